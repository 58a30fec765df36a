"""The languages of a Hugo site. Source: https://gohugo.io/content-management/multilingual/"""

from pathlib import PurePosixPath
from typing import NamedTuple

from feedsmith.generators.settings import Settings, look, text


class Languages(NamedTuple):
    """The default language, in lower case as the others, and all that a file's name can end in.

    folder: the default language's own folder below the output, else empty.
    """

    default: str
    known: frozenset[str]
    folder: str = ""

    def without_suffix(self, stem: str) -> str:
        """A file's name without ending, less its language: `tide.en` is `tide`."""
        name, dot, suffix = stem.rpartition(".")
        return name if dot and suffix.lower() in self.known else stem

    def is_default(self, stem: str) -> bool:
        """Whether a file's name without ending has the default language, or none."""
        suffix = PurePosixPath(stem).suffix.removeprefix(".").lower()
        return suffix not in self.known or suffix == self.default


def read_languages(settings: Settings) -> Languages:
    """What the configuration says of languages."""
    default = (text(settings, "defaultContentLanguage") or "en").lower()
    tables = look(settings, "languages")
    known = {str(name).lower() for name in tables} if isinstance(tables, dict) else set()
    own = look(settings, "defaultContentLanguageInSubdir") is True
    return Languages(default, frozenset(known | {default}), default if own else "")


def in_default_language(settings: Settings) -> Settings:
    """The settings with those of the default language's table over them."""
    table = look(settings, f"languages.{read_languages(settings).default}")
    if not isinstance(table, dict):
        return settings
    merged = settings | table
    general, special = look(settings, "params"), look(table, "params")
    if isinstance(general, dict) and isinstance(special, dict):
        merged["params"] = general | special
    return merged


def is_multihost(settings: Settings) -> bool:
    """Whether each language has a host, and so an output folder, of its own."""
    tables = look(settings, "languages")
    return isinstance(tables, dict) and any(
        text(table, "baseURL") is not None for table in tables.values()
    )
