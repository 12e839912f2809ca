"""Charts for the web page: pure functions from plain data to an inline SVG of a given width."""
