"""What became of records that were checked again: as text, as Markdown and as data."""

import typing
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from roletui.case.recorded import RecordedStep, Result
from roletui.case.standing import SAME
from roletui.records.recheck import Rechecked, role_name
from roletui.records.scenario import Scenario
from roletui.report.data.json_text import number
from roletui.report.markdown import bullets, escaped, table
from roletui.state.context import Context
from roletui.text.clean import printable
from roletui.text.money import Range, exact_difference, money_range
from roletui.text.numbers import count
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

    @property
    def verdict(self) -> str:
        """What became of it: a key of :data:`WORDS`."""
        return self.found.verdict

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, in sentences."""
        return self.found.why


class Refused(NamedTuple):
    """A file that could not be checked."""

    file: str
    why: tuple[str, ...]
    """The reasons, in sentences."""
    verdict: str = "unreadable"


class Found(NamedTuple):
    """What the files and folders hold that were named."""

    entries: list["RecheckedFile"]
    without: list[str]
    """Files that hold no record, which is no fault."""


RecheckedFile = Checked | Refused
Data = dict[str, typing.Any]


def text(found: Found) -> Iterator[str]:
    """Yield a line for each file, the reasons below it, and the counts at the end."""
    for entry in found.entries:
        change = f": {change_of(entry)}" if isinstance(entry, Checked) else "."
        yield f"{entry.file}: {WORDS[entry.verdict]}{change}"
        yield from (f"    {printable(words)}" for words in entry.why)
    yield f"\n{_count(found)}" if found.entries else _count(found)


def markdown(found: Found) -> Iterator[str]:
    """Yield a table with a row for each file, then the reasons, for a pull request comment."""
    yield f"**{_count(found)}**"
    if found.entries:
        head = ("Record", "Result", "Then", "Now", "Difference")
        yield f"\n{table(head, map(_row, found.entries))}"
    for entry in found.entries:
        if entry.why:
            yield f"\n**{escaped(entry.file)}**\n\n{bullets(entry.why)}"


def _count(found: Found) -> str:
    """Count the records, those of each verdict, and the files without one."""
    verdicts = Counter(entry.verdict for entry in found.entries)
    parts = [f"{verdicts[name]} {words}" for name, words in WORDS.items() if verdicts[name]]
    words = ": ".join(
        filter(None, [count(len(found.entries), "record", "records"), ", ".join(parts)])
    )
    if without := len(found.without):
        return f"{words}. {count(without, 'file holds none', 'files hold none')}."
    return f"{words}."


def _row(entry: RecheckedFile) -> tuple[str, ...]:
    words = WORDS[entry.verdict]
    if isinstance(entry, Refused):
        return entry.file, words, "", "", ""
    tree, then, now = entry.context.tree, entry.found.then, entry.found.now
    sides = (_side(tree, one) if one else "" for one in (then, now))
    return entry.file, words, *sides, _difference(then, now)


def change_of(entry: Checked) -> str:
    """Write today's result of a record, and the old one if it differs."""
    tree, then, now = entry.context.tree, entry.found.then, entry.found.now
    if then is None or entry.verdict == "same":
        return f"{_side(tree, now)}."
    difference = _difference(then, now)
    ends = f": {difference}." if difference else "."
    if entry.verdict == "cost":
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
    verdicts = Counter(entry.verdict for entry in found.entries)
    return {
        "records": [_entry_data(entry) for entry in found.entries],
        "counts": {name: verdicts[name] for name in WORDS},
        "without": found.without,
    }


def _entry_data(entry: RecheckedFile) -> Data:
    record: Data = {"file": entry.file, "verdict": entry.verdict, "then": None, "now": None}
    record |= {"difference": None, "why": list(entry.why), "dataset": None}
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
