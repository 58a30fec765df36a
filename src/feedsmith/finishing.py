"""From the items of a build to the documents of its feeds: what each feed's readers need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from feedsmith.feedset.archives import archived, documents
from feedsmith.feedset.variants import Wanted
from feedsmith.ledger.remembering import Memory
from feedsmith.media.cache import MediaFiles
from feedsmith.model import Document, Feed, Format, Item
from feedsmith.podcasts.files import for_players, size_of_picture
from feedsmith.podcasts.guid import podcast_guid
from feedsmith.problems import Problem
from feedsmith.recognition import reach
from feedsmith.site import Site
from feedsmith.sources import failed
from feedsmith.urls import absolute

if TYPE_CHECKING:
    from feedsmith.preparations.email import Measure


class Finished(NamedTuple):
    """The documents of a feed. since: how far back it goes, `None` for as far as it likes."""

    documents: tuple[Document, ...]
    since: datetime | None
    problems: tuple[Problem, ...]


class Finishing(NamedTuple):
    """What feeds are finished with.

    ready: items with bodies and ids, by the ids they were loaded with. allowed: so many posts may
    come as new to a feed's subscribers.
    """

    site: Site
    ready: Mapping[str, Item | None]
    files: MediaFiles
    memory: Memory
    allowed: int = 0

    def finished(self, one: Wanted) -> Finished:
        """The feed with the bodies of its items, in its documents."""
        items = [item for shown in one.feed.items if (item := self.ready[shown.id]) is not None]
        limit = reach(one, items, self.memory, self.allowed)
        if not one.archive:
            items = [item for item in items if limit.shows(item, one.feed.name, self.memory)]
        items, problems = self._dressed(one, items)
        feed = replace(self._known(one), items=tuple(items), updated=newest(items))
        if one.archive:
            numbers = self._numbers(feed.name)
            split = archived(items, numbers, one.limit, one.archive, limit.since)
            made = documents(feed, split, one.paths, self.site.url)
        else:
            made = address((feed,), one.paths, self.site.url)
        if one.complete:
            made = tuple(replace(document, history="complete") for document in made)
        return Finished(made, limit.since, (*limit.problems, *problems))

    def _dressed(self, one: Wanted, items: Sequence[Item]) -> tuple[list[Item], list[Problem]]:
        """The items as the feed's readers need them."""
        dressed = list(items)
        if one.content == "summary":
            dressed = [replace(item, body=None) for item in dressed]
        if one.feed.show is not None:
            dressed = [for_players(item) for item in dressed]
        if not one.email:
            return dressed, []
        sizes = partial(size_of_picture, site=self.site, files=self.files)
        safe = [_for_email(item, sizes) for item in dressed]
        return [item for item, _ in safe], [problem for _, found in safe for problem in found]

    def _known(self, one: Wanted) -> Feed:
        """The feed by the id and the guid that it had, without what was taken back."""
        record = self.memory.known.feeds.get(one.feed.name)
        feed = replace(one.feed, mailing=one.email, removed=self._removed(one))
        feed = replace(feed, id=(record and record.id) or feed.id)
        if feed.show is None or feed.show.guid or "rss" not in one.paths:
            return feed
        url = absolute(one.paths["rss"], self.site.url) or ""
        guid = (record and record.guid) or podcast_guid(url)
        return replace(feed, show=replace(feed.show, guid=guid))

    def _removed(self, one: Wanted) -> tuple[tuple[str, datetime], ...]:
        """What stood in the feed and is no more, the last first, if readers are to be told."""
        if not self.site.feed.deleted_entries:
            return ()
        gone, there = self.memory.gone, self.memory.was
        known = self.memory.known.shown_in(one.feed.name).items()
        dates = ((id, record.removed or gone.get(id)) for id, record in known if id not in there)
        found = [(id, when) for id, when in dates if when is not None]
        return tuple(sorted(found, key=lambda pair: (pair[1], pair[0]), reverse=True)[:_TOLD])

    def _numbers(self, name: str) -> dict[str, int]:
        """In which archive of the feed each item is, of items that are no more too."""
        known = {**self.memory.known.records, **self.memory.was}
        return {id: record.feeds[name] for id, record in known.items() if name in record.feeds}


_TOLD = 100
"""So many entries that were taken back does a feed tell of."""


def newest(items: Iterable[Item]) -> datetime | None:
    """When the last of the items was touched."""
    return max((item.touched for item in items if item.touched), default=None)


def _for_email(item: Item, sizes: Measure) -> tuple[Item, tuple[Problem, ...]]:
    from feedsmith.newsletters import for_email

    try:
        return for_email(item, sizes)
    except Exception as error:  # one bad body never ends a run
        place = item.place.file if item.place else item.url
        return item, (failed(place, error, "it is mailed as it stands on the web"),)


def address(feeds: Iterable[Feed], paths: Mapping[Format, str], url: str) -> tuple[Document, ...]:
    """Each feed in each format, at its own address below the site's, which ends in `/`."""
    return tuple(
        Document(feed=feed, url=absolute(path, url) or url + path, path=path, format=name)
        for feed in feeds
        for name, path in paths.items()
    )
