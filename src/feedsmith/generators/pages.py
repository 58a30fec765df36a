"""A built site whose generator is unknown, or that has none: a folder of HTML.

Asked after all others. Its address is what its own home page, sitemap or CNAME says.
"""

from __future__ import annotations

import html
import re
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

import turbohtml
from msgspec.structs import replace

from feedsmith.generators import Detected, Generator, Source
from feedsmith.patterns import lazy_pattern
from feedsmith.text import clean_text, one_line
from feedsmith.urls import absolute, host

OUTPUTS = (
    *(".", "public", "_site", "dist", "build", "site", "output", "out", "_build/html"),
    *("_website", ".vitepress/dist", "docs/.vitepress/dist", "book", "html", "www"),
)
"""Where a build usually stands below the site's folder."""

_LANGUAGE = lazy_pattern(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_LINK = lazy_pattern(r"<(?:atom:)?link\b[^>]*>")
_HREF = lazy_pattern(r"""href=["'](https?://[^"']+)""")
_FEED_URL = lazy_pattern(r'"feed_url"\s*:\s*"(https?://[^"\\]+)"')
_LOC = lazy_pattern(r"<loc>\s*([^<\s]+)\s*</loc>")


def detect(root: Path) -> Detected | None:
    """The first usual output folder that has a home page."""
    for name in OUTPUTS:
        home = root / name / "index.html"
        if home.is_file():
            return _read(root, name, home)
    return None


def _read(root: Path, output: str, home: Path) -> Detected:
    page = _parsed(home)
    own = _described(page, root, output, home)
    url = (
        _canonical(page)
        or _from_sitemap(home.parent)
        or _from_feed(page, home.parent)
        or from_cname(root, home.parent)
    )
    others = {
        folder.name: replace(_described(_parsed(folder / home.name), root, output, home), url=url)
        for folder in sorted(home.parent.iterdir())
        if _LANGUAGE.fullmatch(folder.name) and (folder / home.name).is_file()
    }
    translations = {
        name: one
        for name, one in others.items()
        if own.language and one.language and _is_of(name, one.language, own.language)
    }
    return replace(own, url=url, translations=translations)


def _described(page: turbohtml.Document, root: Path, output: str, home: Path) -> Detected:
    """The site as a home page in one of its languages describes it."""
    title = _content(page, "meta[property='og:site_name' i]") or _text(page, "head > title")
    return Detected(
        config=home.relative_to(root).as_posix(),
        title=title,
        description=_content(page, "meta[name=description i]"),
        language=_attribute(page, "html[lang]", "lang"),
        output=output,
        root=root,
    )


def _is_of(folder: str, language: str, own: str) -> bool:
    """Whether a folder's home page is in the language that names it, and not in the site's own."""
    tag = language.lower().replace("_", "-") + "-"
    return tag.startswith(f"{folder.lower()}-") and tag.split("-")[0] != own.lower().split("-")[0]


def _parsed(home: Path) -> turbohtml.Document:
    return turbohtml.parse(home.read_bytes(), detect_encoding=True, positions=False)


def _canonical(page: turbohtml.Document) -> str | None:
    said = _attribute(page, "link[rel~=canonical]", "href") or _content(
        page, "meta[property='og:url' i]"
    )
    return _folder(said) if said and said.startswith(("http://", "https://")) else None


def _folder(page: str) -> str | None:
    """The folder of the home page at this address: `/log`, `/log/`, `/log/index.html`."""
    path = re.split(r"[?#]", page, maxsplit=1)[0]
    below = path.partition("://")[2]
    name = below.rpartition("/")[2] if "/" in below else ""
    return absolute("./", path if name.endswith((".html", ".htm")) else path.rstrip("/") + "/")


def _from_sitemap(output: Path) -> str | None:
    """That below which the pages of the sitemap stand as files, else its shortest address."""
    for name in ("sitemap.xml", "sitemap-0.xml", "sitemap/sitemap-0.xml"):
        said = _text_of(output / name, 1_000_000)
        found = (html.unescape(url) for url in _LOC.findall(said))
        pages = sorted((url for url in found if not url.endswith(".xml")), key=len)
        below = (_above(url, output) for url in pages[::-1][:50])
        known = next((url for url in below if url is not None), None)
        if pages:
            return known or _folder(pages[0])
    return None


def _from_feed(page: turbohtml.Document, output: Path) -> str | None:
    """The address that the site's own feed has: in the link to it, else in the feed itself."""
    for link in page.select("link[rel~=alternate][type*='xml'], link[rel~=alternate][type*=json]"):
        href = str(link.attr("href") or "")
        if href.startswith(("http://", "https://")):
            address = href
        else:
            path = absolute(href, "https://here.invalid/") or ""
            said = _text_of(output / path.removeprefix("https://here.invalid").lstrip("/"), 20_000)
            address = _itself(said) or ""
        if found := _above(address, output):
            return found
    return None


def _itself(feed: str) -> str | None:
    """The address that a feed gives itself."""
    link = next((tag for tag in _LINK.findall(feed) if "self" in tag), "")
    found = _HREF.search(link) or _FEED_URL.search(feed)
    return html.unescape(found[1]) if found else None


def _above(address: str, output: Path) -> str | None:
    """The site's address, from that of a file which stands in its output folder.

    `None` where no such file is there: the address is another site's, or an old one.
    """
    start = absolute("/", address)
    path = re.split(r"[?#]", address.removeprefix(start or ""), maxsplit=1)[0]
    parts = unquote(path).split("/")
    for count in range(len(parts)):
        if start and _is_served(output, parts[count:]):
            return start + quote("".join(f"{part}/" for part in parts[:count]))
    return None


def _is_served(output: Path, parts: list[str]) -> bool:
    name = "/".join(parts).rstrip("/")
    if not name or name.startswith("/") or ".." in parts or "\0" in name:
        return False
    return any(_is_file(output / one) for one in (name, f"{name}/index.html", f"{name}.html"))


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name that is too long for one
        return False


def _text_of(file: Path, longest: int) -> str:
    return file.read_text("utf-8", "replace")[:longest] if _is_file(file) else ""


def from_cname(*folders: Path) -> str | None:
    """The address in a CNAME file, as GitHub's and Codeberg's pages have it."""
    for folder in folders:
        lines = _text_of(folder / "CNAME", 1_000).split()
        said = lines[0].removeprefix("http://").removeprefix("https://") if lines else ""
        name = host(f"https://{said}/") if said else None
        if name is not None:
            return f"https://{name}/"
    return None


def _content(page: turbohtml.Document, selector: str) -> str | None:
    return _attribute(page, selector, "content")


def _attribute(page: turbohtml.Document, selector: str, name: str) -> str | None:
    found = page.select_one(selector)
    said = str(found.attr(name) or "") if found is not None else ""
    return one_line(clean_text(said)) or None


def _text(page: turbohtml.Document, selector: str) -> str | None:
    found = page.select_one(selector)
    return one_line(clean_text(found.text)) or None if found is not None else None


def is_post(path: PurePosixPath, detected: Detected) -> bool:  # noqa: ARG001
    """There are no sources."""
    return False


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:  # noqa: ARG001
    """There are no sources."""
    return ()


GENERATOR = Generator("pages", detect, is_post, addresses, is_fallback=True)
