"""The result: the verdict in a panel, why, what next, and what would change it as a table."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from roletui.case.advice import Advice, Ending
from roletui.case.case import Case
from roletui.case.figures import compared_words
from roletui.case.names import names, outcome_name
from roletui.case.standing import as_if
from roletui.case.uncounted import uncounted_names
from roletui.case.verdict import changed, figures, money_words, what_words
from roletui.text.numbers import count, lower_first
from roletui.tree.runner_up import CLOSE_RULE
from roletui.tree.what_if import Flip

from ..commands import key_of
from ..widgets.lists.options import Option, Options
from ..widgets.text.big import big, drawn
from ..widgets.text.cells import fitting, one_line
from ..widgets.text.points import Point, Points

REASONS, STEPS, CHANGES = 3, 2, 3
"""So many reasons, next steps and changes are seen without scrolling. The record has them all."""


class Verdict(Vertical):
    """Takes the place of the question once nothing that is left can change the result.

    The panel stands still; what is below it scrolls.
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._room = (0, 0)

    def compose(self) -> ComposeResult:
        """The panel, reasons, next steps, and what is to be found out or would change it."""
        with VerticalGroup(id="hero"):
            yield Points(id="banner")
            yield Points(id="first")
        with VerticalScroll(id="below"):
            yield Points(id="reasons")
            yield Points(id="next")
            yield Points(id="unknowns")
            yield Options(id="changes")
            yield Static(id="changes-more", classes="quiet", markup=False)
            yield Points(id="stages")

    def on_mount(self) -> None:
        """Prepare the table, and show where the answers lead."""
        changes = self.query_one("#changes", Options)
        changes.figures, changes.one_line, changes.details = 2, True, "here"
        self._paint()
        if self.screen.focused is None:
            self.query_one("#below").focus(scroll_visible=False)

    def show(self, case: Case, room: tuple[int, int]) -> None:
        """Show where the answers of another state lead, in so many columns and rows."""
        self._case, self._room = case, room
        if self.is_mounted:
            self._paint()

    def flip(self, name: str) -> Flip:
        """Return the change that is listed under an id."""
        return self._case.offered[int(name)]

    def _paint(self) -> None:
        width, rows = self._room
        if not width:
            return
        case, advice = self._case, Advice(self._case)
        roomy = self.app.size.height >= ROOMY
        preview = case.state.real is not None
        hero = self.query_one("#hero")
        hero.set_class(preview, "-preview")
        hero.set_class(not advice.decided, "-open")
        solid = not self.app.native_ansi_color
        large = rows >= (LARGE if advice.decided else LARGEST)
        name = _big_name(advice, width - 4, solid=solid) if large else ()
        banner, first = _banner(case), _first(advice, width - 4, name, roomy=roomy)
        self._fill("banner", "", banner)
        self._fill("first", "", first)
        steps = _steps(advice, width - 2, roomy=roomy)
        unknowns = _unknowns(advice, roomy=roomy)
        self._paint_changes(advice)
        self._fill("next", "NEXT" * roomy, steps)
        key = f"   {key_of('wizard.chance')} says how likely the answers are"
        self._fill("unknowns", f"FIND OUT FIRST{key}", unknowns)
        below = 1 + (3 if unknowns else min(CHANGES, len(case.offered)))
        used = _height([*banner, *first], width - 4) + len(steps) + below + 4
        reasons, more = _reasons(advice, width - 2, REASONS * 2 if roomy else rows - used)
        self._fill("reasons", f"WHY{f'   {more}' if more else ''}", reasons)
        self._fill("stages", "IN STAGES", _stages(advice.first))

    def _paint_changes(self, advice: Advice) -> None:
        case = advice.case
        options, otherwise = [], False
        for nr, flip in enumerate(case.offered):
            row = changed(case, flip)
            otherwise |= row.otherwise
            columns = (row.then, row.cost, row.apart)
            detail = f"{row.whole}. {advice.endings[flip.outcome].price}."
            options.append(Option(str(nr), str(nr + 1), row.answers, detail, "", columns))
        table = self.query_one("#changes", Options)
        longest = max((cell_len(option.label) for option in options), default=0)
        table.least = max(24, min(self._room[0] - 52, longest, 28))
        title = "WHAT WOULD CHANGE IT" if advice.decided else "WHAT WOULD DECIDE IT"
        table.head = (title, "then", "cost", "difference") if options else ()
        table.show(tuple(options), None, str(sorted(case.state.answers.items())))
        more = advice.unlisted
        words = []
        if options:
            words += [f"{told}." for told in [compared_words(case)] if told]
            if otherwise:
                words.append("None where another way to hire is needed; ↓ to a row says more.")
        if more:
            words.append(f"{count(more, 'more way', 'more ways')} in the record.")
        second = case.runner_up
        close = second is not None and second.close
        self.query_one("#changes-more", Static).update(
            "\n".join(filter(None, (" ".join(words), advice.caveat, CLOSE_RULE * close)))
        )

    def _fill(self, name: str, heading: str, points: Iterable[Point]) -> None:
        widget = self.query_one(f"#{name}", Points)
        widget.points = tuple(points)
        widget.display = bool(widget.points)
        widget.heading = heading


LARGE, LARGEST = 29, 36
"""So many rows beside or above the answers have room for a name in big letters, where nothing has
to be found out first and where something has."""
ROOMY = 34
"""From so many rows on there is room for blank rows and for headings of their own."""


def _height(points: Iterable[Point], width: int) -> int:
    """Return the rows that paragraphs take."""
    return sum(len(text.wrap(max(8, width - len(mark) - bool(mark)))) for mark, text in points)


def _banner(case: Case) -> list[Point]:
    """Say what the user chose in place of the recommendation."""
    points = []
    if own := case.active_override:
        points.append(
            (
                "",
                Content.assemble(
                    ("Your choice  ", "bold $mint"),
                    (f"{names(case.dataset, (own.role,))}: ", "bold $bright"),
                    own.reason,
                    (f"   {key_of('overrule')} changes it", "$grey"),
                ),
            )
        )
    return points


def _first(advice: Advice, width: int, name: tuple[Content, ...], *, roomy: bool) -> list[Point]:
    """Say what is recommended, what that is, what it costs, and what is not counted."""
    case, outcome = advice.case, advice.first.outcome
    blank = [("", Content(" "))] * roomy
    what = what_words(case, outcome)
    turn = _in_turn(advice.first)
    told = [turn] if turn and not roomy else [what, turn]
    label = _label(advice, width)
    headline = f"   {lower_first(outcome.headline)}"
    beside = bool(name) and case.state.real is None and label.cell_length + len(headline) <= width
    if beside:
        label = Content.assemble(label, (headline, "$ink"))
    lines = [
        label,
        *blank,
        *name,
        *([] if beside else [Content.styled(outcome.headline, "bold $bright")]),
        *(Content(text if roomy else one_line(text, width)) for text in told if text),
    ]
    figure, size = money_words(case)
    lines += [*(text for _, text in blank)]
    lines.append(Content.assemble((figure, "bold $bright"), (f"   {size}" * bool(size), "$ink")))
    if left := uncounted_names(case):
        lines.append(Content.styled(f"not counted: {fitting(left, width - 13)}", "$amber"))
    return [each if isinstance(each, tuple) else ("", each) for each in lines]


def _big_name(advice: Advice, width: int, *, solid: bool) -> tuple[Content, ...]:
    """Name who is recommended in big letters: all of it, or else who comes first; or nobody."""
    dataset, outcome = advice.case.dataset, advice.first.outcome
    for words in (outcome_name(dataset, outcome), names(dataset, outcome.roles[:1])):
        rows = big(words)
        if rows and len(rows[0]) <= width:
            return drawn(rows, "$bright", solid=solid)
    return ()


def _label(advice: Advice, width: int) -> Content:
    """Say how sure it is: recommended, close, provisional, or only as if."""
    case, second = advice.case, advice.case.runner_up
    near = f"   {second.apart}" if second and second.close and advice.decided else ""
    left = count(len(case.walk.outcomes), "outcome", "outcomes")
    if case.state.real is not None:
        open_ = "" if advice.decided else f"   provisional, {left} possible"
        sure = near or open_
        changed_ = one_line(f"as if {as_if(case, brief=True)}", width - 13 - len(sure))
        return Content.assemble(("◇ WOULD BE", "bold $amber"), (f"{sure}   {changed_}", "$amber"))
    if advice.decided:
        return Content.assemble(("★ RECOMMENDED", "bold $mint"), (near, "$amber"))
    words = f"★ PROVISIONAL, {len(case.walk.outcomes)} POSSIBLE"
    return Content.assemble((words, "bold $amber"), ("   an open answer decides", "$amber"))


def _in_turn(ending: Ending) -> str:
    """Say in a line who comes first and what stands between the stages; empty for one stage."""
    if len(ending.stages) < 2:
        return ""
    parts = []
    for stage in ending.stages:
        weeks = count(stage.weeks, "week", "weeks")
        parts += [f"{stage.role.short} {weeks}", "agreed test" * bool(stage.exit_test)]
    return " → ".join(part for part in parts[:-1] if part)


def _reasons(advice: Advice, width: int, room: int) -> tuple[list[Point], str]:
    """Give what nobody knows, what is two answers and those nearest the end; count the rest."""
    told = [entry for entry, _ in advice.grounds]
    open_ = [entry for entry in told if entry.answer is None and (entry.on_way or entry.idle)]
    unknown = [*open_, *(entry for entry in told if entry.also and entry.led)]
    known = [entry for entry, _ in advice.because if entry.answer and not entry.also]
    late = known[-max(1, REASONS - len(unknown)) :]
    points: list[Point] = []
    for entry, _ in advice.grounds:
        if entry in unknown or entry in late:
            because = entry.answer.because if entry.answer and not entry.also else entry.reason
            if entry.answer is None:
                because, stop, _ = because.partition(". ")
                because += stop.strip()
            points.append(("·", Content(because)))
    left = []
    while len(points) > 1 and (len(points) > REASONS or _height(points, width) > room):
        left.append(points.pop(0))
    idle = sum(entry.idle and entry not in unknown for entry in told)
    hidden = len(known) - len(late) + len(left)
    more = [f"{hidden} more"] if hidden else []
    if idle:
        more.append(f"{idle} that did not matter")
    return points, f"{', '.join(more)} in the record" if more else ""


def _stages(ending: Ending) -> list[Point]:
    points: list[Point] = []
    for number, stage in enumerate(ending.stages, 1):
        who = f"{stage.role.short}, {count(stage.weeks, 'week', 'weeks')}"
        test = (f"  {stage.until}  ", "$grey") if stage.exit_test else ""
        words = Content.assemble((who, "bold"), f"  {stage.work}", test, stage.exit_test)
        points.append((str(number), words))
    return points


def _steps(advice: Advice, width: int, *, roomy: bool) -> list[Point]:
    """Return the first next steps; without room for a heading it stands before the first."""
    steps = [*enumerate(advice.first.outcome.next_steps[:STEPS], 1)]
    if roomy:
        return [(str(nr), Content(step)) for nr, step in steps]
    return [
        ("", Content.assemble((head, "bold $grey"), (f"{nr} ", "$grey"), one_line(step, width - 8)))
        for head, (nr, step) in zip(("NEXT  ", "      "), steps, strict=False)
    ]


def runner_up_points(case: Case, width: int, *, one: bool) -> tuple[str, list[Point]]:
    """Return a heading for the runner-up, and what speaks for it; or all of it on one line."""
    advice, second = Advice(case), case.runner_up
    if second is None:
        return "", []
    name = "RUNNER-UP" if advice.decided else "OR"
    if one:
        words = one_line(f"{second.outcome.headline} · {second.because}", width - len(name) - 3)
        return "", [("", Content.assemble((name, "bold $grey"), f"   {words}"))]
    heading = name + f" · {second.apart}" * second.close
    points: list[Point] = [
        ("", Content.styled(outcome_name(case.dataset, second.outcome), "bold $ink")),
        ("", Content("   ".join(filter(None, figures(case, second.outcome.id)[:2])))),
        ("·", Content(second.because)),
    ]
    if not second.close:
        points.insert(2, ("", Content.styled(second.apart, "$grey")))
    if second.others:
        others = " · ".join(advice.names(other.id for other in second.others))
        points.append(("·", Content.assemble(("Also possible  ", "$grey"), others)))
    return heading, points


def _unknowns(advice: Advice, *, roomy: bool) -> list[Point]:
    points: list[Point] = []
    for number, entry in enumerate(advice.unknowns, 1):
        question = entry.question
        topic, worth = (question.topic, "bold $bright"), f"  {entry.worth.beside}"
        who = ", ".join(filter(None, (question.who, entry.worth.takes)))
        stakes = entry.hangs_on if roomy and number == 1 else entry.stakes
        hangs = (f"  depends on it: {stakes}.  ", "$grey")
        tail = (f"  {who}." * bool(who), "$grey")
        words = Content.assemble(topic, worth, hangs, question.find_out, tail)
        points.append((str(number), words))
    return points
