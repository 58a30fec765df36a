"""The guid of a show, made once from its address and kept for life.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md
"""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of podcasts, as the document of the tag gives it."""


def podcast_guid(feed_url: str) -> str:
    """The UUID that directories give a show whose feed has this address and no guid of its own.

    Neither the scheme nor slashes at the end make a difference; every other character does.
    """
    _, scheme, rest = feed_url.partition("://")
    address = rest if scheme else feed_url
    return str(uuid5(NAMESPACE, address.rstrip("/")))
