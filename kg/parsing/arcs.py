"""The dependency parser's decoder, for many texts at once.

Replaces ``spacy.pipeline.DependencyParser`` in prediction: the same arc-eager system with
sentence breaks, greedy, with the same features and weights. spaCy steps through the states of
a batch in C, one row at a time (and on Python ≤ 3.11 pays for an error check at each call);
here one step advances up to ``WIDTH`` texts with a few array operations.

Assumes no preset heads or sentence starts, and labels without pseudo-projective marks. Words are
numbered through the whole batch; -1 is "no word", and index -1 of every array is its blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.parsing.weights import Floats, Transitions, UnsupportedError

Ints = NDArray[np.int64]
SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
LETTERS = "SDLRB"
WIDTH = 192
"""Texts under way at a time; finished ones are replaced, the longest first."""


@dataclass(frozen=True, slots=True)
class Arcs:
    """Head of every word (itself for a root), the action that attached it, and sentence starts."""

    heads: Ints
    actions: Ints
    starts: NDArray[np.bool_]


class ArcParser:
    """Scores and applies transitions."""

    def __init__(self, weights: Transitions) -> None:
        self.weights = weights
        letters = [LETTERS.find(action[0]) for action in weights.actions]
        if -1 in letters or letters[:2] != [SHIFT, REDUCE]:
            raise UnsupportedError(f"unexpected actions: {weights.actions}")
        self._kind = np.array(letters, np.int64)
        # Row: which of the five kinds are allowed, as bits. What is not scores minus infinity.
        allowed = (np.arange(32)[:, None] >> self._kind) & 1
        self._penalty = np.where(allowed == 1, 0, -np.inf).astype(np.float32)
        self._hidden = len(weights.upper)
        self._table = np.empty((0, 0), np.float32)
        self._feature = np.arange(weights.features)

    def parse(self, vectors: Floats, lengths: Sequence[int]) -> Arcs:
        """Parse the texts whose words' ``vectors`` (words, width) stand one text after the other."""
        table = self._features(vectors)
        states = States(len(vectors), lengths)
        while states.fill(WIDTH):
            words, allowed = states.look()
            scores = self._scores(table, words)
            scores += self._penalty[allowed]
            actions = scores.argmax(axis=1)
            states.apply(self._kind[actions], actions, words)
        heads = states.heads[:-1]
        roots = heads < 0
        heads[roots] = np.flatnonzero(roots)
        return Arcs(heads, states.actions[:-1], sentence_starts(heads))

    def _features(self, vectors: Floats) -> Floats:
        """Work out what each word adds to a state in each role: (words + 1 · roles, pieces · hidden)."""
        w = self.weights
        size = len(vectors)
        if len(self._table) < size + 1:
            self._table = np.empty((size + 1, w.lower.shape[1]), np.float32)
        table = self._table[: size + 1]
        inner: Floats = vectors @ w.reduce
        inner += w.reduce_bias
        np.matmul(inner, w.lower, out=table[:size])
        table[size] = w.absent.reshape(-1)
        return table.reshape(-1, w.lower.shape[1] // w.features)

    def _scores(self, table: Floats, words: Ints) -> Floats:
        w = self.weights
        rows = table[words * w.features + self._feature]  # -1 leads to the last row: the absent word
        total = rows.sum(axis=1)
        total += w.lower_bias
        pieces = total.reshape(len(words), w.pieces, self._hidden)
        hidden = np.maximum(pieces[:, 0], pieces[:, 1])
        for piece in range(2, w.pieces):
            np.maximum(hidden, pieces[:, piece], out=hidden)
        scores: Floats = hidden @ w.upper
        scores += w.upper_bias
        return scores


class States:
    """Stacks, buffers and arcs of all texts, each in one array."""

    def __init__(self, size: int, lengths: Sequence[int]) -> None:
        count = len(lengths)
        sizes = np.asarray(lengths, np.int64)
        first = np.cumsum(sizes) - sizes
        text = np.arange(count)
        # Three blanks lie under every stack, two behind every buffer.
        self.stack = np.full(size + 3 * count, -1, np.int64)
        self.buffer = np.full(size + 2 * count, -1, np.int64)
        self.buffer[np.arange(size) + 2 * np.repeat(text, sizes)] = np.arange(size)
        self.heads, self.actions, self.left, self.right, self.elder = np.full((5, size + 1), -1, np.int64)
        self.started = np.zeros(size + 1, bool)  # marked as the start of a sentence
        self.returned = np.zeros(size + 1, bool)  # put back on the buffer: not to be shifted again
        bottom, front = first + 3 * (text + 1), first + 2 * text
        # One row a state: bottom of the stack, its top, front of the buffer, its end.
        waiting = np.stack([bottom, bottom, front, front + sizes], axis=1)
        longest = np.argsort(-sizes, kind="stable")
        self._waiting = waiting[longest[sizes[longest] > 0]]
        self._next = 0
        self.bottom, self.top, self.front, self.end = np.empty((4, 0), np.int64)

    def fill(self, width: int) -> bool:
        """Drop finished states, start others; tell whether any are left."""
        going = (self.top > self.bottom) | (self.front < self.end)
        room = width - int(np.count_nonzero(going))
        fresh = self._waiting[self._next : self._next + room] if room > 0 else self._waiting[:0]
        if len(fresh) or not going.all():
            self._next += len(fresh)
            old = np.stack([self.bottom, self.top, self.front, self.end])[:, going]
            self.bottom, self.top, self.front, self.end = np.concatenate([old, fresh.T], axis=1)
        return len(self.top) > 0

    def look(self) -> tuple[Ints, Ints]:
        """Return the words that matter to each state (states, 8) and the kinds of action allowed (bits)."""
        stack, buffer = self.stack, self.buffer
        b0, b1 = buffer[self.front], buffer[self.front + 1]
        s0, s1, s2 = stack[self.top - 1], stack[self.top - 2], stack[self.top - 3]
        words = np.stack([b0, b1, s0, s1, s2, self.left[b0], self.left[s0], self.right[s0]], axis=1)
        some, more = b0 >= 0, b1 >= 0
        empty = s0 < 0
        open_ = some & ~self.started[b0]
        arc = ~empty & open_
        shift = empty | (more & open_ & ~self.returned[b0])
        break_ = more & (b1 == b0 + 1) & ~self.started[b1]
        allowed = shift | (~empty << REDUCE) | (arc << LEFT) | (arc << RIGHT) | (break_ << BREAK)
        return words, allowed

    def apply(self, kinds: Ints, actions: Ints, words: Ints) -> None:
        """Take the chosen action in every state."""
        b0, b1, s0 = words[:, 0], words[:, 1], words[:, 2]
        left, right = kinds == LEFT, kinds == RIGHT
        self._attach_left(s0[left], b0[left], actions[left])
        self._attach_right(b0[right], s0[right], actions[right])
        push = right | (kinds == SHIFT)
        reduce = kinds == REDUCE
        back = reduce & (self.heads[s0] < 0) & (self.top - self.bottom > 1)
        self.stack[self.top[push]] = b0[push]
        self.top += push
        self.top -= left | reduce
        self.front += push
        self.front -= back
        self.buffer[self.front[back]] = s0[back]
        self.returned[s0[back]] = True
        self.started[b1[kinds == BREAK]] = True

    def _attach_left(self, child: Ints, head: Ints, actions: Ints) -> None:
        # A word on the stack may have a head below it already: that arc goes, and its former
        # head's last right child is the one before.
        former = self.heads[child]
        had = former >= 0
        self.right[former[had]] = self.elder[child[had]]
        self.heads[child], self.actions[child] = head, actions
        self.left[head] = child
        self.returned[head] = False

    def _attach_right(self, child: Ints, head: Ints, actions: Ints) -> None:
        self.heads[child], self.actions[child] = head, actions
        self.elder[child] = self.right[head]
        self.right[head] = child


def sentence_starts(heads: Ints) -> NDArray[np.bool_]:
    """Tell for each word whether it is the first under its root.

    >>> sentence_starts(np.array([1, 1, 3, 3])).tolist()
    [True, False, True, False]
    """
    root = heads
    while not np.array_equal(above := root[root], root):
        root = above
    starts = np.zeros(len(heads), bool)
    starts[np.unique(root, return_index=True)[1]] = True
    return starts
