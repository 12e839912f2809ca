"""Text on the screen: how it fits into cells, and widgets that show it. What it says is given."""
