"""What a record holds of a result: ids and figures, as they are written and read again."""

import typing
from datetime import date
from decimal import Decimal

from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Status

RULES = 2
"""The number of the rules that plans are counted by: raise it where one comes to another total,
and say so in :mod:`roletui.records.counting`."""
Minor = typing.Annotated[int, 10**100]
"""An amount in minor units; no plan of this program costs as much as that limit."""


class RecordedStep(NamedTuple):
    """A question on the way, what was answered, and where that led."""

    question: str
    answer: str
    to: str
    """Ids of the next questions or outcomes, several of them after *not sure*."""

    @property
    def text(self) -> str:
        """The step as a record holds it: ``fault=no -> carry``."""
        return f"{self.question}={self.answer} -> {self.to}"

    @classmethod
    def of(cls, text: str) -> "RecordedStep":
        """Return the step that a record holds."""
        given, _, to = text.partition(" -> ")
        question, _, answer = given.partition("=")
        return cls(question, answer, to)


class RecordedLine(NamedTuple):
    """A line of the plan, and what it was counted with."""

    line: str
    """As ``roletui cost -l`` takes it: ``mobile@street=1x8x2``, with ranges such as ``2-3-5``, a
    rate or a salary (``/year``) of the user's own behind."""
    rate: str = ""
    """Id of the dataset's rate; empty for an own one, and where there was none."""
    start: Decimal | None = None
    """The week in which it begins, where that is not the first."""
    chance: Decimal | None = None
    """In how many of 100 plans it was needed, where not in all."""

    @property
    def own(self) -> str:
        """What an hour costs by the user's own word; empty where the dataset's rate counts."""
        return self.line.partition("=")[2].partition("@")[2]

    @property
    def free(self) -> bool:
        """Whether there was no rate for it."""
        return not self.rate and not self.own


class RecordedFigure(NamedTuple):
    """A rate or an overhead as it was counted, in the dataset's own currency."""

    id: str
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None


class RecordedTotal(NamedTuple):
    """What the plan came to, in minor units of one currency."""

    currency: str
    low: Minor
    likely: Minor
    high: Minor
    per: Decimal | None = None
    """So many units of it were one of the dataset's currency; none where that was its own."""


class Result(NamedTuple):
    """What was decided, on which way, and what it was to cost."""

    date: date
    status: Status
    outcome: str = ""
    """Id of what was recommended, provisionally where several were left; empty while asking."""
    outcomes: tuple[str, ...] = ()
    """Ids of the outcomes that were left, where there were several."""
    roles: tuple[str, ...] = ()
    """Ids of the roles that were to do it."""
    chosen: str = ""
    """Id of the role that was chosen against the recommendation."""
    way: tuple[str, ...] = ()
    """The answered questions in the order they were put, each as text: :class:`RecordedStep`."""
    lines: tuple[RecordedLine, ...] = ()
    """The plan; empty where it was only an example."""
    rates: tuple[RecordedFigure, ...] = ()
    overheads: tuple[RecordedFigure, ...] = ()
    """What came on top of the rates."""
    total: RecordedTotal | None = None
    """None where nothing had a rate."""
    rules: int | None = None
    """The number of the rules that the plan was counted by; version 0.1 gave none."""
