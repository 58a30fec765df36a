"""The body of an item that is shown: read, resolved, prepared, summarized."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from feedsmith.built import Output, measured
from feedsmith.dates import without_date
from feedsmith.loaders.frontmatter.bodies import Body, read_body
from feedsmith.loaders.pages.bodies import page_body
from feedsmith.loaders.pages.scan import parse_page
from feedsmith.media_types import media_type
from feedsmith.model import Attachment, Image, Item
from feedsmith.preparations import Context, prepare
from feedsmith.preparations.media import first_picture, recordings
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
            url = self._named(path.removeprefix(_POST), posixpath.dirname(source))
        elif path.endswith(_SOURCES) and "://" not in path:
            near = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))
            url = self.by_file.get(near) or self.by_name.get(without_date(_stem(path)))
        else:
            return None
        return url and url + sign + fragment

    def _named(self, path: str, folder: str) -> str | None:
        """The page of a post by the end of its file's path, else by its name without the date.

        folder: of the file that names it, whose own posts go first.
        """
        endings = tuple(f"/{path}{ending}" for ending in (*_SOURCES, "/index.md", ".html"))
        ended = {f: url for f, url in self.by_file.items() if f"/{f}".endswith(endings)}
        near = (url for file, url in ended.items() if file.startswith(f"{folder}/"))
        first = next(near, None) or next(iter(ended.values()), None)
        return first or self.by_name.get(without_date(path.rpartition("/")[2]))


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
        text = _Text(item.body, item.body, ()) if item.body is not None else _text(item, site)
    except OSError as error:
        return Prepared(None, (_gone(place, error),))
    built = site.built

    def resolve(reference: str) -> str | None:
        found = links.find(reference, place.file)
        if found is None and reference.startswith(_POST):
            reference = f"/{reference.removeprefix(_POST)}/"
        return found or built.locate(reference, item.url)

    context = Context(page_url=item.url, place=place, resolve=resolve)
    html, problems = prepare(text.html, context)
    if html is None:
        return Prepared(None, (*text.problems, *problems))
    if text.from_page:
        item = _illustrated(item, html)
    item = replace(item, attachments=item.attachments or _played(html, built))
    summary = item.summary or summarize(text.lead)
    shown = clean_text(html).strip() if site.feed.content == "full" else None
    return Prepared(replace(item, body=shown, summary=summary), (*text.problems, *problems))


def prepare_html(item: Item) -> Prepared:
    """An item whose body is at hand, with that body safe and absolute, and with a summary."""
    if item.body is None:
        return Prepared(item)
    place = item.place or Place(item.url)
    html, problems = prepare(item.body, Context(page_url=item.url, place=place))
    if html is None:
        return Prepared(None, problems)
    summary = item.summary or summarize(item.body)
    return Prepared(replace(item, body=clean_text(html).strip(), summary=summary), problems)


class _Text(NamedTuple):
    """What is shown, what a summary is made of, and the problems met."""

    html: str
    lead: str
    problems: tuple[Problem, ...]
    from_page: bool = False


def _text(item: Item, site: Site) -> _Text:
    """The text from the built page where there is one: what only the generator expands is there.

    The source tells where the page's text begins and ends, and has the mark that ends a summary; a
    post that is read from its page alone has none.
    """
    place = item.place.file if item.place else ""
    page = site.built.file(item.url)
    from_page = page is not None and (site.root / place).resolve() == page.resolve()
    source = Body("", is_rendered=False) if from_page else read_body(item, site)
    written = source.html if source.is_rendered else None
    document = parse_page(page) if page is not None else None
    if document is not None:
        found = page_body(document, item.title, written, site.pages.body, site.pages.remove)
        if found is not None:
            problems = tuple(one for one in source.problems if one.code != "template-tag")
            return _Text(found, written or found, problems, from_page)
    problems = source.problems
    if written is None and not from_page:
        problems = (*problems, _unrendered(item.place or Place(item.url)))
    return _Text(source.html, source.html, problems)


def _illustrated(item: Item, html: str) -> Item:
    """With the body's first picture, where the page says no more of pictures than it shows."""
    picture = first_picture(html) if item.image is None else None
    if picture is None:
        return item
    url, alternative = picture
    return replace(item, image=Image(url=url, alt=alternative, mime_type=media_type(url)))


def _played(html: str, built: Output) -> tuple[Attachment, ...]:
    """The recording that a body plays, when it plays one and its file is the site's own."""
    urls = [url for url in recordings(html) if built.file(url) is not None]
    kinds = [(url, media_type(url)) for url in urls]
    found = tuple(measured(Attachment(url=u, mime_type=k), built) for u, k in kinds if k)
    return found if len(found) == 1 else ()


def _unrendered(place: Place) -> Problem:
    return Problem(
        code="body-unrendered",
        level="warning",
        place=place,
        what="its markup is rendered by the site's generator alone, and its page has no text",
        mend="Build the site before feedsmith runs, or name the text's element as [pages] body.",
    )


def _gone(place: Place, error: OSError) -> Problem:
    return Problem(
        code="file-unreadable",
        level="error",
        place=place,
        what=f"the file could not be read again: {error.strerror}",
        mend="Run feedsmith when nothing else changes the site's source.",
    )
