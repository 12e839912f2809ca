"""The interview in plain lines: what is said, what can be typed, and what follows from it."""
