"""What became of pings, for a person or for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import click
import msgspec

from feedsmith import __version__
from feedsmith.cli.report import LISTED, counted
from feedsmith.publication.hubs import Hub, State, Told
from feedsmith.publication.redaction import redacted

_WORDS: dict[State, str] = {
    "announced": click.style("announced", fg="green"),
    "failed": click.style("failed", fg="red"),
    "due": "would be announced",
}


def exit_code(told: Sequence[Told]) -> int:
    """1 where a hub does not know what it should."""
    return int(any(one.state == "failed" for one in told))


def as_text(known: Sequence[Hub], told: Sequence[Told]) -> str:
    """A paragraph a hub, and what it comes to."""
    if not known:
        return (
            "No hub is configured, so nobody was told.\n"
            '  Write hubs = ["https://…"] under [feed] to have one.'
        )
    parts = ["\n".join(_hub(hub, [one for one in told if one.ping.hub == hub])) for hub in known]
    return "\n\n".join([*parts, _verdict(told)])


def _hub(hub: Hub, told: Sequence[Told]) -> Iterator[str]:
    yield f"{click.style(redacted(hub.address), bold=True)} ({hub.kind})"
    if not told:
        yield "  no feed names it: feedsmith build writes it into them"
    news = [one for one in told if one.state != "unchanged"]
    listed = news if len(news) <= LISTED + 2 else news[:LISTED]
    width = max((len(one.ping.topic.path) for one in listed), default=0)
    for one in listed:
        reason = f": {one.reason}" if one.reason else ""
        yield f"  {one.ping.topic.path:{width}}  {_WORDS[one.state]}{reason}"
    if more := Counter(_WORDS[one.state] for one in news[len(listed) :]):
        said = ", ".join(f"{number} {word}" for word, number in sorted(more.items()))
        yield f"  … and {counted(more.total(), 'feed')} more: {said} (--report json lists all)"
    if same := len(told) - len(news):
        yield f"  {counted(same, 'feed')} unchanged since it was told"


def _verdict(told: Sequence[Told]) -> str:
    states = Counter(one.state for one in told)
    if states["failed"]:
        failed = counted(states["failed"], "ping")
        return f"{failed} failed. The next feedsmith ping tries again what failed, and only that."
    if states["due"]:
        return "Nothing was sent."
    return "All told." if states["announced"] else "Nothing to announce."


def as_json(told: Sequence[Told]) -> str:
    """The same for a program; its shape is in docs/commands.md."""
    said = {
        "feedsmith": __version__,
        "pings": [
            {
                "kind": one.ping.hub.kind,
                "hub": redacted(one.ping.hub.address),
                "topic": one.ping.topic.url,
                "path": one.ping.topic.path,
                "state": one.state,
                "status": one.status,
                "reason": one.reason,
            }
            for one in told
        ],
        "exit_code": exit_code(told),
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode()
