"""Telling hubs which feeds have changed: WebSub's publish notification, and rssCloud's ping.

Sources: https://pubsubhubbub.github.io/PubSubHubbub/pubsubhubbub-core-0.3.html#publishing,
http://home.rsscloud.co/walkthrough
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from feedsmith.clouds import ping_address, registration
from feedsmith.publication.topics import Topic
from feedsmith.publication.wire import Answer

State = Literal["announced", "failed", "unchanged", "due"]
Post = Callable[[str, Mapping[str, str]], Answer]
"""Sends a form to an address."""

_TOO_MUCH = (429, 503)
"""What a server answers that wants to be left alone for a while."""


class Hub(NamedTuple):
    """A server that tells subscribers. address: as configured; target: where it is told."""

    kind: Literal["WebSub", "rssCloud"]
    address: str
    target: str


class Ping(NamedTuple):
    """A hub, and a feed that names it."""

    hub: Hub
    topic: Topic

    @property
    def form(self) -> Mapping[str, str]:
        """What the hub is sent. One feed at a time: every hub takes that."""
        if self.hub.kind == "rssCloud":
            return {"url": self.topic.url}
        return {"hub.mode": "publish", "hub.url": self.topic.url}


class Told(NamedTuple):
    """What became of a ping. status: of the hub's answer, if one came. reason: of a failure."""

    ping: Ping
    state: State
    status: int | None = None
    reason: str | None = None


def hubs(addresses: Iterable[str], cloud: str | None) -> tuple[Hub, ...]:
    """The hubs of the configuration, each once."""
    found = [Hub("WebSub", one, one) for one in dict.fromkeys(addresses)]
    return (*found, *([Hub("rssCloud", cloud, ping_address(cloud))] if cloud else ()))


def pings(known: Sequence[Hub], topics: Sequence[Topic]) -> Iterator[Ping]:
    """Each hub with each feed that names it, hub by hub."""
    return (Ping(hub, topic) for hub in known for topic in topics if _names(topic, hub))


def _names(topic: Topic, hub: Hub) -> bool:
    if hub.kind == "rssCloud":
        return topic.cloud == registration(hub.address)
    return hub.address in topic.hubs


def tell(
    asked: Iterable[Ping], is_due: Callable[[Ping], bool], post: Post | None
) -> Iterator[Told]:
    """Send what is due, one after another, or with `None` say what that would be.

    A hub that does not answer, or asks to wait, is not asked again: each question may take as long
    as the whole of the first.
    """
    tired: dict[Hub, str] = {}
    for ping in asked:
        if not is_due(ping):
            yield Told(ping, "unchanged")
        elif post is None:
            yield Told(ping, "due")
        elif ping.hub in tired:
            yield Told(ping, "failed", None, f"not tried again: {tired[ping.hub]}")
        else:
            answer = post(ping.hub.target, ping.form)
            if answer.is_good:
                yield Told(ping, "announced", answer.status)
                continue
            if answer.status is None or answer.status in _TOO_MUCH:
                tired[ping.hub] = answer.reason
            yield Told(ping, "failed", answer.status, answer.reason)
