"""How readers find the feeds from a page: which links a page is to have, has, and is given."""
