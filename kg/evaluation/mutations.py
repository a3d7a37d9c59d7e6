"""One branch, constant, list or rule less: the changes that an ablation tries, in code and in word lists."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kg.config import YamlFile, configs_dir, load_yaml
from kg.errors import KgError

PACKAGE = Path(__file__).parents[1]
LISTS = {"frames": "lexicon"}  # where a room keeps its words, if not in a folder of its own name
PROOF = ("examples", "not", "todo")  # what proves a rule is no part of it
RULES = "patterns"  # are taken away one by one, other lists as a whole
SHOWN = 70  # characters of a condition


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the ``number``-th that can be made in ``file``."""

    file: Path
    number: int
    line: int
    what: str


class Site(NamedTuple):
    """Where a tree can be changed, and how (in place)."""

    line: int
    what: str
    change: Callable[[], None]


def mutants(room: str) -> list[Mutant]:
    """Return all changes of a room: ``frames`` (its code and its lists), ``frames/arcs``, ``lexicon``.

    Raises :class:`kg.errors.KgError` where there is no such room.
    """
    found: list[Mutant] = []
    for file in _files(room):
        if file.suffix == ".py":
            changes = [(s.line, s.what) for s in sites(ast.parse(file.read_text(encoding="utf-8")))]
        else:
            yaml = load_yaml(file)
            changes = [(yaml.line(*place), what) for place, what, _ in _cuts(yaml.data)]
        found += [Mutant(file, number, *change) for number, change in enumerate(changes)]
    return found


def _files(room: str) -> list[Path]:
    code, words = PACKAGE / room, configs_dir() / LISTS.get(room, room)
    files = [*sorted(code.rglob("*.py")), *sorted(words.glob("*.yaml"))]
    files += sorted((configs_dir() / "verbs").glob("*.yaml")) if room == "relations" else []
    files += [f for f in (code.with_suffix(".py"), words.with_suffix(".yaml")) if f.is_file()]
    if not files:
        rooms = sorted({f.parent.name for f in PACKAGE.glob("*/__init__.py")})
        raise KgError(f"no room {room!r}", remedy=f"a folder or module of kg: {', '.join(rooms)}")
    return files


def shown(file: Path) -> str:
    """Return a path as it is shown: from here, where it lies below."""
    return str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)


def changed_code(mutant: Mutant) -> ast.Module:
    """Return the syntax tree of a module after the change."""
    tree = ast.parse(mutant.file.read_text(encoding="utf-8"))
    list(sites(tree))[mutant.number].change()
    return ast.fix_missing_locations(tree)


def changed_lists(mutant: Mutant, file: YamlFile) -> YamlFile:
    """Return a file of words or rules after the change."""
    data = copy.deepcopy(file.data)
    list(_cuts(data))[mutant.number][2]()
    return YamlFile(file.path, data)


def sites(tree: ast.AST) -> Iterator[Site]:
    """Yield what can be changed below a node: conditions, numbers, tuples and sets of words.

    >>> [site.what for site in sites(ast.parse("if a and b: c(7)"))]
    ['if a and b: never', '7 → 3']
    """
    if isinstance(tree, ast.Assign) and any(ast.unparse(t) == "__all__" for t in tree.targets):
        return
    for name, value in ast.iter_fields(tree):
        if isinstance(tree, ast.Subscript) or name in ("annotation", "returns", "decorator_list"):
            if name == "value":
                yield from sites(value)  # x[3:]: the numbers of a slice are no heuristics
            continue
        children = value if isinstance(value, list) else [value]
        for at, child in enumerate(children):
            if not isinstance(child, ast.AST):
                continue

            def put(new: ast.AST, at: int = at, name: str = name, whole: Any = value) -> None:
                if isinstance(whole, list):
                    whole[at] = new
                else:
                    setattr(tree, name, new)

            yield from _here(child, put)
            yield from sites(child)


def _here(node: ast.AST, put: Callable[[ast.AST], None]) -> Iterator[Site]:
    if isinstance(node, (ast.If, ast.IfExp)) and not _is_technical(node.test):
        words = " ".join(ast.unparse(node.test).split())
        short = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
        yield Site(node.lineno, f"if {short}: never", lambda: setattr(node, "test", ast.Constant(False)))
    elif isinstance(node, ast.Constant) and (half := _half(node.value)) is not None:
        yield Site(node.lineno, f"{node.value!r} → {half}", lambda: setattr(node, "value", half))
    elif isinstance(node, (ast.Tuple, ast.Set, ast.List)) and node.elts and all(map(_is_word, node.elts)):
        empty = ast.Tuple([], ast.Load())
        kind = ast.Call(ast.Name("set", ast.Load()), [], []) if isinstance(node, ast.Set) else empty
        words = "、".join(ast.literal_eval(e) for e in node.elts)
        yield Site(node.lineno, f"without {words[:SHOWN]}", lambda: put(ast.copy_location(kind, node)))


def _is_technical(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _half(value: object) -> float | None:
    """Return half of a number that weighs something, nothing for one that counts or points (0, 1)."""
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value in (0, 1):
        return None
    return value // 2 if isinstance(value, int) else value / 2


def _is_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _cuts(
    data: Any, place: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str, Callable[[], None]]]:
    """Yield every list that can be emptied, every rule that can be taken away: place, words, change."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in PROOF:
                yield from _cuts(value, (*place, key))
    elif isinstance(data, list) and data:
        name = ".".join(map(str, place))
        if place and place[-1] == RULES:
            for i, rule in enumerate(data):
                text = rule if isinstance(rule, str) else next(iter(rule.values()), "")
                yield (*place, i), f"without the rule {text}", _remover(data, i)
        else:
            yield place, f"{name}: empty ({len(data)})", data.clear


def _remover(data: list[Any], i: int) -> Callable[[], None]:
    return lambda: data.__delitem__(i)
