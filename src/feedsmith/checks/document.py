"""The document as a whole: its root, its namespaces, its encoding, its type declaration.

Sources: https://www.rssboard.org/rss-specification, https://www.rfc-editor.org/rfc/rfc4287,
https://www.w3.org/TR/xml-names/
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.namespaces import ALSO, ATOM, NAMESPACES, PREFIXES, prefix_of
from feedsmith.checks.reading.xml.document import XmlReader
from feedsmith.checks.reading.xml.faults import Here
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Profile, Rule
from feedsmith.problems import Problem

ROOTS = frozenset({"rss", "atom:feed", "atom:entry"})
VERSIONS = ("0.91", "0.92", "0.93", "0.94", "2.0")

_RSS = "https://www.rssboard.org/rss-specification"
_NAMES = "https://www.w3.org/TR/xml-names/"
_SOUND = (
    '<rss version="2.0"><channel><title>A</title><link>https://example.org/</link>'
    "<description>A</description></channel></rss>"
)

ROOT = Rule(
    code="feed-root",
    level="error",
    title="The document is no feed",
    why="A feed begins with `<rss>` or with Atom's `<feed>`; nothing else is read as one.",
    spec=_RSS,
    frame="rss-document",
    wrong="<channel><title>A</title></channel>",
    right=_SOUND,
)
NAMESPACE = Rule(
    code="feed-namespace",
    level="error",
    title="The root element is in the wrong namespace",
    why="Readers compare the address of a namespace letter by letter.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-1.2",
    frame="atom-document",
    wrong='<feed xmlns="http://www.w3.org/2005/atom"><id>https://example.org/</id></feed>',
    right='<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id>'
    "<title>A</title><updated>2024-05-07T09:00:00Z</updated><author><name>Ann</name></author>"
    "</feed>",
)
OBSOLETE = Rule(
    code="feed-namespace-obsolete",
    level="error",
    title="The feed is in the namespace of an Atom before 1.0",
    why="Atom 0.3 was a draft of 2003; readers of today do not look for its elements.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-1.2",
    frame="atom-document",
    wrong='<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>A</title></feed>',
    right=NAMESPACE.right,
)
VERSION = Rule(
    code="rss-version",
    level="error",
    title="The version of RSS is missing or unknown",
    why="Some readers choose their rules by it.",
    spec=f"{_RSS}#whatIsRss",
    frame="rss-document",
    wrong=_SOUND.replace('version="2.0"', 'version="2.1"'),
    right=_SOUND,
)
NEARLY = Rule(
    code="namespace-mistyped",
    level="warning",
    title="The address of a namespace is nearly that of a known one",
    why="Most readers compare the address letter by letter and pass over every element in it.",
    spec=f"{_NAMES}#NSNameComparison",
    frame="rss-item",
    wrong='<media:rating xmlns:media="http://search.yahoo.com/mrss">nonadult</media:rating>',
    right='<media:rating xmlns:media="http://search.yahoo.com/mrss/">nonadult</media:rating>',
)
RESERVED = Rule(
    code="namespace-prefix-reserved",
    level="warning",
    title="A prefix that everyone knows stands for another namespace",
    why="Some readers look at prefixes instead of addresses, and take these elements for others.",
    spec=f"{_NAMES}#ns-decl",
    frame="rss-item",
    wrong='<dc:mood xmlns:dc="https://example.org/mood">Glad</dc:mood>',
    right='<mood:is xmlns:mood="https://example.org/mood">Glad</mood:is>',
)
UNUSUAL = Rule(
    code="namespace-prefix-unusual",
    level="hint",
    title="A known namespace has another prefix than everywhere else",
    why="It is right, but some readers look for the usual prefix.",
    spec="https://validator.w3.org/feed/docs/howto/declare_namespaces.html",
    frame="rss-item",
    wrong='<d:creator xmlns:d="http://purl.org/dc/elements/1.1/">Ann</d:creator>',
    right='<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ann</dc:creator>',
)
ATOM_PREFIX = Rule(
    code="atom-prefixed",
    level="warning",
    title="Atom's own elements have a prefix",
    why="Some readers look for `<feed>` and `<entry>` as written, and find none.",
    spec="https://validator.w3.org/feed/docs/warning/AvoidNamespacePrefix.html",
    frame="atom-document",
    wrong='<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:id>https://example.org/</a:id>'
    "<a:title>A</a:title><a:updated>2024-05-07T09:00:00Z</a:updated><a:author><a:name>Ann"
    "</a:name></a:author></a:feed>",
    right=NAMESPACE.right,
)
UNKNOWN = Rule(
    code="namespace-unknown",
    level="hint",
    title="A namespace is not known to feedsmith",
    why="What stands in it is not checked; if it should be a known one, its address is mistyped.",
    spec=f"{_RSS}#extendingRss",
    frame="rss-item",
    wrong='<x:mood xmlns:x="https://example.org/mood">Glad</x:mood>',
    right='<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">Glad</dc:subject>',
)
XML_VERSION = Rule(
    code="xml-version",
    level="error",
    title="The document says that it is not XML 1.0",
    why="Feeds are XML 1.0; many readers refuse another version.",
    spec="https://www.w3.org/TR/xml/#sec-prolog-dtd",
    frame="rss-document",
    wrong=f'<?xml version="1.1"?>\n{_SOUND}',
    right=f'<?xml version="1.0"?>\n{_SOUND}',
)
DOCTYPE = Rule(
    code="xml-doctype",
    level="warning",
    title="The document has a document type declaration",
    why="No feed needs one, and careful readers refuse documents that have one.",
    spec=f"{_RSS}#whatIsRss",
    frame="rss-document",
    wrong=f'<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>\n{_SOUND}',
    right=_SOUND,
)
DOCTYPE_WRONG = Rule(
    code="xml-doctype-wrong",
    level="error",
    title="The document type declaration is that of another kind of document",
    why="It says that this is RSS 0.91 or a web page, and readers that look refuse the feed.",
    spec="https://validator.w3.org/feed/docs/error/InvalidDoctype.html",
    frame="rss-document",
    wrong='<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    f'"http://my.netscape.com/publish/formats/rss-0.91.dtd">\n{_SOUND}',
    right=_SOUND,
)

_OTHERS = {
    "html": "a web page",
    "xhtml:html": "a web page",
    "rdf:RDF": "RSS 1.0, which feedsmith does not check",
    "opml": "an OPML outline",
    "urlset": "a sitemap",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset": "a sitemap",
    "app:service": "an Atom service document",
    "svg:svg": "a picture",
}
_DRAFTS = "http://purl.org/atom/ns#"
_NETSCAPE = "Netscape Communications//DTD RSS 0.91"


def claims(reader: XmlReader) -> frozenset[Profile]:
    """The profiles that a document gives itself: one that speaks to Apple's podcasts does."""
    found = any(prefix_of(address) == "itunes" for _, address, _ in reader.declared)
    return frozenset({"apple"}) if found else frozenset()


def inspect(reader: XmlReader, root: Node) -> Iterator[Problem]:
    """Look at what stands around the elements."""
    yield from _root(root)
    yield from _namespaces(reader, root)
    yield from _doctype(reader, root)


def _root(root: Node) -> Iterator[Problem]:
    spot = root.spot()
    if root.name == "rss":
        version = root.attributes.get("version")
        if version is not None and version not in VERSIONS:
            what = f'version="{version}" is no version of RSS'
            yield VERSION.problem(root.spot("version"), what, 'Write version="2.0".')
        return
    if root.name in ROOTS:
        if root.namespace != ATOM:
            what = f"the namespace `{root.namespace}` is not Atom's"
            yield NAMESPACE.problem(spot, what, f'Write xmlns="{ATOM}".')
        elif root.prefix is not None:
            mend = f'Make it the default namespace: <feed xmlns="{ATOM}">.'
            yield ATOM_PREFIX.problem(
                spot, f"Atom's elements have the prefix `{root.prefix}`", mend
            )
        return
    if root.namespace.startswith(_DRAFTS):
        what = f"<{root.local}> is in the namespace `{root.namespace}`, that of a draft of Atom"
        mend = f'Write xmlns="{ATOM}", and its elements: <updated> for <modified>, and so on.'
        yield OBSOLETE.problem(spot, what, mend)
        return
    if root.local in ("feed", "entry", "rss"):
        what = f"<{root.local}> is in the namespace `{root.namespace}`"
        mend = "RSS is in no namespace." if root.local == "rss" else f'Write xmlns="{ATOM}".'
        yield NAMESPACE.problem(spot, what, mend)
        return
    kind = _OTHERS.get(root.name, f"a document that begins with <{root.shown}>")
    yield ROOT.problem(spot, f"this is {kind}, not a feed", "Name the address of the feed itself.")


def _namespaces(reader: XmlReader, root: Node) -> Iterator[Problem]:
    told: set[tuple[str | None, str]] = set()
    for prefix, address, place in reader.declared:
        if (prefix, address) in told or not address:
            continue
        told.add((prefix, address))
        here = Here(place)
        usual = prefix_of(address)
        if usual is None:
            yield from _unknown(prefix, address, here)
        elif address not in PREFIXES and address not in ALSO and address != root.namespace:
            what = f"the namespace `{address}` is not quite that of {usual}"
            yield NEARLY.problem(here, what, f'Write xmlns:{usual}="{NAMESPACES[usual]}".')
        elif (
            prefix
            and prefix.lower() != usual.lower()
            and usual not in ("atom", "xhtml", "rdf", "xml")
        ):
            what = f"the prefix `{prefix}` stands for what everyone calls `{usual}`"
            yield UNUSUAL.problem(here, what, f"Call it `{usual}`.")


def _unknown(prefix: str | None, address: str, here: Here) -> Iterator[Problem]:
    if prefix is not None and prefix in NAMESPACES:
        what = f"the prefix `{prefix}` stands for `{address}`"
        mend = f"Choose another prefix: this one is known for {NAMESPACES[prefix]}."
        yield RESERVED.problem(here, what, mend)
    else:
        what = f"the namespace `{address}` is unknown"
        yield UNKNOWN.problem(here, what, "Look whether it is written right.")


def _doctype(reader: XmlReader, root: Node) -> Iterator[Problem]:
    if reader.xml_version not in (None, "1.0"):
        what = f'the XML declaration says version="{reader.xml_version}"'
        yield XML_VERSION.problem(root.spot(), what, 'Write version="1.0".')
    if reader.doctype is None:
        return
    name, public, _ = reader.doctype
    old = root.name == "rss" and root.attributes.get("version") == "0.91"
    if name != root.local or (_NETSCAPE in (public or "") and not old):
        what = f"the declaration is that of {public or name}"
        yield DOCTYPE_WRONG.problem(
            root.spot(), what, "Remove the line that begins with <!DOCTYPE."
        )
    elif not old:
        what = "the document has a document type declaration"
        yield DOCTYPE.problem(root.spot(), what, "Remove the line that begins with <!DOCTYPE.")
