"""The numbers of the GiNZA model as plain arrays, after a check that it is the model we know.

The fast reader computes what spaCy would compute. That holds for one shape of model: the one of
ja-ginza 5.x. Whatever else is found raises :class:`UnsupportedError`, and the stock reader is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language

Floats = NDArray[np.float32]
PIPELINE = ["tok2vec", "parser", "ner", "morphologizer", "compound_splitter", "bunsetu_recognizer"]


class UnsupportedError(Exception):
    """The model or the programs under it are not those the fast reader was written for."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the encoder: three maxout pieces side by side, then layer normalisation."""

    maxout: Floats  # (3 · width in, 3 · width out)
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Transitions:
    """What scores the actions of a transition system, and the names of the actions."""

    reduce: Floats  # (width, inner)
    reduce_bias: Floats
    lower: Floats  # (inner, features · pieces · hidden)
    lower_bias: Floats
    absent: Floats  # (features, pieces · hidden): stands for a token that is not there
    upper: Floats  # (hidden, actions)
    upper_bias: Floats
    features: int
    pieces: int
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """All that the fast reader needs besides the embedding of single words."""

    layers: tuple[Layer, ...]
    parser: Transitions
    ner: Transitions
    tagger: Floats  # (width, tags)
    tagger_bias: Floats
    tags: tuple[str, ...]


def read_weights(nlp: Language) -> Weights:
    """Return the weights of ``nlp``; raises :class:`UnsupportedError` where anything is unexpected."""
    try:
        return _read(nlp)
    except (AttributeError, KeyError, IndexError, ValueError) as error:
        raise UnsupportedError(f"the model is built differently: {error}") from error


def _read(nlp: Any) -> Weights:
    _need(nlp.pipe_names == PIPELINE, "pipeline", nlp.pipe_names)
    _need(type(nlp.tokenizer).__name__ == "JapaneseTokenizer", "tokenizer", type(nlp.tokenizer))
    _need(nlp.tokenizer.split_mode == "C", "split mode", nlp.tokenizer.split_mode)
    _need(nlp.get_pipe("compound_splitter").split_mode is None, "compound splitter", "on")
    _need(not nlp.get_pipe("bunsetu_recognizer").remain_bunsetu_suffix, "suffixes", "kept")
    _, encode = nlp.get_pipe("tok2vec").model.layers
    (stack,) = encode.layers
    depth = len(stack.layers)
    _need(encode.attrs["pad"] == depth, "padding", encode.attrs["pad"])
    parser, ner, tagger = (nlp.get_pipe(name) for name in ("parser", "ner", "morphologizer"))
    linear = tagger.model.layers[1].layers[0]
    _need(linear.name == "softmax" and tagger.cfg["overwrite"], "morphologizer", linear.name)
    _need(not any(tagger.cfg["labels_morph"].values()), "morphology", "predicted")
    pos = {number: name for name, number in _pos_ids().items()}
    return Weights(
        tuple(map(_layer, stack.layers)),
        _transitions(parser, 8),
        _transitions(ner, 3),
        _contiguous(linear.get_param("W").T),
        linear.get_param("b"),
        tuple(pos[tagger.cfg["labels_pos"][label]] for label in tagger.labels),
    )


def _pos_ids() -> dict[str, int]:
    from spacy.parts_of_speech import IDS

    return dict(IDS)


def _layer(residual: Any) -> Layer:
    window, block = residual.layers[0].layers
    maxout, normalise = block.layers[0].layers
    _need(window.name == "expand_window" and window.attrs["window_size"] == 1, "window", window.name)
    _need((maxout.name, normalise.name) == ("maxout", "layernorm"), "encoder", block.name)
    weights = maxout.get_param("W")  # (out, pieces, in)
    out, pieces, width = weights.shape
    _need(pieces == 3 and width == 3 * out, "maxout", weights.shape)
    # Pieces side by side: the maximum is then taken over whole rows.
    ordered = _contiguous(weights.transpose(1, 0, 2).reshape(pieces * out, width).T)
    bias = _contiguous(maxout.get_param("b").T.reshape(-1))
    return Layer(ordered, bias, normalise.get_param("G"), normalise.get_param("b"))


def _transitions(pipe: Any, features: int) -> Transitions:
    _need(pipe.cfg["beam_width"] == 1, "beam", pipe.cfg["beam_width"])
    _need(not pipe.model.attrs["unseen_classes"], "classes", "unseen")
    tok2vec, lower, upper = pipe.model.layers
    linear = tok2vec.layers[-1]
    weights = lower.get_param("W")  # (features, hidden, pieces, inner)
    _need(weights.shape[0] == features and pipe.model.attrs["has_upper"], "features", weights.shape)
    inner, pieces = weights.shape[-1], weights.shape[2]
    actions = tuple(pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves))
    _need(not any("||" in a or a.endswith("-subtok") for a in actions), "actions", "non-projective")
    return Transitions(
        _contiguous(linear.get_param("W").T),
        linear.get_param("b"),
        _contiguous(weights.transpose(0, 2, 1, 3).reshape(-1, inner).T),
        _contiguous(lower.get_param("b").T.reshape(-1)),
        _contiguous(lower.get_param("pad")[0].transpose(0, 2, 1).reshape(features, -1)),
        _contiguous(upper.get_param("W").T),
        upper.get_param("b"),
        features,
        pieces,
        actions,
    )


def _contiguous(array: Any) -> Floats:
    return np.ascontiguousarray(array, dtype=np.float32)


def _need(holds: bool, what: str, found: object) -> None:
    if not holds:
        raise UnsupportedError(f"unexpected {what}: {found}")
