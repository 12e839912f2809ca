"""A decision on disk and on paper, and read back. Knows no screen."""
