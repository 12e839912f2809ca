"""The decision as one self-contained web page."""
