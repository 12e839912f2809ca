"""The other side of a decision: what speaks for the runner-up, and what that must give up.

Data flow: a case goes in; an :class:`OtherSide` comes out, unless questions are left. Nothing in it
is made up: each claim is an answer that was given, a sentence of the dataset or a figure of it, and
each of them says who states it.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from roletui.case.advice import Ending
from roletui.case.case import Case
from roletui.case.standing import Beside, beside
from roletui.case.weights import values
from roletui.compare.cell import Cell
from roletui.dataset.disinterested import earning, word_alone
from roletui.dataset.model import AnswerOption, Factor, Question, Role
from roletui.dataset.question_order import UNSURE
from roletui.state.state import weighable
from roletui.text.tuples import NamedTuple
from roletui.tree.reasons import Reason, account
from roletui.tree.runner_up import RunnerUp
from roletui.tree.walk import Answers, Step, Tree, Walk
from roletui.tree.what_if import MOST_STEPS, Flip


class GivenUp(NamedTuple):
    """An answer that stands against the runner-up."""

    reason: Reason
    """The answer, and why it was said to lead to the recommendation."""
    instead: tuple[AnswerOption, ...]
    """The answers of which one would have to be true in its place."""
    flip: Flip | None
    """The smallest change of it that leads to the runner-up, if one of one or two answers does."""
    also_fits: bool = False
    """Whether that answer was given too, after the first."""


class Measured(NamedTuple):
    """A factor by which the roles of one side are all better than those of the other."""

    factor: Factor
    second: tuple[tuple[Role, Cell], ...]
    """What is stated of the runner-up's roles that are not recommended."""
    first: tuple[tuple[Role, Cell], ...]
    """What is stated of the recommended roles that are not the runner-up's."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources of all its cells."""
        return tuple(name for _, cell in (*self.second, *self.first) for name in cell.sources)


class OtherSide:
    """The case for the runner-up; each part is made when it is first read."""

    def __init__(self, case: Case, second: RunnerUp) -> None:
        self.case = case
        self.second = second
        """The runner-up, with the sentence that speaks for it."""
        self.first = Ending(case, case.tree.outcomes[case.walk.provisional])
        """What is recommended."""

    @property
    def chosen(self) -> bool:
        """Whether the team has chosen the runner-up itself, against the recommendation."""
        own = self.case.active_override
        return own is not None and self.second.outcome.roles == (own.role,)

    # The answers.

    @cached_property
    def read(self) -> Walk:
        """The walk of the same answers read for the runner-up: of two, the one that leads there."""
        walk, target = self.case.walk, self.second.outcome.id
        used = walk.used
        for step in walk.steps:
            if step.answer and step.also:
                used[step.question.id] = next(
                    (
                        answer.id
                        for answer in (step.answer, step.also)
                        if _leads(walk.tree, {**used, step.question.id: answer.id}, target)
                    ),
                    step.answer.id,
                )
        return walk.tree.walk(used) if used != walk.used else walk

    @property
    def fits_both(self) -> Step | None:
        """The last answer, where the dataset says of it that it fits the runner-up as well."""
        walk = self.case.walk
        return walk.path[-1] if walk.close_to == self.second.outcome.id else None

    @cached_property
    def kept(self) -> tuple[Reason, ...]:
        """The answers that rule others out and lie on one way to the runner-up, all of them."""
        tree = self.read.tree
        settled = _settled(tree, self._held, self.second.outcome.id)
        on_way = {step.question.id for step in tree.walk(settled).steps}
        return tuple(
            entry
            for entry in self._before
            if entry.answer and entry.ruled_out and entry.question.id in on_way - self._against
        )

    @cached_property
    def given_up(self) -> tuple[GivenUp, ...]:
        """The answer that rules the runner-up out; while it is possible, what it hangs on.

        Besides, what the smallest change that leads there changes; and of two answers the first,
        where only the second leads there.
        """
        said = {entry.question.id: entry for entry in self.case.account}
        return tuple(
            GivenUp(said[entry.question.id], (entry.answer,), None, also_fits=True)
            if entry.answer and entry.question.id in self._second_answers
            else GivenUp(entry, *self._otherwise(entry))
            for entry in self._account
            if entry.question.id in self._against
        )

    @cached_property
    def also(self) -> tuple[Question, ...]:
        """Where else another answer would leave it possible, all others being as they are.

        Only while it is ruled out and no answer fits both, without what is kept or given up.
        """
        walk, target = self.read, self.second.outcome.id
        if target in walk.outcomes or self.fits_both or not self.whole:
            return ()
        told = self._against.union(entry.question.id for entry in self.kept)
        return tuple(
            step.question
            for step in walk.steps
            if step.question.id not in told
            and _leads(walk.tree, _without(walk.used, step.question.id), target)
        )

    @property
    def whole(self) -> bool:
        """Whether every answer was taken back in turn; not in a very large tree."""
        return len(self.read.steps) * len(self.read.tree.places.all) <= MOST_STEPS

    @cached_property
    def _account(self) -> tuple[Reason, ...]:
        return self.case.account if self.read is self.case.walk else account(self.read)

    @cached_property
    def _before(self) -> tuple[Reason, ...]:
        """The answers after which the runner-up was still possible; all, while it is."""
        target = self.second.outcome.id
        return tuple(takewhile(lambda entry: target not in entry.ruled_out, self._account))

    @property
    def _held(self) -> dict[str, str]:
        return {entry.question.id: self.read.used[entry.question.id] for entry in self._before}

    @cached_property
    def _second_answers(self) -> frozenset[str]:
        """Ids of the questions of whose two answers only the second leads there."""
        used = self.read.used
        return frozenset(
            step.question.id
            for step in self.case.walk.steps
            if step.also and used.get(step.question.id) == step.also.id
        )

    @cached_property
    def _against(self) -> frozenset[str]:
        """Ids of the questions whose answers stand against the runner-up."""
        flip, fits = self.second.flip, self.fits_both
        fell = self._account[len(self._before) :][:1]
        hangs = fell or [entry for entry in self._account if not entry.answer and entry.mattered]
        found = self._second_answers.union(entry.question.id for entry in hangs)
        if flip and not self._second_answers:
            found = found.union(change.question for change in flip.changes)
        return found - {fits.question.id} if fits else found

    def _otherwise(self, entry: Reason) -> tuple[tuple[AnswerOption, ...], Flip | None]:
        """Return what would have to be true instead of an answer, and the smallest change with it.

        Where no change of one answer or two leads to the runner-up, these are the answers that
        leave it possible, with those that were given before it fell out.
        """
        target, name = self.second.outcome.id, entry.question.id
        found = [
            (flip, change.after)
            for flip in self.case.changes.found
            if flip.outcome == target
            for change in flip.changes
            if change.question == name
        ]
        if found:
            least = len(found[0][0].changes)
            afters = [after for flip, after in found if len(flip.changes) == least]
            return self._answers(entry, afters if least == 1 else afters[:1]), found[0][0]
        tree, rest = self.read.tree, _without(self._held, name)
        others = [answer.id for answer in entry.question.answers if answer is not entry.answer]
        leading = [other for other in others if _leads(tree, {**rest, name: other}, target)]
        return self._answers(entry, leading), None

    @staticmethod
    def _answers(entry: Reason, names: Sequence[str]) -> tuple[AnswerOption, ...]:
        return tuple(answer for answer in entry.question.answers if answer.id in names)

    # The comparison.

    @property
    def roles(self) -> tuple[Role, ...]:
        """The runner-up's roles that are not recommended."""
        return self._only(self.second.outcome.roles, self.first.outcome.roles)

    @property
    def recommended(self) -> tuple[Role, ...]:
        """The recommended roles that are not the runner-up's."""
        return self._only(self.first.outcome.roles, self.second.outcome.roles)

    def _only(self, roles: Sequence[str], others: Sequence[str]) -> tuple[Role, ...]:
        return tuple(self.case.dataset.role(name) for name in roles if name not in others)

    @cached_property
    def better(self) -> tuple[Measured, ...]:
        """The factors in which the runner-up is better, by the end that the dataset calls so."""
        return tuple(self._measured(1))

    @cached_property
    def worse(self) -> tuple[Measured, ...]:
        """The factors in which it is worse."""
        return tuple(self._measured(-1))

    def _measured(self, sign: int) -> Iterator[Measured]:
        second, first = self.roles, self.recommended
        cells = self.case.dataset_cells
        for factor in self.case.dataset.factors if second and first else ():
            found = values(cells, factor, (*second, *first)) if weighable(factor) else {}
            if all(role.id in found for role in (*second, *first)) and all(
                sign * (found[one.id] - found[other.id]) > 0 for one in second for other in first
            ):
                told = (
                    tuple((role, cells.dated(factor, role, self.case.today)) for role in roles)
                    for roles in (second, first)
                )
                yield Measured(factor, *told)

    # The cost.

    @cached_property
    def cost(self) -> Beside:
        """What it costs beside the recommendation."""
        return beside(self.case, self.second.outcome.id)

    @property
    def more(self) -> int | None:
        """By how much it is likely dearer, in minor units; None where a cost is not stated."""
        return self.cost.more(self.case.market)

    @property
    def cost_sources(self) -> tuple[str, ...]:
        """Ids of the sources of the rates on both sides; a rate of the user's own has none."""
        rates = [entry.rate for found in self.cost[:2] for entry in found.costs]
        return tuple(dict.fromkeys(rate.source for rate in rates if rate.source))

    # Who says so.

    @property
    def earn(self) -> frozenset[str]:
        """Ids of the sources that earn by the decision."""
        return earning(self.case.dataset)

    def on_word_alone(self, sources: Sequence[str]) -> bool:
        """Tell whether something rests on those alone who earn by the decision."""
        return word_alone(sources, self.earn)


def other_side(case: Case) -> OtherSide | None:
    """Return the case for the runner-up; None while questions are left."""
    return OtherSide(case, case.runner_up) if case.runner_up else None


def _without(answers: Answers, name: str) -> dict[str, str]:
    return {each: choice for each, choice in answers.items() if each != name}


def _leads(tree: Tree, answers: Answers, outcome: str) -> bool:
    """Tell whether an outcome can be reached while some answers hold and no others are given."""
    return bool(tree.reach(answers)[0] & tree.bits((outcome,)))


def _settled(tree: Tree, answers: Answers, outcome: str) -> dict[str, str]:
    """Return answers with one that leads to the outcome in place of each *not sure*."""
    found = dict(answers)
    for name in [name for name, choice in answers.items() if choice == UNSURE]:
        found[name] = next(
            (
                answer.id
                for answer in tree.question(name).answers
                if _leads(tree, {**found, name: answer.id}, outcome)
            ),
            UNSURE,
        )
    return found
