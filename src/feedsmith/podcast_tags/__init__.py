"""The rarer tags of the podcast namespace, from tables that an author typed.

Source: https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
"""

from feedsmith.podcast_tags.reading import read_tags
from feedsmith.podcast_tags.shapes import PLAIN, Level
from feedsmith.podcast_tags.tables import KEYS

__all__ = ["KEYS", "PLAIN", "Level", "read_tags"]
