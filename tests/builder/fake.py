"""A pipeline that reads 「甲 visited 乙」 lines, so that builds can be tested by the hundred."""

from kg.model import Entity, Evidence, Reading, Reference, Span, Statement


def read(document):
    entities, references, statements = {}, [], []
    at = 0
    for line in document.text.splitlines(keepends=True):
        words = line.split()
        if "壊" in line:
            raise ValueError("this document breaks the pipeline")
        if len(words) == 3:
            subject, kind, object_ = words
            for name in (subject, object_):
                entities[name] = Entity(f"person:{name}", name, "Person")
            sentence = Span(at, at + len(line.rstrip("\n")))
            start = sentence.start
            ends = [Span(start, start + len(subject)), Span(sentence.end - len(object_), sentence.end)]
            references += [
                Reference(s, f"person:{n}", "name") for s, n in zip(ends, (subject, object_), strict=True)
            ]
            evidence = Evidence(
                document.id, sentence, line.rstrip("\n"), sentence, sentence, *ends, rule=f"{kind}/1:active"
            )
            statements.append(Statement(kind, f"person:{subject}", f"person:{object_}", (evidence,)))
        at += len(line)
    return Reading(document, tuple(entities.values()), tuple(references), tuple(statements))


class FakePipeline:
    """Counts what it reads."""

    def __init__(self):
        self.read = []

    def warm(self, document):
        pass

    def read_many(self, documents):
        for document in documents:
            self.read.append(document.id)
            yield read(document)
