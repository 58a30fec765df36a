"""What a podcast needs besides its feed: a guid for life, chapters as files, measured media."""
