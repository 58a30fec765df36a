"""Which folders of a built site hold it in another language: `fr/` beside an English home page.

Sources: https://www.rfc-editor.org/rfc/rfc5646, and the folders that Hugo, Astro, Docusaurus and
Jekyll's Polyglot make.
"""

from __future__ import annotations

from collections.abc import Iterable

from feedsmith.loaders.pages.scan import Scanned


def language_folders(pages: Iterable[Scanned], language: str | None) -> frozenset[str]:
    """The folders with a home page in the language that the folder is named after.

    language: the site's own, whose folder is none of these; where it is not known, none is.
    """
    if language is None:
        return frozenset()
    found = (
        (one.path.removesuffix("/index.html"), one.page.language)
        for one in pages
        if one.path.count("/") == 1 and one.path.endswith("/index.html")
    )
    return frozenset(
        folder
        for folder, said in found
        if said and _is_same(folder, said) and not _is_same(said, language)
    )


def in_language(pages: Iterable[Scanned], folder: str, others: Iterable[str]) -> list[Scanned]:
    """The pages below a language's folder, `""` for the site's own; then without the others'."""
    if folder:
        return [one for one in pages if one.path.startswith(f"{folder}/")]
    starts = tuple(f"{other}/" for other in others)
    return [one for one in pages if not one.path.startswith(starts)]


def _is_same(one: str, other: str) -> bool:
    """Whether two tags name one language, or one narrows the other: en and en-CA."""
    first, second = (tag.lower().replace("_", "-") + "-" for tag in (one, other))
    return first.startswith(second) or second.startswith(first)
