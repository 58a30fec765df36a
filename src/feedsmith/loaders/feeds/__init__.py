"""An existing feed, RSS, Atom or JSON Feed, as the model: for conversion, and for older posts.

Nothing is fetched. Bodies come as they stand in the feed: whoever shows them prepares them.
"""

from __future__ import annotations

from feedsmith.model import Feed
from feedsmith.problems import FeedsmithError

__all__ = ["BIGGEST", "read_feed"]

BIGGEST = 64 * 1024 * 1024
"""Bytes."""


def read_feed(data: bytes, url: str | None = None) -> Feed:
    """The feed in these bytes.

    url: where it was served, for relative addresses; else the feed says. Raises FeedsmithError for
    what is no feed, does not say where it belongs, declares entities of its own, or is larger than
    64 MiB. A part that cannot be used is left out; the items stay.
    """
    if len(data) > BIGGEST:
        raise FeedsmithError("the feed is larger than 64 MiB", "Convert it in parts.")
    from feedsmith.loaders.feeds.json_feeds import json_feed  # feedparser takes a while to import
    from feedsmith.loaders.feeds.xml_feeds import xml_feed

    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    return json_feed(data, url) if is_json else xml_feed(data, url)
