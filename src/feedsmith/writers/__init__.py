"""A feed in a format, as bytes: one file each, found by name.

Third parties add theirs through the entry point group `feedsmith.writers`.
"""

from collections.abc import Callable, Sequence

from feedsmith.model import Document
from feedsmith.vocabularies import Vocabulary

Writer = Callable[[Document, Sequence[Vocabulary]], bytes]

GENERATOR = "feedsmith"
"""Without the version: a new release alone must not change a feed's bytes."""
