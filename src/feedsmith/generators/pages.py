"""A built site whose generator is unknown, or that has none: a folder of HTML.

Asked after all others. Its address is what its own home page, sitemap or CNAME says.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import turbohtml

from feedsmith.generators import Detected, Generator, Source
from feedsmith.text import clean_text, one_line
from feedsmith.urls import absolute, host

OUTPUTS = (
    *(".", "public", "_site", "dist", "build", "site", "output", "out", "_build/html"),
    *("_website", ".vitepress/dist", "docs/.vitepress/dist", "book", "html", "www"),
)
"""Where a build usually stands below the site's folder."""

_LINK = re.compile(r"<(?:atom:)?link\b[^>]*>")
_HREF = re.compile(r"""href=["'](https?://[^"']+)""")
_LOC = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")


def detect(root: Path) -> Detected | None:
    """The first usual output folder that has a home page."""
    for name in OUTPUTS:
        home = root / name / "index.html"
        if home.is_file():
            return _read(root, name, home)
    return None


def _read(root: Path, output: str, home: Path) -> Detected:
    page = turbohtml.parse(home.read_bytes(), detect_encoding=True, positions=False)
    title = _content(page, "meta[property='og:site_name' i]") or _text(page, "head > title")
    return Detected(
        config=home.relative_to(root).as_posix(),
        url=_canonical(page)
        or _from_sitemap(home.parent)
        or _from_feed(page, home.parent)
        or from_cname(root, home.parent),
        title=title,
        description=_content(page, "meta[name=description i]"),
        language=_attribute(page, "html[lang]", "lang"),
        output=output,
        root=root,
    )


def _canonical(page: turbohtml.Document) -> str | None:
    said = _attribute(page, "link[rel~=canonical]", "href") or _content(
        page, "meta[property='og:url' i]"
    )
    return absolute("./", said) if said and said.startswith(("http://", "https://")) else None


def _from_sitemap(output: Path) -> str | None:
    """The shortest address in the sitemap: that of the home page."""
    for name in ("sitemap.xml", "sitemap-0.xml", "sitemap/sitemap-0.xml"):
        file = output / name
        said = file.read_text("utf-8", "replace")[:1_000_000] if file.is_file() else ""
        pages = [url for url in _LOC.findall(said) if not url.endswith(".xml")]
        if pages:
            return absolute("./", min(pages, key=len))
    return None


def _from_feed(page: turbohtml.Document, output: Path) -> str | None:
    """The address that the site's own feed has: in the link to it, else in the feed itself."""
    for link in page.select("link[rel~=alternate][type*='xml'], link[rel~=alternate][type*=json]"):
        href = str(link.attr("href") or "")
        if href.startswith(("http://", "https://")):
            return _above(href, output)
        path = absolute(href, "https://here.invalid/")
        file = output / path.removeprefix("https://here.invalid/") if path else output
        said = file.read_text("utf-8", "replace")[:20_000] if file.is_file() else ""
        itself = next((tag for tag in _LINK.findall(said) if "self" in tag), None)
        address = _HREF.search(itself) if itself else None
        if address:
            return _above(address[1], output)
    return None


def _above(feed: str, output: Path) -> str | None:
    """The site's address, from that of a file which stands in its output folder."""
    start = absolute("/", feed)
    path = feed.removeprefix(start or "")
    parts = path.split("/")
    for count in range(len(parts)):
        if start and (output / "/".join(parts[count:])).is_file():
            return start + "".join(f"{part}/" for part in parts[:count])
    return start


def from_cname(*folders: Path) -> str | None:
    """The address in a CNAME file, as GitHub's and Codeberg's pages have it."""
    for folder in folders:
        file = folder / "CNAME"
        if file.is_file():
            lines = file.read_text("utf-8", "replace").split()
            name = host(f"https://{lines[0]}/") if lines else None
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
