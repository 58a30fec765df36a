"""Where front matter begins and ends, and which language it is written in.

Built on python-frontmatter's handler classes, whose own `parse` strips texts, swallows errors and
lets blocks that it cannot split leak into the body: https://python-frontmatter.readthedocs.io/
"""

import re
from collections.abc import Callable

from frontmatter.default_handlers import BaseHandler

from feedsmith.loaders.frontmatter import json_objects, toml_tables, yaml_events
from feedsmith.loaders.frontmatter.block import Block, Fence, Fields
from feedsmith.loaders.frontmatter.refusals import MAX_BLOCK, RefusedError, too_large
from feedsmith.problems import Place, Problem

MAX_FILE = 16 * 2**20
_OTHER_BYTE_ORDERS = (b"\xff\xfe", b"\xfe\xff")


def decode(raw: bytes, file: str) -> str | Problem:
    """The text of a UTF-8 file, with `\\n` at every line's end and no byte order mark."""
    if len(raw) > MAX_FILE:
        what = f"the file is larger than {MAX_FILE // 2**20} MiB"
        mend = "Keep pictures and data in files of their own."
        return _problem("file-too-large", Place(file), what, mend)
    if raw.startswith(_OTHER_BYTE_ORDERS):
        mend = "Save the file as UTF-8; the editor's Save as dialogue offers it."
        return _problem("encoding", Place(file, 1), "the file is UTF-16, not UTF-8", mend)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(raw, error.start, file)
    return _unix_lines(text.lstrip("\ufeff"))


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf_8(raw: bytes, offset: int, file: str) -> Problem:
    line = _unix_lines(raw[:offset].decode("utf-8")).count("\n") + 1
    what = f"the byte 0x{raw[offset]:02X} at offset {offset} is not UTF-8"
    mend = "Save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."
    return _problem("encoding", Place(file, line), what, mend)


def _problem(code: str, place: Place, what: str, mend: str) -> Problem:
    return Problem(code=code, level="error", place=place, what=what, mend=mend)


def read(text: str, file: str, *, values: bool = True) -> Block | Problem:
    """The front matter at the top of a text and the body below it, or why it cannot be read.

    values: whether those of the front matter are asked for. A text without front matter is all
    body. Nothing that a text can hold raises.
    """
    blank = len(text) - len(text.lstrip(" \t\n"))
    above = text.rfind("\n", 0, blank) + 1
    rest = text[above:]
    handler = _handler(rest)
    if handler is None:
        return Block({}, {}, text, 1)
    line = text.count("\n", 0, above) + handler.fence_lines + 1
    try:
        block, body = handler.split(rest)
        fields = handler.load(block) if values else Fields({}, {})
    except RefusedError as refused:
        return refused.problem(file, line)
    lines = {key: within + line for key, within in fields.lines.items()}
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return Block(fields, lines, body, body_line, (), handler.fence)


def _handler(text: str) -> "Fenced | None":
    for handler in HANDLERS:
        if handler.detect(text):
            return handler
    return None


class Fenced(BaseHandler):
    """Front matter between two fences.

    fence: what `Block.fence` says of it. opening, closing: patterns of the line above and below.
    language: reads what is between. fence_lines: how many lines stand above the block.
    """

    def __init__(
        self,
        fence: Fence,
        opening: str,
        closing: str,
        language: Callable[[str], Fields],
        fence_lines: int = 1,
    ) -> None:
        super().__init__(re.compile(opening), opening, closing)
        self.fence = fence
        self.language = language
        self.fence_lines = fence_lines
        # The line end before it comes first, so that the search runs at the speed of memchr.
        self.closed_by = re.compile(rf"\n(?:{closing})[ \t]*(?:\n|\Z)")

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body, both as written."""
        opening_end = text.find("\n")
        closing = self.closed_by.search(text, max(opening_end, 0))
        if closing is None:
            raise _unclosed(text.split("\n", 1)[0].strip())
        return text[opening_end + 1 : closing.start() + 1], text[closing.end() :]

    def load(self, fm: str) -> Fields:
        """The block's values, unless it is too large to be one."""
        if len(fm) > MAX_BLOCK:
            raise too_large()
        return self.language(fm)


class Dashes(Fenced):
    """`---` around YAML; alone at the top of a Markdown text it is a thematic break as well.

    Without a second fence it is taken for front matter only when a key follows on the next line:
    `---` above prose or a blank line is a rule, `---` above `title: Foo` has lost its end.
    """

    key_follows = re.compile(r"""[^\n]*\n["'\w][^:\n]*:(?:[ \t\n]|\Z)""")

    def detect(self, text: str) -> bool:
        """Whether the text begins with front matter rather than with a thematic break."""
        if not super().detect(text):
            return False
        return bool(self.closed_by.search(text) or self.key_follows.match(text))


class Bare(Fenced):
    """A JSON object without a fence, as Hugo has it, or with `;;;` below it, as Hexo has it."""

    semicolons = re.compile(r"[ \t]*(?:\n;{3,}[ \t]*)?(?:\n|\Z)")

    def split(self, text: str) -> tuple[str, str]:
        """The object and the body."""
        try:
            end = json_objects.decode(text[: MAX_BLOCK + 1])[1]
        except RefusedError as refused:
            if len(text) > MAX_BLOCK and refused.code == "front-matter-unclosed":
                raise too_large() from refused
            raise
        below = self.semicolons.match(text, end)
        return text[:end], text[below.end() if below else end :]


class Semicolons(Fenced):
    """The inside of a JSON object, ended by `;;;` and perhaps begun by it: Hexo's own form."""

    def detect(self, text: str) -> bool:
        """Whether it begins like this, and ends too: a text may well begin with a quote."""
        return bool(super().detect(text) and self.closed_by.search(text))

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body, both as written."""
        return super().split(text if self.fence_lines else "\n" + text)

    def load(self, fm: str) -> Fields:
        """The block's values: the braces may be left out."""
        return super().load(fm if fm.lstrip().startswith("{") else "{" + fm + "}")


def _json_or_yaml(text: str) -> Fields:
    """What is between `---` lines: JSON as VitePress has it, and what YAML calls a flow mapping."""
    if not text.lstrip().startswith("{"):
        return yaml_events.load(text)
    try:
        return json_objects.load(text)
    except RefusedError as refused:
        if refused.code != "front-matter-syntax":
            raise
        return yaml_events.load(text)


def _script(_: str) -> Fields:
    what = "the front matter is a script, which only Eleventy runs"
    raise RefusedError("front-matter-syntax", what, "Write it as YAML between --- lines.")


def _unclosed(fence: str) -> RefusedError:
    what = f"the front matter that {fence} opens is never closed"
    closing = fence[:3]
    mend = f"Write {closing} alone on a line between the front matter and the text."
    return RefusedError("front-matter-unclosed", what, mend, line=-1)


def _line(fence: str) -> str:
    return rf"{fence}[ \t]*(?=\n|\Z)"


HANDLERS = (
    Dashes("yaml", _line("---"), r"---|\.{3}", _json_or_yaml),
    Fenced("yaml", _line("---[ \t]*(?i:ya?ml)"), r"---|\.{3}", yaml_events.load),
    Fenced("toml", _line(r"\+{3}"), r"\+{3}", toml_tables.load),
    Fenced("toml", _line("---[ \t]*(?i:toml)"), "---", toml_tables.load),
    Fenced("json", _line("---[ \t]*(?i:json)"), "---", json_objects.load),
    Fenced("none", _line("---[ \t]*(?i:js|javascript)"), "---", _script),
    Semicolons("json", _line(";{3,}"), ";{3,}", json_objects.load),
    Semicolons("json", r'"(?:[^"\\\n]|\\.)*+"[ \t]*:', ";{3,}", json_objects.load, fence_lines=0),
    # Not every text that begins with a brace: {{< figure >}}, {% include %} and {: .class} do too.
    Bare("json", r'\{[ \t]*(?:\n|"|\}[ \t]*(?:\n|\Z))', "", json_objects.load, fence_lines=0),
)
