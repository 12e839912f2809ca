"""``roletui recheck``: old records on today's dataset, what changed, and why."""

import argparse
import os
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from roletui.cli.candidates import OF_RECORDS
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, FAILED, FOUND, RequestError
from roletui.cli.inputs import talk
from roletui.cli.limits import rise
from roletui.cli.open_word import holds_none, opened
from roletui.cli.rechecked import (
    WORDS,
    Checked,
    Found,
    RecheckedFile,
    Refused,
    change_of,
    data,
    markdown,
    text,
)
from roletui.dataset.problems import RefusedError
from roletui.records.recheck import recheck
from roletui.report.data.json_text import json_text
from roletui.state.context import Context
from roletui.text.clean import printable
from roletui.text.money import money
from roletui.text.numbers import decimals, plain


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
                if entry.verdict != "same":
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
    if limit is None:
        return entry.verdict != "same"
    return entry.verdict not in ("same", "cost") or bool(risen)


def _annotation(entry: RecheckedFile, level: str) -> str:
    """Return a record that changed as a line that GitHub Actions shows beside its file."""
    from roletui.cli.annotations import annotation, in_workspace  # only for this format: 1 ms

    change = [change_of(entry)] if isinstance(entry, Checked) else []
    message = "\n".join(map(printable, (*change, *entry.why)))
    there = os.path.exists(entry.file)
    properties = {
        "file": in_workspace(entry.file) if there else "",
        "title": WORDS[entry.verdict],
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
    if then is None or entry.verdict not in ("cost", "both"):
        return ""
    free = [sum(line.free for line in result.lines) for result in (then, now)]
    before, after = then.total, now.total
    if before is None or after is None or before.currency != after.currency or free[0] != free[1]:
        return f"{entry.file}: by how much the cost rose cannot be told: {change_of(entry)}"
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
