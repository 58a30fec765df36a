"""Reading a generator's configuration, whatever the case of its keys.

Configuration files are data here: read, never run.
"""

import json
import re
import tomllib
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import yaml

from feedsmith import disk
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError
from feedsmith.text import fold_key, one_line

Settings = dict[str, object]

_ENDINGS = (".toml", ".yaml", ".yml", ".json")
_FENCED = lazy_pattern(
    r"(?P<fence>---|\+{3})[ \t]*\n(?P<inner>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)
_PERSON = {
    "email": ("email", "mail"),
    "url": ("url", "uri", "link", "website", "homepage", "site", "web"),
    "avatar": ("avatar", "image", "picture", "photo"),
}


class UndatedLoader(yaml.SafeLoader):
    """YAML without dates: a configuration's values are wanted as typed."""


UndatedLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_settings(file: Path, loader: type[UndatedLoader] = UndatedLoader) -> Settings:
    """A configuration file as a mapping; empty where it is empty.

    loader: for YAML with tags of the generator's own. Raises FeedsmithError when it cannot be read,
    naming the place that the parser names.
    """
    try:
        return _parsed(file.read_text(encoding="utf-8-sig"), file.suffix, loader)
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise FeedsmithError(
            f"{file.name} cannot be read: {one_line(str(error))}",
            "Mend it so that the site builds, then run feedsmith again.",
        ) from error


def read_front_matter(file: Path) -> Settings:
    """The front matter of a page that configures others; empty where there is none to read.

    Faults in it are the generator's to tell: such a page is no post.
    """
    try:
        text = disk.read(file).decode("utf-8-sig").replace("\r\n", "\n")
        if text.startswith("{"):
            read, _ = json.JSONDecoder().raw_decode(text)
            return read if isinstance(read, dict) else {}
        fenced = _FENCED.match(text)
        ending = ".toml" if fenced and fenced["fence"] == "+++" else ".yaml"
        return _parsed(fenced["inner"], ending) if fenced else {}
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return {}


def _parsed(text: str, ending: str, loader: type[UndatedLoader] = UndatedLoader) -> Settings:
    if ending == ".toml":
        read: object = tomllib.loads(text)
    elif ending == ".json":
        read = json.loads(text)
    else:
        read = yaml.load(text, Loader=loader)  # noqa: S506 - a SafeLoader
    return read if isinstance(read, dict) else {}


def first_file(root: Path, *stems: str) -> Path | None:
    """The first of these files that is there, with any ending a configuration may have."""
    candidates = (root / f"{stem}{ending}" for stem in stems for ending in _ENDINGS)
    return next((file for file in candidates if file.is_file()), None)


class Fixed(dict[str, object]):
    """Settings that nobody changes any more: what is looked for in them is found once."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.found: dict[str, object] = {}
        self.made: dict[object, Any] = {}


Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)


def once(make: Callable[[Settings], Made]) -> Callable[[Settings], Made]:
    """What follows from settings, made once for those that nobody changes any more."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(settings: Settings) -> Made:
        if not isinstance(settings, Fixed):
            return make(settings)
        if name not in settings.made:
            settings.made[name] = make(settings)
        found: Made = settings.made[name]
        return found

    return made


def once_for(make: Callable[[Settings, Key], Made]) -> Callable[[Settings, Key], Made]:
    """The same of what follows from settings and something else, such as a name."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(settings: Settings, key: Key) -> Made:
        if not isinstance(settings, Fixed):
            return make(settings, key)
        if (name, key) not in settings.made:
            settings.made[name, key] = make(settings, key)
        found: Made = settings.made[name, key]
        return found

    return made


def look(settings: object, path: str) -> object:
    """The value at a dotted path, `None` where there is none; keys compare without case."""
    if not isinstance(settings, Fixed):
        return _looked(settings, path)
    if path not in settings.found:
        settings.found[path] = _looked(settings, path)
    return settings.found[path]


def _looked(settings: object, path: str) -> object:
    for name in path.split("."):
        if not isinstance(settings, Mapping):
            return None
        wanted = fold_key(name)
        settings = next((v for k, v in settings.items() if fold_key(str(k)) == wanted), None)
    return settings


def text(settings: object, *paths: str) -> str | None:
    """The first of these values that is a text or a number and not blank, on one line."""
    for path in paths:
        value = look(settings, path)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            said = one_line(str(value))
            if said:
                return said
    return None


def texts(settings: object, path: str) -> tuple[str, ...]:
    """A list of texts, or a single text as a list of one."""
    value = look(settings, path)
    values = value if isinstance(value, list) else [value]
    return tuple(str(one) for one in values if isinstance(one, str | int))


def person(value: object, name: str | None = None) -> Person | None:
    """A person from a name or from a table with the keys that generators use."""
    if isinstance(value, str):
        return Person(name=one_line(value)) if value.strip() else None
    named = text(value, "name", "display_name", "title") or name
    if named is None or not isinstance(value, Mapping):
        return None
    said = {field: text(value, *keys) for field, keys in _PERSON.items()}
    return Person(name=named, **said)


def persons(value: object) -> tuple[Person, ...]:
    """One person or several."""
    values = value if isinstance(value, list) else [value]
    return tuple(found for found in map(person, values) if found is not None)


def people(file: Path | None) -> dict[str, Person]:
    """An authors file: people by id. Both `id: {name: …}` and a list with ids are met."""
    if file is None:
        return {}
    return dict(_identified(read_settings(file)))


def _identified(read: Settings) -> Iterator[tuple[str, Person]]:
    inner = look(read, "authors")
    for key, value in (inner if isinstance(inner, dict) else read).items():
        found = person(value, str(key))
        if found is not None:
            yield str(key), found
