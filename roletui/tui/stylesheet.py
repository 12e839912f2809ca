"""A stylesheet that is parsed once, however many screens are shown."""

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """A stylesheet that reparses its sources only when a colour has changed.

    Textual reparses all of them, up to four times, whenever a screen is first shown.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self.colours = variables

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the colours; the sources are reparsed only if they differ."""
        if variables != self.colours:
            self.colours = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse only what is not parsed yet; where that fails, the rules stay as they were."""
        self.parse()

    def read_ahead(self, file: str) -> None:
        """Read and parse a file of styles for screens that are not there yet."""
        if not self.has_source(file):
            self.read(file)
            self.parse()
