"""What stands below the panel of the result, and beside it, as paragraphs."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual.content import Content

from roletui.case.advice import Advice, Ending
from roletui.case.case import Case
from roletui.case.names import outcome_name, said_words
from roletui.case.standing import beside, cost_notes, hired_words, hours_words
from roletui.case.verdict import figures, money_words
from roletui.text.numbers import count, first_upper
from roletui.tree.runner_up import RunnerUp

from ..commands import key_of
from ..widgets.text.cells import balanced, one_line
from ..widgets.text.points import BOX, Point

REASONS, STEPS = 3, 2
"""So many reasons and next steps are seen without scrolling. The record has them all."""
SENTENCE = 5
"""In more rows than these what speaks for the runner-up stands only in the record."""
BLANK = Content(" ")
TO_DO = "TO DO"
"""Stands over what the team does next; the key line says what comes next here."""


def height_of(points: Iterable[Point], width: int) -> int:
    """Return the rows that paragraphs take."""
    return sum(len(text.wrap(max(8, width - len(mark) - bool(mark)))) for mark, text in points)


def reason_points(advice: Advice, width: int, room: int) -> tuple[list[Point], str]:
    """Give what nobody knows, what is two answers and those nearest the end; count the rest."""
    told = [entry for entry, _ in advice.grounds]
    open_ = [entry for entry in told if entry.answer is None and (entry.on_way or entry.idle)]
    unknown = [*open_, *(entry for entry in told if entry.also and entry.led)]
    known = [entry for entry, _ in advice.because if entry.answer and not entry.also]
    late = known[-max(1, REASONS - len(unknown)) :]
    points: list[Point] = []
    sure: list[Point] = []
    for entry, _ in advice.grounds:
        if entry in unknown or entry in late:
            because = entry.answer.because if entry.answer and not entry.also else entry.reason
            if entry.answer is None:
                because, stop, _ = because.partition(". ")
                because += stop.strip()
            points.append(("·", Content(because)))
            if entry not in unknown:
                sure.append(points[-1])
    left = []
    while len(points) > 1 and (len(points) > REASONS or height_of(points, width) > room):
        # What nobody knows stays; of the others those that take several rows go first.
        others = [point for point in points if point in sure and point is not sure[-1]]
        tall = [point for point in others if height_of([point], width) > 1]
        left.append(next(iter([*tall, *others, *sure[-1:], *points])))
        points.remove(left[-1])
        sure = [point for point in sure if point in points]
    idle = sum(entry.idle and entry not in unknown for entry in told)
    hidden = len(known) - len(late) + len(left)
    more = [f"{hidden} more"] if hidden else []
    if idle:
        more.append(f"{idle} that did not matter")
    return points, f"{', '.join(more)} in the record" if more else ""


def stage_points(ending: Ending) -> list[Point]:
    """Return the stages of a plan, each with the test that ends it."""
    points: list[Point] = []
    for number, stage in enumerate(ending.stages, 1):
        who = f"{stage.role.short}, {count(stage.weeks, 'week', 'weeks')}"
        test = (f"  {stage.until}  ", "$dim") if stage.exit_test else ""
        words = Content.assemble((who, "bold"), f"  {stage.work}", test, stage.exit_test)
        points.append((str(number), words))
    return points


def step_points(advice: Advice, width: int, most: int, *, roomy: bool) -> list[Point]:
    """Return the first things to do; without room for a heading it stands before the first."""
    steps = advice.first.outcome.next_steps[:most]
    if roomy:
        return [(BOX, Content(step)) for step in steps]
    heads = (f"{TO_DO}  ", *[" " * (len(TO_DO) + 2)] * STEPS)
    return [
        (
            "",
            Content.assemble(
                (head, "bold $grey"), (f"{BOX} ", "$bright"), one_line(step, width - len(head) - 2)
            ),
        )
        for head, step in zip(heads, steps, strict=False)
    ]


def runner_up_head(case: Case) -> str:
    """Return what stands over the runner-up; nothing where there is none."""
    if case.runner_up is None:
        return ""
    return "RUNNER-UP" if case.walk.status == "decided" else "OR"


def runner_up_line(case: Case, width: int) -> list[Point]:
    """Return the runner-up with its price on one line, behind its heading."""
    second, head = case.runner_up, runner_up_head(case)
    if second is None:
        return []
    called, found = outcome_name(case.dataset, second.outcome), beside(case, second.outcome.id)
    cost, way = figures(case, found)[0], hired_words(case.market, found.there)
    priced = f"{called} · {', '.join(filter(None, (cost, way)))}"
    told = (f"{priced} · {second.because}", priced, f"{called} · {cost}")
    room = width - len(head) - 3
    words = next((words for words in told if cell_len(words) <= room), one_line(told[-1], room))
    return [("", Content.assemble((head, "bold $grey"), f"   {words}"))]


def runner_up_points(case: Case, width: int, *, roomy: bool) -> list[Point]:
    """Return the runner-up, what it costs, what of that it differs by, and what it takes."""
    second = case.runner_up
    if second is None:
        return []
    called, found = outcome_name(case.dataset, second.outcome), beside(case, second.outcome.id)
    cost, apart = figures(case, found)
    points: list[Point] = [
        ("", Content.styled(balanced(called, width), "$bright")),
        *[("", BLANK)] * roomy,
        ("", Content(f"{cost}{hours_words(found.there, found.here, brief=True)}")),
    ]
    # What is hired alike is hired as the plan is.
    alike = apart and found.alike and not cost_notes(case.market, found.there)
    if hired := "" if alike else hired_words(case.market, found.there):
        points.append(("", Content.styled(hired, "$dim")))
    if apart:
        name = outcome_name(case.dataset, case.tree.outcomes[case.walk.provisional])
        than = "as" if apart.endswith("same") else "than"
        way = "hired alike" if found.alike else "hired in another way"
        points.append(("", Content.assemble(f"{apart} {than} {name}, ", (way, "$dim"))))
    needs = [*_needs(case, second, width)]
    points += [("", BLANK), *needs]
    if height_of(needs, width) + height_of([("", Content(second.because))], width) <= SENTENCE:
        points.append(("", Content.styled(second.because, "$dim")))
    if second.others:
        others = " · ".join(Advice(case).names(other.id for other in second.others))
        points += [("", BLANK), ("", Content.assemble(("Also possible  ", "$dim"), others))]
    return points


def _needs(case: Case, second: RunnerUp, width: int) -> Iterator[Point]:
    """Say what it takes for the runner-up: which questions would need which other answer."""
    if second.close or second.flip is None:
        yield "", Content.styled(balanced(f"{first_upper(second.apart)}.", width), "$dim")
        return
    yield "", Content.styled("Comes first if you answer", "$dim")
    for change in second.flip.changes:
        options = case.tree.options(change.question, change.after)
        yield "", Content.styled(case.tree.question(change.question).topic, "$grey")
        yield "○", Content(said_words(options, "not sure", brief=True))


def changed_words(before: Case, after: Case) -> str:
    """Say what another answer has done to the result; empty where there was none, or is none."""
    if before.outcome is None or after.outcome is None or before.walk.question:
        return ""
    was, now = (
        outcome_name(case.dataset, case.outcome) for case in (before, after) if case.outcome
    )
    cost, costs = (money_words(case)[0] for case in (before, after))
    back = f"{key_of('undo')} takes it back."
    if was != now:
        return f"Before: {was}, {cost}. {back}"
    return f"Still {now}. {back}" if cost == costs else f"Still {now}; before, {cost}. {back}"


def unknown_points(advice: Advice, *, roomy: bool) -> list[Point]:
    """Return what to find out first, each with what depends on it."""
    points: list[Point] = []
    for number, entry in enumerate(advice.unknowns, 1):
        question = entry.question
        topic, worth = (question.topic, "bold $bright"), f"  {entry.worth.beside}"
        who = ", ".join(filter(None, (question.who, entry.worth.takes)))
        stakes = entry.hangs_on if roomy and number == 1 else entry.stakes
        hangs = (f"  depends on it: {stakes}.  ", "$dim")
        tail = (f"  {who}." * bool(who), "$dim")
        words = Content.assemble(topic, worth, hangs, question.find_out, tail)
        points.append((str(number), words))
    return points
