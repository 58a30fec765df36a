"""Hexo. Sources: https://hexo.io/docs/configuration, https://hexo.io/docs/writing"""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from feedsmith.generators import Detected, Generator
from feedsmith.generators.hexo.addresses import addresses, slug_of_name
from feedsmith.generators.hexo.tags import expand
from feedsmith.generators.settings import (
    Settings,
    first_file,
    look,
    people,
    persons,
    read_settings,
    text,
    texts,
)
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError

ENDINGS = frozenset(
    (".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext", ".html", ".htm")
)
_OWN_KEYS = ("public_dir", "source_dir", "new_post_name", "post_asset_folder", "archive_dir")
_HIDDEN = lazy_pattern(r"[_.]")


def detect(root: Path) -> Detected | None:
    """`_config.yml` beside a package.json that names hexo; Jekyll has a `_config.yml` too.

    Without a package.json: one with keys that only Hexo has, beside `source/_posts`.
    """
    file = first_file(root, "_config")
    if file is None:
        return None
    settings = read_settings(file)
    source = text(settings, "source_dir") or "source"
    if not _is_hexo(root, root / source, settings):
        return None
    languages = tuple(one for one in texts(settings, "language") if one != "default")
    return Detected(
        config=file.name,
        url=_address(settings),
        title=text(settings, "title"),
        description=text(settings, "description", "subtitle"),
        language=languages[0] if languages else None,
        authors=persons(look(settings, "author")),
        timezone=text(settings, "timezone"),
        content=(source,),
        output=text(settings, "public_dir") or "public",
        people=people(first_file(root / source / "_data", "authors")),
        settings=settings,
        root=root,
    )


def _is_hexo(root: Path, source: Path, settings: Settings) -> bool:
    package = root / "package.json"
    if package.is_file() and _names_hexo(package):
        return True
    gemfile = root / "Gemfile"
    if gemfile.is_file() and "jekyll" in gemfile.read_text("utf-8", "replace"):
        return False
    own = any(look(settings, key) is not None for key in _OWN_KEYS)
    return own and (source / "_posts").is_dir()


def _names_hexo(package: Path) -> bool:
    """Whether hexo is a dependency, or has left its version there. Others' faults are not ours."""
    try:
        read = read_settings(package)
    except FeedsmithError:
        return False
    places = ("hexo", "dependencies.hexo", "devDependencies.hexo")
    return any(look(read, place) is not None for place in places)


def _address(settings: Settings) -> str | None:
    """`url`, with `root` where it has no path of its own: that is where the pages' links lead."""
    url, root = text(settings, "url"), (text(settings, "root") or "").strip("/")
    if url is None or not root or urlsplit(url).path.strip("/"):
        return url
    return f"{url.rstrip('/')}/{root}/"


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """A file in `_posts` or `_drafts`, where neither it nor a folder above it is hidden."""
    first, *rest = path.parts
    if first not in ("_posts", "_drafts") or path.suffix.lower() not in _endings(detected):
        return False
    hidden = any(_HIDDEN.match(part) for part in rest)
    return not hidden and not path.name.endswith(("~", "%")) and not _is_skipped(path, detected)


def _endings(detected: Detected) -> frozenset[str]:
    """With folders of assets, posts have one ending: other files are assets."""
    if look(detected.settings, "post_asset_folder") is not True:
        return ENDINGS
    named = PurePosixPath(text(detected.settings, "new_post_name") or ":title.md")
    return frozenset((named.suffix.lower(),))


def _is_skipped(path: PurePosixPath, detected: Detected) -> bool:
    """Whether `skip_render` says that the file is to be copied as it is."""
    patterns = texts(detected.settings, "skip_render")
    return any(re.fullmatch(_expression(pattern), path.as_posix()) for pattern in patterns)


def _expression(pattern: str) -> str:
    """A glob as a regular expression: `*` stops at slashes, `**` does not."""
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("/"))
    return "".join(signs.get(part) or re.escape(part) for part in parts)


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """The name as a title, where the site wants it."""
    if look(detected.settings, "use_slug_as_post_title") is not True:
        return {}
    return {"title": slug_of_name(path, detected)}


GENERATOR = Generator(
    "hexo",
    detect,
    is_post,
    addresses,
    defaults,
    expand,
    endings=ENDINGS,
    dialects=("hexo",),
    address_keys=("permalink",),
)
