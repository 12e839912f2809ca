"""A grid of cells with a cursor. Knows neither roles nor money."""
