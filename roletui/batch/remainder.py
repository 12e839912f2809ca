"""What a row's answers leave of the tree: equal for all rows that the engine decides alike.

A row's definite answers lead past their questions; what is left is a question that nobody could
answer, with the remainder behind each of its answers, or an outcome. Equal remainders are one
number, so that the engine decides each of them once, however many rows share it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import lcm, prod

from roletui.case.outlook import MOST_SUMS
from roletui.dataset.model import Question, When
from roletui.dataset.places import Places, first_route, holds, usual_answer
from roletui.dataset.question_order import question_order
from roletui.state.chances import probabilities
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree
from roletui.tree.what_if import MOST_STEPS

UNSURE, OPEN, TWO = -1, -2, -3
"""Stand for an answer's number: *not sure*, no answer, and two of them, as any number below."""


class NotReducedError(Exception):
    """The answers have more in them than a remainder tells; the engine must walk them itself."""


class End(NamedTuple):
    """An outcome that is reached, with what its conditions make of the answers before."""

    outcome: str
    close_to: str
    """Id of the outcome that the last answer calls as defensible; empty for none."""
    proposal: int
    """The number of its proposal that holds; -1 for none."""


class Unsure(NamedTuple):
    """A question that nobody could answer."""

    question: int
    usual: int
    """The number of the answer that is usual here."""
    after: tuple[int, ...]
    """The remainder behind each answer."""


class Unanswered(NamedTuple):
    """A question that is reached before any *not sure*, and has no answer."""

    place: int


class _Stand(NamedTuple):
    """A place as rows pass it."""

    question: int
    targets: tuple[int, ...]
    """For each answer the number of the next place, or of a remainder, below 0, where it ends."""
    direct: tuple[int, ...]
    """The same where nobody gave the answer."""
    usual: int


def readers(tree: Tree) -> dict[str, list[When]]:
    """Return the conditions of what is usual and of what is proposed, by what reads them."""
    found: dict[str, list[When]] = {}
    for question in tree.dataset.questions:
        for answer in question.answers:
            found.setdefault(question.id, []).extend(u.when for u in answer.usual if u.when)
    for outcome in tree.dataset.outcomes:
        found.setdefault(outcome.id, []).extend(p.when for p in outcome.proposals if p.when)
    return {name: whens for name, whens in found.items() if whens}


class Chances(NamedTuple):
    """How likely the answers are, in whole numbers."""

    likely: tuple[Mapping[int, int], ...]
    """By question the chance of each answer that may be, by its number."""
    of: tuple[int, ...]
    """By question the sum of these."""

    @property
    def whole(self) -> int:
        """What is certain: divisible by the sums of all questions together."""
        return prod(self.of)

    @classmethod
    def stated(cls, questions: Iterable[Question]) -> "Chances":
        """Return the chances that a dataset states."""
        likely, of = [], []
        for question in questions:
            parts = probabilities(question, {}).values()
            whole = lcm(*(part.denominator for part in parts))
            likely.append({nr: int(part * whole) for nr, part in enumerate(parts) if part})
            of.append(whole)
        return cls(tuple(likely), tuple(of))


class Remainders:
    """The remainders of one tree. A remainder is a number below 0.

    Raises :class:`roletui.dataset.places.TooManyPlacesError` for a tree that is too large.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        questions = tree.dataset.questions
        self._numbers = {question.id: number for number, question in enumerate(questions)}
        self.all: list[End | Unsure | Unanswered] = []
        """Every remainder that was met; the first is -1, the next -2."""
        self._known: dict[End | Unsure | Unanswered, int] = {}
        self._places = Places(questions, question_order(questions), readers(tree))
        self.stands = [self._stand(number) for number in range(len(self._places.all))]
        """The places, the first one being where every row begins."""
        answers = sum(len(question.answers) for question in questions)
        walks = answers * (answers + 1) * (len(questions) + 1)
        self.small = self._sums() <= MOST_SUMS and walks <= MOST_STEPS
        """Whether the engine counts and tries everything in this tree, whatever is answered."""
        self._outcomes: dict[int, int] = {}
        self._ends: dict[int, Mapping[str, int]] = {}
        self._cut: dict[tuple[int, int, int], int] = {}

    def _sums(self) -> int:
        outcomes = len(self._tree.outcomes)
        return sum(len(place.targets) * outcomes for place in self._tree.places.all)

    def _stand(self, number: int) -> _Stand:
        place = self._places.all[number]
        given = dict(place.memory)
        usual = place.question.answers.index(usual_answer(place.question, given))
        targets, direct = [], []
        for answer, end in zip(place.question.answers, place.targets, strict=True):
            if not isinstance(end, str):
                targets.append(end)
                direct.append(end)
                continue
            said = {**given, place.question.id: answer.id}
            proposals = self._tree.outcomes[end].proposals
            proposal = next((nr for nr, p in enumerate(proposals) if holds(p.when, said)), -1)
            close_to = first_route(answer.routes, said).close_to
            targets.append(self.number(End(end, close_to, proposal)))
            direct.append(self.number(End(end, "", proposal)))
        asked = self._numbers[place.question.id]
        return _Stand(asked, tuple(targets), tuple(direct), usual)

    def met_from(self, place: int) -> set[int]:
        """Return the questions that may be met from a place on, its own among them."""
        met: set[int] = set()
        seen: set[int] = set()
        stack = [place]
        while stack:
            if (each := stack.pop()) >= 0 and each not in seen:
                seen.add(each)
                met.add(self.stands[each].question)
                stack += self.stands[each].direct
        return met

    def number(self, remainder: End | Unsure | Unanswered) -> int:
        """Return the number of a remainder, below 0."""
        found = self._known.get(remainder)
        if found is None:
            self.all.append(remainder)
            found = self._known[remainder] = -len(self.all)
        return found

    def at(self, number: int) -> End | Unsure | Unanswered:
        """Return a remainder by its number."""
        return self.all[~number]

    def of(self, answers: Sequence[int]) -> tuple[int, frozenset[int]]:
        """Return the remainder of some answers, by question, and the questions that are passed.

        Raises :class:`NotReducedError` where a question on the way has two answers, or has none
        behind a *not sure*.
        """
        passed: dict[int, int] = {}
        found = self._left(0, answers, passed, branched=False)
        return found, frozenset(self.stands[place].question for place in passed)

    def _left(
        self, place: int, answers: Sequence[int], passed: dict[int, int], *, branched: bool
    ) -> int:
        way = []
        while place >= 0:
            if place in passed:
                place = passed[place]
                break
            way.append(place)
            stand = self.stands[place]
            given = answers[stand.question]
            if given >= 0:
                place = stand.targets[given]
            elif given == UNSURE:
                ends = [
                    end if end < 0 else self._left(end, answers, passed, branched=True)
                    for end in stand.direct
                ]
                place = self.number(Unsure(stand.question, stand.usual, tuple(ends)))
            elif given == OPEN and not branched:
                place = self.number(Unanswered(place))
            else:
                raise NotReducedError
        for each in way:
            passed[each] = place
        return place

    def outcomes(self, number: int) -> int:
        """Return the outcomes of a remainder as a bit set of the tree."""
        if number not in self._outcomes:
            left = self.at(number)
            bits = 0
            if isinstance(left, End):
                bits = self._tree.bits([left.outcome])
            elif isinstance(left, Unsure):
                for end in left.after:
                    bits |= self.outcomes(end)
            self._outcomes[number] = bits
        return self._outcomes[number]

    def end(self, number: int) -> End:
        """Return where the usual answers lead."""
        left = self.at(number)
        while isinstance(left, Unsure):
            left = self.at(left.after[left.usual])
        if not isinstance(left, End):
            raise NotReducedError
        return left

    def assumed(self, number: int) -> dict[str, str]:
        """Return the usual answers on the way to that end, by question id."""
        found = {}
        left = self.at(number)
        while isinstance(left, Unsure):
            question = self._tree.dataset.questions[left.question]
            found[question.id] = question.answers[left.usual].id
            left = self.at(left.after[left.usual])
        return found

    def unsure(self, number: int) -> list[int]:
        """Return the questions that nobody could answer, in the order in which they are met."""
        found: dict[int, None] = {}
        seen: set[int] = set()
        stack = [number]
        while stack:
            each = stack.pop()
            left = self.at(each)
            if isinstance(left, Unsure) and each not in seen:
                seen.add(each)
                found[left.question] = None
                stack.extend(reversed(left.after))
        return list(found)

    def once(self, number: int, question: int, answer: int) -> int:
        """Return what is left of a remainder once the answer to a question is known."""
        key = (number, question, answer)
        if key not in self._cut:
            left = self.at(number)
            if not isinstance(left, Unsure):
                self._cut[key] = number
            elif left.question == question:
                self._cut[key] = left.after[answer]
            else:
                after = tuple(self.once(end, question, answer) for end in left.after)
                self._cut[key] = self.number(left._replace(after=after))
        return self._cut[key]

    def settled(self, number: int, outcomes: Collection[str]) -> str | None:
        """Return which of some outcomes the nearest settlement leads to; None for none of them.

        Settlements are those of :mod:`roletui.tree.what_if`, in the same order.
        """
        enough: set[tuple[int, int]] = set()
        short: list[tuple[int, int]] = []
        for question, answer, left in self._known_once(number):
            if (end := self._only(left)) in outcomes:
                return end
            if end:
                enough.add((question, answer))
            else:
                short.append((question, left))
        for first, between in short:
            for question, answer, left in self._known_once(between):
                if question == first or (question, answer) in enough:
                    continue
                if (end := self._only(left)) in outcomes:
                    return end
        return None

    def _known_once(self, number: int) -> Iterator[tuple[int, int, int]]:
        """Yield each answer to what is not sure, the last question first, and what it leaves."""
        for question in reversed(self.unsure(number)):
            for answer in range(len(self._tree.dataset.questions[question].answers)):
                yield question, answer, self.once(number, question, answer)

    def _only(self, number: int) -> str:
        """Return the only outcome of a remainder; empty where there are several."""
        bits = self.outcomes(number)
        return self._tree.names(bits)[0] if bits.bit_count() == 1 else ""

    def ends(self, number: int, chances: Chances) -> Mapping[str, int]:
        """Return how likely each outcome is, in parts of the whole of the chances.

        They must be the same for all remainders.
        """
        if number not in self._ends:
            left = self.at(number)
            found: dict[str, int] = {}
            if isinstance(left, End):
                found[left.outcome] = chances.whole
            elif isinstance(left, Unsure):
                likely, of = chances.likely[left.question], chances.of[left.question]
                for answer, chance in likely.items():
                    # Exact, since a way asks each question at most once.
                    for outcome, part in self.ends(left.after[answer], chances).items():
                        found[outcome] = found.get(outcome, 0) + chance * part // of
            self._ends[number] = found
        return self._ends[number]
