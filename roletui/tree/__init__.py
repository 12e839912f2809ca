"""The decision tree, and what follows from the answers. Knows neither money nor screens."""
