"""Styles that are parsed once, however many screens are shown."""

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """A stylesheet that parses its sources again only when a colour has changed.

    Textual parses all of them afresh, up to four times, whenever a screen is shown first.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self.colours = variables

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; those that are there already leave what was parsed as it is."""
        if variables != self.colours:
            self.colours = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is not parsed yet; where that fails, the rules stay as they were."""
        self.parse()
