"""Where a link to another post's source leads: to the page that was built from it."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from feedsmith.dates import without_date
from feedsmith.model import Item
from feedsmith.problems import Place

POST = "feedsmith:post/"
_SOURCES = (".md", ".markdown", ".mdx")


class Links(NamedTuple):
    """Where each post's page is: by its source file, and by its file's name without the date.

    A name that several have is nobody's.
    """

    by_file: dict[str, str]
    by_name: dict[str, str]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Links:
        """The links to these items."""
        by_file = {one.file: item.url for item in items if (one := item.place) and _is_whole(one)}
        names = [without_date(_stem(file)) for file in by_file]
        often = Counter(names)
        named = {n: url for n, url in zip(names, by_file.values(), strict=True) if often[n] == 1}
        return cls(by_file, named)

    def find(self, reference: str, source: str) -> str | None:
        """The page of the source file that a body in the file `source` points to, if it does."""
        path, sign, fragment = reference.partition("#")
        if path.startswith(POST):
            url = self._named(path.removeprefix(POST), posixpath.dirname(source))
        elif path.endswith(_SOURCES) and "://" not in path:
            near = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))
            url = self.by_file.get(near) or self.by_name.get(without_date(_stem(path)))
        else:
            return None
        return url and url + sign + fragment

    def _named(self, path: str, folder: str) -> str | None:
        """The page of a post by the end of its file's path, else by its name without the date.

        folder: of the file that names it, whose own posts go first.
        """
        endings = tuple(f"/{path}{ending}" for ending in (*_SOURCES, "/index.md", ".html"))
        ended = {f: url for f, url in self.by_file.items() if f"/{f}".endswith(endings)}
        near = (url for file, url in ended.items() if file.startswith(f"{folder}/"))
        first = next(near, None) or next(iter(ended.values()), None)
        return first or self.by_name.get(without_date(path.rpartition("/")[2]))


def _is_whole(place: Place) -> bool:
    """Whether a post is a file of its own, and not a row of one."""
    return place.line is None and place.field is None


def _stem(file: str) -> str:
    folder, _, name = file.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return folder.rpartition("/")[2] if stem == "index" else stem
