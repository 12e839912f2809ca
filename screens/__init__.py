"""What is painted: four screens over one shared state, and the dialogs above them."""

import os

MODES = ("wizard", "compare", "budget", "report")
"""The modes, and the modules of their screens; each is imported when first shown."""

STYLES = tuple(
    os.path.join(os.path.dirname(__file__), f"{name}.tcss") for name in ("frame", "wizard")
)
"""What the first screen needs, so that all styles are parsed once before it, not twice."""
