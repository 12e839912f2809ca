"""The screen that sums up many requests."""
