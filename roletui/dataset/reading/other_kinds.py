"""What a text is that is no TOML: half a merge, a diff, a mail, a record, a page, JSON, a table.

Asked only once reading has failed, so that one sentence says what the file is, and not one for
each of its lines.
"""

import re
import typing

from roletui.dataset.problems import Problem, Spot
from roletui.text.patterns import late

Kind = typing.Literal["record", "web page", "JSON", "YAML", "CSV"]

IS_RECORD = "is a decision, not a dataset; open it with roletui open."
NOT_A_DATASET: dict[Kind, str] = {
    "record": IS_RECORD,
    "web page": "is a web page, not a dataset; roletui init writes a dataset.",
    "JSON": "is JSON, not a dataset; roletui init writes a dataset.",
    "YAML": "is YAML, not a dataset; a dataset is TOML, and roletui init writes one.",
    "CSV": "is a table in CSV, not a dataset; roletui init writes a dataset.",
}
"""What is said of each kind where a dataset was asked for."""

_MERGE = late(r"(?m)^(?:<{7}|>{7}|={7}|\|{7})(?: .*)?$")
_SIDE = late(r"(?m)^(?:<{7}|>{7})(?: .*)?$")
_DIFF = late(r"(?m)^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@")
_RECORD = late(r"(?m)^(?:Decision: |(?:```|~~~|<!--).*roletui)|\A\s*roletui\d-")
_SEPARATORS = ",;\t"
_YAML = late(r"""(?:- )?[a-z_"'][\w ."'-]*:(?: .*)?""")
"""A key of YAML with its value; those of a mail's head begin with a capital letter."""
IS_DIFF = "is a diff; apply it to the file that it changes, and name that file."
IS_QUOTED = "is quoted as in a mail; delete the > before each line."


def damage_of(text: str, failed: Spot | None = None) -> Problem | None:
    """Return what befell a text as a whole; None where nothing did.

    ``failed`` is where reading ended.
    """
    if found := _DIFF.search(text):
        return Problem((), IS_DIFF, spot=_spot(text, found))
    lines = text.split("\n")
    found = _SIDE.search(text)
    spot = _spot(text, found) if found else failed
    if not spot:
        return None
    if not _MERGE.fullmatch((lines[spot.line - 1 :] or [""])[0]):
        return _before_each_line(lines)
    message = "holds an unfinished Git merge; keep one side, and delete the lines <<<, === and >>>."
    return Problem((), message, spot=Spot(spot.line, 1))


def _before_each_line(lines: list[str]) -> Problem | None:
    """Return what put a sign before the lines of a text: a mail, or a diff without its heads."""
    begun = [line[0] for line in lines if line.strip()]
    if 2 * begun.count(">") > len(begun):
        return Problem((), IS_QUOTED, spot=_first(lines, ">"))
    if 2 * begun.count("+") > len(begun) or ("+" in begun and {*begun} <= {*"+- \\"}):
        return Problem((), IS_DIFF, spot=_first(lines, "+"))
    return None


def _first(lines: list[str], sign: str) -> Spot:
    return Spot(next(nr for nr, line in enumerate(lines, 1) if line.startswith(sign)), 1)


def kind_of(text: str) -> Kind | None:
    """Return what kind of file a text is; None where that is unclear."""
    start = text.lstrip()
    if _RECORD.search(text):
        return "record"
    if start.startswith("<"):
        return "web page"
    if start.startswith("{"):
        return "JSON"
    if _is_yaml(start):
        return "YAML"
    return "CSV" if _is_csv(start) else None


def _is_yaml(text: str) -> bool:
    """Tell whether the first lines are keys of YAML, and no head of Markdown."""
    lines = [line.strip() for line in text[:10_000].splitlines()]
    if lines[:1] == ["---"] and "---" in lines[1:]:
        return False
    told = [line for line in lines if line and not line.startswith(("#", "---", "%YAML"))][:3]
    return len(told) > 1 and all(map(_YAML.fullmatch, told))


def _is_csv(text: str) -> bool:
    """Tell whether the first lines are rows of equal length, of more than one cell each."""
    import csv  # only for a broken file: 1 ms

    lines = [line for line in text[:10_000].splitlines() if line.strip()][:3]
    if len(lines) < 2 or any("=" in line or line.startswith(("[", "#")) for line in lines):
        return False
    for separator in _SEPARATORS:
        rows = [*csv.reader(lines, delimiter=separator)]
        cells = [cell for row in rows for cell in row[1:]]
        if cells and len({len(row) for row in rows}) == 1:
            return not any(cell.startswith(" ") for cell in cells)  # as in prose
    return False


def _spot(text: str, found: re.Match[str]) -> Spot:
    return Spot(text.count("\n", 0, found.start()) + 1, 1)
