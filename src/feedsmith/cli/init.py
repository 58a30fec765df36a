"""`feedsmith init`: a commented feedsmith.toml, filled with what the site's generator says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from feedsmith.generators import Detected


@click.command()
@options.site
@click.option("--force", is_flag=True, help="Replace a feedsmith.toml that is there.")
def init(site: Path, force: bool) -> None:
    """Write a commented feedsmith.toml.

    It goes into SITE (default: this folder). What the site's generator already says stands there as
    a comment: feedsmith reads it by itself.

    \b
    Examples:
      feedsmith init                  for the site in this folder
      feedsmith init ../blog --force  anew, for another
    """
    from feedsmith.configuration import FILE
    from feedsmith.detection import detect_generator
    from feedsmith.problems import FeedsmithError

    if not site.is_dir():
        raise FeedsmithError(f"{site} is not a folder", "Name the folder of the site's source.")
    file = site / FILE
    if file.exists() and not force:
        raise FeedsmithError(f"{file} is there already", "Replace it with feedsmith init --force.")
    found = detect_generator(site)
    detected = found[1] if found else None
    file.write_text(configuration(detected), encoding="utf-8")
    name = found[0].name.title() if found else None
    click.echo(f"Wrote {file}" + (f" for a {name} site." if name else "."))
    if detected is None or detected.url is None:
        click.echo(f"Next: write the site's address as `url` in {FILE}, then run feedsmith build.")
    else:
        click.echo("Next: feedsmith build")


def configuration(detected: Detected | None) -> str:
    """The text of a configuration; each key that is not needed is a comment."""
    said = {
        "url": detected.url if detected else None,
        "title": detected.title if detected else None,
        "description": detected.description if detected else None,
        "language": detected.language if detected else None,
        "author": detected.authors[0].name if detected and detected.authors else None,
        "timezone": detected.timezone if detected else None,
        "folder": detected.content[0] if detected and detected.content else None,
        "output": detected.output if detected else None,
    }
    known, unknown = _TEMPLATE.split("\n[pages]\n")
    lines = []
    for line in known.splitlines():
        key, equals, default = line.removeprefix("# ").partition(" = ")
        if equals and key in said and line.startswith("# "):
            value = said[key]
            needed = key == "url" and value is None
            line = f"{'' if needed else '# '}{key} = {_quoted(value) if value else default}"
        lines.append(line)
    return "\n".join([*lines, "", "[pages]", unknown])


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_TEMPLATE = """\
# feedsmith: feeds of this site. Every key is optional but `url`, and that too where the
# generator's own configuration has it. All keys: docs/configuration.md

[site]
# Where the site is served, with its base path.
# url = "https://example.org/"
# title = "My site"
# description = "One sentence on what it is about."
# A language tag such as en, en-GB, zh-Hant.
# language = "en"
# A name, or { name = "…", email = "…", url = "…" }, or a list of these.
# author = "My name"
# Of dates typed without an offset.
# timezone = "Europe/London"
# A picture and a small square icon for readers to show.
# image = "/images/site.png"
# icon = "/favicon.png"
# rights = "© My name"

[content]
# Where posts are written, and where the build writes its pages.
# folder = "content"
# output = "public"
# Patterns of paths below the folder: which files are posts, and which are not.
# posts = ["posts/**"]
# exclude = ["posts/private/**"]
# The address of a post, where no generator gives it: :year :month :day :slug :section :path
# permalink = "/:section/:slug/"
# A data file whose rows are posts too (JSON, JSON Lines, CSV, or an existing feed), and the names
# of its columns where they are others.
# source = "posts.json"
# keys = { title = "headline" }
# Publish drafts, and posts dated in the future.
# drafts = false
# future = false

[pages]
# How built pages are read, where feedsmith's own judgement is not wanted: CSS selectors of the
# element that holds a post, and of what in it is no part of the post.
# body = ".post-text"
# remove = [".advert"]
# Patterns of paths below the output that are posts, where no sources are read.
# posts = ["blog/**"]

[feed]
# How many of the newest posts; 0 for all.
# limit = 20
# Older posts in documents of so many each, which readers find from the feed; or every post in it.
# archive = 100
# complete = false
# "full" bodies or "summary" alone.
# content = "full"
# Of a site in several languages: "apart", feeds for each, or "together".
# languages = "apart"
# formats = ["rss", "atom", "json"]
# rss = "feed.xml"
# atom = "atom.xml"
# json = "feed.json"
# A list of the site's feeds that readers import, written where there are several; "" for none.
# opml = "feeds.opml"
# Whether people who open a feed in a browser can read it, and the CSS file for that.
# readable = true
# css = "feed.css"
# A page on which people find all feeds, and the site's own template for it.
# subscribe_page = "feeds/index.html"
# subscribe_template = "subscribe.html"
# WebSub hubs that readers may subscribe to.
# hubs = ["https://hub.example.org/"]
# Where readers of RSS register with an rssCloud server.
# cloud = "https://cloud.example.org:5337/pleaseNotify"
# Your own front-matter keys that JSON Feed shall show.
# extra = ["mood"]
# Elements that shall not be written.
# omit = ["media:content"]
# The address of the posts' licence, and a colour for readers that use one.
# license = "https://creativecommons.org/licenses/by/4.0/"
# accent = "2a6f97"
# How often something new is to be expected: hourly, daily, weekly, monthly, yearly.
# rhythm = "2 weekly"
# Add each post's Markdown.
# markdown = false
# Tell readers of Atom which posts were taken back.
# deleted_entries = false

# A podcast: posts with an episode stand in a feed of their own, podcast.xml.
# [podcast]
# title = "My show"
# description = "One sentence on what it is about."
# language = "en"
# Square, 1400 to 3000 pixels, JPEG or PNG; image is the same key.
# cover = "/cover.jpg"
# image = "/cover.jpg"
# Apple's, the main one first.
# categories = ["Society & Culture > Documentary", "Technology"]
# explicit = false
# "episodic", the newest first, or "serial", from the beginning.
# type = "episodic"
# author = "My name"
# Spotify and YouTube send their codes there; everyone can read it.
# owner = { name = "My name", email = "me@example.org" }
# The show's UUID, for life: a build tells it.
# guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
# Whether other hosts may not import the show.
# locked = true
# copyright = "© My name"
# funding = [{ url = "/support/", text = "Support the show" }]
# Ids of authors, names, or tables.
# people = [{ name = "My name", role = "host" }]
# Where recordings are that are not among the site's files.
# media_url = "https://cdn.example/show/"
# medium = "podcast"
# Whether there will be no further episodes; whether Apple shall not show it.
# complete = false
# block = false
# Where the show has moved, and the text that Apple asks for.
# new_feed_url = "https://example.org/talk.xml"
# verify = "the text"
# Rarer tags of the podcast namespace.
# license = "cc-by-4.0"
# location = { name = "Halifax", geo = "44.6,-63.6" }
# value = { type = "lightning", method = "keysend", recipients = [] }
# txt = { purpose = "ai-content", text = "false" }
# social = { protocol = "activitypub", uri = "https://example.social/@me/1" }
# images = [{ href = "/wide.jpg", alt = "A harbour", aspect_ratio = "16/9" }]
# chat = { server = "irc.example.org", protocol = "irc", space = "#talk" }
# remote_items = [{ feed_guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810" }]
# podroll = [{ feed_guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810" }]
# publisher = { feed_guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810" }
# update_frequency = "Every other Monday"
# trailer = { title = "Hear, hear", url = "/trailer.mp3", pubdate = 2026-01-01 }
# trailers = []
# live = []
# block_ids = ["google"]
# podping = false

# Another feed, by a name of your own; bodies in `newsletter` are made safe for e-mail.
# [feeds.newsletter]
# title = "My letter"
# description = "Once a month."
# limit = 5
# archive = 100
# complete = false
# content = "full"
# formats = ["rss"]
# rss = "newsletter.xml"
# atom = "newsletter-atom.xml"
# json = "newsletter.json"
# email = true
# episodes = false
# Only posts of which this holds.
# where = '"essays" in tags'

# Feeds for each "tag", "category", "author", "section" or "language" that so many posts have.
# [feeds.tags]
# per = "tag"
# least = 3

# What there is to know of a recording that is not among the site's files.
# [media."https://cdn.example/show/ep7.mp3"]
# size = 28_800_000
# duration = "30:00"
# type = "audio/mpeg"
"""
