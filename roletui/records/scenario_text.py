"""The text of a scenario: a state as TOML, for files and records."""

import typing
from collections.abc import Iterable, Mapping

import tomli_w

from roletui.case.recorded import Result
from roletui.compare.view import AS_AUTHORED, View
from roletui.cost.settings import Choice
from roletui.dataset.loaded import Loaded
from roletui.records.block import FORMAT
from roletui.state.chances import chances_data
from roletui.state.state import NO_MISTAKE, State, without_preview
from roletui.text.clean import noted
from roletui.text.name import clean_name
from roletui.text.tuples import NamedTuple


def dumps(
    loaded: Loaded,
    state: State,
    name: str = "",
    result: Result | None = None,
    *,
    session: bool = False,
) -> str:
    """Write a state as TOML; of a preview, the user's own state.

    A saved decision has a name. A record includes the result, so that it can be rechecked later.
    A session alone says whose decision it is, and keeps the user's own beside that of others.
    """
    state = without_preview(state)
    dataset = loaded.edition._asdict()
    document: dict[str, typing.Any] = {"format": FORMAT, "dataset": dataset}
    if name:
        document["name"] = name
    if state.task:
        document["task"] = clean_name(state.task)
    if state.at:
        document["at"] = state.at
    if session and state.origin:
        document["opened"] = state.origin.name
        if state.origin.own:
            document["own"] = dumps(loaded, state.origin.own)
    document["answers"] = dict(state.answers)
    if state.pack:
        document["pack"] = True
    if state.notes:
        document["notes"] = noted(state.notes)
    if state.listed:
        document["listed"] = True
    if state.goal is not None:
        document["goal"] = state.goal
    if state.cost_settings.outside_view:
        document["outside_view"] = True
    if state.starts is not None:
        document["starts"] = state.starts
    if state.view != AS_AUTHORED:
        document["compare"] = _changed(state.view)
    if state.weights:
        document["weights"] = dict(state.weights)
    if state.chances:
        document["chances"] = chances_data(state.chances)
    if state.override:
        document["override"] = state.override._asdict()
    if state.cost_settings.overheads:
        document["overheads"] = _choices(state.cost_settings.overheads)
    if state.cost_settings.display:
        document["display"] = _given(state.cost_settings.display)
    if state.mistake != NO_MISTAKE:
        document["mistake"] = _given(state.mistake)
    text = tomli_w.dumps(document) + _bills("overheads", state.cost_settings.overheads)
    text += _lines("plan", state.plan)
    if state.baseline is not None:
        text += _lines("baseline.plan", state.baseline.plan)
        if overheads := state.baseline.overheads:
            text += f"\n{tomli_w.dumps({'baseline': {'overheads': _choices(overheads)}})}"
            text += _bills("baseline.overheads", overheads)
    return f"{text}\n{_result(result)}" if result else text


def _result(result: Result) -> str:
    """Write a result, without what is empty."""
    tables: dict[str, tuple[NamedTuple, ...]]
    tables = {"lines": result.lines, "rates": result.rates, "overheads": result.overheads}
    table = _given(result)
    table = {name: value for name, value in table.items() if value and name not in tables}
    if result.total:
        table["total"] = _given(result.total)
    text = tomli_w.dumps({"result": table})
    return text + "".join(_lines(f"result.{name}", entries) for name, entries in tables.items())


def _changed(view: View) -> dict[str, typing.Any]:
    """Return the fields of a view that differ from the default."""
    parts = zip(view._asdict().items(), AS_AUTHORED, strict=True)
    changed = {name: value for (name, value), usual in parts if value != usual}
    return {name: [*v] if isinstance(v, tuple) else v for name, v in changed.items()}


def _lines(table: str, entries: Iterable[NamedTuple]) -> str:
    """Write a list of tables; done here because ``tomli_w`` puts short tables on one line."""
    return "".join(f"\n[[{table}]]\n{_row(table, _given(entry))}" for entry in entries)


def _row(table: str, given: dict[str, typing.Any]) -> str:
    """Write the fields of an entry, behind them the tables in it."""
    plain, inside = {}, ""
    for name, value in given.items():
        if not isinstance(value, tuple):
            plain[name] = value
        elif hasattr(value, "_fields"):
            entry = typing.cast(NamedTuple, value)
            inside += f"\n[{table}.{name}]\n{_row(f'{table}.{name}', _given(entry))}"
        else:
            inside += _lines(f"{table}.{name}", value)
    return tomli_w.dumps(plain) + inside


def _choices(overheads: Mapping[str, Choice]) -> dict[str, typing.Any]:
    """Return choices without their bills, which :func:`_bills` writes."""
    return {
        name: {field: value for field, value in _given(choice).items() if field != "bills"}
        for name, choice in overheads.items()
    }


def _bills(table: str, overheads: Mapping[str, Choice]) -> str:
    """Write the bills of overheads, each as a table of its own."""
    return "".join(
        _lines(f"{table}.{name}.bills.{kind}", bills)
        for name, choice in overheads.items()
        for kind, bills in choice.bills._asdict().items()
    )


def _given(entry: NamedTuple) -> dict[str, typing.Any]:
    """Return the fields of an entry that are set."""
    usual = entry._field_defaults
    return {
        name: value
        for name, value in entry._asdict().items()
        if value not in (None, "", ()) and not (value is False and usual.get(name) is False)
    }
