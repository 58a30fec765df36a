"""Metadata that is neither YAML, TOML nor JSON: a file per generator that has its own.

Each has `read(text, file) -> Block | Problem | None`: `None` where the text is not in this dialect,
so that the ordinary reading follows. One whose posts may keep their metadata in a second file has
`sidecar(path) -> Path | None`, which names it; its text is then read in place of the post's own.
Bodies stay as written: only the generator renders reStructuredText or its own markup.
"""
