"""The page's template: HTML in which `{{name}}` stands for a block. No logic is in it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site

OWN = Path(__file__).parent / "page.html"
NAMES = (
    *("language", "direction", "head", "policy", "style", "script"),
    *("home", "site", "heading", "introduction", "languages", "feeds", "how", "posts"),
)
"""What may stand in a template; docs/subscribe-page.md tells what each is."""

_PLACE = lazy_pattern(r"\{\{([^{}\n]*)\}\}")


class Template(NamedTuple):
    """A template without faults. name: the file, for messages."""

    name: str
    text: str

    def filled(self, blocks: Mapping[str, str]) -> str:
        """The page. What stands in a block is not looked into."""
        return _PLACE.sub(lambda found: blocks[found[1].strip()], self.text)


def read_template(site: Site) -> Template:
    """The site's own template, else feedsmith's. Raises FeedsmithError with file and line."""
    typed = site.feed.subscribe_template
    if typed is None:
        return Template(OWN.name, OWN.read_text("utf-8"))
    return _checked(Template(typed, _text(site.root / typed, typed, site.config)))


def _text(file: Path, typed: str, config: str) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FeedsmithError(
            f"{typed}: the template is not UTF-8", "Save it as UTF-8 in your editor."
        ) from error
    except (OSError, ValueError) as error:
        raise FeedsmithError(
            f"{config}: the template {typed} cannot be read",
            "Name a file by its path from the site's folder: "
            'subscribe_template = "templates/subscribe.html".',
        ) from error


def _checked(template: Template) -> Template:
    found = list(_PLACE.finditer(template.text))
    for place in found:
        name = place[1].strip()
        if name not in NAMES:
            line = template.text.count("\n", 0, place.start()) + 1
            near = difflib.get_close_matches(name, NAMES, 1)
            mend = f"Did you mean {{{{{near[0]}}}}}?" if near else f"Known are {', '.join(NAMES)}."
            what = f"{template.name}:{line}: {place[0]} stands for nothing"
            raise FeedsmithError(what, mend)
    if "head" not in {place[1].strip() for place in found}:
        raise FeedsmithError(
            f"{template.name}: {{{{head}}}} is missing, by which feedsmith knows the page again",
            "Write {{head}} after <head>.",
        )
    return template
