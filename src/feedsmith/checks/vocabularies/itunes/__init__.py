"""Apple's elements for podcasts, and Google's old ones."""
