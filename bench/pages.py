"""Built pages of the posts, of 15 to 40 KB each, as a theme makes them around the text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pyromark
from posts import HOME, Post, is_draft, post, slug
from vocabulary import Vocabulary, vocabulary

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
)
_FRAME = 14_000
"""Bytes of a page beside its text, at the least: what themes have in styles and scripts."""


def write_pages(count: int, output: Path, seed: int = 7) -> None:
    """Write the page of each published post where Hugo would, and a home page."""
    known = vocabulary(seed)
    head, foot = _styles(known), _sidebar(known)
    for number in range(count):
        if not is_draft(number):
            one = post(number, seed)
            folder = output / "posts" / one.slug
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_bytes(page(one, known, head, foot).encode())
    newest = [slug(one, known) for one in range(max(0, count - 10), count) if not is_draft(one)]
    links = "".join(f'<li><a href="/posts/{one}/">{one}</a></li>' for one in reversed(newest))
    output.mkdir(parents=True, exist_ok=True)
    (output / "index.html").write_bytes(_home(links).encode())


def page(one: Post, known: Vocabulary, head: str, foot: str) -> str:
    """The whole page of a post. head, foot: what is the same on all pages."""
    text = _MARKDOWN.html(one.body)
    around = (slug(near, known) for near in (one.number - 1, one.number + 1) if near >= 0)
    turns = "".join(f'<a class="turn" href="/posts/{near}/">{near}</a>' for near in around)
    labels = "".join(f'<li><a href="/tags/{tag}/" rel="tag">{tag}</a></li>' for tag in one.tags)
    said = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        *_metadata(one),
        f"{head}</head>\n<body>\n{_NAVIGATION}",
        '<main id="main"><article class="post h-entry">',
        f'<header class="post-header"><h1 class="p-name">{escape(one.title)}</h1>',
        f'<time class="dt-published" datetime="{one.date.isoformat()}">{one.date:%Y-%m-%d}</time>',
        f'<span class="p-author">{escape(one.author or "The Bench")}</span></header>',
        f'<div class="post-content e-content">\n{text}</div>',
        f'<footer class="post-footer"><ul class="tags">{labels}</ul>{turns}</footer>',
        f"</article></main>\n{foot}</body>\n</html>\n",
    ]
    return "\n".join(said)


def _metadata(one: Post) -> Iterator[str]:
    title, summary = escape(one.title), escape(one.summary or "")
    yield f"<title>{title} – The Bench</title>"
    yield f'<link rel="canonical" href="{one.url}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta property="og:type" content="article">'
    yield f'<meta property="og:title" content="{title}">'
    yield f'<meta property="og:url" content="{one.url}">'
    if summary:
        yield f'<meta name="description" content="{summary}">'
        yield f'<meta property="og:description" content="{summary}">'
    if one.image:
        yield f'<meta property="og:image" content="{HOME.rstrip("/")}{one.image}">'
    yield f'<meta property="article:published_time" content="{one.date.isoformat()}">'
    yield from (f'<meta property="article:tag" content="{tag}">' for tag in one.tags)
    for kind, name in (("rss", "feed.xml"), ("atom", "atom.xml")):
        yield f'<link rel="alternate" type="application/{kind}+xml" href="/{name}">'
    yield '<link rel="alternate" type="application/feed+json" href="/feed.json">'


def _styles(known: Vocabulary) -> str:
    rules, size = [], 0
    for at, name in enumerate(known.tags * 4):
        rules.append(f".{name}-{at % 9} {{ margin: {at % 7}px auto; color: #{at % 1000:03d}abc; }}")
        size += len(rules[-1]) + 1
        if size > _FRAME * 0.7:
            break
    script = 'document.documentElement.classList.add("js");'
    return f"<style>\n{chr(10).join(rules)}\n</style>\n<script>{script}</script>\n"


def _sidebar(known: Vocabulary) -> str:
    tags = "".join(f'<li><a href="/tags/{tag}/">{tag}</a></li>' for tag in known.tags[:80])
    return (
        f'<aside class="sidebar"><h2>Tags</h2><ul class="tag-cloud">{tags}</ul></aside>\n'
        '<footer class="site-footer"><p>© The Bench</p><nav><a href="/about/">About</a></nav>'
        '<form action="/search"><input name="q" type="search"></form></footer>\n'
    )


def _home(links: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>The Bench</title>'
        '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
        '<link rel="alternate" type="application/feed+json" href="/feed.json">'
        f"</head>\n<body>{_NAVIGATION}<main><ul>{links}</ul></main></body></html>\n"
    )


_NAVIGATION = (
    '<header class="site-header"><a class="logo" href="/">The Bench</a><nav class="menu"><ul>'
    '<li><a href="/posts/">Posts</a></li><li><a href="/tags/">Tags</a></li>'
    '<li><a href="/about/">About</a></li></ul></nav></header>\n'
)
