"""A large feed in all three formats, as any program may make one.

Run: python bench/large_feed.py FOLDER ITEMS
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from feedsmith.model import Feed, Item, Person
from feedsmith.publishing import publish_feed

_WORDS = [
    "bread",
    "rye",
    "flour",
    "oven",
    "water",
    "salt",
    "morning",
    "table",
    "crust",
    "starter",
    "time",
    "baker",
    "shop",
    "street",
]


def write(folder: Path, items: int) -> None:
    """Write a feed of this many posts of 300 to 900 words, in all three formats."""
    chance = random.Random(7)  # noqa: S311 (a corpus, not a secret)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    posts = tuple(_post(number, start, chance) for number in range(items))
    feed = Feed(
        id="https://example.org/",
        title="Bakery",
        home_url="https://example.org/",
        authors=(Person(name="Ann Baker"),),
        updated=start,
        language="en",
        items=posts,
    )
    publish_feed(feed, folder, "https://example.org/")


def _post(number: int, start: datetime, chance: random.Random) -> Item:
    url = f"https://example.org/posts/{number}/"
    paragraphs = [_paragraph(url, chance) for _ in range(chance.randint(4, 12))]
    return Item(
        id=url,
        url=url,
        title=f"Post {number}",
        body="\n".join(paragraphs),
        summary=" ".join(chance.choices(_WORDS, k=30)),
        published=start - timedelta(hours=number),
        authors=(Person(name="Ann Baker"),),
        tags=tuple(chance.sample(_WORDS, 3)),
    )


def _paragraph(url: str, chance: random.Random) -> str:
    words = " ".join(chance.choices(_WORDS, k=75))
    picture = f'<img src="{url}oven.jpg" alt="The oven" width="600" height="400">'
    return f'<p>{words} <a href="{url}more/">more</a> {words[:40]} &amp; so on.</p><p>{picture}</p>'


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
