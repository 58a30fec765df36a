"""Publishing: what was promised to subscribers, and files that change all at once."""
