"""The summary and the body of a feedgen entry, whichever of its four ways they were given.

Atom types a text, feedgen passes the type on and lets it be left out: then RSS readers take the
text for HTML, and Atom readers do not. Source: https://www.rfc-editor.org/rfc/rfc4287#section-3.1
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from feedsmith.interop.feedgen_values import line, text
from feedsmith.patterns import lazy_pattern
from feedsmith.preparations import Context, prepare
from feedsmith.preparations.allowed import REMOVED_WITH_CONTENT, TAGS
from feedsmith.problems import FeedsmithError
from feedsmith.text import clean_text, one_line
from feedsmith.xml import parse

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry

_HTML = ("html", "cdata", "text/html")
_XHTML = ("xhtml", "application/xhtml+xml")
_TAG = lazy_pattern(rf"</?(?:{'|'.join(sorted(TAGS | REMOVED_WITH_CONTENT))})(?=[\s/>])", re.I)
_REFERENCE = lazy_pattern(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.I)
_BLOCK_END = lazy_pattern(r"(?=</(?:p|div|li|h[1-6]|blockquote|pre|t[dhr]|d[dt])>|<[bh]r)")
_PARAGRAPH_END = lazy_pattern(r"\n[ \t]*\n\s*")
_NAMESPACE = "http://www.w3.org/1999/xhtml"


class Given(NamedTuple):
    """A text and what it was given as: an Atom type, a MIME type, `cdata` or nothing."""

    said: str = ""
    type: str = ""

    @classmethod
    def of(cls, given: Mapping[str, object], key: str) -> Given:
        """What feedgen keeps: the text under its own name, the type beside it."""
        kind = text(given.get("type")).partition(";")[0]
        return cls(text(given.get(key)), kind.strip().lower())

    @property
    def is_plain(self) -> bool:
        """Whether it is no markup; what has neither type nor tags nor references is none."""
        if not self.type:
            return not (_TAG.search(self.said) or _REFERENCE.search(self.said))
        return self.type.startswith("text") and self.type not in _HTML

    @property
    def has_tags(self) -> bool:
        """Whether it is markup that plain text would lose."""
        return not self.is_plain and _TAG.search(self.said) is not None


def summary_and_body(entry: FeedEntry, context: Context) -> tuple[str | None, str | None]:
    """Plain text and prepared HTML; a summary with tags and without content beside it is the body.

    Raises FeedsmithError for content that no feed reader could show.
    """
    body = _content(entry)
    summary = Given.of(entry.summary() or {"summary": entry.description()}, "summary")
    if summary.said == body.said:
        summary = Given()
    if not body.said and summary.has_tags:
        summary, body = Given(), summary
    return plain(summary, context) or None, prepared(body, context) or None


def _content(entry: FeedEntry) -> Given:
    """What was given as content, though description() hides it from content() afterwards."""
    kept = vars(entry).get("_FeedEntry__rss_content")
    return Given.of(kept or entry.content() or {}, "content")


def plain(given: Given, context: Context) -> str:
    """The text on one line, without markup."""
    if given.is_plain:
        return one_line(given.said)
    if not given.has_tags:
        return line(unescape(given.said))
    html = _BLOCK_END.sub(" ", prepared(given, context))
    root = etree.fromstring(f"<div>{html}</div>", etree.HTMLParser(huge_tree=True))
    return line("".join(map(str, root.itertext())))


def prepared(given: Given, context: Context) -> str:
    """The text as HTML, safe and with absolute addresses."""
    html, problems = prepare(_as_html(given, context), context)
    if html is None:
        raise FeedsmithError(f"{context.place}: {problems[-1].what}", problems[-1].mend)
    return clean_text(html).strip()


def _as_html(given: Given, context: Context) -> str:
    if given.is_plain:
        paragraphs = _PARAGRAPH_END.split(escape(given.said, quote=False))
        return "".join(f"<p>{one}</p>".replace("\n", "<br>") for one in paragraphs if one)
    if given.type in _XHTML:
        return _from_xhtml(given.said)
    if given.type in ("", *_HTML):
        return given.said
    raise FeedsmithError(
        f"{context.place}: content of the type {given.type} cannot be shown in a feed",
        'Give HTML with type="html", or the file with enclosure(url, length, type).',
    )


def _from_xhtml(fragment: str) -> str:
    """The fragment as HTML, where `<b/>` would stay open; what is no XML is taken for HTML."""
    try:
        root = parse(f'<div xmlns="{_NAMESPACE}">{fragment}</div>'.encode())
    except etree.XMLSyntaxError:
        return fragment
    for element in root.iter(f"{{{_NAMESPACE}}}*"):
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(root)
    html = etree.tostring(root, method="html", encoding="unicode")
    return html.removeprefix("<div>").removesuffix("</div>")
