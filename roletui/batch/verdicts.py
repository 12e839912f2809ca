"""What many requests decide: worked out by the engine, once for all that are alike.

Data flow: the answers and the size of a row go in, a :class:`Verdict` comes out. Rows with the same
remainder (:mod:`roletui.batch.remainder`) share what the engine says of one of them.
"""

from collections.abc import Callable, Sequence
from functools import partial

from roletui.batch.by_engine import case_of, proposal_number, verdict_of
from roletui.batch.find_out import FindOut
from roletui.batch.remainder import NotReducedError, Remainders, Unanswered
from roletui.batch.size import Size
from roletui.batch.verdict import Verdict
from roletui.case.case import Case
from roletui.dataset.places import TooManyPlacesError
from roletui.state.context import Context
from roletui.state.state import State
from roletui.text.money import Range
from roletui.text.tuples import NamedTuple
from roletui.tree.runner_up import second_of
from roletui.tree.walk import Answers, Status

MOST = 20_000
"""Maximum number of results of one kind that are remembered."""
MOST_REMAINDERS = 100_000
"""Maximum number of remainders that are remembered."""


class _Known(NamedTuple):
    """What holds for all rows with one remainder, whatever their size."""

    verdict: Verdict
    proposal: int
    """The number of the proposal that the plan begins with; -1 for none."""
    several: bool
    """Whether it must be worked out which of several questions is to be found out first."""


class Verdicts:
    """Decides requests, and remembers what it has decided."""

    def __init__(self, context: Context) -> None:
        self.context = context
        """The dataset, and what requests are decided against."""
        self.forget()

    def forget(self) -> None:
        """Forget everything that was decided."""
        self._known: dict[int, _Known] = {}
        self._costs: dict[tuple[str, int, Size], Range | None] = {}
        self._walked: dict[tuple[object, ...], Verdict] = {}
        try:
            self.remainders: Remainders | None = Remainders(self.context.tree)
            """None for a tree that is too large for them."""
            self._find_out = FindOut(self.context, self.remainders, partial(case_of, self.context))
        except TooManyPlacesError:
            self.remainders = None

    def tidy(self) -> bool:
        """Forget what there is too much of; tell whether the remainders have other numbers now."""
        for known in (self._costs, self._walked):
            if len(known) > MOST:
                known.clear()
        if self.remainders is None:
            return False
        self._find_out.tidy()
        if len(self.remainders.all) > MOST_REMAINDERS:
            self.forget()
            return True
        return False

    def ahead(self, place: int) -> list[int]:
        """Return the questions whose answers decide rows that come to a place, without two answers.

        These are the ones that are still met, and those that proposals depend on.
        """
        if self.remainders is None:
            return []
        return sorted({*self.remainders.met_from(place), *self._find_out.read})

    def of(self, codes: Sequence[int], answers: Callable[[], Answers], size: Size) -> Verdict:
        """Return the verdict of a request.

        ``codes`` has the number of the answer to each question, or what stands for none of them in
        :mod:`roletui.batch.remainder`; ``answers`` returns them as a state keeps them.
        """
        remainders = self.remainders
        if remainders is None or not remainders.small:
            return self._by_engine(answers(), size)
        try:
            left, passed = remainders.of(codes)
        except NotReducedError:
            return self._by_engine(answers(), size)
        if left not in self._known:
            self._known[left] = self._decided(left, answers(), remainders)
        known = self._known[left]
        found = known.verdict
        if known.several:
            first = self._find_out.first(left, passed, codes, size, answers)
            found = found._replace(find_out=first)
        if found.recommendation:
            key = (found.recommendation, known.proposal, size)
            if key not in self._costs:
                self._costs[key] = case_of(self.context, answers(), size).bill.total
            found = found._replace(cost=self._costs[key])
        return found

    def _decided(self, left: int, answers: Answers, remainders: Remainders) -> _Known:
        """Return what holds for all rows with a remainder, of which one has these answers."""
        if isinstance(remainders.at(left), Unanswered):
            found = verdict_of(case := Case.of(self.context, State(answers)))
            number = proposal_number(case, found.recommendation) if found.recommendation else -1
            return _Known(found, number, several=False)
        tree, end = self.context.tree, remainders.end(left)
        possible = tree.names(remainders.outcomes(left))
        status: Status = "decided" if len(possible) == 1 else "open"
        tied = end.close_to if status == "decided" else ""
        settling = partial(remainders.settled, left)
        second, close = second_of(tree.outcomes[end.outcome], possible, tied, settling)
        found = Verdict(status, possible, end.outcome, second, close)
        unsure = remainders.unsure(left) if status == "open" else []
        if len(unsure) == 1:
            found = found._replace(find_out=self.context.dataset.questions[unsure[0]].id)
        return _Known(found, end.proposal, several=len(unsure) > 1)

    def _by_engine(self, answers: Answers, size: Size) -> Verdict:
        """Return the verdict of a row that must be walked as it is."""
        tree = self.context.tree
        met = {tree.places.all[place].question.id for place in tree.reached(answers)}
        # What none of its ways meets decides nothing.
        key = (size, *(each for each in answers.items() if each[0] in met))
        if key not in self._walked:
            self._walked[key] = verdict_of(case_of(self.context, answers, size))
        return self._walked[key]
