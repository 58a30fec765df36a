"""RSS and Atom of a folder of posts by feedgen, as a script that people write for their own site.

It reads front matter by python-frontmatter, and renders the newest 20 posts by markdown-it-py.
Addresses stay relative, nothing is made safe, nothing is checked.
"""

import sys
from pathlib import Path
from typing import Any

import frontmatter
from feedgen.feed import FeedGenerator
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

HOME = "https://bench.example/"


def main(site: Path) -> None:
    """Write public/feed.xml and public/atom.xml."""
    posts: list[tuple[Any, str, Any]] = []
    for file in (site / "content" / "posts").glob("*.md"):
        post = frontmatter.load(file)
        if not post.get("draft"):
            posts.append((post["date"], file.stem, post))
    newest = sorted(posts, key=lambda one: one[:2])[-20:]
    markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    feed = FeedGenerator()
    feed.id(HOME)
    feed.title("The Bench")
    feed.description("The Bench")
    feed.link(href=HOME, rel="alternate")
    for date, name, post in newest:
        url = f"{HOME}posts/{name}/"
        entry = feed.add_entry()
        entry.id(url)
        entry.title(post["title"])
        entry.link(href=url)
        entry.published(date)
        entry.updated(post.get("lastmod", date))
        entry.category([{"term": tag} for tag in post["tags"]])
        if post.get("summary"):
            entry.summary(post["summary"])
        entry.content(markdown.render(post.content), type="html")
    (site / "public").mkdir(exist_ok=True)
    feed.rss_file(str(site / "public" / "feed.xml"))
    feed.atom_file(str(site / "public" / "atom.xml"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
