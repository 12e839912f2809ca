"""Which answers of a request count: rows that differ in others alone are one need.

Those count that a walk reads, or would read once what is open is answered. A row is led to them by
as many look-ups as there are of them, so a million rows take no more memory than the tree has ways
through it.
"""

from contextlib import suppress

from roletui.batch.remainder import OPEN, TWO, NotReducedError, Remainders, Unanswered
from roletui.batch.remainder import UNSURE as NOT_SURE
from roletui.dataset.places import TooManyPlacesError
from roletui.dataset.question_order import UNSURE
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Answers, Tree

Counting = tuple[tuple[str, str], ...]
"""The answers that count, by question id, in the order in which they are read."""


class _Fork(NamedTuple):
    question: str
    """What is read next; empty where nothing is."""
    counting: Counting
    ways: "dict[str | None, _Fork]"
    """By the answer; None for none that the tree accepts."""


Left = int | Counting
"""What answers leave of the tree: equal where every further answer does the same."""


class Alike:
    """Finds the answers that count, remembering what was read of the answers before."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._first = self._fork({})
        self.remainders: Remainders | None = None
        """What is left of the tree, once it was asked for; None for one that is too large."""
        self._numbers: list[dict[str, int]] = []

    def left(self, counting: Counting) -> Left:
        """Return what answers leave of the tree, below 0; where that cannot be said, themselves."""
        if not self._numbers:
            with suppress(TooManyPlacesError):
                self.remainders = Remainders(self._tree)
            self._numbers = [
                {UNSURE: NOT_SURE, **{answer.id: nr for nr, answer in enumerate(question.answers)}}
                for question in self._tree.dataset.questions
            ]
        given, questions = dict(counting), self._tree.dataset.questions
        codes = [
            numbers.get(given[question.id], TWO) if question.id in given else OPEN
            for question, numbers in zip(questions, self._numbers, strict=True)
        ]
        if self.remainders is None:
            return counting
        try:
            number, _ = self.remainders.of(codes)
        except NotReducedError:
            return counting
        # What was said behind a question without an answer counts once it has one.
        unanswered = isinstance(self.remainders.at(number), Unanswered)
        return counting if unanswered else number

    def forget(self) -> None:
        """Forget which answers were read; what is left of the tree keeps its numbers."""
        self._first = self._fork({})

    def counting(self, answers: Answers) -> Counting:
        """Return those of some answers that count: with them alone a walk is the same."""
        fork, tree = self._first, self._tree
        known: dict[str, str | None] = {}
        while name := fork.question:
            given = answers.get(name)
            if given not in fork.ways and not (given and tree.accepts(name, given)):
                given = None
            known[name] = given
            after = fork.ways.get(given)
            if after is None:
                after = fork.ways[given] = self._fork(known)
            fork = after
        return fork.counting

    def _fork(self, known: dict[str, str | None]) -> _Fork:
        """Return what is read after what is known, in the order in which a walk goes."""
        tree, places = self._tree, self._tree.places.all
        seen, stack = {0}, [0]
        while stack:
            place = places[stack.pop()]
            name = place.question.id
            if name not in known:
                return _Fork(name, (), {})
            # What nobody has answered may still be: what is said behind it counts then.
            options = tree.options(name, known[name] or UNSURE) or place.question.answers
            ends = {
                answer.id: end
                for answer, end in zip(place.question.answers, place.targets, strict=True)
            }
            for option in reversed(options):
                end = ends[option.id]
                if not isinstance(end, str) and end not in seen:
                    seen.add(end)
                    stack.append(end)
        return _Fork("", tuple((name, given) for name, given in known.items() if given), {})
