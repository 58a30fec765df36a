"""What kramdown reads that other Markdown does not: lists of attributes, comments, `{::…}`.

Source: https://kramdown.gettalong.org/syntax.html. A feed can carry none of it but a heading's id.
"""

import re

from feedsmith.patterns import lazy_pattern

_CODE = lazy_pattern(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?P<ticks>`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)(?P=ticks)(?!`)"
    r"|<pre\b(?:[^<]|<(?!/?pre\b))*</pre>",
    re.DOTALL | re.MULTILINE,
)
_COMMENT = lazy_pattern(r"\{::comment\}(?:[^{]|\{(?!::comment\}))*?\{:/(?:comment)?\}\n?")
_EXTENSION = lazy_pattern(r"\{::?/?[a-z_]+(?: [^}\n]*)?/?\}(?=\s|$)|\{:/\}")
_CONTENTS = lazy_pattern(r"^[*+-] [^\n]*\n\{:\s*toc\b[^}\n]*\}[ \t]*\n?", re.MULTILINE)
_HEADING = lazy_pattern(
    r"^(?P<heading>#{1,6} [^\n]*?)[ \t]*\n\{:[^}\n]*#(?P<id>[\w-]+)[^}\n]*\}[ \t]*$", re.MULTILINE
)
_LINE = lazy_pattern(r"^ {0,3}\{:[^}\n]*\}[ \t]*(?:\n|\Z)", re.MULTILINE)
_WITHIN = lazy_pattern(r"(?<=[^\s{])\{:[^}\n]*\}")


def without_attributes(text: str) -> str:
    """The text without kramdown's own marks, code apart."""
    parts, last = [], 0
    for code in _CODE.finditer(text):
        parts += [_plain(text[last : code.start()]), code[0]]
        last = code.end()
    return "".join((*parts, _plain(text[last:])))


def _plain(text: str) -> str:
    if "{:" not in text:
        return text
    text = _CONTENTS.sub("", _COMMENT.sub("", text))
    text = _HEADING.sub(r"\g<heading> {#\g<id>}", text)
    return _EXTENSION.sub("", _WITHIN.sub("", _LINE.sub("", text)))
