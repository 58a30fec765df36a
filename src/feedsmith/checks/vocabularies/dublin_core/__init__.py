"""Dublin Core: its elements and terms."""
