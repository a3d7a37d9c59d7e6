"""Gold to be read: the text with every name marked, the relations with their evidence, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from kg.config.tables import load_relation_types
from kg.evaluation.gold import QUALIFIERS, Annotation, Case
from kg.graph.types import ENTITY_LABELS, STATUS_LABELS
from kg.model import RelationType

_STYLE = """
:root { color-scheme: light dark;
  --Person: #ffd9ec; --Country: #cde7ff; --Organization: #fff2b3; --Place: #d6f5d0 }
@media (prefers-color-scheme: dark) {
  :root { --Person: #6d2749; --Country: #1d4a75; --Organization: #5f5200; --Place: #23551a } }
body { font: 16px/1.9 sans-serif; max-width: 52em; margin: auto; padding: 1em }
mark { color: inherit; border-radius: .2em; padding: 0 .1em }
mark.Person { background: var(--Person) } mark.Country { background: var(--Country) }
mark.Organization { background: var(--Organization) } mark.Place { background: var(--Place) }
.text { white-space: pre-wrap; overflow-wrap: anywhere } .chrome { opacity: .45 }
:target { outline: 2px solid; outline-offset: 2px }
li { margin: .8em 0 } q { display: block; quotes: none } small { opacity: .75 }
"""


def view(cases: Sequence[Case], configs: Path | None = None) -> str:
    """Return the page: self-contained, without script, everything of the gold escaped."""
    types, _ = load_relation_types(configs)
    return "\n".join(_page(cases, types)) + "\n"


def _page(cases: Sequence[Case], types: Mapping[str, RelationType]) -> Iterator[str]:
    title = escape(", ".join(c.name for c in cases[:3]) + (" …" if len(cases) > 3 else ""))
    yield '<!doctype html>\n<html lang="ja">\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width">'
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>"
    marks = " ".join(f'<mark class="{t}">{label}</mark>' for t, label in ENTITY_LABELS.items())
    yield f"<p>{marks} <span class=chrome>記事ではない部分</span></p>"
    if len(cases) > 1:
        yield (
            "<ul>"
            + "".join(f'<li><a href="#a{n}">{escape(c.name)}</a>' for n, c in enumerate(cases))
            + "</ul>"
        )
    for number, case in enumerate(cases):
        yield from _article(number, case, types)
    yield "</html>"


def _article(number: int, case: Case, types: Mapping[str, RelationType]) -> Iterator[str]:
    gold = case.gold
    entities = {e["id"]: e for e in gold["entities"]}
    yield f'<article id="a{number}">\n<h1>{escape(case.name)}</h1>'
    yield f"<p><small>{escape(str(gold.get('published') or ''))}</small></p>"
    yield f'<p class="text">{"".join(_text(number, case))}</p>'
    yield f"<h2>関係 ({len(gold['relations'])})</h2>\n<ol>"
    for relation in gold["relations"]:
        yield f"<li>{_relation(relation, entities, types)}"
        for start, end in relation.get("evidence") or ():
            words = "".join(_marked(case.text, start, end, _mentions(gold)))
            yield f'<q>「{words}」 <a href="#a{number}-{start}" title="本文へ">↑</a></q>'
        yield "</li>"
    yield "</ol>\n<h2>名前</h2>\n<ul>"
    for e in gold["entities"]:
        surfaces = dict.fromkeys(case.text[s:t] for s, t in e["mentions"])
        listed = "、".join(escape(s) for s in surfaces)
        yield f"<li>{_named(e)} <small>{escape(e['id'])}</small> {listed} ({len(e['mentions'])})</li>"
    yield "</ul>\n</article>"


def _relation(
    relation: Annotation, entities: Mapping[str, Annotation], types: Mapping[str, RelationType]
) -> str:
    kind = types.get(relation["type"])
    label = f"{kind.label_ja} " if kind else ""
    arrow = "↔" if kind and kind.symmetric else "→"
    status = relation.get("status", "")
    known = {*relation} - {"subject", "type", "object", "status", "source", "denied_by", "evidence"}
    names = [q for q in QUALIFIERS if q in known] + sorted(known - set(QUALIFIERS))
    details = [f"{name}: {relation[name]}" for name in names]
    for voice, word in (("source", "話者"), ("denied_by", "否定する者")):
        if ids := relation.get(voice):
            details.append(f"{word}: " + "、".join(entities[i]["name"] if i in entities else i for i in ids))
    ends = [_named(entities[relation[end]]) for end in ("subject", "object")]
    said = f"{STATUS_LABELS.get(status, status)} {status}"
    return (
        f"{ends[0]} {arrow} {ends[1]} <strong>{escape(label)}</strong>"
        f"<code>{escape(relation['type'])}</code> ({escape(said)}) "
        f"<small>{escape('; '.join(details))}</small>"
    )


def _named(entity: Annotation) -> str:
    return f'<mark class="{escape(entity["type"])}">{escape(entity["name"])}</mark>'


def _mentions(gold: Annotation) -> list[tuple[int, int, Annotation]]:
    return sorted(((s, t, e) for e in gold["entities"] for s, t in e["mentions"]), key=lambda m: m[:2])


def _text(number: int, case: Case) -> Iterator[str]:
    """Yield the text in pieces: marked names, places that evidence links to, what is no article in grey."""
    mentions = _mentions(case.gold)
    places = {start for r in case.gold["relations"] for start, _ in r.get("evidence") or ()}
    body = sorted(tuple(b) for b in case.gold.get("body") or [[0, len(case.text)]])
    after = 0
    for start, end in body:
        yield _chrome(case.text[after:start])
        yield from _marked(case.text, start, end, mentions, {p: f"a{number}-{p}" for p in places})
        after = max(after, end)
    yield _chrome(case.text[after:])


def _marked(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[tuple[int, int, Annotation]],
    anchors: Mapping[int, str] | None = None,
) -> Iterator[str]:
    """Yield a stretch with its mentions marked and its anchors set."""
    anchors = anchors or {}
    inside = [m for m in mentions if start <= m[0] and m[1] <= end]
    starts = {s: (t, e) for s, t, e in inside}
    cuts = sorted(
        {start, end, *(p for p in anchors if start <= p < end), *(x for m in inside for x in m[:2])}
    )
    skip = start
    for here, there in pairwise(cuts):
        if here < skip:
            continue
        anchor = f' id="{anchors[here]}"' if here in anchors else ""
        if here in starts:
            skip, entity = starts[here]
            title = escape(f"{entity['name']} ({ENTITY_LABELS.get(entity['type'], entity['type'])})")
            kind, words = escape(entity["type"]), escape(text[here:skip])
            yield f'<mark class="{kind}" title="{title}"{anchor}>{words}</mark>'
        else:
            yield (f"<span{anchor}></span>" if anchor else "") + escape(text[here:there])


def _chrome(words: str) -> str:
    return f'<span class="chrome">{escape(words)}</span>' if words else ""
