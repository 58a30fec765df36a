"""Authors, in each form that front matter gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from feedsmith.loaders.frontmatter.entries import Entries, is_flag, scalar
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern
from feedsmith.text import fold_key

NAMES = ("author", "authors", "by", "byline")
_DETAILS = {
    "email": ("email", "mail"),
    "url": ("url", "uri", "link", "website", "homepage", "site"),
    "avatar": ("avatar", "image", "picture", "photo", "image_url"),
}
_PLACE = lazy_pattern(r"/|\.{1,2}/|https?://", re.IGNORECASE)
_MAILBOX = lazy_pattern(r"(?P<name>[^<>]+?)\s*<(?P<email>[^<>\s]+@[^<>\s]+)>$")


def authors(
    entries: Entries, people: Mapping[str, Person], locate: Callable[[str], str | None]
) -> tuple[Person, ...]:
    """Who wrote the post: names, tables, lists of these, or ids that `people` knows.

    `author_url` and `author_email` complete a single author. No two are the same.
    locate: from a reference as typed to an address.
    """
    entry = entries.first(*NAMES)
    if entry is None:
        return ()
    several = fold_key(entry.key) == "authors"
    found = list(dict.fromkeys(_people(entry.value, people, several)))
    if len(found) == 1:
        only = found[0]
        email = only.email or entries.text("author_email")
        url = only.url or entries.text("author_url")
        found = [Person(name=only.name, email=email, url=url, avatar=only.avatar)]
    return tuple(_placed(one, locate) for one in found)


def _placed(person: Person, locate: Callable[[str], str | None]) -> Person:
    """With absolute addresses; `example.org` without a scheme is no page of this site."""
    home = person.url if person.url and _PLACE.match(person.url) else None
    url, avatar = home and locate(home), person.avatar and locate(person.avatar)
    return Person(name=person.name, email=person.email, url=url, avatar=avatar)


def _people(value: object, people: Mapping[str, Person], several: bool) -> Iterator[Person]:
    if isinstance(value, list):
        for one in value:
            yield from _people(one, people, several=False)
    elif isinstance(value, dict):
        found = _from_table(value)
        if found is not None:
            yield found
        elif not any(scalar(one) for one in value.values()):
            yield from _people(list(value), people, several=False)
    else:
        said = None if is_flag(value) else scalar(value)
        if said is not None and said in people:
            yield people[said]
        elif said is not None:
            for name in _names(said, several):
                yield people.get(name) or _from_name(name)


def _names(said: str, several: bool) -> list[str]:
    """`A; B` anywhere, and `A, B` under a key that announces several."""
    separator = ";" if ";" in said else "," if several else None
    return [name for one in said.split(separator) if (name := one.strip())] if separator else [said]


def _from_name(said: str) -> Person:
    mailbox = _MAILBOX.match(said)
    return Person(name=mailbox["name"], email=mailbox["email"]) if mailbox else Person(name=said)


def _from_table(table: Mapping[object, object]) -> Person | None:
    folded = {fold_key(str(key)): value for key, value in table.items()}
    name = scalar(folded.get("name") or folded.get("displayname") or folded.get("title"))
    if name is None:
        return None
    said = {
        field: next((text for key in keys if (text := scalar(folded.get(fold_key(key))))), None)
        for field, keys in _DETAILS.items()
    }
    return Person(name=name, **said)
