"""The user's view of the comparison: filters, order and layout. Part of the state."""

from roletui.text.tuples import NamedTuple


class View(NamedTuple):
    """The user's view of the comparison."""

    roles: tuple[str, ...] = ()
    """Ids of the roles to show, in this order; empty for all."""
    differences: bool = False
    """Whether factors in which the shown roles do not differ are left out."""
    sort: str = ""
    """Id of the factor by which the roles are ordered; empty for the dataset's order."""
    descending: bool = False
    by: str = ""
    """Id of the role by whose cells the factors are ordered; empty for the dataset's order."""
    by_descending: bool = False
    hidden_roles: tuple[str, ...] = ()
    hidden_factors: tuple[str, ...] = ()
    filter: str = ""
    """Text to search for in labels, cells, notes and sources; factors without it are left out."""
    pin: str = ""
    """Id of the role that is shown first, and that the others are compared with."""
    transposed: bool | None = None
    """Whether roles are rows and factors columns; None for whichever the width makes readable."""


AS_AUTHORED = View()
"""Every role and every factor, in the dataset's order."""
