"""Which of the records in a file a case is written over."""

import typing
from collections.abc import Sequence
from contextlib import suppress

from roletui.case.case import Case
from roletui.dataset.problems import RefusedError
from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.records.block import Place, starts
from roletui.records.extent import ExtentError
from roletui.records.scenario import reopen, scenario_of
from roletui.records.toml_rows import unwrapped
from roletui.state.state import State


def chosen(places: Sequence[Place], case: Case) -> int:
    """Return the number of the block to replace: the only one of this dataset, or of this state.

    Raises :class:`ExtentError` where it cannot be told.
    """
    if len(places) == 1:
        return 0
    tables = [toml_of(place) for place in places]
    same = [nr for nr, it in enumerate(tables) if _dataset_id(it) == case.dataset.about.id]
    if len(same) != 1:
        alike = []
        for nr in same:
            with suppress(RefusedError):
                found = scenario_of("\n".join(places[nr].rows), "")
                if _unnamed(reopen(found, case.context).state) == _unnamed(case.state):
                    alike.append(nr)
        same = alike
    if len(same) != 1:
        raise ExtentError(
            f"It holds {len(places)} records, whose blocks begin in lines {starts(places)}, and "
            "which of them is meant cannot be told. Write to another file."
        )
    return same[0]


def _unnamed(state: State) -> State:
    """Return a state by which a record is known: without its notes and the name of its task."""
    return state._replace(notes="", task="")


def toml_of(place: Place) -> dict[str, typing.Any]:
    """Return the tables of a block; nothing where it is no TOML."""
    try:
        return parse_toml(unwrapped("\n".join(place.rows)))
    except NotTomlError:
        return {}


def _dataset_id(table: dict[str, typing.Any]) -> object:
    dataset = table.get("dataset")
    return dataset.get("id") if isinstance(dataset, dict) else None
