"""Where a walk can stand: a question, and those earlier answers that some condition still reads.

Routes may depend on earlier answers, so a question alone does not say where its answers lead. A
*place* does: it is a question together with what is remembered there. Answers that no condition
tells apart are remembered as one, and what nothing below reads any more is forgotten; so a dataset
without conditions has exactly one place for each question, and everything that is proved of places
takes one pass over what can be reached.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from roletui.dataset.model import AnswerOption, Question, Route, Usual, When
from roletui.text.tuples import NamedTuple

MOST_PLACES = 50_000
"""Maximum places beyond one for each question: about half a second of work."""

Memory = tuple[tuple[str, str], ...]
"""Remembered answers as pairs of ids, in the order in which their questions can be asked."""


class Place(NamedTuple):
    """A question with what is remembered of the answers before it."""

    question: Question
    memory: Memory
    targets: tuple[int | str, ...]
    """For each answer the number of the place it leads to, or the id of the outcome."""


class TooManyPlacesError(Exception):
    """The conditions make more places than can be looked at; says at which question."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question
        """Id of the question whose places are too many."""


def holds(when: When, given: Mapping[str, str]) -> bool:
    """Tell whether earlier answers, by the ids of their questions, meet a condition."""
    return all(given.get(question) in answers for question, answers in when.items())


def first_route(routes: Iterable[Route], given: Mapping[str, str]) -> Route:
    """Return the first route whose condition holds; ``StopIteration`` where none does."""
    return next(route for route in routes if not route.when or holds(route.when, given))


def usual_answer(question: Question, given: Mapping[str, str]) -> AnswerOption:
    """Return the answer that is usual after some earlier answers.

    The first one whose condition holds, or else the one that is usual whatever was said.
    """
    for answer in question.answers:
        if any(usual.when and holds(usual.when, given) for usual in answer.usual):
            return answer
    return next(answer for answer in question.answers if answer.assumed)


Read = Mapping[str, Sequence[When]]
"""Conditions besides those of routes, by the id of the question or the outcome that reads them."""

NOTHING: frozenset[str] = frozenset()


def why_usual(answer: AnswerOption, given: Mapping[str, str]) -> Usual:
    """Return why an answer is the usual one after some earlier answers; empty where none says.

    A reason with a condition that holds goes before one without.
    """
    said = (each for each in answer.usual if each.when and holds(each.when, given))
    always = (each for each in answer.usual if not each.when)
    return next(chain(said, always), Usual())


class Places:
    """All places that can be reached from the first question.

    ``order`` has the ids of the questions, each after every one that leads to it; ``read`` are
    conditions besides those of routes. Raises :class:`TooManyPlacesError`.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        order: Sequence[str],
        read: Read = MappingProxyType({}),
    ) -> None:
        by_id = {question.id: question for question in questions}
        self.order = order
        """Ids of the questions, each after every one that leads to it."""
        self._alike = _alike(questions, read)
        self._live = self._alive(by_id, read) if self._alike else {}
        self.of: dict[str, list[int]] = {name: [] for name in by_id}
        """For each question the numbers of its places; empty where nothing reaches it."""
        numbers: dict[tuple[str, Memory], int] = {}
        ends: list[list[tuple[str, Memory] | str]] = []
        waiting: dict[str, dict[Memory, None]] = {questions[0].id: {(): None}}
        for name in self.order:
            for memory in waiting.pop(name, ()):
                if len(numbers) == len(by_id) + MOST_PLACES:
                    raise TooManyPlacesError(name)
                self.of[name].append(len(numbers))
                numbers[name, memory] = len(numbers)
                ends.append([*self._ends(by_id[name], memory)])
                for end in ends[-1]:
                    if not isinstance(end, str):
                        waiting.setdefault(end[0], {})[end[1]] = None
        self.all = [
            Place(
                by_id[name],
                memory,
                tuple(end if isinstance(end, str) else numbers[end] for end in ends[number]),
            )
            for (name, memory), number in numbers.items()
        ]
        """The places, each after every one that leads to it; the first one is the start."""

    @property
    def conditional(self) -> bool:
        """Whether any route depends on earlier answers."""
        return bool(self._alike)

    @property
    def backwards(self) -> range:
        """The numbers of the places, each before every one that leads to it."""
        return range(len(self.all) - 1, -1, -1)

    def _ends(self, question: Question, memory: Memory) -> Iterator[tuple[str, Memory] | str]:
        """Yield for each answer the next question with what is remembered there, or the outcome."""
        given, alike = dict(memory), self._alike.get(question.id, {})
        for answer in question.answers:
            given[question.id] = answer.id
            end = first_route(answer.routes, given).to
            if not answer.goto:
                yield end
                continue
            live, said = self._live.get(end, NOTHING), alike.get(answer.id)
            kept = tuple(entry for entry in memory if entry[0] in live)
            yield end, (*kept, (question.id, said)) if said and question.id in live else kept

    def _alive(self, by_id: Mapping[str, Question], read: Read) -> dict[str, frozenset[str]]:
        """Return for each question those whose answers some condition there or below reads."""
        live: dict[str, frozenset[str]] = {}
        for name in reversed(self.order):
            found: set[str] = {asked for when in read.get(name, ()) for asked in when}
            for answer in by_id[name].answers:
                for route in answer.routes:
                    found.update(route.when)
                    found |= live[route.to] if answer.goto else _asked(read, route.to)
            live[name] = frozenset(found) if found else NOTHING
        return live


def _asked(read: Read, outcome: str) -> set[str]:
    return {asked for when in read.get(outcome, ()) for asked in when}


def conditions(questions: Iterable[Question]) -> Iterator[When]:
    """Yield the conditions of all routes."""
    for question in questions:
        for answer in question.answers:
            for route in answer.routes:
                if route.when:
                    yield route.when


def _alike(questions: Sequence[Question], read: Read) -> dict[str, dict[str, str]]:
    """Return for each question that conditions read the answers they name.

    Each is given as the first answer that all conditions name together with it.
    """
    naming: dict[str, dict[str, list[int]]] = {}
    known = (*conditions(questions), *(when for found in read.values() for when in found))
    for number, when in enumerate(known):
        for question, answers in when.items():
            for answer in answers:
                naming.setdefault(question, {}).setdefault(answer, []).append(number)
    alike: dict[str, dict[str, str]] = {}
    for question, named in naming.items():
        first: dict[tuple[int, ...], str] = {}
        alike[question] = {
            answer: first.setdefault(tuple(found), answer) for answer, found in named.items()
        }
    return alike
