"""The parts that are there: our own by their folders, others' by their entry points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from feedsmith.entry_points import brought
from feedsmith.generators import Generator
from feedsmith.vocabularies import Vocabulary
from feedsmith.writers import Writer


class Plugins(NamedTuple):
    """What a build is made with: writers by format, and the vocabularies they speak."""

    writers: Mapping[str, Writer]
    vocabularies: tuple[Vocabulary, ...]

    @property
    def makers(self) -> tuple[object, ...]:
        """The functions that they consist of."""
        said = (part for one in self.vocabularies for part in one if callable(part))
        return (*self.writers.values(), *said)


@cache
def installed() -> Plugins:
    """Every writer and vocabulary of feedsmith and of the packages installed beside it."""
    writers = {name: part for name, part in _parts("writers", "write") if callable(part)}
    parts = (part for _, part in _parts("vocabularies", "VOCABULARY"))
    return Plugins(writers, tuple(part for part in parts if isinstance(part, Vocabulary)))


@cache
def generators() -> tuple[Generator, ...]:
    """Every generator that is known, in the order in which they are asked."""
    parts = (part for _, part in _parts("generators", "GENERATOR"))
    found = [part for part in parts if isinstance(part, Generator)]
    return tuple(sorted(found, key=lambda one: one.is_fallback))


def _parts(kind: str, attribute: str) -> Iterator[tuple[str, object]]:
    package = import_module(f"feedsmith.{kind}")
    for module in sorted(iter_modules(package.__path__), key=lambda found: found.name):
        part = getattr(import_module(f"{package.__name__}.{module.name}"), attribute, None)
        if part is not None:
            yield module.name, part
    yield from brought(kind)
