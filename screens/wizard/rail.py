"""What led to a question or a result, and what it leaves: in a rail, or on the last lines."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from roletui.case.case import Case
from roletui.case.names import SECOND_ONLY, said_words
from roletui.dataset.model import Question
from roletui.tree.walk import Walk

from ..header import Clickable
from ..widgets.lists.options import Option, Options
from ..widgets.text.cells import one_line
from ..widgets.text.points import Point, Points
from .leads import possible_names, possible_words
from .result import ROOMY
from .told import runner_up_points


def _ruled_out(names: list[str]) -> str:
    """Name the first outcomes that are ruled out, and count the others."""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"Ruled out: {', '.join(names[:3])}{more}"


class OneLine(Clickable):
    """The answers given, on one line where there is no room beside; a click goes back to one."""

    parts: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Each word with the action of a click on it; the first is a heading."""

    def render(self) -> Content:
        """Render as many answers as fit, each cut alike."""
        (head, _), *rest = self.parts or (("", ""),)
        room = self.content_size.width - len(head) - 3 * len(rest)
        each = max(8, room // max(1, len(rest)))
        shown = []
        for nr, (words, action) in enumerate(rest):
            text = one_line(words, each)
            room -= len(text)
            each = max(8, room // max(1, len(rest) - nr - 1))
            shown.append(self.part(Content.styled(text, "$ink"), action))
        line = Content(" · ").join(shown)
        return Content.assemble((head, "bold $grey"), "   ", line).truncate(
            self.content_size.width, ellipsis=True
        )


class Rail(VerticalScroll):
    """The answers given, then what is still possible, or the runner-up."""

    def __init__(self) -> None:
        super().__init__(id="rail", can_focus=False)

    def compose(self) -> ComposeResult:
        """Yield its parts; some of them are for a rail, others for a line."""
        yield Static(id="trail-title", classes="heading", markup=False)
        yield Options(id="trail")
        yield Points(id="possible")
        yield Points(id="second")
        yield OneLine(id="line")

    def show(self, case: Case, question: Question | None, *, wide: bool) -> None:
        """Show what led to a question, or to the result."""
        self._paint_trail(case, question)
        self._paint_possible(case.walk, question)
        self._paint_second(case, question, wide=wide)

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
        trail.spaced = self.app.size.height >= ROOMY
        trail.show(options)
        title = "SO FAR" if question else "ANSWERS   tab changes"
        if case.state.real is not None:
            title = "ANSWERS, AS IF"
        head = self.query_one("#trail-title", Static)
        head.update(title, layout=False)
        for widget in (head, self.query_one("#trail")):
            widget.set_class(not options, "-gone")
        parts = [(title.partition("   ")[0], "")]
        parts += [(words, f"screen.revisit({name!r})") for name, words in given.items()]
        if not options:
            parts = [("POSSIBLE", ""), (" · ".join(possible_names(walk)[0]), "")]
        self.query_one("#line", OneLine).parts = tuple(parts)

    def _paint_possible(self, walk: Walk, question: Question | None) -> None:
        first, second, gone = possible_names(walk)
        points: list[Point] = [("●", Content(name)) for name in first]
        if second:
            points.append(("", Content.styled(f"also: {' · '.join(second)}", "$ink")))
        if gone:
            points += [("", Content(" ")), ("", Content.styled(_ruled_out(gone), "$dim"))]
        possible = self.query_one("#possible", Points)
        possible.heading = f"STILL POSSIBLE   {possible_words(walk)}"
        possible.points = tuple(points)
        possible.set_class(question is None, "-gone")

    def _paint_second(self, case: Case, question: Question | None, *, wide: bool) -> None:
        widget = self.query_one("#second", Points)
        widget.set_class(question is not None, "-gone")
        if question is None:
            width = self.app.size.width - 6
            heading, points = runner_up_points(case, width, one=not wide)
            widget.heading, widget.points = heading, tuple(points)
