"""Reading a configuration that is a Python file, without running it.

Source of the grammar: https://docs.python.org/3/library/ast.html
"""

import ast
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

from feedsmith.generators.settings import Settings
from feedsmith.problems import FeedsmithError
from feedsmith.text import one_line

_LONGEST = 100_000
"""Signs or members that a value may have: names that double one another grow without end."""


class _Unknown(Exception):
    """What only running the file would tell."""


def read_python(*files: Path) -> Settings:
    """The names that the files give values, a later file over an earlier one.

    Values are texts, numbers, truths, `None`, lists (of tuples and sets too) and dicts; what can't
    be told without running the file is left out. Raises FeedsmithError for what is no Python.
    """
    names: Settings = {}
    for file in files:
        _read(file, names, ())
    return names


def capitals(settings: Settings) -> Settings:
    """The names in capitals, which are settings; others are the file's own."""
    return {name: value for name, value in settings.items() if name.isupper()}


def _read(file: Path, names: Settings, within: tuple[Path, ...]) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a `"\\d"` is for its own build to complain of
            tree = ast.parse(file.read_bytes())
        _run(tree.body, names, file, (*within, file))
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError) as error:
        raise FeedsmithError(
            f"{file.name} cannot be read: {one_line(str(error))}",
            "Mend it so that the site builds, then run feedsmith again.",
        ) from error


def _run(body: Iterable[ast.stmt], names: Settings, file: Path, within: tuple[Path, ...]) -> None:
    for statement in body:
        if isinstance(statement, ast.ImportFrom):
            _import(statement, names, file, within)
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                _assign(target, statement.value, names)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            _assign(statement.target, statement.value, names)
        elif isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
            _add_to(statement, names)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            _lengthen(statement.value, names)
        elif isinstance(statement, ast.Try | ast.With):
            _run(statement.body, names, file, within)
        elif isinstance(statement, ast.If):
            _choose(statement, names, file, within)


def _import(
    statement: ast.ImportFrom, names: Settings, file: Path, within: tuple[Path, ...]
) -> None:
    """`from pelicanconf import *`, where that file stands beside this one."""
    if statement.module is None or not any(alias.name == "*" for alias in statement.names):
        return
    other = file.parent.joinpath(*statement.module.split(".")).with_suffix(".py")
    if other.is_file() and other not in within:
        _read(other, names, within)


def _assign(target: ast.expr, value: ast.expr, names: Settings) -> None:
    try:
        known = _value(value, names)
    except _Unknown:
        if isinstance(target, ast.Name):
            names.pop(target.id, None)
        return
    if isinstance(target, ast.Name):
        names[target.id] = known
    elif isinstance(target, ast.Tuple) and isinstance(known, list):
        for one, part in zip(target.elts, known, strict=False):
            if isinstance(one, ast.Name):
                names[one.id] = part
    elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
        _set_part(target.value.id, target.slice, known, names)


def _set_part(name: str, key: ast.expr, known: object, names: Settings) -> None:
    """`THEME["colour"] = …` on a dict that is known."""
    table = names.get(name)
    if isinstance(table, dict) and isinstance(key, ast.Constant) and isinstance(key.value, str):
        names[name] = table | {key.value: known}


def _add_to(statement: ast.AugAssign, names: Settings) -> None:
    if isinstance(statement.target, ast.Name):
        summed = ast.BinOp(statement.target, statement.op, statement.value)
        _assign(statement.target, summed, names)


def _lengthen(call: ast.Call, names: Settings) -> None:
    """`extensions.append("ablog")` and `extensions.extend([…])`."""
    method = call.func
    if isinstance(method, ast.Attribute) and isinstance(method.value, ast.Name) and call.args:
        added = call.args[0]
        if method.attr in ("append", "extend") and method.value.id in names:
            more = ast.List([added], ast.Load()) if method.attr == "append" else added
            _assign(method.value, ast.BinOp(method.value, ast.Add(), more), names)


def _choose(statement: ast.If, names: Settings, file: Path, within: tuple[Path, ...]) -> None:
    """The branch that is known to be taken; of two that can't be told, only what is new."""
    try:
        taken = statement.body if _value(statement.test, names) else statement.orelse
    except _Unknown:
        for branch in (statement.body, statement.orelse):
            said = dict(names)
            _run(branch, said, file, within)
            for name, value in said.items():
                names.setdefault(name, value)
        return
    _run(taken, names, file, within)


def _value(node: ast.expr, names: Settings) -> object:
    """The value of an expression. Raises _Unknown."""
    read = _READERS.get(type(node))
    if read is None:
        raise _Unknown
    return read(node, names)


def _constant(node: ast.Constant, names: Settings) -> object:  # noqa: ARG001
    if node.value is None or isinstance(node.value, str | int | float):
        return node.value
    raise _Unknown


def _name(node: ast.Name, names: Settings) -> object:
    if node.id not in names:
        raise _Unknown
    return names[node.id]


def _text(node: ast.JoinedStr, names: Settings) -> object:
    """An f-string, its fields without formats."""
    return _limited("".join(str(_field(part, names)) for part in node.values))


def _field(part: ast.expr, names: Settings) -> object:
    if not isinstance(part, ast.FormattedValue):
        return _value(part, names)
    said = _value(part.value, names)
    if part.format_spec is not None or not isinstance(said, str | int):
        raise _Unknown
    return said


def _members(node: ast.List | ast.Tuple | ast.Set, names: Settings) -> object:
    """The members that are known."""
    found: list[object] = []
    for one in node.elts:
        try:
            if isinstance(one, ast.Starred):
                several = _value(one.value, names)
                found += several if isinstance(several, list) else []
            else:
                found.append(_value(one, names))
        except _Unknown:
            continue
    return _limited(found)


def _table(node: ast.Dict, names: Settings) -> object:
    """The keys and values that are known."""
    found: dict[str, object] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        try:
            known = _value(value, names)
            if key is not None:
                found[str(_value(key, names))] = known
            elif isinstance(known, dict):
                found |= known
        except _Unknown:
            continue
    return found


def _sum(node: ast.BinOp, names: Settings) -> object:
    left, right = _value(node.left, names), _value(node.right, names)
    if isinstance(node.op, ast.Add):
        if isinstance(left, str) and isinstance(right, str):
            return _limited(left + right)
        if isinstance(left, list) and isinstance(right, list):
            return _limited(left + right)
    raise _Unknown


def _signed(node: ast.UnaryOp, names: Settings) -> object:
    """`-1`, `not DEBUG`."""
    said = _value(node.operand, names)
    if isinstance(node.op, ast.Not):
        return not said
    if isinstance(node.op, ast.USub) and isinstance(said, int | float):
        return -said
    raise _Unknown


def _part(node: ast.Subscript, names: Settings) -> object:
    """`BLOG["title"]`, `AUTHORS[0]`."""
    whole, key = _value(node.value, names), _value(node.slice, names)
    if isinstance(whole, dict) and str(key) in whole:
        found: object = whole[str(key)]
        return found
    if isinstance(whole, list) and isinstance(key, int) and -len(whole) <= key < len(whole):
        return whole[key]
    raise _Unknown


def _call(node: ast.Call, names: Settings) -> object:
    """`dict(a=1)`, and the default of `os.environ.get("NAME", "default")`."""
    called = ast.unparse(node.func)
    if called == "dict" and not node.args:
        keys: list[ast.expr | None] = [ast.Constant(one.arg) for one in node.keywords if one.arg]
        return _table(ast.Dict(keys, [one.value for one in node.keywords if one.arg]), names)
    if called in ("os.environ.get", "os.getenv", "environ.get", "getenv") and len(node.args) > 1:
        return _value(node.args[1], names)
    raise _Unknown


def _limited(value: str | list[object]) -> object:
    if len(value) > _LONGEST:
        raise _Unknown
    return value


_READERS: dict[type[ast.expr], Callable[..., object]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.JoinedStr: _text,
    ast.List: _members,
    ast.Tuple: _members,
    ast.Set: _members,
    ast.Dict: _table,
    ast.BinOp: _sum,
    ast.UnaryOp: _signed,
    ast.Subscript: _part,
    ast.Call: _call,
}
