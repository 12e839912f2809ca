"""Widgets that know cells, cursors, values and ranges, but neither roles nor money."""
