"""What every dataset that ships owes its readers, whatever it is about."""

from pathlib import Path

import pytest

from roletui.dataset.load import load, shipped
from roletui.dataset.model import Dataset
from roletui.decision import Tree

FOLDER = Path(shipped("ai-roles")).parent
SHIPPED = {file.stem: load(str(file)).dataset for file in sorted(FOLDER.glob("*.toml"))}

pytestmark = pytest.mark.parametrize("dataset", SHIPPED.values(), ids=SHIPPED)


def test_examples_lead_where_they_say(dataset: Dataset) -> None:
    """An example is decided by its answers, all of which are asked, for the outcome it names."""
    tree = Tree(dataset)
    for example in dataset.examples:
        walk = tree.walk(example.answers)
        assert walk.status == "decided", example.id
        assert walk.outcomes == (example.outcome,)
        assert walk.unused == ()


def test_outcomes_of_one_role_bear_its_id(dataset: Dataset) -> None:
    """An outcome that recommends a single role bears that role's id, and each role has one."""
    single = {outcome.roles[0]: outcome.id for outcome in dataset.outcomes if not outcome.roles[1:]}
    assert single == {role.id: role.id for role in dataset.roles}


def test_first_screen_is_short(dataset: Dataset) -> None:
    """What is decided, for whom and what is out of scope is said in at most sixty words."""
    about = dataset.about
    told = f"{about.title} {about.decides} {about.audience} {about.out_of_scope}"
    assert len(told.split()) <= 60


def test_questions_are_short(dataset: Dataset) -> None:
    """A question is asked in at most 25 words."""
    assert [q.id for q in dataset.questions if len(q.ask.split()) > 25] == []
