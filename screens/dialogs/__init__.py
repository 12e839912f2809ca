"""The dialogs, which open above a screen and close with escape."""
