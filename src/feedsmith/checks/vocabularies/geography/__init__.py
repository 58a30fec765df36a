"""Where things are: georss, GML, and the older ways."""
