"""The proof of a dataset and its examples run as tests, as lines: what ``roletui check`` prints."""

from collections.abc import Iterator
from itertools import accumulate

from roletui.dataset.dataset import Dataset
from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import Problem
from roletui.dataset.question_order import UNSURE
from roletui.text.numbers import count
from roletui.tree.examples import Coverage, Covered, run_examples
from roletui.tree.proof import Proof, ShortestPaths, prove
from roletui.tree.walk import Tree

OUTCOMES = 40
"""Maximum number of outcomes whose share and shortest path are printed."""
MOST_ANSWERS = 99
"""Maximum number of answers of a missing example that is printed."""
STEPS_SHOWN = 24
"""Maximum number of answers printed of a shortest path."""
MISSING = 8
"""Maximum number of missing examples printed."""
STEPS = 200_000
"""Maximum number of questions and outcomes visited for the examples: a few seconds."""


def proof_of(loaded: Loaded) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the proof of a dataset and what became of its examples, as lines; and the problems."""
    most = _affordable(loaded.dataset)
    tree = Tree(loaded.dataset._replace(examples=loaded.dataset.examples[:most]))
    coverage = run_examples(tree, MISSING)
    problems = [*coverage.problems]
    if most < len(loaded.dataset.examples):
        message = f"are too many to run for so large a tree; only the first {most:,} were."
        problems.append(Problem(("examples",), message, severity="warning"))
    return (*_proof_lines(tree, prove(tree)), *_coverage_lines(coverage)), problems


def _affordable(dataset: Dataset) -> int:
    """Return how many of the examples can be run within :data:`STEPS`."""
    questions, outcomes = len(dataset.questions), len(dataset.outcomes)
    steps = accumulate(
        outcomes + (questions if UNSURE in example.answers.values() else len(example.answers))
        for example in dataset.examples
    )
    return sum(step <= STEPS for step in steps)


def _proof_lines(tree: Tree, proof: Proof) -> Iterator[str]:
    answers = sum(len(question.answers) for question in tree.dataset.questions)
    asked = f"{proof.shortest} to {proof.longest}"
    if proof.shortest == proof.longest:
        asked = str(proof.shortest)
    yield ""
    yield (
        f"Proof     Every combination of answers, not sure included, ends in an outcome: "
        f"{_large(proof.paths)} ways"
    )
    yield (
        f"          through {count(len(tree.dataset.questions), 'question', 'questions')} and "
        f"{count(answers, 'answer', 'answers')}, {asked} asked on a way, no loop."
    )
    shortest = ShortestPaths(tree)
    ends = sorted(proof.ends, key=lambda name: -proof.ends[name])
    width = max(len(name) for name in ends[:OUTCOMES])
    yield "Outcomes  share of all ways, and the fewest answers that lead there"
    for name in ends[:OUTCOMES]:
        steps = [f"{q}={a}" for q, a in shortest.path_to(name).items()]
        more = len(steps) - STEPS_SHOWN
        way = " ".join(steps[:STEPS_SHOWN]) + (f" … and {more:,} more" if more > 0 else "")
        share = proof.share(name) * 100
        yield f"  {name:<{width}} {share:5.1f} %  {way}"
    if len(ends) > OUTCOMES:
        yield f"  … and {len(ends) - OUTCOMES:,} more."


def _coverage_lines(coverage: Coverage) -> Iterator[str]:
    parts = (
        ("questions", coverage.questions),
        ("answers", coverage.answers),
        ("outcomes", coverage.outcomes),
    )
    covered = ", ".join(_part(name, part) for name, part in parts)
    yield f"Examples  {count(coverage.passing, 'passes', 'pass')}; they come by {covered}."
    short = [each for each in coverage.missing if len(each.answers) <= MOST_ANSWERS]
    if len(short) < len(coverage.missing):
        yield f"          What is missing takes examples of more than {MOST_ANSWERS} answers."
    if short:
        yield "          The shortest that are missing, to paste and to give a brief:"
        for example in short:
            answers = ", ".join(f'{q} = "{a}"' for q, a in example.answers.items())
            yield ""
            yield "[[examples]]"
            yield f'id = "{example.id}"'
            yield f'brief = "{example.brief}"'
            yield f"answers = {{ {answers} }}"
            yield f'outcome = "{example.outcome}"'


def _part(name: str, part: Covered) -> str:
    return f"{part.covered:,} of {part.of:,} {name}"


def _large(number: int) -> str:
    """Write a number of paths, which may have thousands of digits."""
    if number < 10**12:
        return f"{number:,}"
    return f"about 10^{int((number.bit_length() - 1) * 0.30103)}"
