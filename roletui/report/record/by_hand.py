"""Writing a record anew: lines that somebody wrote into it are kept where they stand.

What is called a line here may be a whole fenced block, in one string
(:func:`roletui.report.record.fences.units`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from roletui.records.checksums import keys
from roletui.report.record.alignment import aligned
from roletui.text.tuples import NamedTuple


class Merged(NamedTuple):
    """The lines of a record, with those that were kept."""

    rows: list[str]
    by_hand: list[int]
    """The indexes of what somebody wrote."""

    def lines(self) -> "Merged":
        """Return the same with each line of a fenced block by itself."""
        rows: list[str] = []
        by_hand: list[int] = []
        theirs = {*self.by_hand}
        for number, row in enumerate(self.rows):
            lines = row.split("\n")
            if number in theirs:
                by_hand += range(len(rows), len(rows) + len(lines))
            rows += lines
        return Merged(rows, by_hand)


class Group(NamedTuple):
    """Lines by hand that stand together."""

    rows: list[str]
    """From the first of them to the last."""
    apart: bool
    """Whether an empty line, or nothing, stands before them."""
    follows: int | None
    """The checksum of the next line that was written; None for none."""
    joined: int | None
    """The same; None also where an empty line is between."""
    behind: int
    """Place in what was written of the line above them; -1 for none."""
    instead: list[int]
    """Places in what was written of lines that stood there and are gone."""


def merge(base: Sequence[int], there: Sequence[str], now: Sequence[str]) -> Merged:
    """Keep the lines by hand of a record that is written anew.

    ``base`` are the checksums of what was written formerly, ``there`` is what became of it, ``now``
    what is written. A line that was changed by hand stands for the one it was, if that is the same
    now; else both are there.
    """
    rows = [*now]
    new = _New(base, now)
    known = {*base}
    found = _sorted_out(base, there)
    said: set[int] = set()
    for number, row in enumerate(there):
        # The same line in other signs: as the hand wrote it.
        one = found.keys[number]
        same = None if one is None or one in known else new.places.get(one)
        if same is not None and rows[same] == row:
            found.by_hand[number] = False
        elif same is not None:
            found.by_hand[number] = False
            rows[same] = row
            said.add(same)
    kept: dict[int, list[Group]] = {}
    dropped: set[int] = set()
    for group in _groups(base, there, found):
        gone = [new.places[base[nr]] for nr in group.instead if base[nr] in new.once]
        dropped.update(gone)
        place, apart = (min(gone), group.apart) if gone else new.below(group)
        kept.setdefault(place, []).append(group._replace(apart=apart))
    return _laid_out(rows, new.keys, kept, dropped, said)


class _Sorted(NamedTuple):
    """Lines of a file, sorted out."""

    keys: list[int | None]
    """Their checksums."""
    places: Mapping[int, int]
    """Where those stood that the record wrote, as far as they are still in order."""
    by_hand: list[bool]
    """Whether somebody wrote them."""


def _sorted_out(base: Sequence[int], there: Sequence[str]) -> _Sorted:
    """Tell which lines are by hand: those that are not known, and what there is more of now."""
    found = keys(there)
    known = {*base}
    places = aligned(base, found)
    surplus = Counter(found) - Counter(base)
    by_hand = []
    for number, one in enumerate(found):
        more = one in known and number not in places and surplus[one] > 0
        surplus[one] -= more
        by_hand.append(more or (one is not None and one not in known))
    return _Sorted(found, places, by_hand)


def _groups(base: Sequence[int], there: Sequence[str], found: _Sorted) -> Iterator[Group]:
    """Yield the lines by hand, with where they stand among the lines that were written."""
    present = {one for one, own in zip(found.keys, found.by_hand, strict=True) if not own}
    at = -1
    number, end = 0, len(there)
    while number < end:
        if not found.by_hand[number]:
            at = found.places.get(number, at)
            number += 1
            continue
        first = last = number
        while number < end and (found.by_hand[number] or not there[number].strip()):
            last = number if found.by_hand[number] else last
            number += 1
        follows = found.keys[number] if number < end else None
        until = found.places.get(number, at) if number < end else len(base)
        gone = [nr for nr in range(at + 1, until) if base[nr] not in present]
        yield Group(
            rows=[*there[first : last + 1]],
            apart=first == 0 or not there[first - 1].strip(),
            follows=follows,
            joined=follows if last == number - 1 else None,
            behind=at,
            instead=gone if len(gone) <= sum(found.by_hand[first : last + 1]) else [],
        )


class _New:
    """What is written now, and where a line of what was written formerly stands in it."""

    def __init__(self, base: Sequence[int], rows: Sequence[str]) -> None:
        self._base, self._rows = base, rows
        self.keys = keys(rows)
        """The checksums of the lines."""
        self.places = {one: nr for nr, one in enumerate(self.keys) if one is not None}
        """Where a line with this checksum stands."""
        self.once = _once(one for one in self.keys if one is not None) & _once(base)
        """The checksums that are there once, formerly and now."""
        self._own = [nr for nr, one in enumerate(self.keys) if one is not None]
        self._order = {nr: order for order, nr in enumerate(self._own)}
        self._sure = -1
        self._sure_until = -1

    def below(self, group: Group) -> tuple[int, bool]:
        """Return the line before which lines by hand are to stand, and whether apart from others.

        That is behind what stood above them. Groups come in order.
        """
        for nr in range(self._sure_until + 1, group.behind + 1):
            self._sure = nr if self._base[nr] in self.once else self._sure
        self._sure_until = max(self._sure_until, group.behind)
        above = self._sure
        if above < 0:
            return 0, True
        order = self._order[self.places[self._base[above]]]
        while above < group.behind and order + 1 < len(self._own):
            if self.keys[self._own[order + 1]] != self._base[above + 1]:
                break
            above, order = above + 1, order + 1
        place = self._own[order]
        follows = self.keys[self._own[order + 1]] if order + 1 < len(self._own) else None
        if above == group.behind and follows == group.follows:
            return place + 1, group.apart
        apart = group.apart or above < group.behind
        if apart and not group.apart and group.joined in self.once and group.joined is not None:
            return self.places[group.joined], False
        while apart and place + 1 < len(self._rows):
            if not self._rows[place + 1].strip():
                break
            place += 1
        return place + 1, apart


def _once(values: Iterable[int]) -> Set[int]:
    return {value for value, count in Counter(values).items() if count == 1}


def _laid_out(
    rows: Sequence[str],
    own: Sequence[int | None],
    kept: Mapping[int, Sequence[Group]],
    dropped: Set[int],
    said: Set[int],
) -> Merged:
    """Return the new lines with the groups between them."""
    out: list[str] = []
    by_hand: list[int] = []
    following: list[int | None] = [None] * (len(own) + 1)
    for number in reversed(range(len(own))):
        following[number] = following[number + 1] if own[number] is None else own[number]
    skip = False
    for number in range(len(rows) + 1):
        for group in kept.get(number, ()):
            if group.apart and out and out[-1].strip():
                out.append("")
            by_hand += range(len(out), len(out) + len(group.rows))
            out += group.rows
            skip = group.joined is not None and group.joined == following[number]
            if group.apart and not skip and number < len(rows) and rows[number].strip():
                out.append("")
        if number == len(rows):
            break
        row = rows[number]
        if number in dropped:
            skip = skip or not out or not out[-1].strip()
        elif row.strip() or not skip:
            if number in said:
                by_hand.append(len(out))
            out.append(row)
            skip = False
    return Merged(out, by_hand)


def of_another_version(known: Set[int], there: Sequence[str]) -> list[str]:
    """Return the lines that roletui would not write, with one empty line where others are left out.

    ``known`` are the checksums of what it would.
    """
    left: list[str] = []
    for row, one in zip(there, keys(there), strict=True):
        if one is not None and one not in known:
            left.append(row)
        elif left and left[-1]:
            left.append("")
    while left and not left[-1]:
        left.pop()
    return left


def own_keys(rows: Sequence[str]) -> set[int]:
    """Return the checksums of lines, without their order."""
    return {one for one in keys(rows) if one is not None}
