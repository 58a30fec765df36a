"""What people read on pages and feeds, in their language: one JSON file each, named by its tag.

Source of tags and of how one is matched: https://www.rfc-editor.org/rfc/rfc4647#section-3.4
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

_FOLDER = Path(__file__).parent
_DEFAULT = "en"
_MEANT: Mapping[str, str] = {
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "no": "nb",
    "nn": "nb",
    "iw": "he",
}
"""Tags that mean the words of another."""


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sentences of one language.

    language: its tag. direction: in which way it is written. date: the order of a day's parts,
    with the names of `months` as they stand in a date.
    feed_…: of a feed in a browser; podcast_…: of a show's. what: what this is. use: what to do with
    it. newest, older: over a list of what was published last, or long ago. name: the language, in
    itself. page_…: of the page on which people subscribe; `page_others` to it in other languages.
    """

    language: str = _DEFAULT
    direction: Literal["ltr", "rtl"]
    date: str
    months: tuple[str, ...]
    feed_what: str
    feed_use: str
    feed_address: str
    feed_home: str
    feed_newest: str
    feed_older: str
    podcast_what: str
    podcast_use: str
    podcast_newest: str
    podcast_older: str
    name: str
    page_title: str
    page_description: str
    page_what: str
    page_why: str
    page_site: str
    page_podcast: str
    page_newsletter: str
    page_more: str
    page_tags: str
    page_categories: str
    page_authors: str
    page_sections: str
    page_languages: str
    page_formats: str
    page_open: str
    page_device: str
    page_copy: str
    page_copied: str
    page_opml: str
    page_how: str
    page_step_reader: str
    page_step_address: str
    page_step_done: str
    page_others: str

    def day(self, moment: datetime) -> str:
        """A day as people write it."""
        month = self.months[moment.month - 1]
        return self.date.format(day=moment.day, month=month, year=moment.year)


def words_for(language: str | None) -> Words:
    """The words of the language, of its nearest kin (`pt` for `pt-BR`), else English.

    language: a BCP 47 tag.
    """
    return _words(_known(language or _DEFAULT))


@cache
def languages() -> Mapping[str, str]:
    """The tags of all languages that there are words of, by the same in lower case."""
    return {file.stem.lower(): file.stem for file in sorted(_FOLDER.glob("*.json"))}


def _known(tag: str) -> str:
    """The longest beginning of the tag that there are words of."""
    parts = tag.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        start = "-".join(parts[:length])
        found = _MEANT.get(start) or languages().get(start)
        if found is not None:
            return found
    return _DEFAULT


@cache
def _words(tag: str) -> Words:
    data = (_FOLDER / f"{tag}.json").read_bytes()
    return msgspec.structs.replace(msgspec.json.decode(data, type=Words), language=tag)
