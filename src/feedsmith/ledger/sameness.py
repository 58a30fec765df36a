"""Whether a post is the one that a record tells of: what speaks for it, and what against it."""

from __future__ import annotations

from feedsmith.ledger.records import DAY, Record
from feedsmith.ledger.sketch import differ
from feedsmith.model import Item


def name(title: str) -> str:
    """A title without what is written now so, now so."""
    return "".join(filter(str.isalnum, title.casefold()))


def near(item: Item, record: Record) -> bool:
    """Whether both are of about the same day."""
    if item.published is None:
        return False
    known = (record.published, record.dated)
    return any(one is not None and abs(item.published - one) < DAY for one in known)


def agreement(item: Item, record: Record) -> int:
    """How much besides the text is the same: the title, the day."""
    return (name(item.title) == name(record.title)) + near(item, record)


def is_another(item: Item, text: str, record: Record) -> bool:
    """Whether a post has taken the place of another: text, title and day are all new.

    text: its sketch. An entry that was adopted proves nothing: it may have a summary, and the
    build's date.
    """
    if record.path is None or name(item.title) == name(record.title):
        return False
    return differ(text, record.content) and not near(item, record)


def day_agrees(item: Item, text: str, record: Record) -> bool:
    """Whether a post with the record's title is the same: of its day, and of no other text.

    The text of an entry that was adopted may be a summary.
    """
    another = record.path is not None and differ(text, record.content)
    return near(item, record) and not another


def may_be(item: Item, record: Record) -> bool:
    """Whether a post with the record's text is the same, and not one more of a kind.

    Notices of the weather resemble each other, and so does whatever is made from a template: a new
    one is none of those that were taken down before.
    """
    if near(item, record):
        return True
    if name(item.title) != name(record.title):
        return False
    undated = item.published is None or record.shown is None
    return undated or bool(item.title and record.path and record.removed is None)
