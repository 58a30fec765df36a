"""All that differs, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feedsmith.differences.values import FeedDifference, Kind, counts

_SAID: Mapping[Kind, tuple[str, str]] = {
    "new": ("is new", "are new"),
    "shown-again": ("is shown again under another id", "are shown again under other ids"),
    "redated": ("has another date", "have other dates"),
    "changed": ("is changed", "are changed"),
    "pictures-lost": ("has fewer pictures", "have fewer pictures"),
    "brought-back": ("comes back", "come back"),
    "removed": ("is no more", "are no more"),
    "dropped": (
        "leaves the feed but stays on the site",
        "leave the feed but stay on the site",
    ),
}


def verdict(feeds: Sequence[FeedDifference]) -> str:
    """What subscribers see, for whoever reads one line: `3 posts are new; nothing else.`"""
    first = [one for one in feeds if one.is_first]
    if feeds and len(first) == len(feeds):
        posts = max(one.posts for one in feeds)
        return f"Not published yet: {_all(posts)}, nobody sees them as new."
    parts = list(_parts(feeds))
    if not parts:
        return f"Subscribers see no difference{_bytes(feeds)}.{_begun(len(first))}"
    return f"{'; '.join(parts)}; nothing else.{_begun(len(first))}"


def _all(posts: int) -> str:
    return "its one post is the beginning" if posts == 1 else f"all {posts} posts are the beginning"


def _parts(feeds: Sequence[FeedDifference]) -> Iterator[str]:
    noun = True
    for kind, number in counts(feeds).items():
        if number:
            one = "post" if number == 1 else "posts"
            said = f"{number} {one + ' ' if noun else ''}{_SAID[kind][number != 1]}"
            yield said + (_older(feeds) if kind == "new" else "")
            noun = False
    heads = sum(bool(one.head) for one in feeds)
    if heads:
        said = "feed describes itself" if heads == 1 else "feeds describe themselves"
        yield f"{heads} {said} otherwise"


def _older(feeds: Sequence[FeedDifference]) -> str:
    """Those among the new ones that are news to the feed alone."""
    told = {one.change.id for feed in feeds for one in feed.of("new") if one.change.older}
    return f" ({len(told)} of them older than what the feed showed)" if told else ""


def _bytes(feeds: Sequence[FeedDifference]) -> str:
    moved = sum(bool(one.bytes_changed) for feed in feeds for one in feed.documents)
    if not moved:
        return ""
    return f", though {moved} {'file is' if moved == 1 else 'files are'} written otherwise"


def _begun(number: int) -> str:
    if not number:
        return ""
    return f" {number} feed{' is' if number == 1 else 's are'} published for the first time."
