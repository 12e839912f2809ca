"""What a screen asks of whoever owns the state."""
