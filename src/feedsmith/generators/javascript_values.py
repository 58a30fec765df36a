"""What the expressions of a script say without being run: literals, constants, tables, lists.

Source: https://tc39.es/ecma262/#sec-ecmascript-language-expressions. What only a run could tell
says nothing here: it is `None`, or absent.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from feedsmith.generators.javascript_tokens import (
    Token,
    brackets,
    filled,
    number,
    tokens,
    unquoted,
)

_COMPARISONS = frozenset(("==", "===", "!=", "!=="))
_BINARY = _COMPARISONS | {"||", "??", "+", "&&", "<", ">", "*", "/", "%", "-"}
_ENDS = frozenset((",", ";", ")", "]", "}"))
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "undefined": None}


class Exports(msgspec.Struct, frozen=True):
    """What a script says.

    default: the value that it exports, or that the function which it exports gives back. named: its
    constants by name, exported or not. calls: methods that were called, with their arguments.
    """

    default: object = None
    named: dict[str, object] = {}
    calls: tuple[tuple[str, tuple[object, ...]], ...] = ()


Load = Callable[[str], Exports]


def _nothing(reference: str) -> Exports:  # noqa: ARG001
    return Exports()


def read_exports(text: str, load: Load = _nothing) -> Exports:
    """What the text of a script says. load: what other scripts say, by the names typed here."""
    words = tuple(tokens(text))
    script = _Script(words, brackets(words), load, [])
    named: dict[str, object] = {}
    default = script.statements(0, len(words), named)
    return Exports(default, named, tuple(script.calls))


class _Script(NamedTuple):
    """A script's tokens and brackets; `calls` is filled while its statements are read.

    Each method takes the index of a token; those that read a value give the index after it too.
    """

    tokens: tuple[Token, ...]
    closing: dict[int, int]
    load: Load
    calls: list[tuple[str, tuple[object, ...]]]

    def text(self, at: int) -> str:
        """A word or a sign; empty for literals and behind the end."""
        token = self.tokens[at] if at < len(self.tokens) else Token("sign", "")
        return token.text if token.kind in ("name", "sign") else ""

    def statements(self, at: int, end: int, known: dict[str, object]) -> object:
        """What these statements export or return; their constants are added to those known."""
        result: object = None
        while at < end:
            words = tuple(map(self.text, range(at, at + 4)))
            value: object = None
            if words[0] == "const" and at + 1 < end:
                at = self._constant(at + 1, known)
            elif words[0] == "import":
                at = self._import(at + 1, known)
            elif words[:2] == ("export", "default") or words[0] == "return":
                value, at = self.value(at + (2 if words[0] == "export" else 1), known)
            elif words == ("module", ".", "exports", "="):
                value, at = self.value(at + 4, known)
            elif words[0] == "." and words[2] == "(":
                self.calls.append((words[1], tuple(self._list(at + 2, known))))
                at = self._behind(at + 2)
            else:
                at = self._behind(at)
            result = value if result is None else result
        return result

    def _constant(self, at: int, known: dict[str, object]) -> int:
        name, equals = self.text(at), at
        while equals < len(self.tokens) and self.text(equals) not in ("=", ";"):
            equals = self._behind(equals)
        value, end = self.value(equals + 1, known)
        if name == "{":
            self._unpack(at, Exports(value, value if isinstance(value, dict) else {}), known)
        elif value is not None:
            known[name] = value
        return max(end, equals + 1)

    def _import(self, at: int, known: dict[str, object]) -> int:
        """`import one, { two as three } from "./four"`."""
        end = at
        while end < len(self.tokens) and self.tokens[end].kind != "string":
            end += 1
        if end == len(self.tokens) or self.text(at) in ("(", "."):
            return at
        exports = self.load(unquoted(self.tokens[end].text))
        if self.text(at) == "*":
            known[self.text(at + 2)] = exports.named
        elif self.text(at) not in ("{", "type") and exports.default is not None:
            known[self.text(at)] = exports.default
        opening = next((n for n in range(at, end) if self.text(n) == "{"), None)
        if opening is not None:
            self._unpack(opening, exports, known)
        return end + 1

    def _unpack(self, at: int, exports: Exports, known: dict[str, object]) -> None:
        """The names in braces, each perhaps under another: `{ one, two as three, four: five }`."""
        inner = at + 1
        while inner < self.closing[at]:
            name = self.text(inner)
            renamed = self.text(inner + 1) in ("as", ":")
            if name in exports.named:
                known[self.text(inner + 2) if renamed else name] = exports.named[name]
            inner = self._behind_comma(inner, self.closing[at])

    def value(self, at: int, known: dict[str, object]) -> tuple[object, int]:
        """The value of an expression, as far as literals, constants and operators tell it."""
        value, at = self._operand(at, known)
        while True:
            sign = self.text(at)
            if sign in _BINARY:
                other, at = self._operand(at + 1, known)
                value = _combined(value, sign, other)
            elif sign == "?":
                first, at = self.value(at + 1, known)
                second, at = self.value(at + 1, known)
                value = first if value is True else second if value is False else None
            elif sign in ("as", "satisfies"):
                at = self._behind_type(at + 1)
            elif sign == "!":
                at += 1
            elif sign in (".", "?.", "(", "["):
                value, at = None, self._behind(at + 1 if sign in (".", "?.") else at)
            else:
                return value, at

    def _operand(self, at: int, known: dict[str, object]) -> tuple[object, int]:
        if at >= len(self.tokens):
            return None, at
        kind, text = self.tokens[at]
        if kind == "string":
            return unquoted(text), at + 1
        if kind == "template":
            return filled(unquoted(text), known), at + 1
        if kind == "number":
            return number(text), at + 1
        if kind == "name":
            return self._name(at, known)
        if text == "{":
            return self._object(at, known), self._behind(at)
        if text == "[":
            return list(self._list(at, known)), self._behind(at)
        if text == "(":
            behind = self._behind(at)
            if self.text(behind) == "=>":
                return self._function(behind + 1, known)
            return self.value(at + 1, known)[0], behind
        return None, at if text in _ENDS else at + 1

    def _name(self, at: int, known: dict[str, object]) -> tuple[object, int]:
        word = self.text(at)
        if word in ("async", "await"):
            return self._operand(at + 1, known)
        if word == "function":
            while at < len(self.tokens) and self.text(at) != "(":
                at += 1
            return self._function(self._behind(at), known)
        if word in _WORDS:
            return _WORDS[word], at + 1
        if self.text(at + 1) == "=>":
            return self._function(at + 2, known)
        found = known.get(word)
        while self.text(at + 1) in (".", "?."):
            at += 2
            found = found.get(self.text(at)) if isinstance(found, dict) else None
        at = self._behind_type_arguments(at + 1)
        return self._call(word, at, known) if self.text(at) == "(" else (found, at)

    def _call(self, name: str, at: int, known: dict[str, object]) -> tuple[object, int]:
        """What `defineConfig({…})` and its like pass on: the first table among its arguments."""
        arguments = list(self._list(at, known))
        if name == "require" and arguments and isinstance(arguments[0], str):
            exports = self.load(arguments[0])
            default = exports.named if exports.default is None else exports.default
            return default or None, self._behind(at)
        tables = (one for one in arguments if isinstance(one, dict))
        return next(tables, None), self._behind(at)

    def _function(self, at: int, known: dict[str, object]) -> tuple[object, int]:
        """What a function gives back, from its body on."""
        if self.text(at) != "{":
            return self.value(at, known)
        end = self.closing[at]
        return self.statements(at + 1, end, dict(known)), end + 1

    def _object(self, at: int, known: dict[str, object]) -> dict[str, object]:
        found: dict[str, object] = {}
        end = self.closing[at]
        at += 1
        while at < end:
            kind, text = self.tokens[at]
            value: object = None
            if text == "...":
                spread, at = self.value(at + 1, known)
                found |= spread if isinstance(spread, dict) else {}
            elif self.text(at + 1) == ":":
                value, at = self.value(at + 2, known)
            elif kind == "name" and self.text(at + 1) in (",", "}"):
                value = known.get(text)
            if value is not None:
                found[text if kind == "name" else unquoted(text)] = value
            at = self._behind_comma(at, end)
        return found

    def _list(self, at: int, known: dict[str, object]) -> Iterator[object]:
        """The values between brackets; `None` stands for what is not typed."""
        end = self.closing[at]
        at += 1
        while at < end:
            value, at = self.value(at, known)
            yield value
            at = self._behind_comma(at, end)

    def _behind(self, at: int) -> int:
        return self.closing.get(at, at) + 1

    def _behind_comma(self, at: int, end: int) -> int:
        while at < end and self.text(at) != ",":
            at = self._behind(at)
        return at + 1

    def _behind_type(self, at: int) -> int:
        """The index after a type such as `Preset.Options`, `const` or `Partial<Config>`."""
        at = self._behind(at)
        while self.text(at) == ".":
            at += 2
        return self._behind_type_arguments(at)

    def _behind_type_arguments(self, at: int) -> int:
        """The index after `<…>` where it stands before a call or ends a type."""
        if self.text(at) != "<":
            return at
        ends = (n for n in range(at, min(at + 40, len(self.tokens))) if self.text(n) == ">")
        return next(ends, at - 1) + 1


def _combined(value: object, sign: str, other: object) -> object:
    """What two values and the operator between them give; `None` where that is not told."""
    if sign in ("||", "??"):
        return other if value in (None, "") else value
    if sign == "+" and isinstance(value, str) and isinstance(other, str):
        return value + other
    return _compared(value, other, sign) if sign in _COMPARISONS else None


def _compared(value: object, other: object, sign: str) -> bool | None:
    """Whether two values are the same; what is compared with "production" is taken for it."""
    if None in (value, other):
        if "production" not in (value, other):
            return None
        same = True
    else:
        same = value == other
    return same is sign.startswith("=")
