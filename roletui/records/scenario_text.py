"""The text of a scenario: a state as TOML, for files and records."""

import typing
from collections.abc import Iterable, Mapping
from decimal import Decimal

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
    settings, origin = state.cost_settings, state.origin if session else None
    document = {
        "format": FORMAT,
        "dataset": loaded.edition._asdict(),
        **_said(
            name=name,
            task=clean_name(state.task),
            at=state.at,
            opened=origin and origin.name,
            own=origin and origin.own and dumps(loaded, origin.own),
        ),
        "answers": dict(state.answers),
        **_said(
            pack=state.pack,
            notes=noted(state.notes),
            listed=state.listed,
            goal=state.goal,
            outside_view=settings.outside_view,
            starts=state.starts,
            compare=_changed(state.view),
            weights=dict(state.weights),
            chances=chances_data(state.chances),
            override=state.override and state.override._asdict(),
            overheads=_choices(settings.overheads),
            display=settings.display and _given(settings.display),
            mistake=state.mistake != NO_MISTAKE and _given(state.mistake),
        ),
    }
    text = tomli_w.dumps(document) + _bills("overheads", settings.overheads)
    text += _lines("plan", state.plan)
    if state.baseline is not None:
        text += _lines("baseline.plan", state.baseline.plan)
        if overheads := state.baseline.overheads:
            text += f"\n{tomli_w.dumps({'baseline': {'overheads': _choices(overheads)}})}"
            text += _bills("baseline.overheads", overheads)
    return f"{text}\n{_result(result)}" if result else text


def _said(**fields: object) -> dict[str, object]:
    """Return fields without those that are empty; zero is a number."""
    return {name: value for name, value in fields.items() if value or isinstance(value, Decimal)}


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
