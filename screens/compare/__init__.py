"""The screen of the comparison: the roles side by side."""
