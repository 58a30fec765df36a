"""Feeds made by other packages, and made for them: one module each."""
