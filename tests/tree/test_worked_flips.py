"""What would change a decision, found by hand on small trees."""

from helpers import tree_of

from roletui.tree.what_if import (
    AnswerChange,
    Flip,
    applied,
    flips,
    none_found,
    offered,
    settlements,
)


def test_no_two_answers_where_one_of_them_is_enough() -> None:
    """Root is not sure: both its branches come to last, which says x.

    last with its second answer alone gives y. Settling root too would give y as well, but one of
    the two is enough. z takes both: root has to lead to way, and way to z.
    """
    tree = tree_of(root="way* last", way="last* z", last="x* y")
    found = flips(tree.walk({"root": "unsure", "way": "a0", "last": "a0"}))
    assert found.whole
    assert found.found == (
        Flip((AnswerChange("last", "a0", "a1"),), "y"),
        Flip((AnswerChange("root", "unsure", "a0"), AnswerChange("way", "a0", "a1")), "z"),
    )


def test_an_open_decision_is_settled_by_as_few_answers_as_can_be() -> None:
    """Root and below are open: x or y.

    below's first answer leaves x whatever root is, and so does root's second. Only y takes two:
    root's first and below's second. root's first with below's first is one answer too many.
    """
    tree = tree_of(root="below* x", below="x* y")
    assert settlements(tree.walk({"root": "unsure", "below": "unsure"})).found == (
        Flip((AnswerChange("below", "unsure", "a0"),), "x"),
        Flip((AnswerChange("root", "unsure", "a1"),), "x"),
        Flip((AnswerChange("root", "unsure", "a0"), AnswerChange("below", "unsure", "a1")), "y"),
    )


def test_what_is_known_stays_while_a_decision_is_open() -> None:
    """Root is known to lead to below, so that only below settles anything; other is never put."""
    tree = tree_of(root="below* other", below="x* y", other="z* x")
    assert settlements(tree.walk({"root": "a0", "below": "unsure"})).found == (
        Flip((AnswerChange("below", "unsure", "a0"),), "x"),
        Flip((AnswerChange("below", "unsure", "a1"),), "y"),
    )


MANY = tree_of(root="last* p1 p2 p3", last="x* o1 o2 o3 o4 o5 o6 o7 o8")
"""Eleven single changes lead away from x: eight of the last answer, three of the first."""


def test_nine_changes_are_offered() -> None:
    """One for each digit: the eight of the last answer and the first of the one before it."""
    changes = flips(MANY.walk({"root": "a0", "last": "a0"}))
    assert len(changes.found) == 11
    assert [flip.outcome for flip in offered(changes)] == [
        *(f"o{number}" for number in range(1, 9)),
        "p1",
    ]


def test_of_two_changed_answers_one_way_to_each_outcome_is_offered() -> None:
    """From x, v is two answers away by two ways and by one answer: only that one is offered.

    root leads to x, one and two; w is two answers away through one and through two.
    """
    tree = tree_of(root="x* one two v", one="w* v", two="v w*")
    changes = flips(tree.walk({"root": "a0"}))
    assert [(len(flip.changes), flip.outcome) for flip in changes.found] == [
        (1, "v"), (2, "w"), (2, "v"), (2, "v"), (2, "w"),
    ]  # fmt: skip
    assert [(flip.outcome, flip.changes[-1]) for flip in offered(changes)] == [
        ("v", AnswerChange("root", "a0", "a3")),
        ("w", AnswerChange("one", None, "a0")),
    ]


def test_every_way_to_an_outcome_by_one_answer_is_offered() -> None:
    """From x, last alone leads to y, and so does root."""
    tree = tree_of(root="last* y", last="x* y")
    changes = flips(tree.walk({"root": "a0", "last": "a0"}))
    assert offered(changes) == (
        Flip((AnswerChange("last", "a0", "a1"),), "y"),
        Flip((AnswerChange("root", "a0", "a1"),), "y"),
    )


def test_a_change_that_is_made_leaves_the_other_answers() -> None:
    """Root changes, below is answered, and what is kept elsewhere stays."""
    flip = Flip((AnswerChange("root", "a0", "a1"), AnswerChange("below", None, "a2")), "x")
    before = {"root": "a0", "kept": "a0"}
    assert applied(before, flip) == {"root": "a1", "kept": "a0", "below": "a2"}
    assert before == {"root": "a0", "kept": "a0"}


def test_nothing_found_is_said_as_far_as_was_searched() -> None:
    """Where the search went to the end there is nothing; otherwise nothing was found so far."""
    tree = tree_of(root="below below*", below="x* x", spare="y* x")
    found = flips(tree.walk({}))
    assert found.found == ()
    assert none_found(found, decided=True) == (
        "No changed answer leads to another outcome, and no two do."
    )
    assert none_found(found._replace(whole=False), decided=False) == (
        "No answer to what nobody knows yet leaves one outcome, and no two do, as far as was "
        "searched."
    )
