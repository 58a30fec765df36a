"""A post by itself, for a frame in which nothing runs and from which nothing leads away.

Pictures and recordings of the site are taken from this server; others the policy keeps out, and
their alternative texts are shown.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from turbohtml import Element, Text, parse_fragment

from feedsmith.model import Item
from feedsmith.preview.site_files import SiteFiles
from feedsmith.subscribe_page.html import element, plain
from feedsmith.urls import srcset_candidates

_DROPPED = "meta, base, link, script, template, noscript"
_EMBEDS = "iframe, frame, frameset, object, embed, applet, portal, fencedframe"
_LOADING = ("src", "poster")
_LINKS = ("href", "xlink:href", "ping", "target", "download")


class Shown(NamedTuple):
    """A body for a frame. elsewhere: how many of its pictures and recordings are not the site's."""

    html: str
    elsewhere: int


def framed(body: str, files: SiteFiles) -> Shown:
    """The body with addresses of this server, and with links that tell where they lead."""
    root = parse_fragment(body, positions=False)
    root.remove(_DROPPED)
    for embed in root.select(_EMBEDS):
        embed.replace_with(_said(embed))
    for link in root.select("a, area"):
        _disarm(link)
    elsewhere = sum(_settle(one, files) for one in root.select("[src], [srcset], [poster]"))
    return Shown(root.inner_html, elsewhere)


def _said(embed: Element) -> Element:
    """In the place of what readers show as a link, or not at all."""
    address = str(embed.attr("src") or embed.attr("data") or "something")
    return Element("p", {"class": "embedded"}, [Text(f"Embedded here: {address[:300]}")])


def _disarm(link: Element) -> None:
    """Keep a link's looks and say its address; it leads nowhere in a preview."""
    address = link.attr("href")
    for name in _LINKS:
        link.attrs.pop(name, None)
    if address:
        link.attrs["title"] = str(address)
        link.add_class("link")


def _settle(media: Element, files: SiteFiles) -> bool:
    """Take what is the site's own from this server; tell whether something else is wanted."""
    wanted = False
    for name in _LOADING:
        address = str(media.attr(name) or "")
        local = files.local(address)
        if local is not None:
            media.attrs[name] = local
        wanted |= bool(address) and local is None and not address.startswith("data:")
    if media.attr("srcset") is not None:
        _settle_sources(media, files)
    return wanted


def _settle_sources(media: Element, files: SiteFiles) -> None:
    pairs = srcset_candidates(str(media.attr("srcset") or ""))
    candidates = [(files.local(url) or url, descriptor) for url, descriptor in pairs]
    media.attrs["srcset"] = ", ".join(" ".join(pair).strip() for pair in candidates)


def post_page(item: Item, body: Shown, style: str, language: str | None) -> bytes:
    """A post as a reader shows it."""
    who = ", ".join(one.name for one in item.authors)
    day = f"{item.published:%d %B %Y}" if item.published else ""
    head = element("h1", plain(item.title)) if item.title else ""
    line = element("p", plain(" · ".join(filter(None, (who, day)))), class_="by")
    inside = f"<header>{head}{line}</header>\n<article>{body.html}</article>"
    return _page(item, inside, style, language)


def mail_page(item: Item, body: Shown, style: str, language: str | None) -> bytes:
    """A post as a mail: what stands below its subject."""
    return _page(item, f"<article>{body.html}</article>", style, language)


def _page(item: Item, inside: str, style: str, language: str | None) -> bytes:
    tongue = item.language or language
    said = f' lang="{escape(tongue)}"' if tongue else ""
    return (
        f'<!DOCTYPE html>\n<html{said} dir="auto">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">'
        f"<title>{plain(item.title or item.url)}</title><style>{style}</style></head>\n"
        f"<body>{inside}</body>\n</html>\n"
    ).encode("utf-8", "replace")
