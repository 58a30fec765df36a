"""An rssCloud server by one address, that of its registration, and what follows from it.

Sources: https://www.rssboard.org/rss-specification#ltcloudgtSubelementOfLtchannelgt,
http://home.rsscloud.co/walkthrough
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit


class Registration(NamedTuple):
    """Where readers register, as the element `<cloud>` says it."""

    domain: str
    port: str
    path: str


def registration(url: str) -> Registration:
    """The parts of a cloud's address. The port that goes without saying is that of its scheme."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return Registration(parts.hostname or "", str(port), parts.path or "/")


def ping_address(url: str) -> str:
    """Where the cloud is told of a change: `ping` in the place of the registration's last part."""
    path = registration(url).path
    kept = path.rstrip("/")
    ending = path[len(kept) :] if kept else ""
    return urlsplit(url)._replace(path=f"{kept.rpartition('/')[0]}/ping{ending}").geturl()
