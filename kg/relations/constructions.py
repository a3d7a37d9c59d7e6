"""構文: in which cases an argument of an active rule may stand in the constructions of Japanese.

A rule is written once, active and affirmative. Each construction below says for every case of the
rule where that argument stands there, best first, with a cost; the matcher takes the cheapest
reading that fills the rule. Frames keep the surface, so this is the only place that undoes a passive.
"""

from __future__ import annotations

from kg.model import Frame
from kg.relations.patterns import Pattern

Cases = dict[str, float]
VERB_ENDS = frozenset("うくぐすつぬぶむる")

# A case that a rule writes also stands for its near synonyms.
SYNONYMS: dict[str, Cases] = {
    "が": {"が": 0, "は": 0.2},
    "を": {"を": 0, "は": 0.3},
    "に": {"に": 0, "へ": 0.1, "に対して": 0.1, "に向けて": 0.2, "向け": 0.2, "対": 0.1},
    "へ": {"へ": 0, "に": 0.1, "に対して": 0.2, "に向けて": 0.2, "向け": 0.2},
    "に対して": {"に対して": 0, "に": 0.2, "へ": 0.2, "対": 0.1},
    "と": {"と": 0, "との間で": 0.1, "とともに": 0.3, "対": 0.2},
    "から": {"から": 0, "より": 0.1, "製": 0.3},
    "によって": {"によって": 0, "で": 0.3},
}

# 事象名詞: ロシアによるウクライナ侵攻, 北朝鮮への石油輸出, 日米首脳会談, 対ロ制裁. Verbs made of an event
# noun (攻撃を行う) bring its arguments along, so the same cases are allowed there.
NOMINAL: dict[str, Cases] = {
    "が": {"によって": 0.1, "の": 0.4, "主": 0.3, "から": 0.8, "複合": 1.0},
    "を": {
        "に対して": 0.3,
        "へ": 0.4,
        "対": 0.2,
        "の": 0.6,
        "複合": 0.5,
        "に": 0.8,
        "向け": 0.6,
        "をめぐって": 0.6,
    },
    "に": {"への": 0.1, "の": 1.2, "複合": 0.7, "対": 0.2, "在": 0.8},
    "へ": {"複合": 0.8, "の": 1.2, "対": 0.3},
    "と": {"複合": 0.8, "の": 1.2, "対": 0.2, "に対して": 0.9},
    "から": {"複合": 0.9, "の": 1.0, "製": 0.2},
    "に対して": {"複合": 0.7, "対": 0.1},
    "で": {"の": 0.6},  # 戦略面の協力
}

PASSIVE: dict[str, Cases] = {
    "が": {"によって": 0, "に": 0.1, "から": 0.1, "の": 0.8},
    "を": {"が": 0, "は": 0.1, "の": 0.7},
}

# 間接受動: 日本は米国に説明を求められた, 北朝鮮はロシアから石油を供与された.
GOAL_PASSIVE: dict[str, Cases] = {
    "が": {"に": 0.1, "から": 0.1, "によって": 0},
    "に": {"が": 0, "は": 0.1},
    "へ": {"が": 0, "は": 0.1},
    "に対して": {"が": 0, "は": 0.1},
    "から": {"が": 0.2, "は": 0.3},
}


NOMINAL_THING: Cases = {"の": 0.5, "複合": 0.4}


def constructions(pattern: Pattern, frame: Frame) -> tuple[tuple[str, dict[str, Cases]], ...]:
    """Return the constructions in which ``frame`` may say ``pattern``: name and cases by rule case."""
    cases = {case for slot in pattern.slots for case in slot.cases}
    if frame.kind in ("title", "copular", "adjectival"):
        return (("active", _table(cases, False)),)
    if frame.voice == "causative" and frame.of_case("に"):
        return ()  # 北朝鮮に砲弾を作らせる: who does it is not who is named first
    receives = frame.voice == "passive" or (
        frame.voice == "benefactive" and bool(frame.of_case("に", "から"))
    )
    if not receives:
        return (("event noun" if frame.kind == "nominal" else "active", _table(cases, is_event(frame))),)
    direct, goal = _passive(cases, PASSIVE), _passive(cases, GOAL_PASSIVE)
    if is_event(frame):  # 巡視船の供与を受ける
        goal["を"] = {**NOMINAL_THING, **goal["を"]} if "を" in goal else {}
    if not cases & {"に", "へ", "から", "に対して"}:
        return (("passive", direct),)
    if "を" not in cases or frame.of_case("を"):
        return (("goal passive", goal), ("passive", direct))
    return (("passive", direct), ("goal passive", goal))


def is_event(frame: Frame) -> bool:
    """Tell whether the predicate is an event noun (also with する or a light verb)."""
    return frame.kind == "nominal" or frame.lemma[-1:] not in VERB_ENDS


def _table(cases: set[str], event: bool) -> dict[str, Cases]:
    table = {case: dict(SYNONYMS.get(case, {case: 0})) for case in cases}
    if event:
        for case in cases:
            for other, cost in NOMINAL.get(case, {}).items():
                # a case that the rule gives to another hole is not borrowed: 日本に石油の輸出
                if other not in cases:
                    table[case].setdefault(other, cost)
    return table


def _passive(cases: set[str], moved: dict[str, Cases]) -> dict[str, Cases]:
    """Build the table of a passive; に of the rule keeps its に, so no agent in に there."""
    table: dict[str, Cases] = {}
    for case in cases:
        table[case] = dict(moved.get(case) or SYNONYMS.get(case, {case: 0}))
    if moved is PASSIVE and {"に", "へ"} & (cases - moved.keys()) and "が" in table:
        table["が"].pop("に")
    if "から" in cases and moved is PASSIVE and "が" in table:
        table["が"].pop("から", None)
    return table
