"""`feedsmith adopt`: take over the ids that the subscribers of an older feed know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from feedsmith.cli import options
from feedsmith.patterns import lazy_pattern

if TYPE_CHECKING:
    from feedsmith.ledger import Ledger, Record
    from feedsmith.ledger.adoption import Adoption, Known
    from feedsmith.model import Format
    from feedsmith.site import Site

_WEB = lazy_pattern(r"https?://", re.IGNORECASE)
_LISTED = 5


@click.command()
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@options.elsewhere("The site's folder, if it is not this one.")
@click.option("--feed", "name", metavar="NAME", help="Which of the site's feeds its readers get.")
@options.output()
@options.config
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def adopt(
    feeds: tuple[str, ...],
    site: Path,
    name: str | None,
    output: Path | None,
    config: Path | None,
    dry_run: bool,
) -> None:
    """Take over the ids of FEED: a file, or an address of the web.

    For whoever moves a site: from another publisher, another generator, another domain. Posts that
    the subscribers of FEED know keep their ids, so that nobody sees them as new. Without FEED, the
    feeds that the site's generator has written are taken.

    \b
    Examples:
      feedsmith adopt https://old.example/feed.xml  the feed that readers have now
      feedsmith adopt --feed podcast show.rss       a show that changes its host
      feedsmith adopt --dry-run                     what would be taken over
    """
    from feedsmith import pipeline, publishing
    from feedsmith.cli.sites import site_in
    from feedsmith.ledger import adoption as ledgers
    from feedsmith.plugins import installed
    from feedsmith.publication.attributes import merge_both
    from feedsmith.recognition import read_memory

    found = site_in(site, config, output)
    memory = read_memory(found)
    known = _asked(feeds, found, name) if feeds else _written(found, name, memory.known)
    adoption = ledgers.adopt(memory.known, known)
    made = pipeline.build_with(
        memory._replace(known=adoption.ledger, data=b"adopted"),
        found,
        pipeline.Workshop(installed()),
    )
    posts = {record.id for record in made.memory.was.values()} if made.memory else set()
    result = _Result(adoption, known, posts, partial=not feeds)
    result.check()
    if not dry_run and publishing.keep(memory, result.ledger).state == "created":
        merge_both(found.ledger)
    click.echo("\n".join(_told(result, found.ledger.name, dry_run=dry_run)))


class _Result(NamedTuple):
    """What was adopted. posts: ids of the records that are posts of this site.

    partial: whether what is no post of the site is left out.
    """

    adoption: Adoption
    known: Sequence[Known]
    posts: set[str]
    partial: bool

    def check(self) -> None:
        """Raises FeedsmithError where nothing would be taken over."""
        from feedsmith.problems import FeedsmithError

        if len(self.strange) == len(self.adoption.taken):
            raise FeedsmithError(
                "nothing that stands in the feed is a post of this site",
                "Name the feed of its posts; they are known by address, text, or title and day.",
            )

    @property
    def strange(self) -> list[Record]:
        """Entries of the feeds that are no post of this site."""
        records = self.adoption.ledger.records
        return [records[id] for id in self.adoption.taken if id not in self.posts]

    @property
    def ledger(self) -> Ledger:
        """The ledger that is kept."""
        from msgspec.structs import replace

        if not self.partial:
            return self.adoption.ledger
        left = {record.id for record in self.strange}
        records = self.adoption.ledger.records.items()
        return replace(self.adoption.ledger, records={i: r for i, r in records if i not in left})


def _asked(feeds: Iterable[str], site: Site, name: str | None) -> list[Known]:
    """The feeds that were named."""
    from feedsmith.cli.download import downloaded_feed
    from feedsmith.problems import FeedsmithError
    from feedsmith.recognition import as_known

    found = []
    for feed in dict.fromkeys(feeds):
        url = feed if _WEB.match(feed) else _address(Path(feed), site)
        called = _name(name, url, site)
        data = downloaded_feed(feed, seconds=120) if _WEB.match(feed) else _read(feed)
        try:
            found.append(as_known(data, url or site.url, called))
        except FeedsmithError as error:
            raise FeedsmithError(f"{feed}: {error.what}", error.mend) from error
    return found


def _read(feed: str) -> bytes:
    try:
        return Path(feed).read_bytes()
    except OSError as error:
        raise click.BadParameter(
            f"{feed} cannot be read ({error.strerror}). Name a feed, or its address with https."
        ) from error


def _written(site: Site, name: str | None, ledger: Ledger) -> list[Known]:
    """The feeds in the output that are not feedsmith's, those of the most posts first."""
    from feedsmith.built import entries
    from feedsmith.problems import FeedsmithError
    from feedsmith.recognition import known_feed

    paths = (paths.values() for feed, paths in _paths(site) if feed in ledger.feeds)
    own = {site.output / path for each in paths for path in each}
    found = []
    for entry in entries(site.output) if site.output.is_dir() else ():
        file = Path(entry.path)
        if file in own or not entry.is_file() or not _is_strange(file):
            continue
        url = _address(file, site)
        known = known_feed(file, url, _name(name, url, site))
        if known is not None and known.feed.items:
            found.append(known)
    if not found:
        raise FeedsmithError(
            f"{site.output} holds no feed of another program",
            "Name the feed to take over: feedsmith adopt https://old.example/feed.xml",
        )
    return sorted(found, key=lambda one: -len(one.feed.items))


def _is_strange(file: Path) -> bool:
    """Whether it is a feed that does not say that feedsmith wrote it; JSON never says so."""
    from feedsmith.feed_files import feed_file
    from feedsmith.writers import GENERATOR

    if file.suffix not in (".xml", ".json", ".rss", ".atom"):
        return False
    try:
        feed = feed_file(file)
    except OSError:
        return False
    mark = f"<generator>{GENERATOR}</generator>".encode()
    return feed is not None and mark not in feed.start


def _address(file: Path, site: Site) -> str | None:
    """Where a file of the output is served; `None` for any other."""
    from urllib.parse import quote

    whole = file.resolve()
    if not whole.is_relative_to(site.output):
        return None
    return site.url + quote(whole.relative_to(site.output).as_posix())


def _name(asked: str | None, url: str | None, site: Site) -> str:
    """The name of the feed that is to go on where this one ends.

    asked: as typed, such as `podcast`, `tags/python` or `de:feed`. Where nobody asks, that of the
    same address, else the site's own in the language of the address. Raises FeedsmithError for a
    name that the configuration does not have.
    """
    from feedsmith.problems import FeedsmithError
    from feedsmith.urls import absolute

    paths = dict(_paths(site))
    if asked is not None:
        typed = {one.replace("feeds.", ""): one for one in paths} | {one: one for one in paths}
        first, slash, group = asked.partition("/")
        name = typed.get(first)
        if name is None or _is_group(paths[name]) != bool(group):
            known = ", ".join(_typed(name, documents) for name, documents in paths.items())
            raise FeedsmithError(f"`{asked}` is none of the site's feeds", f"Known: {known}.")
        return name + slash + group
    same = (
        name
        for name, documents in paths.items()
        for path in documents.values()
        if url is not None and absolute(path, site.url) == url
    )
    home = site.home_of(url) if url else None
    spoken = (f"{one.folder}:feed" for one in site.translations if one.home == home)
    return next(same, next((name for name in spoken if name in paths), "feed"))


def _paths(site: Site) -> Iterator[tuple[str, Mapping[Format, str]]]:
    """Each feed of the site by its name, with the paths of its documents."""
    apart = site.translations if site.feed.languages == "apart" else ()
    for one in (site, *apart):
        language = f"{one.folder}:" if one.folder else ""
        yield f"{language}feed", one.paths
        yield from ((f"{language}feeds.{each.name}", each.paths) for each in one.variants)


def _is_group(paths: Mapping[Format, str]) -> bool:
    """Whether these are the paths of several feeds: one a tag, say."""
    from feedsmith.configuration.groups import SLUG

    return any(SLUG in path for path in paths.values())


def _typed(name: str, paths: Mapping[Format, str]) -> str:
    return name.replace("feeds.", "") + "/…" * _is_group(paths)


def _told(result: _Result, file: str, *, dry_run: bool) -> Iterator[str]:
    from feedsmith.cli.report import counted

    adoption = result.adoption
    mine = counted(len(adoption.taken) - len(result.strange), "post")
    feeds = counted(len(result.known), "feed")
    verb = "would be taken" if dry_run else "were taken"
    yield f"The ids of {mine} {verb} over from {feeds} into {file}."
    if adoption.changed:
        yield f"Known by another id until now: {len(adoption.changed)}"
        yield from _listed(f"  {old} → {new}" for old, new in adoption.changed)
    if adoption.conflicts:
        yield f"Of another id in a later feed, whose readers see them: {len(adoption.conflicts)}"
        yield from _listed(f"  {kept}, not {other}" for kept, other in adoption.conflicts)
    if result.strange and not result.partial:
        yield f"No posts of this site now, but their ids are kept: {len(result.strange)}"
        yield from _listed(f"  {one.title or one.url}" for one in result.strange)
    if dry_run:
        yield "Nothing was written."
    else:
        yield f"Commit {file}, then run feedsmith build."


def _listed(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:_LISTED]
    if len(every) > _LISTED:
        yield f"  … and {len(every) - _LISTED} more"
