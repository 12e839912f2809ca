"""What stands on the terminal before the app is loaded; it imports next to nothing."""

DUMB = ("", "dumb", "unknown")
"""Terminals, by the name in TERM, that only print one line after the other."""
