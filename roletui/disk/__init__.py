"""Paths, atomic writes and file locks. Knows nothing of what the files contain."""
