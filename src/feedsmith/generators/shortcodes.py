"""Hugo's shortcodes in a source text, where no built page is used for the body.

Source: https://gohugo.io/content-management/shortcodes/#embedded. Those of a theme or of the site
can only be expanded by Hugo: their inner text stays, the tags go, and the caller is told.
"""

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from feedsmith.generators import Detected, Expansion

_TAG = re.compile(
    r"\{\{(?P<open>[<%])\s*(?P<end>/?)\s*(?P<name>[\w./-]+)(?P<rest>(?:\"[^\"]*\"|`[^`]*`|[^\"`>%]"
    r"|[>%](?!\}\}))*?)(?P<self>/?)\s*[>%]\}\}"
)
_ARGUMENT = re.compile(r"(?:(\w+)\s*=\s*)?(?:\"([^\"]*)\"|`([^`]*)`|([^\s\"`]+))")
_COMMENTED = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
_CODE = re.compile(
    r"\{\{<\s*highlight\s+(?P<language>[\w+#-]*)[^>]*>\}\}(?P<code>.*?)\{\{<\s*/\s*highlight\s*>\}\}",
    re.DOTALL,
)
_FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1[`~]*\s*$", re.DOTALL | re.MULTILINE)


class Tag(NamedTuple):
    """A shortcode's arguments: in order, and by name."""

    listed: tuple[str, ...]
    named: dict[str, str]

    def get(self, name: str, position: int = 0) -> str:
        """The argument of this name, else the one at this place, else nothing."""
        if name in self.named:
            return self.named[name]
        return self.listed[position] if len(self.listed) > position else ""


def expand(body: str, detected: Detected) -> Expansion:  # noqa: ARG001
    """The text with shortcodes expanded outside of fenced code."""
    left_out: dict[str, None] = {}

    def replace(match: re.Match[str]) -> str:
        name = match["name"]
        known = _KNOWN.get(name)
        if known is None or match["end"]:
            if known is None:
                left_out[name] = None
            return ""
        return known(_arguments(match["rest"]))

    body = _CODE.sub(_highlight, body)
    parts, last = [], 0
    for fenced in _FENCED.finditer(body):
        parts += [_TAG.sub(replace, body[last : fenced.start()]), fenced[0]]
        last = fenced.end()
    parts.append(_TAG.sub(replace, body[last:]))
    return Expansion(_COMMENTED.sub(r"{{\1\2\3}}", "".join(parts)), tuple(left_out))


def _arguments(rest: str) -> Tag:
    listed, named = [], {}
    for name, quoted, raw, bare in _ARGUMENT.findall(rest):
        value = quoted or raw or bare
        if name:
            named[name] = value
        else:
            listed.append(value)
    return Tag(tuple(listed), named)


def _highlight(match: re.Match[str]) -> str:
    language, code = match["language"], match["code"].strip("\n")
    return f'<pre><code class="language-{escape(language)}">{escape(code)}\n</code></pre>\n'


def _figure(tag: Tag) -> str:
    caption = tag.get("title", 9) or tag.get("caption", 9)
    picture = f'<img src="{escape(tag.get("src"))}" alt="{escape(tag.get("alt", 9) or caption)}">'
    if tag.get("link", 9):
        picture = f'<a href="{escape(tag.get("link", 9))}">{picture}</a>'
    said = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return f"<figure>{picture}{said}</figure>"


def _reference(tag: Tag) -> str:
    """`ref` and `relref`: a path below the content folder, whose page has it as its address."""
    path, sign, fragment = tag.get("path").partition("#")
    page = re.sub(r"(/?_?index)?\.(md|markdown|html)$", "", path)
    if page and not page.endswith("/"):
        page += "/"
    return page + sign + fragment


def _link(pattern: str) -> Callable[[Tag], str]:
    def link(tag: Tag) -> str:
        address = pattern.format(tag.get("id"), tag.get("user"))
        return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'

    return link


_KNOWN: dict[str, Callable[[Tag], str]] = {
    "figure": _figure,
    "ref": _reference,
    "relref": _reference,
    "youtube": _link("https://www.youtube.com/watch?v={0}"),
    "vimeo": _link("https://vimeo.com/{0}"),
    "instagram": _link("https://www.instagram.com/p/{0}/"),
    "tweet": _link("https://x.com/{1}/status/{0}"),
    "x": _link("https://x.com/{1}/status/{0}"),
}
