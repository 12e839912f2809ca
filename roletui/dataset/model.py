"""The dataset as frozen, typed values: format 1.

Every entry of a table is a ``NamedTuple``: the annotations say what the TOML file may hold, and
:mod:`roletui.dataset.decode` reads them to check it. A field without a default must be given.

Money in the file is written in major units (``25`` or ``27.50``) and kept as exact ``Decimal``.
Dates are text, because a source often prints only a year (``2026``, ``2026-06``, ``2026-06-09``) or
no date at all (``not stated``).
"""

import typing
from datetime import date
from decimal import Decimal

FORMAT = 1
"""The dataset format this program reads."""

Grade = typing.Literal["A", "B", "C"]
RoleKind = typing.Literal["hire", "no-hire", "other"]
FactorKind = typing.Literal["text", "list", "rating", "money"]
Basis = typing.Literal["quoted", "asked", "posted", "wage", "loaded"]
RateUnit = typing.Literal["hour", "day", "month", "project"]
RoleField = typing.Literal[
    "one_line", "summary", "typical_work", "stack", "deliverable", "hire_when", "pros", "cons",
    "first_90_days", "stays_with_you",
]  # fmt: skip
Period = typing.Literal["hour", "month"]
HoursBasis = typing.Literal["paid", "worked"]


class About(typing.NamedTuple):
    """What the dataset decides, for whom, and how far it can be trusted."""

    id: str
    """Name of the dataset in records and share codes."""
    title: str
    """The question that is decided, as a question."""
    decides: str
    """What is decided, in a sentence."""
    audience: str
    """For whom."""
    out_of_scope: str
    """What it does not decide."""
    version: str
    review_by: date
    """After this day the figures are called stale."""
    update_policy: str
    currency: str
    """ISO 4217 code in which costs are added up."""
    disclosure: str
    """Who profits from which answer."""
    caution: str = ""
    """What the whole comparison rests on, said once."""


class Source(typing.NamedTuple):
    """Where a figure or a claim comes from."""

    id: str
    title: str
    publisher: str
    interest: str
    """What the publisher gains if the reader believes it."""
    published: str
    checked: str
    grade: Grade
    """A: the primary text was read. B: second hand. C: one vendor's claim."""
    url: str = ""
    note: str = ""
    review_by: date | None = None
    """After this day its figures are called stale, where that is before the dataset's own day."""


class Role(typing.NamedTuple):
    """Somebody who could be hired, or a way to do without."""

    id: str
    name: str
    short: str
    """At most 16 characters, for a column head."""
    kind: RoleKind
    one_line: str
    """The difference to the others, in one line."""
    summary: str
    typical_work: tuple[str, ...]
    deliverable: str
    hire_when: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    first_90_days: tuple[str, ...]
    stays_with_you: tuple[str, ...]
    """What the team must still do itself."""
    sources: tuple[str, ...]
    stack: tuple[str, ...] = ()
    tier: str = ""
    unpriced: str = ""
    """Why there is no rate for it, where a role to hire has none and others have."""


class CellText(typing.NamedTuple):
    """What one role has to say under one factor."""

    role: str
    text: str = ""
    items: tuple[str, ...] = ()
    level: int | None = None
    """For a rating: its place among the factor's levels, the first being 1."""
    sources: tuple[str, ...] = ()
    note: str = ""


class Factor(typing.NamedTuple):
    """A row of the comparison."""

    id: str
    label: str
    kind: FactorKind
    why: str
    """Why it matters to the reader."""
    field: RoleField | None = None
    """The role's own field this row shows; then there are no cells."""
    channel: str = ""
    """For money: the channel whose rates are shown; then there are no cells."""
    per: Period = "hour"
    """For money: a rate an hour, or full-time work a month."""
    levels: tuple[str, ...] = ()
    """For a rating: the words of its scale, from least to most."""
    cells: tuple[CellText, ...] = ()


class Channel(typing.NamedTuple):
    """A way to hire."""

    id: str
    name: str
    summary: str
    hours_per_year: int
    """Full-time hours by its convention: 1920 is 160 a month, 2080 is 173⅓."""
    hours_basis: HoursBasis
    """Whether an hour on the bill was paid for or worked."""
    minimum: str = ""
    fees: str = ""
    terms: str = ""
    sources: tuple[str, ...] = ()


class RateEntry(typing.NamedTuple):
    """A price for a role's work through one channel, as one source states it."""

    id: str
    role: str
    channel: str
    region: str
    basis: Basis
    unit: RateUnit
    currency: str
    source: str
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None
    date: str = ""
    """When the figure was published, where the source as a whole has another date."""
    note: str = ""
    grade: Grade | None = None
    """Where the figure deserves another grade than its source."""
    proxy: str = ""
    """The occupation that was measured, where it is not the role itself."""


class AnswerOption(typing.NamedTuple):
    """One answer; leads to a question (``goto``) or to an ``outcome``, never both."""

    id: str
    label: str
    because: str
    """The reason this answer gives for what follows, as a sentence."""
    means: str = ""
    goto: str = ""
    outcome: str = ""
    safe: bool = False
    """What to assume while nobody knows; one answer of each question."""


class Question(typing.NamedTuple):
    """One thing asked. The first question of the file is where the walk starts."""

    id: str
    ask: str
    why: str
    find_out: str
    """How to find out when nobody knows."""
    topic: str
    """Two to five words for the path and the tree."""
    answers: tuple[AnswerOption, ...]
    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Stage(typing.NamedTuple):
    """A step of a staged plan."""

    role: str
    weeks: int
    work: str
    exit_test: str = ""
    """What must be measured before the next stage begins."""


class Outcome(typing.NamedTuple):
    """Where the walk ends. One that recommends a single role bears that role's id."""

    id: str
    roles: tuple[str, ...]
    headline: str
    advice: str
    runner_up: str
    """Id of the outcome that comes second."""
    runner_up_because: str
    """What speaks for the runner-up."""
    next_steps: tuple[str, ...]
    plan: tuple[Stage, ...] = ()
    cautions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Slider(typing.NamedTuple):
    """The range of one number in the budget."""

    minimum: Decimal
    maximum: Decimal
    step: Decimal
    coarse: Decimal
    default: Decimal
    unit: str


class Overhead(typing.NamedTuple):
    """A cost that comes on top of a rate."""

    id: str
    label: str
    note: str
    source: str


class BudgetTable(typing.NamedTuple):
    """The sliders, and what the rates leave out."""

    people: Slider
    hours: Slider
    weeks: Slider
    role: str
    """The role a budget starts with before anything is decided."""
    overheads: tuple[Overhead, ...] = ()


class Faq(typing.NamedTuple):
    """A question people ask, answered."""

    id: str
    ask: str
    answer: str
    sources: tuple[str, ...] = ()


class Term(typing.NamedTuple):
    """A word that a founder without AI background may not know."""

    id: str
    term: str
    meaning: str


class Conflict(typing.NamedTuple):
    """Sources that disagree; both are kept."""

    id: str
    about: str
    says: tuple[str, ...]
    sources: tuple[str, ...]
    reading: str
    """What a careful reader does with the disagreement."""


class Example(typing.NamedTuple):
    """A case with its answers and where they must lead: a test that travels with the data."""

    id: str
    brief: str
    answers: dict[str, str]
    outcome: str


class Dataset(typing.NamedTuple):
    """A whole dataset, checked."""

    format: int
    about: About
    sources: tuple[Source, ...]
    roles: tuple[Role, ...]
    factors: tuple[Factor, ...]
    channels: tuple[Channel, ...]
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    budget: BudgetTable
    rates: tuple[RateEntry, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    faq: tuple[Faq, ...] = ()
    glossary: tuple[Term, ...] = ()
    examples: tuple[Example, ...] = ()
