"""Diagram of the path through the questions: answers, branches not taken, and the end."""

from collections.abc import Sequence

from roletui.report.page.svg.drawing import (
    LINE,
    SMALL,
    Column,
    dot,
    element,
    label,
    number,
    picture,
    rect,
)
from roletui.text.tuples import NamedTuple

_SPINE = 15.0
"""Distance of the path from the left, in pixels."""
_TEXT = 36.0
_BRANCH = 44.0
_NODE = 11.0


class Branch(NamedTuple):
    """An answer that was not taken, and where it would have led."""

    answer: str
    leads: str


class Step(NamedTuple):
    """A question on the path."""

    topic: str
    ask: str
    taken: str
    """The answer; empty if the question is still unanswered."""
    sure: bool
    """Whether the answer is known; if not, every branch is followed."""
    branches: tuple[Branch, ...]
    also: Branch | None = None
    """The second of two answers, and where it leads."""


class End(NamedTuple):
    """An end of the path."""

    head: str
    """Its heading: recommended, provisional, still open."""
    words: str
    firm: bool
    """Whether it is certain."""


class Way(NamedTuple):
    """The whole path."""

    steps: tuple[Step, ...]
    ends: tuple[End, ...]


def draw(name: str, way: Way, wide: float) -> str:
    """Draw the path from the first question down to the ends, ``wide`` pixels wide."""
    inside: list[str] = []
    y, firm = 4.0, True
    for place, step in enumerate(way.steps, 1):
        parts, high = _step(place, step, wide, y)
        firm = firm and step.sure and bool(step.taken)
        inside = [_spine(y + _NODE, y + high + _NODE, firm=firm), *inside, *parts]
        y += high
    for place, end in enumerate(way.ends):
        parts, high = _end(end, wide, y)
        if place:
            inside.insert(0, _spine(y - 8, y + 2, firm=False))
        inside += parts
        y += high + 10
    return picture(name, wide, y, "The way through the questions", description(way), inside)


def description(way: Way) -> str:
    """Return the path as a sentence, for screen readers."""
    steps = [
        f"{step.topic}: {step.taken or 'still to be answered'}"
        + (f"; {step.also.answer} → {step.also.leads}" if step.also else "")
        for step in way.steps
    ]
    ends = [f"{end.head}: {end.words}" for end in way.ends]
    return "; then ".join([*steps, *ends]) + "."


def _spine(top: float, bottom: float, *, firm: bool) -> str:
    kind = "way" if firm else "way open"
    return element("line", class_=kind, x1=_SPINE, y1=top, x2=_SPINE, y2=bottom)


def _step(place: int, step: Step, wide: float, y: float) -> tuple[Sequence[str], float]:
    """Draw a question with its answers; return the parts and their height."""
    kind = "node" if step.taken else "node open"
    numeral = Column(_SPINE, 40, size=SMALL, bold=True, anchor="middle")
    topic = Column(_TEXT, wide - _TEXT, bold=True)
    ask = Column(_TEXT, wide - _TEXT, most=4, size=SMALL)
    parts = [
        dot(kind, _SPINE, y + _NODE, _NODE),
        label("numeral" if step.taken else "ink", f"{place}", numeral, y + 1)[0],
    ]
    top = y
    for column, words, style in ((topic, step.topic, "ink"), (ask, step.ask, "quiet")):
        text, high = label(style, words, column, y + 1)
        parts.append(text)
        y += high
    y += 4
    for branch in step.branches:
        words = f"{branch.answer} → {branch.leads}"
        text, high = label("quiet", words, Column(_BRANCH, wide - _BRANCH, most=3, size=SMALL), y)
        parts += [_stub(y + LINE / 2), dot("way-off", _TEXT, y + LINE / 2, 3), text]
        y += high + 2
    if step.taken:
        y += 4
        column = Column(_TEXT, wide - _TEXT, most=3, bold=True)
        text, high = label("accent", step.taken, column, y)
        mark = dot("taken" if step.sure else "taken open", _SPINE, y + LINE / 2, 5)
        parts += [mark, text]
        y += high + 2
    if step.also:
        words = f"{step.also.answer} → {step.also.leads}"
        text, high = label("accent", words, Column(_BRANCH, wide - _BRANCH, most=3, size=SMALL), y)
        parts += [_stub(y + LINE / 2), dot("taken open", _TEXT, y + LINE / 2, 3), text]
        y += high + 2
    return parts, y - top + 12


def _stub(y: float) -> str:
    """Draw the start of a branch: a curve from the path to the right."""
    start = y - 12
    curve = f"M{number(_SPINE)} {number(start)}Q{number(_SPINE)} {number(y)} "
    return element("path", class_="off", d=f"{curve}{number(_TEXT - 3)} {number(y)}")


def _end(end: End, wide: float, y: float) -> tuple[Sequence[str], float]:
    head = Column(_TEXT, wide - _TEXT - 14, most=2, size=SMALL)
    words = Column(_TEXT, wide - _TEXT - 14, most=4, bold=True)
    above, first = label("quiet", end.head, head, y + 8)
    below, second = label("ink", end.words, words, y + 8 + first)
    high = first + second + 18
    box = rect("end" if end.firm else "end open", 2, y, wide - 4, high, 6)
    mark = dot("taken" if end.firm else "taken open", _SPINE, y + 8 + LINE / 2, 5)
    return [box, mark, above, below], high
