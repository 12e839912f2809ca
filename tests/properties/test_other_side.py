"""The case for the other side on random trees, against brute force; with any texts."""

from collections.abc import Iterator

from gfm import Page
from helpers import case_of, tried
from hypothesis import event, given
from hypothesis import strategies as st

from roletui.case.case import Case
from roletui.case.other_side import OtherSide, other_side
from roletui.records.scenario import holds_record
from roletui.report.other_side import other_side_document
from roletui.state.state import State
from roletui.tree.reasons import account
from roletui.tree.walk import ALSO, Tree
from roletui.tree.what_if import applied

from .test_decision import possible
from .test_record import PLAIN, STATES, dataset_of, nasty
from .trees import Answered, Given, cases, end_of

LINES = 45
"""Of a page."""


def sides() -> st.SearchStrategy[OtherSide]:
    """Draw the other side of a decision; the checks refuse what no way leads to."""
    found = cases(two=True).map(lambda it: other_side(case_of(it.tree, State(it.answers))))
    return (
        found.filter(bool)
        .map(_named)
        .filter(lambda side: leads(side.case, {}, side.second.outcome.id))
    )


class _Named(OtherSide):
    def __repr__(self) -> str:
        case = self.case
        return f"{Answered(case.dataset, dict(case.state.answers))} for {self.second.outcome.id}"


def _named(side: OtherSide | None) -> OtherSide:
    assert side
    return _Named(side.case, side.second)


def ways(tree: Tree, name: str, before: Given) -> Iterator[tuple[Given, str]]:
    """Yield every way on from a question: all its answers, and the outcome at its end."""
    for answer in tree.question(name).answers:
        here = {**before, name: answer.id}
        end = end_of(answer, here)
        if answer.goto:
            yield from ways(tree, end, here)
        else:
            yield here, end


def leads(case: Case, answers: Given, target: str) -> bool:
    """Tell by trying every way whether an outcome can be reached while some answers hold."""
    return target in possible(case.tree, case.tree.start, answers, both=True)


def read_for(case: Case, target: str) -> tuple[Given, set[str]]:
    """Return the answers, of two the first that leads to an outcome; where that is the second."""
    answers, seconds = case.walk.used, set()
    for name, said in case.walk.used.items():
        first, _, second = said.partition(ALSO)
        fits = [each for each in (first, second) if leads(case, {**answers, name: each}, target)]
        if second and fits == [second]:
            first = second
            seconds.add(name)
        answers[name] = first
    # Those on the other way of what had two answers are on this one no more.
    return case.tree.walk(answers).used, seconds


def held(case: Case, target: str) -> Given:
    """Return the answers after which an outcome can still be reached, by trying every way."""
    found: Given = {}
    for name, choice in read_for(case, target)[0].items():
        if not leads(case, {**found, name: choice}, target):
            break
        found[name] = choice
    return found


@given(sides())
def test_what_is_kept_holds_on_one_way_to_the_runner_up(side: OtherSide) -> None:
    """Some way to the runner-up has every answer in it that is said to speak for it."""
    case, target, tree = side.case, side.second.outcome.id, side.case.tree
    kept = {e.question.id: e.answer.id for e in side.kept if e.answer}
    event(f"{min(len(kept), 2)} kept, {case.walk.status}")
    assert len(kept) == len(side.kept)
    assert kept.items() <= read_for(case, target)[0].items()
    every = ways(tree, tree.start, {})
    assert any(end == target and kept.items() <= way.items() for way, end in every)
    for entry in side.kept:
        assert entry.ruled_out
        assert target not in entry.ruled_out


@given(sides())
def test_every_answer_that_rules_it_out_is_given_up(side: OtherSide) -> None:
    """By brute force: where it falls out, what the smallest change changes, where it comes back."""
    case, target = side.case, side.second.outcome.id
    used, seconds = read_for(case, target)
    given_up = seconds & used.keys()
    if (flip := side.second.flip) and not given_up:
        given_up |= {change.question for change in flip.changes} & used.keys()
    kept = {entry.question.id for entry in side.kept}
    back = set()
    if leads(case, used, target):
        told = account(case.tree.walk(used))
        given_up |= {e.question.id for e in told if e.answer is None and e.mattered}
    else:
        given_up.add([*used][len(held(case, target))])
        for name in used:
            if leads(case, {each: used[each] for each in used if each != name}, target):
                back.add(name)
    event(f"{len(given_up)} given up, {len(back - given_up - kept)} more, {len(seconds)} second")
    assert {entry.reason.question.id for entry in side.given_up} == given_up
    assert {question.id for question in side.also} == back - given_up - kept
    assert {e.reason.question.id for e in side.given_up if e.also_fits} == seconds & used.keys()
    assert not given_up & kept


@given(sides())
def test_what_would_have_to_be_true_leads_there(side: OtherSide) -> None:
    """A change that is named decides for the runner-up; without one, the answers leave it open."""
    case, target = side.case, side.second.outcome.id
    for entry in side.given_up:
        name = entry.reason.question.id
        assert entry.reason.answer not in entry.instead
        if entry.flip:
            after = case.tree.walk(applied(case.walk.main.answers, entry.flip))
            assert (after.status, after.outcomes) == ("decided", (target,))
            assert {c.after for c in entry.flip.changes if c.question == name} <= {
                answer.id for answer in entry.instead
            }
        elif entry.also_fits:
            [step] = [step for step in case.walk.steps if step.question.id == name]
            assert entry.instead == (step.also,)
        else:
            rest = {each: it for each, it in held(case, target).items() if each != name}
            assert [answer.id for answer in entry.instead] == [
                answer.id
                for answer in entry.reason.question.answers
                if answer is not entry.reason.answer
                and leads(case, {**rest, name: answer.id}, target)
            ]


@given(sides())
def test_it_has_a_page_and_is_no_record(side: OtherSide) -> None:
    """Up to its sources it has no more lines than a page, and nothing that could be opened."""
    text = other_side_document(side.case)
    assert text.split("\n## Sources\n")[0].count("\n") <= LINES
    assert not holds_record(text)


@tried(0.6)
@given(
    st.lists(st.tuples(nasty, nasty), min_size=1, max_size=5),
    st.sampled_from([state for state in STATES if len(state.answers) > 1]),
    nasty,
)
def test_no_text_changes_what_it_is_made_of(
    texts: list[tuple[str, str]], state: State, reason: str
) -> None:
    """Whatever the texts say, the document has the tags and links that it has with plain ones."""
    dataset = dataset_of(texts)
    own = state.override and state.override._replace(role="workshop", reason=f"x{reason}")
    state = state._replace(override=own)
    page, plain = (Page(other_side_document(case_of(d, state))) for d in (dataset, PLAIN))
    assert page.tags == plain.tags
    assert page.links == plain.links
