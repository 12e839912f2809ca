"""Find the scenario in a file: the block of a record, inside any larger document.

Data flow: the text of a file goes in, with any line ends; the TOML of its block comes out, with the
columns it has in the file, and the text between the marks of its notes.

A block is known by its fence, or by its content where the fence was lost or shortened on the way,
by a renderer, in a mail or on the clipboard. Of a web page the preformatted text is read.
"""

import re
from collections.abc import Iterator, Sequence

from roletui.dataset.problems import Problem, Spot
from roletui.records.marks import ONE_MARK, marks_in
from roletui.records.toml_rows import Rows, is_statement
from roletui.text.patterns import late
from roletui.text.tuples import NamedTuple

FORMAT = 1
"""Version of the scenario format."""
FENCE = "```toml roletui"
"""The line that opens the scenario inside a Markdown record."""

_BEFORE = r"(?P<before>[ \t\ufeff]*+(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*+)*+)"
"""What may stand before a line in a quotation or a list."""
_FENCED = late(_BEFORE + r"(?P<fence>`{3,}+|~{3,}+)[ \t]*+(?P<info>[^`]*+)")
"""An opening fence, also longer than usual."""
_OURS = late(r"(?i)toml[ \t]+roletui[ \t]*")
_FIRST = late(_BEFORE + r"format[ \t]*=[ \t]*\d+[ \t]*")
"""The first row of a scenario."""
_NEEDED = ("[dataset]", "id=", "hash=")
"""What rows of a scenario begin with, without blanks."""
_TABLE = late(
    r"[ \t>]*\[{1,2}(?:dataset|answers|compare|weights|override|overheads|display|mistake|baseline"
    r"|plan|result)(?:\.[\w-]+)*\]{1,2}[ \t]*"
)
"""The head of a table of a scenario."""


class BlockError(ValueError):
    """A file contains no readable block; ``problem`` states why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem

    @property
    def sentence(self) -> str:
        """Why a file contains none, and where to look."""
        spot = self.problem.spot
        return f"It {self.problem.message}{f' Look at line {spot.line}.' if spot else ''}"


class Block(NamedTuple):
    """A scenario inside a larger document."""

    before: int
    """Number of lines in the file before its TOML."""
    text: str
    """The TOML; quotation marks ``>`` around it are replaced by spaces."""
    notes: str | None
    """The text between the marks of the notes; None where there are no marks."""
    warnings: tuple[str, ...]
    """Sentences for the user."""


class Place(NamedTuple):
    """Where a block stands; lines are counted from 0."""

    first: int
    """Its first line: the opening fence, if it has one."""
    last: int
    """Its last line: the closing fence, if it has one."""
    rows: tuple[str, ...]
    """The rows of its TOML."""
    inside: int
    """The line of the first row."""
    before: str
    """What stands before its first line in a quotation or a list."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with any line ends, without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def block_of(text: str) -> Block | None:
    """Return the block of a record; None where the text has none, as in a plain scenario.

    The same block may occur several times. Raise :class:`BlockError` where blocks differ or one
    has no end.
    """
    lines = lines_of(text)
    found = [] if is_alone(lines) else blocks_of(lines)
    if not found and "<pre" in text:
        from roletui.records.web_page import preformatted  # only for a web page: 3 ms

        lines = preformatted(lines)
        found = blocks_of(lines)
    if not found:
        return None
    bare = [[row.strip() for row in place.rows if row.strip()] for place in found]
    if any(other != bare[0] for other in bare):
        raise BlockError(Problem((), f"holds {len(found)} records that differ: their blocks begin "
            f"in lines {starts(found)}. Keep the block of one of them only."))  # fmt: skip
    above = found[-2].last + 1 if len(found) > 1 else 0
    notes, warnings = between_marks(lines[above:])
    return Block(found[-1].inside, "\n".join(found[-1].rows), notes, warnings)


def starts(found: Sequence[Place]) -> str:
    """List the lines in which blocks begin, from 1."""
    *others, last = [str(place.first + 1) for place in found]
    return f"{', '.join(others)} and {last}"


def blocks_of(lines: Sequence[str]) -> list[Place]:
    """Return all blocks in the lines of a document.

    Raise :class:`BlockError` where one has no end.
    """
    return [*_blocks(lines)]


def is_alone(lines: Sequence[str]) -> bool:
    """Tell whether a file is a scenario: nothing but TOML above its first row, no fence below."""
    reader = Rows()
    begun = False
    for line in lines:
        if not reader.goes_on and begun and _opens_ours(line):
            return False
        if not reader.goes_on and not begun and (first := _FIRST.fullmatch(line)):
            if first["before"].strip(" \t\ufeff"):
                return False
            begun = True
        comment = not line.strip() or line.lstrip().startswith("#")
        if not (begun or reader.goes_on or comment or is_statement(line)):
            return False
        reader.feed(line)
    return begun


def _opens_ours(line: str) -> bool:
    opened = _FENCED.fullmatch(line) if "roletui" in line.lower() else None
    return opened is not None and bool(_OURS.fullmatch(opened["info"]))


def begins_block(lines: Sequence[str], start: int) -> bool:
    """Tell whether the fence in a line is that of a block, by its name or by what it holds."""
    return _opens_ours(lines[start]) or _has_first(lines, start)


def _has_first(lines: Sequence[str], start: int) -> bool:
    inside = next((line for line in lines[start + 1 : start + 4] if line.strip(" \t>")), "")
    return bool(_FIRST.fullmatch(inside))


def _blocks(lines: Sequence[str]) -> Iterator[Place]:
    """Yield each block."""
    number, end, bare = 0, len(lines), -1
    while number < end:
        line = lines[number]
        found = None
        if ("`" in line or "~" in line) and (opened := _FENCED.fullmatch(line)):
            found = _fenced(lines, number, opened)
        elif "format" in line and (first := _FIRST.fullmatch(line)):
            found = _unfenced(lines, number, first["before"])
            bare = number if found else bare
        elif bare >= 0 and _TABLE.fullmatch(line):
            problem = f"holds a record with other lines inside its block, above line {number + 1}."
            raise BlockError(Problem((), problem, spot=Spot(bare + 1, 1)))
        if found:
            yield found
            number = found.last
        number += 1


def _fenced(lines: Sequence[str], start: int, opened: re.Match[str]) -> Place | None:
    """Return the block that a fence opens; None where it opens another one."""
    ours = bool(_OURS.fullmatch(opened["info"]))
    if not ours and not _has_first(lines, start):
        return None
    fence, before = opened["fence"], opened["before"]
    quotation = re.compile(rf"(?:[ \t]*>){{{before.count('>')}}}")
    rows: list[str] = []
    reader = Rows()
    for number in range(start + 1, len(lines)):
        row = lines[number]
        if quoted := quotation.match(row):
            row = " " * quoted.end() + row[quoted.end() :]
        elif not reader.torn:
            break
        bare = row.strip()
        if len(bare) >= len(fence) and not bare.strip(fence[0]):
            place = Place(start, number, tuple(rows), start + 1, before)
            return place if ours or _is_scenario(rows) else None
        if not ours and _FIRST.fullmatch(row) and _is_begun(rows):
            break
        rows.append(row)
        reader.feed(row)
    if ours:
        problem = "holds a block of a record that never ends."
        raise BlockError(Problem((), problem, spot=Spot(start + 1, 1)))
    return None


def _unfenced(lines: Sequence[str], start: int, before: str) -> Place | None:
    """Return the block that begins with a row of its own; None where it is no scenario."""
    quotation = re.compile(rf"(?:[ \t]*>){{{before.count('>')}}}")
    rows: list[str] = []
    filled = 0
    reader = Rows()
    for number in range(start, len(lines)):
        row = lines[number].removeprefix("\ufeff")
        if quoted := quotation.match(row):
            row = " " * quoted.end() + row[quoted.end() :]
        elif not reader.goes_on:
            break
        if number == start:
            row = " " * len(before) + row[len(before) :]
        elif not reader.goes_on and _FIRST.fullmatch(row):
            break
        if not (reader.goes_on or is_statement(row) or not row.strip()):
            break
        rows.append(row)
        reader.feed(row)
        if row.strip():
            filled = len(rows)
    if not _is_scenario(rows):
        return None
    return Place(start, start + filled - 1, tuple(rows[:filled]), start, before)


def _is_begun(rows: Sequence[str]) -> bool:
    """Tell whether there is more than empty rows; the last row answers first."""
    return any(row.strip() for row in reversed(rows))


def _is_scenario(rows: Sequence[str]) -> bool:
    bare = ["".join(row.split()) for row in rows]
    return all(any(row.startswith(sign) for row in bare) for sign in _NEEDED)


def between_marks(lines: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the text between the marks of the notes, None without marks, and warnings."""
    marks = [*marks_in(lines)]
    begin = next((mark for mark in marks if mark.kind == "begin"), None)
    end = next((m for m in marks if m.kind == "end" and begin and m.first > begin.first), None)
    if begin is None or end is None:
        return None, (ONE_MARK,) if marks else ()
    before = lines[begin.first].partition("<")[0]
    marks_of = (" ?" if part.startswith(" ") else "" for part in before.split(">")[1:])
    quoted = re.compile("".join(f"(?:[ \\t]*>{space})?" for space in marks_of))
    indent = re.compile(rf"[ \t]{{0,{len(quoted.sub('', before))}}}")
    rows = (quoted.sub("", line, count=1) for line in lines[begin.last + 1 : end.first])
    return "\n".join(indent.sub("", row, count=1) for row in rows), ()
