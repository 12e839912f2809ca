"""What the user set of the lines of a plan; the rest follows the recommendation."""

from decimal import Decimal

from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple


class Bounds(NamedTuple):
    """Between what a size may lie."""

    low: Decimal
    high: Decimal

    def __str__(self) -> str:
        """Write it as it is shown: ``10–16``."""
        return f"{plain(self.low)}–{plain(self.high)}"


class Switch(NamedTuple):
    """Whether an overhead counts for one line, whatever the dataset says."""

    overhead: str
    """Id of the overhead."""
    on: bool


class Draft(NamedTuple):
    """A line of the plan as far as the user set it; what is empty follows the recommendation."""

    role: str = ""
    channel: str = ""
    rate: str = ""
    """Id of the rate to use."""
    people: Decimal | None = None
    hours: Decimal | None = None
    """Hours a week for each person."""
    weeks: Decimal | None = None
    own_rate: Decimal | None = None
    """What the user says an hour, or a year's salary, costs, in major units."""
    own_currency: str | None = None
    """The currency it was said in; none for the dataset's."""
    start: Decimal | None = None
    """The week in which it begins, the first one being 1."""
    salary: bool = False
    """Whether the own rate is a year's salary, not the price of an hour."""
    hours_range: Bounds | None = None
    weeks_range: Bounds | None = None
    switched: tuple[Switch, ...] = ()
    """Overheads that count, or do not, for this line alone."""
    chance: Decimal | None = None
    """In how many of 100 plans the line is needed at all."""

    def sizes(self) -> "Draft":
        """Return only how much work it is, whoever does it."""
        return EMPTY._replace(
            people=self.people,
            hours=self.hours,
            weeks=self.weeks,
            start=self.start,
            hours_range=self.hours_range,
            weeks_range=self.weeks_range,
            chance=self.chance,
        )


EMPTY = Draft()
Drafts = tuple[Draft, ...]


def resize_drafts(drafts: Drafts, number: int) -> Drafts:
    """Return a draft for each of so many lines.

    Those beyond the last line are left out. Where there are more or fewer lines than drafts, each
    keeps its people and hours, further lines take those of the first, and no weeks are kept.
    """
    if not drafts or len(drafts) == number:
        return drafts or (EMPTY,) * number
    kept = [draft._replace(weeks=None, weeks_range=None, start=None) for draft in drafts]
    return tuple([*kept, *(kept[0].sizes() for _ in range(number))][:number])
