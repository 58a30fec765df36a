"""The podcast namespace, and Podlove's chapters."""
