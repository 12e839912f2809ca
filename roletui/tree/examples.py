"""Run the examples of a dataset as its tests, and measure what they cover."""

import itertools

from roletui.dataset.checks.style import MISSING_BRIEF
from roletui.dataset.model import Example
from roletui.dataset.problems import Problem, errors, some
from roletui.text.tuples import NamedTuple
from roletui.tree.proof import Edge, ShortestPaths
from roletui.tree.runner_up import runner_up
from roletui.tree.walk import Tree, Walk
from roletui.tree.what_if import deciding


class Covered(NamedTuple):
    """How many questions, answers or outcomes the examples cover."""

    covered: int
    of: int


class Coverage(NamedTuple):
    """The results and the coverage of a dataset's examples."""

    problems: tuple[Problem, ...]
    """One for each failing example, and a warning where the call is not as close as it states."""
    passing: int
    """Number of examples that lead to the outcome they state."""
    questions: Covered
    answers: Covered
    outcomes: Covered
    missing: tuple[Example, ...]
    """The shortest examples for answers that are not covered, up to the number requested."""


def run_examples(tree: Tree, most_missing: int) -> Coverage:
    """Run every example, and suggest at most ``most_missing`` for answers not covered."""
    problems: list[Problem] = []
    seen: set[Edge] = set()
    questions: set[str] = set()
    outcomes: set[str] = set()
    for index, example in enumerate(tree.dataset.examples):
        walk = tree.walk(example.answers)
        problem = _problem(tree, walk, index, example)
        if problem:
            problems.append(problem)
        if not problem or problem.severity == "warning":
            outcomes.add(example.outcome)
            questions.update(step.question.id for step in walk.steps)
            seen.update(
                Edge(step.question.id, answer.id)
                for step in walk.steps
                for answer in (step.answer, step.also)
                if answer
            )
    everything = [Edge(q.id, answer.id) for q in tree.dataset.questions for answer in q.answers]
    return Coverage(
        tuple(problems),
        len(tree.dataset.examples) - len(errors(problems)),
        Covered(len(questions), len(tree.dataset.questions)),
        Covered(len(seen), len(everything)),
        Covered(len(outcomes), len(tree.outcomes)),
        _missing(tree, everything, seen, outcomes, most_missing),
    )


def _problem(tree: Tree, walk: Walk, index: int, example: Example) -> Problem | None:
    path: tuple[str | int, ...] = ("examples", index)
    if walk.question is not None:
        return Problem((*path, "answers"), f"leave the question “{walk.question.id}” open.")
    if len(walk.outcomes) > 1 and not example.close_to:
        ends = some(walk.outcomes)
        message = f"leave {ends} possible; answer what is unsure, or name one in close_to."
        return Problem((*path, "answers"), message)
    end = walk.provisional
    if end != example.outcome:
        return Problem((*path, "outcome"), f"must be “{end}”: that is where its answers lead.")
    if walk.unused:
        message = f"are never asked on this way: {some(walk.unused)}."
        return Problem((*path, "answers"), message)
    if example.close_to:
        if len(walk.outcomes) > 1:
            close = set(walk.outcomes)
        else:
            second = runner_up(walk, deciding(walk))
            close = {second.outcome.id} if second and second.close else set()
        if example.close_to not in close:
            message = (
                "is not close: neither left possible, nor where a second answer leads, nor called "
                "close by the last answer."
            )
            return Problem((*path, "close_to"), message, severity="warning")
    return None


def _missing(
    tree: Tree, everything: list[Edge], seen: set[Edge], outcomes: set[str], most: int
) -> tuple[Example, ...]:
    """Return examples that together come by every answer and outcome that is not covered yet."""
    seen, ended = set(seen), set(outcomes)
    taken = {example.id for example in tree.dataset.examples}
    names = (name for number in itertools.count(1) if (name := f"case-{number}") not in taken)
    found: list[Example] = []
    shortest: ShortestPaths | None = None
    for edge in everything:
        if len(found) == most:
            break
        if edge not in seen and tree.places.of[edge.question]:
            shortest = shortest or ShortestPaths(tree)
            answers, outcome = shortest.path_through(edge)
            seen.update(Edge(question, answer) for question, answer in answers.items())
            ended.add(outcome)
            found.append(Example(next(names), MISSING_BRIEF, answers, outcome))
    # By conditions, an outcome may be left out where every answer is given.
    for outcome in tree.outcomes if len(ended) < len(tree.outcomes) else ():
        shortest = shortest or ShortestPaths(tree)
        if len(found) < most and outcome not in ended and shortest.ends_in(outcome):
            path = shortest.path_to(outcome)
            found.append(Example(next(names), MISSING_BRIEF, path, outcome))
    return tuple(found)
