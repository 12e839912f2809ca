"""Which lines of a file are those that a record wrote, where it wrote the same line more than once.

Data flow: the checksums of what was written and of what is there go in; a place in what was written
comes out for each line that is still where it was among the others.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence


def aligned(base: Sequence[int], there: Sequence[int | None]) -> Mapping[int, int]:
    """Return the place in ``base`` of lines of ``there``, by their indexes; both rise.

    Lines that are there once hold the others in place; of those between two such, the first ones
    and the last ones that are the same are taken.
    """
    known = {*base}
    own = [number for number, one in enumerate(there) if one in known]
    same = [there[number] for number in own]
    found: dict[int, int] = {}
    place = at = 0
    for next_place, next_at in [*_held(base, same), (len(base), len(own))]:
        last, last_at = next_place, next_at
        while place < last and at < last_at and base[place] == same[at]:
            found[own[at]] = place
            place, at = place + 1, at + 1
        while place < last and at < last_at and base[last - 1] == same[last_at - 1]:
            last, last_at = last - 1, last_at - 1
            found[own[last_at]] = last
        if next_at < len(own):
            found[own[next_at]] = next_place
        place, at = next_place + 1, next_at + 1
    return found


def _held(base: Sequence[int], own: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield places and indexes of lines that are once in both: as many as can rise together."""
    counts, own_counts = Counter(base), Counter(own)
    places = {one: place for place, one in enumerate(base) if counts[one] == own_counts[one] == 1}
    lines = [(places[one], at) for at, one in enumerate(own) if one in places]
    # The longest rising row: for each length the least place that one of it can end with.
    ends: list[int] = []
    lengths = []
    for place, _ in lines:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    rising: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for line, length in zip(reversed(lines), reversed(lengths), strict=True):
        if length == wanted:
            rising.append(line)
            wanted -= 1
    yield from reversed(rising)
