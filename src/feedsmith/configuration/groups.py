"""What [feeds.NAME] says of feeds per tag, category, author, section or language, held together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from feedsmith.configuration.feeds import VariantTable

SLUG = "{slug}"


class Fault(NamedTuple):
    """A key that does not go with the others, and how to mend that."""

    key: str
    what: str
    mend: str


def group_faults(name: str, table: VariantTable) -> Iterator[Fault]:
    """What is wrong with the table of this name: without `per` there are no groups."""
    if table.per is None and table.least is not None:
        mend = 'Write per = "tag" beside it, or leave it out.'
        what = "`least` is for feeds per tag, category, author, section or language"
        yield Fault("least", what, mend)
    for key, path in (("rss", table.rss), ("atom", table.atom), ("json", table.json)):
        if path is None or (SLUG in path) == (table.per is not None):
            continue
        if table.per is None:
            mend = 'Write per = "tag" beside it, or a path without it.'
            yield Fault(key, f"`{path}` holds {SLUG}, but this is a single feed", mend)
        else:
            ending = path.rpartition("/")[2] or "feed.xml"
            mend = f"Write {SLUG} where its name shall stand: {name}/{SLUG}/{ending}."
            yield Fault(key, f"`{path}` would be the path of each {table.per}'s feed", mend)
