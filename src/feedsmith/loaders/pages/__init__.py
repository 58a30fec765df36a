"""What the build made: its pages, which of them are posts, and the text of a post in its page."""
