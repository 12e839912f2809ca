"""Find the scenario in a file: the fenced block of a record, inside any larger document.

Data flow: the text of a file goes in, with any line ends; the TOML of its block comes out, with the
columns it has in the file, and the text between the marks of its notes.
"""

import re
import typing
from collections.abc import Iterator, Sequence

from roletui.dataset.problems import Problem, Spot
from roletui.records.notes import MARK

FENCE = "```toml roletui"
"""The line that opens the scenario inside a Markdown record."""

_OPEN = re.compile(
    r"(?P<before>[ \t\ufeff]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*)"
    r"(?P<fence>`{3,}|~{3,})[ \t]*(?i:toml[ \t]+roletui)[ \t]*"
)
"""An opening fence, also in a quotation or a list item, or longer than usual."""
ONE_MARK = "One of the two marks around its notes is gone, so its notes are those of its block."


class BlockError(ValueError):
    """A file contains no readable block; ``problem`` states why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Block(typing.NamedTuple):
    """A scenario inside a larger document."""

    before: int
    """Number of lines in the file before its TOML."""
    text: str
    """The TOML; quotation marks ``>`` around it are replaced by spaces."""
    notes: str | None
    """The text between the marks of the notes; None where there are no marks."""
    warnings: tuple[str, ...]
    """Sentences for the user."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with any line ends, without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def block_of(text: str) -> Block | None:
    """Return the block of a record; None where the text has none, as in a plain scenario.

    The same block may occur several times. Raise :class:`BlockError` where blocks differ or one
    has no end.
    """
    lines = lines_of(text)
    found = [*_blocks(lines)]
    if not found:
        return None
    bare = [[row.strip() for row in rows if row.strip()] for _, rows in found]
    if any(other != bare[0] for other in bare):
        starts = [str(start + 1) for start, _ in found]
        listed = f"{', '.join(starts[:-1])} and {starts[-1]}"
        raise BlockError(Problem((), f"holds {len(found)} records that differ: their blocks begin "
            f"in lines {listed}. Keep the block of one of them only."))  # fmt: skip
    above = 0
    if len(found) > 1:
        start, rows = found[-2]
        above = start + len(rows) + 2
    start, rows = found[-1]
    notes, warnings = between_marks(lines[above:])
    return Block(start + 1, "\n".join(rows), notes, warnings)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each block: the index of its opening line, from 0, and the lines inside."""
    rest = iter(enumerate(lines))
    for start, line in rest:
        opened = _OPEN.fullmatch(line)
        if not opened:
            continue
        fence, inside = (
            opened["fence"],
            re.compile(rf"(?:[ \t]*>){{{opened['before'].count('>')}}}"),
        )
        rows: list[str] = []
        for _, row in rest:
            quoted = inside.match(row)
            if not quoted:
                raise _cut_off(start)
            row = " " * quoted.end() + row[quoted.end() :]
            bare = row.strip()
            if len(bare) >= len(fence) and not bare.strip(fence[0]):
                break
            rows.append(row)
        else:
            raise _cut_off(start)
        yield start, rows


def _cut_off(start: int) -> BlockError:
    problem = "holds a block of a record that never ends."
    return BlockError(Problem((), problem, spot=Spot(start + 1, 1)))


def between_marks(lines: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the text between the marks of the notes, None without marks, and warnings."""
    marks = [
        (number, mark[1]) for number, line in enumerate(lines) if (mark := MARK.fullmatch(line))
    ]
    begin = next((number for number, kind in marks if kind == "begin"), None)
    end = next((n for n, kind in marks if kind == "end" and begin is not None and n > begin), None)
    if begin is None or end is None:
        return None, (ONE_MARK,) if marks else ()
    before = lines[begin].partition("<")[0]
    marks_of = (" ?" if part.startswith(" ") else "" for part in before.split(">")[1:])
    quoted = re.compile("".join(f"(?:[ \\t]*>{space})?" for space in marks_of))
    indent = re.compile(rf"[ \t]{{0,{len(quoted.sub('', before))}}}")
    rows = (quoted.sub("", line, count=1) for line in lines[begin + 1 : end])
    return "\n".join(indent.sub("", row, count=1) for row in rows), ()
