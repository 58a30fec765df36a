"""What YAML that cannot be read most likely meant, and how to write it.

Source: the messages of libyaml and PyYAML, which name a position and seldom a cause.
"""

import re

import yaml

from feedsmith.loaders.frontmatter.refusals import MAX_NODES, RefusedError, not_a_mapping
from feedsmith.patterns import lazy_pattern

_KEY_AND_VALUE = lazy_pattern(r"\s*(?:- +)?(?P<key>[\w.$-][\w .$-]*?) *:(?:[ \t]+(?P<value>.*))?$")
_LOOKS_LIKE_A_KEY = lazy_pattern(r"""^[ \t]*["'\w][^:\n]*:(?:\s|$)|^\s*[\[{-]""", re.MULTILINE)
_NOT_PRINTABLE = lazy_pattern(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)
_SYNTAX = "front-matter-syntax"
_TAB = "tab character"
_CANNOT_BEGIN = "cannot start any token"
_LONGEST_EXAMPLE = 60
_SENTENCES = (
    (
        "found unexpected end of stream",
        "a quote is opened and never closed",
        "Close the quote with the sign that opened it.",
    ),
    (
        "could not find expected ':'",
        "this line has no colon after a key",
        "Write it as key: value, indent it below the value it continues, or put --- above it.",
    ),
    (
        "escape",
        "a backslash in double quotes begins no sign that YAML knows",
        "Use single quotes, in which a backslash is only a backslash.",
    ),
    (
        "block sequence entries are not allowed",
        'a value cannot begin with "- " on the line of its key',
        "Begin the list on the next line, or write it as [one, two].",
    ),
)


def explained(error: yaml.MarkedYAMLError, text: str) -> RefusedError:
    """The likely cause of a parser's complaint; places are counted from 0 within `text`."""
    if not _LOOKS_LIKE_A_KEY.search(text):
        return not_a_mapping("text", 0)
    line, index = _place(error, text)
    written = _line(text, line)
    match = _KEY_AND_VALUE.match(written)
    field = match["key"] if match else None
    what, mend = _cause(str(error.problem), text, index, written)
    return RefusedError(_SYNTAX, what, mend, line=line, field=field)


def _place(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int]:
    """Where it is: for a key or quote that never ends, where that begins. Line and index."""
    begins = str(error.context or "").startswith("while scanning") and _TAB not in str(
        error.problem
    )
    mark = (error.context_mark if begins else None) or error.problem_mark
    index = 0 if mark is None else min(mark.index, len(text.rstrip()))
    return text.count("\n", 0, index), index


def _line(text: str, line: int) -> str:
    return text.split("\n")[line]


def _cause(problem: str, text: str, index: int, written: str) -> tuple[str, str]:
    sign = text[index : index + 1]
    if _TAB in problem or (sign == "\t" and _CANNOT_BEGIN in problem):
        return "the line is indented with a tab", "Indent with blanks: YAML allows no tabs there."
    if _CANNOT_BEGIN in problem or "alphabetic or numeric" in problem:
        return f'a value cannot begin with "{sign}" unless it is quoted', _quote_it(written)
    if "mapping values are not allowed" in problem:
        return _colon(text, index, written)
    for part, what, mend in _SENTENCES:
        if part in problem:
            return what, mend
    return f"the YAML cannot be read ({problem})", _quote_it(written)


def _colon(text: str, index: int, written: str) -> tuple[str, str]:
    """A colon within a value, or a key where no key can begin."""
    column = index - (text.rfind("\n", 0, index) + 1)
    if re.search(r":(?:\s|$)", written[:column]):
        return "an unquoted value holds a colon and a blank", _quote_it(written)
    what = "a key begins where none can: it is indented deeper, or the line above has no colon"
    return what, "Begin all keys of a group in the same column, each with a colon."


def _quote_it(written: str) -> str:
    match = _KEY_AND_VALUE.match(written)
    value = (match["value"] or "").strip() if match else ""
    if match is None or not value or len(value) > _LONGEST_EXAMPLE:
        return 'Put the whole value in quotes, as in title: "Foo: bar".'
    return f"Put the whole value in quotes: {match['key']}: {_quoted(value)}"


def _quoted(value: str) -> str:
    if value[0] in "'\"" and value.endswith(value[0]):
        value = value[1:-1]
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def unprintable(error: Exception, text: str) -> RefusedError:
    """The refusal of control characters, as YAML and every generator refuse them."""
    found = _NOT_PRINTABLE.search(text)
    if found is None:
        what = f"the YAML cannot be read ({error})".replace("\n", " ")
        return RefusedError(_SYNTAX, what, "Remove signs that are not text.")
    what = f"the front matter holds the control character U+{ord(found[0]):04X}"
    mend = "Delete the character; it may be invisible in the editor."
    return RefusedError(_SYNTAX, what, mend, line=text.count("\n", 0, found.start()))


def misplaced_percent(line: int) -> RefusedError:
    """The refusal of a line that YAML takes for a directive."""
    what = 'a line begins with "%", which YAML keeps for itself'
    return RefusedError(_SYNTAX, what, "Begin a comment with #, or quote the value.", line=line)


def complex_key(line: int) -> RefusedError:
    """The refusal of a list or mapping as a key: most often an unquoted `{{ variable }}`."""
    what = "a list or mapping stands where a key belongs"
    mend = 'Put a value that begins with { or [ in quotes, as in title: "{{ name }}".'
    return RefusedError(_SYNTAX, what, mend, line=line)


def undefined_alias(name: str, line: int) -> RefusedError:
    """The refusal of `*name` where nothing is called so: most often emphasis in a title."""
    what = f'"*{name}" repeats a value that nothing above is marked with'
    mend = f'Put a value that begins with * in quotes, or mark the value above with "&{name}".'
    return RefusedError(_SYNTAX, what, mend, line=line)


def alias_bomb(line: int) -> RefusedError:
    """The refusal of aliases that repeat each other until nothing could hold them."""
    what = f"the aliases stand for more than {MAX_NODES} values"
    mend = "Write the values out, or repeat fewer of them."
    return RefusedError("front-matter-aliases", what, mend, line=line)


def merged_value(line: int) -> RefusedError:
    """The refusal of `<<` with something other than mappings."""
    what = 'the merge key "<<" takes in something that is not a mapping'
    mend = "Give it an alias of a mapping, as in <<: *defaults, or quote the key."
    return RefusedError("front-matter-aliases", what, mend, line=line)


def merge_chain(line: int) -> RefusedError:
    """The refusal of `<<` of what has `<<` itself: 456 bytes of it can keep a parser busy 6 s."""
    what = 'the merge key "<<" takes in a mapping that uses "<<" itself'
    mend = "Name all mappings in one list, as in <<: [*one, *two], or write the values out."
    return RefusedError("front-matter-aliases", what, mend, line=line)
