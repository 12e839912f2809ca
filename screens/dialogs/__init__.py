"""What opens above a screen and closes with escape."""
