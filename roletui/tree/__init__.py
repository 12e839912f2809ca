"""The questions, and what follows from answers to them. Knows neither money nor screens."""
