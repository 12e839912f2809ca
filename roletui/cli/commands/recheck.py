"""``roletui recheck``: old records on today's dataset, what changed, and why."""

import argparse
import os
import typing
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from roletui.case.recorded import RecordedStep, Result
from roletui.case.standing import SAME
from roletui.cli.candidates import OF_RECORDS
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, FAILED, FOUND, RequestError
from roletui.cli.inputs import talk
from roletui.cli.limits import rise
from roletui.cli.open_word import holds_none, opened
from roletui.dataset.problems import RefusedError
from roletui.records.recheck import Rechecked, recheck, role_name
from roletui.records.scenario import Scenario
from roletui.report.data.json_text import json_text, number
from roletui.report.markdown import bullets, escaped, table
from roletui.state.context import Context
from roletui.text.clean import printable
from roletui.text.money import Range, exact_difference, money, money_range
from roletui.text.numbers import count, decimals, plain
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree

WORDS = {
    "same": "same",
    "outcome": "changed outcome",
    "cost": "changed cost",
    "both": "changed outcome and cost",
    "untold": "cannot be told",
    "unreadable": "cannot be checked",
}
"""The words for each verdict; the last is for a file that could not be checked."""


class Checked(NamedTuple):
    """A file and the result of checking its record."""

    file: str
    scenario: Scenario
    context: Context
    found: Rechecked


class Refused(NamedTuple):
    """A file that could not be checked."""

    file: str
    why: tuple[str, ...]


class Found(NamedTuple):
    """What the files and folders hold that were named."""

    entries: list["RecheckedFile"]
    without: list[str]
    """Files that hold no record, which is no fault."""


RecheckedFile = Checked | Refused
Data = dict[str, typing.Any]


def run(options: argparse.Namespace) -> int:
    """Check every record; one that cannot be read does not stop the rest."""
    limit = None if options.max_rise is None else rise(options.max_rise)
    found = Found([], [])
    contexts: dict[str, Context] = {}
    if options.dataset is not None:
        _context(options, "", contexts)  # if it cannot be used, no record can be checked
    for word in options.records:
        for file in _walked(word, found) if os.path.isdir(word) else [word]:
            if os.path.isfile(file) and holds_none(file):
                found.without.append(printable(file))
            else:
                found.entries.append(_checked(options, file, contexts))
    risen = {entry.file: _risen(entry, limit) for entry in found.entries}
    counting = {entry.file for entry in found.entries if _counts(entry, limit, risen[entry.file])}
    match options.format:
        case "json":
            print(json_text(data(found)))
        case "github":
            for entry in found.entries:
                if _verdict(entry) != "same":
                    print(_annotation(entry, "error" if entry.file in counting else "warning"))
        case _:
            print("\n".join((markdown if options.format == "md" else text)(found)))
    for words in filter(None, risen.values()):
        talk(words)
    if any(isinstance(entry, Refused) for entry in found.entries):
        return FAILED
    return FOUND if counting else DONE


def _counts(entry: RecheckedFile, limit: Decimal | None, risen: str) -> bool:
    """Tell whether a record is something to look at; with a limit, a cost only if it rose by more.

    ``risen`` says so.
    """
    verdict = _verdict(entry)
    return verdict != "same" if limit is None else verdict not in ("same", "cost") or bool(risen)


def _annotation(entry: RecheckedFile, level: str) -> str:
    """Return a record that changed as a line that GitHub Actions shows beside its file."""
    from roletui.cli.annotations import annotation, in_workspace  # only for this format: 1 ms

    change = [_change(entry)] if isinstance(entry, Checked) else []
    message = "\n".join(map(printable, (*change, *_why(entry))))
    there = os.path.exists(entry.file)
    properties = {
        "file": in_workspace(entry.file) if there else "",
        "title": WORDS[_verdict(entry)],
    }
    if not there and entry.file not in message:
        message = f"{entry.file}: {message}"
    return annotation(level, message, properties)


def _risen(entry: RecheckedFile, limit: Decimal | None) -> str:
    """Return that a record's cost rose by more than so many per cent; empty where it did not.

    Where the two costs are not of the same, that cannot be told, which counts as well.
    """
    if limit is None or isinstance(entry, Refused):
        return ""
    then, now = entry.found.then, entry.found.now
    if then is None or entry.found.verdict not in ("cost", "both"):
        return ""
    free = [sum(line.free for line in result.lines) for result in (then, now)]
    before, after = then.total, now.total
    if before is None or after is None or before.currency != after.currency or free[0] != free[1]:
        return f"{entry.file}: by how much the cost rose cannot be told: {_change(entry)}"
    if after.likely <= before.likely * (1 + Fraction(limit) / 100):
        return ""
    amounts = (money(total.likely, total.currency) for total in (before, after))
    words = f"rose from {' to '.join(amounts)}"
    if before.likely:
        part = Fraction(after.likely - before.likely, before.likely)
        words += f", by {decimals(100 * part, 1)} %"
    return f"{entry.file}: the likely cost {words}; {plain(limit)} % more is allowed."


def _walked(folder: str, found: Found) -> Iterator[str]:
    """Yield the files in and below a folder that can hold a record; no hidden folders."""

    def cannot(error: OSError) -> None:
        name = printable(error.filename)
        found.entries.append(Refused(name, (f"{name} cannot be read: {error.strerror}.",)))

    for at, folders, files in os.walk(folder, onerror=cannot):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        named = (name for name in sorted(files) if name.lower().endswith(OF_RECORDS))
        yield from (os.path.join(at, name) for name in named)


def _context(options: argparse.Namespace, id_: str, contexts: dict[str, Context]) -> Context:
    """Return the context of a dataset, loading each dataset once."""
    name = id_ if options.dataset is None else ""
    if name not in contexts:
        contexts[name] = context_of(options, name)
    return contexts[name]


def _checked(options: argparse.Namespace, file: str, contexts: dict[str, Context]) -> RecheckedFile:
    name = "standard input" if file == "-" else printable(file)
    try:
        scenario = opened(file)
        context = _context(options, scenario.dataset.id, contexts)
    except RequestError as error:
        return Refused(name, (str(error),))
    except RefusedError as error:
        from roletui.dataset.reading.diagnostics import diagnose  # only for a broken file: 5 ms

        return Refused(name, tuple(problem.headline for problem in diagnose(error)))
    return Checked(name, scenario, context, recheck(scenario, context))


def _verdict(entry: RecheckedFile) -> str:
    return entry.found.verdict if isinstance(entry, Checked) else "unreadable"


def text(found: Found) -> Iterator[str]:
    """Yield a line for each file, the reasons below it, and the counts at the end."""
    for entry in found.entries:
        change = f": {_change(entry)}" if isinstance(entry, Checked) else "."
        yield f"{entry.file}: {WORDS[_verdict(entry)]}{change}"
        yield from (f"    {printable(words)}" for words in _why(entry))
    yield f"\n{_count(found)}" if found.entries else _count(found)


def markdown(found: Found) -> Iterator[str]:
    """Yield a table with a row for each file, then the reasons, for a pull request comment."""
    yield f"**{_count(found)}**"
    if found.entries:
        head = ("Record", "Result", "Then", "Now", "Difference")
        yield f"\n{table(head, map(_row, found.entries))}"
    for entry in found.entries:
        if why := _why(entry):
            yield f"\n**{escaped(entry.file)}**\n\n{bullets(why)}"


def _why(entry: RecheckedFile) -> tuple[str, ...]:
    return entry.found.why if isinstance(entry, Checked) else entry.why


def _count(found: Found) -> str:
    """Count the records, those of each verdict, and the files without one."""
    verdicts = Counter(map(_verdict, found.entries))
    parts = [f"{verdicts[name]} {words}" for name, words in WORDS.items() if verdicts[name]]
    words = ": ".join(
        filter(None, [count(len(found.entries), "record", "records"), ", ".join(parts)])
    )
    if without := len(found.without):
        return f"{words}. {count(without, 'file holds none', 'files hold none')}."
    return f"{words}."


def _row(entry: RecheckedFile) -> tuple[str, ...]:
    words = WORDS[_verdict(entry)]
    if isinstance(entry, Refused):
        return entry.file, words, "", "", ""
    tree, then, now = entry.context.tree, entry.found.then, entry.found.now
    sides = (_side(tree, one) if one else "" for one in (then, now))
    return entry.file, words, *sides, _difference(then, now)


def _change(entry: Checked) -> str:
    """Write today's result of a record, and the old one if it differs."""
    tree, then, now = entry.context.tree, entry.found.then, entry.found.now
    if then is None or entry.found.verdict == "same":
        return f"{_side(tree, now)}."
    difference = _difference(then, now)
    ends = f": {difference}." if difference else "."
    if entry.found.verdict == "cost":
        return f"{_side(tree, now)} now, {_total(tree, then)} then{ends}"
    return f"{_side(tree, now)} now; {_side(tree, then)} then{ends}"


def _side(tree: Tree, result: Result) -> str:
    """Write the decision, and the cost if there is a plan."""
    decision = _decision(tree, result)
    return f"{decision}, {_total(tree, result)}" if result.lines else decision


def _decision(tree: Tree, result: Result) -> str:
    """Write the outcome, how firm it is, and the choice against it."""
    found = tree.outcomes.get(result.outcome)
    words = found.headline if found else result.outcome
    match result.status:
        case "asking":
            return "not decided"
        case "open":
            words += f" (provisional, {len(result.outcomes)} outcomes possible)"
        case "decided":
            pass
        case never:
            typing.assert_never(never)
    return f"{words}, but {role_name(tree, result.chosen)} chosen" if result.chosen else words


def _total(tree: Tree, result: Result) -> str:
    """Write the total, and the roles that are not in it."""
    roles = (line.line.partition("=")[0].partition("@")[0] for line in result.lines if line.free)
    left = [role_name(tree, role) for role in roles if not tree.dataset.hires_nobody(role)]
    if result.total is None:
        return "cost not stated" if left else "no cost"
    amounts = Range(*result.total[1:4])
    words = (
        f"{money_range(amounts, result.total.currency)}{' (no range)' if amounts.single else ''}"
    )
    return f"{words} without {' + '.join(dict.fromkeys(left))}" if left else words


def _difference(then: Result | None, now: Result) -> str:
    """Return the difference of the totals; empty unless both are in the same currency."""
    if not then or not then.total or not now.total or then.total == now.total:
        return ""
    if then.total.currency != now.total.currency:
        return ""
    difference = now.total.likely - then.total.likely
    return exact_difference(difference, now.total.currency) if difference else SAME


def data(found: Found) -> Data:
    """Return the records as plain data for JSON; the shape is a public promise."""
    verdicts = Counter(map(_verdict, found.entries))
    return {
        "records": [_entry_data(entry) for entry in found.entries],
        "counts": {name: verdicts[name] for name in WORDS},
        "without": found.without,
    }


def _entry_data(entry: RecheckedFile) -> Data:
    record: Data = {"file": entry.file, "verdict": _verdict(entry), "then": None, "now": None}
    record |= {"difference": None, "why": list(_why(entry)), "dataset": None}
    if isinstance(entry, Refused):
        return record
    then, now = entry.found.then, entry.found.now
    record |= {"then": then and _result_data(then), "now": _result_data(now)}
    if then and then.total and now.total and then.total.currency == now.total.currency:
        amounts = zip(("low", "likely", "high"), then.total[1:4], now.total[1:4], strict=True)
        record["difference"] = {name: after - before for name, before, after in amounts}
    made, used = entry.scenario.dataset, entry.context.loaded.edition
    record["dataset"] = {"then": made._asdict(), "now": used._asdict()}
    return record


def _result_data(result: Result) -> Data:
    steps = [RecordedStep.of(text) for text in result.way]
    return {
        **result._asdict(),
        "date": result.date.isoformat(),
        "way": [{**step._asdict(), "to": step.to.split("|")} for step in steps],
        "lines": [_plain(line) for line in result.lines],
        "rates": [_plain(rate) for rate in result.rates],
        "overheads": [_plain(overhead) for overhead in result.overheads],
        "total": _plain(result.total) if result.total else None,
    }


def _plain(entry: NamedTuple) -> Data:
    """Return an entry with its decimals as numbers for JSON."""
    fields = entry._asdict().items()
    return {name: number(v) if isinstance(v, Decimal) else v for name, v in fields}
