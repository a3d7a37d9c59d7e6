"""語: the tokens of a sentence with names and times as atoms, each with a coarse class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import Reference, Sentence, Span, Token

Name = tuple[int, int, str]
"""Start, end and entity type of a mention; type ``Time`` for a time expression."""

# One letter for each class of word; the frame reader looks at nothing finer.
CLASSES = {
    "名詞-普通名詞-サ変可能": "S", "名詞-普通名詞-サ変形状詞可能": "S", "名詞-普通名詞-一般": "N",
    "名詞-普通名詞-副詞可能": "D", "名詞-普通名詞-形状詞可能": "J", "名詞-普通名詞-助数詞可能": "N",
    "名詞-数詞": "#", "名詞-助動詞語幹": "Y", "代名詞": "N", "接頭辞": "R", "接尾辞-名詞的-一般": "U",
    "接尾辞-名詞的-サ変可能": "U", "接尾辞-名詞的-副詞可能": "U", "接尾辞-名詞的-助数詞": "U",
    "接尾辞-形状詞的": "U", "接尾辞-動詞的": "X", "接尾辞-形容詞的": "X", "形状詞-一般": "J",
    "形状詞-タリ": "J", "形状詞-助動詞語幹": "Y", "動詞-一般": "V", "動詞-非自立可能": "v",
    "形容詞-一般": "A", "形容詞-非自立可能": "a", "助動詞": "X", "助詞-格助詞": "P", "助詞-係助詞": "K",
    "助詞-副助詞": "F", "助詞-接続助詞": "C", "助詞-準体助詞": "n", "助詞-終助詞": "E", "副詞": "B",
    "接続詞": "G", "連体詞": "L", "感動詞-一般": "I", "感動詞-フィラー": "I", "補助記号-読点": ",",
    "補助記号-句点": ".", "補助記号-括弧開": "(", "補助記号-括弧閉": ")", "補助記号-一般": "-",
    "補助記号-ＡＡ-一般": "-", "記号-一般": "N", "記号-文字": "N", "空白": " ", "言いよどみ": "I",
    "英単語": "N", "漢文": "N", "方言": "N",
}  # fmt: skip
NOMINAL = frozenset("NSDJURT#")
ROUND, CORNER = frozenset("(（[［【〔"), frozenset("「『《〈“")
OPENING = ROUND | CORNER
BRACKETS = OPENING | frozenset(")）]］】〕」』》〉”")
ENDING_MARKS = frozenset("。！？!?．")


class Word:
    """A word: offsets in the document, dictionary form, class, conjugated form, entity type if a name.

    ``head`` is the index of the word that GiNZA's arc points to (itself for a root).
    """

    __slots__ = ("cls", "end", "head", "index", "infl", "lemma", "name", "start", "text")

    def __init__(self, start: int, end: int, text: str, lemma: str, cls: str, infl: str = "", name: str = ""):
        self.start, self.end, self.text, self.lemma = start, end, text, lemma
        self.cls, self.infl, self.name = cls, infl, name
        self.head = self.index = 0

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)

    def __repr__(self) -> str:
        return f"{self.text}/{self.name or self.cls}"


def read_words(
    sentence: Sentence, names: Sequence[Name], text: str, spellings: Mapping[str, str] | None = None
) -> list[Word]:
    """Return the words of ``sentence``; ``names`` are sorted, without overlap, within the sentence.

    A name is one word whatever the tokenizer made of it; a token of which only a part is a
    name is cut (訪朝 → 訪, 朝). ``spellings`` maps dictionary forms to the one in use. Linear.
    """
    spellings = spellings or {}
    words: list[Word] = []
    owner: list[int] = []  # for each token its main word, to carry the arcs over
    at, count = 0, len(names)
    for token in sentence.tokens:
        begin, end = token[0], token[1]
        while at < count and names[at][1] <= begin:
            at += 1
        if at == count or names[at][0] >= end:
            owner.append(len(words))
            words.append(_plain(token, spellings))
            continue
        _cut(words, token, names, at, text)
        owner.append(len(words) - 1)
    heads = sentence.tokens
    for index, word in enumerate(words):
        word.index = word.head = index
    for number, token in enumerate(heads):
        mine, governor = owner[number], owner[token[7]]
        if mine != governor:
            words[mine].head = governor
    return words


def _plain(token: Token, spellings: Mapping[str, str]) -> Word:
    start, end, text, lemma, _, tag, inflection, _, _ = token
    if lemma.endswith("ずる"):
        lemma = lemma[:-2] + "じる"  # 応ずる, 禁ずる: one form for 応じる
    if inflection.startswith("助動詞-タ;"):
        lemma = "た"  # 結んだ, 臨んだ: GiNZA gives だ
    lemma = spellings.get(lemma, lemma)
    if text in BRACKETS:
        return Word(start, end, text, lemma, "(" if text in OPENING else ")")
    cls = CLASSES.get(tag) or ("N" if tag.startswith("名詞") else "-")
    return Word(start, end, text, lemma, cls, inflection.partition(";")[2][:3])


def _cut(words: list[Word], token: Token, names: Sequence[Name], at: int, text: str) -> None:
    """Add the parts of a token that touches names: a name begun before it adds nothing."""
    place, end = token[0], token[1]
    cls = CLASSES.get(token[5], "N")
    rest = cls if cls in "SU" else "N"
    while at < len(names) and names[at][0] < end:
        start, stop, kind = names[at]
        if place < start:
            words.append(_piece(place, start, text, "N"))
        if start >= token[0]:
            name = text[start:stop]
            words.append(Word(start, stop, name, name, "T" if kind == "Time" else "N", "", kind))
        place = stop
        at += 1
    if place < end:
        words.append(_piece(place, end, text, rest))


def _piece(start: int, end: int, text: str, cls: str) -> Word:
    """Return what is left of a token beside a name; 釜山(プサン) is one token of the dictionary."""
    piece = text[start:end]
    if piece in BRACKETS:
        cls = "(" if piece in OPENING else ")"
    return Word(start, end, piece, piece, cls)


def names_by_sentence(
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    types: Mapping[str, str],
    times: Sequence[Name],
) -> list[list[Name]]:
    """Return for each sentence its names and times, sorted, the longest first where they overlap."""
    marked = [(*r.span, types.get(r.entity, "Organization")) for r in references if r.is_mention]
    marked = sorted({*marked, *times}, key=lambda n: (n[0], -n[1], n[2] == "Time"))
    found: list[list[Name]] = []
    at = 0
    for sentence in sentences:
        start, end = sentence.span
        while at < len(marked) and marked[at][1] <= start:
            at += 1
        here: list[Name] = []
        i = at
        while i < len(marked) and marked[i][0] < end:
            name = marked[i]
            if name[0] >= start and name[1] <= end and (not here or name[0] >= here[-1][1]):
                here.append(name)
            i += 1
        found.append(here)
    return found


__all__ = ["CORNER", "ENDING_MARKS", "NOMINAL", "ROUND", "Name", "Word", "names_by_sentence", "read_words"]
