"""What finding out is worth, against every completion of what is not known, one by one."""

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from helpers import case_of
from hypothesis import assume, event, given
from hypothesis import strategies as st

from roletui.case.case import Case
from roletui.case.unknowns import regret, worths
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.state.chances import Chances, probabilities, trouble
from roletui.state.state import State

from .trees import BASE, Answered, answers, datasets

MOST_COMPLETIONS = 400


@st.composite
def chances(draw: st.DrawFn, question: Question) -> Chances:
    """Draw chances for some answers to a question, in tens."""
    ids = [answer.id for answer in question.answers]
    named = draw(st.lists(st.sampled_from(ids), unique=True, max_size=len(ids)))
    found, left = {}, 10
    for name in named:
        found[name] = 10 * draw(st.integers(0, left))
        left -= found[name] // 10
    if len(found) == len(ids):
        found[named[-1]] += 10 * left
    assert not trouble(question, found)
    return found


class Guessed(Answered):
    """A case in which much is *not sure*, with chances of some answers."""

    def __init__(self, dataset: Dataset, answers: dict[str, str], own: dict[str, Chances]) -> None:
        super().__init__(dataset, answers)
        self.own = own
        self.case = case_of(self.tree, State(answers, chances=own))

    def __repr__(self) -> str:
        roles = {end.id: end.roles for end in self.dataset.outcomes}
        return f"{super().__repr__()} {roles}, chances={self.own}"


@st.composite
def guessed(draw: st.DrawFn) -> Guessed:
    """Draw a case in which much is *not sure*, and the chances of some answers."""
    dataset = draw(datasets(4))
    # Outcomes beside each other are for different roles, of which one sometimes has no rate.
    ends = enumerate(dataset.outcomes, draw(st.integers(0, 2)))
    dataset = dataset._replace(
        outcomes=tuple(end._replace(roles=(BASE.roles[nr % 3].id,)) for nr, end in ends)
    )
    if draw(st.integers(0, 3)) == 0:
        rates = tuple(rate for rate in dataset.rates if rate.role != "mobile")
        dataset = dataset._replace(rates=rates)
    known = draw(answers(dataset, two=True))
    # Three of four are not known, or hardly anything would be left open.
    kept = {name for name in known if draw(st.integers(0, 3)) == 0}
    said = {q.id: known[q.id] if q.id in kept else UNSURE for q in dataset.questions}
    guesses = {q.id: draw(chances(q)) for q in dataset.questions if draw(st.booleans())}
    drawn = Guessed(dataset, said, {name: own for name, own in guesses.items() if own})
    assume(drawn.walk.status != "decided" and any(not step.answer for step in drawn.walk.steps))
    return drawn


def completions(case: Case) -> Iterator[tuple[Fraction, dict[str, str]]]:
    """Yield every set of answers to all questions that keeps what is known, and its chance."""
    likely: list[list[tuple[Fraction, str, str]]] = []
    for question in case.dataset.questions:
        known = case.tree.answer(question.id, case.state.answers.get(question.id, ""))
        parts = probabilities(question, case.state.chances.get(question.id, {}))
        options = {known.id: Fraction(1)} if known else parts
        likely.append([(part, question.id, name) for name, part in options.items() if part])
    assume(math.prod(map(len, likely)) <= MOST_COMPLETIONS)
    for each in product(*likely):
        yield math.prod(part for part, _, _ in each), {name: answer for _, name, answer in each}


def by_trying(case: Case, name: str) -> int | None:
    """Return what knowing one answer saves, from every completion; None if it is not stated."""
    now = case.walk.provisional
    saved, stated = Fraction(), True
    for chance, whole in completions(case):
        [true] = case.tree.walk(whole).outcomes
        then = case.tree.walk({**case.state.answers, name: whole[name]}).provisional
        if then != now:
            before, after = regret(case, now, true), regret(case, then, true)
            saved += chance * (before.amount - after.amount)
            stated = stated and not before.missing and not after.missing
    # Half up, without the floor that the program takes.
    return max(0, math.floor(saved + Fraction(1, 2))) if stated else None


@given(guessed())
def test_worth_is_what_every_completion_comes_to(drawn: Guessed) -> None:
    """Counted place by place, each worth is what all completions come to, tried one by one."""
    case = drawn.case
    found = worths(case)
    event("worth something" if any(w.amount for w in found.values()) else "worth nothing")
    event("not stated" if any(w.amount is None for w in found.values()) else "stated")
    for name, worth in found.items():
        assert worth.amount == by_trying(case, name)


@given(guessed())
def test_what_no_answer_changes_is_worth_nothing(drawn: Guessed) -> None:
    """Where whoever is hired stays the same after every answer, finding out is worth nothing."""
    case = drawn.case
    for name, worth in worths(case).items():
        ends = {
            case.tree.walk({**case.state.answers, name: answer.id}).provisional
            for answer in worth.question.answers
        }
        if ends == {case.walk.provisional}:
            assert (worth.amount, worth.advice) == (0, "Decide now")
