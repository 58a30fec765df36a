"""Hexo: front matter whose fence stands only below it. Source: https://hexo.io/docs/front-matter"""

import re

from feedsmith.loaders.frontmatter import handlers
from feedsmith.loaders.frontmatter.block import Block
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_OPEN = lazy_pattern(
    r"""(?P<inner>["'\w][^:\n]*:(?:[ \t]|\n).*?\n)-{3,}[ \t]*(?:\n|\Z)""", re.DOTALL
)
_HEADING = lazy_pattern(r"\n[^\n:]*\n-{3,}[ \t]*\Z")


def read(text: str, file: str) -> Block | Problem | None:
    """The front matter above the first fence; `None` where the text begins in another way.

    Dashes below a line that is no key underline a heading.
    """
    match = _OPEN.match(text)
    if match is None or _HEADING.search(match[0].rstrip("\n")):
        return None
    block = handlers.read(f"---\n{match['inner']}---\n{text[match.end() :]}", file)
    if isinstance(block, Problem) or not block.values:
        return block if isinstance(block, Problem) else None
    lines = {key: line - 1 for key, line in block.lines.items()}
    return Block(block.values, lines, block.body, block.body_line - 1, block.problems, block.fence)
