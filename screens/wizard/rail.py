"""What led to a question or a result, and what it leaves: in a rail, or on the last lines."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from roletui.case.case import Case
from roletui.case.names import SECOND_ONLY, said_words
from roletui.dataset.model import Question
from roletui.tree.walk import Walk

from ..commands import key_of
from ..frame import RAIL_BROAD, ROOMY
from ..header import Clickable
from ..widgets.lists.options import Option, Options
from ..widgets.text.points import Point, Points
from ..widgets.text.unchanged import Scroll
from .leads import left_by, possible, possible_words, second_names
from .told import runner_up_head, runner_up_line, runner_up_points

RAIL_TEXT, SPACED = 26, 7
"""Columns that text in the rail has, and rows of the terminal for each answer that stands apart."""


class OneLine(Clickable):
    """The answers given, on one line where there is no room beside; a click goes back to one."""

    parts: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Each word with the action of a click on it; the first is a heading."""
    end: reactive[str] = reactive("")
    """Stands at the right, where there is room."""

    def lines(self) -> list[Content]:
        """Write as many answers as fit, whole, and how many more there are."""
        (head, _), *rest = self.parts or (("", ""),)
        width, room = self.content_size.width, self.content_size.width - cell_len(head) - 3
        many = len(rest)
        while many > 1 and _width(rest[:many]) + _MORE * (many < len(rest)) > room:
            many -= 1
        shown = [self.part(Content.styled(words, "$ink"), action) for words, action in rest[:many]]
        if many < len(rest):
            more = Content.styled(f"{len(rest) - many} more", "$grey")
            shown.append(self.part(more, rest[many][1]))
        line = Content.styled(" · ", "$dim").join(shown)
        told = Content.assemble((head, "bold $grey"), "   ", line)
        if told.cell_length + 3 + cell_len(self.end) <= width:
            gap = " " * (width - told.cell_length - cell_len(self.end))
            return [Content.assemble(told, gap, (self.end, "$grey"))]
        return [told.truncate(width, ellipsis=True)]


_MORE = len(" · 9 more")


def _width(parts: list[tuple[str, str]]) -> int:
    return sum(cell_len(words) + 3 for words, _ in parts) - 3


class Rail(Scroll):
    """The answers given, then what is still possible, or the runner-up."""

    def __init__(self) -> None:
        super().__init__(id="rail", can_focus=False)

    def compose(self) -> ComposeResult:
        """Yield its parts; some of them are for a rail, others for a line.

        What is not shown where a decision begins is hidden from the first, not styled and then
        hidden, which would style it twice.
        """
        yield Static(id="trail-title", classes="-gone", markup=False)
        yield Options(id="trail", classes="-gone")
        yield Points(id="possible")
        yield Points(id="second", classes="-gone")
        yield OneLine(id="line")

    def show(self, case: Case, question: Question | None, place: int | None, *, wide: bool) -> None:
        """Show what led to a question, with the cursor on an answer, or to the result."""
        self._paint_trail(case, question)
        width = RAIL_TEXT + 10 * (wide and self.app.size.width >= RAIL_BROAD)
        self.query_one("#possible").set_class(question is None, "-gone")
        if question is not None:
            self.show_possible(case.walk, question, place)
        self._paint_second(case, question, width, wide=wide)

    def _paint_trail(self, case: Case, question: Question | None) -> None:
        walk = case.walk
        current = question.id if question else ""
        given = {
            step.question.id: said_words(
                walk.tree.options(step.question.id, step.given), "not sure", brief=True
            )
            for step in walk.steps
        }
        options = tuple(
            Option(
                step.question.id,
                "",
                step.question.topic,
                f"{'?' if step.answer is None else '✓'} {given[step.question.id]}"
                f"{f' ({SECOND_ONLY})' * (step.question.id in walk.beside)}",
                mark="here" if step.question.id == current else "",
            )
            for step in walk.steps
        )
        trail = self.query_one("#trail", Options)
        trail.together = int(self.app.size.height >= max(ROOMY, SPACED * len(options)))
        trail.hang = 2
        trail.show(options)
        title, remark = "SO FAR" if question else "ANSWERS", "" if question else "   tab to change"
        if case.state.real is not None:
            title, remark = "ANSWERS, AS IF", ""
        head = self.query_one("#trail-title", Static)
        head.set_class(bool(trail.together), "-apart")
        head.update(Content.assemble((title, "bold $grey"), (remark, "$dim")), layout=False)
        for widget in (head, self.query_one("#trail")):
            widget.set_class(not options, "-gone")
        key = f"{key_of('wizard.back')} " * bool(remark and not case.state.real)
        parts = [(f"{key}{title}", "")]
        parts += [(words, f"screen.revisit({name!r})") for name, words in given.items()]
        if not options:
            parts = [("POSSIBLE", ""), *((each.name, "") for each in possible(walk))]
        line = self.query_one("#line", OneLine)
        line.parts = tuple(parts)
        line.end = f"{possible_words(walk)} possible" if question and options else ""

    def show_possible(self, walk: Walk, question: Question | None, place: int | None) -> None:
        """List what is still possible, and what would be after an answer, given by its place."""
        listed, left = possible(walk), left_by(walk, question, place)
        stays = [not left.isdisjoint(each.outcomes) for each in listed]
        points: list[Point] = [
            ("·" if stay else " ", Content.styled(each.name, "$ink" if stay else "$dim"))
            for each, stay in zip(listed, stays, strict=True)
        ]
        if second := second_names(walk):
            points.append((" ", Content.styled(f"also: {' · '.join(second)}", "$ink")))
        title, many = "STILL POSSIBLE", possible_words(walk)
        if question is not None and place is not None:
            digit = (place + 1) % (len(question.answers) + 1)
            title, many = f"AFTER ANSWER {digit}", f"{sum(stays)} of {len(stays)}"
        width = RAIL_TEXT + 10 * (self.app.size.width >= RAIL_BROAD)
        heading = f"{title}{' ' * max(3, width - len(title) - len(many))}{many}"
        self.query_one("#possible", Points).show(heading, tuple(points))

    def _paint_second(
        self, case: Case, question: Question | None, width: int, *, wide: bool
    ) -> None:
        widget = self.query_one("#second", Points)
        widget.set_class(question is not None, "-gone")
        if question is None and wide:
            roomy = self.app.size.height >= ROOMY
            widget.heading = runner_up_head(case)
            widget.points = tuple(runner_up_points(case, width, roomy=roomy))
        elif question is None:
            widget.heading, widget.points = "", tuple(runner_up_line(case, self.app.size.width - 6))
