"""Why JSON cannot be read, or not by everyone. Source: https://www.rfc-editor.org/rfc/rfc8259"""

from __future__ import annotations

from feedsmith.checks.reading.xml.faults import Here, Unreadable
from feedsmith.checks.rules import Rule
from feedsmith.problems import Place

_JSON = "https://www.rfc-editor.org/rfc/rfc8259"
_START = '{"version": "https://jsonfeed.org/version/1.1", '
_SOUND = f'{_START}"title": "News", "items": []}}'
_STOPS = "JSON readers stop at the first fault: nobody sees anything of the feed."

SYNTAX = Rule(
    code="json-syntax",
    level="error",
    title="The document is not well-formed JSON",
    why=_STOPS,
    spec=f"{_JSON}#section-2",
    frame="json-document",
    wrong=f'{_START}"title" "News", "items": []}}',
    right=_SOUND,
)
CUT_OFF = Rule(
    code="json-cut-off",
    level="error",
    title="The document ends before everything is closed",
    why=_STOPS,
    spec=f"{_JSON}#section-2",
    frame="json-document",
    wrong=f'{_START}"title": "News", "items": [',
    right=_SOUND,
)
COMMA = Rule(
    code="json-comma-extra",
    level="error",
    title="A comma stands where nothing follows",
    why="JavaScript allows it, JSON does not. " + _STOPS,
    spec=f"{_JSON}#section-4",
    frame="json-document",
    wrong=f'{_START}"title": "News", "items": [],}}',
    right=_SOUND,
)
COMMA_MISSING = Rule(
    code="json-comma-missing",
    level="error",
    title="A comma is missing between two values",
    why=_STOPS,
    spec=f"{_JSON}#section-4",
    frame="json-document",
    wrong=f'{_START}"title": "News" "items": []}}',
    right=_SOUND,
)
QUOTES = Rule(
    code="json-quotes",
    level="error",
    title="A text or a key is not in double quotes",
    why="JavaScript allows others, JSON does not. " + _STOPS,
    spec=f"{_JSON}#section-7",
    frame="json-document",
    wrong=f"{_START}'title': 'News', \"items\": []}}",
    right=_SOUND,
)
QUOTE_INSIDE = Rule(
    code="json-quote-inside",
    level="error",
    title="A quotation mark inside a text is not escaped",
    why="The text ends there, and what follows makes no sense. " + _STOPS,
    spec=f"{_JSON}#section-7",
    frame="json-document",
    wrong=f'{_START}"title": "Our "best" news", "items": []}}',
    right=f'{_START}"title": "Our \\"best\\" news", "items": []}}',
)
CONTROL = Rule(
    code="json-control-character",
    level="error",
    title="A line break or another control character stands in a text as it is",
    why="It must be escaped, as `\\n`. " + _STOPS,
    spec=f"{_JSON}#section-7",
    frame="json-document",
    wrong=f'{_START}"title": "Good\nnews", "items": []}}',
    right=f'{_START}"title": "Good news", "items": []}}',
)
ESCAPE = Rule(
    code="json-escape",
    level="error",
    title="A backslash begins no escape that JSON knows",
    why=_STOPS,
    spec=f"{_JSON}#section-7",
    frame="json-document",
    wrong=f'{_START}"title": "It\\\'s news", "items": []}}',
    right=f'{_START}"title": "It\'s news", "items": []}}',
)
COMMENT = Rule(
    code="json-comment",
    level="error",
    title="The document holds a comment",
    why="JSON has none. " + _STOPS,
    spec=f"{_JSON}#section-2",
    frame="json-document",
    wrong=f'{_START}"title": "News", // ours\n"items": []}}',
    right=f'{_START}"title": "News", "user_comment": "Ours", "items": []}}',
)
WORD = Rule(
    code="json-word",
    level="error",
    title="A word stands where a value belongs",
    why="JSON knows true, false and null; not NaN, Infinity, undefined, None or True. " + _STOPS,
    spec=f"{_JSON}#section-3",
    frame="json-document",
    wrong=f'{_START}"title": "News", "expired": False, "items": []}}',
    right=f'{_START}"title": "News", "expired": false, "items": []}}',
)
NUMBER = Rule(
    code="json-number",
    level="error",
    title="A number is not written as JSON writes numbers",
    why="No zeros in front, no plus sign, digits on both sides of a point. " + _STOPS,
    spec=f"{_JSON}#section-6",
    frame="json-document",
    wrong=f'{_START}"title": "News", "items": [], "_shop": {{"loaves": 007}}}}',
    right=f'{_START}"title": "News", "items": [], "_shop": {{"loaves": 7}}}}',
)
ENCODING = Rule(
    code="json-encoding",
    level="error",
    title="The document is not UTF-8",
    why="JSON between systems is always UTF-8: readers stop, or show other characters.",
    spec=f"{_JSON}#section-8.1",
    frame="json-document",
    wrong="",  # it cannot be shown: a test has it
    right=_SOUND,
)
MARK = Rule(
    code="json-byte-order-mark",
    level="warning",
    title="The document begins with a byte order mark",
    why="RFC 8259 forbids it, and many JSON readers stop at it.",
    spec=f"{_JSON}#section-8.1",
    frame="json-document",
    wrong=f"\ufeff{_SOUND}",
    right=_SOUND,
)
DOUBLED = Rule(
    code="json-key-doubled",
    level="error",
    title="An object has the same key twice",
    why="Some readers take the first value, most the last, some refuse the document.",
    spec=f"{_JSON}#section-4",
    frame="json-feed",
    wrong='"title": "News", "title": "News from the bakery"',
    right='"title": "News from the bakery"',
)
HALF = Rule(
    code="json-half-character",
    level="error",
    title="A text holds half of a character",
    why="An escape such as `\\ud83c` needs its second half; alone it stops some readers and "
    "becomes a question mark in others.",
    spec=f"{_JSON}#section-8.2",
    frame="json-feed",
    wrong='"description": "Bread \\ud83c"',
    right='"description": "Bread \\ud83c\\udf5e"',
)
TOO_DEEP = Rule(
    code="json-too-deep",
    level="error",
    title="Lists and objects are nested too deep",
    why="Real feeds need no more than ten levels; readers have limits of their own.",
    spec=f"{_JSON}#section-9",
    frame="json-feed",
    wrong=f'"_shelves": {{"shelf": {"[" * 220}{"]" * 220}}}',
    right='"_shelves": {"shelf": [[]]}',
)


def too_deep(place: Place, levels: int) -> Unreadable:
    """Reading stopped at the limit of depth."""
    what = f"lists and objects are nested more than {levels} levels deep"
    mend = "Look for brackets that are never closed."
    return Unreadable(TOO_DEEP.problem(Here(place), what, mend))


def other_encoding(place: Place, name: str) -> Unreadable:
    """The first bytes are those of another encoding."""
    what = f"the document is written in {name}"
    return Unreadable(ENCODING.problem(Here(place), what, "Save the file as UTF-8."))


def undecodable(place: Place, rest: bytes) -> Unreadable:
    """The bytes are no UTF-8."""
    what = f"the byte {rest[:1].hex().upper()} stands where it is no part of a UTF-8 character"
    return Unreadable(ENCODING.problem(Here(place), what, "Save the file as UTF-8."))
