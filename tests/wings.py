"""The wings of the program, in the order in which they may import."""

WINGS = (
    {"__main__"},
    {"cli"},
    {"tui"},
    {"screens", "interview"},
    {"report"},
    {"portfolio"},
    {"batch", "sql"},
    {"records"},
    {"case"},
    {"state"},
    {"compare"},
    {"cost", "tree", "settings"},
    {"dataset", "early"},
    {"data", "disk", "text"},
)
"""Each imports from itself and from the sets behind its own; those in one set know nothing of each
other."""
