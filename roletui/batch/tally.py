"""What there is to say of a table while it is decided."""

from collections.abc import Callable

from roletui.batch.columns import Columns
from roletui.batch.errors import TableError

TOLD = 10
"""Maximum number of bad rows that are told one by one."""


class Tally:
    """Counts the requests of a table.

    With ``stop`` the first bad row raises :class:`TableError`. ``tell`` is called after each block
    with the number of requests until then.
    """

    def __init__(self, *, stop: bool = False, tell: Callable[[int], None] | None = None) -> None:
        self._stop, self._tell = stop, tell
        self.columns: Columns | None = None
        """What the columns hold; None before the first was read."""
        self.names: tuple[str, ...] = ()
        """The names of the columns that are kept, in their order."""
        self.requests = 0
        """How many there are, bad rows included."""
        self.bad = 0
        """How many rows cannot be understood."""
        self.problems: list[str] = []
        """What is wrong with the first :data:`TOLD` of them."""

    def wrong(self, message: str) -> None:
        """Count a bad row."""
        if self._stop:
            raise TableError(message)
        self.bad += 1
        if len(self.problems) < TOLD:
            self.problems.append(message)

    def count(self, requests: int) -> None:
        """Count the requests of a block."""
        self.requests += requests
        if self._tell:
            self._tell(self.requests)
