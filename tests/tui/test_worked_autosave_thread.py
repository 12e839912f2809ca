"""Of several changes that come together the last is written, of each dataset its own."""

from datetime import date

from helpers import edited, small, small_tree

from roletui.dataset.load import parse
from roletui.records.autosave import Session
from roletui.state.context import Setting
from roletui.state.state import State
from roletui.tree.walk import Tree
from roletui.tui.autosave_thread import Keeper

NO, YES = State({"fault": "no"}), State({"fault": "yes"})
TODAY = date(2026, 11, 23)


def kept(setting: Setting) -> State:
    """Return what the next session with a dataset begins with."""
    session = Session.begin(setting.loaded, setting.tree)
    session.close()
    return session.state


def test_the_newest_of_two_states_is_kept() -> None:
    """The second change comes before the first is written: only it is left."""
    setting = Setting(small(), small_tree(), TODAY)
    keeper = Keeper(setting, Session.begin(setting.loaded, setting.tree))
    for state in (NO, YES):
        keeper.keep(setting, state)
    keeper.close()
    assert kept(setting) == YES


def test_each_dataset_keeps_its_own_newest() -> None:
    """Changes of two datasets that come together do not take each other's place."""
    bicycle = Setting(small(), small_tree(), TODAY)
    loaded = parse(edited(('id = "bicycle"', 'id = "tricycle"')).encode(), "tricycle.toml")
    tricycle = Setting(loaded, Tree(loaded.dataset), TODAY)
    keeper = Keeper(bicycle, Session.begin(bicycle.loaded, bicycle.tree))
    keeper.begin(tricycle)
    for setting, state in ((bicycle, YES), (tricycle, YES), (bicycle, NO)):
        keeper.keep(setting, state)
    keeper.close()
    assert (kept(bicycle), kept(tricycle)) == (NO, YES)
