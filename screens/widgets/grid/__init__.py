"""A grid of prose with a cursor: data, layout, painting, and the widget over them."""
