"""One module a namespace: its elements, what they hold, and rules over them."""
