"""The list under the title of a record: its lines have labels, and no label is there twice."""

import re
from collections.abc import Callable, Collection, Sequence, Set

from roletui.records.checksums import key
from roletui.report.record.by_hand import Merged

_HEADING = re.compile(r"#{1,6}[ \t]")
_LABEL = re.compile(r"[-*+][ \t]+[*_]*([^\W\d_][\w -]*?)[*_]*:[*_]*(?:[ \t]+|$)(.*)", re.DOTALL)


def list_entries(rows: Sequence[str], known: Set[int]) -> list[str]:
    """Return lines, those of an entry by hand in the list under the title as one.

    They are the line with its label and the indented ones below it; ``known`` are the checksums of
    lines that are not by hand.
    """
    found: list[str] = []
    opened = listed = ended = False
    for row in rows:
        by_hand = key(row) not in known
        if opened and by_hand and row.strip() and row[0] in " \t":
            found[-1] += f"\n{row}"
            continue
        ended = ended or (listed and bool(_HEADING.match(row)))
        label = not ended and bool(_LABEL.fullmatch(row))
        opened, listed = label and by_hand, listed or label
        found.append(row)
    return found


def labels(
    rows: Sequence[str], is_ours: Callable[[str, str], bool] = lambda _label, _row: False
) -> dict[str, int]:
    """Return the lines of the list under a title by their label, in lower case.

    Of two with the same label that counts which somebody wrote, else the first; ``is_ours`` tells
    of a label and its line whether the record itself wrote it.
    """
    found: dict[str, int] = {}
    for number, row in enumerate(rows):
        if found and _HEADING.match(row):
            break
        if label := _LABEL.fullmatch(row):
            name = label[1].lower()
            before = found.setdefault(name, number)
            if is_ours(name, rows[before]) and not is_ours(name, row):
                found[name] = number
    return found


def _near(rows: Sequence[str], names: Collection[str]) -> set[int]:
    """Return the lines that no empty line parts from one with such a label."""
    found: set[int] = set()
    first, named = 0, False
    for number, row in enumerate([*rows, ""]):
        label = _LABEL.fullmatch(row)
        named = named or (label is not None and label[1].lower() in names)
        if not row.strip():
            found.update(range(first, number) if named else ())
            first, named = number + 1, False
    return found


def label_text(row: str) -> str:
    """Return what stands behind the label of a line."""
    label = _LABEL.fullmatch(row)
    return " ".join(label[2].split()) if label else ""


def words_at(row: str) -> int:
    """Return where in a line with a label the words behind it begin."""
    label = _LABEL.fullmatch(row)
    return label.start(2) if label else len(row)


def keep_labels(
    there: Sequence[str], now: Sequence[str], is_ours: Callable[[str, str], bool]
) -> Merged:
    """Keep the lines by hand in the list under the title; a label is not there twice.

    ``is_ours`` is that of :func:`labels`.
    """
    places = labels(now)
    instead: dict[int, str] = {}
    behind: dict[int, list[str]] = {}
    last = min(places.values(), default=0) - 1
    near = _near(there, places)
    for label, number in labels(there, is_ours).items():
        if number not in near:
            continue
        row = there[number]
        if is_ours(label, row):
            last = places.get(label, last)
        elif label in places:
            last = places[label]
            instead[last] = row
        else:
            behind.setdefault(last, []).append(row)
    rows: list[str] = []
    by_hand: list[int] = []
    for number, row in enumerate(now):
        if instead.get(number, row) != row:
            by_hand.append(len(rows))
        rows.append(instead.get(number, row))
        added = behind.get(number, ())
        by_hand += range(len(rows), len(rows) + len(added))
        rows += added
    return Merged(rows, by_hand)
