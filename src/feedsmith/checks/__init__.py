"""What can be told to be wrong from a feed's bytes alone: the rules and the schemas under them."""
