"""What is paid by use: the calls of a model, the hours of a machine.

No dataset states them, because what is called how often, and at which price, differs from one user
to the next and from one month to the next. They are the user's own figures, in the dataset's own
currency, and become the figure of an overhead that is paid by the month.
"""

import typing
from collections.abc import Iterable
from decimal import Decimal

from roletui.text.tuples import NamedTuple

if typing.TYPE_CHECKING:
    from fractions import Fraction

DAYS, MONTHS = 365, 12
"""Of a year; a month has a twelfth of its days."""
MILLION = 1_000_000
"""Prices of tokens are for so many of them."""


def _exact(number: Decimal | int) -> "Fraction":
    from fractions import Fraction  # only where there is a bill: 0.6 ms

    return Fraction(number)


class ModelCalls(NamedTuple):
    """The bill of a model that is paid by the token."""

    calls: Decimal
    """A day, every day of the year."""
    tokens_in: Decimal
    """Tokens sent with a call."""
    tokens_out: Decimal
    """Tokens that come back from a call."""
    price_in: Decimal
    """Major units for a million tokens that are sent."""
    price_out: Decimal
    """Major units for a million tokens that come back."""
    label: str = ""
    """What the user calls it."""

    @property
    def month(self) -> "Fraction":
        """What it comes to in a month, exactly, in major units."""
        sent = _exact(self.tokens_in) * _exact(self.price_in)
        back = _exact(self.tokens_out) * _exact(self.price_out)
        return _exact(self.calls) * (sent + back) / MILLION * DAYS / MONTHS

    def times(self, per: Decimal) -> "ModelCalls":
        """Return the same bill in a currency of which ``per`` are one unit of this one."""
        return self._replace(price_in=self.price_in * per, price_out=self.price_out * per)


class MachineHours(NamedTuple):
    """The bill of machines that are paid by the hour."""

    hours: Decimal
    """A month, of all of them together."""
    price: Decimal
    """Major units for an hour of one."""
    label: str = ""
    """What the user calls it."""

    @property
    def month(self) -> "Fraction":
        """What it comes to in a month, exactly, in major units."""
        return _exact(self.hours) * _exact(self.price)

    def times(self, per: Decimal) -> "MachineHours":
        """Return the same bill in a currency of which ``per`` are one unit of this one."""
        return self._replace(price=self.price * per)


Bill = ModelCalls | MachineHours
MODEL_FIELDS, MACHINE_FIELDS = ModelCalls._fields[:-1], MachineHours._fields[:-1]
"""The names of their figures."""


class Bills(NamedTuple):
    """The bills that add up to one overhead."""

    models: tuple[ModelCalls, ...] = ()
    machines: tuple[MachineHours, ...] = ()

    @property
    def each(self) -> tuple[Bill, ...]:
        """All of them, in the order in which they are listed everywhere."""
        return *self.models, *self.machines

    @property
    def month(self) -> "Fraction":
        """What they come to in a month, exactly, in major units."""
        return sum((bill.month for bill in self.each), _exact(0))

    def times(self, per: Decimal) -> "Bills":
        """Return the same bills in a currency of which ``per`` are one unit of this one."""
        models = tuple(bill.times(per) for bill in self.models)
        return Bills(models, tuple(bill.times(per) for bill in self.machines))


NO_BILLS = Bills()


def bills_of(bills: Iterable[Bill]) -> Bills:
    """Return bills in the order in which they are listed everywhere."""
    found = tuple(bills)
    models = tuple(bill for bill in found if isinstance(bill, ModelCalls))
    return Bills(models, tuple(bill for bill in found if isinstance(bill, MachineHours)))
