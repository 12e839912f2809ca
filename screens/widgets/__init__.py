"""Widgets for any program: they know cells, cursors, values and ranges.

Of this project they import nothing but each other and `roletui.text`: roles, rates and money reach
them as words and numbers, through attributes, and they answer with messages and reactives.
"""
