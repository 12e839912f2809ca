"""Walk the decision tree: what to ask next, and which outcomes are still possible.

Data flow: a :class:`Tree` is built once from a dataset; ``tree.walk(answers)`` replays a mapping of
answers from the first question and returns a :class:`Walk`. A walk caches what is derived from it;
nothing is cached between two walks.

An answer can be two, ``b+a`` for *mostly b, also a*. The walk then asks on both ways; the first
gives the recommendation, the second what is as defensible.
"""

import functools
import operator
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Outcome, Question
from roletui.dataset.places import Place, Places, first_route, usual_answer
from roletui.dataset.question_order import UNSURE, question_order
from roletui.text.tuples import NamedTuple

Answers = Mapping[str, str]
"""From question id to the id of the chosen answer, to two of them as ``b+a``, or to ``unsure``."""

Status = typing.Literal["asking", "open", "decided"]
"""``asking``: questions are left. ``open``: none, but several outcomes. ``decided``: one."""

ALSO = "+"
"""Stands between two answers to one question, of which the one that fits best is the first."""
NO_ANSWERS: Answers = MappingProxyType({})


class Step(NamedTuple):
    """An answered question of a walk."""

    question: Question
    answer: AnswerOption | None
    """None for *not sure*."""
    leads: tuple[str, ...]
    """Ids of the questions and the outcomes that follow."""
    also: AnswerOption | None = None
    """The answer that fits too, after the first."""

    @property
    def given(self) -> str:
        """The answer as it is kept: its id, both ids, or ``unsure``."""
        return ALSO.join(entry.id for entry in (self.answer, self.also) if entry) or UNSURE


class _Node(NamedTuple):
    """What holds for a place before anything is answered there."""

    place: Place
    reach: int
    """The outcomes it can lead to, as a bit set."""
    sure: int
    """Those of them that it leads to whatever is answered, as a bit set."""
    shortest: int
    longest: int


class _Survey(NamedTuple):
    """How far some answers go."""

    steps: tuple[Step, ...]
    open: Mapping[int, _Node]
    """The places where a question must be asked, by their numbers, the next one first."""
    possible: int
    """The outcomes left, as a bit set."""


class Tree:
    """The decision tree of a dataset, indexed for walking."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.start = dataset.questions[0].id
        """Id of the first question."""
        self.outcomes: dict[str, Outcome] = {outcome.id: outcome for outcome in dataset.outcomes}
        """Every outcome by its id."""
        self._bit = {outcome.id: 1 << nr for nr, outcome in enumerate(dataset.outcomes)}
        self.places = Places(dataset.questions, question_order(dataset.questions))
        """Where a walk can stand."""
        self._questions = {question.id: question for question in dataset.questions}
        self._answers = {
            question.id: {answer.id: nr for nr, answer in enumerate(question.answers)}
            for question in dataset.questions
        }
        self._nodes: dict[int, _Node] = {}
        for number in self.places.backwards:
            self._nodes[number] = self._node(number, self._nodes)
        self._reach = {number: node.reach for number, node in self._nodes.items()}

    def _node(self, number: int, below: Mapping[int, _Node], picked: Sequence[int] = ()) -> _Node:
        """Build the node of a place from the nodes below it; ``picked`` are its answers, if any."""
        place = self.places.all[number]
        reach, sure, shortest, longest = 0, [], [], []
        for answer in picked or range(len(place.targets)):
            end = place.targets[answer]
            if isinstance(end, str):
                reach |= self._bit[end]
                sure.append(self._bit[end])
                shortest.append(0)
                longest.append(0)
            else:
                node = below[end]
                reach |= node.reach
                sure.append(node.sure)
                shortest.append(node.shortest)
                longest.append(node.longest)
        # A question whose answers all lead to one outcome is never asked.
        asked = int(reach.bit_count() > 1 and not picked)
        certain = functools.reduce(operator.or_ if picked else operator.and_, sure)
        return _Node(place, reach, certain, asked + min(shortest), asked + max(longest))

    def question(self, name: str) -> Question:
        """Return the question with that id; raise ``KeyError`` where there is none."""
        return self._questions[name]

    def answer(self, question: str, given: str) -> AnswerOption | None:
        """Return the answer with that id, of two the first; None for *not sure* and unknown ids."""
        return next(iter(self.options(question, given)), None)

    def options(self, question: str, given: str) -> tuple[AnswerOption, ...]:
        """Return the answer with that id, or both; nothing for *not sure* and unknown ids."""
        if given == UNSURE:
            return ()
        answers = self._questions[question].answers
        return tuple(answers[number] for number in self._picked(question, given))

    def accepts(self, question: str, given: str) -> bool:
        """Tell whether the question exists and takes that: an answer, two answers, *not sure*."""
        return question in self._answers and bool(self._picked(question, given))

    def _picked(self, question: str, given: str, *, also: bool = True) -> Sequence[int]:
        """Return the numbers of the answers that are meant: all for *not sure*.

        Nothing for what is unknown. Of two answers both, or without ``also`` only the first.
        """
        known = self._answers[question]
        if given in known:
            return (known[given],)
        if given == UNSURE:
            return range(len(known))
        first, _, second = given.partition(ALSO)
        if first == second or not {first, second} <= known.keys():
            return ()
        return (known[first], known[second])[: 2 if also else 1]

    @property
    def longest(self) -> int:
        """Maximum number of questions on any path."""
        return self._nodes[0].longest

    def reachable(self, question: str, answer: str, given: Answers = NO_ANSWERS) -> tuple[str, ...]:
        """Return the outcomes that an answer leaves possible, in the dataset's order.

        ``given`` are answers to the questions before it.
        """
        places: Iterable[int] = self.places.of[question]
        if len(self.places.of[question]) > 1:
            places = self.reached(given).intersection(places)
        return self.names(self.after(places, self._answers[question][answer], self._reach))

    def leads(self, question: str, answer: str, given: Answers) -> tuple[str, ...]:
        """Return the ids of the questions or outcomes an answer leads to after earlier answers.

        Several where what was not answered, or *not sure*, leads on differently.
        """
        option = self._questions[question].answers[self._answers[question][answer]]
        if len(option.routes) == 1:
            return (option.routes[0].to,)
        number, all_ = self._answers[question][answer], self.places.all
        reached = self.reached(given)
        ends = [all_[each].targets[number] for each in self.places.of[question] if each in reached]
        return tuple(
            dict.fromkeys(end if isinstance(end, str) else all_[end].question.id for end in ends)
        )

    def names(self, bits: int) -> tuple[str, ...]:
        """Return the outcomes of a bit set by their ids, in the dataset's order."""
        return tuple(name for name, bit in self._bit.items() if bits & bit)

    def bits(self, outcomes: Iterable[str]) -> int:
        """Return outcomes, by their ids, as a bit set."""
        return functools.reduce(operator.or_, (self._bit[name] for name in outcomes), 0)

    def reach(self, given: Answers) -> dict[int, int]:
        """Return the outcomes each place can lead to if those answers hold, as bit sets."""
        found: dict[int, int] = {}
        for number in self.places.backwards:
            found[number] = 0
            for answer in self._followed(number, given):
                found[number] |= self.after((number,), answer, found)
        return found

    def reached(self, given: Answers, without: str = "") -> set[int]:
        """Return the numbers of the places some answers lead to, from open questions on all ways.

        ``without`` is a question that no way may pass.
        """
        barred = self.places.of[without] if without else ()
        found = {0}.difference(barred)
        stack = [*found]
        while stack:
            number = stack.pop()
            for answer in self._followed(number, given):
                end = self.places.all[number].targets[answer]
                if not isinstance(end, str) and end not in found and end not in barred:
                    found.add(end)
                    stack.append(end)
        return found

    def ends(self, reached: Iterable[int], given: Answers) -> int:
        """Return the outcomes that follow at once on some places, as a bit set."""
        bits = 0
        for number in reached:
            for answer in self._followed(number, given):
                end = self.places.all[number].targets[answer]
                bits |= self._bit[end] if isinstance(end, str) else 0
        return bits

    def after(self, places: Iterable[int], answer: int, reach: Mapping[int, int]) -> int:
        """Return the outcomes an answer leaves possible at some places, given those of each place.

        ``answer`` is its number; all outcomes are bit sets.
        """
        bits = 0
        for number in places:
            end = self.places.all[number].targets[answer]
            bits |= self._bit[end] if isinstance(end, str) else reach[end]
        return bits

    def _followed(self, number: int, given: Answers) -> Sequence[int]:
        """Return the numbers of the answers followed from a place: all, where none is given."""
        question = self.places.all[number].question
        picked = self._picked(question.id, given.get(question.id, ""))
        return picked or range(len(question.answers))

    def walk(self, answers: Answers) -> "Walk":
        """Replay the answers from the first question.

        *Not sure* follows every branch of its question, and two answers those of both. A question
        is asked only while its answer can still change the set of possible outcomes.
        """
        both = main = self._survey(answers, also=True)
        if any(step.also for step in both.steps):
            main = self._survey(answers, also=False)
        used = {step.question.id for step in both.steps}
        kept = [name for name in answers.keys() - used if self.accepts(name, answers[name])]
        branched = any(step.answer is None or step.also for step in both.steps)
        pending = {**main.open, **both.open}
        asked = dict.fromkeys(node.place.question.id for node in pending.values())
        status: Status = "decided" if main.possible.bit_count() == 1 else "open"
        return Walk(
            tree=self,
            answers=answers,
            status="asking" if asked else status,
            steps=both.steps,
            question=self._questions[next(iter(asked))] if asked else None,
            outcomes=self.names(main.possible),
            tied=self.names(both.possible & ~main.possible),
            unused=tuple(name for name in answers if name not in used),
            open=tuple(asked),
            shortest=self._shortest(pending, branched or bool(kept)),
            longest=self._longest(pending, answers),
        )

    def _survey(self, answers: Answers, *, also: bool) -> _Survey:
        """Follow the answers as far as they go; of two to one question both, or only the first."""
        settled, steps, pending = self._follow(answers, also=also)
        below: Mapping[int, _Node] = self._nodes
        if any(step.answer is None or step.also for step in steps):
            below = self._outlook(pending, {step.question.id: step.given for step in steps}, also)
        settled |= self._sure(pending, below)
        left = {number: below[number] for number in pending if below[number].reach & ~settled}
        possible = functools.reduce(operator.or_, (node.reach for node in left.values()), settled)
        return _Survey(steps, left, possible)

    def _sure(self, pending: Iterable[int], nodes: Mapping[int, _Node]) -> int:
        """Return the outcomes that unanswered places lead to whatever is answered, as a bit set.

        An answer is followed from all places of its question at once.
        """
        together: dict[str, list[int]] = {}
        for number in pending:
            together.setdefault(self.places.all[number].question.id, []).append(number)
        sure = 0
        for name, numbers in together.items():
            if len(numbers) == 1:
                sure |= nodes[numbers[0]].sure
                continue
            met = (end for number in numbers for end in self.places.all[number].targets)
            ends = {end: nodes[end].sure for end in met if not isinstance(end, str)}
            answers = range(len(self._answers[name]))
            after = (self.after(numbers, answer, ends) for answer in answers)
            sure |= functools.reduce(operator.and_, after)
        return sure

    def _follow(self, answers: Answers, *, also: bool) -> tuple[int, tuple[Step, ...], list[int]]:
        """Return the outcomes reached as a bit set, the steps, and the unanswered places."""
        settled = 0
        steps: dict[str, Step] = {}
        pending: list[int] = []
        seen = {0}
        stack = [0]
        while stack:
            number = stack.pop()
            place = self.places.all[number]
            name = place.question.id
            picked = self._picked(name, answers.get(name, ""), also=also)
            if not picked:
                pending.append(number)
                continue
            ends = [place.targets[answer] for answer in picked]
            steps[name] = self._step(place.question, answers[name], ends, steps.get(name))
            for end in reversed(ends):
                if isinstance(end, str):
                    settled |= self._bit[end]
                elif end not in seen:
                    seen.add(end)
                    stack.append(end)
        return settled, tuple(steps.values()), pending

    def _step(
        self, question: Question, given: str, ends: Iterable[int | str], before: Step | None
    ) -> Step:
        """Return a step; ``before`` is the same question's at another place."""
        places = self.places.all
        leads = [end if isinstance(end, str) else places[end].question.id for end in ends]
        leads = [*dict.fromkeys((*(before.leads if before else ()), *leads))]
        answer, also = (*self.options(question.id, given), None, None)[:2]
        return Step(question, answer, tuple(leads), also)

    def _below(self, pending: Iterable[int]) -> set[int]:
        """Return the numbers of the pending places and of all places below them."""
        found: set[int] = set()
        stack = [*pending]
        while stack:
            number = stack.pop()
            if number not in found:
                found.add(number)
                stack += [end for end in self.places.all[number].targets if isinstance(end, int)]
        return found

    def _outlook(self, pending: Iterable[int], used: Answers, also: bool) -> dict[int, _Node]:
        """Return the nodes of and below some places, built with the answers that branches use.

        Needed only after a *not sure* or two answers: without them no question is reached from two
        branches.
        """
        below = self._below(pending)
        found: dict[int, _Node] = {}
        for number in sorted(below, reverse=True):
            name = self.places.all[number].question.id
            picked = self._picked(name, used.get(name, ""), also=also)
            found[number] = self._node(number, found, picked)
        return found

    @staticmethod
    def _shortest(pending: Mapping[int, _Node], spared: bool) -> int:
        """Return the minimum number of questions left; known answers may spare all but one."""
        if spared:
            return min(len(pending), 1)
        return max((node.shortest for node in pending.values()), default=0)

    def _longest(self, pending: Mapping[int, _Node], answers: Answers) -> int:
        """Return the maximum number of questions left: on one path, or on all pending branches."""
        if len(pending) < 2:
            return sum(node.longest for node in pending.values())
        names = {self.places.all[number].question.id for number in self._below(pending)}
        return sum(1 for name in names if not self.accepts(name, answers.get(name, "")))


class _WalkFields(NamedTuple):
    tree: Tree
    """The tree that was walked."""
    answers: Answers
    """All answers, whether the walk uses them or not; read-only."""
    status: Status
    steps: tuple[Step, ...]
    """The answered questions of the walk, in the order they were asked."""
    question: Question | None
    """The next question; None when no answer can change the result any more."""
    outcomes: tuple[str, ...]
    """Ids of the outcomes still possible, in the dataset's order."""
    tied: tuple[str, ...]
    """Ids of the outcomes that only second answers lead to, in the dataset's order."""
    unused: tuple[str, ...]
    """Ids of the questions whose answers are kept but not used by the walk."""
    open: tuple[str, ...]
    """Ids of the questions reached but not answered, the next one first."""
    shortest: int
    """Minimum number of questions left, if none is answered *not sure*."""
    longest: int
    """Maximum number of questions left, if none is answered *not sure* or with two answers."""


class Walk(_WalkFields):
    """The result of replaying a set of answers."""

    @property
    def used(self) -> dict[str, str]:
        """The answers that the walk uses, by question id, in the order they were asked."""
        return {step.question.id: step.given for step in self.steps}

    @cached_property
    def main(self) -> "Walk":
        """The walk of the first answers alone: this one, unless a question has two."""
        if not any(step.also for step in self.steps):
            return self
        first = {
            step.question.id: step.answer.id for step in self.steps if step.also and step.answer
        }
        return self.tree.walk({**self.answers, **first})

    @cached_property
    def beside(self) -> frozenset[str]:
        """Ids of the questions, answered or open, that bear on second answers only."""
        both = {*self.open, *(step.question.id for step in self.steps)}
        main = self.main
        return frozenset(both.difference(main.open, (step.question.id for step in main.steps)))

    @cached_property
    def path(self) -> tuple[Step, ...]:
        """The path to the provisional outcome: gaps and *not sure* take the usual answer.

        Answers that the walk does not use are ignored here too.
        """
        return self._path()

    def seconds(self) -> Iterator[tuple[Step, tuple[Step, ...]]]:
        """Yield each step with two answers, and the path that its second one takes instead."""
        for step in self.steps:
            if step.also:
                yield step, self._path(step)

    def _path(self, second: Step | None = None) -> tuple[Step, ...]:
        """Return the path of the first answers; at one step, if any, that of its second."""
        walked = {step.question.id: step for step in self.steps}
        if second:
            walked[second.question.id] = second._replace(answer=second.also, also=None)
        steps: list[Step] = []
        taken: dict[str, str] = {}
        name = self.tree.start
        while name:
            question = self.tree.question(name)
            step = walked.get(name)
            answer = (step and step.answer) or usual_answer(question, taken)
            taken[name] = answer.id
            end = first_route(answer.routes, taken).to
            steps.append(Step(question, step and step.answer, (end,), step and step.also))
            name = end if answer.goto else ""
        return tuple(steps)

    @cached_property
    def taken(self) -> dict[str, str]:
        """The answers on the path to the provisional outcome, by question id: given or usual."""
        return _taken(self.path)

    def taken_for(self, outcome: str) -> dict[str, str]:
        """Return the answers, by question id, that an outcome rests on: given, or usual.

        Those on the path to it, where it is the provisional one or a second answer leads there;
        else those on the path to the provisional one, and all others that were given.
        """
        if outcome == self.provisional:
            return self.taken
        for _, path in self.seconds():
            if path[-1].leads == (outcome,):
                return _taken(path)
        given = {step.question.id: step.answer.id for step in self.steps if step.answer}
        return {**given, **self.taken}

    @property
    def provisional(self) -> str:
        """Id of the outcome that is reached when usual answers fill every gap."""
        return self.path[-1].leads[0]

    @property
    def close_to(self) -> str:
        """Id of the outcome that the last answer's route calls as defensible as where it leads.

        Empty where it calls none so, or where nobody gave that answer.
        """
        answer = self.path[-1].answer
        return first_route(answer.routes, self.taken).close_to if answer else ""

    @property
    def outcome(self) -> Outcome | None:
        """The recommendation, provisional while several are possible; None while asking."""
        return None if self.status == "asking" else self.tree.outcomes[self.provisional]


def _taken(path: Iterable[Step]) -> dict[str, str]:
    taken: dict[str, str] = {}
    for step in path:
        taken[step.question.id] = (step.answer or usual_answer(step.question, taken)).id
    return taken
