"""Which items stand in which feed, and in what order: pure decisions."""
