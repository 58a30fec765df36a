"""From the text of a condition to what it claims, refusing all that is not listed here.

Source: https://docs.python.org/3/library/ast.html#abstract-grammar
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from difflib import get_close_matches

from feedsmith.conditions.claims import (
    Claim,
    Compared,
    Every,
    Given,
    Listed,
    Named,
    Not,
    Operand,
    Operator,
    Own,
    Some,
)
from feedsmith.conditions.fitting import ConditionError, fitted
from feedsmith.conditions.names import KNOWN, MEANT
from feedsmith.text import shorten

__all__ = ["ConditionError", "read_claim"]

LONGEST, DEEPEST = 1000, 20
"""How many characters a condition may have, and how deep its parts may stand in one another."""

_EXAMPLE = 'Write it as reading_minutes > 8 and "essays" in tags.'
_TRUTHS = {"true": True, "True": True, "false": False, "False": False}
_NOTHINGS = ("None", "none", "null", "nil")
_SIGNS: Mapping[type[ast.cmpop], Operator] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}
_FOREIGN: Mapping[type[ast.AST], str] = {
    ast.Call: "a call",
    ast.Attribute: "a dot after a name",
    ast.BinOp: "arithmetic",
    ast.JoinedStr: "a text with places to fill in",
    ast.Lambda: "a function",
    ast.IfExp: "an `if`",
    ast.Dict: "a table",
    ast.Set: "a set",
    ast.NamedExpr: "an assignment",
}
"""What Python has and conditions have not, in words; the rest is told as `this`."""


def read_claim(text: str) -> Claim:
    """What the text claims. Raises ConditionError, and nothing else, for whatever is typed."""
    if not text.strip():
        raise ConditionError("it says nothing", f"{_EXAMPLE} Without the key all posts stand here.")
    if len(text) > LONGEST:
        what = f"it has {len(text)} characters, more than {LONGEST}"
        raise ConditionError(what, "Give the posts a tag of their own, and ask for that.")
    return _claim(_parsed(text), 0)


def _parsed(text: str) -> ast.expr:
    """The expression, whose lines may be several: parentheses stand around it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only warns of is a slip here
            return ast.parse(f"({text}\n)", mode="eval").body
    except SyntaxError as error:
        raise _unread(text, error) from None
    except (ValueError, Warning, MemoryError, RecursionError):
        raise ConditionError("it cannot be read", _EXAMPLE) from None


def _unread(text: str, error: SyntaxError) -> ConditionError:
    told, mend = str(error.msg), _EXAMPLE
    if "string literal" in told:
        mend = 'Close the quotes of each text: "essays".'
    elif "never closed" in told or "unmatched" in told or "does not match" in told:
        mend = "Give each parenthesis and bracket its partner."
    elif any(sign in text for sign in ("&&", "||", "!")) and "!=" not in text:
        mend = "Write and, or, not."
    elif "'=='" in told:
        mend = "Write == to compare."
    offset = (error.offset or 1) - 1
    near = (error.text or "")[offset:].strip() if offset else ""
    return ConditionError(
        "it cannot be read" + (f" at `{shorten(near, 40)}`" if near else ""), mend
    )


def _claim(node: ast.expr, depth: int) -> Claim:
    if depth > DEEPEST:
        what = f"its parts stand more than {DEEPEST} deep in one another"
        raise ConditionError(what, "Take parentheses and `not` away.")
    match node:
        case ast.BoolOp(op=ast.And()):
            return Every(tuple(_claim(one, depth + 1) for one in node.values))
        case ast.BoolOp():
            return Some(tuple(_claim(one, depth + 1) for one in node.values))
        case ast.UnaryOp(op=ast.Not()):
            return Not(_claim(node.operand, depth + 1))
        case ast.Compare():
            return _comparison(node)
    return _alone(_operand(node))


def _alone(operand: Operand) -> Claim:
    if isinstance(operand, Listed) or (
        isinstance(operand, Given) and not isinstance(operand.value, bool)
    ):
        what = "a value stands alone, which would hold for every post"
        raise ConditionError(what, 'Repeat the comparison: "essays" in tags or "notes" in tags.')
    return operand


def _comparison(node: ast.Compare) -> Claim:
    """One comparison, or all of a chain such as 3 <= reading_minutes < 8."""
    operands = [_operand(one) for one in (node.left, *node.comparators)]
    pairs = zip(operands, map(_sign, node.ops), operands[1:], strict=False)
    links = tuple(fitted(Compared(*pair)) for pair in pairs)
    return links[0] if len(links) == 1 else Every(links)


def _sign(sign: ast.cmpop) -> Operator:
    if type(sign) not in _SIGNS:
        raise ConditionError("`is` cannot stand in a condition", "Write == or != to compare.")
    return _SIGNS[type(sign)]


def _operand(node: ast.expr) -> Operand:
    match node:
        case ast.Name(id=name):
            return _name(name)
        case ast.List():
            return Listed(tuple(_given(one) for one in node.elts))
        case ast.Subscript(value=ast.Name(id="extra"), slice=ast.Constant(value=str(key))):
            return Own(key)
        case ast.Subscript():
            mend = 'Write a key of your own front matter in quotes: extra["key"].'
            raise ConditionError("brackets after a name cannot be read", mend)
        case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
            mend = 'Repeat the comparison: section == "a" or section == "b".'
            raise ConditionError("a comparison cannot be a part of another", mend)
        case ast.Tuple():
            mend = 'Write a list in brackets: section in ["a", "b"].'
            raise ConditionError("values stand beside one another", mend)
    return _given(node)


def _given(node: ast.expr) -> Given:
    match node:
        case ast.Constant(value=bool() | str() | int() | float() as value):
            return Given(value)
        case ast.Constant(value=None):
            raise _nothing()
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return Given(-number)
        case ast.Name(id=name) if name in _TRUTHS:
            return Given(_TRUTHS[name])
        case ast.Name(id=name):
            mend = f'Write `{name}` in quotes if it is a text: ["essays", "notes"].'
            raise ConditionError(f"`{name}` stands in a list without quotes", mend)
    what = _FOREIGN.get(type(node), "this")
    mend = "Write names, texts, numbers and lists with and, or, not, in, ==, !=, <, <=, >, >=."
    raise ConditionError(f"{what} cannot stand in a condition", mend)


def _nothing() -> ConditionError:
    return ConditionError(
        "nothing cannot be compared", "Write the name alone to ask whether there is something."
    )


def _name(name: str) -> Operand:
    """A known name, or a key of the author's own that no slip of the pen can be."""
    if name in _TRUTHS:
        return Given(_TRUTHS[name])
    if name in _NOTHINGS:
        raise _nothing()
    if name == "extra":
        raise ConditionError("`extra` stands alone", 'Write which key of it: extra["mood"].')
    if name in KNOWN:
        return Named(name)
    near = get_close_matches(name.casefold(), (*KNOWN, "true", "false"), 1, cutoff=0.75)
    meant = MEANT.get(name.casefold()) or (near[0] if near else None)
    if meant is None:
        return Own(name)
    mend = f'Did you mean `{meant}`? A key of your own is written extra["{name}"].'
    raise ConditionError(f"`{name}` is not a name that conditions know", mend)
