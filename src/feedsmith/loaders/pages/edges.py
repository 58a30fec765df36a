"""Takes away what stands at the two ends of a post's text and speaks about the post.

Where a theme gives such a block no name, its words tell: when, by whom, how long, what next; and
where its links lead: to tags, authors, sharing services.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from turbohtml import Element, Node

from feedsmith.loaders.pages.furniture_names import is_furniture_at_an_end, is_lead
from feedsmith.loaders.pages.leaves import has_media, is_prose, leaves, text_of
from feedsmith.loaders.pages.phrases import CLOSING, ELSEWHERE, LABEL, is_byline, is_signed
from feedsmith.loaders.pages.sameness import has_letters, letters
from feedsmith.patterns import lazy_pattern

_TO_LISTS = lazy_pattern(
    r"(^|/)(tags?|categor(y|ies)|topics?|authors?|archives?|labels?|keywords?|series|people|section)"
    r"(/|\.html|#|\?|$)|^#(top)?$|^/?(blog|posts|articles|writing)?/?$",
    re.IGNORECASE,
)
_TO_SERVICES = lazy_pattern(
    r"(twitter|x)\.com/(intent|share|home\?)|facebook\.com/(sharer|share)|/sharer|linkedin\.com/share"
    r"|reddit\.com/submit|ycombinator\.com/submitlink|t\.me/share|(wa\.me|whatsapp\.com)/?\S*text="
    r"|pinterest\.\w+/pin/create|bsky\.app/intent|tumblr\.com/share|getpocket\.com/save"
    r"|toot\.kytta|mastodonshare|/share\?|mailto:[^@]*\?.*(subject|body)=|/(edit|blob)/\S+\.\w+$",
    re.IGNORECASE,
)
_TO_FEEDS = lazy_pattern(r"\.(xml|rss|atom)$|/(feed|rss|atom)/?$", re.IGNORECASE)
_OF_AUTHORS = (
    '[class*="admonition" i], [class*="callout" i], [class*="alert" i], [class*="custom-block" i], '
    '[class*="highlight" i], [class*="code" i], .note, .notice, .hint, .tip, .warning'
)
"""Boxes that authors make, whose own parts have names such as title."""

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_EXCERPT = 40
"""Letters; a shorter line may be said twice by its author."""

_WRAPPERS = frozenset(("article", "main", "section", "body"))
_HIGHEST = 3
"""Elements above a short block whose names speak for it."""

_FARTHEST = 14
"""Blocks between the title and the byline, pictures and subtitles among them."""


def trim_edges(root: Element, names: tuple[str, ...] = (), known: Sequence[str] = ()) -> None:
    """Takes bylines and the like away at both ends.

    names: of the authors. known: texts that the page says elsewhere, such as its description.
    """
    said = {letters(text) for text in known} - {""}
    for leaf in _above(list(leaves(root)), names, said):
        leaf.extract()
    for leaf in _below(leaves(root, backwards=True), names):
        leaf.extract()
    drop_hollow(root)


def drop_hollow(root: Element) -> None:
    """Takes away rules at the two ends, and wrappers that hold nothing any more."""
    for backwards in (False, True):
        for leaf in leaves(root, backwards=backwards):
            is_rule = isinstance(leaf, Element) and leaf.tag == "hr"
            if not is_rule and (letters(leaf.text) or has_media(leaf)):
                break
            leaf.extract()


def _above(nodes: Sequence[Node], names: tuple[str, ...], said: set[str]) -> list[Node]:
    """The leaves before the text: down to the byline, and what follows it and speaks like it.

    A subtitle or a picture above the byline goes with it, but never all that a page has.
    """
    last = -1
    for place, leaf in enumerate(nodes[:_FARTHEST]):
        is_lead_in = letters(leaf.text) in said and is_lead(leaf)
        if _is_about(leaf, names) or is_lead_in or _is_repeated(leaf, nodes[place + 1 :], names):
            last = place
        elif letters(leaf.text) in said or (has_media(leaf) and not is_prose(leaf)):
            continue
        elif last >= 0 or is_prose(leaf) or _is_a_sentence(leaf) or _is_structure(leaf):
            break
    above, below = nodes[: last + 1], nodes[last + 1 :]
    if all(_is_about(leaf, names) or not _shows(leaf) for leaf in below):
        above = [leaf for leaf in above if _is_about(leaf, names)]
    return [leaf for leaf in above if not _is_film(leaf)]


def _below(backwards: Iterable[Node], names: tuple[str, ...]) -> list[Node]:
    """The leaves after the text: all up to the first that speaks about the post."""
    found: list[Node] = []
    waiting: list[Node] = []
    for leaf in backwards:
        if _is_about(leaf, names) or _leads_away(leaf) or _is_labelled(leaf) or _asks(leaf):
            found += [*waiting, leaf]
            waiting = []
        elif isinstance(leaf, Element) and leaf.tag == "hr":
            waiting.append(leaf)
        elif letters(leaf.text) or has_media(leaf):
            break
    return found


def _is_about(leaf: Node, names: tuple[str, ...]) -> bool:
    """Whether a leaf says when, by whom, how long; or is called so and is short."""
    if is_prose(leaf) or (isinstance(leaf, Element) and leaf.tag in ("figure", "details")):
        return False
    text = text_of(leaf)
    if is_byline(text, names) or (is_signed(text) and not _is_structure(leaf)):
        return True
    if not isinstance(leaf, Element):
        return False
    if not letters(text):
        return _is_portrait(leaf, names)
    return _only_links(leaf, text) or (_is_named(leaf) and not _is_a_sentence(leaf))


def _is_named(leaf: Element) -> bool:
    if leaf.closest(_OF_AUTHORS) is not None:
        return False
    most = 2 * len(text_of(leaf)) + 80
    for one in (leaf, *list(leaf.ancestors)[:_HIGHEST]):
        if not isinstance(one, Element) or one.tag in _WRAPPERS or len(text_of(one)) >= most:
            return False
        if is_furniture_at_an_end(one):
            return True
    return False


def _is_portrait(leaf: Element, names: tuple[str, ...]) -> bool:
    picture = leaf if leaf.tag == "img" else leaf.select_one("img")
    if picture is None:
        return False
    alt = picture.attr("alt") or ""
    said = f"{picture.attr('class') or ''} {picture.attr('src') or ''} {leaf.attr('class') or ''}"
    return any(name == alt.strip() for name in names) or "avatar" in said or "gravatar" in said


def _only_links(leaf: Element, text: str) -> bool:
    """Whether all its words are links to lists of posts, to services, or to where it is edited."""
    links = [leaf] if leaf.tag == "a" else leaf.select("a[href]")
    if not links:
        return False
    linked = sum(len(letters(link.text)) for link in links)
    label = LABEL.match(text)
    unlinked = len(letters(text)) - linked - (len(letters(label[0])) if label else 0)
    return unlinked < 3 and all(_is_list_or_service(link.attr("href") or "") for link in links)


def _is_list_or_service(href: str) -> bool:
    return _TO_LISTS.search(href) is not None or _TO_SERVICES.search(href) is not None


def _is_labelled(leaf: Node) -> bool:
    """Tags:, Share:, Filed under: with links behind it, or alone before a list of them."""
    if is_prose(leaf) or (label := LABEL.match(text := text_of(leaf))) is None:
        return False
    rest = len(letters(text[label.end() :]))
    links = leaf.select("a") if isinstance(leaf, Element) else []
    return rest - sum(len(letters(link.text)) for link in links) < 3


def _leads_away(leaf: Node) -> bool:
    """Next, previous, back, edit, reply: a short block, nearly all of it links."""
    if not isinstance(leaf, Element) or is_prose(leaf):
        return False
    text = text_of(leaf)
    links = [leaf] if leaf.tag == "a" else leaf.select("a[href]")
    is_told = any((link.attr("rel") or "") in ("prev", "next") for link in links)
    if not is_told and not ELSEWHERE.search(text):
        return False
    linked = sum(len(letters(link.text)) for link in links)
    return bool(links) and len(letters(text)) - linked <= 20


def _asks(leaf: Node) -> bool:
    """A line that asks for a reply by mail or for sharing: all its links lead there."""
    if not isinstance(leaf, Element) or is_prose(leaf) or not CLOSING.match(text_of(leaf)):
        return False
    hrefs = [link.attr("href") or "" for link in leaf.select("a[href]")]
    return bool(hrefs) and all(
        href.startswith("mailto:") or _TO_SERVICES.search(href) or _TO_FEEDS.search(href)
        for href in hrefs
    )


def _is_repeated(leaf: Node, following: Sequence[Node], names: tuple[str, ...]) -> bool:
    """Whether the text begins with the same words: a theme shows its summary above it."""
    left = letters(leaf.text)
    if len(left) < _EXCERPT or has_media(leaf):
        return False
    for one in following[:_FARTHEST]:
        if _is_about(one, names):
            continue
        said = letters(one.text)
        if said.startswith(left):
            return True
        if not left.startswith(said):
            return False
        left = left[len(said) :]
    return False


def _is_structure(leaf: Node) -> bool:
    """Whether it is a heading, or a list of words: authors make these."""
    if not isinstance(leaf, Element):
        return False
    is_list = leaf.tag in ("ul", "ol", "dl") and leaf.select_one("a") is None
    return is_list or leaf.tag in _HEADINGS


def _is_a_sentence(leaf: Node) -> bool:
    text = text_of(leaf)
    return len(text) > 40 and text.endswith((".", "!", "?", "…", "。", "”", ":"))


def _shows(leaf: Node) -> bool:
    return has_letters(leaf.text) or has_media(leaf)


def _is_film(leaf: Node) -> bool:
    return isinstance(leaf, Element) and (
        leaf.tag in ("video", "audio", "iframe")
        or leaf.select_one("video, audio, iframe") is not None
    )
