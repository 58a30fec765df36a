"""Zola's shortcodes and internal links in a source text, where no built page is used for the body.

Sources: https://www.getzola.org/documentation/content/shortcodes/,
https://www.getzola.org/documentation/content/linking/. Shortcodes of a theme or of the site can
only be expanded by Zola: their inner text stays, the tags go, and the caller is told.
"""

import re
from html import escape

from feedsmith.generators import Detected, Expansion
from feedsmith.patterns import lazy_pattern

_ARGUMENTS = r"\((?P<rest>(?:\"[^\"]*\"|'[^']*'|`[^`]*`|[^\"'`)])*)\)"
_TAG = lazy_pattern(
    rf"\{{\{{\s*(?P<single>\w+){_ARGUMENTS}\s*\}}\}}"
    rf"|\{{%\s*(?P<opening>\w+){_ARGUMENTS.replace('rest', 'more')}\s*%\}}"
    r"|\{%\s*(?P<end>end)\s*%\}"
)
_ARGUMENT = lazy_pattern(r"(?P<name>\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`)")
_COMMENTED = lazy_pattern(r"\{\{/\*(.*?)\*/\}\}|\{%/\*(.*?)\*/%\}", re.DOTALL)
_INTERNAL = lazy_pattern(r"(?<=[(\"'<\s])@/(?P<path>[^\s()\"'<>#]+?)\.md(?=[)\"'>\s#])")
_FILMS = {
    "youtube": "https://www.youtube.com/watch?v={0}",
    "vimeo": "https://vimeo.com/{0}",
    "streamable": "https://streamable.com/{0}",
}


def expand(body: str, detected: Detected) -> Expansion:  # noqa: ARG001
    """The text with Zola's own shortcodes expanded and links to sources made links to posts."""
    left_out: dict[str, None] = {}

    def tag(match: re.Match[str]) -> str:
        if match["end"]:
            return ""
        given = _arguments(match["rest"] or "")
        known = _known(match["single"], given) if match["single"] else None
        if known is None:
            left_out[match["single"] or match["opening"]] = None
        return known or ""

    expanded = _INTERNAL.sub(_linked, _TAG.sub(tag, body))
    return Expansion(_COMMENTED.sub(_uncommented, expanded), tuple(left_out))


def _arguments(rest: str) -> dict[str, str]:
    return {
        name: double or single or tick for name, double, single, tick in _ARGUMENT.findall(rest)
    }


def _known(name: str, given: dict[str, str]) -> str | None:
    """What Zola's own shortcodes show, as a link; `None` for others."""
    if name == "gist" and "url" in given:
        address = given["url"]
    elif name in _FILMS and "id" in given:
        address = _FILMS[name].format(given["id"])
    else:
        return None
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'


def _linked(match: re.Match[str]) -> str:
    """A link to a source file: of a section to its list, else by the end of the file's path.

    A post's page is looked up: `feedsmith:post/PATH` is resolved by whoever knows all posts.
    """
    folder, _, name = match["path"].rpartition("/")
    if name == "_index":
        return f"/{folder}/" if folder else "/"
    return f"feedsmith:post/{folder if name == 'index' and folder else match['path']}"


def _uncommented(match: re.Match[str]) -> str:
    return f"{{{{{match[1]}}}}}" if match[1] is not None else f"{{%{match[2]}%}}"
