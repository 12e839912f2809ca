"""The budget screen: sliders, totals and the views below them."""
