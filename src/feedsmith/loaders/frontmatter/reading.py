"""A source file as its front matter and its text, in whatever way its generator writes them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from feedsmith import disk
from feedsmith.loaders.frontmatter.block import Block
from feedsmith.loaders.frontmatter.handlers import decode, read
from feedsmith.problems import Problem
from feedsmith.text import clean_text, is_clean


class Written(NamedTuple):
    """What stands in a file: its front matter, or why that cannot be read, and the whole text.

    The text, and the body of the block, may have characters that XML cannot carry.
    """

    block: Block | Problem
    text: str


def read_source(file: Path, name: str, dialects: Sequence[str], *, values: bool = True) -> Written:
    """The front matter and the text of a file.

    name: the file as messages show it. dialects: modules of `dialects`, each asked before the usual
    fences are looked for. values: whether those of the front matter are asked for. Characters that
    XML cannot carry are replaced before front matter is read. Raises OSError.
    """
    text = decode(disk.read(file), name)
    if isinstance(text, Problem):
        return Written(text, "")
    for dialect in dialects:
        found = _in_dialect(dialect, file, clean_text(text), name)
        if found is not None:
            return Written(found, text)
    block = read(text, name, values=values)
    if isinstance(block, Problem) or not is_clean(text[: len(text) - len(block.body)]):
        block = read(clean_text(text), name, values=values)
    return Written(block, text)


def _in_dialect(dialect: str, file: Path, text: str, name: str) -> Block | Problem | None:
    module = import_module(f"feedsmith.loaders.frontmatter.dialects.{dialect}")
    sidecar: Path | None = module.sidecar(file) if hasattr(module, "sidecar") else None
    if sidecar is None or not disk.is_file(sidecar):
        own: Block | Problem | None = module.read(text, name)
        return own
    beside = decode(disk.read(sidecar), f"{name} ({sidecar.name})")
    if isinstance(beside, Problem):
        return beside
    found = module.read(clean_text(beside), f"{name} ({sidecar.name})")
    return found._replace(body=text, body_line=1) if isinstance(found, Block) else found
