"""The walk with a column for each place: a part for each level of the tree, a row for each request.

A column of a place says whether the walk comes there. There are three walks: ``x`` follows the
answers that decide, ``y`` follows second answers too, ``z`` is the path to the provisional outcome,
which takes the usual answer where nobody knows. Sets of outcomes are integers, a bit for each.
"""

import typing
from collections.abc import Iterator, Sequence

from roletui.dataset.question_order import UNSURE
from roletui.sql.dialect import one_of
from roletui.sql.expressions import any_of, bits, chain, first
from roletui.sql.graph import Edge, Graph
from roletui.sql.request import Blank, Part

Kind = typing.Literal["x", "y", "z"]


def level_parts(graph: Graph, blank: Blank) -> Iterator[Part]:
    """Yield the parts that walk the tree.

    They give ``fx`` and ``fy``, the outcomes left without and with second answers, ``ask``, whether
    a question is left, ``rec``, the provisional outcome, and ``near``, one that is as defensible.
    """
    levels = _Levels(graph, blank)
    if blank == "unsure":
        yield from levels.down("xyz")
        yield levels.found()
    else:
        yield from levels.down("xy")
        yield levels.used()
        yield from levels.up()
        yield levels.outlook()
        yield levels.left()
        yield from levels.down("z")
    yield levels.path()


class _Levels:
    """Writes the parts of one graph."""

    def __init__(self, graph: Graph, blank: Blank) -> None:
        self._graph = graph
        self._open = blank == "open"

    def down(self, kinds: str) -> Iterator[Part]:
        """Yield a part for each depth: where the walks of some kinds come."""
        for depth, places in enumerate(self._graph.depths):
            columns = [
                f"{self._comes(kind, place)} AS {kind}{place}" for place in places for kind in kinds
            ]
            yield Part(f"{kinds}_{depth}", tuple(columns))

    def _comes(self, kind: str, place: int) -> str:
        if place == 0:
            return "TRUE"
        return f"({any_of(self._along(kind, edge) for edge in self._graph.entering[place])})"

    def _along(self, kind: str, edge: Edge) -> str:
        """Return the condition that a walk follows an edge."""
        follows = self._follows(kind, edge)
        return f"{kind}{edge.place} AND {follows}" if follows else f"{kind}{edge.place}"

    def _follows(self, kind: str, edge: Edge) -> str:
        """Return the condition that the answer to a question leads along an edge, if it has one."""
        number, ids = edge.question, edge.answers
        whole = len(ids) == len(self._graph.questions[number].answers)
        if whole and (kind == "z" or not self._open):
            return ""
        if kind == "z":
            given = f"e{number}" if self._open else f"q{number}"
            return one_of(given, (*ids, UNSURE) if edge.usual else ids)
        decides = one_of(f"q{number}", (*ids, UNSURE))
        return f"({decides} OR {one_of(f'b{number}', ids)})" if kind == "y" else decides

    def _ends(self, kind: str) -> Iterator[tuple[str, int]]:
        """Yield for each edge to an outcome the condition that a walk follows it, and the bit."""
        for name, bit in self._graph.bit.items():
            if edges := self._graph.entering[name]:
                yield any_of(f"({self._along(kind, edge)})" for edge in edges), bit

    def found(self) -> Part:
        """Return the part with the outcomes that are left, where no question is."""
        columns = [f"{bits(self._ends(kind))} AS f{kind}" for kind in "xy"]
        return Part("found", (*columns, "FALSE AS ask"))

    def path(self) -> Part:
        """Return the part with the end of the path."""
        near = [
            (f"z{edge.place} AND {self._follows('z', edge)}", self._graph.bit[name])
            for name, edge in self._graph.close()
        ]
        columns = (f"{first([*self._ends('z')])} AS rec", f"{first(near)} AS near")
        return Part("path", columns)

    # Where questions may be left: what their answers could still lead to.

    def used(self) -> Part:
        """Return the part with the questions whose answers a walk uses, and those of the path."""
        columns = []
        for number, places in enumerate(self._graph.of):
            for kind in "xy":
                come = any_of(f"{kind}{place}" for place in places)
                columns.append(f"(q{number} <> '' AND ({come})) AS u{kind}{number}")
            come = any_of(f"y{place}" for place in places)
            given = f"CASE WHEN q{number} <> '' AND ({come}) THEN q{number} ELSE '{UNSURE}' END"
            columns.append(f"{given} AS e{number}")
        return Part("used", tuple(columns))

    def up(self) -> Iterator[Part]:
        """Yield a part for each height: what each place can lead to (r), and surely does (s)."""
        for height, places in enumerate(self._graph.heights):
            columns = []
            for place in places:
                used = self._graph.question(place)
                for kind in "xy":
                    r, s = self._outlook(kind, place, f"u{kind}{used}")
                    columns += [f"{r} AS r{kind}{place}", f"{s} AS s{kind}{place}"]
            yield Part(f"up_{height}", tuple(columns))

    def _outlook(self, kind: str, place: int, used: str) -> tuple[str, str]:
        reach, picked, sure = [], [], []
        for end, edge in self._graph.leaving(place).items():
            follows = self._follows(kind, edge)
            reach.append((f"NOT {used} OR {follows}", self._set("r", kind, end)))
            picked.append((follows, self._set("s", kind, end)))
            sure.append(str(self._set("s", kind, end)))
        always = chain(sure, "&", "0")
        return bits(reach), f"CASE WHEN {used} THEN {bits(picked)} ELSE {always} END"

    def _set(self, which: str, kind: str, end: int | str) -> int | str:
        """Return the outcomes of a place as its column, or the bit of an outcome."""
        return self._graph.bit[end] if isinstance(end, str) else f"{which}{kind}{end}"

    def outlook(self) -> Part:
        """Return the part with what is settled (g), and what open questions can lead to (o)."""
        columns = []
        for kind in "xy":
            sure = [
                f"CASE WHEN q{number} = '' THEN {self._sure(kind, number, places)} ELSE 0 END"
                for number, places in enumerate(self._graph.of)
                if places
            ]
            settled = chain([bits(self._ends(kind)), *sure], "|", "0")
            reach = [
                (f"{kind}{place} AND q{number} = ''", f"r{kind}{place}")
                for number, places in enumerate(self._graph.of)
                for place in places
            ]
            columns += [f"{settled} AS g{kind}", f"{bits(reach)} AS o{kind}"]
        return Part("outlook", tuple(columns))

    def _sure(self, kind: str, number: int, places: Sequence[int]) -> str:
        """Return what an open question leads to whatever is answered, from all its places."""
        leads = [(place, self._graph.all[place].targets) for place in places]
        found = (
            f"({bits((f'{kind}{place}', self._set('s', kind, ends[nr])) for place, ends in leads)})"
            for nr in range(len(self._graph.questions[number].answers))
        )
        return chain(dict.fromkeys(found), "&", "0")

    @staticmethod
    def left() -> Part:
        """Return the part with the outcomes left, and whether a question is."""
        ask = " OR ".join(f"(o{kind} & ~g{kind}) <> 0" for kind in "xy")
        return Part("left", ("gx | ox AS fx", "gy | oy AS fy", f"({ask}) AS ask"))
