"""One of two decisions that are compared."""

from roletui.case.case import Case
from roletui.text.tuples import NamedTuple


class Side(NamedTuple):
    """A decision beside another one."""

    name: str
    """What it is called."""
    case: Case
    warnings: tuple[str, ...] = ()
    """What is to be said of how it was read."""
