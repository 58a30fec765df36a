"""Jekyll's Liquid in a source text, where no built page is used for the body.

Source: https://jekyllrb.com/docs/liquid/. What needs nothing but the site's address is expanded;
the rest can only be expanded by Jekyll: the tags go, and the caller is told.
"""

import re
from html import escape

from feedsmith.generators import Detected, Expansion
from feedsmith.generators.jekyll.kramdown import without_attributes
from feedsmith.generators.settings import text
from feedsmith.patterns import lazy_pattern

# No part may run past the next opening, lest a text without ends takes time squared.
_VERBATIM = lazy_pattern(
    r"\{%-?\s*(?P<tag>raw|highlight|comment)\b(?P<rest>[^%]*?)-?%\}"
    r"(?P<inner>(?:[^{]|\{(?!%-?\s*(?P=tag)\b))*?)\{%-?\s*end(?P=tag)\s*-?%\}"
)
_OUTPUT = lazy_pattern(r"\{\{-?(?P<value>(?:'[^']*'|\"[^\"]*\"|[^'\"{}]|\{(?![{%]))*?)-?\}\}")
_TAG = lazy_pattern(
    r"\{%-?\s*(?P<name>\w+)\s*(?P<rest>(?:'[^']*'|\"[^\"]*\"|[^'\"{%]|\{(?![{%]))*?)-?%\}"
)
_ADDRESS = lazy_pattern(
    r"\s*(?:'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"|(?P<site>site\.(?:url|baseurl|title)))\s*"
    r"(?P<filters>(?:\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:url|baseurl))\s*)*)$"
)
_BEFORE_LINKS = lazy_pattern(
    r"(?:\{\{-?\s*site\.(?:url|baseurl)\s*-?\}\}/?)+(?=\{%-?\s*(?:post_url|link)\b)"
)
_HELD = "\ue000{}\ue001"


def expand(body: str, detected: Detected) -> Expansion:
    """The text with what can be expanded expanded."""
    left_out: dict[str, None] = {}
    held: list[str] = []

    def verbatim(match: re.Match[str]) -> str:
        if match["tag"] == "comment":
            return ""
        inner = match["inner"]
        if match["tag"] == "highlight":
            language = match["rest"].split()[0] if match["rest"].split() else "text"
            code = escape(inner.strip("\n"))
            inner = f'<pre><code class="language-{escape(language)}">{code}\n</code></pre>'
        held.append(inner)
        return _HELD.format(len(held) - 1)

    def output(match: re.Match[str]) -> str:
        value = _address(match["value"], detected)
        if value is None:
            left_out[f"{{{{ {match['value'].strip()} }}}}"] = None
        return value or ""

    def tag(match: re.Match[str]) -> str:
        value = _linked(match["name"], match["rest"].strip(), detected)
        if value is None:
            left_out[f"{{% {match['name']} %}}"] = None
        return value or ""

    body = _BEFORE_LINKS.sub("", _VERBATIM.sub(verbatim, body))
    expanded = without_attributes(_TAG.sub(tag, _OUTPUT.sub(output, body)))
    for index, inner in enumerate(held):
        expanded = expanded.replace(_HELD.format(index), inner)
    return Expansion(expanded, tuple(left_out))


def _address(value: str, detected: Detected) -> str | None:
    """A literal, with `relative_url` or `absolute_url`, or one of the site's own words."""
    match = _ADDRESS.match(value)
    if match is None:
        return None
    literal = match["single"] if match["single"] is not None else match["double"]
    if literal is None:
        return text(detected.settings, match["site"].partition(".")[2]) or ""
    for filter in re.findall(r"\w+(?:: *site\.\w+)?", match["filters"]):
        literal = _filtered(filter, literal, detected)
    return literal


def _filtered(filter: str, path: str, detected: Detected) -> str:
    site = (text(detected.settings, "url") or "").rstrip("/")
    base = (text(detected.settings, "baseurl") or "").strip("/")
    if filter.endswith("site.url"):
        return site + path
    if filter.endswith("site.baseurl"):
        return f"/{base}{path}" if base else path
    if "://" in path:
        return path
    joined = "/" + "/".join(part for part in (base, path.lstrip("/")) if part)
    return site + joined if filter == "absolute_url" else joined


def _linked(name: str, rest: str, detected: Detected) -> str | None:
    """`post_url` and `link`: the address of another source file.

    `feedsmith:post/NAME` is resolved by whoever knows all posts.
    """
    if name == "post_url":
        return f"feedsmith:post/{rest.strip('/')}"
    if name == "link" and "_posts/" not in rest:
        return _address(f"'/{re.sub('[.](md|markdown)$', '.html', rest)}' | relative_url", detected)
    if name == "link":
        stem = re.sub(r"[.]\w+$", "", rest.rpartition("_posts/")[2])
        return f"feedsmith:post/{stem}"
    return None
