"""Jekyll's Liquid in a source text, where no built page is used for the body.

Source: https://jekyllrb.com/docs/liquid/. What needs nothing but the site's address is expanded;
the rest can only be expanded by Jekyll: the tags go, and the caller is told.
"""

import re
from html import escape

from feedsmith.dates import without_date
from feedsmith.generators import Detected, Expansion
from feedsmith.generators.settings import text

_VERBATIM = re.compile(
    r"\{%-?\s*(?P<tag>raw|highlight|comment)\b(?P<rest>[^%]*?)-?%\}(?P<inner>.*?)"
    r"\{%-?\s*end(?P=tag)\s*-?%\}",
    re.DOTALL,
)
_OUTPUT = re.compile(r"\{\{-?(?P<value>(?:'[^']*'|\"[^\"]*\"|[^'\"}])*?)-?\}\}")
_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)\s*(?P<rest>(?:'[^']*'|\"[^\"]*\"|[^'\"%])*?)-?%\}")
_ADDRESS = re.compile(
    r"\s*(?:'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"|(?P<site>site\.(?:url|baseurl|title)))\s*"
    r"(?:\|\s*(?P<filter>relative_url|absolute_url)\s*)?$"
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

    expanded = _TAG.sub(tag, _OUTPUT.sub(output, _VERBATIM.sub(verbatim, body)))
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
    if match["filter"] is None or "://" in literal:
        return literal
    base = (text(detected.settings, "baseurl") or "").strip("/")
    path = "/" + "/".join(part for part in (base, literal.lstrip("/")) if part)
    site = (text(detected.settings, "url") or "").rstrip("/")
    return site + path if match["filter"] == "absolute_url" else path


def _linked(name: str, rest: str, detected: Detected) -> str | None:
    """`post_url` and `link`: the address of another source file, by the name of its page.

    A post's page is looked up by its slug: `feedsmith:post/NAME` is resolved by whoever knows all
    posts.
    """
    if name == "post_url":
        return f"feedsmith:post/{without_date(rest.rpartition('/')[2])}"
    if name == "link" and not rest.startswith("_posts/"):
        return _address(f"'/{re.sub('[.](md|markdown)$', '.html', rest)}' | relative_url", detected)
    if name == "link":
        stem = re.sub(r"[.]\w+$", "", rest.rpartition("/")[2])
        return f"feedsmith:post/{without_date(stem)}"
    return None
