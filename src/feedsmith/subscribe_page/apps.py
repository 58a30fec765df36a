"""Links that open a feed in a reader or a podcast app, made from nothing but its address.

Sources: https://overcast.fm/podcasterinfo,
https://antennapod.org/documentation/podcasters-hosters/add-on-antennapod,
https://github.com/podlove/podlove-subscribe-button, and each reader's page on its bookmarklet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

READERS: Mapping[str, str] = {
    "Feedly": "https://feedly.com/i/subscription/feed%2F{quoted}",
    "Inoreader": "https://www.inoreader.com/?add_feed={quoted}",
    "NewsBlur": "https://www.newsblur.com/?url={quoted}",
    "The Old Reader": "https://theoldreader.com/feeds/subscribe?url={quoted}",
    "Feedbin": "https://feedbin.com/?subscribe={quoted}",
}
PODCAST_APPS: Mapping[str, str] = {
    "Apple Podcasts": "podcast://{bare}",
    "Overcast": "overcast://x-callback-url/add?url={quoted}",
    "Pocket Casts": "pktc://subscribe/{bare}",
    "AntennaPod": "https://antennapod.org/deeplink/subscribe?url={quoted}",
    "Podcast Addict": "https://podcastaddict.com/feed/{quoted}",
    "Castro": "castro://subscribe/{bare}",
}
"""Directories such as Spotify's or YouTube's know no feed by its address: a show is registered."""

DEVICE = "feed:{url}"
"""NetNewsWire, Reeder and others open it, on whose device one of them is installed."""


def podcast_links(url: str) -> Iterator[tuple[str, str]]:
    """The podcast apps with the links that open the feed in them."""
    return _links(PODCAST_APPS, url)


def reader_links(url: str, device: str) -> Iterator[tuple[str, str]]:
    """The readers with such links; device: the words for an app that is installed."""
    yield from _links(READERS, url)
    yield device, DEVICE.format(url=url)


def _links(patterns: Mapping[str, str], url: str) -> Iterator[tuple[str, str]]:
    said = {"quoted": quote(url, safe=""), "bare": url.partition("://")[2]}
    for name, pattern in patterns.items():
        yield name, pattern.format_map(said)
