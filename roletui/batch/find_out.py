"""What to find out first in rows where several questions are not sure.

The rule is the engine's (:mod:`roletui.case.unknowns`). What hangs on a question follows from the
remainder alone, and what a wrong hire costs from outcomes and size, so each is worked out once.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from roletui.batch.remainder import Chances, Remainders
from roletui.batch.size import Size
from roletui.case.case import Case
from roletui.case.unknowns import (
    Regret,
    hanging,
    likely_total,
    paid_roles,
    rank,
    regret,
    saved_hires,
)
from roletui.cost.lines import PlanLine
from roletui.dataset.model import Question
from roletui.dataset.places import holds
from roletui.state.context import Context
from roletui.text.numbers import rounded
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Answers

MOST = 20_000
"""Maximum number of results of one kind that are remembered."""
Said = tuple[int, ...]
"""The answers that proposals depend on, as far as a row meets their questions."""
Hire = tuple[str, str, int]
"""From whom one hires, who is needed, and how often that is saved, in parts of a common whole."""


class _Unknown(NamedTuple):
    """A question that nobody could answer, and what hangs on it at any size."""

    question: Question
    hires: tuple[Hire, ...]
    whole: int
    """The number of parts that are certain."""
    outcomes: tuple[str, ...]


class _Fork(NamedTuple):
    """What is not known in rows that differ at most in their size."""

    answers: Answers
    """Those of one of these rows."""
    recommended: str
    unknowns: tuple[_Unknown, ...]
    said: Answers
    """What proposals of other outcomes than the recommended one go by."""
    proposals: dict[str, int]
    """By outcome the number of its proposal that holds, as far as it was asked for."""


class FindOut:
    """Tells what to find out first, and remembers all that it has worked out."""

    def __init__(
        self, context: Context, remainders: Remainders, case: Callable[[Answers, Size], Case]
    ) -> None:
        """``case`` makes the case of a row."""
        self._context, self._remainders, self._case = context, remainders, case
        questions = context.dataset.questions
        self._chances = Chances.stated(questions)
        outcomes = context.dataset.outcomes
        read = {name for outcome in outcomes for p in outcome.proposals for name in p.when}
        self.read = [nr for nr, question in enumerate(questions) if question.id in read]
        """The numbers of the questions that proposals depend on."""
        self._found: dict[tuple[int, Said, Size], str] = {}
        self._forks: dict[tuple[int, Said], _Fork] = {}
        self._plans: dict[tuple[str, str, int, Size], int] = {}
        self._numbers: dict[tuple[PlanLine, ...], int] = {}
        self._regrets: dict[tuple[str, int, tuple[str, ...]], Regret] = {}
        self._totals: dict[tuple[str, int], int | None] = {}
        self._roles = {o.id: paid_roles(context.dataset, o) for o in outcomes}

    def tidy(self) -> None:
        """Forget what there is too much of."""
        for known in (self._found, self._forks):
            if len(known) > MOST:
                known.clear()
        # Plans have numbers, by which the others know them.
        if max(len(self._plans), len(self._regrets), len(self._totals)) > MOST:
            self._plans.clear()
            self._numbers.clear()
            self._regrets.clear()
            self._totals.clear()

    def first(
        self,
        left: int,
        passed: frozenset[int],
        codes: Sequence[int],
        size: Size,
        answers: Callable[[], Answers],
    ) -> str:
        """Return the id of the question to find out first in a row with a remainder.

        ``passed`` are the questions on its way, ``codes`` its answers as remainders have them.
        """
        said = tuple(codes[nr] if nr in passed else -1 for nr in self.read)
        key = (left, said, size)
        if key not in self._found:
            if (left, said) not in self._forks:
                self._forks[left, said] = self._fork(left, said, answers())
            fork = self._forks[left, said]
            case = _Made(self._case, fork.answers, size)
            best = min(fork.unknowns, key=lambda each: self._rank(fork, each, case))
            self._found[key] = best.question.id
        return self._found[key]

    def _fork(self, left: int, said: Said, answers: Answers) -> _Fork:
        remainders, tree = self._remainders, self._context.tree
        questions = self._context.dataset.questions
        end = remainders.end(left)
        recommended = end.outcome
        possible = tree.names(remainders.outcomes(left))
        found = []
        for number in remainders.unsure(left):
            question = questions[number]
            then = [remainders.once(left, number, nr) for nr in range(len(question.answers))]
            hires = saved_hires(
                recommended,
                (
                    (part, remainders.end(then[nr]).outcome, partial(self._ends, then[nr]))
                    for nr, part in self._chances.likely[number].items()
                ),
            )
            whole = self._chances.of[number] * self._chances.whole
            outcomes = [tree.names(remainders.outcomes(each)) for each in then]
            found.append(
                _Unknown(
                    question,
                    tuple((*hire, part) for hire, part in hires.items()),
                    whole,
                    hanging(possible, outcomes),
                )
            )
        met = {
            questions[nr].id: questions[nr].answers[code].id
            for nr, code in zip(self.read, said, strict=True)
            if code >= 0
        }
        met |= remainders.assumed(left)
        return _Fork(answers, recommended, tuple(found), met, {recommended: end.proposal})

    def _ends(self, left: int) -> Mapping[str, int]:
        return self._remainders.ends(left, self._chances)

    def _rank(self, fork: _Fork, unknown: _Unknown, case: "_Made") -> tuple[int, int, int]:
        """Return the place of a question among those of a fork, the lowest first."""
        regrets = [self._regret(fork, hired, true, case) for hired, true, _ in unknown.hires]
        parts = zip(unknown.hires, regrets, strict=True)
        amount = rounded(sum(part[2] * entry.amount for part, entry in parts), unknown.whole)
        missing = any(entry.missing for entry in regrets)
        costs = [self._total(fork, outcome, case) for outcome in unknown.outcomes]
        return rank(None if missing else max(0, amount), costs)

    def _regret(self, fork: _Fork, hired: str, true: str, case: "_Made") -> Regret:
        key = (hired, self._lines(fork, hired, case), self._roles[true])
        if key not in self._regrets:
            self._regrets[key] = regret(case.made, hired, true)
        return self._regrets[key]

    def _total(self, fork: _Fork, outcome: str, case: "_Made") -> int | None:
        key = (outcome, self._lines(fork, outcome, case))
        if key not in self._totals:
            self._totals[key] = likely_total(case.made, outcome)
        return self._totals[key]

    def _lines(self, fork: _Fork, outcome: str, case: "_Made") -> int:
        """Return a number for the plan of an outcome, the same for equal plans."""
        if outcome not in fork.proposals:
            proposals = enumerate(self._context.tree.outcomes[outcome].proposals)
            held = (number for number, each in proposals if holds(each.when, fork.said))
            fork.proposals[outcome] = next(held, -1)
        key = (fork.recommended, outcome, fork.proposals[outcome], case.size)
        if key not in self._plans:
            lines = case.made.lines_for(outcome)
            self._plans[key] = self._numbers.setdefault(lines, len(self._numbers))
        return self._plans[key]


class _Made:
    """The case of a row, made only where something is not known yet."""

    def __init__(self, make: Callable[[Answers, Size], Case], answers: Answers, size: Size) -> None:
        self._make, self._answers, self.size = make, answers, size

    @cached_property
    def made(self) -> Case:
        return self._make(self._answers, self.size)
