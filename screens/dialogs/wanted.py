"""A decision that was chosen in a dialog, to be opened."""

from roletui.records.scenario import Opened
from roletui.text.tuples import NamedTuple


class Wanted(NamedTuple):
    """What is to be opened."""

    name: str
    opened: Opened
    others: bool = False
    """Whether it comes from elsewhere, so that one's own is kept beside it."""
