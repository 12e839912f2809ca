"""Examples of a dataset that lead where they say or not, and what none of them comes by."""

import pytest
from helpers import tree_of

from roletui.dataset.model import Example
from roletui.tree.examples import Covered, run_examples
from roletui.tree.walk import Tree

SECOND = {"x": "y", "y": "x", "z": "y"}
"""What comes second to each outcome."""


def fork(*examples: Example) -> Tree:
    """Return a tree with some examples: root leads to left (x or y) and to right (x or z)."""
    tree = tree_of(root="left right*", left="x* y", right="x z*")
    ends = tuple(end._replace(runner_up=SECOND[end.id]) for end in tree.dataset.outcomes)
    return Tree(tree.dataset._replace(outcomes=ends, examples=examples))


def example(outcome: str, close_to: str = "", name: str = "one", **answers: str) -> Example:
    """Return an example that says where its answers lead."""
    return Example(name, "", answers, outcome, close_to)


@pytest.mark.parametrize(
    ("case", "field", "words"),
    [
        (example("x", root="a0", left="a0"), None, ""),
        (example("x", root="a0"), "answers", "“left” open"),
        (example("y", root="a0", left="a0"), "outcome", "must be “x”"),
        (example("x", root="a0", left="a0", right="a0"), "answers", "right"),
        # Nobody knows root: left ends in x, right in z, and right is the safe branch.
        (example("z", root="unsure", left="a0", right="a1"), "answers", "“x” and “z” possible"),
        (example("z", "x", root="unsure", left="a0", right="a1"), None, ""),
        (example("z", "y", root="unsure", left="a0", right="a1"), "close_to", "not close"),
        (example("x", "z", root="unsure", left="a0", right="a1"), "outcome", "must be “z”"),
        # Decided for x, to which y comes second: close only where left is answered with both.
        (example("x", "y", root="a0", left="a0"), "close_to", "not close"),
        (example("x", "y", root="a0", left="a0+a1"), None, ""),
        (example("x", "z", root="a0", left="a0"), "close_to", "not close"),
        # Decided for z, to which y comes second too, but by root and left.
        (example("z", "y", root="a1", right="a1"), "close_to", "not close"),
        # An answer that is never asked is told before how close the call is.
        (example("x", "y", root="a0", left="a0", right="a0"), "answers", "right"),
        # Both branches end in x, so only one outcome is left, by two last answers.
        (example("x", root="unsure", left="a0", right="a0"), None, ""),
    ],
)
def test_an_example_is_held_to_what_it_says(case: Example, field: str | None, words: str) -> None:
    """What is wrong with it is told with the field in which it is."""
    found = run_examples(fork(case), 0)
    assert [problem.path for problem in found.problems] == (
        [] if field is None else [("examples", 0, field)]
    )
    assert [problem.severity for problem in found.problems] == (
        [] if field is None else ["warning" if field == "close_to" else "error"]
    )
    # It leads where it says, however close the call is.
    assert found.passing == int(field in (None, "close_to"))
    assert all(words in problem.message for problem in found.problems)


WRONG = example("z", name="wrong", root="a1", right="a0")
LEFT = example("x", name="left", root="a0", left="a0")
BOTH = example("x", name="case-2", root="unsure", left="a0", right="a0")


def test_what_examples_come_by_is_counted() -> None:
    """One that does not lead where it says shows nothing; *not sure* gives no answer.

    Root's first, left's first and right's first answer are given, of two each, and x of x, y, z.
    """
    found = run_examples(fork(WRONG, LEFT, BOTH), 0)
    assert [problem.path for problem in found.problems] == [("examples", 0, "outcome")]
    assert found.passing == 2
    assert (found.questions, found.answers, found.outcomes) == (
        Covered(3, 3), Covered(3, 6), Covered(1, 3),
    )  # fmt: skip
    assert found.missing == ()
    alone = run_examples(fork(LEFT), 0)
    assert (alone.questions, alone.answers) == (Covered(2, 3), Covered(2, 6))


@pytest.mark.parametrize("most", [0, 1, 2, 3, 9])
def test_the_shortest_examples_for_the_rest_are_proposed(most: int) -> None:
    """Root's, left's and right's second answers are missing; each needs an example of its own.

    Up to as many as are asked for, with numbers that no example has.
    """
    found = run_examples(fork(WRONG, LEFT, BOTH), most).missing
    assert [(entry.id, entry.answers, entry.outcome) for entry in found] == [
        ("case-1", {"root": "a1", "right": "a0"}, "x"),
        ("case-3", {"root": "a0", "left": "a1"}, "y"),
        ("case-4", {"root": "a1", "right": "a1"}, "z"),
    ][:most]


def test_a_proposed_example_counts_for_all_its_answers() -> None:
    """Without any: a way through left, one through right, and one more for each second answer."""
    found = run_examples(fork(), 9).missing
    assert [entry.answers for entry in found] == [
        {"root": "a0", "left": "a0"},
        {"root": "a1", "right": "a0"},
        {"root": "a0", "left": "a1"},
        {"root": "a1", "right": "a1"},
    ]
