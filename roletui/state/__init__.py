"""The user's state, and pure transitions from one state to the next."""
