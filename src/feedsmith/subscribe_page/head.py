"""The head of the page: what browsers, readers and search engines are told, style and script.

Sources: https://html.spec.whatwg.org/multipage/links.html#link-type-alternate,
https://www.w3.org/TR/CSP3/#hash-source
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from feedsmith.built import OWN_PAGE
from feedsmith.model import MIME_TYPES
from feedsmith.subscribe_page.colours import DARK, LIGHT, readable
from feedsmith.subscribe_page.html import element, empty, joined, plain
from feedsmith.subscribe_page.kinds import Listed

_FOLDER = Path(__file__).parent


class About(NamedTuple):
    """What is said of the page as a whole. languages: tags and addresses of it in others."""

    url: str
    title: str
    description: str
    language: str | None
    languages: tuple[tuple[str | None, str], ...]


def head(about: About, feeds: Sequence[Listed]) -> str:
    """The elements of the head, of which the one that tells the encoding comes first."""
    return joined(
        (
            empty("meta", charset="utf-8"),
            empty("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", plain(about.title)),
            empty("meta", name="description", content=about.description),
            OWN_PAGE,
            empty("link", rel="canonical", href=about.url),
            *_translations(about),
            *_alternates(feeds),
        )
    )


def _translations(about: About) -> Iterator[str]:
    if not about.languages:
        return
    for language, url in ((about.language, about.url), *about.languages):
        if language:
            yield empty("link", rel="alternate", hreflang=language, href=url)


def _alternates(feeds: Iterable[Listed]) -> Iterator[str]:
    """The feeds, by which readers find them on the page; not those per tag, author and so on."""
    for one in (
        document for listed in feeds if not listed.is_group for document in listed.documents
    ):
        title = one.feed.title or None
        yield empty("link", rel="alternate", type=MIME_TYPES[one.format], title=title, href=one.url)


def style(accent: str | None) -> str:
    """The CSS. accent: six hexadecimal digits; links are of a shade of it that can be read."""
    rules = (_FOLDER / "page.css").read_text("utf-8")
    if accent is None:
        return rules
    light, dark = readable(accent, LIGHT), readable(accent, DARK)
    colours = (
        f":root {{ --feedsmith-accent: #{accent}; --feedsmith-link: #{light}; }}",
        f"@media (prefers-color-scheme: dark) {{ :root {{ --feedsmith-link: #{dark}; }} }}",
        "",
    )
    return rules + "\n".join(colours)


def script() -> str:
    """The JavaScript of the buttons."""
    return (_FOLDER / "copy.js").read_text("utf-8")


def policy(style: str, script: str) -> str:
    """That the page loads nothing and runs nothing but these two."""
    rules = (
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {_hash(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
