"""`feedsmith adopt`: take over the ids that the subscribers of an older feed know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from feedsmith.ledger import Ledger, Record
    from feedsmith.ledger.adoption import Adoption, Known
    from feedsmith.site import Site

_WEB = re.compile(r"https?://", re.IGNORECASE)
_LISTED = 5
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option(
    "--site", "folder", type=_FOLDER, default=".", help="The site's folder, if it is not this one."
)
@click.option("--feed", "name", metavar="NAME", help="Which of the site's feeds its readers get.")
@click.option("--output", type=_FOLDER, help="The folder that the build wrote its pages to.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The configuration, where it is not SITE/feedsmith.toml.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def adopt(
    feeds: tuple[str, ...],
    folder: Path,
    name: str | None,
    output: Path | None,
    config: Path | None,
    dry_run: bool,
) -> None:
    """Take over the ids of FEED: a file, or an address of the web.

    For whoever moves a site: from another publisher, another generator, another domain. Posts that
    the subscribers of FEED know keep their ids, so that nobody sees them as new. Without FEED, the
    feeds that the site's generator has written are taken.
    """
    from feedsmith import pipeline, publishing
    from feedsmith.cli.build import adjusted, site_in
    from feedsmith.ledger import adoption as ledgers
    from feedsmith.plugins import installed
    from feedsmith.recognition import read_memory

    site = adjusted(site_in(folder, config), output)
    memory = read_memory(site)
    known = _asked(feeds, site, name) if feeds else _written(site, name)
    adoption = ledgers.adopt(memory.known, known)
    made = pipeline.build_with(
        memory._replace(known=adoption.ledger, data=b"adopted"),
        site,
        pipeline.Workshop(installed()),
    )
    posts = {record.id for record in made.memory.was.values()} if made.memory else set()
    result = _Result(adoption, known, posts, partial=not feeds)
    if not dry_run:
        publishing.keep(memory, result.ledger)
    click.echo("\n".join(_told(result, site.ledger.name, dry_run=dry_run)))


class _Result(NamedTuple):
    """What was adopted. posts: ids of the records that are posts of this site.

    partial: whether what is no post of the site is left out.
    """

    adoption: Adoption
    known: Sequence[Known]
    posts: set[str]
    partial: bool

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
    from feedsmith.recognition import as_known

    found = []
    for feed in dict.fromkeys(feeds):
        url = feed if _WEB.match(feed) else _address(Path(feed), site)
        try:
            data = _fetched(feed) if _WEB.match(feed) else Path(feed).read_bytes()
        except OSError as error:
            raise click.BadParameter(
                f"{feed} cannot be read ({error.strerror}). Name a feed, or its address with https."
            ) from error
        found.append(as_known(data, url or site.url, _name(name, url, site)))
    return found


def _fetched(url: str) -> bytes:
    from feedsmith.cli.download import Limits, download
    from feedsmith.cli.progress import Progress
    from feedsmith.loaders.feeds import BIGGEST

    into = BytesIO()
    with Progress(hidden=True) as progress:
        download(url, into, progress.stage, Limits(size=BIGGEST, seconds=120))
    return into.getvalue()


def _written(site: Site, name: str | None) -> list[Known]:
    """The feeds in the output that are not feedsmith's, those of the most posts first."""
    from feedsmith.built import entries
    from feedsmith.checks.documents import format_of
    from feedsmith.problems import FeedsmithError
    from feedsmith.recognition import known_feed
    from feedsmith.writers import GENERATOR

    mark = f"<generator>{GENERATOR}</generator>".encode()
    found = []
    for entry in entries(site.output) if site.output.is_dir() else ():
        file = Path(entry.path)
        if not entry.name.endswith((".xml", ".json", ".rss", ".atom")) or not entry.is_file():
            continue
        with file.open("rb") as stream:
            start = stream.read(4096)
        url = _address(file, site)
        known = known_feed(file, url, _name(name, url, site)) if format_of(start) else None
        if known is not None and known.feed.items and mark not in start:
            found.append(known)
    if not found:
        raise FeedsmithError(
            f"{site.output} holds no feed of another program",
            "Name the feed to take over: feedsmith adopt https://old.example/feed.xml",
        )
    return sorted(found, key=lambda one: -len(one.feed.items))


def _address(file: Path, site: Site) -> str | None:
    """Where a file of the output is served; `None` for any other."""
    from urllib.parse import quote

    whole = file.resolve()
    if not whole.is_relative_to(site.output):
        return None
    return site.url + quote(whole.relative_to(site.output).as_posix())


def _name(asked: str | None, url: str | None, site: Site) -> str:
    """The name of the feed that is to go on where this one ends: the site's own, if none is said.

    Raises FeedsmithError for a name that the configuration does not have.
    """
    from feedsmith.problems import FeedsmithError
    from feedsmith.urls import absolute

    paths = {"feed": site.paths} | {f"feeds.{one.name}": one.paths for one in site.variants}
    if asked is not None:
        name = asked if asked in paths else f"feeds.{asked}"
        if name.partition("/")[0] not in paths:
            known = ", ".join(one.removeprefix("feeds.") for one in paths)
            raise FeedsmithError(f"`{asked}` is none of the site's feeds", f"Known: {known}.")
        return name
    same = (
        name
        for name, documents in paths.items()
        for path in documents.values()
        if url is not None and absolute(path, site.url) == url
    )
    return next(same, "feed")


def _told(result: _Result, file: str, *, dry_run: bool) -> Iterator[str]:
    adoption, feeds = result.adoption, len(result.known)
    mine = len(adoption.taken) - len(result.strange)
    verb = "would be taken" if dry_run else "were taken"
    yield f"The ids of {mine} posts {verb} over from {feeds} feed{'s' * (feeds != 1)} into {file}."
    if adoption.changed:
        yield f"{len(adoption.changed)} of them were known by other ids:"
        yield from _listed(f"  {old} → {new}" for old, new in adoption.changed)
    if adoption.conflicts:
        yield f"{len(adoption.conflicts)} have another id in a later feed, whose readers see them:"
        yield from _listed(f"  {kept}, not {other}" for kept, other in adoption.conflicts)
    if result.strange and not result.partial:
        yield f"{len(result.strange)} are no post of this site now; their ids are kept:"
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
