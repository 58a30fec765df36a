"""Zensical. Source: https://zensical.org/docs/setup/basics/

A site that it builds from an `mkdocs.yml` is one of MkDocs for us: its rules are the same.
"""

from pathlib import Path

from feedsmith.generators import Detected, Generator
from feedsmith.generators.material_blog import ENDINGS, addresses, described, is_post
from feedsmith.generators.settings import Settings, look, read_settings


def detect(root: Path) -> Detected | None:
    """A `zensical.toml` with the plugin `blog`."""
    file = root / "zensical.toml"
    if not file.is_file():
        return None
    project = look(read_settings(file), "project")
    settings: Settings = project if isinstance(project, dict) else {}
    blog = look(settings, "plugins.blog")
    if not isinstance(blog, dict) or look(blog, "enabled") is False:
        return None
    return described(file.name, settings, (blog,), root)


GENERATOR = Generator("zensical", detect, is_post, addresses, endings=ENDINGS, address_keys=())
