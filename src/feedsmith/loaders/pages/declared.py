"""What a page's head declares: meta elements and JSON-LD.

Sources: https://ogp.me/, https://schema.org/Article, https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from turbohtml import Document

from feedsmith.loaders.pages.plain import plain

ARTICLES = frozenset(
    (
        *("Article", "BlogPosting", "NewsArticle", "TechArticle", "Report", "ScholarlyArticle"),
        *("SocialMediaPosting", "LiveBlogPosting", "PodcastEpisode", "Review"),
    )
)


class Declared(NamedTuple):
    """metas: contents by name, property or itemprop in lower case. article: the JSON-LD of a post.

    things: whatever the JSON-LD describes, by `@id`, for those that refer to it.
    """

    metas: Mapping[str, tuple[str, ...]]
    article: Mapping[str, object]
    things: Mapping[str, Mapping[str, object]]

    @classmethod
    def of(cls, page: Document) -> Declared:
        """What this page's head declares."""
        described = list(_described(page))
        article = next((one for one in described if ARTICLES.intersection(_types(one))), {})
        things = {str(one["@id"]): one for one in described if "@id" in one and len(one) > 1}
        return cls(_metas(page), article, things)

    def meta(self, *names: str) -> str | None:
        """The first of these that says something."""
        return next((said for name in names for said in self.metas.get(name, ()) if said), None)

    def text(self, key: str) -> str | None:
        """A text of the article's JSON-LD."""
        value = self.article.get(key)
        return (plain(value) or None) if isinstance(value, str) else None

    def thing(self, value: object) -> object:
        """What a value refers to, where it is a reference."""
        if isinstance(value, Mapping) and set(value) == {"@id"}:
            return self.things.get(str(value["@id"]), value)
        return value


def _metas(page: Document) -> dict[str, tuple[str, ...]]:
    metas: dict[str, tuple[str, ...]] = {}
    for one in page.select("meta"):
        said = plain(one.attr("content") or "")
        for kind in ("property", "name", "itemprop"):
            if name := (one.attr(kind) or "").lower():
                metas[name] = (*metas.get(name, ()), said)
    return metas


def _described(page: Document) -> Iterator[Mapping[str, object]]:
    """Whatever JSON-LD describes, wherever it stands in the graph."""
    waiting: list[object] = list(page.json_ld())
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, Mapping):
            yield one
            waiting.extend(one[key] for key in ("@graph", "mainEntity") if key in one)


def _types(described: Mapping[str, object]) -> set[str]:
    kinds = described.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2] for kind in named if isinstance(kind, str)}
