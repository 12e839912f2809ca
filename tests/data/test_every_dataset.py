"""What every dataset that ships owes its readers, whatever it is about."""

import re
from pathlib import Path

import pytest

from roletui.cost.disinterested import left_plan
from roletui.cost.lines import default_line
from roletui.cost.plan import priced
from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import earning, untold, without_interested
from roletui.dataset.load import load, shipped
from roletui.tree.examples import run_examples
from roletui.tree.walk import Tree

FOLDER = Path(shipped("ai-roles")).parent
SHIPPED = {file.stem: load(str(file)).dataset for file in sorted(FOLDER.glob("*.toml"))}

pytestmark = pytest.mark.parametrize("dataset", SHIPPED.values(), ids=SHIPPED)


def test_examples_lead_where_they_say(dataset: Dataset) -> None:
    """An example leads to the outcome it names by answers all of which are asked.

    It leaves others possible only where it names one of them as close.
    """
    tree = Tree(dataset)
    for example in dataset.examples:
        walk = tree.walk(example.answers)
        assert walk.provisional == example.outcome, example.id
        assert walk.unused == ()
        if walk.status != "decided":
            assert walk.status == "open", example.id
            assert example.close_to in walk.outcomes


def test_examples_that_name_a_second_outcome_are_close(dataset: Dataset) -> None:
    """Nothing is said against an example: a second outcome that it names is as near as it says."""
    assert run_examples(Tree(dataset), 0).problems == ()


def test_outcomes_of_one_role_bear_its_id(dataset: Dataset) -> None:
    """Each role has an outcome that recommends it alone and bears its id; others may do so too."""
    roles = {outcome.id: outcome.roles for outcome in dataset.outcomes}
    for role in dataset.roles:
        assert roles.get(role.id) == (role.id,)


def test_first_screen_is_short(dataset: Dataset) -> None:
    """What is decided, for whom and what is out of scope is said in at most sixty words."""
    about = dataset.about
    told = f"{about.title} {about.decides} {about.audience} {about.out_of_scope}"
    assert len(told.split()) <= 60


def test_questions_are_short(dataset: Dataset) -> None:
    """A question is asked in at most 25 words."""
    assert [q.id for q in dataset.questions if len(q.ask.split()) > 25] == []


def test_questions_say_whom_to_ask_and_for_how_long(dataset: Dataset) -> None:
    """Every question names somebody who can answer it and how long that takes, in a few words."""
    for question in dataset.questions:
        assert 1 <= len(question.who) <= 60, question.id
        assert 1 <= len(question.takes) <= 30, question.id


def test_answers_have_an_example_and_fit_on_a_line(dataset: Dataset) -> None:
    """Every answer says what it means, and its label fits on one line of a small terminal."""
    for question in dataset.questions:
        for answer in question.answers:
            assert answer.means, (question.id, answer.id)
            assert len(answer.label) <= 66, (question.id, answer.id)


def test_nothing_turns_on_fine_tuning(dataset: Dataset) -> None:
    """No question and no answer speaks of fine-tuning, which tells no role from another."""
    asked = [text for q in dataset.questions for text in (q.ask, *(a.label for a in q.answers))]
    assert [text for text in asked if "fine-tun" in text.lower()] == []


def test_roles_say_how_to_begin(dataset: Dataset) -> None:
    """Every role says what to ask beforehand and what is done after a month."""
    for role in dataset.roles:
        assert len(role.screening) >= 3, role.id
        assert len(role.first_30_days) >= 3, role.id


def test_hires_can_be_advertised(dataset: Dataset) -> None:
    """Whoever is hired has a job post with blanks, and it says what is not asked, but no price."""
    for role in dataset.roles:
        post = role.job_post
        assert post or role.kind != "hire", role.id
        if post:
            assert post.not_asked, role.id
            assert post.apply_with, role.id
            text = " ".join((post.title, post.about, *post.tasks, *post.must, post.apply_with))
            assert "[" in text, role.id
            assert not re.search(r"[$€£]|\bUSD\b", text), role.id


def test_weighed_factors_have_a_better_end(dataset: Dataset) -> None:
    """Where prices are weighed the lower one speaks for a role, and no price counts twice."""
    prices = [factor for factor in dataset.factors if factor.kind == "money"]
    assert {factor.better for factor in prices} <= {"less", None}
    weighed = [factor.channel for factor in prices if factor.better]
    assert len(set(weighed)) == len(weighed)


def test_every_source_says_whether_it_earns(dataset: Dataset) -> None:
    """A reader can leave out those who earn: of no source it is left open."""
    assert untold(dataset) == ()


def test_none_that_is_without_interest_earns(dataset: Dataset) -> None:
    """Whoever is said to gain nothing, or nothing but belief, does not earn by the decision."""
    earn = earning(dataset)
    quiet = [source.id for source in dataset.sources if source.interest.startswith("None")]
    assert quiet
    assert earn.isdisjoint(quiet)


def test_what_is_left_without_those_who_earn_is_whole(dataset: Dataset) -> None:
    """Every way to hire that a budget begins with can still be priced, or is said to be theirs."""
    rest = without_interested(dataset)
    for role in dataset.roles:
        lines = [default_line(dataset, (role.id,))]
        found = left_plan(dataset, rest, priced(dataset, lines))
        assert found.planned.total is None or found.total or found.alone, role.id
