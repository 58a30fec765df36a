"""A folder of Markdown with no generator that we know: the address is the path, or a pattern.

It proves nothing by itself, so it is never detected; `feedsmith.toml` describes such a site.
"""

from pathlib import Path, PurePosixPath

from feedsmith.dates import date_in_name, without_date
from feedsmith.generators import Detected, Generator, Source
from feedsmith.permalinks import date_words, expand_pattern


def detect(root: Path) -> Detected | None:  # noqa: ARG001
    """Never: any folder could be one."""
    return None


def is_post(path: PurePosixPath, detected: Detected) -> bool:  # noqa: ARG001
    """Any Markdown or HTML file; its date decides."""
    return not path.name.startswith(("_", "README", "LICENSE", "CHANGELOG"))


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The typed address, else the pattern of `[content] permalink`, else the path."""
    if source.url:
        return (source.url,)
    words = tokens(source)
    pattern = detected.settings.get("permalink")
    if isinstance(pattern, str):
        dates = date_words(source.local) if source.local else {}
        expanded = expand_pattern(pattern, words, dates)
        return (expanded,) if expanded else ()
    folder = source.path.parent.parent if source.path.stem == "index" else source.path.parent
    stem = "/".join(part for part in (*folder.parts, words["slug"]) if part)
    return (f"/{stem}/", f"/{stem}.html")


def tokens(source: Source) -> dict[str, str]:
    """What stands for each token of a pattern but those of dates."""
    folder = source.path.parent
    bundled = source.path.stem == "index" and folder.name != ""
    name = folder.name if bundled else source.path.stem
    above = folder.parent if bundled else folder
    plain = without_date(name) if date_in_name(name) else name
    return {
        "slug": source.slug or plain,
        "title": source.slug or plain,
        "name": name,
        "path": "/".join((*above.parts, name)),
        "section": above.parts[0] if above.parts else "",
        "sections": "/".join(above.parts),
        "categories": "/".join(source.categories).lower(),
    }


GENERATOR = Generator("plain", detect, is_post, addresses)
