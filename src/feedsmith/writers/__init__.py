"""A feed in a format, as bytes, at once or in parts: one file each, found by name.

Third parties add theirs through the entry point group `feedsmith.writers`.
"""

from collections.abc import Callable, Iterable, Sequence

from feedsmith.model import Document
from feedsmith.vocabularies import Vocabulary

Writer = Callable[[Document, Sequence[Vocabulary]], bytes | Iterable[bytes]]

GENERATOR = "feedsmith"
"""Without the version: a new release alone must not change a feed's bytes."""
