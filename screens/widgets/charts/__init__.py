"""Charts drawn in cells from the data in `roletui.text.charts`, whatever they stand for."""
