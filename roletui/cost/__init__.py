"""A plan to exact amounts in minor units. Knows neither questions nor screens."""
