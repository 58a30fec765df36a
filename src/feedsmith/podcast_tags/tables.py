"""The rarer podcast tags, each as a shape: what `read_tags` knows.

Source: https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
"""

from __future__ import annotations

from collections.abc import Mapping

from feedsmith.podcast_tags.shapes import Attribute, Child, Level, Row, Shape

_REMOTE_ATTRIBUTES = (
    Attribute("feedGuid", required=True),
    Attribute("feedUrl", "address"),
    Attribute("itemGuid"),
    Attribute("medium"),
    Attribute("title"),
)
_REMOTE = Shape("remoteItem", _REMOTE_ATTRIBUTES, short="feed_guid")
_PUBLISHER = _REMOTE._replace(
    attributes=tuple(one for one in _REMOTE_ATTRIBUTES if one.name != "medium"),
    fixed={"medium": "publisher"},
)
_RECIPIENT = Shape(
    "valueRecipient",
    (
        Attribute("name"),
        Attribute("type", required=True),
        Attribute("address", required=True),
        Attribute("split", "whole", required=True),
        Attribute("customKey"),
        Attribute("customValue"),
        Attribute("fee", "truth"),
    ),
)
_TIME_SPLIT = Shape(
    "valueTimeSplit",
    (
        Attribute("startTime", "seconds", required=True, also=("start",)),
        Attribute("duration", "seconds", required=True),
        Attribute("remoteStartTime", "seconds", also=("remote_start",)),
        Attribute("remotePercentage", "whole"),
    ),
    children={
        "recipients": Child(_RECIPIENT, also=("value_recipients",)),
        "remote_item": Child(_REMOTE, many=False),
    },
)
_VALUE = Shape(
    "value",
    (
        Attribute("type", required=True),
        Attribute("method", required=True),
        Attribute("suggested", "number"),
    ),
    children={
        "recipients": Child(_RECIPIENT, needed=True, also=("value_recipients",)),
        "time_splits": Child(_TIME_SPLIT, also=("value_time_splits",)),
    },
)
_LOCATION = Shape(
    "location",
    (
        Attribute("rel", choices=("subject", "creator")),
        Attribute("geo", "geo"),
        Attribute("osm"),
        Attribute("country"),
    ),
    text=("name", "text"),
    needs_text=True,
    short="name",
)
_LICENSE = Shape(
    "license",
    (Attribute("url", "address", also=("href",)),),
    text=("name", "identifier", "text"),
    needs_text=True,
    short="name",
)
_TXT = Shape("txt", (Attribute("purpose"),), text=("text", "value"), needs_text=True, short="text")
_SOCIAL = Shape(
    "socialInteract",
    (
        Attribute("priority", "whole"),
        Attribute("protocol", required=True),
        Attribute("uri", "uri", required=True, also=("url",)),
        Attribute("accountId"),
        Attribute("accountUrl", "address"),
    ),
    short="protocol",
    alone=("protocol", "disabled"),
)
_IMAGE = Shape(
    "image",
    (
        Attribute("href", "address", required=True, also=("url", "file", "src")),
        Attribute("alt"),
        Attribute("aspect-ratio"),
        Attribute("width", "whole"),
        Attribute("height", "whole"),
        Attribute("type"),
        Attribute("purpose"),
    ),
    short="href",
)
_CHAT = Shape(
    "chat",
    (
        Attribute("server", required=True),
        Attribute("protocol", required=True),
        Attribute("accountId"),
        Attribute("space"),
    ),
)
_CONTENT_LINK = Shape(
    "contentLink",
    (Attribute("href", "address", required=True, also=("url",)),),
    text=("text", "title"),
    short="href",
)
_FUNDING = Shape(
    "funding",
    (Attribute("url", "address", required=True, also=("href",)),),
    text=("text", "title"),
    needs_text=True,
)
_SOURCE = Shape(
    "source",
    (
        Attribute("uri", "uri", required=True, also=("url", "file")),
        Attribute("contentType", also=("type",)),
    ),
    short="uri",
)
_INTEGRITY = Shape(
    "integrity",
    (
        Attribute("type", required=True, choices=("sri", "pgp-signature")),
        Attribute("value", required=True),
    ),
)
_ALTERNATE = Shape(
    "alternateEnclosure",
    (
        Attribute("type", "type", required=True),
        Attribute("length", "whole", also=("bytes", "size")),
        Attribute("bitrate", "number"),
        Attribute("height", "whole"),
        Attribute("lang", also=("language",)),
        Attribute("title"),
        Attribute("rel"),
        Attribute("codecs"),
        Attribute("default", "truth"),
    ),
    children={
        "sources": Child(_SOURCE, needed=True, also=("source", "url", "uri", "file")),
        "integrity": Child(_INTEGRITY, many=False),
    },
)
_PERSON = Shape(
    "person",
    (
        Attribute("role"),
        Attribute("group"),
        Attribute("img", "address", also=("image",)),
        Attribute("href", "address", also=("url",)),
    ),
    text=("name",),
    needs_text=True,
    short="name",
)
_TRAILER = Shape(
    "trailer",
    (
        Attribute("url", "address", required=True, also=("file", "href")),
        Attribute("pubdate", "date", required=True, also=("date", "published")),
        Attribute("length", "whole", also=("bytes", "size")),
        Attribute("type", "type"),
        Attribute("season", "whole"),
    ),
    text=("title", "text"),
    needs_text=True,
)
_UPDATES = Shape(
    "updateFrequency",
    (Attribute("complete", "truth"), Attribute("dtstart", "moment"), Attribute("rrule")),
    text=("text",),
    short="text",
    needs_text=True,
)
_BLOCK = Shape(
    "block",
    (Attribute("id", required=True),),
    text=("block",),
    text_kind="yes",
    default_text="yes",
    short="id",
    keyed="block",
)
_ENCLOSURE = Shape(
    "enclosure",
    (
        Attribute("url", "address", required=True, also=("file", "href")),
        Attribute("length", "whole", also=("bytes", "size")),
        Attribute("type", "type", required=True),
    ),
    short="url",
    fixed={"length": "0"},
)


def _words(tag: str) -> Shape:
    return Shape(tag, text=("text",), short="text", needs_text=True)


_LINK = Shape("link", text=("text",), text_kind="address", short="text", needs_text=True)
_GUID = _words("guid")._replace(fixed={"isPermaLink": "false"})
_LIVE = Shape(
    "liveItem",
    (
        Attribute("status", required=True, choices=("pending", "live", "ended")),
        Attribute("start", "moment", required=True),
        Attribute("end", "moment"),
    ),
    children={
        "title": Child(_words("title"), many=False, needed=True),
        "description": Child(_words("description"), many=False),
        "link": Child(_LINK, many=False),
        "guid": Child(_GUID, many=False, needed=True),
        "enclosure": Child(_ENCLOSURE, many=False, needed=True, also=("audio", "video")),
        "content_links": Child(_CONTENT_LINK, needed=True, also=("content_link",)),
        "alternate_enclosures": Child(_ALTERNATE),
        "people": Child(_PERSON),
        "images": Child(_IMAGE),
        "location": Child(_LOCATION),
        "license": Child(_LICENSE, many=False),
        "value": Child(_VALUE),
        "social": Child(_SOCIAL),
        "chat": Child(_CHAT, many=False),
        "funding": Child(_FUNDING),
        "txt": Child(_TXT),
    },
)
_PODPING = Shape("podping", (Attribute("usesPodping", "truth", True),), short="uses_podping")
_PODROLL = Shape(
    "podroll", children={"remote_items": Child(_REMOTE, needed=True)}, inner="remote_items"
)
_PUBLISHED_BY = Shape(
    "publisher",
    children={"remote_item": Child(_PUBLISHER, many=False, needed=True)},
    inner="remote_item",
)

ROWS: Mapping[str, Row] = {
    "location": Row(_LOCATION),
    "license": Row(_LICENSE, many=False),
    "value": Row(_VALUE),
    "txt": Row(_TXT),
    "social": Row(_SOCIAL),
    "images": Row(_IMAGE),
    "chat": Row(_CHAT, many=False),
    "funding": Row(_FUNDING, ("episode",)),
    "content_links": Row(_CONTENT_LINK, ("episode",)),
    "alternate_enclosures": Row(_ALTERNATE, ("episode",)),
    "remote_items": Row(_REMOTE, ("show",)),
    "podroll": Row(_PODROLL, ("show",), many=False),
    "publisher": Row(_PUBLISHED_BY, ("show",), many=False),
    "update_frequency": Row(_UPDATES, ("show",), many=False),
    "trailer": Row(_TRAILER, ("show",)),
    "trailers": Row(_TRAILER, ("show",)),
    "live": Row(_LIVE, ("show",)),
    "block_ids": Row(_BLOCK, ("show",)),
    "podping": Row(_PODPING, ("show",), many=False),
}
"""The keys that authors type, in the order in which their tags are written."""

KEYS: Mapping[Level, tuple[str, ...]] = {
    "show": tuple(key for key, row in ROWS.items() if "show" in row.levels),
    "episode": tuple(key for key, row in ROWS.items() if "episode" in row.levels),
}
"""The keys that `read_tags` reads at each level."""
