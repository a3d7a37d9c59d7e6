"""並列: the items of a list, each an argument of its own (米国と韓国が, 日米は, 岸田、尹両氏)."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.model import Argument, Noun
from kg.model.frames import Origin
from kg.syntax.bunsetsu import Chunk
from kg.syntax.phrases import head_unit, listed, noun_of, plain


def is_item(kid: Chunk, head: Chunk) -> bool:
    """Tell whether ``kid`` is an item of the list that ends in ``head``."""
    if kid.kind != "noun" or kid.adnominal or kid.topic or not kid.units:
        return False
    if kid.units[-1].cls == "T" or (
        head.kind != "noun" and (head.pred is None or head.pred.kind != "copular")
    ):
        return False
    if kid.listing and kid.listing != "と":
        return True
    if kid.case == "と" or kid.listing:
        event, other = head.units[-1].cls == "S" and not head.adnominal, kid.units[-1].cls == "S"
        return not event or other  # 金正恩氏と会談: with whom
    return not kid.case and kid.comma and not kid.apposed and head.units[-1].cls != "T"


def conjuncts(chunk: Chunk, lexicon: Lexicon) -> list[Noun]:
    """Return the nouns of the list that ends in ``chunk``, in text order; one noun where it is none."""
    nouns: list[Noun] = []
    for kid in chunk.kids:
        if kid.index < chunk.index and is_item(kid, chunk):
            nouns += conjuncts(kid, lexicon)
    if len(chunk.kids) > 1:
        nouns.sort(key=lambda n: n.head)
    return nouns + _own(chunk, lexicon)


def _own(chunk: Chunk, lexicon: Lexicon) -> list[Noun]:
    """Split 日米韓 and 米国・韓国, which stand in one bunsetsu."""
    units = chunk.units
    at = head_unit(units, lexicon)
    return [plain(u) for u in units[listed(units, at) : at] if u.name] + [noun_of(chunk, lexicon)]


def arguments_of(chunk: Chunk, case: str, origin: Origin, group: int, lexicon: Lexicon) -> list[Argument]:
    """Return an argument for each item of the list that ends in ``chunk``."""
    particle = chunk.particle
    return [Argument(case, noun, origin, group, particle) for noun in conjuncts(chunk, lexicon)]


__all__ = ["arguments_of", "conjuncts", "is_item"]
