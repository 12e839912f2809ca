"""The screen of the budget: sliders, totals and the views below them."""
