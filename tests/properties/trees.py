"""Random valid datasets, answers and plans: what every property is tried on."""

import typing
from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType

from helpers import small
from hypothesis import strategies as st

from roletui.cost.drafts import Bounds, Draft, Switch
from roletui.cost.lines import PlanLine
from roletui.cost.provenance import own_step
from roletui.cost.settings import Choice, CostSettings, Display
from roletui.dataset.bills import NO_BILLS, Bills, MachineHours, ModelCalls
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import (
    AnswerOption,
    Outcome,
    Overhead,
    Question,
    RateEntry,
    Route,
    Usual,
)
from roletui.dataset.overhead_kinds import OverheadKind, is_minimum
from roletui.dataset.question_order import UNSURE
from roletui.tree.walk import ALSO, Tree

BASE = small().dataset
"""Everything that is not random: roles, factors, sources, sliders."""

CURRENCIES = ("USD", "EUR", "GBP", "JPY", "KWD", "CHF")

text = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n"), max_size=40
) | st.text("ab 1\n-+=*_`~#|\\<>[]()&!.:@'\"$", max_size=20)
"""What an author may write: anything but control characters, and often what Markdown obeys."""


@st.composite
def datasets(draw: st.DrawFn, most: int = 6, *, conditions: bool = True) -> Dataset:
    """Draw a dataset: a tree whose branches meet again, 2 to 8 answers, 2 to 6 outcomes.

    With ``conditions`` some routes, and what is usual, depend on earlier answers; some of them
    never hold.
    """
    names = [f"q{nr}" for nr in range(draw(st.integers(1, most)))]
    ends = [f"o{nr}" for nr in range(draw(st.integers(2, 6)))]
    targets: dict[str, list[str]] = {name: [] for name in names}
    for nr, name in enumerate(names[1:]):
        targets[draw(st.sampled_from(names[: nr + 1]))].append(name)
    for nr, leads in enumerate(targets.values()):
        fewest = max(0, 2 - len(leads))
        deeper = st.sampled_from([*names[nr + 1 :], *ends])
        alike = st.sampled_from([[lead] * fewest for lead in leads or ends])
        leads += draw(st.lists(deeper, min_size=fewest, max_size=max(fewest, 3)) | alike)
    if len({lead for leads in targets.values() for lead in leads}.intersection(ends)) < 2:
        targets[names[-1]][:2] = ends[:2]
    order = draw(st.permutations(names[1:]))
    reached = {lead for leads in targets.values() for lead in leads}
    used = draw(st.permutations([name for name in ends if name in reached]))
    questions = {name: draw(_question(name, targets[name])) for name in names}
    if conditions:
        questions = draw(_conditional(questions))
    return BASE._replace(
        questions=tuple(questions[name] for name in ["q0", *order]),
        outcomes=tuple(_outcome(name, used) for name in used),
        examples=(),
    )


@st.composite
def _conditional(draw: st.DrawFn, questions: dict[str, Question]) -> dict[str, Question]:
    """Draw routes by earlier answers, to what other answers of the dataset lead to already."""
    names = [*questions]
    ends = sorted({r.to for q in questions.values() for a in q.answers for r in a.outcome})

    def when(nr: int) -> dict[str, tuple[str, ...]]:
        found = {}
        for name in draw(st.lists(st.sampled_from(names[:nr]), min_size=1, max_size=2)):
            ids = [answer.id for answer in questions[name].answers]
            found[name] = tuple(draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)))
        return found

    found = dict(questions)
    for nr, name in enumerate(names):
        answers = []
        for answer in questions[name].answers:
            targets = names[nr + 1 :] if answer.goto else ends
            if nr and draw(st.integers(0, 2)) == 0:
                more = [
                    Route(draw(st.sampled_from(targets)), when(nr))
                    for _ in range(draw(st.integers(1, 2)))
                ]
                key = "goto" if answer.goto else "outcome"
                answer = answer._replace(**{key: (*more, *answer.routes)})
            if nr and draw(st.integers(0, 4)) == 0:
                answer = answer._replace(usual=(Usual("It is usual; our estimate.", when(nr)),))
            answers.append(answer)
        found[name] = questions[name]._replace(answers=tuple(answers))
    return found


@st.composite
def _question(draw: st.DrawFn, name: str, targets: list[str]) -> Question:
    safe = draw(st.integers(0, len(targets) - 1))
    answers = tuple(
        AnswerOption(
            id=f"a{nr}",
            label=f"Answer {nr} to {name}",
            because=f"Because of answer {nr} to {name}.",
            goto=(Route(target),) if target.startswith("q") else (),
            outcome=(Route(target),) if target.startswith("o") else (),
            safe=nr == safe,
        )
        for nr, target in enumerate(targets)
    )
    terms = tuple(term.id for term in BASE.glossary) if name == "q0" else ()
    return Question(
        name, f"Ask {name}?", "Why.", f"Find out {name}.", f"Topic {name}", answers, terms
    )


def _outcome(name: str, names: list[str]) -> Outcome:
    second = names[names.index(name) - 1]
    return Outcome(
        name,
        _roles(name, names),
        f"Choose {name}",
        f"Do {name}.",
        second,
        "It is near.",
        ("Begin",),
    )


def _roles(name: str, names: list[str]) -> tuple[str, ...]:
    """Return one role for an outcome; the first one takes those that no outcome names too."""
    by_outcome = {each: BASE.roles[int(each[1:]) % len(BASE.roles)].id for each in names}
    rest = [role.id for role in BASE.roles if role.id not in by_outcome.values()]
    return (by_outcome[name], *(rest if name == names[0] else ()))


def answers(
    dataset: Dataset, *, unsure: bool = True, two: bool = False
) -> st.SearchStrategy[dict[str, str]]:
    """Answer some of the questions of a dataset, on the path or off it; some with two answers."""
    more = [UNSURE, UNSURE, ""] if unsure else [""]

    def choices_of(question: Question) -> list[str]:
        ids = [answer.id for answer in question.answers]
        both = [f"{a}{ALSO}{b}" for a in ids[:3] for b in ids[:3] if a != b] if two else []
        return [*ids, *both, *more]

    choices = {q.id: st.sampled_from(choices_of(q)) for q in dataset.questions}
    return st.fixed_dictionaries(choices).map(
        lambda given: {name: choice for name, choice in given.items() if choice}
    )


class Answered:
    """A tree with answers to some of its questions; its ``repr`` fits on a screen."""

    def __init__(self, dataset: Dataset, answers: dict[str, str]) -> None:
        self.dataset = dataset
        self.tree = Tree(dataset)
        self.answers = answers
        self.walk = self.tree.walk(answers)

    def __repr__(self) -> str:
        ways = {
            question.id: {
                a.id: (" | ".join(f"{dict(r.when)}: {r.to}" if r.when else r.to for r in a.routes))
                + "*" * a.safe
                + "".join(f" (usual if {dict(u.when)})" for u in a.usual)
                for a in question.answers
            }
            for question in self.dataset.questions
        }
        return f"Answered({ways}, answers={self.answers})"


@st.composite
def cases(
    draw: st.DrawFn, *, unsure: bool = True, answered: bool = True, two: bool = False
) -> Answered:
    """Draw a tree with answers, of which some may be *not sure* or two, or with none."""
    dataset = draw(datasets())
    return Answered(dataset, draw(answers(dataset, unsure=unsure, two=two)) if answered else {})


Given = dict[str, str]


def branches(tree: Tree, name: str, answers: Given, *, both: bool = False) -> list[AnswerOption]:
    """Return the answers followed from a question: the one given, of two ``both``; else all."""
    by_id = {answer.id: answer for answer in tree.question(name).answers}
    said = answers.get(name, "").split(ALSO)
    chosen = [by_id[each] for each in said if each in by_id]
    return (chosen if both else chosen[:1]) or [*by_id.values()]


def end_of(answer: AnswerOption, way: Given) -> str:
    """Return what an answer leads to after some others, its own included, by trying each route."""
    for route in answer.routes:
        if all(way.get(question) in said for question, said in route.when.items()):
            return route.to
    raise AssertionError


def drafts() -> st.SearchStrategy[Draft]:
    """Draw a line of a plan whose parts need not fit together, nor the dataset."""
    role, channel, rate = (
        st.sampled_from(["", "unknown", *(entry.id for entry in table)])
        for table in (BASE.roles, BASE.channels, BASE.rates)
    )
    size = st.none() | st.decimals(-100, 100, places=2)
    own_rate = st.none() | st.decimals(-100, 10**8, places=4)
    currency = st.sampled_from([None, "EUR", "USD"])
    bounds = st.none() | st.builds(
        Bounds, st.decimals(-9, 60, places=2), st.decimals(0, 200, places=2)
    )
    overheads = st.sampled_from(["unknown", *(entry.id for entry in BASE.budget.overheads)])
    switched = st.lists(st.builds(Switch, overheads, st.booleans()), max_size=3).map(tuple)
    drawn = st.builds(
        Draft, role, channel, rate, size, size, size, own_rate, currency, size,
        st.booleans(), bounds, bounds, switched, size,
    )  # fmt: skip
    # Whether an own rate is a salary is said of none that is not given.
    return drawn.map(lambda it: it._replace(salary=it.salary and it.own_rate is not None))


chances = st.none() | st.sampled_from([Decimal(20), Decimal(70), Decimal(100)])
"""In how many of 100 plans something happens, if not always."""
figures = st.decimals(0, 10_000, places=3, allow_nan=False, allow_infinity=False)


@st.composite
def _rate(draw: st.DrawFn, role: str, channel: str, currency: str) -> RateEntry:
    low, likely, high = sorted(draw(st.tuples(figures, figures, figures)))
    given = draw(st.sampled_from([(low, likely, high), (None, likely, None), (low, None, high)]))
    name, region, source = f"{role}-{channel}", "Anywhere", BASE.sources[0].id
    return RateEntry(name, role, channel, region, "quoted", "hour", currency, source, *given)


@st.composite
def priced(draw: st.DrawFn) -> Dataset:
    """Draw a dataset in any currency with random rates; the last role has none."""
    currency = draw(st.sampled_from(CURRENCIES))
    rates = tuple(
        draw(_rate(role.id, channel.id, currency))
        for role in BASE.roles[:-1]
        for channel in BASE.channels
    )
    budget = BASE.budget._replace(overheads=tuple(draw(overheads(rates))))
    return BASE._replace(about=BASE.about._replace(currency=currency), rates=rates, budget=budget)


def overheads(rates: Sequence[RateEntry]) -> st.SearchStrategy[list[Overhead]]:
    """Draw what comes on top of some rates: of any kind, with a range, a figure, or neither."""
    return st.lists(_overhead(rates), max_size=4).map(
        lambda found: [entry._replace(id=f"extra-{nr}") for nr, entry in enumerate(found)]
    )


@st.composite
def _overhead(draw: st.DrawFn, rates: Sequence[RateEntry]) -> Overhead:
    kind = draw(st.none() | st.sampled_from(typing.get_args(OverheadKind)))
    low, likely, high = sorted(draw(st.tuples(*[st.decimals(0, 100, places=2)] * 3)))
    shapes = [(low, likely, high), (None, likely, None), (low, None, high), (None, None, None)]
    given = draw(st.sampled_from(shapes[1:2] if is_minimum(kind) else shapes))
    whose = st.lists(st.sampled_from([channel.id for channel in BASE.channels]), max_size=1)
    if kind == "load":
        given = shapes[3]
    return Overhead(
        "",
        f"On top by {kind}",
        "As it is.",
        BASE.sources[0].id,
        kind,
        *(given if kind else shapes[3]),
        channels=tuple(draw(whose)),
        rate=draw(st.sampled_from(rates)).id if kind == "hours" else "",
        off=draw(st.booleans()) if kind else False,
        scope=draw(st.sampled_from([None, "person", "contract"]))
        if kind == "least-hours"
        else None,
        chance=None if kind is None or is_minimum(kind) else draw(chances),
    )


def terms(dataset: Dataset) -> st.SearchStrategy[CostSettings]:
    """Draw how somebody counts, whether or not the dataset knows such overheads."""
    names = st.sampled_from(["unknown", *(entry.id for entry in dataset.budget.overheads)])
    amounts = st.none() | st.decimals(-5, 10_000, places=4)
    one = st.builds(Choice, st.booleans(), amounts, st.none(), st.just(NO_BILLS))
    # Where there are bills, the amount is their sum, and none of its own is kept.
    one |= st.builds(Choice, st.booleans(), st.none(), st.none(), bills())
    choices = st.dictionaries(names, one, max_size=3)
    display = st.builds(
        Display,
        st.sampled_from([*CURRENCIES, "?", "ЕВР"]),
        st.none() | st.decimals("0.000001", 1000, places=8),
    )
    return st.builds(CostSettings, choices.map(MappingProxyType), st.none() | display)


def bills() -> st.SearchStrategy[Bills]:
    """Draw bills that an overhead can have: together they stay below a million a month."""
    label = st.sampled_from(["", "chat", "GPU = 4 × “A”", "`|*<b>", '"\\'])

    def number(most: int, places: int) -> st.SearchStrategy[Decimal]:
        return st.decimals(0, most, places=places, allow_nan=False, allow_infinity=False)

    tokens, price = number(10_000, 0), number(9, 6)
    calls = number(1000, 2).filter(bool)
    model = st.builds(ModelCalls, calls, tokens, tokens, price, price, label)
    machine = st.builds(MachineHours, calls, price, label)
    models, machines = (st.lists(kind, max_size=2).map(tuple) for kind in (model, machine))
    return st.builds(Bills, models, machines)


def _around(size: Decimal, most: int) -> st.SearchStrategy[Bounds | None]:
    """Draw a range around a size, or none."""
    ends = st.builds(Bounds, _between(Decimal(0), size), _between(size, Decimal(most)))
    return st.none() | ends.filter(lambda found: found.low < found.high)


def _between(low: Decimal, high: Decimal) -> st.SearchStrategy[Decimal]:
    return st.decimals(low, high, places=2, allow_nan=False, allow_infinity=False)


def _size(most: int) -> st.SearchStrategy[Decimal]:
    return st.decimals("0.01", most, places=2, allow_nan=False, allow_infinity=False)


@st.composite
def plan_line(draw: st.DrawFn, dataset: Dataset) -> PlanLine:
    """Draw somebody's work, with sizes of up to two decimals: at a rate of the dataset or an own.

    The last role, which has no rate, is hired through no channel.
    """
    rates = [rate for role in dataset.roles for rate in dataset.rates_of(role.id)]
    sizes = (draw(_size(5)), draw(_size(60)), draw(_size(10)))
    more: dict[str, typing.Any] = {
        "start": Decimal(draw(st.integers(1, 9))),
        "follows": draw(st.booleans()),
        "chance": draw(chances),
        "hours_range": draw(_around(sizes[1], 60)),
        "weeks_range": draw(_around(sizes[2], 10)),
    }
    minor_units = draw(st.none() | st.integers(0, 10**7))
    if minor_units is None:
        rate = draw(st.sampled_from(rates))
        return PlanLine(rate.role, rate.channel, *sizes)._replace(**more)
    own_rate = minor_units * own_step(dataset.about.currency)
    places = [*((rate.role, rate.channel) for rate in rates), (dataset.roles[-1].id, "")]
    return PlanLine(*draw(st.sampled_from(places)), *sizes, own_rate=own_rate)._replace(**more)


@st.composite
def planned(draw: st.DrawFn) -> tuple[Dataset, list[PlanLine]]:
    """Draw a priced dataset with a plan of one to four lines."""
    dataset = draw(priced())
    return dataset, draw(st.lists(plan_line(dataset), min_size=1, max_size=4))
