"""Where the addresses in bodies lead: to the pages of other posts, to the site's own files."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from urllib.parse import unquote

from feedsmith import disk
from feedsmith.built import Output, downward
from feedsmith.dates import without_date
from feedsmith.model import Item
from feedsmith.problems import Place
from feedsmith.urls import absolute

POST = "feedsmith:post/"
LINK = "link"
_WHOLE = ("https://", "http://", "#")
"""With which a reference begins that means the same whatever the site has."""
_SOURCES = (".md", ".markdown", ".mdx")
_ENDINGS = (*_SOURCES, "/index.md", ".html")


class Links:
    """Where each post's page is: by its source file, and by its file's name without the date.

    A name that several have is nobody's. built: the site's output, in which nothing changes
    meanwhile: each place is looked up there once, from however many posts links lead to it.
    Questions and answers are noted as such, not those to the disk.
    """

    def __init__(self, items: Iterable[Item], built: Output) -> None:
        self.built = built
        self._is_built = built.folder.is_dir()
        places = ((item.place, item.url) for item in items)
        self._by_file = {one.file: url for one, url in places if one and _is_whole(one)}
        names = [without_date(_stem(file)) for file in self._by_file]
        often = Counter(names)
        named = zip(names, self._by_file.values(), strict=True)
        self._by_name = {name: url for name, url in named if often[name] == 1}
        self._known: dict[tuple[str, str], str] = {}

    def lead(self, reference: str, page_url: str, source: str) -> str | None:
        """The address that a reference in a body means, `None` where it can mean none.

        page_url: of the post. source: the file that its body is written in.
        """
        if reference.startswith(_WHOLE):
            return absolute(reference, page_url)
        found = self._lead(reference, page_url, source)
        disk.note(LINK, "\0".join((reference, page_url, source)), found or "")
        return found

    def answer(self, question: str) -> str:
        """What a question that was noted is answered now."""
        reference, page_url, source = question.split("\0")
        return self.lead(reference, page_url, source) or ""

    def _lead(self, reference: str, page_url: str, source: str) -> str | None:
        found = self._post(reference, source)
        if found:
            return found
        if reference.startswith(POST):
            reference = f"/{reference.removeprefix(POST)}/"
        meant = absolute(reference, page_url)
        if meant is None or not self._is_built or "://" in reference or reference[:2] == "//":
            return meant
        return self._standing(meant, downward(reference))

    def _standing(self, meant: str, path: str) -> str:
        """What stands there, as the site's output knows it."""
        found = self._known.get((meant, path))
        if found is None:
            found = disk.unnoted(lambda: self.built.standing(meant, path))
            self._known[meant, path] = found
        return found

    def _post(self, reference: str, source: str) -> str | None:
        """The page of the source file that a body in the file `source` points to, if it does."""
        path, sign, fragment = reference.partition("#")
        if path.startswith(POST):
            url = self._named(path.removeprefix(POST), posixpath.dirname(source))
        elif path.endswith(_SOURCES) and "://" not in path:
            near = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))
            url = self._by_file.get(near) or self._by_name.get(without_date(_stem(path)))
        else:
            return None
        return url and url + sign + fragment

    def _named(self, path: str, folder: str) -> str | None:
        """The page of a post by the end of its file's path, else by its name without the date.

        folder: of the file that names it, whose own posts go first.
        """
        ended = self._by_end.get(path, ())
        near = next((file for file in ended if file.startswith(f"{folder}/")), None)
        first = near or next(iter(ended), None)
        name = path.rpartition("/")[2]
        return self._by_file[first] if first else self._by_name.get(without_date(name))

    @cached_property
    def _by_end(self) -> dict[str, list[str]]:
        """The files of posts, in their order, by every end of their paths."""
        found = defaultdict(list)
        for file in self._by_file:
            for end in dict.fromkeys(_ends(f"/{file}")):
                found[end].append(file)
        return found


def _ends(path: str) -> Iterator[str]:
    """What names a source file in a shortcode: `a/b.md` is `a/b` and `b`."""
    for stem in (path.removesuffix(ending) for ending in _ENDINGS if path.endswith(ending)):
        while "/" in stem:
            stem = stem.partition("/")[2]
            yield stem


def _is_whole(place: Place) -> bool:
    """Whether a post is a file of its own, and not a row of one."""
    return place.line is None and place.field is None


def _stem(file: str) -> str:
    folder, _, name = file.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return folder.rpartition("/")[2] if stem == "index" else stem
