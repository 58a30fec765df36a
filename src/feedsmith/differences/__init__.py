"""What subscribers will see otherwise: two states of a feed, compared without touching anything."""
