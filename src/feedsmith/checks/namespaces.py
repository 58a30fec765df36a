"""The namespaces that feeds use, by the prefix that everyone gives them.

Sources: https://validator.w3.org/feed/docs/howto/declare_namespaces.html and each namespace's own
document.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from feedsmith.patterns import lazy_pattern

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
XMLNS = "http://www.w3.org/2000/xmlns/"

NAMESPACES = MappingProxyType(
    {
        "acast": "https://schema.acast.com/1.0/",
        "admin": "http://webns.net/mvcb/",
        "ag": "http://purl.org/rss/1.0/modules/aggregation/",
        "anchor": "https://anchor.fm/xmlns",
        "annotate": "http://purl.org/rss/1.0/modules/annotate/",
        "app": "http://www.w3.org/2007/app",
        "at": "http://purl.org/atompub/tombstones/1.0",
        "atom": ATOM,
        "blogChannel": "http://backend.userland.com/blogChannelModule",
        "blogger": "http://schemas.google.com/blogger/2008",
        "cc": "http://web.resource.org/cc/",
        "cf": "http://www.microsoft.com/schemas/rss/core/2005",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "email": "http://purl.org/rss/1.0/modules/email/",
        "ev": "http://purl.org/rss/1.0/modules/event/",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
        "feedpress": "https://feed.press/xmlns",
        "fh": "http://purl.org/syndication/history/1.0",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "g": "http://base.google.com/ns/1.0",
        "gd": "http://schemas.google.com/g/2005",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "geourl": "http://geourl.org/rss/module/",
        "georss": "http://www.georss.org/georss",
        "gml": "http://www.opengis.net/gml",
        "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
        "icbm": "http://postneo.com/icbm",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "mathml": "http://www.w3.org/1998/Math/MathML",
        "media": "http://search.yahoo.com/mrss/",
        "omny": "https://omny.fm/rss-extensions",
        "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "psc": "http://podlove.org/simple-chapters",
        "rawvoice": "https://blubrry.com/developer/rawvoice-rss",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "rss1": "http://purl.org/rss/1.0/",
        "rss11": "http://purl.org/net/rss1.1#",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "source": "http://source.scripting.com/",
        "spotify": "http://www.spotify.com/ns/rss",
        "svg": "http://www.w3.org/2000/svg",
        "sx": "http://feedsync.org/2007/feedsync",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
        "taxo": "http://purl.org/rss/1.0/modules/taxonomy/",
        "thr": "http://purl.org/syndication/thread/1.0",
        "trackback": "http://madskills.com/public/xml/rss/module/trackback/",
        "webfeeds": "http://webfeeds.org/rss/1.0",
        "wfw": "http://wellformedweb.org/CommentAPI/",
        "wordpress": "com-wordpress:feed-additions:1",
        "wiki": "http://purl.org/rss/1.0/modules/wiki/",
        "xhtml": XHTML,
        "xml": XML,
        "yt": "http://www.youtube.com/xml/schemas/2015",
    }
)
"""Prefix → address. A prefix of this table that a document gives to another address confuses the
readers that look for prefixes."""

PREFIXES = MappingProxyType({address: prefix for prefix, address in NAMESPACES.items()})

ALSO = MappingProxyType(
    {
        "http://a9.com/-/spec/opensearchrss/1.0/": "opensearch",
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
        "http://www.rawvoice.com/rawvoiceRssModule/": "rawvoice",
    }
)
"""Older addresses of the same namespaces, which readers know."""

_LAST_LETTER = lazy_pattern(r".*\w", re.DOTALL)


def prefix_of(namespace: str) -> str | None:
    """The usual prefix of a namespace, also of one that is nearly written right."""
    return PREFIXES.get(namespace) or ALSO.get(namespace) or _NEARLY.get(_near(namespace))


def _near(namespace: str) -> str:
    """The address without what people mistype: case, the last slash, http or https."""
    end = _LAST_LETTER.match(namespace.lower())
    return (end[0] if end else namespace).removeprefix("https:").removeprefix("http:")


_NEARLY = {_near(address): prefix for address, prefix in PREFIXES.items() if prefix != "xml"}
