"""The errors of a table that cannot be read."""


class TableError(ValueError):
    """A table cannot be read; the message is a sentence that says where, why and what to do."""


class CellError(ValueError):
    """One cell of a row cannot be understood.

    ``place`` is the number of its column in the row, from 0; None where it is the whole row.
    """

    def __init__(self, message: str, place: int | None = None) -> None:
        super().__init__(message)
        self.place = place
