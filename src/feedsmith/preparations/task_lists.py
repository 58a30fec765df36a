"""Says the boxes of task lists in text, because readers drop `<input>`.

Source: https://github.github.com/gfm/#task-list-items-extension-
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.preparations.context import Context
from feedsmith.problems import Problem

DONE = "☑"
OPEN = "☐"


def task_lists(root: Element, _context: Context) -> Iterator[Problem]:
    """Replace the check box of each list item, and each that cannot be clicked, by its sign."""
    for box in root.select("li input[type=checkbox i], input[type=checkbox i][disabled]"):
        following = box.next_sibling
        is_apart = isinstance(following, Text) and following.data[:1].isspace()
        sign = DONE if "checked" in box.attrs else OPEN
        box.replace_with(Text(sign if is_apart else f"{sign} "))
    yield from ()
