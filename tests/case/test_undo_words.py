"""What an undo would take back, in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from helpers import case_of, changed, context_of, small

from roletui.case import changes
from roletui.case.changes import Change
from roletui.case.undo_words import change_words
from roletui.compare.view import AS_AUTHORED, View
from roletui.cost.drafts import Bounds, Draft
from roletui.cost.settings import Choice, Display
from roletui.dataset.load import load
from roletui.state.plan_changes import aim, count_with, show_in, suppose
from roletui.state.state import (
    Baseline,
    Origin,
    Override,
    State,
    WrongHireGuess,
    answer,
    note,
    overrule,
    put_pack,
    restart,
    weigh,
)
from roletui.tree.walk import Tree

CONTEXT = context_of(small())
FAULT = "Small fault: No, something larger"
NO = answer(State(), "fault", "no")
DECIDED = answer(NO, "carry", "no")


def then(state: State, *made: Change) -> State:
    """Return a state after some changes."""
    return changed(case_of(CONTEXT, state), *made).state


TWO = then(NO, changes.resize("people", Decimal(2)), changes.resize("weeks", Decimal(3)))


def seen(**view: Any) -> State:
    """Return a state in which the comparison is shown in some way."""
    return NO._replace(view=AS_AUTHORED._replace(**view))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (State(), NO, FAULT),
        (
            NO,
            answer(NO, "fault", "yes"),
            f"{FAULT} → Yes, something small",
        ),
        (NO, answer(NO, "fault", "unsure"), f"{FAULT} → not sure"),
        (DECIDED, restart(DECIDED), f"{FAULT} → no answer; Bringing it: No → no answer"),
        (
            answer(DECIDED, "skill", "yes"),
            State(),
            f"{FAULT} → no answer; Bringing it: No → no answer; and 1 more",
        ),
        (State({"gone": "x"}), State(), "gone: x → no answer"),
        (NO, TWO, "people 1 → 2; weeks 2 → 3"),
        (
            NO,
            then(NO, changes.spread("weeks", Decimal(3), Bounds(Decimal(2), Decimal(5)))),
            "weeks 2 → 3; range of weeks: none → 2–5",
        ),
        (
            NO,
            then(NO, changes.switch("parts", on=False)),
            "Parts: as for every part → off for this part",
        ),
        (NO, then(NO, changes.add_line(0)), "1 → 2 parts"),
        (
            NO,
            then(NO, changes.set_chance(Decimal(60))),
            "needed: always → 60 %",
        ),
        (NO, weigh(NO, "wait", 3), "Waiting time: 0 → 3"),
        (NO, note(NO, "any\nthing"), "notes: none → “any thing”"),
        (
            note(NO, f"{'word ' * 9}the end"),
            note(NO, f"{'word ' * 9}then more"),
            "notes: “… the end” → “… then more”",
        ),
        (note(NO, "any thing"), note(NO, "any\nthing"), "notes: other lines"),
        (NO, then(NO, changes.resize("people", Decimal(1))), "the same, as your own"),
        (NO, put_pack(NO, wanted=True), "hiring pack in the record: no → yes"),
        (NO, aim(NO, Decimal(900)), "what there is to spend: none → €900"),
        (NO, show_in(NO, Display("USD", Decimal("1.1"))), "currency: EUR → USD at 1.1"),
        (NO, then(NO, changes.pin_baseline()), "the baseline: pinned"),
        (NO, NO._replace(mistake=WrongHireGuess("mobile")), "needed: runner-up → Mobile"),
        (NO, suppose(NO, WrongHireGuess(redone=Decimal(20))), "done again: 50 → 20 %"),
        (
            NO,
            suppose(NO, WrongHireGuess(restart=Decimal(1))),
            "paid before it goes on: 4 → 1 weeks",
        ),
        (NO, seen(hidden_roles=("mobile",)), "Mobile hidden"),
        (seen(hidden_factors=("wait",)), NO, "Waiting time shown"),
        (NO, seen(differences=True), "only differences"),
        (seen(sort="wait"), seen(sort="wait", descending=True), "roles by Waiting time ↓"),
        (seen(by="mobile"), NO, "factors as written"),
        (NO, seen(filter="x"), "filter: none → “x”"),
        (NO, seen(pin="mobile"), "pinned: none → Mobile"),
        (NO, seen(transposed=True), "transposed"),
        (seen(transposed=True), NO, "not transposed"),
        (NO, State(), "Small fault: No, something larger → no answer"),
        (NO, NO, ""),
    ],
)
def test_what_changed(before: State, after: State, words: str) -> None:
    """Answers by their topics, sizes by their numbers, all else by what the screens call it."""
    assert change_words(case_of(CONTEXT, before), case_of(CONTEXT, after)) == words


def test_who_does_it_and_for_how_much() -> None:
    """Another role, another rate and a choice of one's own are named."""
    other = changed(case_of(CONTEXT, NO), changes.hire("mobile"))
    third, dear = changes.hire("workshop"), changes.set_own_rate(Decimal(70))
    assert change_words(other, changed(other, third)) == "Mobile → Workshop"
    assert change_words(other, changed(other, dear)) == "stated → €70 an hour"
    paid = changes.set_own_rate(Decimal(50_000), salary=True)
    words = "€70 an hour → €50,000 a year"
    assert change_words(changed(other, dear), changed(other, dear, paid)) == words
    back = changes.set_own_rate(None)
    assert change_words(changed(other, paid), changed(other, paid, back)) == (
        "€50,000 → stated a year"
    )
    decided = case_of(CONTEXT, DECIDED)
    own = decided.after(overrule(DECIDED, "mobile", "nearer", "mobile"))
    assert change_words(decided, own) == "none → Mobile"
    dearer = own.after(overrule(own.state, "mobile", "dearer", "mobile"))
    assert change_words(own, dearer) == "“nearer” → “dearer”"


@pytest.mark.parametrize("field", State._fields)
def test_every_part_of_a_state_has_words(field: str) -> None:
    """Whatever is changed can be said; where one is, and what is previewed, are no changes."""
    dataset = load().dataset
    tree = Tree(dataset)
    fee = next(entry for entry in dataset.budget.overheads if entry.kind == "share")
    decided = State(answers=dict(dataset.examples[0].answers))
    others = {
        "answers": {},
        "plan": (Draft(people=Decimal(3)),),
        "view": View(differences=True),
        "weights": {"core-job": 2},
        "chances": {"rules": {"no": 70}},
        "override": Override("ml-engineer", "because", "x"),
        "listed": True,
        "cost_settings": count_with(decided, fee.id, Choice(on=False)).cost_settings,
        "goal": Decimal(9),
        "starts": date(2027, 1, 11),
        "mistake": WrongHireGuess("ml-engineer"),
        "baseline": Baseline(()),
        "pack": True,
        "notes": "x",
        "task": "x",
        "origin": Origin("theirs.md"),
    }
    other = decided._replace(**{field: others[field]}) if field in others else decided
    words = change_words(case_of(tree, decided), case_of(tree, other))
    assert bool(words) == (field not in ("at", "real"))
