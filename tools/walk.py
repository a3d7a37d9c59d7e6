"""The walk through the words of a corpus: every predicate and every collocation, with its judgement.

    python tools/walk.py ARTICLES… -o FOLDER

writes ``predicates.tsv`` (count, predicate, kinds, judgement, a clause) and ``collocations.tsv`` (count,
noun, particle, predicate, judgement), commonest first. The judgement is the class that knows the word, the
reason in ``configs/verbs/none.yaml``, the list of support verbs or sayings, or ``?`` where nobody has judged
it yet.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.evaluation.gaps import READ, is_judged
from kg.model import Document, Frame
from kg.pipeline import Pipeline, prepare
from kg.sources import read


def judgement(predicate: str, pipeline: Pipeline) -> str:
    """Return the classes that know a predicate, or why it is none of the types."""
    rules = pipeline.rules
    names = sorted({r.name for r in rules.for_lemma(predicate)})
    if names:
        return " ".join(names)
    if predicate in rules.verbs.none:
        return f"none: {rules.verbs.none[predicate]}"
    return "support verb, saying or number" if is_judged(predicate, pipeline) else "?"


def frames(pipeline: Pipeline, paths: list[str]) -> Iterator[tuple[str, Frame]]:
    """Yield the predicates of all articles with their text."""
    for document in read(paths):
        if isinstance(document, Document):
            copy = prepare(document)[1]
            sentences = next(iter(pipeline.parser.parse_many([copy])))
            entities, references = pipeline.find_entities(copy, sentences)
            for frame in pipeline.find_frames(copy, sentences, references, entities):
                if frame.kind in READ and frame.lemma != "の":
                    yield copy.text, frame


def main() -> None:
    """Count, judge and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("-o", "--output", type=Path, default=Path("output/walk"))
    options = parser.parse_args()
    pipeline = Pipeline()
    predicates: Counter[str] = Counter()
    collocations: Counter[tuple[str, str, str]] = Counter()
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    clauses: dict[str, str] = {}
    for text, frame in frames(pipeline, options.paths):
        predicates[frame.lemma] += 1
        kinds[frame.lemma].add(frame.kind)
        clauses.setdefault(frame.lemma, frame.clause.of(text).replace("\n", " ")[-60:])
        collocations.update((a.noun.lemma, a.case, frame.lemma) for a in frame.arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    with (options.output / "predicates.tsv").open("w", encoding="utf-8") as out:
        for word, count in predicates.most_common():
            cells = (count, word, ",".join(sorted(kinds[word])), judgement(word, pipeline), clauses[word])
            print(*cells, sep="\t", file=out)
    with (options.output / "collocations.tsv").open("w", encoding="utf-8") as out:
        for (noun, case, word), count in collocations.most_common(3000):
            print(count, noun, case, word, judgement(word, pipeline), sep="\t", file=out)


if __name__ == "__main__":
    main()
