"""The least a Textual app with a table can be: what every figure of a screen is compared with."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Footer, Header


class BareApp(App[None]):
    """Header, Footer, and a DataTable of 3 × 8 cells."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns(*(f"Column {number}" for number in range(8)))
        table.add_rows([[f"cell {row}.{column}" for column in range(8)] for row in range(3)])


if __name__ == "__main__":
    BareApp().run()
