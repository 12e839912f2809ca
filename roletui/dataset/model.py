"""The dataset as frozen, typed values: format 1.

Every entry of a table is a ``NamedTuple``: the annotations say what the TOML file may hold, and
:mod:`roletui.dataset.reading.decode` checks the file against them. They stay texts until
:func:`roletui.dataset.limits.hints_of` is asked for them. A field without a default must be given.

Money in the file is written in major units (``25`` or ``27.50``) and kept as exact ``Decimal``.
Dates are text, because a source often prints only a year (``2026``, ``2026-06``, ``2026-06-09``) or
no date at all (``not stated``).
"""

from __future__ import annotations

import typing
from datetime import date
from decimal import Decimal

from roletui.dataset.bills import NO_BILLS, Bills
from roletui.text.tuples import NamedTuple

if typing.TYPE_CHECKING:
    from roletui.dataset.limits import (
        ADDRESS,
        ID,
        NEEDED,
        NOT_IN_FILES,
        OUTCOMES,
        TABLE,
        Advice,
        Chance,
        Conditions,
        Currency,
        Id,
        Key,
        Limit,
        Name,
        NotNegative,
        Positive,
        PositiveInt,
        Reasons,
        Short,
        StatedDate,
    )
    from roletui.dataset.overhead_kinds import OverheadKind

FORMAT = 1
"""The dataset format this program reads."""

Grade = typing.Literal["A", "B", "C"]
RoleKind = typing.Literal["hire", "no-hire", "other"]
FactorKind = typing.Literal["text", "list", "rating", "money"]
Basis = typing.Literal["quoted", "asked", "posted", "advertised", "wage", "loaded"]
RateUnit = typing.Literal["hour", "day", "month", "year", "project"]
BoundIs = typing.Literal["quartile", "decile", "extreme", "bracket", "ceiling", "guess"]
"""What an end of a range is: see :attr:`RateEntry.low_is`."""
Scope = typing.Literal["person", "contract"]
RoleField = typing.Literal[
    "one_line", "summary", "typical_work", "stack", "deliverable", "hire_when", "pros", "cons",
    "first_90_days", "stays_with_you",
]  # fmt: skip
Period = typing.Literal["hour", "month"]
Better = typing.Literal["less", "more"]
HoursBasis = typing.Literal["paid", "worked"]


class About(NamedTuple):
    """What the dataset decides, for whom, and how far it can be trusted."""

    id: Id
    """Name of the dataset in records."""
    title: Name
    """The question that is decided, as a question."""
    decides: str
    """What is decided, in a sentence."""
    audience: str
    """For whom."""
    out_of_scope: str
    """What it does not decide."""
    version: str
    """Raise it with every change, so that old records can tell which they were made from."""
    review_by: date
    """After this day the figures are called stale."""
    update_policy: str
    """Who reads the figures again, and when."""
    currency: Currency
    """ISO 4217 code in which costs are added up."""
    disclosure: str
    """Who profits from which answer."""
    caution: str = ""
    """What the whole comparison rests on, said once."""
    task_example: str = ""
    """A name of a task, such as “Hedges and lawn”, shown where one is asked for."""


class Source(NamedTuple):
    """Where a figure or a claim comes from."""

    id: Id
    title: Name
    """What the page, list or person is called."""
    publisher: str
    """Who stands behind it."""
    interest: str
    """What the publisher gains if the reader believes it."""
    published: StatedDate
    """When it says it was published: 2026, 2026-06 or 2026-06-09; else “not stated”."""
    checked: StatedDate
    """When it was last read by you, written in the same way."""
    grade: Grade
    """A: the primary text was read. B: second hand. C: one party's claim."""
    url: typing.Annotated[str, Limit(pattern=ADDRESS)] = ""
    """Where to read it, beginning with https:// or http://."""
    note: str = ""
    review_by: date | None = None
    """After this day its figures are called stale, where that is before the dataset's own day."""
    earns: bool | None = None
    """Whether it earns by this decision: sells, places, refers or lists whoever is hired."""


class JobPost(NamedTuple):
    """What to write when the role is advertised; each user fills in who they are."""

    title: str
    """The title to put over it: the work, not a fashion."""
    about: str
    """Two or three sentences on what the person will be there for."""
    tasks: tuple[str, ...]
    """What the person will do."""
    must: tuple[str, ...]
    """What applicants must bring."""
    not_asked: tuple[str, ...] = ()
    """What is not asked for, so that the right people are not put off."""
    apply_with: str = ""
    """What to send in, so that work can be judged and not words."""


class Screening(NamedTuple):
    """A question for a first talk."""

    ask: str
    """The question."""
    good: str
    """What a good answer shows."""


class Role(NamedTuple):
    """Somebody who could be hired, or a way to do without."""

    id: Id
    name: Name
    """Its full name."""
    short: typing.Annotated[Name, Advice(characters=16)]
    """At most 16 characters, for a column head."""
    kind: RoleKind
    """hire: somebody is paid for it. no-hire: nobody is. other: neither, such as your own staff."""
    one_line: str
    """The difference to the others, in one line."""
    summary: str
    """What it is, in two or three sentences."""
    typical_work: tuple[str, ...]
    """Examples of what it does."""
    deliverable: str
    """What you hold in the end."""
    hire_when: str
    """When it is the right one, as half a sentence."""
    pros: Reasons
    """What speaks for it: at least two, and as many as the other roles have."""
    cons: Reasons
    """What speaks against it: at least two, and as many as the other roles have."""
    first_90_days: tuple[str, ...]
    """The first steps, in order."""
    stays_with_you: tuple[str, ...]
    """What the team must still do itself."""
    sources: tuple[str, ...]
    stack: tuple[str, ...] = ()
    """Tools it works with."""
    tier: str = ""
    """Its rung, where the roles form a ladder."""
    unpriced: str = ""
    """Why there is no rate for it, where a role to hire has none and others have."""
    job_post: JobPost | None = None
    """How to advertise it; none where nobody is looked for."""
    screening: tuple[Screening, ...] = ()
    """What to ask whoever might do it."""
    first_30_days: tuple[str, ...] = ()
    """What to have done, and in whose hands, after a month."""
    cost_note: str = ""
    """A few words that its cost is never without, such as that these salaries are paid already."""


class CellText(NamedTuple):
    """What one role has to say under one factor."""

    role: str
    text: str = ""
    """What stands in the cell."""
    short: typing.Annotated[str, Advice(characters=15)] = ""
    """The same in at most 15 characters, for a cell of one line; else as much as fits there."""
    items: tuple[str, ...] = ()
    """For a list: what stands in the cell, one text a line."""
    level: typing.Annotated[int, Limit(least=1)] | None = None
    """For a rating: its place among the factor's levels, the first being 1."""
    sources: tuple[str, ...] = ()
    note: str = ""


class Factor(NamedTuple):
    """A row of the comparison."""

    id: Key
    label: Name
    """What stands at the head of the row."""
    kind: FactorKind
    """text or list: words. rating: a place on a scale. money: rates from ``rates``."""
    why: str
    """Why it matters to the reader."""
    short: typing.Annotated[str, Advice(characters=13)] = ""
    """The label in at most 13 characters, for the head of a row; else as much as fits there."""
    group: str = ""
    """What stands over this row and those after it of the same group, such as what decides."""
    field: RoleField | None = None
    """The role's own field this row shows; then a cell holds nothing but its short form."""
    channel: str = ""
    """For money: the channel whose rates are shown; then there are no cells."""
    per: Period = "hour"
    """For money: a rate an hour, or full-time work a month."""
    levels: tuple[str, ...] = ()
    """For a rating: the words of its scale, from least to most."""
    better: Better | None = None
    """For a rating or money: the end that speaks for a role, where readers weigh the factor."""
    cells: tuple[CellText, ...] = ()
    """What each role has to say; a role without a cell shows as “not stated”."""


class Load(NamedTuple):
    """What an employer pays for one unit of wage."""

    salary: Positive
    """Times the salary of a year: what that year costs."""
    because: str
    """Why the two differ."""
    hour: Positive | None = None
    """Times the wage of an hour: what an hour that is worked costs. Empty where nobody states it:
    then it follows from the salary and the hours of a year."""


class Lead(NamedTuple):
    """The weeks from the contract until somebody can start."""

    low: NotNegative
    """The least."""
    high: NotNegative
    """The most."""
    because: str
    """What the weeks are, and who states them."""


class Channel(NamedTuple):
    """A way to hire."""

    id: Id
    name: Name
    """What it is called."""
    summary: str
    """How one hires this way, in a sentence."""
    hours_per_year: PositiveInt
    """Full-time hours by its convention: 1920 is 160 a month, 2080 is 173⅓."""
    hours_basis: HoursBasis
    """Whether a rate is for an hour that is paid, or for one that is worked: then the price of an
    hour has paid leave in it, and of 2,080 paid hours a year so many are worked."""
    minimum: str = ""
    """The least that is sold this way."""
    fees: str = ""
    """What is charged on top of the rate."""
    terms: str = ""
    """Notice, replacement, payment and the like."""
    sources: tuple[str, ...] = ()
    load: Load | None = None
    """For employees: from a wage to what it costs."""
    lead: Lead | None = None
    """How long it takes until somebody hired this way can start."""


class RateEntry(NamedTuple):
    """A price for a role's work through one channel, as one source states it."""

    id: Id
    role: str
    channel: str
    """Id of the channel through which that price is paid."""
    region: str
    """Where the price holds."""
    basis: Basis
    """Quoted by a seller, asked by workers, posted by clients, advertised by employers; or a wage,
    bare or loaded."""
    unit: RateUnit
    """What is paid for; budgets use rates an hour, and an employee's salary a year."""
    currency: Currency
    """ISO 4217 code such as USD; budgets use rates in the currency of ``about``."""
    source: str
    """Id of the source that states it."""
    low: NotNegative | None = None
    """The lower end of the range; given together with ``high``."""
    likely: NotNegative | None = None
    """The middle, or the only figure that is stated."""
    high: NotNegative | None = None
    """The upper end of the range; given together with ``low``."""
    date: typing.Annotated[str, Limit(date="given or empty")] = ""
    """When the figure was published, where the source as a whole has another date."""
    note: str = ""
    grade: Grade | None = None
    """Where the figure deserves another grade than its source."""
    proxy: str = ""
    """The occupation that was measured, where it is not the role itself."""
    wage: str = ""
    """For a loaded rate: id of the wage it was made from, times the load of its channel."""
    low_is: BoundIs | None = None
    """What the lower end is. quartile: a quarter of all lies below it. decile: a tenth. extreme:
    nothing. bracket: one of the bounds between which every figure is as likely. guess: somebody's
    own, which is counted as a decile; so is an end of which nothing is said."""
    high_is: BoundIs | None = None
    """What the upper end is, in the same way; ceiling: the most it can be, which is planned."""
    p10: NotNegative | None = None
    """What a tenth of all lies below, where that is stated beside a nearer lower end."""
    p90: NotNegative | None = None
    """What a tenth of all lies above, where that is stated beside a nearer upper end."""


When = dict[str, tuple[str, ...]]
"""For the id of each earlier question the ids of the answers of which one must have been given."""
WHATEVER: When = {}
"""The condition that always holds."""


class Route(NamedTuple):
    """Where an answer leads, and after which earlier answers."""

    to: str
    """Id of the question or the outcome it leads to."""
    when: Conditions = WHATEVER
    """The earlier answers it needs; empty for no condition, as in the last route of a list."""
    close_to: str = ""
    """Id of the outcome that a fair expert would name as well; only of a route to an outcome."""


class Usual(NamedTuple):
    """Why an answer is the usual one, and after which earlier answers it is."""

    because: str = ""
    """The reason, as a sentence: with a source, or the words “our estimate”."""
    when: Conditions = WHATEVER
    """The earlier answers it needs; empty where it holds for whatever was said before."""
    source: str = ""
    """Id of the source that states it."""


class AnswerOption(NamedTuple):
    """One answer; leads to a question (``goto``) or to an ``outcome``, never both."""

    id: typing.Annotated[str, Limit(pattern=ID, unsure=False), Advice(characters=32)]
    label: Name
    """What the reader chooses."""
    because: str
    """The reason this answer gives for what follows, as a sentence."""
    means: str = ""
    """An example or an explanation under the answer."""
    short: typing.Annotated[str, Advice(characters=28)] = ""
    """The label in a few words, for a table or a line that holds no more."""
    goto: typing.Annotated[tuple[Route, ...], Short(str)] = ()
    """Id of the question that comes next; or a list of routes, of which the first that fits holds.
    """
    outcome: typing.Annotated[tuple[Route, ...], Short(str)] = ()
    """Id of the outcome it leads to; or a list of routes, of which the first that fits holds."""
    safe: bool = False
    """The older word for ``usual = true``."""
    usual: typing.Annotated[tuple[Usual, ...], Short(bool)] = ()
    """Whether the walk goes on with this answer while nobody knows: true, or a list with reasons.

    One answer of each question is usual whatever was said before.
    """
    chance: Chance | None = None
    """In how many of 100 cases it is true; given for all answers of a question, or for none."""

    @property
    def brief(self) -> str:
        """The label in a few words, or all of it where the author gives no shorter one."""
        return self.short or self.label

    @property
    def routes(self) -> tuple[Route, ...]:
        """Where it leads: to the first question or outcome whose conditions hold."""
        return self.goto or self.outcome

    @property
    def assumed(self) -> bool:
        """Whether it is usual whatever was said before."""
        return self.safe or any(not usual.when for usual in self.usual)


class Question(NamedTuple):
    """One thing asked. The first question of the file is where the walk starts."""

    id: Key
    ask: typing.Annotated[Name, Advice(words=25)]
    """The question itself, of at most 25 words; {task} stands for the name of the task."""
    why: str
    """Why it is asked."""
    find_out: str
    """How to find out when nobody knows."""
    topic: str
    """Two to five words for the path and the tree."""
    answers: typing.Annotated[tuple[AnswerOption, ...], Limit(fewest=2, most=9)]
    """Two to nine answers, one for each digit key; “not sure” is always there besides."""
    terms: tuple[str, ...] = ()
    """Ids of the glossary terms that need explaining here."""
    sources: tuple[str, ...] = ()
    who: str = ""
    """Who can answer it, where the reader cannot."""
    takes: str = ""
    """How long finding out takes."""
    takes_hours: Positive | None = None
    """The same as a number of hours, where it is worth being paid for: the worth is held against
    so many hours of whoever is recommended."""
    template: typing.Annotated[str, NOT_IN_FILES] = ""
    """The question with its place for the name; empty where it has none."""

    @property
    def who_and_takes(self) -> str:
        """Who can answer it and how long that takes, as far as stated."""
        return ", ".join(filter(None, (self.who, self.takes)))


class Stage(NamedTuple):
    """A step of a staged plan."""

    role: str
    weeks: PositiveInt
    """How long it takes."""
    work: str
    """What is done."""
    exit_test: str = ""
    """What must be measured before the next stage begins."""
    chance: Chance | None = None
    """In how many of 100 plans the stage is needed at all; empty for always."""


class Proposal(NamedTuple):
    """What a plan begins with, and why; whatever is empty stays as the program has it."""

    because: str
    """The reason, as a sentence."""
    when: Conditions = WHATEVER
    """The earlier answers it needs; empty for no condition."""
    channel: str = ""
    """Id of the way to hire."""
    people: Positive | None = None
    """How many people."""
    hours: Positive | None = None
    """How many hours a week each works."""
    weeks: Positive | None = None
    """For how many weeks."""
    source: str = ""
    """Id of the source that states it."""


class Outcome(NamedTuple):
    """Where the walk ends. One that recommends a single role bears that role's id."""

    id: Id
    roles: typing.Annotated[tuple[str, ...], Limit(fewest=1)]
    """Ids of the roles it recommends: one, or several for a mix."""
    headline: Name
    """The recommendation in a few words, such as “Hire a gardener”."""
    advice: str
    """What to do and why, in a few sentences."""
    runner_up: str
    """Id of the outcome that comes second."""
    runner_up_because: str
    """What speaks for the runner-up."""
    next_steps: tuple[str, ...]
    """What to do on Monday, in order."""
    plan: tuple[Stage, ...] = ()
    """Stages, where one role follows on another."""
    cautions: tuple[str, ...] = ()
    """What may go wrong all the same."""
    proposals: tuple[Proposal, ...] = ()
    """With what its plan begins: the first whose conditions hold."""
    sources: tuple[str, ...] = ()
    short: str = ""
    """What it is called among outcomes, where the names of its roles do not tell it apart."""


class Slider(NamedTuple):
    """The range of one number in the budget."""

    minimum: NotNegative
    """The lowest number."""
    maximum: NotNegative
    """The highest number."""
    step: Positive
    """What an arrow key adds."""
    coarse: Positive
    """What an arrow key adds together with Shift."""
    default: NotNegative
    """Where the slider stands at first."""
    unit: str
    """What stands behind the number, such as h; may be empty."""


class Overhead(NamedTuple):
    """A cost that comes on top of a rate, or words about one.

    With a ``kind`` it can be counted; where no figure is stated, the user may set one.
    """

    id: Key
    label: str
    """What the cost is called."""
    note: str
    """How much it is, or how to find out."""
    source: str = ""
    """Id of the source that states it, or says that it is left out; empty where none does."""
    kind: OverheadKind | None = None
    low: NotNegative | None = None
    """The lower end of the range; given together with ``high``."""
    likely: NotNegative | None = None
    """The middle, or the only figure that is stated."""
    high: NotNegative | None = None
    """The upper end of the range; given together with ``low``."""
    paid_to: tuple[str, ...] = ()
    """Ids of the sources whose rates it comes with; empty for all."""
    channels: tuple[str, ...] = ()
    """Ids of the channels it comes with; empty for all."""
    rate: str = ""
    """For hours: id of the rate that they cost."""
    off: bool = False
    """Whether it is counted only when the user switches it on."""
    roles: tuple[str, ...] = ()
    """Ids of the roles it comes with; empty for all."""
    scope: Scope | None = None
    """For least-hours: whether each person buys them, or one contract, which is all that a plan
    buys at one rate. Empty where the source does not say: then each person does."""
    low_is: BoundIs | None = None
    """What the lower end is, as for a rate."""
    high_is: BoundIs | None = None
    """What the upper end is, as for a rate."""
    chance: Chance | None = None
    """In how many of 100 plans it happens; empty for always."""
    stays: bool = False
    """Whether it is still paid after the last week."""
    bills: typing.Annotated[Bills, NOT_IN_FILES] = NO_BILLS
    """The user's bills that make up its figure exactly; ``likely`` is their sum, rounded."""

    @property
    def counted(self) -> bool:
        """Whether it is counted: it has a figure and is not switched off."""
        stated = self.likely is not None or self.high is not None
        return self.kind is not None and stated and not self.off

    def goes_with(self, source: str, channel: str, role: str) -> bool:
        """Tell whether it comes with a rate of a source for a role through a channel."""
        return (
            (not self.paid_to or source in self.paid_to)
            and (not self.channels or channel in self.channels)
            and (not self.roles or role in self.roles)
        )


class Exchange(NamedTuple):
    """What one unit of the dataset's currency is in another, on a day."""

    currency: Currency
    """ISO 4217 code of the other currency."""
    per: Positive
    """So many units of it for one of the dataset's."""
    date: typing.Annotated[str, Limit(date="given")]
    """The day it held: 2026, 2026-06 or 2026-06-09."""
    source: str
    """Id of the source that states it."""


class OutsideView(NamedTuple):
    """By how much others' plans of this class took longer than planned."""

    label: str
    """What class of plans that is."""
    source: str
    """Id of the source that states it."""
    likely: NotNegative
    """Per cent of the planned work, the middle."""
    high: NotNegative
    """The upper end."""
    low: NotNegative = Decimal(0)
    """The lower end."""
    low_is: BoundIs | None = None
    """What the lower end is, as for a rate."""
    high_is: BoundIs | None = None
    """What the upper end is, as for a rate."""
    note: str = ""


class BudgetTable(NamedTuple):
    """The sliders, and what the rates leave out."""

    people: Slider
    """How many people work."""
    hours: Slider
    """Hours of each person a week."""
    weeks: Slider
    """For how many weeks."""
    role: str
    """The role a budget starts with before anything is decided."""
    overheads: tuple[Overhead, ...] = ()
    """Costs that no rate includes."""
    exchange: tuple[Exchange, ...] = ()
    """Other currencies in which costs can be shown."""
    outside_view: OutsideView | None = None
    """How plans like these turned out elsewhere; counted only when the user asks for it."""


class Faq(NamedTuple):
    """A question people ask, answered."""

    id: Id
    ask: str
    """The question."""
    answer: str
    """The answer."""
    sources: tuple[str, ...] = ()


class Term(NamedTuple):
    """A word that not every reader may know."""

    id: Id
    term: Name
    """The word as it is shown."""
    meaning: str
    """What it means, in plain words."""


class Conflict(NamedTuple):
    """Sources that disagree; both are kept."""

    id: Id
    about: str
    """What they disagree about."""
    says: tuple[str, ...]
    """What each of them says."""
    sources: tuple[str, ...]
    reading: str
    """What a careful reader does with the disagreement."""
    factors: tuple[str, ...] = ()
    """Ids of the factors it concerns: it is shown with their cells."""
    roles: tuple[str, ...] = ()
    """Ids of the roles it concerns there; empty for all of them."""


class Example(NamedTuple):
    """A case with its answers and where they must lead: a test that travels with the data."""

    id: Id
    brief: str
    """The case in the words of somebody who asks."""
    answers: dict[Id, str]
    """The id of an answer, or “unsure”, for the id of each question that is asked."""
    outcome: str
    """Id of the outcome those answers must lead to."""
    close_to: str = ""
    """Id of the outcome that is as defensible, where the two must be called close."""


class Words(NamedTuple):
    """What things are called in this dataset."""

    task: Name = "this work"
    """What a question says for {task} as long as the task has no name."""


class Tables(NamedTuple):
    """A whole dataset, checked."""

    format: typing.Annotated[int, Limit(exactly=FORMAT)]
    """The number of this format."""
    about: About
    """What is decided."""
    roles: typing.Annotated[tuple[Role, ...], NEEDED]
    """What there is to choose from."""
    questions: typing.Annotated[tuple[Question, ...], NEEDED]
    """What is asked; the first one is where everybody begins."""
    outcomes: typing.Annotated[tuple[Outcome, ...], OUTCOMES]
    """Every recommendation that can come out."""
    budget: BudgetTable
    """How costs are planned."""
    sources: typing.Annotated[tuple[Source, ...], TABLE] = ()
    """Everything the figures and claims rest on."""
    factors: typing.Annotated[tuple[Factor, ...], TABLE] = ()
    """The rows of the comparison, in order."""
    channels: typing.Annotated[tuple[Channel, ...], TABLE] = ()
    """The ways to hire."""
    rates: typing.Annotated[tuple[RateEntry, ...], TABLE] = ()
    """Prices, each as one source states it."""
    conflicts: typing.Annotated[tuple[Conflict, ...], TABLE] = ()
    """Where sources disagree."""
    faq: typing.Annotated[tuple[Faq, ...], TABLE] = ()
    """Questions people ask."""
    glossary: typing.Annotated[tuple[Term, ...], TABLE] = ()
    """Words to explain."""
    examples: typing.Annotated[tuple[Example, ...], TABLE] = ()
    """Cases to test the questions with."""
    words: Words = Words()
    """What things are called."""
