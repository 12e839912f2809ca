"""What one field of a dataset may hold, as metadata of the types of :mod:`roletui.dataset.model`.

A limit stands in the annotation of its field, ``Annotated[Decimal, Limit(least=0)]``, and nowhere
else: :mod:`roletui.dataset.checks` asks :func:`limit_of` for it, and :mod:`roletui.dataset.schema`
writes it for editors. What several fields must keep together is no limit but a rule, and stands
with the checks.
"""

import re
import sys
import typing
from decimal import Decimal
from functools import cache

from roletui.dataset.overhead_kinds import OverheadKind as OverheadKind
from roletui.text.tuples import NamedTuple

DateForm = typing.Literal["given", "given or empty", "given or not stated"]
ID = "[a-z0-9]+(-[a-z0-9]+)*"
CURRENCY = "[A-Z]{3}"
"""The form of an ISO 4217 code."""
ADDRESS = r"(https?://[^\s<>\"\x00-\x1f\x7f-\x9f]+)?"
"""Empty, or an address of the web."""

NOT_IN_FILES = "not in files"
"""Annotates a field that only the program sets; in a file its name is an unknown key."""


class Limit(NamedTuple):
    """What a field can hold; every part that is given applies.

    One type for all limits: of two types with equal fields, caches would take one for the other.
    """

    least: int | None = None
    """The smallest number."""
    above: int | None = None
    """A number that every other one is above."""
    exactly: int | None = None
    """The only number."""
    pattern: str | None = None
    """What a text must match from its first character to its last, in Python and JSON Schema."""
    date: DateForm | None = None
    """For a year, a month or a day: whether it must be given."""
    blank: bool = True
    """Whether a text can be empty or nothing but white space."""
    unsure: bool = True
    """Whether an id may be that of the answer which every question has."""
    fewest: int | None = None
    """The minimum number of entries."""
    most: int | None = None
    """The maximum number of entries."""

    def allows_number(self, number: Decimal | int) -> bool:
        """Tell whether a number is within its bounds."""
        enough = self.least is None or number >= self.least
        return enough and (self.above is None or number > self.above)

    def allows_text(self, text: str) -> bool:
        """Tell whether a text matches its pattern, and is not blank where it must not be."""
        if not self.blank and not text.strip():
            return False
        return self.pattern is None or compiled(self.pattern).fullmatch(text) is not None

    def too_few(self, entries: int) -> bool:
        """Tell whether there are fewer entries than there must be."""
        return self.fewest is not None and entries < self.fewest

    def too_many(self, entries: int) -> bool:
        """Tell whether there are more entries than there can be."""
        return self.most is not None and entries > self.most


class Short(NamedTuple):
    """Annotates a list that has a shorter form: a text is its only entry, ``true`` an empty one."""

    form: type[str] | type[bool]


class Advice(NamedTuple):
    """What an author should weigh: beyond it a dataset is warned of, not refused."""

    words: int = 0
    """The maximum number of words; 0 for no maximum."""
    characters: int = 0
    """The maximum number of characters; 0 for no maximum."""
    fewest: int = 0
    """The minimum number of entries."""


NO_LIMIT, NO_ADVICE = Limit(), Advice()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready for use."""
    return re.compile(pattern)


def metadata(hint: object) -> tuple[object, ...]:
    """Return what an annotation says besides the type, also where None is allowed too."""
    found: tuple[object, ...] = getattr(hint, "__metadata__", ())
    parts: tuple[object, ...] = () if found else getattr(hint, "__args__", ())
    for part in parts:
        found += getattr(part, "__metadata__", ())
    return found


@cache
def hints_of(record: type) -> dict[str, typing.Any]:
    """Return the annotations of the fields of a record, which its module keeps as texts."""
    return typing.get_type_hints(record, names_of(record), include_extras=True)


def names_of(record: type) -> dict[str, typing.Any]:
    """Return what the names in the annotations of a record stand for."""
    modules = [sys.modules[kind.__module__] for kind in record.__mro__]
    return globals() | {name: value for each in modules for name, value in vars(each).items()}


@cache
def limit_of(record: type, field: str) -> Limit:
    """Return the limit of a field, as its annotation has it."""
    found = metadata(hints_of(record)[field])
    return next((each for each in found if isinstance(each, Limit)), NO_LIMIT)


@cache
def advice_of(record: type, field: str) -> Advice:
    """Return what an author should weigh of a field, as its annotation has it."""
    found = metadata(hints_of(record)[field])
    return next((each for each in found if isinstance(each, Advice)), NO_ADVICE)


Id = typing.Annotated[str, Limit(pattern=ID)]
Key = typing.Annotated[Id, Advice(characters=32)]
"""An id that begins a line in the block of a record, which a mail must not break."""
Name = typing.Annotated[str, Limit(blank=False)]
"""What an entry is called on the screens."""
Currency = typing.Annotated[str, Limit(pattern=CURRENCY)]
StatedDate = typing.Annotated[str, Limit(date="given or not stated")]
Reasons = typing.Annotated[tuple[str, ...], Advice(fewest=2)]
NotNegative = typing.Annotated[Decimal, Limit(least=0)]
Positive = typing.Annotated[Decimal, Limit(above=0)]
Chance = typing.Annotated[Decimal, Limit(above=0)]
"""In how many of 100 plans something happens, or of 100 cases it is so; at most 100."""
PositiveInt = typing.Annotated[int, Limit(above=0)]

_MOST = 100_000
"""Maximum entries of a table; the proof of a tree of that size takes seconds."""
TABLE = Limit(most=_MOST)
NEEDED = Limit(fewest=1, most=_MOST)
OUTCOMES = Limit(fewest=1, most=10_000)
"""Fewer than of the others: for each question it is kept which of them it can lead to."""
Conditions = dict[Id, typing.Annotated[tuple[str, ...], Short(str)]]
"""What must have been answered before; a single answer can stand without a list."""
