"""Media RSS."""
