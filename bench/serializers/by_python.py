"""The same items as RSS by libraries of Python, timed: by_python.py LIBRARY ITEMS.json FILE.

Timed is what lies between the values and the bytes: filling the library's objects and writing them.
Reading the items, imports and the file are not.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

HOME = "https://bench.example/"
TITLE = "The Bench"


class Values(NamedTuple):
    """What an item says."""

    url: str
    title: str
    summary: str
    body: str
    author: str
    published: datetime
    tags: tuple[str, ...]


Write = Callable[[Sequence[Values]], bytes]


def feedsmith() -> Write:
    """The writer of feedsmith, with all the vocabularies that a site's feed has."""
    from feedsmith.model import Document, Feed, Item, Person
    from feedsmith.pipeline import write
    from feedsmith.plugins import installed

    plugins = installed()

    def written(values: Sequence[Values]) -> bytes:
        items = tuple(
            Item(
                id=one.url,
                url=one.url,
                title=one.title,
                summary=one.summary,
                body=one.body,
                published=one.published,
                authors=(Person(name=one.author),),
                tags=one.tags,
            )
            for one in values
        )
        feed = Feed(id=HOME, title=TITLE, home_url=HOME, updated=values[0].published, items=items)
        document = Document(feed=feed, url=f"{HOME}feed.xml", path="feed.xml", format="rss")
        return write((document,), plugins)[document.path]

    return written


def feedgen() -> Write:
    """feedgen, with its extension for authors without e-mail addresses."""
    from feedgen.feed import FeedGenerator

    def written(values: Sequence[Values]) -> bytes:
        feed = FeedGenerator()
        feed.load_extension("dc")
        feed.id(HOME)
        feed.title(TITLE)
        feed.description(TITLE)
        feed.link(href=HOME, rel="alternate")
        feed.lastBuildDate(values[0].published)
        for one in values:
            entry = feed.add_entry(order="append")
            entry.id(one.url)
            entry.guid(one.url, permalink=True)
            entry.link(href=one.url)
            entry.title(one.title)
            entry.published(one.published)
            entry.category([{"term": tag} for tag in one.tags])
            entry.dc.dc_creator(one.author)
            entry.description(one.summary)
            entry.content(one.body, type="html")
        return bytes(feed.rss_str())

    return written


def feedgenerator() -> Write:
    """Django's, as a package of its own. Its RSS has one text for each item: the body."""
    from feedgenerator import Rss201rev2Feed

    def written(values: Sequence[Values]) -> bytes:
        feed: Any = Rss201rev2Feed(title=TITLE, link=HOME, description=TITLE)
        for one in values:
            feed.add_item(
                title=one.title,
                link=one.url,
                description=one.body,
                pubdate=one.published,
                unique_id=one.url,
                author_name=one.author,
                categories=one.tags,
            )
        return bytes(feed.writeString("utf-8").encode())

    return written


def escaping() -> Write:
    """No library: each value escaped by Python's own function, all of them joined and encoded."""
    from email.utils import format_datetime
    from xml.sax.saxutils import escape

    def written(values: Sequence[Values]) -> bytes:
        items = (
            f"<item><guid>{escape(one.url)}</guid><link>{escape(one.url)}</link>"
            f"<title>{escape(one.title)}</title><pubDate>{format_datetime(one.published)}</pubDate>"
            f"{''.join(f'<category>{escape(tag)}</category>' for tag in one.tags)}"
            f"<dc:creator>{escape(one.author)}</dc:creator>"
            f"<description>{escape(one.summary)}</description>"
            f"<content:encoded>{escape(one.body)}</content:encoded></item>"
            for one in values
        )
        head = (
            '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>{TITLE}</title><link>{HOME}</link><description>{TITLE}</description>"
        )
        return f"{head}{''.join(items)}</channel></rss>".encode()

    return written


LIBRARIES = {one.__name__: one for one in (feedsmith, feedgen, feedgenerator, escaping)}


def main(library: str, items: Path, file: Path) -> None:
    """Print the times as JSON; write what was made."""
    read = json.loads(items.read_bytes())
    values = [
        Values(
            one["url"],
            one["title"],
            one["summary"],
            one["body"],
            one["author"],
            datetime.fromisoformat(one["published"]),
            tuple(one["tags"]),
        )
        for one in read
    ]
    write = LIBRARIES[library]()
    started, busy = time.perf_counter(), time.process_time()
    data = write(values)
    seconds, cpu = time.perf_counter() - started, time.process_time() - busy
    file.write_bytes(data)
    print(json.dumps({"seconds": seconds, "cpu": cpu}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
