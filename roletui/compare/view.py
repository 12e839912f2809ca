"""How the user wants to see the comparison: part of the state, and all that a grid is made from."""

import typing


class View(typing.NamedTuple):
    """How the user wants to see the grid."""

    roles: tuple[str, ...] = ()
    """Only these roles, in this order; empty for all."""
    differences: bool = False
    """Leave out the factors in which the shown roles do not differ."""
    sort: str = ""
    """Id of the factor by which the roles are ordered; empty for the dataset's order."""
    descending: bool = False
    by: str = ""
    """Id of the role by whose cells the factors are ordered; empty for the dataset's order."""
    by_descending: bool = False
    hidden_roles: tuple[str, ...] = ()
    hidden_factors: tuple[str, ...] = ()
    filter: str = ""
    """Only the factors that hold this text, in a label, a cell, a note or a source."""
    pin: str = ""
    """Id of the role that stands first, and that the others are compared with."""
    transposed: bool | None = None
    """Whether the roles go down and the factors across; None for what the width makes readable."""


AS_AUTHORED = View()
"""Every role and every factor, in the dataset's order."""
