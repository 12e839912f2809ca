"""What the user has said, and pure transitions from one state to the next."""
