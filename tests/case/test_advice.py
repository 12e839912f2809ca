"""What is advised, as data: every telling of a result reads it from here."""

from decimal import Decimal

import pytest
from helpers import case_of, shipped, small, tree_of

from roletui.case import advice as advice_module
from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.standing import instead
from roletui.report.record.record import record
from roletui.state.plan_changes import resize
from roletui.state.state import State

WORKSHOP = {"fault": "no", "carry": "yes"}
MOBILE = {"fault": "no", "carry": "no"}
SELF = {"fault": "yes", "skill": "yes"}
OPEN = {"fault": "no", "carry": "unsure"}
ASKING = {"fault": "yes"}


def advised(answers: dict[str, str]) -> Advice:
    """Return the advice that follows from answers about the bicycle."""
    return Advice(case_of(small(), State(answers)))


def test_each_reason_says_what_it_ruled_out() -> None:
    """Of three outcomes the first answer rules out one, and the second another."""
    assert [(entry.reason, out) for entry, out in advised(WORKSHOP).because] == [
        ("A larger fault needs a mechanic.", ("Yourself",)),
        ("You can bring it to a workshop.", ("Mobile",)),
    ]


def test_what_did_not_matter_is_no_reason() -> None:
    """Without tools it goes to a workshop, whether the fault is small or not."""
    found = advised({"fault": "unsure", "skill": "no", "carry": "yes"})
    words = "Small fault: nobody knows, and it does not matter; every answer ends here."
    assert found.idle == (words,)
    assert [entry.question.id for entry, _ in found.grounds] == ["fault", "skill", "carry"]
    assert "fault" not in [entry.question.id for entry, _ in found.because]


def test_each_change_has_its_price() -> None:
    """What leads elsewhere stands by outcome, with its cost beside 16 h in the workshop at 55.

    A mobile mechanic takes 8 h at 60 on the street, where the workshop asks 80.
    """
    found = advised(WORKSHOP)
    assert found.changes_head == "What would change it"
    assert [(there.name, there.price) for there in found.elsewhere] == [
        (
            "Mobile",
            "€480 for 8 h, On the street: €800 less than Workshop hired that way, "
            "€1,280 (no ranges stated)",
        ),
        ("Yourself", "nobody is hired, instead of €880 (€720–€1,120)"),
    ]
    flips = [flip for there in found.elsewhere for flip in there.flips]
    assert [[(c.question, c.after) for c in flip.changes] for flip in flips] == [
        [("carry", "no")],
        [("fault", "yes"), ("skill", "yes")],
    ]
    assert (found.unlisted, found.caveat) == (0, "")


def test_what_is_not_offered_is_counted() -> None:
    """Two pairs of changes lead to each of two outcomes; the first to each is offered."""
    found = advised(SELF)
    assert [len(there.flips) for there in found.elsewhere] == [2, 2]
    assert found.unlisted == 2


def test_that_nothing_changes_it_is_said() -> None:
    """Where only three changed answers lead elsewhere there is no change to tell."""
    tree = tree_of(root="x* one", one="x* two", two="x* z")
    found = Advice(case_of(tree, State({"root": "a0"})))
    assert found.elsewhere == ()
    assert found.caveat == "No changed answer leads to another outcome, and no two do."


def test_what_to_find_out_has_what_hangs_on_it() -> None:
    """16 h at 55 or 8 h at 60 hang on what nobody knows; once decided there is nothing left."""
    found = advised(OPEN)
    [entry] = found.unknowns
    assert (found.decided, found.first.name) == (False, "Workshop")
    assert found.changes_head == "What would decide it"
    assert entry.hangs_on == "2 outcomes: Workshop (likely €880), Mobile (likely €480)"
    assert entry.stakes == "2 outcomes, €480 to €880"
    assert advised(WORKSHOP).unknowns == ()


def test_stages_are_as_long_as_the_user_set_them() -> None:
    """The one stage has a week by its author; set to three it has three, and its exit test."""
    case = case_of(small(), State(MOBILE))
    longer = case.after(resize(case.state, case.lines, "weeks", Decimal(3), 0))
    stages = [Advice(each).first.stages for each in (case, longer)]
    assert [[stage.weeks for stage in each] for each in stages] == [[1], [3]]
    [stage] = stages[0]
    assert (stage.role.short, stage.work) == ("Mobile", "Brakes and cables")
    assert (stage.until, stage.exit_test) == ("Done when", "It stops within two metres")
    assert advised(WORKSHOP).first.stages == ()


def test_stages_go_on_until_the_last_is_done() -> None:
    """The test of every stage but the last says when the next begins."""
    tree = case_of(small()).tree
    [stage] = tree.outcomes["mobile"].plan
    outcomes = tuple(
        entry._replace(plan=(stage, stage)) if entry.id == "mobile" else entry
        for entry in tree.dataset.outcomes
    )
    found = Advice(case_of(tree.dataset._replace(outcomes=outcomes), State(MOBILE)))
    assert [stage.until for stage in found.first.stages] == ["Go on when", "Done when"]


def test_who_is_compared_and_who_can_be_chosen() -> None:
    """First and second are compared, and all who are hired while nothing is recommended."""
    assert advised(SELF).side_by_side == ("self", "workshop")
    assert advised(ASKING).side_by_side == ("workshop", "mobile")
    assert [role.id for role in advised(SELF).otherwise] == ["workshop", "mobile"]


def test_each_price_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record names a price for the runner-up and for each change: each outcome's is made once."""
    asked: list[str] = []

    def counted(case: Case, outcome: str) -> str:
        asked.append(outcome)
        return instead(case, outcome)

    monkeypatch.setattr(advice_module, "instead", counted)
    record(case_of(small(), State(WORKSHOP)))
    assert sorted(asked) == ["mobile", "self"]


def test_ways_left_for_the_record_are_those_that_it_lists() -> None:
    """What page one shows and what it says is left are as many as the appendix has in all."""
    case = case_of(shipped(), State({"result": "words", "engine": "nothing", "hands": "job"}))
    found = Advice(case)
    text = record(case)
    listed = text.partition("### What would change it")[2].partition("\n#")[0]
    ways = listed.count("\n  - ")
    assert ways == len(case.offered) + found.unlisted
    assert f"{ways - 5} more in the appendix." in text
