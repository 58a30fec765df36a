"""Which site stands in a folder: its configuration and its generator, read from the disk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from feedsmith.configuration import (
    FILE,
    Configuration,
    find_configuration,
    read_configuration,
    with_lines,
)
from feedsmith.generators import Detected, Generator
from feedsmith.plugins import generators
from feedsmith.problems import FeedsmithError
from feedsmith.site import LEDGER, Site, assemble, translated


def detect_site(root: Path, now: datetime, config: Path | None = None) -> Site:
    """The site in this folder.

    config: its configuration file, where it is not the one in the folder. Raises FeedsmithError
    where there is neither a configuration nor a generator that is known.
    """
    if not root.is_dir():
        raise FeedsmithError(f"{root} is not a folder", "Name the folder of the site's source.")
    file = config or find_configuration(root)
    configuration = read_configuration(file) if file else Configuration()
    found = detect_generator(root, configuration.generator)
    if found is None and file is None:
        raise FeedsmithError(
            f"No site was recognized in {root}",
            f"Run feedsmith in the folder of the site's source, or describe it: feedsmith init "
            f"writes a {FILE}.",
        )
    if found is not None and found[0].is_fallback and _describes_sources(configuration):
        found = None
    generator, detected = found or _plain()
    name = file.name if file else detected.config
    site = assemble(root.resolve(), name, configuration, (generator, detected), now)
    problems = with_lines(site.problems, file) if file else ()
    beside = (config.parent if config else root).resolve()
    return replace(
        site,
        translations=translated(site, configuration),
        problems=problems,
        ledger=beside / LEDGER,
    )


def _describes_sources(configuration: Configuration) -> bool:
    """Whether the site's own file says where posts are written."""
    content = configuration.content
    return any((content.folder, content.source, content.permalink))


def detect_generator(root: Path, name: str | None = None) -> tuple[Generator, Detected] | None:
    """The generator whose site this is, or the one that is named.

    Raises FeedsmithError for a name that is unknown, or has no site here.
    """
    known = {generator.name: generator for generator in generators()}
    if name == "plain":
        return _plain()
    if name is not None and name not in known:
        raise FeedsmithError(
            f"`{name}` is not a generator that feedsmith knows", f"Known: {', '.join(known)}."
        )
    for generator in known.values() if name is None else [known[name]]:
        detected = generator.detect(root)
        if detected is not None:
            return generator, detected
    if name is not None:
        raise FeedsmithError(
            f"{root} has no configuration of {name}", "Leave `generator` out, or write plain."
        )
    return None


def _plain() -> tuple[Generator, Detected]:
    plain = next(generator for generator in generators() if generator.name == "plain")
    return plain, Detected(config=FILE, content=(".",))
