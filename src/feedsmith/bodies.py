"""The body of an item that is shown: read, resolved, prepared, summarized."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from feedsmith.dates import without_date
from feedsmith.loaders.frontmatter.posts import read_body
from feedsmith.model import Item
from feedsmith.preparations import Context, prepare
from feedsmith.preparations.summaries import summarize
from feedsmith.problems import Place, Problem
from feedsmith.site import Site
from feedsmith.text import clean_text

_POST = "feedsmith:post/"
_SOURCES = (".md", ".markdown", ".mdx")


class Links(NamedTuple):
    """Where each post's page is: by its source file, and by its file's name without the date."""

    by_file: dict[str, str]
    by_name: dict[str, str]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Links:
        """The links to these items."""
        by_file = {item.place.file: item.url for item in items if item.place}
        names = ((without_date(_stem(file)), url) for file, url in by_file.items())
        return cls(by_file, dict(names))

    def find(self, reference: str, source: str) -> str | None:
        """The page of the source file that a body in the file `source` points to, if it does."""
        path, sign, fragment = reference.partition("#")
        if path.startswith(_POST):
            url = self.by_name.get(path.removeprefix(_POST))
        elif path.endswith(_SOURCES) and "://" not in path:
            near = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))
            url = self.by_file.get(near) or self.by_name.get(without_date(_stem(path)))
        else:
            return None
        return url and url + sign + fragment


def _stem(file: str) -> str:
    folder, _, name = file.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return folder.rpartition("/")[2] if stem == "index" else stem


class Prepared(NamedTuple):
    """An item with its body, or none when the body is beyond a limit."""

    item: Item | None
    problems: tuple[Problem, ...] = ()


def prepare_item(item: Item, site: Site, links: Links) -> Prepared:
    """The item with its body and a summary, as its feed shows it."""
    place = item.place or Place(item.url)
    try:
        body = read_body(item, site)
    except OSError as error:
        return Prepared(None, (_gone(place, error),))
    built = site.built

    def resolve(reference: str) -> str | None:
        found = links.find(reference, place.file)
        return found or built.locate(reference, item.url)

    context = Context(page_url=item.url, place=place, resolve=resolve)
    html, problems = prepare(body.html, context)
    if html is None:
        return Prepared(None, (*body.problems, *problems))
    summary = item.summary or summarize(body.html)
    shown = clean_text(html).strip() if site.feed.content == "full" else None
    return Prepared(replace(item, body=shown, summary=summary), (*body.problems, *problems))


def _gone(place: Place, error: OSError) -> Problem:
    return Problem(
        code="file-unreadable",
        level="error",
        place=place,
        what=f"the file could not be read again: {error.strerror}",
        mend="Run feedsmith when nothing else changes the site's source.",
    )
