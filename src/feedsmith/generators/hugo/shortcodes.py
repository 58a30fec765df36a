"""Hugo's shortcodes in a source text, where no built page is used for the body.

Source: https://gohugo.io/content-management/shortcodes/#embedded. Those of a theme or of the site
can only be expanded by Hugo: their inner text stays, the tags go, and the caller is told.
"""

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from feedsmith.generators import Detected, Expansion
from feedsmith.patterns import lazy_pattern

# No part may run past the next opening, lest a text without ends takes time squared.
_REST = r"(?P<rest>(?:\"[^\"]*\"|`[^`]*`|[^\"`>%{]|\{(?!\{)|[>%](?!\}\}))*?)"
_TAG = lazy_pattern(
    rf"\{{\{{(?P<open>[<%])\s*(?P<end>/?)\s*(?P<name>[\w.][\w./-]*){_REST}(?P<self>/?)\s*[>%]\}}\}}"
)
_ARGUMENT = lazy_pattern(r"(?:(\w+)\s*=\s*)?(?:\"([^\"]*)\"|`([^`]*)`|([^\s\"`]+))")
_COMMENTED = lazy_pattern(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
_CODE = lazy_pattern(
    r"\{\{[<%]\s*highlight\s+(?P<language>[\w+#-]*)[^>%{]*[>%]\}\}"
    r"(?P<code>(?:[^{]|\{(?!\{[<%]\s*highlight\b))*?)"
    r"\{\{[<%]\s*/\s*highlight\s*[>%]\}\}"
)
_COMMENT = lazy_pattern(
    r"\{\{[<%]\s*comment\s*[>%]\}\}(?:[^{]|\{(?!\{[<%]\s*comment\b))*?"
    r"\{\{[<%]\s*/\s*comment\s*[>%]\}\}"
)
_FENCED = lazy_pattern(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_INLINE = (
    (r"`([^`]+)`", "code"),
    (r"\*\*([^*]+)\*\*", "strong"),
    (r"(?<!\w)[*_]([^*_]+)[*_](?!\w)", "em"),
)
_NAMED = 9
"""A position that no argument has: for those that are only given by name."""


class Tag(NamedTuple):
    """A shortcode's arguments: in order, and by name."""

    listed: tuple[str, ...]
    named: dict[str, str]

    def get(self, name: str, position: int = _NAMED) -> str:
        """The argument of this name, else the one at this place, else nothing."""
        if name in self.named:
            return self.named[name]
        return self.listed[position] if len(self.listed) > position else ""


def expand(body: str, detected: Detected) -> Expansion:  # noqa: ARG001
    """The text with shortcodes expanded outside of fenced code."""
    if "{{" not in body:
        return Expansion(body)
    left_out: dict[str, None] = {}

    def replace(match: re.Match[str]) -> str:
        name = match["name"]
        if match["end"]:
            return _CLOSING.get(name, "")
        known = _KNOWN.get(name)
        if known is None:
            left_out[name] = None
            return ""
        return known(_arguments(match["rest"]))

    body = _CODE.sub(_highlight, _COMMENT.sub("", body))
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
    """A picture with all that Hugo writes below it: a title, a caption, whose it is."""
    title, caption, owner = tag.get("title"), tag.get("caption"), tag.get("attr")
    picture = f'<img src="{escape(tag.get("src"))}" alt="{escape(tag.get("alt") or caption)}">'
    if tag.get("link"):
        picture = f'<a href="{escape(tag.get("link"))}">{picture}</a>'
    if owner and tag.get("attrlink"):
        owner = f'<a href="{escape(tag.get("attrlink"))}">{escape(owner, quote=False)}</a>'
    elif owner:
        owner = escape(owner, quote=False)
    heading = f"<h4>{escape(title, quote=False)}</h4>" if title else ""
    line = " ".join(part for part in (_marked(caption), owner) if part)
    below = heading + (f"<p>{line}</p>" if line else "")
    return f"<figure>{picture}{f'<figcaption>{below}</figcaption>' if below else ''}</figure>"


def _marked(caption: str) -> str:
    """A caption's emphasis and code, which Hugo renders, by hand: no paragraph may begin here."""
    said = escape(caption, quote=False)
    for pattern, element in _INLINE:
        said = re.sub(pattern, rf"<{element}>\1</{element}>", said)
    return re.sub(r"\[([^\]]+)\]\(([^\s()]+)\)", r'<a href="\2">\1</a>', said)


def _details(tag: Tag) -> str:
    return f"<details><summary>{_marked(tag.get('summary') or 'Details')}</summary>\n\n"


def _reference(tag: Tag) -> str:
    """`ref` and `relref`: a path below the content, which whoever knows all posts resolves."""
    path, sign, fragment = tag.get("path", 0).partition("#")
    page = re.sub(r"(?:^|/)_?index$", "", re.sub(r"\.(md|markdown|html)$", "", path)).strip("/")
    return (f"feedsmith:post/{page}" if page else "") + sign + fragment


def _link(pattern: str) -> Callable[[Tag], str]:
    def link(tag: Tag) -> str:
        address = pattern.format(tag.get("id", 0), tag.get("user") or "i")
        return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'

    return link


_CLOSING = {"details": "\n\n</details>"}
_KNOWN: dict[str, Callable[[Tag], str]] = {
    "figure": _figure,
    "details": _details,
    "ref": _reference,
    "relref": _reference,
    "youtube": _link("https://www.youtube.com/watch?v={0}"),
    "vimeo": _link("https://vimeo.com/{0}"),
    "instagram": _link("https://www.instagram.com/p/{0}/"),
    "tweet": _link("https://x.com/{1}/status/{0}"),
    "twitter": _link("https://x.com/{1}/status/{0}"),
    "x": _link("https://x.com/{1}/status/{0}"),
}
for _name in ("vimeo", "instagram", "twitter", "x"):
    _KNOWN[f"{_name}_simple"] = _KNOWN[_name]
