"""What the author wrote: posts with front matter, read without trusting them."""
