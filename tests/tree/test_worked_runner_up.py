"""How near the runner-up is, on trees small enough to try every change by hand."""

import pytest
from helpers import tree_of

from roletui.dataset.model import Route
from roletui.tree.runner_up import RunnerUp, runner_up
from roletui.tree.walk import Answers, Tree
from roletui.tree.what_if import deciding


def seconded(second: str, **ways: str) -> Tree:
    """Return a tree in which every outcome names the same other one as its runner-up."""
    tree = tree_of(**ways)
    ends = tuple(end._replace(runner_up=second) for end in tree.outcomes.values())
    return Tree(tree.dataset._replace(outcomes=ends))


def second_of(tree: Tree, answers: Answers) -> RunnerUp:
    """Return what comes second where no question is left."""
    walk = tree.walk(answers)
    found = runner_up(walk, deciding(walk))
    assert found is not None
    return found


WAYS = {"root": "one* two", "one": "x* y", "two": "y* z three", "three": "v* w"}
"""Root leads to one and two, one to x and y, two to y, z and three, three to v and w."""


@pytest.mark.parametrize(
    ("second", "kept", "apart"),
    [
        # two is answered last; with its first answer it would be y.
        ("y", {}, "one answer would have to differ"),
        # root is answered first; with the answer kept below it, one change leads to x.
        ("x", {"one": "a0"}, "one answer would have to differ"),
        # Without that answer it takes root and one.
        ("x", {}, "two answers would have to differ"),
        # The last answer is one of the two that have to change: that alone is not enough.
        ("w", {}, "two answers would have to differ"),
        # The last answer alone leads to w where the one below it is kept.
        ("w", {"three": "a1"}, "one answer would have to differ"),
        # It takes four changes to get to u: root, left, right and far.
        ("u", {}, "more than two answers would have to differ"),
    ],
)
def test_a_runner_up_is_so_many_answers_apart(
    second: str, kept: dict[str, str], apart: str
) -> None:
    """Root is answered with its second, two with its second, which is z."""
    more = {"left": "right* z", "right": "far* z", "far": "u* z"}
    ways = WAYS | {"root": "one* two left"} | more
    found = second_of(seconded(second, **ways), {"root": "a1", "two": "a1", **kept})
    assert (found.outcome.id, found.close, found.apart) == (second, False, apart)


def test_two_answers_make_a_call_close() -> None:
    """Mostly one, also two: y comes second for what two says, whatever the author's second is."""
    tree = seconded("z", **WAYS)
    found = second_of(tree, {"root": "a0+a1", "one": "a0", "two": "a0"})
    assert (found.outcome.id, found.close, found.because) == ("y", True, "root is a1")
    assert (found.apart, found.others) == ("close: two answers fit", ())
    # Both of two answers at the end, of which one leads on: z and w are left beside x.
    found = second_of(tree, {"root": "a0+a1", "one": "a0", "two": "a1+a2", "three": "a1"})
    assert (found.outcome.id, [other.id for other in found.others]) == ("z", ["w"])


def test_a_second_answer_comes_second_where_its_outcome_is_left_too() -> None:
    """Mostly one, also z, and nobody knows one: z is left of x, y and z, and comes before y."""
    tree = seconded("y", root="one* z", one="x* y z")
    found = second_of(tree, {"root": "a0+a1", "one": "unsure"})
    assert (found.outcome.id, found.apart) == ("z", "close: two answers fit")
    assert (found.because, [other.id for other in found.others]) == ("root is a1", ["y"])


def test_a_second_answer_leads_where_all_answers_together_do() -> None:
    """Root's second leads to readers, which is not asked: whatever it is, hands leads to mid.

    So both of root's answers leave y and w, of which y is usual; x and z are not possible.
    """
    ways = {"root": "hands* readers", "readers": "hands* hands", "mid": "y* w"}
    tree = seconded("w", **ways, hands="mid mid*", spare="x* z")
    hands = tree.question("hands")
    routes = (Route("x", {"readers": ("a0",)}), Route("z"))
    other = hands.answers[1]._replace(goto=(), outcome=routes)
    asked = hands._replace(answers=(hands.answers[0], other))
    questions = (asked if each is hands else each for each in tree.dataset.questions)
    own = Tree(tree.dataset._replace(questions=tuple(questions)))
    given = {"root": "a0+a1", "hands": "a0", "mid": "unsure"}
    assert (own.walk(given).status, own.walk(given).outcomes) == ("open", ("y", "w"))
    found = second_of(own, given)
    assert (found.outcome.id, found.apart) == ("w", "close: an open answer decides")
    decided = second_of(own, given | {"mid": "a0"})
    assert (decided.outcome.id, decided.close) == ("w", False)


@pytest.mark.parametrize(("given", "close"), [("a0", True), ("a1", False)])
def test_what_is_close_by_an_answer_takes_somebody_who_gave_it(given: str, close: bool) -> None:
    """The first answers to one and to two call z close, but two is never asked: it leads to x."""
    tree = seconded("z", root="one* two", one="x* y", two="x* x", spare="z* z")
    questions = []
    for question in tree.dataset.questions:
        first, *rest = question.answers
        if question.id in ("one", "two"):
            first = first._replace(outcome=(Route("x", close_to="z"),))
        questions.append(question._replace(answers=(first, *rest)))
    own = Tree(tree.dataset._replace(questions=tuple(questions)))
    assert second_of(own, {"root": given, "one": "a0"}).close == close


def test_of_what_is_left_the_authors_second_is_second() -> None:
    """Root is open between x, y and z: x is safe, its author's second is z, and y is beside."""
    found = second_of(seconded("z", root="x* y z"), {"root": "unsure"})
    assert (found.outcome.id, found.close, [o.id for o in found.others]) == ("z", True, ["y"])


def test_of_what_is_left_the_nearest_is_second_where_the_author_names_none_of_it() -> None:
    """The way assumed ends in x, w and y are left too: root alone leads to y, w takes root and one.

    In the dataset's order w comes before y, and the author's second is not possible at all.
    """
    tree = seconded("z", root="one* two", one="w x*", two="y y*", spare="z* x")
    found = second_of(tree, {"root": "unsure", "one": "unsure"})
    assert (found.outcome.id, [other.id for other in found.others]) == ("y", ["w"])
    assert found.because == "root is a1"


def test_of_what_is_left_the_first_is_second_where_nothing_leads_to_any() -> None:
    """Three answers are missing on each way, so no two of them leave a single outcome.

    The way assumed ends in z; x comes before y in the dataset, and the author's second is gone.
    """
    tree = seconded(
        "v", root="left* right", left="a b*", right="c* d", spare="v* x",
        a="x* y", b="x z*", c="y* z", d="z* x",
    )  # fmt: skip
    asked = ("root", "left", "right", "a", "b", "c", "d")
    found = second_of(tree, dict.fromkeys(asked, "unsure"))
    assert (found.outcome.id, [other.id for other in found.others]) == ("x", ["y"])
    assert (found.flip, found.close) == (None, True)
    assert found.because == "What nobody knows yet may lead there."
