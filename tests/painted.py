"""An app around widgets under test, in which every role of the palette has its colour."""

from textual.app import App

from roletui.screens.palette import DARK


class Painted(App[None]):
    """Knows the roles besides the variables of Textual's own themes."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return a colour for each role."""
        return DARK._asdict()
