"""MkDocs with the blog of Material.

Sources: https://www.mkdocs.org/user-guide/configuration/, material/plugins/blog
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from feedsmith.generators import Detected, Generator
from feedsmith.generators.material_blog import ENDINGS, addresses, described, is_post
from feedsmith.generators.settings import Settings, UndatedLoader, look, read_settings

_FILES = ("mkdocs.yml", "mkdocs.yaml")
_PLUGINS = ("blog", "material/blog")
_DEEPEST = 10


def detect(root: Path) -> Detected | None:
    """An `mkdocs.yml` with the plugin `blog`."""
    file = next((root / name for name in _FILES if (root / name).is_file()), None)
    if file is None or (root / "zensical.toml").is_file():
        return None
    settings = read_configuration(file)
    return described(file.name, settings, tuple(_blogs(look(settings, "plugins"))), root)


def _blogs(plugins: object) -> Iterator[Settings]:
    """The settings of each blog, in a list of plugins or a table of them."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, str) and entry in _PLUGINS:
            yield {}
        for name, said in entry.items() if isinstance(entry, dict) else []:
            settings = said if isinstance(said, dict) else {}
            if str(name).partition(" ")[0] in _PLUGINS and look(settings, "enabled") is not False:
                yield settings


def read_configuration(file: Path, depth: int = 0) -> Settings:
    """The configuration, over that which it names under `INHERIT`.

    Raises FeedsmithError when it cannot be read.
    """
    settings = read_settings(file, _Loader)
    parent = settings.get("INHERIT")
    if not isinstance(parent, str) or depth >= _DEEPEST:
        return settings
    return _merged(read_configuration(file.parent / parent, depth + 1), settings)


def _merged(below: Settings, above: Settings) -> Settings:
    """Tables are merged, everything else is replaced."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            merged[key] = _merged(under, value)
        else:
            merged[key] = value
    return merged


class _Loader(UndatedLoader):
    """YAML with the tags of MkDocs: `!ENV` is its default, objects of Python are nothing."""


def _environment(loader: _Loader, node: yaml.Node) -> object:
    """The last of `[NAME, OTHER, default]`; the names are those of the builder's machine."""
    if not isinstance(node, yaml.SequenceNode) or len(node.value) < 2:
        return None
    default: object = loader.construct_object(node.value[-1], deep=True)
    return default


def _nothing(loader: _Loader, suffix: str, node: yaml.Node) -> None:  # noqa: ARG001
    return None


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", _nothing)

GENERATOR = Generator("mkdocs", detect, is_post, addresses, endings=ENDINGS, address_keys=())
