"""Which documents were found sound, so that the same bytes are not checked again."""

from __future__ import annotations

from hashlib import file_digest
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from feedsmith.cache.store import Store

KIND = "sound"


class Verdicts:
    """What a check found without fault, by the place of the document."""

    def __init__(self, store: Store) -> None:
        self._known = dict(store.all(KIND))
        self._found: dict[str, bytes] = {}

    def is_sound(self, path: str, digest: bytes) -> bool:
        """Whether the document of this digest was found sound before."""
        is_known = self._known.get(path) == digest
        if is_known:
            self._found[path] = digest
        return is_known

    def keep(self, path: str, digest: bytes) -> None:
        """Remember that it was found sound."""
        self._found[path] = digest

    def save(self, store: Store) -> None:
        """Those of this run, and no others."""
        store.drop(KIND, self._known.keys() - self._found.keys())
        changed = {path: one for path, one in self._found.items() if self._known.get(path) != one}
        store.put(KIND, changed.items())


def digest_of(stream: BinaryIO, url: str) -> bytes:
    """What identifies a document and the address it is served at. The stream is rewound."""
    found = file_digest(stream, "sha256")  # type: ignore[arg-type]  # any binary stream will do
    stream.seek(0)
    found.update(url.encode())
    return found.digest()
