"""`feedsmith explain`: why a post is in the feeds or not, and where its values come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from feedsmith.explain import Explained
    from feedsmith.site import Site


@click.command()
@click.argument("post", required=False)
@options.elsewhere("The folder of the site's source (default: this one).")
@options.config
def explain(post: str | None, site: Path, config: Path | None) -> None:
    """Tell why POST is in the feeds or not, and where each of its values comes from.

    POST is a source file, a built page, or an address. Without it, the whole site is explained:
    what was recognized, and for each source file (or page) whether it is a post.

    \b
    Examples:
      feedsmith explain                             the whole site
      feedsmith explain posts/hello.md              one post, value by value
      feedsmith explain https://example.org/hello/  the same by its address
    """
    from feedsmith.cli.sites import site_in
    from feedsmith.explain import Reader, explain_one, explain_site
    from feedsmith.problems import FeedsmithError

    found = site_in(site, config)
    readers = [Reader(one) for one in (found, *found.translations)]
    if post is not None:
        known = [one for reader in readers if (one := explain_one(reader, post)) is not None]
        if not known:
            raise FeedsmithError(
                f"{post} is no source file, page or address of this site",
                "Name a file below the site, or an address as the feeds have it.",
            )
        click.echo(_whole(max(known, key=lambda one: one.is_post)))
        return
    click.echo(_recognized(found))
    every = (one for reader in readers for one in explain_site(reader))
    explained = sorted(every, key=lambda one: not one.is_post)
    for one in explained:
        click.echo(_line(one))
    posts = sum(one.is_post for one in explained)
    click.echo(f"\n{posts} of {len(explained)} are posts.")


def _recognized(site: Site) -> str:
    rows = {
        "generator": f"{site.generator.name} (by {site.detected.config})",
        "address": site.url,
        "title": site.title,
        "language": site.language or "not said",
        "authors": ", ".join(person.name for person in site.authors) or "not said",
        "time zone": site.zone.key,
        "posts in": ", ".join(str(folder) for folder in site.content) or "the built pages",
        "output": str(site.output),
    }
    return "\n".join(f"{name:10} {value}" for name, value in rows.items()) + "\n"


def _line(one: Explained) -> str:
    mark = click.style("post", fg="green") if one.is_post else click.style("  – ", fg="yellow")
    return f"{mark}  {one.name}" + ("" if one.is_post else f": {one.why}")


def _whole(one: Explained) -> str:
    verdict = "is a post" if one.is_post else "is not in the feeds"
    lines = [f"{click.style(one.name, bold=True)} {verdict}, because {one.why}."]
    if one.address:
        lines.append(f"  {one.address}")
    width = max((len(value.field) for value in one.values), default=0)
    for value in one.values:
        shown = value.value if len(value.value) <= 70 else f"{value.value[:69]}…"
        lines.append(f"  {value.field:{width}}  {shown}")
        lines.append(f"  {'':{width}}  {click.style('from ' + value.where, dim=True)}")
    lines += [f"  {problem}" for problem in one.problems]
    return "\n".join(lines)
