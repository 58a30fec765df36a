"""The body of an item that is shown: read, resolved, prepared, summarized."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.built import Output, measured
from feedsmith.ledger.sketch import sketch
from feedsmith.links import Links
from feedsmith.loaders.frontmatter.bodies import Body, read_body
from feedsmith.loaders.pages.bodies import page_body
from feedsmith.loaders.pages.scan import parse_page
from feedsmith.markdown_sources import absolute_markdown
from feedsmith.media_types import media_type
from feedsmith.model import Attachment, Image, Item
from feedsmith.patterns import lazy_pattern
from feedsmith.preparations import Context, prepare
from feedsmith.preparations.media import first_picture, recordings
from feedsmith.preparations.summaries import summarize
from feedsmith.problems import Place, Problem
from feedsmith.site import Site
from feedsmith.text import clean_text


class Prepared(NamedTuple):
    """An item with its body, or none when the body is beyond a limit. sketch: of that body."""

    item: Item | None
    problems: tuple[Problem, ...] = ()
    sketch: str = ""


def prepare_item(item: Item, site: Site, links: Links) -> Prepared:
    """The item with its body and a summary, as its feed shows it."""
    place = item.place or Place(item.url)
    try:
        text = _Text(item.body, item.body, ()) if item.body else _text(item, site, links.built)
    except OSError as error:
        return Prepared(None, (_gone(place, error),))
    resolve = partial(links.lead, page_url=item.url, source=place.file)
    context = Context(page_url=item.url, place=place, resolve=resolve)
    html, met = prepare(text.html, context)
    problems = (*text.problems, *(_located(one, text.source) for one in met))
    if html is None:
        return Prepared(None, problems)
    if text.from_page:
        item = _illustrated(item, html)
    item = replace(item, attachments=item.attachments or _played(html, links.built))
    summary = item.summary or summarize(text.lead)
    markdown = text.source.markdown
    item = replace(item, source=absolute_markdown(markdown, context) if markdown else None)
    body = clean_text(html).strip()
    return Prepared(replace(item, body=body, summary=summary), problems, sketch(body))


_QUOTED = lazy_pattern(r'"([^"]+)"')


def _located(problem: Problem, source: Body) -> Problem:
    """A problem of a body with its line in the source: where what it quotes stands, else the first.

    Bodies are prepared as HTML, in which the lines of the source are no more.
    """
    quoted = _QUOTED.search(problem.what)
    found = source.source.find(quoted[1]) if quoted else -1
    line = source.source.count("\n", 0, found) + 1 if found >= 0 else source.line
    return problem if line is None else replace(problem, place=replace(problem.place, line=line))


def prepare_html(item: Item) -> Prepared:
    """An item whose body is at hand, with that body safe and absolute, and nothing else changed."""
    if item.body is None:
        return Prepared(item)
    place = item.place or Place(item.url)
    html, problems = prepare(item.body, Context(page_url=item.url, place=place))
    if html is None:
        return Prepared(None, problems)
    return Prepared(replace(item, body=clean_text(html).strip() or None), problems)


class _Text(NamedTuple):
    """What is shown, what a summary is made of, and the problems met."""

    html: str
    lead: str
    problems: tuple[Problem, ...]
    from_page: bool = False
    source: Body = Body("")


def _text(item: Item, site: Site, built: Output) -> _Text:
    """The text from the built page where there is one: what only the generator expands is there.

    The source tells where the page's text begins and ends, and has the mark that ends a summary; a
    post that is read from its page alone has none, nor has a row of a data file without a text.
    """
    place = item.place.file if item.place else ""
    page = built.file(item.url)
    from_page = page is not None and _is_same(site.root / place, page)
    has_source = not from_page and item.body is None
    source = read_body(item, site) if has_source else Body("", is_rendered=False)
    written = source.html if source.is_rendered else None
    document = parse_page(page) if page is not None else None
    if document is not None:
        found = page_body(document, item.title, written, site.pages.body, site.pages.remove)
        if found is not None:
            problems = tuple(one for one in source.problems if one.code != "template-tag")
            return _Text(found, written or found, problems, from_page, source)
    problems = source.problems
    if written is None and has_source:
        problems = (*problems, _unrendered(item.place or Place(item.url)))
    return _Text(source.html, source.html, problems, source=source)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same; following them takes long, so it is done where needed."""
    try:
        return one == other or (one.samefile(other) and one.resolve() == other.resolve())
    except OSError:
        return False


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
