"""The decision as data for other programs: JSON and CSV."""
