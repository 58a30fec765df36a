"""Which element of a built page holds the post.

Narrow names first: microformats, schema.org, and the classes of generators' themes; then what HTML
says of the main content. Seen in pages of fifteen generators.
"""

from __future__ import annotations

from collections.abc import Sequence

from turbohtml import Document, Element

from feedsmith.loaders.pages.furniture_names import is_after_text, is_beside, is_furniture
from feedsmith.loaders.pages.sameness import has_letters

NARROW = (
    *(".e-content", "[itemprop=articleBody]", "#__blog-post-container", ".entry-content"),
    *(".post-content", ".article-entry", ".post-body", ".article-body", ".article-content"),
    *(".page__content", ".post__content", ".post__body", ".post-text", ".blog-post-content"),
    *(".gh-content", ".td-content", ".article__content", ".single-content", ".page-content"),
    *(".wp-block-post-content", ".post-full-content", ".post-article", ".entry__content"),
    *("article > h1 ~ .content", "article > header ~ .content"),
)
_NARROWLY = ", ".join(NARROW)
BROAD = (
    *(".vp-doc > div", ".vp-doc", "article.md-content__inner", ".theme-doc-markdown"),
    *(".markdown-body", ".prose", "[itemprop=text]"),
    *('[class*="markdown" i]', '[class*="postcontent" i]', '[class*="richtext" i]'),
    *('[class*="post-content" i]', '[class*="article-content" i]', '[class*="post-body" i]'),
    *(".blog-post", "article .content", "main .content"),
)
WIDE = (
    "main article",
    "article",
    "main",
    "[role=main]",
    "#content",
    ".content",
    "td:has(h1)",
    "body",
)
_ASIDES = frozenset(("header", "footer", "nav", "form"))
_MAY_BE_ASIDE = "header, footer, nav, form, [class], [id]"
"""Parts of a page that hold none of its text; others are only known by their names."""

_FEW, _HALF = 0.1, 0.5
"""The part of the page's paragraphs that an element must hold: one that says it is a post's text
may stand beside many comments; one with a broader name may be a teaser or a portrait.
"""


def container(page: Document, selector: str | None = None) -> Element | None:
    """The element that holds the post's text, and maybe more; `None` on a page without a body.

    selector: the site owner's own choice, which goes before all others when it matches.
    """
    chosen = _with_words(page, selector) if selector else []
    if chosen:
        return _biggest(chosen)
    wide = wide_container(page)
    if wide is None:
        return None
    whole = _weight(wide)
    for wanted in (*NARROW, *BROAD):
        found = [one for one in _with_words(page, wanted) if not is_beside(one)]
        element = _together(found) if len(found) > 1 else found[0] if found else None
        if element is not None and _weight(element) >= whole * (
            _FEW if wanted in NARROW else _HALF
        ):
            return element
    return wide


def own_text(page: Document) -> Element | None:
    """The only element whose name says that it is a post's text; lists have several, or none."""
    found = [one for one in _with_words(page, _NARROWLY) if not is_beside(one)]
    outer = [one for one in found if not any(other in one.ancestors for other in found)]
    return outer[0] if len(outer) == 1 else None


def wide_container(page: Document) -> Element | None:
    """The main content, whatever else stands in it."""
    for wanted in WIDE:
        found = [one for one in _with_words(page, wanted) if not is_beside(one)]
        if wanted.endswith("article"):
            found = [one for one in found if not _is_card(one)]
        sizes = [len(one.text) for one in found]
        if found and (wanted in ("main", "body") or max(sizes) * 2 > sum(sizes)):
            return found[sizes.index(max(sizes))]
    return page.select_one("body")


def text_and_header(page: Document) -> Element | None:
    """The main content with the title and the byline, where these stand above its element."""
    wide = wide_container(page)
    if wide is None or wide.tag not in ("article", "main") or wide.select_one("h1") is not None:
        return wide
    for one in wide.ancestors:
        if not isinstance(one, Element) or one.tag == "body":
            break
        if any(not is_beside(title) for title in one.select("h1")):
            return one if len(one.select("article")) <= 1 else wide
    return wide


def _is_card(article: Element) -> bool:
    """Whether an `<article>` is one of a list, or a link to another post below the text."""
    heading = article.select_one("h2 a[href], h3 a[href], h4 a[href]")
    is_entry = heading is not None and article.select_one("h1") is None
    return article.closest("li, a") is not None or (is_entry and is_after_text(article))


def _with_words(page: Document, selector: str) -> list[Element]:
    return [one for one in page.select(selector) if has_letters(one.text)]


def _biggest(found: Sequence[Element]) -> Element:
    return max(found, key=_weight)


def _weight(element: Element) -> int:
    """The letters in an element's paragraphs; where it has none, a tenth of all it has."""
    asides = {
        one for one in element.select(_MAY_BE_ASIDE) if one.tag in _ASIDES or is_furniture(one)
    }
    own = element.select("p, pre, li")
    if asides:
        own = [one for one in own if asides.isdisjoint((one, *one.ancestors))]
    return max(sum(len(one.text) for one in own), len(element.text) // 10)


def _together(found: Sequence[Element]) -> Element:
    """The biggest of several when it holds nearly all; else the nearest element around them."""
    biggest = _biggest(found)
    if _weight(biggest) * 5 >= sum(_weight(one) for one in found) * 4:
        return biggest
    for ancestor in biggest.ancestors:
        if isinstance(ancestor, Element) and all(
            any(one is ancestor for one in other.ancestors) for other in found
        ):
            return ancestor
    return biggest
