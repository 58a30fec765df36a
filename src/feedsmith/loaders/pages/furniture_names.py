"""The names that themes give to the parts of a page which are no part of a post's text.

A class or an id is read as words: `post-meta__list` says post, meta, list. Seen in the themes of
Hugo, Jekyll, Hexo, Eleventy, Astro, Gatsby, WordPress, Ghost, Docusaurus, Sphinx and MkDocs.
"""

import re
from functools import lru_cache

from turbohtml import Element, Node

from feedsmith.loaders.pages.phrases import MORE
from feedsmith.patterns import lazy_pattern

_WORDS = lazy_pattern(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
_SIDEBAR = "(?<!has-)(?<!with-)(?<!no-)(?<!without-)sidebar"
_POST = "(?:post|entry|article|page|blog|blog-post|single)"


def _named(*names: str) -> re.Pattern[str]:
    return lazy_pattern(f"-(?:{'|'.join(names)})-")


_ANYWHERE = _named(
    *(f"{_POST}-(?:nav|navigation|navigator|pagination|pager|prev|next)", "pagination", "paginav"),
    *(
        "pager",
        "prev-next",
        "next-prev",
        "nextprev",
        "breadcrumbs?",
        "skip-(?:link|to)",
        "(?<!sticky-)navbar",
    ),
    *("comments", "comment-(?:list|box|form|section|area|thread)", "disqus(?:-thread)?", "giscus"),
    *("utterances", "gitalk", "valine", "waline", "twikoo", "isso", "remark42", "webmentions?"),
    *("sharing", "sharedaddy", "addtoany", "addthis", "social", "social-.*", "share-.*", "shares"),
    *("related", "relatedposts", "recommend(?:ed|ations?)", "(?:read|up)-next", "read-?more"),
    *("(?:more|similar|recent|latest|suggested|other)-(?:posts?|articles?|reads?)",),
    *("newsletter", "subscri(?:be|ption)", "sign-?up", "mailing-list", "mc-embed", "buttondown"),
    *("toc", "table-?of-?contents?", "tableofcontents", "on-this-page"),
    *("author-(?:box|bio|card|info|profile|details)", "about-(?:the-)?author", "postauthor"),
    *(f"{_POST}-(?:meta|metadata|info|date|time|byline|details|author|header|head|footer|title)",),
    *(
        f"{_POST}-(?:tags?|categor(?:y|ies)|taxonom(?:y|ies)|labels?|terms|share|copyright|licen[cs](?:e|ing))",
    ),
    *("byline", "dateline", "pub-?date", "published-date", "date-published", "dt-published"),
    *("read(?:ing)?-?time", "word-?count", "view-?count", "tag-?list", "tags-links", "cat-links"),
    *(
        "md-tags",
        "post-tail.*",
        "edit-(?:page|link|this-page|on-.*)",
        "page-edit",
        "back-(?:to|link).*",
    ),
    *("to-top", "last-?(?:updated?|modified)", "lastmod", "reward.*", "sponsors?", "adsbygoogle"),
    *("site-(?:header|footer|nav|navigation|title|branding|menu)", "masthead", _SIDEBAR, "widget"),
    *(
        "citation",
        "cite-(?:this|box|block|post)",
        "how-to-cite",
        "bibtex.*",
        "ablog-.*",
        "md-source.*",
    ),
    *(
        "sr-only",
        "visually-hidden",
        "screen-reader(?:-text)?",
        "copy-(?:code|button)",
        "print-only",
    ),
)
_AFTERWARDS = _named("comments", "comment-.*", "disqus.*", "respond", "related.*", "webmentions?")
_AT_AN_END = _named(
    *("meta", "metadata", "info", "date", "time", "tags?", "categor(?:y|ies)", "topics?", "author"),
    *(
        "authors",
        "avatar",
        "bio",
        "vcard",
        "share",
        "prev",
        "previous",
        "next",
        "nav",
        "navigation",
    ),
    *(
        "title",
        "subtitle",
        "header",
        "footer",
        "reactions?",
        "likes?",
        "kudos",
        "comment",
        "respond",
    ),
    *("copyright", "license", "ads?", "promo", "cta", "support", "donate", "p-author", "profile"),
)
_LEAD = _named(
    *("intro", "lead", "lede", "dek", "deck", "standfirst", "description", "summary", "excerpt"),
    *("subtitle", "sub-?heading", "tagline", "teaser"),
)
_NEXT_JS = "__next"
"""The id of the element around every page of Next.js, which leads to no next page."""

_BLOCKS = frozenset(
    (
        *("div", "section", "aside", "nav", "ul", "ol", "dl", "p", "header", "footer", "form"),
        *("details", "address", "h1", "h2", "h3", "h4", "table", "time", "article"),
    )
)
_SPANS = _named("read(?:ing)?-?time", "sr-only", "visually-hidden", "screen-reader(?:-text)?")


def words(element: Element) -> str:
    """The words of an element's classes and id, between hyphens."""
    classes, id = element.attr("class"), element.attr("id")
    if id == _NEXT_JS:
        return ""
    return _words(f"{classes or ''} {id or ''}") if classes or id else ""


@lru_cache(maxsize=4096)
def _words(said: str) -> str:
    return f"-{_WORDS.sub('-', said.strip()).lower()}-"


@lru_cache(maxsize=8192)
def _has(pattern: re.Pattern[str], named: str) -> bool:
    """Whether a pattern is in these words; a site's pages ask the same of the same names."""
    return bool(named) and pattern.search(named) is not None


def is_furniture(element: Element) -> bool:
    """Whether an element's name says that it is no part of the text, wherever it stands."""
    pattern = _ANYWHERE if element.tag in _BLOCKS else _SPANS
    return _has(pattern, words(element))


def is_furniture_at_an_end(element: Element) -> bool:
    """The same for names that inside a text may be the author's own."""
    return _has(_AT_AN_END, words(element))


def is_lead(element: Node) -> bool:
    """Whether an element is named as the place of a post's description, above its text."""
    return isinstance(element, Element) and _has(_LEAD, words(element))


def is_afterwards(element: Element) -> bool:
    """Whether an element holds what others said or wrote: that may be longer than the text."""
    return _has(_AFTERWARDS, words(element))


def is_beside(element: Element) -> bool:
    """Whether an element stands in a part of the page beside its main content."""
    for one in (element, *element.ancestors):
        if not isinstance(one, Element) or one.tag in ("main", "body"):
            return False
        if one.tag in ("nav", "aside") or _has(_BESIDE, words(one)):
            return True
        if one.tag == "footer" and isinstance(one.parent, Element) and one.parent.tag == "body":
            return True
    return False


def is_after_text(element: Element) -> bool:
    """Whether an element stands below a heading such as "Related posts"."""
    for one in (element, *element.ancestors):
        if not isinstance(one, Element) or one.tag in ("main", "body"):
            return False
        above = (node for node in one.previous_siblings if isinstance(node, Element))
        for node in above:
            if node.tag in ("h2", "h3", "h4", "h5"):
                if MORE.fullmatch(node.text.strip(" \n\t:…")):
                    return True
                break
    return False


_BESIDE = _named(
    *("related.*", "recommend(?:ed|ations?)", "comments?", "comment-.*", _SIDEBAR, "widget.*"),
    *("(?:more|similar|recent|latest|suggested|other)-(?:posts?|articles?|reads?)", "read-next"),
    *(f"{_POST}-(?:nav|navigation|pagination|prev|next)", "prev-next", "pagination", "nextprev"),
    *(
        "site-(?:header|footer)",
        "breadcrumbs?",
        "webmentions?",
        "disqus.*",
        "prev",
        "previous",
        "next",
    ),
)
