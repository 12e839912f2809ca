"""Walk the decision tree: what to ask next, and which outcomes are still possible.

Data flow: a :class:`Tree` is built once from a dataset; ``tree.walk(answers)`` replays a mapping of
answers from the first question and returns a :class:`Walk`. A walk caches what is derived from it;
nothing is cached between two walks.
"""

import functools
import operator
import typing
from collections.abc import Iterable, Mapping
from functools import cached_property

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Outcome, Question
from roletui.dataset.question_order import UNSURE, question_order

Answers = Mapping[str, str]
"""From question id to the id of the chosen answer, or to ``unsure``."""

Status = typing.Literal["asking", "open", "decided"]
"""``asking``: questions are left. ``open``: none, but several outcomes. ``decided``: one."""


class Step(typing.NamedTuple):
    """An answered question of a walk."""

    question: Question
    answer: AnswerOption | None
    """None for *not sure*."""


class _Node(typing.NamedTuple):
    """What holds for a question before anything is answered."""

    question: Question
    answers: dict[str, AnswerOption]
    reach: int
    """The outcomes it can lead to, as a bit set."""
    shortest: int
    longest: int


class Tree:
    """The decision tree of a dataset, indexed for walking."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.start = dataset.questions[0].id
        """Id of the first question."""
        self.outcomes: dict[str, Outcome] = {outcome.id: outcome for outcome in dataset.outcomes}
        """Every outcome by its id."""
        self._bit = {outcome.id: 1 << nr for nr, outcome in enumerate(dataset.outcomes)}
        self._nodes: dict[str, _Node] = {}
        questions = {question.id: question for question in dataset.questions}
        self.backwards = question_order(dataset.questions)[::-1]
        """Ids of the questions in reverse topological order: each before those that lead to it."""
        for name in self.backwards:
            self._nodes[name] = self._node(questions[name], self._nodes)

    def _node(self, question: Question, below: Mapping[str, _Node], given: str = "") -> _Node:
        """Build the node of a question from the nodes below it; ``given`` is its answer, if any."""
        reach, shortest, longest = 0, [], []
        for answer in question.answers:
            if given not in ("", UNSURE, answer.id):
                continue
            if answer.goto:
                node = below[answer.goto]
                reach |= node.reach
                shortest.append(node.shortest)
                longest.append(node.longest)
            else:
                reach |= self._bit[answer.outcome]
                shortest.append(0)
                longest.append(0)
        # A question whose answers all lead to one outcome is never asked.
        asked = int(reach.bit_count() > 1 and not given)
        answers = {answer.id: answer for answer in question.answers}
        return _Node(question, answers, reach, asked + min(shortest), asked + max(longest))

    def question(self, name: str) -> Question:
        """Return the question with that id; raise ``KeyError`` where there is none."""
        return self._nodes[name].question

    def answer(self, question: str, name: str) -> AnswerOption | None:
        """Return the answer with that id; None for *not sure* and for an unknown id."""
        return self._nodes[question].answers.get(name)

    def accepts(self, question: str, answer: str) -> bool:
        """Tell whether the question exists and has that answer, or the answer is *not sure*."""
        return question in self._nodes and (
            answer == UNSURE or answer in self._nodes[question].answers
        )

    @property
    def longest(self) -> int:
        """Maximum number of questions on any path."""
        return self._nodes[self.start].longest

    def reachable(self, answer: AnswerOption) -> tuple[str, ...]:
        """Return the outcomes that an answer leaves possible, in the dataset's order."""
        return self._names(self._target(answer))

    def _target(self, answer: AnswerOption) -> int:
        return self._nodes[answer.goto].reach if answer.goto else self._bit[answer.outcome]

    def bits(self, outcomes: Iterable[str]) -> int:
        """Return outcomes, by their ids, as a bit set."""
        return functools.reduce(operator.or_, (self._bit[name] for name in outcomes), 0)

    def bits_after(self, answer: AnswerOption, below: Mapping[str, int]) -> int:
        """Return the outcomes an answer leaves possible, given those of each question; bit sets."""
        return below[answer.goto] if answer.goto else self._bit[answer.outcome]

    def reachable_from(self, given: Answers) -> dict[str, int]:
        """Return the outcomes each question can lead to if those answers hold, as bit sets."""
        found: dict[str, int] = {}
        for name in self.backwards:
            found[name] = 0
            for answer in self._branches(name, given):
                found[name] |= self.bits_after(answer, found)
        return found

    def dominated_outcomes(self, given: Answers) -> dict[str, int]:
        """Return for each question reached the outcomes that it dominates, as a bit set.

        A question dominates an outcome if every path the answers leave open leads to it through
        the question (Cooper, Harvey and Kennedy, A simple, fast dominance algorithm, 2001).
        """
        dominator: dict[str, str] = {self.start: ""}
        depth = {"": 0, self.start: 1}

        def common(one: str, other: str) -> str:
            """Return the nearest common dominator."""
            while one != other:
                if depth[one] < depth[other]:
                    one, other = other, one
                one = dominator[one]
            return one

        for name in reversed(self.backwards):
            if name in dominator:
                for answer in self._branches(name, given):
                    end = answer.goto or f"outcome {answer.outcome}"
                    dominator[end] = common(dominator[end], name) if end in dominator else name
                    depth[end] = depth[dominator[end]] + 1
        dominated = dict.fromkeys(dominator, 0)
        for outcome, bit in self._bit.items():
            above = dominator.get(f"outcome {outcome}", "")
            while above:
                dominated[above] |= bit
                above = dominator[above]
        return dominated

    def _branches(self, name: str, given: Answers) -> Iterable[AnswerOption]:
        node = self._nodes[name]
        chosen = node.answers.get(given.get(name, ""))
        return [chosen] if chosen else node.question.answers

    def _names(self, bits: int) -> tuple[str, ...]:
        return tuple(name for name, bit in self._bit.items() if bits & bit)

    def walk(self, answers: Answers) -> "Walk":
        """Replay the answers from the first question.

        *Not sure* follows every branch of its question. A question is asked only while its answer
        can still change the set of possible outcomes.
        """
        settled, steps, pending = self._follow(answers)
        used = {step.question.id for step in steps}
        kept = [name for name in answers.keys() - used if self.accepts(name, answers[name])]
        unsure = any(step.answer is None for step in steps)
        if unsure:
            pending = self._outlook(pending, {name: answers[name] for name in used})
        for node in pending:
            if node.reach.bit_count() == 1:
                settled |= node.reach
        open_questions = [node for node in pending if node.reach & ~settled]
        possible = settled
        for node in open_questions:
            possible |= node.reach
        outcomes = self._names(possible)
        return Walk(
            tree=self,
            answers=answers,
            status="asking" if open_questions else "decided" if len(outcomes) == 1 else "open",
            steps=tuple(steps),
            question=open_questions[0].question if open_questions else None,
            outcomes=outcomes,
            unused=tuple(name for name in answers if name not in used),
            open=tuple(node.question.id for node in open_questions),
            shortest=self._shortest(open_questions, unsure or bool(kept)),
            longest=self._longest(open_questions, answers),
        )

    def _follow(self, answers: Answers) -> tuple[int, list[Step], list[_Node]]:
        """Return the outcomes reached as a bit set, the steps, and the unanswered questions."""
        settled = 0
        steps: list[Step] = []
        pending: list[_Node] = []
        seen = {self.start}
        stack = [self.start]
        while stack:
            node = self._nodes[stack.pop()]
            chosen = answers.get(node.question.id)
            answer = node.answers.get(chosen) if chosen else None
            if answer is None and chosen != UNSURE:
                pending.append(node)
                continue
            steps.append(Step(node.question, answer))
            for branch in reversed([answer] if answer else node.question.answers):
                if branch.outcome:
                    settled |= self._bit[branch.outcome]
                elif branch.goto not in seen:
                    seen.add(branch.goto)
                    stack.append(branch.goto)
        return settled, steps, pending

    def _below(self, pending: list[_Node]) -> set[str]:
        """Return the ids of the pending questions and of all questions below them."""
        found: set[str] = set()
        stack = [node.question.id for node in pending]
        while stack:
            name = stack.pop()
            if name not in found:
                found.add(name)
                stack.extend(a.goto for a in self.question(name).answers if a.goto)
        return found

    def _outlook(self, pending: list[_Node], used: Answers) -> list[_Node]:
        """Return the pending nodes rebuilt with the answers that other branches use.

        Needed only after a *not sure*, without which no question is reached from two branches.
        """
        below = self._below(pending)
        found: dict[str, _Node] = {}
        for name in self.backwards:
            if name in below:
                found[name] = self._node(self._nodes[name].question, found, used.get(name, ""))
        return [found[node.question.id] for node in pending]

    @staticmethod
    def _shortest(pending: list[_Node], spared: bool) -> int:
        """Return the minimum number of questions left; known answers may spare all but one."""
        if spared:
            return min(len(pending), 1)
        return max((node.shortest for node in pending), default=0)

    def _longest(self, pending: list[_Node], answers: Answers) -> int:
        """Return the maximum number of questions left: on one path, or on all pending branches."""
        if len(pending) < 2:
            return sum(node.longest for node in pending)
        below = self._below(pending)
        return sum(1 for name in below if not self.accepts(name, answers.get(name, "")))


class _WalkFields(typing.NamedTuple):
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
    unused: tuple[str, ...]
    """Ids of the questions whose answers are kept but not used by the walk."""
    open: tuple[str, ...]
    """Ids of the questions reached but not answered, the next one first."""
    shortest: int
    """Minimum number of questions left, if none is answered *not sure*."""
    longest: int
    """Maximum number of questions left, if none is answered *not sure*."""


class Walk(_WalkFields):
    """The result of replaying a set of answers."""

    @property
    def used(self) -> dict[str, str]:
        """The answers that the walk uses, by question id, in the order they were asked."""
        return {step.question.id: self.answers[step.question.id] for step in self.steps}

    @cached_property
    def path(self) -> tuple[Step, ...]:
        """The path to the provisional outcome: gaps and *not sure* take the safe answer."""
        walked = {step.question.id: step.answer for step in self.steps}
        steps: list[Step] = []
        name = self.tree.start
        while name:
            question = self.tree.question(name)
            answer = walked.get(name)
            steps.append(Step(question, answer))
            name = (answer or safe_answer(question)).goto
        return tuple(steps)

    @cached_property
    def provisional(self) -> str:
        """Id of the outcome that is reached when safe answers fill every gap.

        Answers that the walk does not use are ignored here too.
        """
        last = self.path[-1]
        return (last.answer or safe_answer(last.question)).outcome

    @property
    def outcome(self) -> Outcome | None:
        """The recommendation, provisional while several are possible; None while asking."""
        return None if self.status == "asking" else self.tree.outcomes[self.provisional]


def safe_answer(question: Question) -> AnswerOption:
    """Return the answer that the dataset marks as safe to assume."""
    return next(answer for answer in question.answers if answer.safe)
