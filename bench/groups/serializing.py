"""From items to RSS, and nothing else: feedsmith's writer beside the libraries that do the same."""

from __future__ import annotations

import sys
from pathlib import Path

import peers
from contest import Contender, Expected, Missing
from group import Group, Plan, contest, planned
from process import asked
from table import compared
from workplace import Workplace

_PROGRAMS = Path(__file__).parent.parent / "serializers"
_FEEDGEN = "feedgen"


def _plan(workplace: Workplace) -> Plan:
    contests = []
    for count in (workplace.posts // 10, workplace.posts):
        items = workplace.folder / f"items-{count}.json"
        if not items.is_file():
            asked([sys.executable, str(_PROGRAMS / "prepare.py"), str(count), str(items)])
        entered = [
            _by_python("feedsmith", Path(sys.executable), items, count),
            _by_python(_FEEDGEN, peers.python("python"), items, count),
            _by_python("feedgenerator", peers.python("python"), items, count),
            _by_python("escaping", Path(sys.executable), items, count),
            _by_node("feed", items, count),
            _by_node("feedsmith", items, count),
        ]
        contests.append(contest(f"{count:,} items", workplace.rounds, entered))
    return planned(contests, (compared("feedgen / this", _FEEDGEN),))


def _by_python(library: str, python: Path | None, items: Path, count: int) -> Contender | Missing:
    if python is None:
        return Missing(library)
    file = items.with_name(f"{library}.xml")
    command = (str(python), str(_PROGRAMS / "by_python.py"), library, str(items), str(file))
    return _timed(library, command, file, count)


def _by_node(package: str, items: Path, count: int) -> Contender | Missing:
    name = "feedsmith (npm, unrelated)" if package == "feedsmith" else f"{package} (npm)"
    if peers.node(package) is None:
        return Missing(name)
    file = items.with_name(f"{package}-npm.xml")
    program = str(_PROGRAMS / "by_node.cjs")
    command = ("node", program, package, str(items), str(file), str(peers.FOLDER))
    return _timed(name, command, file, count)


def _timed(name: str, command: tuple[str, ...], file: Path, count: int) -> Contender:
    expected = (Expected(file.parent, file.name, count),)
    return Contender(name, command, expected=expected, tells=True)


SERIALIZING = (
    Group(
        "serializing",
        "RSS from items",
        """\
The same items, from one JSON file, as RSS in memory: address, title, summary, full text, author,
date, tags. The times are taken inside each process, from plain values to bytes, without start,
imports, reading and writing; the peak is the whole process's, with the items in it. feedsmith's
is its writer alone, with all vocabularies, not the check of what it wrote. Escaping is the least
that any of them can do: the values escaped by Python's own function, joined and encoded, without
a look at what XML forbids.""",
        _plan,
    ),
)
