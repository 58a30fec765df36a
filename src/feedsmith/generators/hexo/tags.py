"""Hexo's tags in a source text, where no built page is used for the body.

Source: https://hexo.io/docs/tag-plugins. Those of a theme or a plugin can only be expanded by Hexo:
their inner text stays, the tags go, and the caller is told.
"""

import re
from collections.abc import Callable, Sequence
from html import escape

from feedsmith.generators import Detected, Expansion
from feedsmith.patterns import lazy_pattern

_WHOLE = lazy_pattern(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[`~]*[ \t]*$"
    r"|(?P<ticks>`+)[^`\n]+(?P=ticks)(?!`)"
    r"|\{%-?\s*(?P<tag>raw|codeblock|code)\b(?P<rest>[^%]*?)-?%\}\n?(?P<inner>.*?)"
    r"\{%-?\s*end(?P=tag)\s*-?%\}",
    re.DOTALL | re.MULTILINE,
)
_QUOTE = lazy_pattern(
    r"\{%-?\s*(?P<tag>blockquote|quote|pullquote)\b(?P<rest>.*?)-?%\}(?P<inner>.*?)"
    r"\{%-?\s*end(?P=tag)\s*-?%\}",
    re.DOTALL,
)
_COMMENT = lazy_pattern(r"\{#.*?#\}", re.DOTALL)
_OUTPUT = lazy_pattern(r"\{\{(?P<value>.*?)\}\}", re.DOTALL)
_TAG = lazy_pattern(
    r"\{%-?\s*(?P<name>[\w-]+)(?P<rest>(?:'[^']*'|\"[^\"]*\"|[^'\"%]|%(?!\}))*?)-?%\}"
)
_ARGUMENT = lazy_pattern(r"'([^']*)'|\"([^\"]*)\"|(\S+)")
_LITERAL = lazy_pattern(r"\s*(?:'([^']*)'|\"([^\"]*)\")\s*$")
_ADDRESS = lazy_pattern(r"\w+://|/|www\.")
_PICTURE = lazy_pattern(r"\.(?:png|jpe?g|gif|webp|avif|svg)$", re.IGNORECASE)
_HELD = "\ue000{}\ue001"


def expand(body: str, detected: Detected) -> Expansion:  # noqa: ARG001
    """The text with Hexo's own tags expanded, code left alone."""
    left_out: dict[str, None] = {}
    held: list[str] = []

    def hold(said: str) -> str:
        held.append(said)
        return _HELD.format(len(held) - 1)

    def output(match: re.Match[str]) -> str:
        literal = _LITERAL.match(match["value"])
        if literal is None:
            left_out[f"{{{{ {match['value'].strip()} }}}}"] = None
            return ""
        return hold(literal[1] or literal[2] or "")

    def tag(match: re.Match[str]) -> str:
        name = match["name"].replace("-", "_")
        known = _KNOWN.get(name)
        if known is None:
            if not name.startswith("end"):
                left_out[f"{{% {match['name']} %}}"] = None
            return ""
        return known(_arguments(match["rest"]))

    body = _WHOLE.sub(lambda match: hold(_verbatim(match)), body)
    body = _QUOTE.sub(_quote, body)
    body = _TAG.sub(tag, _OUTPUT.sub(output, _COMMENT.sub("", body)))
    for index in reversed(range(len(held))):
        body = body.replace(_HELD.format(index), held[index])
    return Expansion(body, tuple(left_out))


def _arguments(rest: str) -> list[str]:
    return [single or double or bare for single, double, bare in _ARGUMENT.findall(rest)]


def _verbatim(match: re.Match[str]) -> str:
    """Code in Markdown and what is `raw` as they stand, a block of code as HTML."""
    if match["tag"] is None:
        return match[0]
    if match["tag"] == "raw":
        return match["inner"]
    said = dict(one.partition(":")[::2] for one in _arguments(match["rest"]) if ":" in one)
    language = said.get("lang")
    marked = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{marked}>{escape(match['inner'].strip(chr(10)))}\n</code></pre>"


def _quote(match: re.Match[str]) -> str:
    """A quotation whose words are Markdown, and below them who said it."""
    given = [] if match["tag"] == "pullquote" else _arguments(match["rest"])
    place = next((n for n, one in enumerate(given) if _ADDRESS.match(one)), len(given))
    who = escape(" ".join(given[:place]), quote=False)
    if place < len(given):
        address = escape(given[place])
        title = escape(" ".join(given[place + 1 :]), quote=False) or address
        who += f' <cite><a href="{address}">{title}</a></cite>'
    footer = f"<footer>{who.strip()}</footer>\n" if who else ""
    return f"<blockquote>\n\n{match['inner'].strip()}\n\n{footer}</blockquote>"


def _post_link(given: Sequence[str]) -> str:
    """A link to another post by its name, which whoever knows all posts resolves."""
    if not given:
        return ""
    raw = len(given) > 1 and given[-1] == "false"
    words = " ".join(given[1:-1] if given[-1] in ("true", "false") else given[1:])
    said = words or given[0].partition("#")[0]
    label = said if raw else escape(said, quote=False)
    return f'<a href="feedsmith:post/{escape(given[0])}">{label}</a>'


def _post_path(given: Sequence[str]) -> str:
    return f"feedsmith:post/{escape(given[0])}" if given else ""


def _asset_path(given: Sequence[str]) -> str:
    return escape(given[0]) if given else ""


def _asset_link(given: Sequence[str]) -> str:
    if not given:
        return ""
    words = [one for one in given[1:] if one not in ("true", "false")]
    return f'<a href="{escape(given[0])}">{escape(" ".join(words) or given[0], quote=False)}</a>'


def _picture(given: Sequence[str]) -> str:
    """Classes, address, width, height, title and alternative text, in this order."""
    places = (n for n, one in enumerate(given) if _ADDRESS.match(one) or _PICTURE.search(one))
    place = next(places, None)
    if place is None:
        return ""
    rest = list(given[place + 1 :])
    sizes = [rest.pop(0) for _ in range(2) if rest and rest[0].isdecimal()]
    measured = "".join(
        f' {name}="{size}"' for name, size in zip(("width", "height"), sizes, strict=False)
    )
    alternative = escape(rest[1] if len(rest) > 1 else " ".join(rest))
    return f'<img src="{escape(given[place])}"{measured} alt="{alternative}">'


def _link(given: Sequence[str]) -> str:
    """Words, then an address, wherever it stands; what follows is a title."""
    place = next((n for n, one in enumerate(given) if _ADDRESS.match(one)), None)
    if place is None:
        return escape(" ".join(given), quote=False)
    address = given[place]
    words = escape(" ".join(given[:place]) or address, quote=False)
    return f'<a href="{escape(address)}">{words}</a>'


def _named_link(given: Sequence[str]) -> str:
    """`url_for`: a text and a path of the site."""
    if len(given) < 2:
        return ""
    return f'<a href="{escape(given[1])}">{escape(given[0], quote=False)}</a>'


def _frame(given: Sequence[str]) -> str:
    return f'<iframe src="{escape(given[0])}"></iframe>' if given else ""


def _film(pattern: str) -> Callable[[Sequence[str]], str]:
    def film(given: Sequence[str]) -> str:
        address = escape(pattern.format(given[0])) if given else ""
        return f'<p><a href="{address}">{address}</a></p>' if address else ""

    return film


_KNOWN: dict[str, Callable[[Sequence[str]], str]] = {
    **dict.fromkeys(("asset_img", "asset_image", "img", "image"), _picture),
    **dict.fromkeys(("link", "a", "anchor"), _link),
    **dict.fromkeys(("url_for", "full_url_for"), _named_link),
    "post_link": _post_link,
    "post_path": _post_path,
    "asset_path": _asset_path,
    "asset_link": _asset_link,
    "iframe": _frame,
    "youtube": _film("https://www.youtube.com/watch?v={0}"),
    "vimeo": _film("https://vimeo.com/{0}"),
    "gist": _film("https://gist.github.com/{0}"),
}
