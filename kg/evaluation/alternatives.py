"""Every alternative of every rule, tried: each word in each frame, as a sentence of its own.

An alternative that matches no sentence made from its own rule can never match: the tokenizer cuts it
otherwise, the frame reader folds it, or its particle is never read. Such words only look as if they worked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Document, Sentence, Span
from kg.pipeline import Pipeline
from kg.relations.alternatives import split_idiom
from kg.relations.bindings import Match, two_way
from kg.relations.engine import rules_for
from kg.relations.fillers import Resolver
from kg.relations.matching import Matcher
from kg.relations.patterns import Pattern, Slot, parse_pattern
from kg.relations.rules import Rule, Rules

NAMES = {
    "Country": ("フランス", "トルコ", "ケニア"),
    "Organization": ("トヨタ自動車", "ソニー", "国連"),
    "Person": ("マクロン氏", "プーチン氏", "メルケル氏"),
    "Place": ("シベリア", "クリミア", "北海道"),
}
ENDING = {"国防省": "フランス国防省", "軍": "米軍", "部隊": "米軍"}
WORDS = {"noun": "石油", "text": "電池", "content": "再開"}
ADNOMINAL = {"に対して": "に対する", "向け": "向けの", "製": "製の", "による": "による"}
NOMINAL = {"が": "による", "を": "への", "に": "への", "へ": "への", "と": "との", "から": "からの",
           "に対して": "に対する", "向け": "向けの", "で": "での"}  # fmt: skip
SAMPLES = 5
"""How many partners a noun or a verb is tried with before it is given up."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One word of a rule (its predicate, or the noun that goes with it), and sentences that say it.

    ``ends`` are the names that stand for subject and object in them.
    """

    rule: Rule
    word: str
    sentences: tuple[str, ...]
    ends: tuple[str, str]


def written(rules: Rules, types: Iterable[str] = ()) -> Iterator[Alternative]:
    """Yield every word of every clause rule, with the sentences that should be read by its type."""
    wanted, seen = set(types), set()
    for rule in rules.rules:
        key = (rule.type, rule.label, rule.pattern.text)
        if (wanted and rule.type not in wanted) or key in seen or rule.pattern.shape != "clause":
            continue
        seen.add(key)
        base = parse_pattern(rule.pattern.text, rules.words)
        ends = (_end(base, rule.subject), _end(base, rule.object))
        verbs, nouns = sorted(base.predicates, key=_plainness), _nouns(base)
        pairs = {verb: [(verb, noun) for noun in nouns[:SAMPLES] or [""]] for verb in verbs}
        if len(nouns) > 1:
            pairs |= {noun: [(verb, noun) for verb in verbs[:SAMPLES]] for noun in nouns}
        for word, chosen in pairs.items():
            sentences = tuple(s for verb, noun in chosen for s in _sentences(base, verb, noun))
            yield Alternative(rule, word, sentences, ends)


def _nouns(base: Pattern) -> list[str]:
    return sorted(base.slots[-1].words - {"*"}, key=_plainness) if base.slots[-1].kind == "words" else []


def _end(base: Pattern, role: str) -> str:
    return next((_filler(slot, n) for n, slot in enumerate(base.slots) if slot.role == role), "")


def _sentences(base: Pattern, verb: str, noun: str) -> Iterator[str]:
    before = "".join(_say(slot, number, base, noun) for number, slot in enumerate(base.slots))
    before = before.replace("フランスのトルコとの", "フランスとトルコの")
    if any(slot.through in ("inner", "target") for slot in base.slots):
        before = before.replace("が", "は、", 1)
    for said in _past(verb):
        yield f"{before}{said}。"
    if verb[-1] in "うくぐすつぬぶむる" and split_idiom(verb) is None:
        yield f"{before}{verb}。"  # 応じた may be read as a particle (人数に応じた)
    if verb[-1] not in "うくぐすつぬぶむるだ":
        yield f"{before}{verb}を行った。"
        parts = (_say(slot, number, base, noun, True) for number, slot in enumerate(base.slots))
        yield f"{''.join(parts)}{verb}が続いた。"


_PAST = {"く": "いた", "ぐ": "いだ", "す": "した", "う": "った", "つ": "った", "ぬ": "んだ", "ぶ": "んだ",
         "む": "んだ", "い": "かった", "だ": "だった"}  # fmt: skip


def _past(word: str) -> Iterator[str]:
    """Yield how a predicate is told in the news: 訪れた, 送った, 協力した, 応じなかった, 盟友だった."""
    if word.endswith("する"):
        yield word.removesuffix("する") + "した"
    elif word.endswith("る"):
        yield word[:-1] + "た"
        yield word[:-1] + "った"
    elif word.endswith("行く"):
        yield word[:-1] + "った"
    elif word[-1] in _PAST:
        yield word[:-1] + _PAST[word[-1]]
    if word[-1] not in "うくぐすつぬぶむるだ":
        yield word + "した"
        yield word + "だった"


def _say(slot: Slot, number: int, base: Pattern, noun: str, nominal: bool = False) -> str:
    last = number == len(base.slots) - 1
    words = noun if noun and last else _filler(slot, number)
    if slot.through == "inner":
        return f"{words}が約束を破ったと"
    if slot.through == "target":
        return f"{words}に報復すると"
    case = slot.cases[0]
    if case == "複合":
        return words
    if slot.host >= 0 and case in ("の", "へ", "と", "から", *ADNOMINAL):
        return words + ADNOMINAL.get(case, case if case == "の" else case + "の")
    if nominal:
        return words + NOMINAL.get(case, case)
    if slot.kind == "content" and case == "を":
        return words + case
    return words + ADNOMINAL.get(case, case) if case == "製" else words + case


def _plainness(word: str) -> tuple[bool, int, str]:
    return (len(word) == 1, len(word), word)


def _filler(slot: Slot, number: int) -> str:
    if slot.kind == "words":
        return min(slot.words - {"*"}, key=_plainness, default="")
    if slot.kind != "entity":
        return WORDS.get(slot.kind, "")
    if slot.endings:
        return next((n for e, n in ENDING.items() if e in slot.endings), "フランス政府")
    return NAMES[slot.types[0]][number % 3]


def dead(pipeline: Pipeline, types: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield (file:line, message) for every alternative that none of its own sentences matches."""
    left = list(written(pipeline.rules, types))
    for turn in range(max((len(a.sentences) for a in left), default=0)):
        texts = list(dict.fromkeys(a.sentences[turn] for a in left if turn < len(a.sentences)))
        documents = [Document(f"a{i}", text, body=(Span(0, len(text)),)) for i, text in enumerate(texts)]
        parses = zip(texts, pipeline.parser.parse_many(documents), strict=True)
        read = {text: _Read(pipeline, text, sentences) for text, sentences in parses}
        left = [a for a in left if turn >= len(a.sentences) or not read[a.sentences[turn]].matches(a)]
    for alternative in left:
        yield _where(alternative, pipeline.rules), _message(alternative)


class _Read:
    """A sentence with its frames, ready to be matched."""

    def __init__(self, pipeline: Pipeline, text: str, sentences: tuple[Sentence, ...]) -> None:
        document = Document("alternative", text, body=(Span(0, len(text)),))
        entities, references = pipeline.find_entities(document, sentences)
        self.text, self.rules = text, pipeline.rules
        self.frames = pipeline.find_frames(document, sentences, references, entities)
        self.matcher = Matcher(
            Resolver(document, entities, references, self.frames, pipeline.rules), self.frames
        )

    def matches(self, alternative: Alternative) -> bool:
        """Tell whether the sentence is read by the type of the rule, with its two ends."""
        for frame in self.frames:
            for rule in rules_for(frame, self.rules, self.text):
                if rule.type == alternative.rule.type:
                    match = self.matcher.match(rule, frame)
                    if match is not None and self._ends(match, alternative):
                        return True
        return False

    def _ends(self, match: Match, alternative: Alternative) -> bool:
        ends = [
            {f.span.of(self.text) for f in match.bindings[role].fillers} if role in match.bindings else set()
            for role in (match.rule.subject, match.rule.object)
        ]
        wanted = [
            any(end.startswith(name) for name in found)
            for end, found in zip(alternative.ends, ends, strict=True)
        ]
        if two_way(match.rule):
            return all(any(e.startswith(n) for n in ends[0] | ends[1]) for e in alternative.ends)
        return all(wanted)


def _where(alternative: Alternative, rules: Rules) -> str:
    rule = alternative.rule
    group = rules.verbs.groups.get(rule.label.rpartition(".")[0])
    for member in (*group.words, *group.nouns) if group else ():
        if member.text == alternative.word:
            return str(member.where)
    return rule.where


def _message(alternative: Alternative) -> str:
    return (
        f"{alternative.rule.name}: {alternative.word} can never match: "
        f"{alternative.sentences[0]} does not (try it with kg rules try)"
    )


__all__ = ["Alternative", "dead", "written"]
