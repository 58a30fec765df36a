"""The files of a build, by path: a document becomes bytes when it is asked for, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from feedsmith.model import Document
from feedsmith.plugins import Plugins
from feedsmith.vocabularies import without
from feedsmith.xml import sound


class Outputs(Mapping[str, bytes]):
    """Bytes by path below the output folder. Those of a document are made anew each time."""

    def __init__(
        self,
        documents: Iterable[Document],
        plugins: Plugins,
        omit: Iterable[str] = (),
        files: Mapping[str, bytes] | None = None,
    ) -> None:
        """omit: elements of vocabularies that are not written. files: what is no document."""
        omitted = frozenset(omit)
        self._documents = {one.path: one for one in documents}
        self._writers = plugins.writers
        self._vocabularies = tuple(without(one, omitted) for one in plugins.vocabularies)
        self._files = files or {}

    def parts(self, path: str) -> Iterable[bytes]:
        """The bytes as they are made, for whoever writes and checks them. Raises KeyError."""
        if path in self._files:
            return (self._files[path],)
        document = self._documents[path]
        made = self._writers[document.format](document, self._vocabularies)
        return (made,) if isinstance(made, bytes) else made

    def __getitem__(self, path: str) -> bytes:
        parts = self.parts(path)
        document = self._documents.get(path)
        is_xml = path not in self._files and document is not None and document.format != "json"
        return b"".join(sound(parts) if is_xml else parts)

    def __contains__(self, path: object) -> bool:
        return path in self._documents or path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._documents, *self._files)))

    def __len__(self) -> int:
        return len(self._documents.keys() | self._files.keys())


def parts_of(outputs: Mapping[str, bytes], path: str) -> Iterable[bytes]:
    """The same of any outputs."""
    return outputs.parts(path) if isinstance(outputs, Outputs) else (outputs[path],)
