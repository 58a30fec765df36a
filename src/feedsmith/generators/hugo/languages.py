"""The languages of a Hugo site. Source: https://gohugo.io/content-management/multilingual/"""

from typing import NamedTuple

from feedsmith.generators.settings import Settings, look, once, text, texts

NAMED = "feedsmith: names end in the language"
"""A key of our own in a translation's settings."""


class Languages(NamedTuple):
    """The default language, in lower case as the others, and all that a file's name can end in.

    folder: the default language's own folder below the output, else empty. named: whether only
    files whose name ends in the default language are of it, as in a folder shared with others.
    """

    default: str
    known: frozenset[str]
    folder: str = ""
    named: bool = False

    def without_suffix(self, stem: str) -> str:
        """A file's name without ending, less its language: `tide.en` is `tide`."""
        name, dot, suffix = stem.rpartition(".")
        return name if dot and suffix.lower() in self.known else stem

    def is_default(self, stem: str) -> bool:
        """Whether a file's name without ending has the default language, or none."""
        suffix = stem.rpartition(".")[2].lower() if "." in stem[1:-1] else ""
        return suffix == self.default or (suffix not in self.known and not self.named)


@once
def read_languages(settings: Settings) -> Languages:
    """What the configuration says of languages."""
    default = (text(settings, "defaultContentLanguage") or "en").lower()
    tables = look(settings, "languages")
    known = {str(name).lower() for name in tables} if isinstance(tables, dict) else set()
    own = look(settings, "defaultContentLanguageInSubdir") is True
    named = settings.get(NAMED) is True
    return Languages(default, frozenset(known | {default}), default if own else "", named)


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


def translations(settings: Settings) -> dict[str, Settings]:
    """The settings of the site in each of its other languages, by the folder its pages stand in.

    A language that is disabled is none.
    """
    tables = look(settings, "languages")
    default = read_languages(settings).default
    found = {}
    for name, table in tables.items() if isinstance(tables, dict) else ():
        code = str(name).lower()
        if code == default or look(table, "disabled") is True or _is_disabled(settings, code):
            continue
        own = {"defaultContentLanguage": code, "defaultContentLanguageInSubdir": True}
        shared = text(table, "contentDir") is None
        found[code] = in_default_language(settings | own) | own | {NAMED: shared}
    return found


def _is_disabled(settings: Settings, code: str) -> bool:
    return code in {one.lower() for one in texts(settings, "disableLanguages")}


def is_multihost(settings: Settings) -> bool:
    """Whether each language has a host, and so an output folder, of its own."""
    tables = look(settings, "languages")
    return isinstance(tables, dict) and any(
        text(table, "baseURL") is not None for table in tables.values()
    )
