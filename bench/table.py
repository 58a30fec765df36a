"""What was measured as Markdown, and its place in RESULTS.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from contest import Contest, Runs, median, ratio


class Column(NamedTuple):
    """A column of a table: what it says of a contender of a contest."""

    title: str
    value: Callable[[Contest, Runs, str], str]


def compared(title: str, other: str, *, ours: bool = False) -> Column:
    """How the time of `other` relates to a row's. ours: how the row's relates to the other's."""

    def value(_: Contest, runs: Runs, name: str) -> str:
        if name == other or other not in runs:
            return ""
        pair = (runs[name], runs[other]) if ours else (runs[other], runs[name])
        return number(ratio(*pair))

    return Column(title, value)


def per_post(posts: dict[str, int]) -> Column:
    """Milliseconds for each post, where the contest's label tells how many there are."""

    def value(contest: Contest, runs: Runs, name: str) -> str:
        return number(median(runs[name]).seconds / posts[contest.label] * 1000)

    return Column("ms a post", value)


def number(value: float) -> str:
    """With as many digits as say something."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def table(contests: Sequence[tuple[Contest, Runs]], columns: Sequence[Column]) -> str:
    """A row for each contender: medians of seconds, the highest peak, and further columns."""
    titles = ["on", "run", "time", "CPU", "peak MiB", *(one.title for one in columns)]
    rows = [titles, ["---", "---", *["---:"] * (len(titles) - 2)]]
    for contest, runs in contests:
        for name in runs:
            rows.append([contest.label, name, *_said(runs, name)])
            rows[-1] += [one.value(contest, runs, name) for one in columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _said(runs: Runs, name: str) -> tuple[str, str, str]:
    middle = median(runs[name])
    return f"{number(middle.seconds)} s", f"{number(middle.cpu)} s", f"{middle.peak:.0f}"


def placed(text: str, title: str, section: str, order: Sequence[str]) -> str:
    """A text in which this section has the place of that of the same title; all others stay.

    order: the titles of measured sections; a new one stands before the next of these, and all of
    them before sections that others wrote.
    """
    begin, *parts = re.split(r"^(?=## )", text, flags=re.M)
    new = f"## {title}\n\n{section.strip()}\n\n"
    titles = [part.partition("\n")[0].removeprefix("## ") for part in parts]
    if title in titles:
        parts[titles.index(title)] = new
    else:
        later = {*titles} - {*order[: order.index(title)]}
        at = next((at for at, one in enumerate(titles) if one in later), len(parts))
        parts = [part.rstrip() + "\n\n" for part in parts]
        parts.insert(at, new)
    return begin.rstrip() + "\n\n" + "".join(parts).rstrip() + "\n"
