"""How many questions are left, what an answer did, and the ways of a tree, counted by hand."""

from fractions import Fraction

import pytest
from helpers import tree_of

from roletui.tree.proof import Edge, ShortestPaths, prove
from roletui.tree.reasons import account, reasons
from roletui.tree.what_if import flips

LADDER = tree_of(one="x two*", two="y three*", three="z four*", four="x y*")
"""Each question ends with its first answer, or leads one further down; four asks x or y."""


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({}, (1, 4)),
        ({"one": "a1"}, (1, 3)),
        ({"one": "a1", "two": "a1"}, (1, 2)),
        ({"one": "a1", "two": "a1", "three": "a1"}, (1, 1)),
        ({"one": "a0"}, (0, 0)),
        ({"one": "a1", "two": "a0"}, (0, 0)),
    ],
)
def test_the_fewest_and_the_most_questions_left(
    answers: dict[str, str], left: tuple[int, int]
) -> None:
    """The fewest where the next one ends it, the most where it goes all the way down."""
    walk = LADDER.walk(answers)
    assert (walk.shortest, walk.longest) == left
    assert LADDER.longest == 4


def test_questions_of_three_branches() -> None:
    """Nobody knows root: three questions are open, and below the last of them a fourth.

    Whatever they are asked for may be spared by another, so at least one is left; at most four.
    """
    tree = tree_of(root="one two three*", one="a b*", two="c d*", three="e four*", four="f g*")
    walk = tree.walk({"root": "unsure"})
    assert walk.open == ("one", "two", "three")
    assert (walk.shortest, walk.longest) == (1, 4)
    assert [question.id for question in (walk.question,) if question] == ["one"]
    nearer = tree.walk({"root": "unsure", "one": "a0", "two": "a1"})
    assert (nearer.open, nearer.outcomes) == (("three",), ("a", "d", "e", "f", "g"))
    assert (nearer.shortest, nearer.longest) == (1, 2)
    kept = tree.walk({"root": "unsure", "four": "a0"})
    assert (kept.shortest, kept.longest) == (1, 3)  # the fourth has its answer already


def test_what_each_answer_ruled_out() -> None:
    """One down the ladder rules nothing out, for x is at its foot as well; the last two do."""
    told = account(LADDER.walk({"one": "a1", "two": "a1", "three": "a1", "four": "a0"}))
    assert [entry.ruled_out for entry in told] == [(), (), ("z",), ("y",)]
    # Another answer to one would end in x all the same, with the others as they are.
    assert [entry.mattered for entry in told] == [False, True, True, True]
    assert [entry.idle for entry in told] == [True, False, False, False]
    assert all(entry.on_way and entry.settled for entry in told)


def test_answers_on_another_branch_are_not_on_the_way() -> None:
    """Nobody knows root; its safe answer leads to left, and right is the other branch."""
    tree = tree_of(root="left* right", left="x* y", right="z* y")
    told = account(tree.walk({"root": "unsure", "left": "a0", "right": "a0"}))
    assert [(entry.question.id, entry.on_way) for entry in told] == [
        ("root", True), ("left", True), ("right", False),
    ]  # fmt: skip
    assert not any(entry.settled or entry.idle for entry in told)
    assert [entry.ruled_out for entry in told] == [(), (), ("y",)]


def test_an_answer_may_matter_for_the_recommendation_alone() -> None:
    """Nobody knows low: x or y are left whatever root says, but its safe answers differ.

    root leads to low, which assumes x, or to high, which assumes y.
    """
    tree = tree_of(root="low* high", low="x* y", high="x y*")
    told = account(tree.walk({"root": "a0", "low": "unsure", "high": "unsure"}))
    assert [(entry.question.id, entry.mattered) for entry in told] == [
        ("root", True), ("low", True),
    ]  # fmt: skip


FORK = tree_of(root="x left right*", left="x* y", right="left y* z")
"""x; left: x or y; right: left again, y or z."""


def test_ways_are_counted() -> None:
    """One to x at once; two through left; four through right, two of them through left.

    To x: root, root–left, root–right–left. To y: root–left, root–right, root–right–left. To z one.
    """
    proof = prove(FORK)
    assert (proof.paths, dict(proof.ends)) == (7, {"x": 3, "y": 3, "z": 1})
    assert (proof.shortest, proof.longest) == (1, 3)
    assert proof.share("z") == 0.142857  # one in seven is 0.142857142…
    assert Fraction(proof.share("x")).limit_denominator(1000) == Fraction(3, 7)


def test_the_shortest_ways() -> None:
    """To each outcome, and through each answer to the nearest end from there."""
    shortest = ShortestPaths(FORK)
    assert shortest.path_to("x") == {"root": "a0"}
    assert shortest.path_to("y") == {"root": "a1", "left": "a1"}
    assert shortest.path_to("z") == {"root": "a2", "right": "a2"}
    assert shortest.path_through(Edge("root", "a2")) == ({"root": "a2", "right": "a1"}, "y")
    assert shortest.path_through(Edge("root", "a1")) == ({"root": "a1", "left": "a0"}, "x")
    assert shortest.path_through(Edge("right", "a0")) == (
        {"root": "a2", "right": "a0", "left": "a0"}, "x",
    )  # fmt: skip
    answers = {"one": "a1", "two": "a0"}
    assert ShortestPaths(LADDER).path_through(Edge("one", "a1")) == (answers, "y")


@pytest.mark.parametrize(("most", "whole"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_search_for_changes_is_as_long_as_it_says(
    most: int, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One other answer is tried, by a walk of one step: with its end that counts as two."""
    monkeypatch.setattr("roletui.tree.what_if.MOST_STEPS", most)
    found = flips(tree_of(root="x* y").walk({"root": "a0"}))
    assert (found.whole, len(found.found)) == (whole, int(whole))


def test_what_nobody_knows_is_not_idle_while_several_outcomes_are_left() -> None:
    """Root and right change nothing by themselves, left the recommendation; none did nothing.

    Once left and right are known to end in x, nobody needs to know root.
    """
    tree = tree_of(root="left* right", left="x* y", right="x* y")
    open_ = account(tree.walk({"root": "unsure", "left": "unsure", "right": "unsure"}))
    assert [(entry.mattered, entry.idle) for entry in open_] == [
        (False, False), (True, False), (False, False),
    ]  # fmt: skip
    known = account(tree.walk({"root": "unsure", "left": "a0", "right": "a0"}))
    assert [(entry.mattered, entry.idle) for entry in known] == [
        (False, True), (True, False), (True, False),
    ]  # fmt: skip


def test_a_question_that_nobody_knows_is_not_promised_again() -> None:
    """Below right only left could follow, which was put already: one question is left."""
    tree = tree_of(root="left right*", left="x* y", right="left* z")
    walk = tree.walk({"root": "unsure", "left": "unsure"})
    assert (walk.open, walk.shortest, walk.longest) == (("right",), 1, 1)


def test_an_answer_matters_where_another_would_rule_something_out() -> None:
    """Nobody knows root: left ends in y, right in x, which is assumed. Left's first would end in x.

    So y is possible through left alone, though the recommendation stays; right would open z.
    """
    tree = tree_of(root="left right*", left="x* y", right="x* z")
    walk = tree.walk({"root": "unsure", "left": "a1", "right": "a0"})
    assert (walk.outcomes, walk.provisional) == (("x", "y"), "x")
    assert [entry.mattered for entry in account(walk)] == [True, True, True]
    assert [entry.question.id for entry in reasons(walk)] == ["root", "right"]


def test_a_way_is_told_in_the_order_it_is_asked() -> None:
    """From the first question on; an answer that no question has leads nowhere."""
    shortest = ShortestPaths(FORK)
    answers, _ = shortest.path_through(Edge("right", "a0"))
    assert list(answers) == ["root", "right", "left"]
    assert list(shortest.path_to("z")) == ["root", "right"]
    with pytest.raises(KeyError):
        shortest.path_through(Edge("root", "a3"))
