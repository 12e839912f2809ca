"""The workspace: what an undo says, what is kept, and turning to another dataset."""

from decimal import Decimal

from helpers import case_of, changed, context_of, edited, small

from roletui.case import changes
from roletui.dataset.load import parse
from roletui.records.autosave import RESUMED, Session
from roletui.records.session_files import latest, session_files
from roletui.state.state import State, answer
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.workspace import Workspace

CONTEXT = context_of(small())
NO = answer(State(), "fault", "no")
DECIDED = answer(NO, "carry", "no")
TWO = changed(
    case_of(CONTEXT, NO), changes.resize("people", Decimal(2)), changes.resize("weeks", Decimal(3))
).state


def workspace(keeper: AutosaveThread | None = None) -> Workspace:
    """Return a workspace with the small dataset and nothing done."""
    return Workspace(CONTEXT, State(), autosave=keeper)


def test_an_undo_says_what_is_so_again() -> None:
    """From what is shown to what becomes of it, in a step back and in one forward."""
    found = workspace()
    assert found.undo() == (found.history, "Nothing to undo.")
    found.take(found.history.change(NO, "answer"))
    found.take(found.history.change(TWO, "size of the plan"))
    history, words = found.undo()
    assert words == "Back: people 2 → 1; weeks 3 → 2"
    assert found.undo_help()["undo"].startswith("Takes back: size of the plan (people 1 → 2")
    assert found.take(history).state == NO
    assert found.undo_help()["redo"] == "Does again: size of the plan (people 1 → 2; weeks 2 → 3)"
    history, words = found.redo()
    assert words == "Again: people 1 → 2; weeks 2 → 3"
    assert history.state == TWO


def test_what_is_done_in_the_workspace_is_kept() -> None:
    """Each change is written, the last of several that come together; a preview is not."""
    keeper = AutosaveThread(CONTEXT, Session.begin(CONTEXT))
    found = workspace(keeper)
    for state in (NO, DECIDED, TWO, TWO._replace(answers={"fault": "yes"}, real=TWO)):
        found.take(found.history.visit(state))
    keeper.close()
    assert len(session_files()) == 1
    session = Session.begin(CONTEXT)
    session.close()
    assert (session.state, session.resumed) == (TWO, True)


def test_another_dataset_takes_up_its_own_work() -> None:
    """Turning to a dataset takes up what was kept of it and says so; turning back, what is here."""
    kept = Session.begin(CONTEXT)
    kept.save(NO)
    kept.close()
    shop = parse(edited(('id = "bicycle"', 'id = "shop"')).encode(), "shop.toml")
    other = context_of(shop)
    keeper = AutosaveThread(other, Session.begin(other))
    found = Workspace(other, State(), autosave=keeper)
    found.take(found.history.change(DECIDED, "answer"))
    assert (found.switch_to(CONTEXT), found.history.state) == (RESUMED, NO)
    assert (found.switch_to(other), found.history.state) == ("", DECIDED)
    assert found.history.undo().state == State()
    keeper.close()
    assert latest() == "shop"
