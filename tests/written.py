"""Documents as the tests write them, and how they are read back: lxml, feedparser."""

from __future__ import annotations

import warnings
from typing import Any

import feedparser
import msgspec
from lxml import etree

from feedsmith.model import MIME_TYPES, Document, Feed, Format, Item, Link
from feedsmith.pipeline import write
from feedsmith.plugins import installed
from feedsmith.xml import parse

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACES = {
    "a": ATOM,
    "atom": ATOM,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

PATHS: dict[Format, str] = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}

HOME = "https://mill.example/"
POST = Item(id=HOME + "flour/", url=HOME + "flour/", title="Flour", body="<p>White.</p>")
MILL = Feed(id=HOME, title="The Mill", home_url=HOME, description="What is ground here.")


def document(
    format: Format, *items: Item, feed: Feed = MILL, links: tuple[Link, ...] = ()
) -> Document:
    """The feed with these items, in a format, at its usual address."""
    shown = msgspec.structs.replace(feed, items=items)
    path = PATHS[format]
    return Document(feed=shown, url=HOME + path, path=path, format=format, links=links)


def written(document: Document) -> bytes:
    """The bytes, with every vocabulary that is installed."""
    return write((document,), installed())[document.path]


def tree(document: Document) -> etree._Element:
    return parse(written(document))


def said(document: Document) -> dict[str, Any]:
    """What a JSON Feed says."""
    return msgspec.json.decode(written(document), type=dict[str, Any])


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, NAMESPACES)


def one(root: etree._Element, path: str) -> etree._Element:
    (only,) = found(root, path)
    return only


def text(root: etree._Element, path: str) -> str:
    """The text of the only element there."""
    return one(root, path).text or ""


def texts_at(root: etree._Element, path: str) -> list[str]:
    return [each.text or "" for each in found(root, path)]


def attributes(of: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in of.attrib.items()}


def names(root: etree._Element) -> list[str]:
    """The children's names with the prefixes they were written with."""
    pairs = [(child.prefix, etree.QName(child).localname) for child in root]
    return [f"{prefix}:{local}" if prefix else local for prefix, local in pairs]


def read_by_feedparser(data: bytes, format: Format) -> Any:
    """The feed as feedparser sees it when served with its own type, texts left as they are.

    Its own use of what Python deprecates is not what is tested here.
    """
    headers = {"content-type": f"{MIME_TYPES[format]}; charset=utf-8"}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"feedparser(\.|$)")
        return feedparser.parse(
            data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
