"""Sphinx with ABlog. Source: https://ablog.readthedocs.io/en/stable/manual/ablog-configuration-options.html"""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Generator, Source
from feedsmith.generators.python import read_python
from feedsmith.generators.settings import Settings, look, text, texts
from feedsmith.model import Person

ENDINGS = frozenset((".rst", ".md", ".txt"))
_NAMES = ("blog_baseurl", "blog_authors", "blog_post_pattern", "blog_path")
"""What only ABlog reads, where the list of extensions can't be told."""
_FOLDERS = (".", "source", "docs", "doc")
_OUTPUTS = ("_website", "_build/html", "_build/dirhtml", "build/html", "build/dirhtml")


def detect(root: Path) -> Detected | None:
    """A `conf.py` that names the extension `ablog`, in the root or in its usual folder."""
    for folder in _FOLDERS:
        file = root / folder / "conf.py"
        if file.is_file() and b"ablog" in file.read_bytes():
            settings = read_python(file)
            if "ablog" in texts(settings, "extensions") or any(look(settings, n) for n in _NAMES):
                return _described(root, folder, settings)
    return None


def _described(root: Path, folder: str, settings: Settings) -> Detected:
    people = _people(settings)
    default = people.get(text(settings, "blog_default_author") or "")
    author = text(settings, "author")
    return Detected(
        config=(PurePosixPath(folder) / "conf.py").as_posix(),
        url=text(settings, "blog_baseurl", "html_baseurl"),
        title=text(settings, "blog_title", "html_title", "project"),
        language=text(settings, "language", "blog_default_language"),
        authors=(default,) if default else (Person(name=author),) if author else (),
        content=(folder,),
        output=_output(root, folder, settings),
        people=people,
        settings=settings,
    )


def _output(root: Path, folder: str, settings: Settings) -> str:
    """The folder that there is, of those that Sphinx and ABlog write to."""
    typed = text(settings, "ablog_website")
    names = [PurePosixPath(folder, typed).as_posix()] if typed else []
    names += [PurePosixPath(place, name).as_posix() for name in _OUTPUTS for place in (folder, ".")]
    return next((name for name in names if (root / name).is_dir()), names[0])


def _people(settings: Settings) -> dict[str, Person]:
    """`blog_authors`: by id, each a name and the address of a page."""
    table = look(settings, "blog_authors")
    return {
        str(id): Person(name=said[0], url=said[1] if isinstance(said[-1], str) else None)
        for id, said in (table.items() if isinstance(table, dict) else [])
        if isinstance(said, list) and len(said) == 2 and isinstance(said[0], str)
    }


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """Any document that is not excluded; what it says decides whether it is a post."""
    excluded = (*texts(detected.settings, "exclude_patterns"), "_build", "_website")
    return path.suffix.lower() in ENDINGS and not _fits(path, excluded)


def _fits(path: PurePosixPath, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits the file or a folder above it."""
    tried = (path, *path.parents[:-1])
    return any(_match(one.parts, PurePosixPath(two).parts) for one in tried for two in patterns)


def _match(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_match(parts[skipped:], pattern[1:]) for skipped in range(len(parts) + 1))
    first = bool(parts) and fnmatchcase(parts[0], pattern[0])
    return first and _match(parts[1:], pattern[1:])


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """A document is no post where neither the pattern fits it nor it says that it is one."""
    patterns = texts(detected.settings, "blog_post_pattern")
    return {} if _fits_exactly(path, patterns) else {"draft": "true"}


def _fits_exactly(path: PurePosixPath, patterns: Sequence[str]) -> bool:
    stemmed = path.with_suffix("")
    return any(
        _match(one.parts, PurePosixPath(two).parts) for one in (path, stemmed) for two in patterns
    )


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The document's path: a folder with `ablog build`, a file with `sphinx-build -b html`."""
    document = source.path.with_suffix("")
    if document.name == "index":
        folder = document.parent.as_posix().strip(".")
        return (f"/{folder}/" if folder else "/",)
    both = (f"/{document.as_posix()}/", f"/{document.as_posix()}.html")
    pages = text(detected.settings, "ablog_builder") or ""
    return both[::-1] if pages == "html" or "html" in (detected.output or "").split("/") else both


GENERATOR = Generator(
    "ablog",
    detect,
    is_post,
    addresses,
    defaults,
    endings=ENDINGS,
    dialects=("ablog",),
    address_keys=(),
)
