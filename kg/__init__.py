"""Japanese news in, a knowledge graph out, every edge with the sentence that says it.

>>> import kg
>>> kg.load("output/graph.json")  # doctest: +SKIP
<KnowledgeGraph: 76 entities, 163 statements, 12 documents>
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import GraphFileError, KgError, UnknownEntityError
    from kg.evaluation.why_not import WhyNot
    from kg.graph import KnowledgeGraph
    from kg.model import Document, Entity, Evidence, Reading, Statement
    from kg.pipeline import Pipeline

__version__ = "0.1.0"
__all__ = [
    "Document", "Entity", "Evidence", "GraphFileError", "KgError", "KnowledgeGraph", "Reading", "Statement",
    "UnknownEntityError", "build", "extract", "load", "why_not",
]  # fmt: skip

AnyPath = str | PathLike[str]


def load(path: AnyPath = "output/graph.json") -> KnowledgeGraph:
    """Read a graph file that ``kg build`` or ``graph.save`` wrote.

    Raises :class:`GraphFileError` if there is none, or it is damaged or of another version.

    >>> g = load("output/graph.json")  # doctest: +SKIP
    >>> g["DPRK"].name                 # doctest: +SKIP
    '北朝鮮'
    """
    from kg.graph.files import read_graph

    return read_graph(fspath(path))


def build(
    paths: AnyPath | Iterable[AnyPath],
    output: AnyPath | None = None,
    *,
    configs: AnyPath | None = None,
    published: str = "",
    jobs: int | None = None,
    min_confidence: float | None = None,
    title: str = "",
    fresh: bool = False,
    keys: Mapping[str, str] | None = None,
) -> KnowledgeGraph:
    """Read articles (files, folders) and return what they say as one graph.

    With ``output`` (a folder) the graph, its page and ``failures.jsonl`` are written as well, and
    what was read before comes from the cache there. ``published`` is the date (2024-06-19) of articles that
    do not tell theirs, ``jobs`` the number of processes, ``min_confidence`` in [0, 1] leaves out weak
    relations (not given: those that ``confidence.yaml`` does not show), ``keys`` names keys of records
    that kg does not know (``{"text": "honbun"}``). Raises :class:`KgError` for faulty configuration or
    unusable folders; articles that cannot be read stop nothing.

    >>> build("seeds", "output")  # doctest: +SKIP
    <KnowledgeGraph: 76 entities, 163 statements, 12 documents>
    """
    from kg.builder import build_graph

    made = build_graph(
        paths, output=output, configs=configs, published=published, jobs=jobs,
        min_confidence=min_confidence, title=title, fresh=fresh, keys=keys,
    )  # fmt: skip
    return made.graph


def extract(text: str | Document, *, published: str = "", configs: AnyPath | None = None) -> Reading:
    """Read one article, given as text or as a :class:`Document`: entities, references, statements.

    All offsets are code points of the text as given. ``published`` (2024-06-19) resolves 昨年 and 19日.

    >>> extract("ロシアは北朝鮮に石油を輸出した。").statements[0].type  # doctest: +SKIP
    'exports_to'
    """
    from kg.model import Document
    from kg.text.given import given_date

    published = given_date(published)
    document = text if isinstance(text, Document) else Document("text", text, published=published)
    return _pipeline(configs).read(document)


def why_not(
    sentence: str,
    *,
    subject: str,
    type: str,
    object: str,
    published: str = "",
    configs: AnyPath | None = None,
) -> WhyNot:
    """Explain why a relation is not read in a sentence: the nearest rules and what each lacked.

    >>> missed = why_not("ロシアは動いた。", subject="ロシア", type="輸出", object="北朝鮮")  # doctest: +SKIP
    >>> missed.problems[0]                                                                 # doctest: +SKIP
    '北朝鮮 was not found as a name in the sentence (found: ロシア)'
    """
    from pathlib import Path

    from kg.evaluation.why_not import why_not as explain
    from kg.pipeline import alone

    folder = None if configs is None else Path(configs)
    with alone():
        return explain(
            sentence, subject=subject, type=type, object=object, published=published, configs=folder,
            pipeline=_pipeline(configs),
        )  # fmt: skip


def _pipeline(configs: AnyPath | None) -> Pipeline:
    """Return the pipeline for a configuration folder; loading GiNZA takes seconds, so it is kept."""
    from pathlib import Path

    from kg.pipeline import Pipeline, alone

    key = None if configs is None else fspath(configs)
    with alone():  # several threads wait for one load
        if key not in _PIPELINES:
            _PIPELINES[key] = Pipeline(None if key is None else Path(key))
        return _PIPELINES[key]


_PIPELINES: dict[str | None, Pipeline] = {}

_HOMES = {
    "KnowledgeGraph": "kg.graph",
    "GraphFileError": "kg.errors",
    "KgError": "kg.errors",
    "UnknownEntityError": "kg.errors",
}


def __getattr__(name: str) -> Any:
    """Import the other public names only when they are asked for: ``import kg`` stays instant."""
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "kg.model")), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
