"""Markdown to HTML, with the ids and footnotes that generators give.

Sources: https://spec.commonmark.org/0.31.2/ and GitHub's tables, strikethrough, task lists and
footnotes, by pulldown-cmark (pyromark). Ids of headings as Hugo, Jekyll and GitHub make them, so
that links to them lead to the right place on the page.
"""

from collections.abc import Iterator

from pyromark import Markdown, Options
from turbohtml import Element, Text, parse_fragment

from feedsmith.text import anchor

MARKDOWN = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_GFM
)
_HEADINGS = "h1, h2, h3, h4, h5, h6"


def render(markdown: str) -> str:
    """The text as HTML, not sanitized: raw HTML passes through."""
    html = MARKDOWN.html(markdown)
    if "<h" not in html and 'class="footnote-' not in html:
        return html
    root = parse_fragment(html)
    _give_ids(root)
    _gather_footnotes(root)
    return root.inner_html


def _give_ids(root: Element) -> None:
    """An id for each heading that has none; a second heading of the same words ends in -1."""
    taken = {str(one.attrs["id"]) for one in root.select("[id]")}
    for heading in root.select(_HEADINGS):
        stem = anchor(heading.text)
        if "id" in heading.attrs or not stem:
            continue
        name, number = stem, 0
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        heading.attrs["id"] = name


def _gather_footnotes(root: Element) -> None:
    """Definitions, which stand where they were written, as one list at the end."""
    definitions = sorted(_definitions(root), key=lambda pair: pair[0])
    if not definitions:
        return
    for name, count, link in _references(root):
        link.attrs["href"] = f"#fn:{name}"
        link.attrs["role"] = "doc-noteref"
        link.attrs["id"] = f"fnref:{name}" if count == 1 else f"fnref:{name}:{count}"
    notes = Element("ol")
    for _, definition in definitions:
        notes.append(_note(definition))
    section = Element("section", {"class": "footnotes", "role": "doc-endnotes"})
    section.extend([Element("hr"), notes])
    root.append(section)


def _definitions(root: Element) -> Iterator[tuple[int, Element]]:
    for definition in root.select("div.footnote-definition[id]"):
        label = definition.select_one("sup.footnote-definition-label")
        if label is not None and label.text.isdecimal():
            number = int(label.text)
            label.decompose()
            definition.extract()
            yield number, definition


def _references(root: Element) -> Iterator[tuple[str, int, Element]]:
    counts: dict[str, int] = {}
    for link in root.select("sup.footnote-reference > a[href]"):
        name = str(link.attrs["href"]).removeprefix("#")
        counts[name] = counts.get(name, 0) + 1
        yield name, counts[name], link


def _note(definition: Element) -> Element:
    name = str(definition.attrs["id"])
    back = Element("a", {"href": f"#fnref:{name}", "role": "doc-backlink"})
    back.append(Text("↩"))
    note = Element("li", {"id": f"fn:{name}"})
    note.extend(list(definition.children))
    paragraphs = note.select("p")
    last = paragraphs[-1] if paragraphs else note
    last.append(Text(" "))
    last.append(back)
    return note
