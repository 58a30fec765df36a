"""feedsmith publishes RSS 2.0, Atom 1.0 and JSON Feed 1.1 after any site build."""

__version__ = "0.1.0"
