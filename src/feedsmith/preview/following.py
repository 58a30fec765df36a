"""Builds again whenever a source changes, and keeps the last state that was good.

Source: https://watchfiles.helpmanual.io/
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from feedsmith.preview.looks import Look, Trouble
from feedsmith.preview.tables import Table, table
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site

_QUIET, _LONGEST, _BREATH = 100, 400, 200
"""Milliseconds: changes are one when so little time is between them, but no longer than that; and
how often a watch looks up to see whether it is to end."""
_DATA = ("config", "data", "_data")
"""Folders beside the configuration in which generators keep what belongs to it."""


class Places(NamedTuple):
    """Folders whose files make the feeds: with all that is in them, or by themselves.

    numbers: the file system's own, by which a folder is known that was removed and made again.
    """

    deep: tuple[Path, ...]
    flat: tuple[Path, ...]
    numbers: tuple[int, ...]


def places(site: Site) -> Places:
    """The content, the built pages, and where configuration, ledger and data lie."""
    sites = (site, *site.translations)
    below = {folder for one in sites for folder in (*one.content, one.output)}
    below |= {site.root / name for name in _DATA}
    beside = {site.root, (site.root / site.detected.config).parent, site.ledger.parent}
    beside |= {(site.root / site.choice.source).parent} if site.choice.source else set()
    beside |= {one.parent for one in below}
    deep = [one.resolve() for one in sorted(below) if one.is_dir()]
    outer = [one for one in deep if not any(other in one.parents for other in deep)]
    flat = sorted({one.resolve() for one in beside if one.is_dir()} - set(outer))
    numbers = tuple(one.stat().st_ino for one in (*outer, *flat))
    return Places(tuple(dict.fromkeys(outer)), tuple(flat), numbers)


class Sources(NamedTuple):
    """How a state is made: the site as it is configured now, then what its feeds look like.

    Both raise FeedsmithError.
    """

    site: Callable[[], Site]
    look: Callable[[Site], Look]


class Following:
    """The newest state, made anew in a thread of its own. remote: as in `table`."""

    def __init__(self, sources: Sources, *, remote: bool) -> None:
        self._sources = sources
        self._remote = remote
        self._run = secrets.token_hex(4)
        self._number = 0
        self._look: Look | None = None
        self._changed, self._end = Event(), Event()
        self._watch: _Watch | None = None
        self._table = self._made(None)

    def present(self) -> Table:
        """The table of the newest state."""
        return self._table

    def build(self) -> None:
        """Make the newest state; what keeps it from being made is shown with the last good one."""
        self._changed.clear()
        trouble = None
        try:
            site = self._sources.site()
            self._attend(places(site))
            self._look = self._sources.look(site)
        except FeedsmithError as error:
            trouble = Trouble(error.what, error.mend)
        except Exception as error:  # the next change may mend it
            said = f"feedsmith failed: {type(error).__name__}: {error}"
            trouble = Trouble(said, "This is a fault of feedsmith: report it with the file.")
        self._number += 1
        self._table = self._made(trouble)

    def start(self) -> None:
        """Build, and go on with each change."""
        Thread(target=self._keep_up, daemon=True).start()

    def stop(self) -> None:
        """No more builds."""
        self._end.set()
        self._changed.set()
        if self._watch:
            self._watch.end.set()

    def _keep_up(self) -> None:
        while not self._end.is_set():
            self.build()
            self._changed.wait()

    def _made(self, trouble: Trouble | None) -> Table:
        return table(f"{self._run}-{self._number}", self._look, trouble, remote=self._remote)

    def _attend(self, wanted: Places) -> None:
        """Watch these folders from now on."""
        if self._watch is not None and self._watch.places == wanted and not self._watch.failed:
            return
        if self._watch is not None:
            self._watch.end.set()
        self._watch = _Watch(wanted, self._changed)


class _Watch:
    """Sets an event when something in these folders changes, until it is ended."""

    def __init__(self, places: Places, changed: Event) -> None:
        self.places = places
        self.end = Event()
        self.failed = False
        self._changed = changed
        self._ready = [self._begun(places.deep, recursive=True)]
        self._ready.append(self._begun(places.flat, recursive=False))
        for one in self._ready:
            one.wait(5)

    def _begun(self, folders: Sequence[Path], *, recursive: bool) -> Event:
        ready = Event()
        if folders:
            work = (folders, ready)
            Thread(target=self._tell, args=work, kwargs={"deep": recursive}, daemon=True).start()
        else:
            ready.set()
        return ready

    def _tell(self, folders: Sequence[Path], ready: Event, *, deep: bool) -> None:
        """By what the system tells; where it watches no more folders, by looking repeatedly."""
        for polling in (None, True):
            try:
                self._watch(folders, ready, deep=deep, polling=polling)
            except (OSError, RuntimeError):  # gone, or too many
                continue
            return
        self.failed = True
        ready.set()

    def _watch(
        self, folders: Sequence[Path], ready: Event, *, deep: bool, polling: bool | None
    ) -> None:
        from watchfiles import watch

        for changes in watch(
            *folders,
            recursive=deep,
            debounce=_LONGEST,
            step=_QUIET,
            rust_timeout=_BREATH,
            yield_on_timeout=True,
            stop_event=self.end,
            force_polling=polling,
            ignore_permission_denied=True,
        ):
            ready.set()
            if changes:
                self._changed.set()
