"""文節: content words with the function words that follow them."""

from __future__ import annotations

from kg.syntax.bunsetsu import Chunk, join_units
from kg.syntax.compounds import is_event
from kg.syntax.copula import is_copula
from kg.syntax.endings import read_tail
from kg.syntax.morphemes import NOMINAL, ROUND, Word
from kg.syntax.particles import LISTING, read_case
from kg.syntax.predicates import Predicate
from kg.syntax.walker import Walker

EQUALS = ("＝", "=")
DOING = ("する", "できる", "いたす", "なさる")


class Chunker(Walker):
    """Walks once over the words of a stretch and cuts it into bunsetsu."""

    def read(self) -> list[Chunk]:
        """Return the bunsetsu in order; asides in round brackets are put into ``asides``."""
        i = self._opening(0)
        words = self.words
        while i < self.count:
            word = words[i]
            cls = word.cls
            if cls in NOMINAL or cls == "n":
                i = self._nominal(i)
            elif cls in "VvAa":
                i = self._verbal(i)
            elif cls in ",. -":
                i = self.mark(i)
            elif cls in "()":
                i = self.bracket(i)
            elif cls in "GBLI":
                i = self._loose(i)
            else:
                i = self._stray(i)
        return self.chunks

    def _opening(self, i: int) -> int:
        """接続詞 of several words (ところが, それでも, これに対し) at the head of the sentence."""
        while i < self.count and self.words[i].cls in "( ":
            return i
        if i >= self.count:
            return i
        found = self.lexicon.opening.match(self.text, self.words[i].start)
        return self._fixed(i, found.end(), "conj") if found is not None else i

    def _fixed(self, i: int, end: int, kind: str) -> int:
        """Make one loose chunk of the words up to ``end``, if a word ends there."""
        j = i
        while j < self.count and self.words[j].end < end:
            j += 1
        if j == self.count or self.words[j].end != end:
            return i
        chunk = self.new(kind, i)
        chunk.words += self.words[i : j + 1]
        return self._close(chunk, j + 1)

    def _loose(self, i: int) -> int:
        """接続詞, 副詞, 連体詞: one chunk; や or および after a noun makes a list of it."""
        word = self.words[i]
        if word.cls == "G" and word.text in LISTING and self.chunks and self.chunks[-1].kind == "noun":
            self.chunks[-1].listing = word.text
            return i + 1
        chunk = self.new({"G": "conj", "L": "adn"}.get(word.cls, "adv"), i)
        chunk.words.append(word)
        i += 1
        if (
            word.cls == "B"
            and i < self.count
            and self.words[i].cls in "PF"
            and self.words[i].text in "のにと"
        ):
            chunk.adnominal = self.words[i].text == "の"
            chunk.words.append(self.words[i])
            i += 1
        elif (
            word.cls == "B" and i < self.count and (self.words[i].lemma == "する" or self.words[i].cls == "X")
        ):
            chunk.kind = "pred"
            return self._predicate(chunk, word, i, word.lemma)
        return self._close(chunk, i)

    def _stray(self, i: int) -> int:
        """A function word without content before it: after 」, or at the head of a fragment."""
        if not self.chunks:
            return i + 1
        last = self.chunks[-1]
        before = self.words[i - 1].cls
        if before == ")" and last.kind == "pred":
            return max(i + 1, self._close(last, self._tail(last, i)))
        if before == ")" and last.kind == "noun" and not last.case:
            return max(i + 1, self._particles(last, i))
        return i + 1  # always forward: a fragment may hold what belongs to nothing

    def _nominal(self, i: int) -> int:
        words, count = self.words, self.count
        if (found := self.lexicon.adverb.match(self.text, words[i].start)) and (
            j := self._fixed(i, found.end(), "adv")
        ) > i:
            return j
        chunk = self.new("noun", i)
        while i < count:
            word = words[i]
            if word.cls in NOMINAL:
                if chunk.words and self._parts(chunk, word):
                    break
                chunk.words.append(word)
            elif word.cls == "n" and not chunk.words:
                chunk.words.append(word)
                i += 1
                break
            elif word.cls == "-" and chunk.words and (end := self._address(i)):
                chunk.parens.append(words[i + 1 : end - 1])
                i = end
                continue
            elif word.cls == "-" and word.text in "・=＝" and i + 1 < count and words[i + 1].cls in NOMINAL:
                chunk.words.append(word)
            elif word.cls == "(" and word.text in ROUND and chunk.words:
                j = self.skip_aside(i, chunk)
                if j == i + 1:
                    break
                i = j
                continue
            else:
                break
            i += 1
        chunk.units = join_units(chunk.words)
        adverb = len(chunk.words) == 1 and chunk.words[0].text in self.lexicon.words["adverb_nouns"]
        if adverb and (i >= count or words[i].cls not in "PKF" or words[i].text in "にで"):
            chunk.kind = "adv"
            return self._close(chunk, i + (i < self.count and words[i].cls == "P"))
        return self._particles(chunk, i)

    def _address(self, i: int) -> int:
        """容疑者（52）＝福岡市＝を: return the word after an aside between two ＝, or 0 if there is none."""
        words = self.words
        if words[i].text not in EQUALS:
            return 0
        for j in range(i + 2, min(i + 10, self.count - 1)):
            if words[j].text in EQUALS:
                return j + 1 if words[j + 1].cls in "PK" else 0
            if words[j].cls in ",.()":
                return 0
        return 0

    def _parts(self, chunk: Chunk, word: Word) -> bool:
        """Tell whether ``word`` begins another noun: a time, or what stands after a time or an adverb."""
        last = chunk.words[-1]
        if (word.cls == "T") != (last.cls == "T"):
            return word.cls == "T" or (word.cls in "NSDJ" and word.text not in "間中頃ごろ初")
        if last.text in self.lexicon.words["adverb_nouns"]:
            return True
        return len(chunk.words) == 1 and word.cls != "U" and self._closes_clause(chunk)

    def _closes_clause(self, chunk: Chunk) -> bool:
        """まま, ため or 際 right after a predicate ends its clause: what follows is another noun."""
        after = len(self.chunks) > 1 and self.chunks[-2].kind == "pred" and self.chunks[-2].link == "adn"
        return after and chunk.words[0].text in self.lexicon.words["formal"]

    def _particles(self, chunk: Chunk, i: int) -> int:
        """Read what follows a nominal: する, the copula, or particles."""
        words = self.words
        if i < self.count:
            word = words[i]
            head = chunk.units[-1]
            if word.cls == "v" and word.lemma in DOING and (not head.name or self._opens(chunk)):
                chunk.kind = "pred"
                return self._predicate(chunk, head, i, head.text)
            if word.text == "に" and word.cls == "X":
                if i + 1 < self.count and self.words[i + 1].lemma in ("する", "なる") and head.cls == "J":
                    chunk.words += [word, self.words[i + 1]]  # 明らかにする is one verb
                    return self._made(chunk, head, i + 2)
                chunk.kind, chunk.words = "adv", [*chunk.words, word]  # 全面的に
                return self._close(chunk, i + 1)
            elif word.cls in "XY" or word.text == "で" or word.cls == "a":
                if is_copula(words, i, head, self.lexicon):
                    chunk.kind = "pred"
                    return self._predicate(chunk, head, i, head.text, copular=True)
            elif word.cls == ")" and self.quotes and word.text not in ROUND:
                return self._close(chunk, i)
        i = read_case(chunk, self.words, i, self.text, self.lexicon)
        if chunk.words[-1].text == "中" and chunk.case in ("の", "に", "で", "") and self._underway(chunk):
            return self._close(chunk, i)
        if chunk.case == "と" and len(chunk.units) == 1 and chunk.units[0].cls == "J":
            chunk.kind = "adv"  # 公然と
        return self._close(chunk, i)

    def _underway(self, chunk: Chunk) -> bool:
        """ウクライナを訪問中の首相: an event with 中 after its own argument is a predicate."""
        before = self.chunks[-2] if len(self.chunks) > 1 else None
        if (
            before is None
            or before.case not in ("を", "に", "と")
            or before.adnominal
            or len(chunk.words) < 2
        ):
            return False
        event = chunk.words[-2]
        if not is_event(event, self.lexicon):
            return False
        chunk.kind, chunk.link = "pred", "adn" if chunk.adnominal else "so"
        chunk.units, chunk.case = [event], ""
        chunk.pred = Predicate("verbal", event.text, event.span)
        chunk.pred.progressive = True
        return True

    def _made(self, chunk: Chunk, head: Word, i: int) -> int:
        """Read 明らかにする or 可能になる as one verb that ends before word ``i``."""
        verb = self.words[i - 1]
        lemma = f"{head.text}に{verb.lemma}"
        core = Word(head.start, verb.end, self.text[head.start : verb.end], lemma, "V", verb.infl)
        core.index, core.head = head.index, head.head
        chunk.kind, chunk.units = "pred", [core]
        return self._predicate(chunk, core, i, lemma)

    def _opens(self, chunk: Chunk) -> bool:
        """訪|朝, 来|日: a compound that holds a name and is a verb."""
        parts = chunk.units
        return len(parts) > 1 and bool(parts[-1].name) and parts[-2].text in self.lexicon.prefixes

    def _verbal(self, i: int) -> int:
        """A verb or adjective; verbs that only colour it (撃ち始める) join it."""
        found = self.lexicon.adverb.match(self.text, self.words[i].start)
        if found is not None and (j := self._fixed(i, found.end(), "adv")) > i:
            return j
        chunk = self.new("pred", i)
        word = self.words[i]
        chunk.words.append(word)
        lemma, core = word.lemma, word
        i += 1
        aspect = ""
        while i < self.count and self.words[i].cls in "Vv" and word.cls in "Vv" and word.infl == "連用形":
            if self.words[i].lemma in self.lexicon.suffix_verbs:
                aspect = self.lexicon.suffix_verbs[self.words[i].lemma] or aspect
            elif self.words[i].start == word.end and self.words[i].lemma not in ("する", "いる"):
                lemma = self.text[core.start : word.end] + self.words[i].lemma
            else:
                break
            word = self.words[i]
            chunk.words.append(word)
            i += 1
        if (
            i < self.count
            and word.cls in "Vv"
            and word.infl == "連用形"
            and self.words[i].cls in "NSU"
            and core.cls == "V"
        ):
            return self._verb_as_noun(chunk, i)
        core = Word(core.start, word.end, self.text[core.start : word.end], lemma, core.cls, word.infl)
        core.index, core.head = chunk.words[-1].index, chunk.words[-1].head
        chunk.units = [core]
        return self._predicate(chunk, core, i, lemma, aspect=aspect)

    def _verb_as_noun(self, chunk: Chunk, i: int) -> int:
        """連用形 before a noun is the first part of a compound noun (送り出し先)."""
        chunk.kind = "noun"
        while i < self.count and self.words[i].cls in NOMINAL and self.words[i].cls != "T":
            chunk.words.append(self.words[i])
            i += 1
        chunk.units = join_units(chunk.words)
        return self._particles(chunk, i)

    def _predicate(
        self, chunk: Chunk, core: Word, i: int, lemma: str, copular: bool = False, aspect: str = ""
    ) -> int:
        kind = "copular" if copular else "adjectival" if core.cls in "AaJ" else "verbal"
        chunk.pred = Predicate(kind, lemma, core.span, aspect)
        if core.infl in ("終止形", "連体形"):
            chunk.pred.tense = "present"
        elif core.infl == "意志推":
            chunk.pred.effects.append(("planned", core.span))
        i = self._tail(chunk, i)
        if chunk.link in ("te", "cont") and lemma in self.lexicon.words["adverb_verbs"] and not chunk.comma:
            if i < self.count and self.words[i].cls not in ",.)":
                chunk.kind, chunk.pred = "adv", None  # 一貫して, 改めて
        elif kind == "adjectival" and chunk.link == "cont" and i < self.count and self.words[i].cls in "VS":
            chunk.kind, chunk.pred = "adv", None  # 厳しく批判した
        return self._close(chunk, i)

    def _tail(self, chunk: Chunk, i: int) -> int:
        return read_tail(chunk, self.words, i, self.text, self.lexicon)

    def _close(self, chunk: Chunk, i: int) -> int:
        """Take in a closing bracket with what follows it, so that 」と belongs to the quotation."""
        words = self.words
        j = i
        while j < self.count and words[j].cls == "." and j + 1 < self.count and words[j + 1].cls == ")":
            j += 1
        if j < self.count and words[j].cls == ")" and self.quotes and words[j].text not in ROUND:
            self.quotes.pop()
            chunk.closing = True
            i = j + 1
            if i < self.count and words[i].cls == "(" and words[i].text in ROUND:
                i = self.skip_aside(i, chunk)
            if chunk.kind == "noun" and not chunk.case:
                i = self._particles(chunk, i) if i < self.count else i
            elif chunk.kind == "pred" and i < self.count and words[i].cls in "PKXCF":
                i = self._tail(chunk, i)
        chunk.end = words[i - 1].end if i else chunk.start
        chunk.units = chunk.units or list(chunk.words)
        if chunk.closing and chunk.kind == "noun" and chunk.case == "と" and not chunk.adnominal:
            self._quoted_noun(chunk)
        return i

    def _quoted_noun(self, chunk: Chunk) -> None:
        """「中国が武器を供与」と報じた: a quotation that ends in a noun says something, a name does not."""
        if len(self.chunks) > 1 and self.chunks[-2].quote == chunk.quote:
            core = chunk.units[-1]
            kind = "verbal" if is_event(core, self.lexicon) else "copular"
            chunk.kind, chunk.link, chunk.case = "pred", "quote", ""
            chunk.pred = Predicate(kind, core.text, core.span)


__all__ = ["Chunker"]
