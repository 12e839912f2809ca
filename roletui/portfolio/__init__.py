"""Many requests summed up: what they need, what it costs, and what is open."""
