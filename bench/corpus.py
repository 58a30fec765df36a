"""A site of any number of posts, always the same: python bench/corpus.py 10000 FOLDER [--pages].

The same seed gives the same bytes on every machine, and a larger site begins with the posts of a
smaller one. Nothing in it is fetched: its words are made up.
"""

from __future__ import annotations

import argparse
import json
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from posts import HOME, PICTURES, Post, post, published

TITLE = "The Bench"


def write_site(
    count: int, folder: Path, seed: int = 7, generator: str = "hugo", *, pages: bool = False
) -> None:
    """Lay out so many posts as a site of this generator; with the pages of its build, if asked.

    corpus.json beside them tells how many are published, the newest one, and the posts of each tag.
    """
    sources = folder / "content" / "posts"
    sources.mkdir(parents=True, exist_ok=True)
    (folder / _CONFIGURATION[generator][0]).write_bytes(_CONFIGURATION[generator][1].encode())
    _write_pictures(folder)
    write = _FRONT_MATTER[generator]
    tags: Counter[str] = Counter()
    newest = ""
    for number in range(count):
        one = post(number, seed)
        (sources / f"{one.slug}.md").write_bytes(write(one).encode())
        if not one.is_draft:
            tags.update(one.tags)
            newest = one.slug
    told = {"posts": count, "published": published(count), "newest": newest, "tags": tags}
    (folder / "corpus.json").write_bytes(json.dumps(told, indent=1).encode())
    if pages:
        from pages import write_pages  # needs a Markdown library

        write_pages(count, folder / "public", seed)


def hugo_post(one: Post) -> str:
    """A post with YAML front matter, as Hugo and Eleventy read it."""
    said = [f"title: {_quoted(one.title)}", f"date: {one.date.isoformat()}"]
    said += [f"lastmod: {one.touched.isoformat()}"] if one.touched else []
    said += ["draft: true"] if one.is_draft else []
    said += [f"tags: [{', '.join(one.tags)}]"]
    said += [f"author: {one.author}"] if one.author else []
    said += [f"summary: {_quoted(one.summary)}"] if one.summary else []
    said += [f"image: {one.image}"] if one.image else []
    return "\n".join(["---", *said, "---", "", one.body])


def pelican_post(one: Post) -> str:
    """A post with the metadata lines that Pelican reads in Markdown files."""
    said = [f"Title: {one.title}", f"Date: {one.date:%Y-%m-%d %H:%M}", f"Slug: {one.slug}"]
    said += ["Category: posts"]
    said += [f"Modified: {one.touched:%Y-%m-%d %H:%M}"] if one.touched else []
    said += ["Status: draft"] if one.is_draft else []
    said += [f"Tags: {', '.join(one.tags)}"]
    said += [f"Author: {one.author}"] if one.author else []
    said += [f"Summary: {one.summary}"] if one.summary else []
    said += [f"Image: {one.image}"] if one.image else []
    return "\n".join([*said, "", one.body])


def _quoted(text: str) -> str:
    """Nothing that is written here has a double quote or a backslash."""
    return f'"{text}"'


_FRONT_MATTER: Mapping[str, Callable[[Post], str]] = {
    "hugo": hugo_post,
    "eleventy": hugo_post,
    "pelican": pelican_post,
}
_CONFIGURATION = {
    "hugo": ("hugo.toml", f'baseURL = "{HOME}"\ntitle = "{TITLE}"\nlocale = "en"\n'),
    "eleventy": (
        "eleventy.config.mjs",
        f"""import {{ feedPlugin }} from "@11ty/eleventy-plugin-rss";
import footnotes from "markdown-it-footnote";

const feed = (type, outputPath) => ({{
  type,
  outputPath,
  collection: {{ name: "posts", limit: 20 }},
  metadata: {{
    language: "en",
    title: "{TITLE}",
    subtitle: "",
    base: "{HOME}",
    author: {{ name: "{TITLE}" }},
  }},
}});

export default function (config) {{
  config.addCollection("posts", (all) => all.getFilteredByGlob("content/posts/*.md"));
  config.addPreprocessor("drafts", "md", (data) => (data.draft ? false : undefined));
  config.amendLibrary("md", (library) => library.use(footnotes));
  config.addPlugin(feedPlugin, feed("rss", "/feed.xml"));
  config.addPlugin(feedPlugin, feed("atom", "/atom.xml"));
}}

export const config = {{
  dir: {{ input: "content", output: "public" }},
  markdownTemplateEngine: false,
}};
""",
    ),
    "pelican": (
        "pelicanconf.py",
        f"""SITENAME = "{TITLE}"
SITEURL = "{HOME.rstrip("/")}"
AUTHOR = "The Bench"
PATH = "content"
OUTPUT_PATH = "public"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_URL = "posts/{{slug}}/"
ARTICLE_SAVE_AS = ""
DRAFT_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
DIRECT_TEMPLATES = []
STATIC_PATHS = []
FEED_MAX_ITEMS = 20
FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = "atom.xml"
RSS_FEED_SUMMARY_ONLY = False
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
""",
    ),
}


def _write_pictures(folder: Path) -> None:
    images = folder / "static" / "images"
    images.mkdir(parents=True, exist_ok=True)
    for number in range(1, PICTURES + 1):
        (images / f"picture-{number}.png").write_bytes(picture(40 + 8 * number, 30 + 5 * number))


def picture(width: int, height: int) -> bytes:
    """A grey PNG of this size. Source: https://www.w3.org/TR/png-3/

    Its data is stored, not compressed: compressors differ from machine to machine.
    """
    rows = b"".join(b"\0" + bytes((x * y) & 255 for x in range(width)) for y in range(height))
    stored = b"\x01" + struct.pack("<HH", len(rows), len(rows) ^ 0xFFFF) + rows
    data = b"\x78\x01" + stored + struct.pack(">I", zlib.adler32(rows))
    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
        for kind, said in chunks
    )


def main() -> None:
    """Write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", type=int, help="how many")
    parser.add_argument("folder", type=Path, help="where the site is laid out")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--for", dest="generator", choices=[*_FRONT_MATTER], default="hugo")
    parser.add_argument("--pages", action="store_true", help="the built pages too, in public/")
    asked = parser.parse_args()
    write_site(asked.posts, asked.folder, asked.seed, asked.generator, pages=asked.pages)


if __name__ == "__main__":
    main()
