"""What the walk promises, tried on random trees and random answers."""

from hypothesis import event, given
from hypothesis import strategies as st

from roletui.dataset.model import Question
from roletui.dataset.order import UNSURE
from roletui.decision import Flip, Tree, verdict
from roletui.state import State, answer

from .trees import Case, cases


def possible(tree: Tree, name: str, answers: dict[str, str]) -> set[str]:
    """Return the outcomes below a question by trying every branch that the answers leave open."""
    question = tree.question(name)
    chosen = tree.answer(name, answers.get(name, ""))
    found: set[str] = set()
    for branch in [chosen] if chosen else question.answers:
        found |= possible(tree, branch.goto, answers) if branch.goto else {branch.outcome}
    return found


def ends(tree: Tree, question: Question) -> set[str]:
    """Return every outcome that a question can lead to."""
    return possible(tree, question.id, {})


def used(case: Case) -> dict[str, str]:
    """Return the answers that lie on the path."""
    return {name: case.answers[name] for name in case.answers if name not in case.walk.unused}


@given(cases())
def test_outcomes_are_all_that_can_still_happen(case: Case) -> None:
    """The outcomes of a walk are those that an exhaustive search finds, in the dataset's order."""
    expected = possible(case.tree, case.tree.start, used(case))
    assert case.walk.outcomes == tuple(name for name in case.tree.outcomes if name in expected)


@given(cases())
def test_status_says_how_the_walk_stands(case: Case) -> None:
    """A walk asks while a question is left, is decided with one outcome, and is open with more."""
    walk = case.walk
    event(walk.status)
    expected = "asking" if walk.question else "decided" if len(walk.outcomes) == 1 else "open"
    assert walk.status == expected


@given(cases())
def test_nothing_is_left_unasked_that_matters(case: Case) -> None:
    """Once nothing is asked any more, no answer to any open question changes the outcomes."""
    tree, answers, walk = case.tree, case.answers, case.walk
    put = {step.question.id for step in walk.steps}
    if walk.status != "asking":
        for question in case.dataset.questions:
            for choice in question.answers if question.id not in put else ():
                after = tree.walk({**answers, question.id: choice.id})
                assert after.outcomes == walk.outcomes


def avoidable(tree: Tree, name: str, outcome: str, answers: dict[str, str]) -> bool:
    """Tell whether what is not answered yet can be answered so that a question never ends there."""
    question = tree.question(name)
    chosen = tree.answer(name, answers.get(name, ""))
    branches = (
        avoidable(tree, branch.goto, outcome, answers) if branch.goto else branch.outcome != outcome
        for branch in ([chosen] if chosen else question.answers)
    )
    return all(branches) if name in answers else any(branches)


@given(cases())
def test_what_is_asked_matters(case: Case) -> None:
    """A question is put exactly while answers can still rule out an outcome that is left."""
    tree, answers = case.tree, used(case)
    open_ = [name for name in case.walk.outcomes if avoidable(tree, tree.start, name, answers)]
    event(f"{case.walk.status}, {'unsure' if UNSURE in answers.values() else 'sure'}")
    assert bool(case.walk.question) == bool(open_)
    if case.walk.question:
        assert len(ends(tree, case.walk.question)) > 1


@given(cases(answered=False), st.data())
def test_every_way_ends(case: Case, data: st.DataObject) -> None:
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
def test_progress_only_goes_down(case: Case, data: st.DataObject) -> None:
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


def lengths(tree: Tree, name: str) -> set[int]:
    """Return how many questions each way down from a question asks."""
    question = tree.question(name)
    asked = int(len(ends(tree, question)) > 1)
    below = (lengths(tree, answer.goto) if answer.goto else {0} for answer in question.answers)
    return {asked + rest for found in below for rest in found}


@given(cases(answered=False))
def test_bounds_are_those_of_the_ways(case: Case) -> None:
    """At the start the bounds are the shortest and the longest of all ways down."""
    every = lengths(case.tree, case.tree.start)
    assert (case.walk.shortest, case.walk.longest) == (min(every), max(every))


@given(cases())
def test_bounds_hold_with_kept_answers(case: Case) -> None:
    """The shortest number of questions left is never above the longest, and none when done."""
    walk = case.walk
    assert walk.shortest <= walk.longest
    assert (walk.longest == 0) == (walk.question is None)


@given(cases(), st.data())
def test_bounds_are_kept_from_anywhere(case: Case, data: st.DataObject) -> None:
    """Whatever was answered, not known or kept, as many questions follow as were promised."""
    tree, answers, walk = case.tree, dict(case.answers), case.walk
    asked = 0
    while walk.question:
        answers[walk.question.id] = data.draw(st.sampled_from(walk.question.answers)).id
        walk = tree.walk(answers)
        asked += 1
    assert case.walk.shortest <= asked <= case.walk.longest


@given(cases())
def test_answers_off_the_path_have_no_effect(case: Case) -> None:
    """Without the answers off the path the result and the questions are the same."""
    walk = case.walk
    event(f"{len(walk.unused)} off the path")
    alone = case.tree.walk(used(case))
    assert alone.unused == ()
    assert alone[:4] == walk[:4]


@given(cases())
def test_answers_off_the_path_give_no_reasons(case: Case) -> None:
    """Without the answers off the path the recommendation and its reasons are the same."""
    assert verdict(case.tree, used(case)) == verdict(case.tree, case.answers)
    assert case.tree.reasons(used(case)) == case.tree.reasons(case.answers)


@given(cases(), st.data())
def test_kept_answers_come_back(case: Case, data: st.DataObject) -> None:
    """An answer that is changed and changed back restores the result, later answers included."""
    for step in case.walk.steps:
        name = step.question.id
        other = data.draw(st.sampled_from(step.question.answers)).id
        away = answer(State(case.answers), name, other)
        back = answer(away, name, case.answers[name])
        assert case.tree.walk(back.answers) == case.walk


@given(cases(unsure=False))
def test_an_interview_gives_the_same_result(case: Case) -> None:
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
        assert tree.provisional(given_) == tree.provisional(answers)


@given(cases())
def test_the_recommendation_is_possible(case: Case) -> None:
    """The provisional outcome is one of those still possible."""
    assert case.tree.provisional(case.answers) in case.walk.outcomes


@given(cases())
def test_reasons_are_answers_that_matter(case: Case) -> None:
    """A reason cites an answer that was given, in whose place another could have led elsewhere."""
    steps = {step.question.id: step.answer for step in case.walk.steps}
    for reason in case.tree.reasons(case.answers):
        question = reason.question
        assert reason.answer == steps[question.id]
        if reason.answer:
            assert reason.reason == reason.answer.because
            assert len(ends(case.tree, question)) > 1
        else:
            assert case.answers[question.id] == UNSURE


@given(cases(unsure=False))
def test_no_reason_is_missing(case: Case) -> None:
    """Every answer on the way whose change can change the result is cited, in order."""
    steps = case.walk.steps
    expected = [step.question for step in steps if len(ends(case.tree, step.question)) > 1]
    assert [reason.question for reason in case.tree.reasons(case.answers)] == expected


@given(cases())
def test_not_sure_does_not_matter_when_decided(case: Case) -> None:
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


def applied(flip: Flip, answers: dict[str, str]) -> dict[str, str]:
    """Return the answers with every change of a flip made."""
    return {**answers, **{change.question: change.after for change in flip.changes}}


@given(cases())
def test_flips_are_true_and_minimal(case: Case) -> None:
    """A flip decides for the outcome it names, another than now, and no part of it does so."""
    tree, answers, now = case.tree, case.answers, case.walk.outcomes
    flips = tree.flips(answers)
    event(f"{max((len(flip.changes) for flip in flips), default=0)} changes")
    for flip in flips:
        after = tree.walk(applied(flip, answers))
        assert (after.status, after.outcomes) == ("decided", (flip.outcome,))
        assert after.outcomes != now
        for change in flip.changes:
            assert change.before == answers.get(change.question)
            rest = Flip(tuple(c for c in flip.changes if c is not change), flip.outcome)
            part = tree.walk(applied(rest, answers))
            assert part.status != "decided" or part.outcomes == now
    assert len(set(flips)) == len(flips)


@given(cases())
def test_no_single_change_is_missing(case: Case) -> None:
    """Every change of one answer that decides for another outcome is among the flips."""
    tree, answers, now = case.tree, case.answers, case.walk
    if now.status == "decided":
        listed = {flip.changes[0][::2] for flip in tree.flips(answers) if len(flip.changes) == 1}
        for step in now.steps:
            for choice in step.question.answers:
                after = tree.walk({**answers, step.question.id: choice.id})
                flips = after.status == "decided" and after.outcomes != now.outcomes
                assert flips == ((step.question.id, choice.id) in listed)
