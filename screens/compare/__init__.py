"""The comparison screen: the roles side by side."""
