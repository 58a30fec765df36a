"""From bytes to what the rules look at: elements and values that know where they stand."""
