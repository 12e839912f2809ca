"""The Textual app, which owns the state and its history and shows the screens."""
