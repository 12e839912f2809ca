"""What the walk promises, tried on random trees and random answers."""

from helpers import case_of, context_of
from hypothesis import event, given
from hypothesis import strategies as st

from roletui.case.standing import standing
from roletui.case.unknowns import unknowns
from roletui.cli.commands.decide import text
from roletui.dataset.question_order import UNSURE
from roletui.report.record.record import record
from roletui.state.state import State, answer
from roletui.tree.reasons import account
from roletui.tree.runner_up import runner_up
from roletui.tree.walk import ALSO, Tree
from roletui.tree.what_if import AnswerChange, Flip, applied, deciding, flips, settlements

from .trees import Answered, Given, branches, cases, end_of


def possible(
    tree: Tree, name: str, answers: Given, way: Given | None = None, *, both: bool = False
) -> set[str]:
    """Return the outcomes below a question by trying every branch that the answers leave open.

    Of two answers ``both`` are followed, or else the first.
    """
    found: set[str] = set()
    for branch in branches(tree, name, answers, both=both):
        here = {**(way or {}), name: branch.id}
        end = end_of(branch, here)
        found |= possible(tree, end, answers, here, both=both) if branch.goto else {end}
    return found


def used(case: Answered) -> dict[str, str]:
    """Return the answers that lie on the path."""
    return {name: case.answers[name] for name in case.answers if name not in case.walk.unused}


@given(cases())
def test_outcomes_are_all_that_can_still_happen(case: Answered) -> None:
    """The outcomes of a walk are those that an exhaustive search finds, in the dataset's order."""
    expected = possible(case.tree, case.tree.start, used(case))
    assert case.walk.outcomes == tuple(name for name in case.tree.outcomes if name in expected)


@given(cases(two=True))
def test_a_second_answer_never_decides(case: Answered) -> None:
    """What is possible, recommended and asked follows from the first answers; the rest ties.

    What is recommended provisionally goes by what is answered besides: for a second answer a
    question may have been asked that the first one has not come to. What ties is all that an
    exhaustive search of both answers finds besides; asked is what matters for either.
    """
    tree, walk = case.tree, case.walk
    first = {name: said.partition(ALSO)[0] for name, said in case.answers.items()}
    alone = tree.walk(first)
    event(f"{sum(ALSO in said for said in walk.used.values())} of two, {len(walk.tied)} tied")
    assert walk.outcomes == alone.outcomes
    if {*walk.used} == {*alone.used}:
        assert walk.provisional == alone.provisional
    assert set(alone.open) <= set(walk.open)
    assert walk.status in (alone.status, "asking")
    if walk.status == "asking":
        return
    every = possible(tree, tree.start, used(case), both=True)
    assert set(walk.tied) == every - set(walk.outcomes)
    assert flips(walk).found == tuple(
        flip._replace(
            changes=tuple(c._replace(before=case.answers.get(c.question)) for c in flip.changes)
        )
        for flip in flips(alone).found
    )
    second = runner_up(walk, deciding(walk))
    assert second is not None
    if walk.tied:
        assert second.close
        swapped = {
            tree.walk({**case.answers, step.question.id: step.also.id}).provisional
            for step in walk.steps
            if step.also
        }
        elsewhere = swapped - {walk.provisional}
        left = walk.tied if walk.status == "decided" else (*walk.outcomes, *walk.tied)
        assert second.outcome.id in (elsewhere or left)


@given(cases())
def test_status_says_how_the_walk_stands(case: Answered) -> None:
    """A walk asks while a question is left, is decided with one outcome, and is open with more."""
    walk = case.walk
    event(walk.status)
    expected = "asking" if walk.question else "decided" if len(walk.outcomes) == 1 else "open"
    assert walk.status == expected


@given(cases())
def test_nothing_is_left_unasked_that_matters(case: Answered) -> None:
    """Once nothing is asked any more, no answer to any open question changes the outcomes."""
    tree, answers, walk = case.tree, case.answers, case.walk
    put = {step.question.id for step in walk.steps}
    if walk.status != "asking":
        for question in case.dataset.questions:
            for choice in question.answers if question.id not in put else ():
                after = tree.walk({**answers, question.id: choice.id})
                assert after.outcomes == walk.outcomes


def avoidable(
    tree: Tree, name: str, outcome: str, answers: Given, way: Given | None = None
) -> bool:
    """Tell whether what is not answered yet can be answered so that a question never ends there.

    On each way by itself: a question that two ways lead to may be answered differently on each.
    """
    found = []
    for branch in branches(tree, name, answers):
        here = {**(way or {}), name: branch.id}
        end = end_of(branch, here)
        found.append(
            avoidable(tree, end, outcome, answers, here) if branch.goto else end != outcome
        )
    return all(found) if name in answers else any(found)


@given(cases())
def test_what_is_asked_matters(case: Answered) -> None:
    """A question is put exactly while answers can still rule out an outcome that is left."""
    tree, answers = case.tree, used(case)
    open_ = [name for name in case.walk.outcomes if avoidable(tree, tree.start, name, answers)]
    event(f"{case.walk.status}, {'unsure' if UNSURE in answers.values() else 'sure'}")
    assert bool(case.walk.question) == bool(open_)


@given(cases(answered=False), st.data())
def test_every_way_ends(case: Answered, data: st.DataObject) -> None:
    """Answering whatever is asked ends after no more questions than there are, each put once."""
    tree, answers = case.tree, case.answers
    walk = case.walk
    while walk.question:
        question = walk.question
        assert question.id not in answers
        choices = [UNSURE, *(option.id for option in question.answers)]
        answers[question.id] = data.draw(st.sampled_from(choices))
        walk = tree.walk(answers)
    assert len(walk.steps) == len(answers) <= len(case.dataset.questions)
    assert walk.outcomes


@given(cases(answered=False), st.data())
def test_progress_only_goes_down(case: Answered, data: st.DataObject) -> None:
    """With definite answers the longest way never grows, and the bounds given first are kept."""
    tree, answers = case.tree, case.answers
    first = walk = case.walk
    while walk.question:
        assert 1 <= walk.shortest <= walk.longest
        choice = data.draw(st.sampled_from(walk.question.answers))
        answers[walk.question.id] = choice.id
        after = tree.walk(answers)
        assert after.longest <= walk.longest - 1
        assert after.shortest >= walk.shortest - 1
        walk = after
    assert walk.shortest == walk.longest == 0
    assert first.shortest <= len(answers) <= first.longest == tree.longest


def lengths(tree: Tree, name: str, way: Given | None = None) -> set[int]:
    """Return how many questions each way down from a question asks."""
    asked = int(len(possible(tree, name, {}, way)) > 1)
    found = set()
    for branch in branches(tree, name, {}):
        here = {**(way or {}), name: branch.id}
        below = lengths(tree, end_of(branch, here), here) if branch.goto else {0}
        found |= {asked + rest for rest in below}
    return found


@given(cases(answered=False))
def test_bounds_are_those_of_the_ways(case: Answered) -> None:
    """At the start the bounds are the shortest and the longest of all ways down."""
    every = lengths(case.tree, case.tree.start)
    assert (case.walk.shortest, case.walk.longest) == (min(every), max(every))


@given(cases(two=True))
def test_bounds_hold_with_kept_answers(case: Answered) -> None:
    """The shortest number of questions left is never above the longest, and none when done."""
    walk = case.walk
    assert walk.shortest <= walk.longest
    assert (walk.longest == 0) == (walk.question is None)


@given(cases(two=True), st.data())
def test_bounds_are_kept_from_anywhere(case: Answered, data: st.DataObject) -> None:
    """Whatever was answered, not known or kept, as many questions follow as were promised."""
    tree, answers, walk = case.tree, dict(case.answers), case.walk
    asked = 0
    while walk.question:
        answers[walk.question.id] = data.draw(st.sampled_from(walk.question.answers)).id
        walk = tree.walk(answers)
        asked += 1
    assert case.walk.shortest <= asked <= case.walk.longest


@given(cases(two=True))
def test_answers_off_the_path_have_no_effect(case: Answered) -> None:
    """Without the answers off the path the result and the questions are the same."""
    walk = case.walk
    event(f"{len(walk.unused)} off the path")
    alone = case.tree.walk(used(case))
    assert alone.unused == ()
    assert alone.status == walk.status
    assert alone.steps == walk.steps
    assert alone.question == walk.question
    assert alone.outcomes == walk.outcomes


@given(cases(two=True))
def test_answers_off_the_path_give_no_reasons(case: Answered) -> None:
    """Without the answers off the path the recommendation and its reasons are the same."""
    assert case.tree.walk(used(case)).outcome == case.walk.outcome
    assert account(case.tree.walk(used(case))) == account(case.walk)


@given(cases(two=True), st.data())
def test_kept_answers_come_back(case: Answered, data: st.DataObject) -> None:
    """An answer that is changed and changed back restores the result, later answers included."""
    for step in case.walk.steps:
        name = step.question.id
        other = data.draw(st.sampled_from(step.question.answers)).id
        away = answer(State(case.answers), name, other)
        back = answer(away, name, case.answers[name])
        assert case.tree.walk(back.answers) == case.walk


@given(cases(unsure=False))
def test_an_interview_gives_the_same_result(case: Answered) -> None:
    """Whoever is asked afresh and gives the same answers gets the same result."""
    tree, answers = case.tree, case.answers
    given_: dict[str, str] = {}
    walk = tree.walk(given_)
    while walk.question and walk.question.id in answers:
        given_[walk.question.id] = answers[walk.question.id]
        walk = tree.walk(given_)
    assert walk.status == case.walk.status
    assert walk.outcomes == case.walk.outcomes
    assert walk.question == case.walk.question
    if walk.status == "decided":
        assert walk.provisional == case.walk.provisional


@given(cases(two=True))
def test_the_recommendation_is_possible(case: Answered) -> None:
    """The provisional outcome is one of those still possible."""
    assert case.walk.provisional in case.walk.outcomes


@given(cases())
def test_a_reason_matters_and_nothing_else_is_one(case: Answered) -> None:
    """An answer is cited exactly if another in its place would make another result possible.

    The result is what is possible, and while that is several outcomes, which is recommended.
    """
    tree, given_ = case.tree, used(case)
    alone = tree.walk(given_)
    way = {step.question.id for step in alone.path}
    cited = {reason.question.id: reason for reason in account(case.walk) if reason.led}
    for step in case.walk.steps:
        name = step.question.id
        changed = [
            {**given_, name: choice.id}
            for choice in step.question.answers
            if choice is not step.answer
        ]
        elsewhere = any(
            possible(tree, tree.start, other) != set(case.walk.outcomes)
            or (case.walk.status != "decided" and tree.walk(other).provisional != alone.provisional)
            for other in changed
        )
        event(f"{case.walk.status}: {'matters' if elsewhere else 'does not matter'}")
        there = name in way or case.walk.status == "decided"
        assert (name in cited) == (elsewhere and there)
        if name in cited and step.answer:
            assert cited[name].reason == step.answer.because


@given(cases())
def test_what_answers_rule_out_is_all_that_is_gone(case: Answered) -> None:
    """Each outcome that is no longer possible was ruled out by exactly one answer."""
    tree = case.tree
    told = [name for entry in account(case.walk) for name in entry.ruled_out]
    assert sorted([*told, *case.walk.outcomes]) == sorted(tree.walk({}).outcomes)


@given(cases(unsure=False))
def test_what_rules_something_out_matters(case: Answered) -> None:
    """An answer that ruled an outcome out is never said not to have mattered.

    Unless where answers lead depends on earlier ones: then a later answer may end all ways alike.
    """
    for entry in account(case.walk):
        assert entry.mattered or not entry.ruled_out or case.tree.places.conditional


@given(cases())
def test_not_sure_does_not_matter_when_decided(case: Answered) -> None:
    """Where the walk is decided, any answer in place of *not sure* ends in the same outcome.

    A question that was spared may have to be put on the way there.
    """
    tree, answers, walk = case.tree, case.answers, case.walk
    unsure = [step.question for step in walk.steps if step.answer is None]
    event(f"{walk.status}, {'unsure' if unsure else 'sure'}")
    if walk.status == "decided":
        for question in unsure:
            for choice in question.answers:
                changed = {**answers, question.id: choice.id}
                assert possible(tree, tree.start, changed) == set(walk.outcomes)
                after = tree.walk(changed)
                assert after.outcomes == walk.outcomes or after.status == "asking"


def every_change(case: Answered) -> list[AnswerChange]:
    """Return every change of any one answer, on the path or off it, known or not."""
    return [
        AnswerChange(question.id, case.answers.get(question.id), choice.id)
        for question in case.dataset.questions
        for choice in question.answers
        if case.answers.get(question.id) != choice.id
    ]


def decides_elsewhere(case: Answered, *changes: AnswerChange) -> bool:
    """Tell whether some changes together decide for another outcome than now."""
    after = case.tree.walk(applied(case.answers, Flip(changes, "")))
    return after.status == "decided" and after.outcomes != case.walk.outcomes


@given(cases())
def test_flips_are_true_and_minimal(case: Answered) -> None:
    """A flip decides for the outcome it names, another than now, and no part of it does so."""
    tree, answers, now = case.tree, case.answers, case.walk.outcomes
    found = flips(case.walk).found
    event(f"{max((len(flip.changes) for flip in found), default=0)} changes")
    for flip in found:
        after = tree.walk(applied(answers, flip))
        assert (after.status, after.outcomes) == ("decided", (flip.outcome,))
        assert after.outcomes != now
        for change in flip.changes:
            assert change.before == answers.get(change.question)
            rest = Flip(tuple(c for c in flip.changes if c is not change), flip.outcome)
            part = tree.walk(applied(answers, rest))
            assert part.status != "decided" or part.outcomes == now
    assert len(set(found)) == len(found)


@given(cases())
def test_no_flip_is_missing(case: Answered) -> None:
    """Every change of one or two answers that decides elsewhere, no part doing so, is a flip."""
    if case.walk.status != "decided":
        return
    listed = {frozenset(flip.changes) for flip in flips(case.walk).found}
    every = every_change(case)
    single = [change for change in every if decides_elsewhere(case, change)]
    expected = {frozenset([change]) for change in single}
    rest = [change for change in every if change not in single]
    for nr, first in enumerate(rest):
        for second in rest[nr + 1 :]:
            if first.question != second.question and decides_elsewhere(case, first, second):
                expected.add(frozenset([first, second]))
    assert listed == expected


@given(cases())
def test_what_would_settle_it_does(case: Answered) -> None:
    """What is said to settle an open decision leaves the outcome that it names."""
    found = settlements(case.walk).found
    assert not found or case.walk.status == "open"
    for flip in found:
        after = case.tree.walk(applied(case.answers, flip))
        assert (after.status, after.outcomes) == ("decided", (flip.outcome,))
        assert flip.outcome in case.walk.outcomes
        event(f"{len(flip.changes)} answers settle it")


@given(cases(two=True))
def test_the_runner_up_is_another_outcome(case: Answered) -> None:
    """What comes second is never what comes first, and is still possible while several are."""
    second = runner_up(case.walk, deciding(case.walk))
    assert (second is None) == (case.walk.status == "asking")
    if second:
        assert second.outcome.id != case.walk.provisional
        left = (*case.walk.outcomes, *case.walk.tied)
        assert case.walk.status == "decided" or second.outcome.id in left
        event("close" if second.close else "clear")
        if second.flip:
            after = case.tree.walk(applied(case.answers, second.flip))
            assert after.outcomes == (second.outcome.id,)


@given(cases())
def test_what_nobody_knows_is_said_to_matter_or_not(case: Answered) -> None:
    """With one outcome left *not sure* is said not to matter; with several, what to find out."""
    unsure = [step.question for step in case.walk.steps if step.answer is None]
    told = {entry.question.id: entry for entry in account(case.walk)}
    plan = unknowns(case_of(case.tree, State(case.answers)))
    event(f"{case.walk.status}, {'unsure' if unsure else 'sure'}")
    if case.walk.status == "decided":
        assert plan == ()
        for question in unsure:
            assert "it does not matter" in told[question.id].reason
    else:
        assert {entry.question.id for entry in plan} == {question.id for question in unsure}
        order = [(entry.worth.amount or 0, len(entry.outcomes)) for entry in plan]
        assert order == sorted(order, reverse=True)
        for entry in plan:
            assert set(entry.outcomes) <= set(case.walk.outcomes)
            assert entry.outcomes or not told[entry.question.id].ruled_out


@given(cases(answered=False), st.data())
def test_every_step_can_be_shown(case: Answered, data: st.DataObject) -> None:
    """After every answer to every question there is something to show, to the end of the way."""
    tree, answers, context = case.tree, case.answers, context_of(case.tree)
    walk = case.walk
    while walk.question:
        choices = [UNSURE, *(option.id for option in walk.question.answers)]
        answers[walk.question.id] = data.draw(st.sampled_from(choices))
        walk = tree.walk(answers)
        shown = "\n".join(text(context, answers))
        told = walk.question.ask if walk.question else tree.outcomes[walk.provisional].advice
        assert told in shown
        assert standing(case_of(context, State(answers)))
    assert record(case_of(context, State(answers))).count("\nDecision: ") == 1
