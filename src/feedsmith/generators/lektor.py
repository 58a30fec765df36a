"""Lektor. Sources: https://www.getlektor.com/docs/project/file/, /docs/content/urls/"""

import os
import re
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from configparser import Error as UnreadableError
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Generator, Source
from feedsmith.generators.settings import look, text
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError
from feedsmith.text import one_line

_CONTENTS = "contents.lr"
_OUTPUTS = ("build", "public", "output", "htdocs", "_site", "dist")
_SYSTEM = lazy_pattern(r"^(?P<key>_slug|_hidden):[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)


def detect(root: Path) -> Detected | None:
    """A file that ends in `.lektorproject`."""
    file = next(iter(sorted(root.glob("*.lektorproject"))), None)
    if file is None:
        return None
    project = _read(file)
    tree = PurePosixPath(text(project, "path") or ".")
    content = (tree / "content").as_posix()
    outputs = (text(project, "output_path"), *_OUTPUTS)
    there = (name for name in outputs if name and (root / name).is_dir())
    return Detected(
        config=file.name,
        url=text(project, "url"),
        title=text(project, "name"),
        language=text(project, "locale"),
        content=(content,),
        output=next(there, text(project, "output_path") or "build"),
        settings=project,
        lists=dict(_parents(root / content)),
    )


def _read(file: Path) -> dict[str, object]:
    """The section `project`. Raises FeedsmithError when the file cannot be read."""
    parser = ConfigParser(strict=False, interpolation=None, allow_no_value=True)
    try:
        parser.read_string(file.read_text(encoding="utf-8-sig"), file.name)
    except (OSError, ValueError, UnreadableError) as error:
        raise FeedsmithError(
            f"{file.name} cannot be read: {one_line(str(error))}",
            "Mend it so that the site builds, then run feedsmith again.",
        ) from error
    return dict(parser["project"]) if parser.has_section("project") else {}


def _parents(content: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """What each page that has others below it says of their addresses, by its folder."""
    for folder, below, files in os.walk(content):
        below.sort()
        if below and _CONTENTS in files:
            said = _system_fields(Path(folder) / _CONTENTS)
            if said:
                yield PurePosixPath(os.path.relpath(folder, content)).as_posix(), said


def _system_fields(file: Path) -> dict[str, object]:
    try:
        written = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return {}
    return {found["key"]: found["value"] for found in _SYSTEM.finditer(written)}


def is_post(path: PurePosixPath, detected: Detected) -> bool:  # noqa: ARG001
    """Any page; its date decides. `contents+de.lr` is the same page in another language."""
    return path.name == _CONTENTS


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """A page is hidden where the nearest page above it that says so is."""
    for folder in list(path.parents)[1:]:
        said = text(detected.lists.get(folder.as_posix()), "_hidden")
        if said is not None:
            return {"_hidden": said}
    return {}


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The addresses of the pages above, each its folder's name or its `_slug`, and then its own."""
    folder = source.path.parent
    parts = []
    for page in reversed([folder, *folder.parents]):
        own = source.slug if page == folder else look(detected.lists.get(page.as_posix()), "_slug")
        if page.name:
            parts.append(str(own or page.name).strip("/"))
    address = "/".join(parts)
    is_file = "." in address.rpartition("/")[2]
    return (f"/{address}" if is_file else f"/{address}/" if address else "/",)


GENERATOR = Generator(
    "lektor",
    detect,
    is_post,
    addresses,
    defaults,
    endings=frozenset((".lr",)),
    dialects=("lektor",),
    address_keys=(),
)
