"""RSS 2.0: the channel, its items, and what they hold."""
