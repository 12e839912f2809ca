"""The case for the other side as a document of its own: Markdown, or plain lines.

It has at most one page, and the sources that it cites. It holds no block, so that it is never taken
for the record: it names the share code that brings the decision back.
"""

import typing
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from roletui.case.case import Case
from roletui.case.names import answer_words
from roletui.case.other_side import GivenUp, Measured, OtherSide, other_side
from roletui.case.standing import instead, ways
from roletui.compare.cell import Cell
from roletui.cost.plan import left_out
from roletui.dataset.disinterested import publishers
from roletui.dataset.model import Role
from roletui.dataset.review_dates import overdue
from roletui.records.marks import OTHER_SIDE
from roletui.records.scenario import ScenarioError
from roletui.records.share_code import encode
from roletui.report.markdown import Cited, escaped
from roletui.report.record.front_matter import decision_words, status
from roletui.text.numbers import count, first_upper, lower_first, questions_left
from roletui.text.tuples import NamedTuple
from roletui.tree.reasons import Reason
from roletui.tree.what_if import NOT_WHOLE

LISTED = 3
"""At most so many points of a kind are listed; the last one then names all that are left."""
REOPEN = "Reopen the decision"
STEPS = 5
"""At most so many steps are listed, in the same way."""


class Point(NamedTuple):
    """Something that is said, and who says so."""

    words: str
    sources: tuple[str, ...] = ()
    """Ids of sources."""
    label: str = ""
    """What it is about, where it is one of many."""


class Section(NamedTuple):
    """A heading and what stands below it."""

    heading: str
    points: tuple[Point, ...]
    numbered: bool = False


def other_side_document(case: Case) -> str:
    """Return the document in Markdown."""
    cited = Cited(case.dataset, case.today)
    top = "\n".join(f"- {escaped(words)}" for words in _top(case))
    blocks = [f"# {escaped(_title(case))}", OTHER_SIDE, top]
    for section in _sections(case):
        lines = [
            f"{f'{number}.' if section.numbered else '-'} "
            f"{escaped(point.words)}{cited.cite(point.sources)}"
            for number, point in enumerate(section.points, 1)
        ]
        blocks += [f"## {section.heading}", "\n".join(lines)]
    if lines := [*cited.lines()]:
        blocks += ["## Sources", "\n".join(lines)]
    blocks += [f"## {REOPEN}", f"`{_reopen(case)}`"]
    return "\n\n".join(blocks) + "\n"


def other_side_text(case: Case) -> list[str]:
    """Return the same as plain lines, with the publishers behind what they say."""
    lines = [_title(case), "", OTHER_SIDE, *(f"  - {words}" for words in _top(case))]
    for section in _sections(case):
        lines += ["", section.heading]
        for number, point in enumerate(section.points, 1):
            who = publishers(case.dataset, dict.fromkeys(point.sources))
            said = f" [{who}]" if who else ""
            lines.append(f"  {f'{number}.' if section.numbered else '-'} {point.words}{said}")
    return [*lines, "", REOPEN, f"  {_reopen(case)}"]


def _title(case: Case) -> str:
    return f"The other side: {case.state.task or case.dataset.about.title}"


def _top(case: Case) -> Iterator[str]:
    """Yield of which decision this is, how to get back to that, and what is to be minded."""
    second, about = case.runner_up, case.dataset.about
    yield f"The decision: {decision_words(case)} ({status(case)}, {case.today.isoformat()})"
    if second:
        yield f"The other side: {lower_first(second.outcome.headline)} ({second.apart})"
    yield f"Made with: {about.id} {about.version} ({case.context.loaded.hash})"
    yield "To reopen the decision: see the last line"
    if late := overdue(case.dataset, case.today):
        yield f"Caution: {lower_first(late)}"


def _reopen(case: Case) -> str:
    try:
        return f"roletui open {encode(case.context.loaded, case.state)}"
    except ScenarioError:
        return "roletui open FILE"


def _sections(case: Case) -> Iterator[Section]:
    side = other_side(case)
    if side is None:
        left = questions_left(case.walk.shortest, case.walk.longest)
        nothing = f"Nothing, for nothing is recommended yet: {left}."
        yield Section("What speaks for it", (Point(nothing),))
        return
    yield Section("What speaks for it", tuple(_for(side)))
    steps = (Point(step, label=step) for step in side.second.outcome.next_steps)
    yield Section("First steps", tuple(_few(steps, STEPS)), numbered=True)
    yield Section("What it must give up", tuple(_against(side)))


def _few(points: Iterable[Point], most: int = LISTED) -> Iterator[Point]:
    """Yield at most so many points, the last one naming what all that are left are about."""
    listed = [*points]
    if len(listed) <= most:
        yield from listed
        return
    yield from listed[: most - 1]
    rest = listed[most - 1 :]
    sources = tuple(name for point in rest for name in point.sources)
    yield Point(f"And {len(rest)} more: {'; '.join(point.label for point in rest)}", sources)


# For it.


def _for(side: OtherSide) -> Iterator[Point]:
    outcome, own = side.second.outcome, side.case.active_override
    yield Point(side.second.because)
    if (last := side.fits_both) and last.answer:
        yield Point(f"{last.question.topic}: “{last.answer.label}” fits both, as the dataset says.")
    yield Point(f"What is advised then: {outcome.advice}", outcome.sources)
    if own and side.chosen:
        yield Point(f"The team has chosen it itself, because: {own.reason}")
    if _affordable(side):
        yield _cost(side)
    yield from _few(map(_measured, side.better))
    yield from _of_roles(side.roles, "pros")
    yield from _few(map(partial(_kept, side), side.kept))
    if not side.kept:
        yield Point(
            "None of the answers speaks for it: none rules others out and leaves it possible."
        )


def _kept(side: OtherSide, entry: Reason) -> Point:
    topic, number = entry.question.topic, count(len(entry.ruled_out), "other", "others")
    label = entry.answer.label if entry.answer else ""
    words = f"{topic}: “{label}” rules out {number}, but not this. {entry.reason}"
    return Point(words, entry.question.sources, topic)


def _measured(found: Measured) -> Point:
    second, first = map(_cells, (found.second, found.first))
    label = found.factor.label
    return Point(f"{label}: {second}, instead of {first}.", found.sources, label)


def _cells(cells: Sequence[tuple[Role, Cell]]) -> str:
    return " and ".join(f"{cell.items[0]} ({role.short})" for role, cell in cells)


def _of_roles(roles: Sequence[Role], field: typing.Literal["pros", "cons"]) -> Iterator[Point]:
    """Yield what the dataset says for or against some roles whatever is asked, in one line."""
    told = (f"{role.short} in general: {' '.join(getattr(role, field))}" for role in roles)
    if words := " ".join(told):
        yield Point(words, tuple(name for role in roles for name in role.sources))


# The cost.


def _affordable(side: OtherSide) -> bool:
    """Tell whether its cost is known and not said to be higher."""
    known = not left_out(side.case.market, side.cost.there)
    return known and (side.more is None or side.more <= 0)


def _cost(side: OtherSide) -> Point:
    words = instead(side.case, side.second.outcome.id)
    hired = dict.fromkeys(filter(None, map(ways, side.cost[:2])))
    unsaid = [way for way in hired if way not in words]
    how = f" Hired through: {'; '.join(unsaid)}." if unsaid else ""
    return Point(f"What it costs: {words}.{how}", side.cost_sources, "what it costs")


# Against it.


def _against(side: OtherSide) -> Iterator[Point]:
    yield from _few(map(partial(_given_up, side), side.given_up))
    if not side.given_up:
        yield Point("None of the answers: they fit it as well.")
    if side.also:
        topics = "; ".join(question.topic for question in side.also)
        yield Point(f"It would be possible as well if one of these were otherwise: {topics}.")
    elif not side.whole:
        yield Point(NOT_WHOLE)
    if not _affordable(side):
        yield _cost(side)
    yield from _few(map(_measured, side.worse))
    if not side.better:
        yield Point("The comparison states nothing in which it is better.")
    yield from _interests(side)
    yield from _of_roles(side.roles, "cons")
    yield from _word_alone(side)
    if cautions := side.second.outcome.cautions:
        yield Point(f"What may go wrong with it: {' '.join(cautions)}")


def _given_up(side: OtherSide, entry: GivenUp) -> Point:
    reason, name = entry.reason, entry.reason.question.id
    topic = reason.question.topic
    wanted = " or ".join(f"“{answer.label}”" for answer in entry.instead) or "another answer"
    if reason.answer and entry.also_fits:
        words = f"{topic}: {wanted} would have to fit better than “{reason.answer.label}”, not less"
        return Point(f"{words}. Given up: {reason.answer.because}", reason.question.sources, topic)
    words = f"{topic}: it would have to be true that it is {wanted}"
    if reason.answer:
        words += f" instead of “{reason.answer.label}”"
    for change in entry.flip.changes if entry.flip else ():
        if change.question != name:
            words += f", and {answer_words(side.case.tree, change.question, change.after)}"
    if reason.answer and entry.flip is None and side.case.changes.whole:
        words += ", and more than one other answer with it"
    # Of what nobody knows the reason says what is assumed; it begins with the topic as well.
    said = f"Given up: {reason.reason}" if reason.answer else reason.reason.partition(": ")[2]
    return Point(f"{words}. {first_upper(said)}", reason.question.sources, topic)


def _interests(side: OtherSide) -> Iterator[Point]:
    """Yield who states the figures that speak against it, and what each gains by them."""
    cited = [name for found in side.worse for name in found.sources]
    cited += () if _affordable(side) else side.cost_sources
    sources = map(side.case.dataset.source, dict.fromkeys(cited))
    gains = dict.fromkeys(f"{source.publisher}: {source.interest}" for source in sources)
    if gains:
        yield Point(f"Who states these figures, and what they gain: {' '.join(gains)}")


def _word_alone(side: OtherSide) -> Iterator[Point]:
    """Yield what of all that speaks for it is the word of those alone who earn by the decision."""
    told = [("what is advised", side.second.outcome.sources)]
    told += [(found.factor.label, found.sources) for found in side.better]
    told += [(f"{role.short} in general", role.sources) for role in side.roles]
    told += [(entry.question.topic, entry.question.sources) for entry in side.kept]
    if _affordable(side):
        told.append(("what it costs", side.cost_sources))
    alone = [(label, names) for label, names in told if side.on_word_alone(names)]
    if alone:
        whose = publishers(side.case.dataset, (name for _, names in alone for name in names))
        labels = "; ".join(label for label, _ in alone)
        yield Point(f"Only those who earn by the decision say so ({whose}): {labels}.")
