"""``roletui check``: the problems of a dataset, its proof, and its examples run as tests."""

import argparse
import re
import typing
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from roletui.cli import log
from roletui.cli.errors import DONE, FAILED, FOUND
from roletui.cli.inputs import STDIN, file_words, load_named, today
from roletui.dataset.checks.dates import ahead
from roletui.dataset.load import DEFAULT
from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import DatasetError, Problem, first
from roletui.text.clean import printable
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

if typing.TYPE_CHECKING:
    from roletui.dataset.reading.diagnostics import Diagnostic

SHOWN = 1_000
"""Maximum number of problems printed for a file; the rest is counted."""


class Checked(NamedTuple):
    """A file and the problems in it."""

    file: str
    diagnostics: Sequence["Diagnostic"]
    unread: bool = False
    """Whether the file could not be read at all."""
    proved: Sequence[str] = ()
    """The proof and the examples, as lines; empty if the file holds no valid dataset."""

    @property
    def errors(self) -> int:
        """Number of problems that are errors."""
        return sum(one.severity == "error" for one in self.diagnostics)


def run(options: argparse.Namespace) -> int:
    """Check each file and print its problems; return 1 if there are any that count."""
    files = options.files or [options.dataset or DEFAULT]
    checked = [_check(name, today(options)) for name in files]
    unread = any(each.unread for each in checked)
    found = [one for each in checked for one in each.diagnostics]
    match options.format:
        case "json":
            print(_json([*map(_row, found)]))
        case "sarif":
            from roletui.cli.sarif import sarif  # only for this format: 12 ms

            print(_json(sarif(found, read=not unread)))
        case "github":
            for one in found:
                print(_annotation(one))
        case _:
            print("\n".join(line for each in checked for line in _report(each)))
    if unread:
        return FAILED
    counting = found if options.strict else [one for one in found if one.severity == "error"]
    return FOUND if counting else DONE


def _check(name: str, day: date) -> Checked:
    called = file_words(name)
    try:
        loaded = load_named(name)
    except DatasetError as error:
        from roletui.dataset.reading.diagnostics import diagnose  # only for a broken file: 5 ms

        log.problems(called, [problem.place for problem in error.problems])
        return Checked(called, diagnose(error), error.unread)
    proved, wrong = loaded.proved, list[Problem]()
    if not proved:
        from roletui.cli.proving import proof_of  # only where it is not known yet: 7 ms
        from roletui.dataset.keeping import keep

        proved, wrong = proof_of(loaded)
        if not wrong:
            keep(loaded._replace(proved=proved))
    problems = [*loaded.warnings, *first(chain(ahead(loaded.dataset, day), wrong))]
    return Checked(called, _placed(loaded, problems), proved=proved)


def _placed(loaded: Loaded, problems: list[Problem]) -> Sequence["Diagnostic"]:
    if not problems:
        return ()
    # Only where there is something to report: 5 ms.
    from roletui.dataset.reading.diagnostics import Source, diagnostics
    from roletui.dataset.reading.signs import straightened

    text = loaded.content.decode().replace("\r\n", "\n")
    source = Source(text, straightened(text).text)
    return diagnostics(loaded.file, problems, source, loaded.dataset)


def _json(data: object) -> str:
    """Return data as JSON without control characters."""
    import json  # not needed for text: 0.9 ms

    def escaped(found: re.Match[str]) -> str:
        return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]

    return re.sub(r"[^\n -~]", escaped, json.dumps(data, ensure_ascii=False, indent=2))


def _row(one: "Diagnostic") -> dict[str, object]:
    """Return a problem as an object for JSON."""
    row: dict[str, object] = {
        "file": one.file,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "severity": one.severity,
        "path": one.path,
        "message": one.message,
        "suggestion": one.suggestion or None,
        "other": None,
    }
    if one.quote:
        row["line"], row["column"] = one.quote.start
        row["end_line"], row["end_column"] = one.quote.end
    if one.other:
        row["other"] = {"line": one.other.start.line, "column": one.other.start.column}
    return row


def _annotation(one: "Diagnostic") -> str:
    """Return a problem as a line that GitHub Actions shows beside its place."""
    from roletui.cli.annotations import annotation, in_workspace  # only for this format: 1 ms

    piped = one.file == file_words(STDIN)
    place = one.quote.start if one.quote else None
    properties = {
        "file": "" if piped else printable(in_workspace(one.file)),
        "line": place and place.line,
        "col": place and place.column,
        "title": printable(one.path) or "roletui check",
    }
    message = f"{one.file}: {one.message}" if piped else one.message
    return annotation(one.severity, message, properties)


def _report(checked: Checked) -> Iterator[str]:
    """Yield the lines about one file: its problems, then the proof and the examples."""
    for one in checked.diagnostics[:SHOWN]:
        yield str(one)
    more = len(checked.diagnostics) - SHOWN
    if more > 0:
        yield f"… and {more:,} more."
    errors, warnings = checked.errors, len(checked.diagnostics) - checked.errors
    yield printable(
        f"{checked.file}: {count(errors, 'error', 'errors') if errors else 'no errors'}, "
        f"{count(warnings, 'warning', 'warnings') if warnings else 'no warnings'}."
    )
    yield from checked.proved
