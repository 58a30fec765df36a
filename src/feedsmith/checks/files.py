"""The files beside a feed: a site's folder, and what its recordings and pictures hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from feedsmith.built import Output
from feedsmith.urls import absolute

if TYPE_CHECKING:
    from feedsmith.media import Probe


class Files(NamedTuple):
    """Where a site's files lie, and how one is measured.

    whole: whether the folder holds the site, and not its feeds alone.
    """

    site: Output
    probe: Callable[[Path], Probe]
    whole: bool = True

    def measured(self, address: str) -> Probe | None:
        """What the file behind an address holds; `None` where none can be read in the folder."""
        whole = absolute(address, self.site.url)
        file = self.site.file(whole) if whole is not None else None
        try:
            return self.probe(file) if file is not None else None
        except OSError:
            return None

    def should_be_here(self, address: str) -> bool:
        """Whether the address is one of this site, whose files are all in the folder."""
        address = absolute(address, self.site.url) or ""
        return self.whole and address.startswith(self.site.url)
