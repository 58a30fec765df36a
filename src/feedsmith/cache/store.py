"""One file of records that a later run may use, dropped whole where it is damaged or older.

Source: https://www.sqlite.org/pragma.html
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

_FORMAT = "1"
_TABLES = """
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS about (said TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, name TEXT NOT NULL, sum INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS named ON kept (kind, name);
"""
"""What a power cut spoils is found by its sum, or by SQLite: nothing waits for the disk."""


class Store:
    """Records by kind and name. One that is not as it was written is as if it were not there."""

    def __init__(self, file: Path, program: str) -> None:
        """program: what makes the records; those of another are dropped. Raises OSError."""
        self._file = file
        file.parent.mkdir(exist_ok=True)
        self._connection: sqlite3.Connection | None = _opened(file, f"{_FORMAT} {program}")

    def all(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Every sound record of a kind, by name."""
        for name, known, data in self._rows("SELECT name, sum, data FROM kept WHERE kind=?", kind):
            if isinstance(name, str) and isinstance(data, bytes) and crc32(data) == known:
                yield name, data

    def put(self, kind: str, records: Iterable[tuple[str, bytes]]) -> None:
        """Keep records, in the place of those of the same names."""
        rows = ((kind, name, crc32(data), data) for name, data in records)
        self._change("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def drop(self, kind: str, names: Iterable[str]) -> None:
        """Forget records."""
        self._change("DELETE FROM kept WHERE kind=? AND name=?", ((kind, one) for one in names))

    def kinds(self) -> list[str]:
        """The kinds of which there are records."""
        return [str(kind) for (kind,) in self._rows("SELECT DISTINCT kind FROM kept")]

    def names(self, kind: str) -> list[str]:
        """The names of the records of a kind, sound or not."""
        return [str(name) for (name,) in self._rows("SELECT name FROM kept WHERE kind=?", kind)]

    def close(self) -> None:
        """Write what is to be kept. No other call may follow."""
        if self._connection is not None:
            try:
                self._connection.commit()
                self._connection.close()
            except sqlite3.Error as error:
                self._give_up(error)

    def abandon(self) -> None:
        """Leave the file as it was, unless `close` has written it. No other call may follow."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()

    def _rows(self, query: str, *values: str) -> Iterator[tuple[object, ...]]:
        if self._connection is None:
            return
        try:
            yield from self._connection.execute(query, values)
        except sqlite3.Error as error:
            self._give_up(error)

    def _change(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self._connection is None:
            return
        try:
            self._connection.executemany(query, rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Use it no more, and drop it if it is damaged: not if another run holds it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        if not isinstance(error, sqlite3.OperationalError):
            _remove(self._file)


def _opened(file: Path, about: str) -> sqlite3.Connection | None:
    """The file, empty where it holds what another program wrote; `None` where it can't be used."""
    for _ in range(2):
        try:
            connection = sqlite3.connect(file, timeout=0)
            connection.executescript(_TABLES)
            if [(about,)] == connection.execute("SELECT said FROM about").fetchall():
                return connection
            empty = "SELECT 1 FROM about UNION SELECT 1 FROM kept"
            if connection.execute(empty).fetchone() is None:
                connection.execute("INSERT INTO about VALUES (?)", (about,))
                return connection
            connection.close()
        except sqlite3.OperationalError:
            return None
        except sqlite3.Error:
            pass
        _remove(file)
    return None


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
