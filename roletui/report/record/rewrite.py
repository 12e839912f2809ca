"""Writing a record over a file: only what roletui wrote in it is replaced.

Data flow: the text of a file and a case go in, the whole new text of the file comes out, with what
is to be said of it. Whatever stands around the record stays as it is, byte for byte; so do lines by
hand inside it, its status, and what is between the marks of its notes.
"""

import re
from collections.abc import Callable, Sequence
from itertools import chain

from roletui.case.case import Case
from roletui.dataset.problems import RefusedError
from roletui.records.block import BlockError, between_marks, blocks_of, is_alone
from roletui.records.extent import Extent, ExtentError, document_lines, extent_of, is_left_of_record
from roletui.records.marks import BEGIN, END, marks_in
from roletui.records.notes import merge_notes
from roletui.records.scenario import reopen, scenario_of
from roletui.records.toml_rows import Rows
from roletui.report.record.by_hand import merge, of_another_version, own_keys
from roletui.report.record.fences import unit_keys, units
from roletui.report.record.frame import Parts, framed, written
from roletui.report.record.front_matter import entries, formerly, front_matter
from roletui.report.record.head import edited
from roletui.report.record.labels import keep_labels
from roletui.report.record.old_record import OldRecord
from roletui.report.record.record import whole_record
from roletui.report.record.short import short_parts
from roletui.report.record.which import chosen, toml_of
from roletui.text.clean import printable
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

FORMS: dict[str, Callable[..., Parts]] = {"md": whole_record, "short": short_parts}
"""What writes each form that is Markdown."""
KEPT = "What was written by hand between the marks of its notes is kept."
"""The message when notes are kept."""
ASIDE = "What an earlier version of roletui, or a hand, wrote here"


class KeptError(ValueError):
    """A file is not written over, because what others wrote in it would be lost."""


class Rewritten(NamedTuple):
    """The new text of a file."""

    text: str
    remarks: tuple[str, ...]
    """What was kept, in sentences."""
    anew: bool = False
    """Whether no record was found, so that nothing is left of what was there."""


def rewritten(path: str, case: Case, form: str) -> Rewritten:
    """Return a file with a case in place of the record in it; all of it where it holds none.

    Raises :class:`KeptError` where it cannot be told what is to be replaced, ``OSError`` where the
    file cannot be read.
    """
    with open(path, "rb") as stream:
        data = stream.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise KeptError("It is not UTF-8 text, so a record in it cannot be found.") from None
    lines, rows = document_lines(text)
    try:
        places = blocks_of(rows)
    except BlockError as error:
        raise KeptError(error.sentence) from None
    if not places or is_alone(rows):
        if is_left_of_record(rows):
            raise KeptError(
                "It holds a record without the block that ends it, so where it ends cannot be told."
            )
        return Rewritten(written(FORMS[form](case, case.state.notes)), (), anew=not places)
    try:
        extent = extent_of(rows, places, chosen(places, case))
    except ExtentError as error:
        raise KeptError(str(error)) from None
    return _Rewriting(lines, rows, extent, case, FORMS[form]).result()


class _Rewriting:
    """Writes a record over the one in a document."""

    def __init__(
        self,
        lines: Sequence[str],
        rows: Sequence[str],
        extent: Extent,
        case: Case,
        write: Callable[..., Parts],
    ) -> None:
        self._lines, self._rows, self._extent = lines, rows, extent
        self._case, self._write = case, write
        self._old = OldRecord(rows, extent, self._as_written)

    def result(self) -> Rewritten:
        """Return the whole document; raise :class:`KeptError` where something would be lost."""
        self._refuse_comments()
        notes = self._notes()
        status = self._old.status()
        # The checksums are those of what roletui itself says, so that the status stays by hand.
        parts = self._write(self._case, notes)
        head = self._new_head(parts, status)
        if self._old.head:
            own = entries(self._case, toml=head[0] == "+++")
            parts = parts._replace(head="\n".join([head[0], *chain(*own.values()), head[0]]))
        body = (self._write(self._case, notes, status) if status else parts).body
        title, *below = body.split("\n")
        now = units([self._old.title(title), *below])
        listed = keep_labels(self._old.there, now, self._old.is_own_label)
        aside: list[str] = []
        if self._old.base is not None:
            base, there = self._old.titled(listed.rows[0])
            merged = merge(unit_keys(base), there, listed.rows)
        else:
            merged = listed
            others = of_another_version(self._old.known | own_keys(listed.rows), self._old.there)
            aside = [line for row in others for line in row.split("\n")]
        merged = merged.lines()
        record = framed(parts, merged.rows)
        above = self._above(head)
        place = len(above) + 1 + record.index("") + 1
        remarks = [KEPT] if notes != self._case.state.notes else []
        if status:
            remarks.append(f"Its status, “{printable(status)}”, is kept.")
        if merged.by_hand:
            where = spans([place + number for number in merged.by_hand])
            remarks.append(f"What was written into it by hand is kept: {where}.")
        if aside:
            old = count(
                len([*filter(None, aside)]),
                "line that somebody, or an earlier version, wrote into it now stands",
                "lines that somebody, or an earlier version, wrote into it now stand",
            )
            remarks.append(
                f"{old} after it, from line {len(above) + len(record) + 2} on; "
                "delete what you do not need."
            )
        return Rewritten(self._joined(above, [*record, *_folded(aside)]), tuple(remarks))

    def _as_written(self) -> set[int]:
        """Return the checksums of what this version writes for the old state, on its own day."""
        try:
            scenario = scenario_of("\n".join(self._extent.block.rows), "")
            if scenario.dataset.id != self._case.dataset.about.id:
                return set()
            context = self._case.context
            if scenario.result:
                context = context._replace(today=scenario.result.date)
            old = Case.of(context, reopen(scenario, context).state)
        except RefusedError:
            return set()
        rows = [
            row
            for write in FORMS.values()
            for row in units(write(old, old.state.notes).body.split("\n"))
        ]
        return own_keys([*rows, *formerly(old), *chain(*entries(old, toml=True).values())])

    def _refuse_comments(self) -> None:
        """Raise :class:`KeptError` where a hand has written a comment into the block."""
        reader = Rows()
        for number, row in enumerate(self._extent.block.rows, self._extent.block.inside + 1):
            reader.feed(row)
            if reader.commented:
                raise KeptError(f"Line {number} in its block has a comment: move it out of there.")

    def _notes(self) -> str:
        """Return the notes to write: those of now, and what a hand wrote between the marks."""
        between, warnings = between_marks(self._old.there)
        marks = [*marks_in(self._old.there)]
        if warnings:
            where, gone = ("below", END) if marks[0].kind == "begin" else ("above", BEGIN)
            raise KeptError(
                "One of the two marks around its notes is gone, so they would be lost. Put it "
                f"back {where} them: {gone}"
            )
        if len(marks) > 2:
            raise KeptError("The marks around its notes are there more than once: keep two.")
        before = toml_of(self._extent.block).get("notes")
        if between is None:
            return self._case.state.notes
        return merge_notes(
            self._case.state.notes, before if isinstance(before, str) else "", between
        )

    def _new_head(self, parts: Parts, status: str) -> list[str]:
        """Return the lines of the front matter; none where the document has none of a record."""
        head = self._old.head
        if head is None:
            alone = not any(row.strip() for row in self._rows[: self._extent.first])
            new = bool(parts.head) and alone and not self._extent.before
            return front_matter(self._case, status).split("\n") if new else []
        inside = range(head.first + 1, head.end - 1)
        own = {
            number
            for name, entry in head.entries.items()
            if self._old.is_own_entry(name)
            for number in range(*entry)
        }
        if head.toml and not any(self._rows[nr].strip() for nr in inside if nr not in own):
            return front_matter(self._case, status).rstrip("\n").split("\n")
        new_entries = entries(self._case, status, toml=head.toml)
        return edited(self._rows, head, new_entries, self._old.is_own_entry)

    def _above(self, head: Sequence[str]) -> list[str]:
        """Return the lines above the record, with their ends, the front matter being ``head``."""
        lines = [*self._lines[: self._extent.first]]
        first, end = (self._old.head.first, self._old.head.end) if self._old.head else (0, 0)
        bom = "\ufeff" if self._lines[0].startswith("\ufeff") else ""
        if lines and bom:
            lines[0] = lines[0].removeprefix(bom)
        lines[first:end] = [f"{row}{self._line_end()}" for row in head]
        if lines and bom:
            lines[0] = bom + lines[0]
        return lines

    def _line_end(self) -> str:
        first = self._lines[self._extent.first]
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def _joined(self, above: Sequence[str], rows: Sequence[str]) -> str:
        """Return the document with these lines in place of its record."""
        extent, line_end = self._extent, self._line_end()
        before = extent.before
        if before.strip(" \t>") != extent.block.before.strip(" \t>\ufeff"):
            raise KeptError("Its record is an entry of a list: take it out of the list first.")
        whole = line_end.join(before + row if row else before.rstrip() for row in rows)
        last = self._lines[extent.end - 1]
        behind = "".join(self._lines[extent.end :])
        bom = "\ufeff" if not above and self._lines[0].startswith("\ufeff") else ""
        return bom + "".join(above) + whole + last[len(last.rstrip("\r\n")) :] + behind


def spans(numbers: Sequence[int]) -> str:
    """List lines by their numbers: “line 3”, “lines 3 to 5 and 9”."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = [f"{a}" if a == b else f"{a} to {b}" for a, b in runs]
    listed = " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    return f"{'line' if len(numbers) == 1 else 'lines'} {listed}"


def _folded(aside: Sequence[str]) -> list[str]:
    """Return lines folded away, in a fence so that nothing in them reaches further."""
    if not aside:
        return []
    longest = max((len(run) for run in re.findall("`+", "\n".join(aside))), default=0)
    fence = "`" * max(4, longest + 1)
    return [
        *("", "<details>", f"<summary>{ASIDE}</summary>", ""),
        *(f"{fence}markdown", *aside, fence),
        *("", "</details>"),
    ]
