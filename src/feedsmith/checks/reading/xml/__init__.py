"""XML, with the place of every element."""
