"""What the folders of a Hugo site say: which are sections, and which are one page's own.

Source: https://gohugo.io/content-management/page-bundles/
"""

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from feedsmith.generators.hugo.languages import Languages
from feedsmith.generators.settings import Settings, read_front_matter

ENDINGS = (".md", ".markdown", ".mdown", ".html", ".htm")


def read_folders(
    roots: Iterable[tuple[Path, str]], languages: Languages
) -> tuple[dict[str, Settings], frozenset[str]]:
    """The front matter of `_index` pages by folder, and the folders that hold an `index` page.

    roots: content folders, each with the path under which it counts.
    """
    lists: dict[str, Settings] = {}
    bundles = set()
    for root, prefix in roots:
        for folder, _, names in os.walk(root):
            below = (PurePosixPath(prefix) / Path(folder).relative_to(root).as_posix()).as_posix()
            for name in sorted(name for name in names if "index" in name.lower()):
                kind = _kind(name, languages)
                if kind == "_index":
                    lists[_key(below)] = read_front_matter(Path(folder, name))
                elif kind == "index":
                    bundles.add(_key(below))
    return lists, frozenset(bundles)


def _kind(name: str, languages: Languages) -> str:
    """`index` or `_index` for a page of the default language that is one of these."""
    file = PurePosixPath(name)
    if file.suffix.lower() not in ENDINGS or not languages.is_default(file.stem):
        return ""
    return languages.without_suffix(file.stem).lower()


def _key(folder: str) -> str:
    return "" if folder == "." else folder


def is_bundled(path: PurePosixPath, bundles: frozenset[str]) -> bool:
    """Whether a file is a resource of the page in its own or an upper folder, and no page."""
    if not bundles:
        return False
    above = path.parts[: -2 if is_index(path) else -1]
    return any("/".join(above[:depth]) in bundles for depth in range(1, len(above) + 1))


def renamed(path: PurePosixPath, stem: str, suffix: str) -> PurePosixPath:
    """The file under another name."""
    name = stem + suffix
    return path if name == path.name else path.with_name(name)


def is_index(path: PurePosixPath) -> bool:
    """Whether a file, its name less the language, is the page of its folder."""
    return path.stem.lower() == "index" and len(path.parts) > 1


def sections(folders: tuple[str, ...], lists: dict[str, Settings]) -> tuple[str, ...]:
    """The folders of the section that a page in these is in: the topmost, and those with a list."""
    depths = (n for n in range(len(folders), 1, -1) if "/".join(folders[:n]) in lists)
    return folders[: next(depths, 1)]
