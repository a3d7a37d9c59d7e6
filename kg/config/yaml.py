"""YAML that people write: safe, with line numbers, and every fault reported at once."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kg.config import cache
from kg.errors import ConfigError, KgError

T = TypeVar("T")
Place = Sequence[str | int]

_TAG = "tag:yaml.org,2002:"
_PLAIN = {"str", "timestamp"}  # a date stays the words that were written


class YamlFile:
    """The data of one YAML file, and the line where each part of it stands.

    ``data`` holds plain dicts, lists, strings, numbers, booleans and None. Lines are looked
    up only when somebody asks (a fault, ``names check``), so that the compiled copy of
    ``data`` is all that a normal start reads.
    """

    def __init__(self, path: Path, data: Any, root: Node | None = None) -> None:
        self.path, self.data, self._root = path, data, root

    def line(self, *place: str | int) -> int:
        """Return the line (from 1) of the value at ``place``, or of its nearest parent.

        A key of a mapping gives the line of the key: ``file.line("types", "visited")``.
        """
        if self._root is None:
            self._root = _compose(self.path, self.path.read_text("utf-8-sig"))
        node, line = self._root, 1
        for step in place:
            found = _child(node, step)
            if found is not None:  # pydantic puts names of models into its places: not ours
                line, node = found
        return line

    def where(self, *place: str | int) -> str:
        """Return ``file:line`` of the value at ``place``."""
        return f"{self.path}:{self.line(*place)}"


class Spot:
    """A place in a file; its line is looked up only when somebody prints it."""

    __slots__ = ("file", "steps")

    def __init__(self, file: YamlFile, *steps: str | int) -> None:
        self.file, self.steps = file, steps

    def __str__(self) -> str:
        return self.file.where(*self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spot) and self._place == other._place

    def __hash__(self) -> int:
        return hash(self._place)

    @property
    def _place(self) -> tuple[Path, tuple[str | int, ...]]:
        return self.file.path, self.steps


def load_yaml(path: Path | str) -> YamlFile:
    """Read one YAML 1.2 file; ``NO`` stays a string, tags and anchors are refused.

    The result is compiled to JSON under the hash of the content (see ``kg.config.cache``).
    Raises ConfigError with every fault of the file: syntax, doubled keys, unknown tags.
    """
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError([KgError(f"cannot read: {error.strerror}", where=str(path))]) from error
    key = cache.key(b"yaml", raw)
    stored = cache.read(key)
    if stored is not None:
        return YamlFile(path, stored[0])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        fault = KgError("not UTF-8", where=f"{path}:{line}", remedy="save the file as UTF-8")
        raise ConfigError([fault]) from error
    root = _compose(path, text)
    faults: list[KgError] = []
    data = _build(root, path, faults, set()) if root else None
    if faults:
        raise ConfigError(faults)
    cache.write(key, [data])
    return YamlFile(path, data, root)


def load_all(paths: Iterable[Path]) -> list[YamlFile]:
    """Read several files; the faults of all of them are reported in one ConfigError."""
    files, faults = [], []
    for path in paths:
        try:
            files.append(load_yaml(path))
        except ConfigError as error:
            faults += error.problems
    if faults:
        raise ConfigError(faults)
    return files


def validate(model: type[T], file: YamlFile, *place: str | int) -> T:
    """Check the data at ``place`` of ``file`` against ``model`` (a pydantic model or any type).

    Raises ConfigError with file:line, what was expected and もしかして the nearest valid name.

        >>> validate(dict[str, int], YamlFile(Path("x.yaml"), {"a": 1}))
        {'a': 1}
    """
    data = file.data
    for step in place:
        data = data[step]
    try:
        return TypeAdapter(model).validate_python(data)
    except ValidationError as error:
        faults = [_fault(model, file, place, e) for e in _telling(error.errors())]
        raise ConfigError(list({str(f): f for f in faults}.values())) from None


def perhaps(word: str, known: Iterable[str]) -> str:
    """Return 「もしかして: …」 with the nearest of the ``known`` names, or nothing.

    >>> perhaps("exprots_to", ["exports_to", "visited"])
    'もしかして: exports_to'
    """
    near = difflib.get_close_matches(word, list(known), n=2, cutoff=0.6)
    return f"もしかして: {', '.join(near)}" if near else ""


def _compose(path: Path, text: str) -> Node | None:
    """Return the node tree (nothing is constructed, so nothing can run)."""
    try:
        return YAML(typ="safe", pure=True).compose(text)  # type: ignore[no-any-return]
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = " ".join(str(p) for p in (error.context, error.problem) if p)
        raise ConfigError([KgError(f"not YAML: {what}", where=f"{path}:{line}")]) from None
    except YAMLError as error:
        raise ConfigError([KgError(f"not YAML: {error}".splitlines()[0], where=str(path))]) from None


def _build(node: Node, path: Path, faults: list[KgError], seen: set[int]) -> Any:
    """Turn a node into plain data; a node met twice is an anchor, which could grow without bound."""
    where = f"{path}:{node.start_mark.line + 1}"
    if id(node) in seen:
        faults.append(KgError("anchors and aliases (&x, *x) are not supported", where=where))
        return None
    seen.add(id(node))
    if not isinstance(node, ScalarNode) and str(node.tag) not in (f"{_TAG}map", f"{_TAG}seq"):
        faults.append(KgError(f"the tag {node.tag} is not allowed", where=where, remedy="write plain YAML"))
        return None
    if isinstance(node, MappingNode):
        return _build_mapping(node, path, faults, seen)
    if isinstance(node, SequenceNode):
        return [_build(child, path, faults, seen) for child in node.value]
    assert isinstance(node, ScalarNode)
    return _scalar(node, where, faults)


def _build_mapping(node: MappingNode, path: Path, faults: list[KgError], seen: set[int]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, child in node.value:
        where = f"{path}:{key_node.start_mark.line + 1}"
        if not isinstance(key_node, ScalarNode):
            faults.append(KgError("a key must be a word", where=where))
            continue
        if key_node.value in built:
            faults.append(KgError(f"the key {key_node.value!r} stands twice", where=where))
        built[key_node.value] = _build(child, path, faults, seen)
    return built


def _scalar(node: ScalarNode, where: str, faults: list[KgError]) -> Any:
    kind, value = str(node.tag).removeprefix(_TAG), node.value
    if kind in _PLAIN:
        return value
    try:
        if kind == "int":
            return int(value.replace("_", ""), 0 if value.lower().startswith(("0x", "0o")) else 10)
        if kind == "float":
            return float(value.replace("_", "").replace(".inf", "inf").replace(".nan", "nan"))
        if kind == "bool":
            return value.lower() == "true"
        if kind == "null":
            return None
    except ValueError:
        return value
    faults.append(KgError(f"the tag {node.tag} is not allowed", where=where, remedy="write plain YAML"))
    return None


def _child(node: Node | None, step: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for key, child in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, child
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line + 1, child
    return None


def _telling(errors: list[Any]) -> list[Any]:
    """Drop "should be a string" where the other form that may stand there explains the fault."""
    places = [e["loc"] for e in errors]

    def explained(here: Any) -> bool:
        return any(p != here and len(p) >= len(here) and p[: len(here) - 1] == here[:-1] for p in places)

    return [e for e in errors if e["type"] != "string_type" or not explained(e["loc"])]


def _fault(model: Any, file: YamlFile, place: Place, error: Any) -> KgError:
    """Put one pydantic error into words an analyst understands."""
    loc = tuple(error["loc"])
    name, kind, context = str(loc[-1]) if loc else "", error["type"], error.get("ctx", {})
    where = file.where(*place, *loc)
    if kind == "extra_forbidden":
        known = _keys(model, loc[:-1])
        remedy = perhaps(name, known) or (f"expected one of: {', '.join(known)}" if known else "")
        return KgError(f"unknown key {name!r}", where=where, remedy=remedy)
    if kind == "missing":
        return KgError(f"the key {name!r} is missing", where=where)
    if kind in ("literal_error", "enum"):
        expected = str(context.get("expected", ""))
        known = [w.strip(" '") for w in expected.replace(" or ", ",").split(",")]
        remedy = perhaps(str(error["input"]), known) or f"expected {expected}"
        return KgError(f"{name}: {error['input']!r} is not valid", where=where, remedy=remedy)
    message = error["msg"].removeprefix("Value error, ")
    return KgError(f"{name}: {message}" if name else message, where=where)


def _keys(model: Any, loc: Place) -> list[str]:
    """Return the keys that the model allows at ``loc``."""
    found = _members(model)
    for step in loc:
        found = [m for kind in found for m in _step(kind, step)]
    return sorted({field.alias or key for kind in found if _is_model(kind)
                   for key, field in kind.model_fields.items()})  # fmt: skip


def _members(kind: Any) -> list[Any]:
    if get_origin(kind) in (Union, types.UnionType):
        return [m for arg in get_args(kind) for m in _members(arg)]
    return [kind]


def _step(kind: Any, step: str | int) -> list[Any]:
    if _is_model(kind):
        field = next((f for k, f in kind.model_fields.items() if step in (k, f.alias)), None)
        # a union puts the name of its member into the location: stay where we are
        return _members(field.annotation) if field else [kind]
    args = get_args(kind)
    return _members(args[-1] if args[-1] is not Ellipsis else args[0]) if args else [kind]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


__all__ = ["Spot", "YamlFile", "load_all", "load_yaml", "perhaps", "validate"]
