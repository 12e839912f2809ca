"""The walk: what is asked, what *not sure* means, why, and what would change it."""

import pytest
from helpers import case_of, leads, small_tree, tree_of

from roletui.case.unknowns import unknowns
from roletui.dataset.model import Route
from roletui.state.state import State
from roletui.tree.reasons import Reason, account
from roletui.tree.runner_up import RunnerUp, runner_up
from roletui.tree.walk import Tree, Walk
from roletui.tree.what_if import AnswerChange, Flip, deciding, flips, settlements

DIAMOND = small_tree()


def second_of(walk: Walk) -> RunnerUp | None:
    """Return what comes second where a walk ends."""
    return runner_up(walk, deciding(walk))


def reasons(walk: Walk) -> list[Reason]:
    """Return the answers that led to the outcome."""
    return [entry for entry in account(walk) if entry.led]


@pytest.mark.parametrize(
    ("answers", "status", "asks", "outcomes"),
    [
        ({}, "asking", "fault", ("workshop", "mobile", "self")),
        ({"fault": "yes"}, "asking", "skill", ("workshop", "mobile", "self")),
        ({"fault": "no"}, "asking", "carry", ("workshop", "mobile")),
        ({"fault": "yes", "skill": "yes"}, "decided", None, ("self",)),
        ({"fault": "no", "carry": "no"}, "decided", None, ("mobile",)),
        ({"fault": "unsure", "skill": "no", "carry": "yes"}, "decided", None, ("workshop",)),
        ({"fault": "unsure", "skill": "yes"}, "asking", "carry", ("workshop", "mobile", "self")),
        ({"fault": "unsure", "skill": "yes", "carry": "yes"}, "open", None, ("workshop", "self")),
        ({"fault": "no", "carry": "unsure"}, "open", None, ("workshop", "mobile")),
        ({"fault": "nonsense"}, "asking", "fault", ("workshop", "mobile", "self")),
    ],
)
def test_where_answers_lead(
    answers: dict[str, str], status: str, asks: str | None, outcomes: tuple[str, ...]
) -> None:
    """A map of answers is asked on, left open or decided, with the outcomes still possible."""
    walk = DIAMOND.walk(answers)
    assert walk.status == status
    assert (walk.question and walk.question.id) == asks
    assert walk.outcomes == outcomes


def test_a_shared_question_is_put_once() -> None:
    """A question that two branches of *not sure* lead to is put only once."""
    answers = {"fault": "unsure", "skill": "no", "carry": "yes"}
    steps = [step.question.id for step in DIAMOND.walk(answers).steps]
    assert steps == ["fault", "skill", "carry"]


def test_answers_off_the_path_are_kept_not_used() -> None:
    """An answer to a question that is not put any more is listed as unused."""
    walk = DIAMOND.walk({"fault": "no", "skill": "yes", "carry": "yes"})
    assert walk.unused == ("skill",)
    assert walk.outcomes == ("workshop",)


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({}, (2, 3)),
        ({"fault": "yes"}, (1, 2)),
        ({"fault": "no"}, (1, 1)),
        ({"fault": "unsure"}, (1, 2)),
        ({"fault": "no", "carry": "yes"}, (0, 0)),
        ({"carry": "yes"}, (1, 3)),
    ],
)
def test_questions_left(answers: dict[str, str], left: tuple[int, int]) -> None:
    """The walk says the fewest and the most questions left; kept answers may save some."""
    walk = DIAMOND.walk(answers)
    assert (walk.shortest, walk.longest) == left


def test_questions_of_one_end_are_not_put() -> None:
    """A question whose answers all end alike is passed over, and no longer counted."""
    walk = tree_of(root="one two*", one="x* x", two="x* y").walk({"root": "a0"})
    assert (walk.status, walk.outcomes, walk.longest) == ("decided", ("x",), 0)


def test_answers_that_decide_nothing_are_no_reasons() -> None:
    """An answer in whose place any other leads to the same end is not cited."""
    tree = tree_of(root="one two*", one="x* x", two="x* y")
    answers = {"root": "a0", "one": "a1"}
    assert [reason.reason for reason in reasons(tree.walk(answers))] == ["root is a0"]
    assert [entry.reason for entry in account(tree.walk(answers)) if not entry.mattered] == [
        "one: it did not matter; every other answer ends here too."
    ]


def test_each_answer_rules_something_out() -> None:
    """What an answer rules out was possible before it and is not after it."""
    told = account(DIAMOND.walk({"fault": "no", "carry": "yes"}))
    assert [entry.ruled_out for entry in told] == [("self",), ("mobile",)]


def test_an_answer_can_matter_without_ruling_anything_out() -> None:
    """An answer that leaves all possible matters, where another would have led elsewhere."""
    tree = tree_of(root="one* two", one="x* y", two="x* y")
    [first, _] = account(tree.walk({"root": "a0", "one": "a0"}))
    assert (first.mattered, first.ruled_out) == (True, ())


def test_while_open_the_safe_answers_recommend() -> None:
    """While several outcomes are left, the answer marked as safe gives the provisional one."""
    answers = {"fault": "unsure", "skill": "yes", "carry": "no"}
    outcome = DIAMOND.walk(answers).outcome
    assert outcome is not None
    assert outcome.id == "mobile"


def test_nothing_is_recommended_while_asking() -> None:
    """While a question is left there is no recommendation."""
    assert DIAMOND.walk({"fault": "yes"}).outcome is None


def test_reasons_quote_the_answers_given() -> None:
    """The reasons are the sentences of the answers on the way, in the order they were asked."""
    told = reasons(DIAMOND.walk({"fault": "yes", "skill": "yes", "carry": "no"}))
    assert [reason.reason for reason in told] == [
        "A small fault can be mended at home.",
        "You have the tools and the time.",
    ]


def test_not_sure_that_does_not_matter_says_so() -> None:
    """Where one outcome is left, *not sure* is no reason, and is said not to matter."""
    answers = {"fault": "unsure", "skill": "no", "carry": "yes"}
    assert account(DIAMOND.walk(answers))[0].reason == (
        "Small fault: nobody knows, and it does not matter; every answer ends here."
    )
    assert "fault" not in {reason.question.id for reason in reasons(DIAMOND.walk(answers))}


def test_not_sure_that_decides_nothing_by_itself_says_so() -> None:
    """While several outcomes are left, an unknown that alone changes nothing is not dismissed."""
    tree = tree_of(root="one* two", one="x* y", two="x* y")
    told = account(tree.walk({"root": "unsure", "one": "unsure", "two": "unsure"}))
    assert told[0].reason == (
        "root: nobody knows; by itself every answer leaves the same outcomes."
    )


def test_not_sure_that_matters_says_what_is_assumed() -> None:
    """Where several outcomes are left, the reason for *not sure* says what is assumed."""
    last = reasons(DIAMOND.walk({"fault": "no", "carry": "unsure"}))[-1]
    assert last.answer is None
    assert last.reason == "Bringing it: nobody knows yet; until then we take what is usual: “Yes”."


def test_flips_of_one_answer() -> None:
    """A single answer that changes the outcome is listed with what it was and where it leads."""
    found = flips(DIAMOND.walk({"fault": "no", "carry": "yes"})).found
    assert Flip((AnswerChange("carry", "yes", "no"),), "mobile") in found


def test_flips_of_two_answers() -> None:
    """Where one change opens a question, its answer completes the flip."""
    found = flips(DIAMOND.walk({"fault": "no", "carry": "yes"})).found
    assert (
        Flip((AnswerChange("fault", "no", "yes"), AnswerChange("skill", None, "yes")), "self")
        in found
    )
    assert len(found) == 2


def test_a_kept_answer_can_be_half_of_a_flip() -> None:
    """A change that brings back an answer which decides as now needs that one changed too."""
    found = flips(DIAMOND.walk({"fault": "no", "carry": "yes", "skill": "no"})).found
    assert (
        Flip((AnswerChange("fault", "no", "yes"), AnswerChange("skill", "no", "yes")), "self")
        in found
    )


def test_near_changes_come_first() -> None:
    """Changes of one answer stand before those of two, and late answers before early ones."""
    found = flips(DIAMOND.walk({"fault": "yes", "skill": "yes"})).found
    assert [len(flip.changes) for flip in found] == sorted(len(flip.changes) for flip in found)


def test_a_search_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the search ends early, what it found is given, and that it is not all."""
    answers = {"fault": "no", "carry": "yes"}
    whole = flips(DIAMOND.walk(answers))
    monkeypatch.setattr("roletui.tree.what_if.MOST_STEPS", 3)
    cut = flips(DIAMOND.walk(answers))
    assert whole.whole
    assert not cut.whole
    assert set(cut.found) < set(whole.found)


def test_what_would_settle_an_open_decision() -> None:
    """While several outcomes are left, the answers that leave one are listed, known ones stay."""
    found = settlements(DIAMOND.walk({"fault": "no", "carry": "unsure"})).found
    assert [(flip.changes, flip.outcome) for flip in found] == [
        ((AnswerChange("carry", "unsure", "yes"),), "workshop"),
        ((AnswerChange("carry", "unsure", "no"),), "mobile"),
    ]
    assert settlements(DIAMOND.walk({"fault": "no", "carry": "yes"})).found == ()


def test_a_call_is_close_where_the_dataset_says_so() -> None:
    """A route can name the outcome that a fair expert would name too; else a call is clear."""
    questions = DIAMOND.dataset.questions
    near = tuple(
        question._replace(
            answers=tuple(
                answer._replace(outcome=(Route("mobile", {}, "self"),))
                if answer.outcome == leads("mobile")
                else answer
                for answer in question.answers
            )
        )
        for question in questions
    )
    answers = {"fault": "no", "carry": "no"}
    second = second_of(Tree(DIAMOND.dataset._replace(questions=near)).walk(answers))
    assert second is not None
    assert (second.outcome.id, second.close, second.apart) == (
        "self",
        True,
        "close: this answer fits both",
    )
    clear = second_of(DIAMOND.walk(answers))
    assert clear is not None
    assert (clear.outcome.id, clear.close, clear.apart) == (
        "workshop",
        False,
        "one answer would have to differ",
    )


def test_an_answer_can_be_two() -> None:
    """Both ways are asked; the first decides, the second comes second, and the call is close."""
    answers = {"fault": "yes+no"}
    asking = DIAMOND.walk(answers)
    assert (asking.open, asking.steps[0].given) == (("skill", "carry"), "yes+no")
    walk = DIAMOND.walk({**answers, "skill": "yes", "carry": "no"})
    assert (walk.status, walk.outcomes, walk.tied) == ("decided", ("self",), ("mobile",))
    second = second_of(walk)
    assert second is not None
    assert (second.outcome.id, second.close) == ("mobile", True)
    assert second.apart == "close: two answers fit"
    other = DIAMOND.walk({"fault": "no+yes", "skill": "yes", "carry": "no"})
    assert (other.outcomes, other.tied) == (("mobile",), ("self",))
    same = DIAMOND.walk({"fault": "yes+no", "skill": "no", "carry": "no"})
    assert (same.status, same.outcomes, same.tied) == ("decided", ("mobile",), ())


def test_where_an_answer_leads_can_depend_on_earlier_ones() -> None:
    """One question is asked on two ways, and its answers lead by what was said before."""
    tree = tree_of(root="one* one", one="root=a0:x|y z*")
    assert tree.walk({"root": "a0", "one": "a0"}).outcomes == ("x",)
    assert tree.walk({"root": "a1", "one": "a0"}).outcomes == ("y",)
    assert tree.walk({"root": "unsure", "one": "a0"}).outcomes == ("x", "y")
    assert tree.walk({"root": "a0"}).outcomes == ("x", "z")
    assert [place.memory for place in tree.places.all] == [(), (("root", "a0"),), ()]


def test_a_call_is_close_where_several_outcomes_are_left() -> None:
    """While several outcomes are left the runner-up is one of them, and close."""
    answers = {"fault": "unsure", "skill": "yes", "carry": "no"}
    second = second_of(DIAMOND.walk(answers))
    assert second is not None
    assert (second.outcome.id, second.close) == ("self", True)
    assert second_of(DIAMOND.walk({"fault": "yes"})) is None


def test_flips_only_of_a_decision() -> None:
    """While nothing is decided, nothing can flip it."""
    assert flips(DIAMOND.walk({"fault": "no", "carry": "unsure"})).found == ()


@pytest.mark.parametrize(
    ("question", "answer", "accepted"),
    [
        ("fault", "yes", True),
        ("fault", "unsure", True),
        ("fault", "maybe", False),
        ("unknown", "unsure", False),
    ],
)
def test_answers_that_are_accepted(question: str, answer: str, accepted: bool) -> None:
    """A question accepts its own answers and *not sure*; an unknown one accepts nothing."""
    assert DIAMOND.accepts(question, answer) is accepted


def test_every_answer_knows_what_it_leaves() -> None:
    """An answer can be asked which outcomes it leaves possible."""
    assert DIAMOND.reachable("fault", "yes") == ("workshop", "mobile", "self")
    assert DIAMOND.reachable("fault", "no") == ("workshop", "mobile")


def test_a_large_tree_is_walked_without_counting_its_ways() -> None:
    """Sixty questions in a row of diamonds, 2^60 ways, are walked at once."""
    ways = {f"q{nr}": f"q{nr + 1} q{nr + 1}*" for nr in range(60)}
    tree = tree_of(**ways, q60="x* y")
    assert tree.walk({}).longest == 61
    assert tree.walk(dict.fromkeys(ways, "unsure")).outcomes == ("x", "y")


def test_a_sure_outcome_is_not_asked_for_again() -> None:
    """Where another branch is sure to give an outcome, no question is put to learn about it."""
    tree = tree_of(root="x one two*", one="y* y", two="x* y")
    assert tree.walk({"root": "unsure"}).status == "open"


def test_answers_on_the_path_count_below_open_questions() -> None:
    """A shared question that was answered on one branch is answered on every branch."""
    tree = tree_of(root="left right*", left="right* right", right="x* y")
    walk = tree.walk({"root": "unsure", "right": "a0"})
    assert (walk.status, walk.outcomes) == ("decided", ("x",))


def test_unused_answers_rule_nothing_out() -> None:
    """An answer below a question that is still open leaves every outcome of it possible."""
    tree = tree_of(root="left mid*", left="x* y", mid="low* z", low="x* y")
    walk = tree.walk({"root": "unsure", "left": "a0", "low": "a0"})
    assert (walk.unused, walk.outcomes) == (("low",), ("x", "y", "z"))


def test_questions_of_several_branches_add_up() -> None:
    """Where *not sure* leaves two questions open, both are counted among the most that are left."""
    tree = tree_of(root="one two*", one="x* y", two="z* v")
    walk = tree.walk({"root": "unsure"})
    assert (walk.shortest, walk.longest) == (1, 2)


def test_unused_answers_do_not_sway_the_recommendation() -> None:
    """An answer that is kept but not used has no effect on the provisional recommendation."""
    tree = tree_of(root="x y left*", left="right* x", right="x* y")
    without = tree.walk({"root": "unsure"}).outcome
    assert tree.walk({"root": "unsure", "right": "a1"}).unused == ("right",)
    assert tree.walk({"root": "unsure", "right": "a1"}).outcome == without


def test_questions_that_settled_outcomes_spare_are_not_counted() -> None:
    """Where an answer leaves only what is sure to be possible, no further question is promised."""
    tree = tree_of(root="x y one*", one="two* three", two="x* y", three="x* z")
    assert tree.walk({"root": "unsure", "one": "a0"}).status == "open"
    assert tree.walk({"root": "unsure"}).shortest == 1


def test_questions_that_another_branch_spares_are_not_counted() -> None:
    """Where one branch can settle what another asks about, fewer questions are promised."""
    tree = tree_of(
        root="one two three*",
        one="x* p",
        two="y* q",
        three="same other*",
        same="left right*",
        left="up down*",
        right="up down*",
        up="x* y",
        down="x* y",
        other="same more*",
        more="low high*",
        low="z* x",
        high="z* x",
    )
    answers = {"root": "unsure"}
    promised = tree.walk(answers).shortest
    answers |= {"one": "a0", "two": "a0", "three": "a0"}
    assert tree.walk(answers).status == "open"
    assert promised <= 3


def test_the_authors_second_comes_second_while_it_is_possible() -> None:
    """Of several outcomes left the author's runner-up is second, with the author's words."""
    answers = {"fault": "no", "carry": "unsure"}
    second = second_of(DIAMOND.walk(answers))
    assert second is not None
    assert (second.outcome.id, second.because) == (
        DIAMOND.outcomes["workshop"].runner_up,
        DIAMOND.outcomes["workshop"].runner_up_because,
    )


def test_another_that_is_possible_comes_second_for_its_own_reasons() -> None:
    """Where the author's runner-up is no longer possible, the nearest is, with its reasons."""
    tree = tree_of(root="x* y z")
    first = tree.outcomes["x"]._replace(runner_up="z")
    outcomes = (first, tree.outcomes["y"], tree.outcomes["z"])
    own = Tree(tree.dataset._replace(outcomes=outcomes))
    third = second_of(own.walk({"root": "unsure"}))
    assert third is not None
    assert (third.outcome.id, third.others) == ("z", (own.outcomes["y"],))
    deep = tree_of(root="one* z", one="x* y")
    told = deep.outcomes["x"]._replace(runner_up="z")
    ends = (told, *(end for name, end in deep.outcomes.items() if name != "x"))
    own = Tree(deep.dataset._replace(outcomes=ends))
    second = second_of(own.walk({"root": "a0", "one": "unsure"}))
    assert second is not None
    assert (second.outcome.id, second.because) == ("y", "one is a1")


def test_what_costs_most_is_found_out_first_among_equals() -> None:
    """Of two unknowns on which as many outcomes hang, the one with more money at stake is first."""
    tree = tree_of(root="left* right", left="free* cheap", right="idle* dear")
    paid = {"cheap": ("workshop",), "dear": ("mobile",)}
    ends = tuple(end._replace(roles=paid.get(end.id, end.roles)) for end in tree.dataset.outcomes)
    own = Tree(tree.dataset._replace(outcomes=ends))
    plan = unknowns(case_of(own, State(dict.fromkeys(("root", "left", "right"), "unsure"))))
    assert [(entry.question.id, len(entry.outcomes)) for entry in plan] == [
        ("root", 4), ("right", 2), ("left", 2),
    ]  # fmt: skip
    assert plan[1].spread > plan[2].spread > 0


def test_a_question_is_not_asked_where_its_answers_only_trade_places() -> None:
    """After root's first answer last leads to x or y, after its second to y or x.

    Nobody knows root, so that last is asked on both ways, and each answer to it leaves both.
    """
    tree = tree_of(root="last* last", last="root=a0:x|y* root=a0:y|x")
    walk = tree.walk({"root": "unsure"})
    assert (walk.status, walk.open, walk.outcomes) == ("open", (), ("x", "y"))
    # A third answer that leaves x alone on both ways is worth asking for.
    tree = tree_of(root="last* last", last="root=a0:x|y* root=a0:y|x x")
    assert tree.walk({"root": "unsure"}).open == ("last",)
