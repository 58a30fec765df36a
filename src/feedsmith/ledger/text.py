"""The ledger as a file: text, one post a line, in an order in which two branches seldom meet.

A line begins with a hash of its id, by which the lines are sorted: what two people add on two
branches stands far apart, so git merges it; and where it does not, both sides of a conflict are
read as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zlib import crc32

import msgspec

from feedsmith.ledger.records import FeedRecord, Ledger, Record
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError

_HEAD = (
    b"# feedsmith 1: what subscribers know of these feeds. "
    b"Commit this file; see docs/identity.md.\n"
)
_VERSION = lazy_pattern(rb"^# feedsmith (\d{1,9})", re.MULTILINE)
_PASSED_OVER = lazy_pattern(rb"\s*(#.*)?|(<{7}|={7}|>{7}|\|{7})(\s.*)?", re.DOTALL)
_LINE = lazy_pattern(rb"(?:([0-9a-f]{8})|feed) (\{.*\})\s*", re.DOTALL)
_records = msgspec.json.Decoder(Record)
_feeds = msgspec.json.Decoder(FeedRecord)


def ledger_text(ledger: Ledger) -> bytes:
    """The file's bytes: the same for the same ledger."""
    feeds = sorted(ledger.feeds.values(), key=lambda one: one.feed)
    text = BytesIO()
    text.write(_HEAD)
    text.writelines(b"feed %s\n" % msgspec.json.encode(one) for one in feeds)
    text.writelines(map(_line, sorted(ledger.records.values(), key=_beginning)))
    return text.getvalue()


def _line(record: Record) -> bytes:
    return b"%08x %s\n" % (crc32(record.id.encode()), msgspec.json.encode(record))


def _beginning(record: Record) -> bytes:
    """What a line is sorted by: no two are alike up to the end of the id."""
    return b"%08x %s" % (crc32(record.id.encode()), msgspec.json.encode(record.id))


def read_ledger(data: bytes, name: str) -> Ledger:
    """The ledger in these bytes, of a file that messages call `name`.

    Raises FeedsmithError for a line that cannot be read: whoever publishes without it would show
    old posts as new.
    """
    if any(int(version) > 1 for version in _VERSION.findall(data)):
        raise FeedsmithError(
            f"{name} was written by a newer feedsmith",
            "Update feedsmith: pip install -U feedsmith.",
        )
    read = list(_read(data, name))
    return Ledger.of(
        (one for one in read if isinstance(one, Record)),
        (one for one in read if isinstance(one, FeedRecord)),
    )


def _read(data: bytes, name: str) -> Iterator[Record | FeedRecord]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if _PASSED_OVER.fullmatch(line):
            continue
        found = _LINE.fullmatch(line)
        try:
            if found is None:
                raise ValueError("it is no line of a ledger")
            yield _records.decode(found[2]) if found[1] else _feeds.decode(found[2])
        except (ValueError, ArithmeticError, RecursionError, msgspec.MsgspecError) as error:
            raise FeedsmithError(
                f"{name}:{number}: the line cannot be read ({error}), and without it old posts "
                "could be shown as new",
                f"Restore {name} from version control, or delete that line.",
            ) from error
