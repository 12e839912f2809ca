"""``roletui check``: the problems of a dataset, its proof, and its examples run as tests."""

import argparse
import re
import typing
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, chain

from roletui.cli.errors import DONE, FAILED, FOUND
from roletui.cli.inputs import file_words, load_named, today
from roletui.dataset.checks.dates import ahead
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import DEFAULT
from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import DatasetError, Problem, first
from roletui.dataset.question_order import UNSURE
from roletui.text.clean import printable
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple
from roletui.tree.examples import Coverage, Covered, run_examples
from roletui.tree.proof import Proof, ShortestPaths, prove
from roletui.tree.walk import Tree

if typing.TYPE_CHECKING:
    from roletui.dataset.reading.diagnostics import Diagnostic

SHOWN = 1_000
"""Maximum number of problems printed for a file; the rest is counted."""
OUTCOMES = 40
"""Maximum number of outcomes whose share and shortest path are printed."""
MOST_ANSWERS = 99
"""Maximum number of answers of a missing example that is printed."""
STEPS_SHOWN = 24
"""Maximum number of answers printed of a shortest path."""
MISSING = 8
"""Maximum number of missing examples printed."""
STEPS = 200_000
"""Maximum number of questions and outcomes visited for the examples: a few seconds."""


class Checked(NamedTuple):
    """A file and the problems in it."""

    file: str
    diagnostics: Sequence["Diagnostic"]
    unread: bool = False
    """Whether the file could not be read at all."""
    tree: Tree | None = None
    """None if the file holds no valid dataset."""
    coverage: Coverage | None = None

    @property
    def errors(self) -> int:
        """Number of problems that are errors."""
        return sum(one.severity == "error" for one in self.diagnostics)


def run(options: argparse.Namespace) -> int:
    """Check each file and print its problems; return 1 if there are any that count."""
    files = options.files or [options.dataset or DEFAULT]
    checked = [_check(name, today(options)) for name in files]
    if options.format == "json":
        print(_json([_row(one) for each in checked for one in each.diagnostics]))
    else:
        print("\n".join(line for each in checked for line in _report(each)))
    if any(each.unread for each in checked):
        return FAILED
    found = any(each.diagnostics if options.strict else each.errors for each in checked)
    return FOUND if found else DONE


def _check(name: str, day: date) -> Checked:
    called = file_words(name)
    try:
        loaded = load_named(name)
    except DatasetError as error:
        from roletui.dataset.reading.diagnostics import diagnose  # only for a broken file: 5 ms

        return Checked(called, diagnose(error), error.unread)
    most = _affordable(loaded.dataset)
    tree = Tree(loaded.dataset._replace(examples=loaded.dataset.examples[:most]))
    coverage = run_examples(tree, MISSING)
    problems = [*loaded.warnings, *first(chain(ahead(loaded.dataset, day), coverage.problems))]
    if most < len(loaded.dataset.examples):
        message = f"are too many to run for so large a tree; only the first {most:,} were."
        problems.append(Problem(("examples",), message, severity="warning"))
    return Checked(called, _placed(loaded, problems), tree=tree, coverage=coverage)


def _affordable(dataset: Dataset) -> int:
    """Return how many of the examples can be run within :data:`STEPS`."""
    questions, outcomes = len(dataset.questions), len(dataset.outcomes)
    steps = accumulate(
        outcomes + (questions if UNSURE in example.answers.values() else len(example.answers))
        for example in dataset.examples
    )
    return sum(step <= STEPS for step in steps)


def _placed(loaded: Loaded, problems: list[Problem]) -> Sequence["Diagnostic"]:
    if not problems:
        return ()
    # Only where there is something to report: 5 ms.
    from roletui.dataset.reading.diagnostics import Source, diagnostics
    from roletui.dataset.reading.signs import straightened

    text = loaded.content.decode().replace("\r\n", "\n")
    source = Source(text, straightened(text).text)
    return diagnostics(loaded.file, problems, source, loaded.dataset)


def _json(rows: list[dict[str, object]]) -> str:
    """Return problems as JSON without control characters."""
    import json  # not needed for text: 0.9 ms

    def escaped(found: re.Match[str]) -> str:
        return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]

    return re.sub(r"[^\n -~]", escaped, json.dumps(rows, ensure_ascii=False, indent=2))


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
    if checked.tree and checked.coverage:
        yield from _proof_lines(checked.tree, prove(checked.tree))
        yield from _coverage_lines(checked.coverage)


def _proof_lines(tree: Tree, proof: Proof) -> Iterator[str]:
    answers = sum(len(question.answers) for question in tree.dataset.questions)
    asked = f"{proof.shortest} to {proof.longest}"
    if proof.shortest == proof.longest:
        asked = str(proof.shortest)
    yield ""
    yield (
        f"Proof     Every combination of answers, not sure included, ends in an outcome: "
        f"{_large(proof.paths)} ways"
    )
    yield (
        f"          through {count(len(tree.dataset.questions), 'question', 'questions')} and "
        f"{count(answers, 'answer', 'answers')}, {asked} asked on a way, no loop."
    )
    shortest = ShortestPaths(tree)
    ends = sorted(proof.ends, key=lambda name: -proof.ends[name])
    width = max(len(name) for name in ends[:OUTCOMES])
    yield "Outcomes  share of all ways, and the fewest answers that lead there"
    for name in ends[:OUTCOMES]:
        steps = [f"{q}={a}" for q, a in shortest.path_to(name).items()]
        more = len(steps) - STEPS_SHOWN
        way = " ".join(steps[:STEPS_SHOWN]) + (f" … and {more:,} more" if more > 0 else "")
        share = proof.share(name) * 100
        yield f"  {name:<{width}} {share:5.1f} %  {way}"
    if len(ends) > OUTCOMES:
        yield f"  … and {len(ends) - OUTCOMES:,} more."


def _coverage_lines(coverage: Coverage) -> Iterator[str]:
    parts = (
        ("questions", coverage.questions),
        ("answers", coverage.answers),
        ("outcomes", coverage.outcomes),
    )
    covered = ", ".join(_part(name, part) for name, part in parts)
    yield f"Examples  {count(coverage.passing, 'passes', 'pass')}; they come by {covered}."
    short = [each for each in coverage.missing if len(each.answers) <= MOST_ANSWERS]
    if len(short) < len(coverage.missing):
        yield f"          What is missing takes examples of more than {MOST_ANSWERS} answers."
    if short:
        yield "          The shortest that are missing, to paste and to give a brief:"
        for example in short:
            answers = ", ".join(f'{q} = "{a}"' for q, a in example.answers.items())
            yield ""
            yield "[[examples]]"
            yield f'id = "{example.id}"'
            yield f'brief = "{example.brief}"'
            yield f"answers = {{ {answers} }}"
            yield f'outcome = "{example.outcome}"'


def _part(name: str, part: Covered) -> str:
    return f"{part.covered:,} of {part.of:,} {name}"


def _large(number: int) -> str:
    """Write a number of paths, which may have thousands of digits."""
    if number < 10**12:
        return f"{number:,}"
    return f"about 10^{int((number.bit_length() - 1) * 0.30103)}"
