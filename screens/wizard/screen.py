"""The wizard: one question at a time, then a recommendation that explains itself."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change, Send
from roletui.case.names import SECOND_ONLY, introduction, said_marks, said_words
from roletui.case.standing import standing
from roletui.case.ways_span import is_example
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.state.state import State
from roletui.text.name import clean_name
from roletui.text.numbers import first_upper
from roletui.text.tuples import NamedTuple
from roletui.tree.two_answers import both
from roletui.tree.walk import Walk

from ..commands import Scope, bindings, key_of
from ..frame import FRAME_STYLE, TALL, WIDE, Frame
from ..header import Clickable
from ..widgets.lists.options import Option, Options
from ..widgets.text.cells import one_line
from ..widgets.text.points import Point, Points
from .leads import leads, place, place_words, possible_names, possible_words
from .result import ROOMY, Verdict, runner_up_points
from .task import ROWS, TaskLine, TaskPanel

YOURS, MOSTLY, ALSO_FITS = "your answer", "mostly", "also"
"""The marks of an answer that is given alone, and of each of two."""


LEAST_WIDTH = 12
"""Fewer columns are shown no question, but it is laid out all the same."""
BAR_FROM = 78
"""So many columns have room for a piece of a bar for each question."""
RAIL_FROM, RAIL_BROAD = WIDE, 140
"""So many columns have room for the rail beside the question, and for a broader one."""


def _ruled_out(names: list[str]) -> str:
    """Name the first outcomes that are ruled out, and count the others."""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"Ruled out: {', '.join(names[:3])}{more}"


class Two(NamedTuple):
    """Two answers that are being given to a question."""

    question: str
    """Id of the question."""
    first: str = ""
    """Id of the answer that fits best; empty until it is given."""


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


class WizardScreen(Frame):
    """Renders the state: a question, or the result once no question is left."""

    SCOPE: ClassVar[Scope] = "wizard"
    # The focus that Textual sets scrolls a long question out of sight.
    AUTO_FOCUS: ClassVar[str | None] = ""
    IN_LINE = ("wizard.back", "undo")
    CSS_PATH: ClassVar[CSSPathType | None] = [FRAME_STYLE, "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("wizard")]
    HELP_WIDGETS = (Options,)
    HELP_KEYS = (
        ("1 to 9", "Give the answer with that number."),
        ("0", "Not sure: follow every answer of this question."),
        ("tab", "Go to the answers given, or to the changes; enter takes one."),
        (
            "1 to 9",
            f"On the result: show everything as if that change were so; {key_of('leave')} returns.",
        ),
    )

    def __init__(self, case: Case, send: Send) -> None:
        super().__init__(case, send)
        self._fits: Size | None = None
        """The size that what is shown was fitted into."""
        self._settled: set[str] = set()
        """The ids of datasets for which the name of the task is not asked, or no longer."""

    two: reactive[Two | None] = reactive(None, repaint=False)
    """The answers that are being given where two are; None while one is."""

    def body(self) -> ComposeResult:
        """Yield the question or the result, and beside it, or below, what led there."""
        with Container(id="main"):
            with VerticalScroll(id="left", can_focus=False):
                yield Static(id="intro", classes="quiet", markup=False)
                if self._asks_name:
                    yield self._task_panel()
                with VerticalGroup(id="panel"):
                    yield Static(id="place", markup=False)
                    yield Static(id="ask", markup=False)
                yield Options(id="start")
                yield Static(id="why")
                yield Static(id="find", markup=False)
            if self.shown_question is None:
                yield Verdict(self.case)
            with VerticalScroll(id="rail", can_focus=False):
                yield Static(id="trail-title", classes="heading", markup=False)
                yield Options(id="trail")
                yield Points(id="possible")
                yield Points(id="second")
                yield OneLine(id="line")

    def _task_panel(self) -> TaskPanel:
        return TaskPanel(self.case.dataset.about, begins=self.asks_task == "words")

    @property
    def _asks_name(self) -> bool:
        """Whether the task is to be named: once, before anything else is said."""
        return (
            bool(self.asks_task) and self.state == State() and self._decision not in self._settled
        )

    @property
    def _decision(self) -> str:
        return self.case.dataset.about.id

    def _paint_task(self) -> None:
        """Show the line for the name of the task, or take it away for good."""
        shown, asked = self.query(TaskPanel), self._asks_name
        if asked and not shown:
            self.query_one("#left").mount(self._task_panel(), before="#panel")
        elif not asked:
            self._settled.add(self._decision)
            if shown:
                # The focus that Textual hands on scrolls the question out of sight.
                self.set_focus(self.query_one("#start"), scroll_visible=False)
                shown.remove()
        self.set_class(asked, "-naming")

    @on(TaskLine.Taken)
    def take_name(self, message: TaskLine.Taken) -> None:
        """Name the task, or leave it without a name; then go on to the question."""
        self._settled.add(self._decision)
        if message.words:
            self.send(changes.name_task(message.words))
        else:
            self._repaint()

    @property
    def shown_question(self) -> Question | None:
        """The question to show: one shown again, or the next one; None for the result."""
        walk = self.case.walk
        walked = {step.question.id for step in walk.steps}
        if self.state.at in walked:
            return walk.tree.question(self.state.at)
        return walk.question

    def standing(self, room: int) -> str:
        """Say where the decision stands; what it costs is said once, in the result."""
        asking = self.shown_question is not None
        return standing(self.case, room, price=asking or not is_example(self.case))

    def begin(self) -> None:
        """Watch the focus: what has it may be hidden by the next question."""
        start = self.query_one("#start", Options)
        start.extra, start.least = frozenset({"plus"}), 62
        self.watch(self, "focused", self._return_focus, init=False)
        self.watch(self.query_one("#start"), "highlighted", self._entered, init=False)

    def _entered(self, before: int | None, after: int | None) -> None:
        """Say by which key one answers: by *enter* once an answer is under the cursor."""
        if (before is None) is not (after is None):
            self.paint_keys()

    def _return_focus(self, focused: Widget | None) -> None:
        if focused is None and self.app.app_focus:
            self.call_after_refresh(self._focus_main, self.shown_question is None)

    def paint(self) -> None:
        """Render the question or the result, and the given answers."""
        walk, question = self.case.walk, self.shown_question
        self._fits = self.app.size
        self._paint_task()
        if self.two and self.two.question != (question and question.id):
            self.two = None
        self.query_one("#left").set_class(question is None, "-gone")
        self.set_class(question is None, "-result")
        self._paint_verdict(question is None)
        if question is not None:
            self._paint_question(question)
            self._fit()
        self._paint_trail(walk, question)
        self._paint_possible(walk, question)
        self._paint_second(question)
        self.call_after_refresh(self._focus_main, question is None)

    def look(self, columns: int, rows: int) -> dict[str, bool]:
        """Return the classes that follow from a size and the case."""
        return super().look(columns, rows) | {
            "-broad": columns >= RAIL_BROAD,
            "-roomy": rows >= ROOMY,
            "-naming": self._asks_name,
            "-result": self.shown_question is None,
        }

    def on_resize(self) -> None:
        """Fit what is shown into another size."""
        super().on_resize()
        if self._begun and self._fits != self.app.size:
            self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self.is_mounted and self.is_current and self._begun:
            self.paint()

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= RAIL_FROM

    @property
    def _room(self) -> tuple[int, int]:
        """Columns and rows beside the rail or above its lines, as the style has it.

        Worked out, not measured: what is shown depends on it before there is a layout.
        """
        columns, rows = self.app.size
        roomy, result = rows >= ROOMY, self.shown_question is None
        rail = (40 if columns >= RAIL_BROAD else 30) if self._wide else 0
        width = max(LEAST_WIDTH, min(columns - rail, 106) - 2 - 3)
        # Header, a blank row, and the key line; header and key line have a blank row of their own
        # where there is room.
        tall = rows >= TALL
        rows -= 4 + tall + (tall and self._wide) + 2 * bool(self.case.context.trouble)
        return width, rows - (0 if self._wide else 1 + result + roomy)

    def _paint_verdict(self, decided: bool) -> None:
        """Show or hide the result; its eleven widgets are created when first shown: 15 ms."""
        found = self.query(Verdict)
        for verdict in found:
            verdict.display = decided
            if decided:
                verdict.show(self.case, self._room)
        if decided and not found:
            verdict = Verdict(self.case)
            verdict.show(self.case, self._room)
            self.query_one("#main").mount(verdict, after="#left")

    def _focus_main(self, result: bool) -> None:
        """Focus what is shown: the answers, or what stands below the verdict."""
        if self._asks_name and self.asks_task == "words":
            for line in self.query(TaskLine):
                if self.focused is None or self.focused.id == "start":
                    self.set_focus(line, scroll_visible=False)
            return
        if self.focused is None or self.focused.id in ("below", "start"):
            for shown in self.query("#below" if result else "#start"):
                self.set_focus(shown, scroll_visible=False)

    def _paint_question(self, question: Question) -> None:
        about, walk = self.case.dataset.about, self.case.walk
        if not self.state.answers:
            self.query_one("#intro", Static).update("\n".join(introduction(about)))
        asked = f"({first_upper(SECOND_ONLY)}) " * (question.id in walk.beside)
        self.query_one("#ask", Static).update(f"{asked}{self.case.asked(question)}")
        left = "" if self._wide else f"   {possible_words(walk)} still possible"
        bar = self._bar(walk, question) if self.app.size.width >= BAR_FROM else ()
        self.query_one("#place", Static).update(
            Content.assemble(place_words(walk, question), "   ", *bar, left)
        )
        start = self.query_one("#start", Options)
        names, marks = [*(answer.id for answer in question.answers), UNSURE], self._marks(question)
        options = [
            Option(answer.id, str(nr), answer.label, answer.means, marks.get(answer.id, ""))
            for nr, answer in enumerate(question.answers, 1)
        ]
        options.append(Option(UNSURE, "0", "Not sure", "", marks.get(UNSURE, "")))
        if self._wide:
            told = leads(walk, question)
            options = [
                each._replace(columns=(words,)) for each, words in zip(options, told, strict=True)
            ]
        first = next(iter(marks), None)
        place = start.highlighted if self.two else names.index(first) if first else None
        if start.about != question.id:
            self.query_one("#left", VerticalScroll).scroll_home(animate=False)
        start.show(tuple(options), place, question.id)

    @staticmethod
    def _bar(walk: Walk, question: Question) -> Iterator[tuple[str, str]]:
        """Yield a piece for each question of the way: those answered, this one, those to come."""
        here, most = place(walk, question)
        for number in range(1, most + 1):
            colour = "$grey" if number < here else "$bright" if number == here else "$track"
            yield "━━━ ", colour

    def _marks(self, question: Question) -> dict[str, str]:
        """Return what is said of answers that are given, by their ids, the first one first."""
        if self.two:
            return {self.two.first: MOSTLY} if self.two.first else {}
        given = self.state.answers.get(question.id, "")
        if given == UNSURE:
            return {UNSURE: YOURS}
        return said_marks(self.case.tree.options(question.id, given), YOURS, (MOSTLY, ALSO_FITS))

    def _fit(self) -> None:
        """Show what fits: all answers before what they mean, these before what explains them."""
        question, start = self.shown_question, self.query_one("#start", Options)
        if question is None:
            return
        width, room = self._room
        roomy = self.app.size.height >= ROOMY
        ask = Content(str(self.query_one("#ask", Static).content))
        room -= 2 + len(ask.wrap(width - 3)) + 3 * roomy
        start.spaced = False
        whole = start.height_with("all", width)
        room -= (ROWS + 2 * roomy) * self._asks_name
        # While one types a name, what explains the question waits for its turn.
        naming = self._asks_name and self.asks_task == "words"
        start.details = "all" if whole <= room and not naming else "here"
        room -= start.height_with(start.details, width)
        first, _, _ = question.why.partition(". ")
        note = question.why if roomy else first.rstrip(".") + "."
        why = Content.assemble(("Why we ask  ", "bold"), note)
        room -= self._shown("#why", [] if naming else [why], room)
        lines = introduction(self.case.dataset.about)
        texts = [] if self.state.answers else [Content("\n".join(lines)), Content(lines[0])]
        room -= self._shown("#intro", texts, room)
        if start.details == "all" and len(question.answers) <= room:
            start.spaced = True
            room -= len(question.answers)
        if not naming:
            told = self._find_out(question) if roomy else self._term(question)
            self._shown("#find", [*told], room)

    def _shown(self, name: str, texts: list[Content], room: int) -> int:
        """Show the longest of some texts that fits, and return the rows that it takes."""
        widget, width = self.query_one(name, Static), self._room[0] - 2
        for words in texts:
            rows = len(words.wrap(width)) + 1
            if rows <= room:
                if words != widget.content:
                    widget.update(words)
                widget.set_class(True, "-room")
                return rows
        widget.set_class(False, "-room")
        return 0

    def _term(self, question: Question) -> Iterator[Content]:
        """Yield what the first term of a question means, then as much of it as fits on a line."""
        for name in question.terms[:1]:
            term = self.case.dataset.terms_by_id[name]
            yield Content.assemble((f"{term.term}  ", "bold"), term.meaning)
            line = one_line(term.meaning, self._room[0] - 4 - len(term.term))
            yield Content.assemble((f"{term.term}  ", "bold"), line)

    def _find_out(self, question: Question) -> Iterator[Content]:
        """Yield how to find out, who can and what terms mean; then shorter and shorter versions."""
        who = question.who_and_takes
        first = Content.assemble(("Not sure?  ", "bold"), question.find_out)
        asked = Content.assemble(first, f"  {who}." if who else "")
        terms = (self.case.dataset.terms_by_id[name] for name in question.terms)
        words = [Content.assemble((f"{each.term}  ", "bold"), each.meaning) for each in terms]
        if words and not self.has_class("-short"):
            yield Content("\n\n").join([asked, Content("\n").join(words)])
        yield asked
        yield first

    def _paint_trail(self, walk: Walk, question: Question | None) -> None:
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
        if self.state.real is not None:
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

    def _paint_second(self, question: Question | None) -> None:
        widget = self.query_one("#second", Points)
        widget.set_class(question is not None, "-gone")
        if question is None:
            width = self.app.size.width - 6
            heading, points = runner_up_points(self.case, width, one=not self._wide)
            widget.heading, widget.points = heading, tuple(points)

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the keys of the question, the result or the preview."""
        if self.shown_question is None:
            if self.state.real is not None:
                return [
                    (key_of("leave"), "back to your answers", "app.leave"),
                    (key_of("wizard.keep"), "keep", "keep"),
                ]
            offered = len(self.case.offered)
            return [
                (key_of("budget"), "set your plan", "app.show('budget')"),
                (key_of("export"), "save", "app.dialog('export')"),
                *([("1" if offered == 1 else f"1-{offered}", "try a change", "")] * bool(offered)),
                (key_of("report"), "record", "app.show('report')"),
            ]
        if self.two:
            ids = [answer.id for answer in self.shown_question.answers]
            first = f"Mostly {ids.index(self.two.first) + 1}, also" if self.two.first else "Mostly"
            what = f"press {'another' if self.two.first else 'a'} digit"
            return [(f"{first} …:", what, ""), (key_of("leave"), "give up", "give_up")]
        start = self.query_one("#start", Options)
        name = [(key_of("task"), "name the task", "app.dialog('task')")] * self._asks_name
        digits = f"1-{len(self.shown_question.answers)}"
        return [
            (digits if start.highlighted is None else "enter", "answer", ""),
            *name,
            ("0", "not sure", "press('0')"),
            (key_of("wizard.two"), "two answers", "two"),
        ]

    def watch_two(self) -> None:
        """Show how far two answers are given."""
        if self.is_mounted and self.shown_question is not None:
            self._paint_question(self.shown_question)
            self.paint_keys()

    def on_key(self, event: events.Key) -> None:
        """Answer by digit wherever the focus is; on the result, preview a change."""
        if event.key == "escape" and self.two:
            self.action_give_up()
            event.stop()
            return
        asked = self.shown_question is not None
        options = self.query("#start" if asked else "#changes")
        if options and options.first(Options).press(event.key):
            event.stop()

    @on(Options.Chosen, "#start")
    def answer(self, message: Options.Chosen) -> None:
        """Send the chosen answer."""
        question = self.shown_question
        choice = message.options.meant(message)
        if question is None or not choice:
            return
        for line in self.query(TaskLine):
            if name := clean_name(line.value):
                self.send(changes.name_task(name))
        if self.two is None:
            self.send(changes.answer(question.id, choice))
        elif choice == UNSURE or choice == self.two.first:
            self.app.bell()
        elif self.two.first:
            first, self.two = self.two.first, None
            self.send(changes.answer(question.id, both(first, choice)))
        else:
            self.two = self.two._replace(first=choice)

    @on(Options.Pressed, "#start")
    def begin_two(self, message: Options.Pressed) -> None:
        """Begin to give two answers; what the cursor is on is the first. Once begun, give up."""
        question, place = self.shown_question, message.options.highlighted
        if question is None or self.two:
            self.two = None
            return
        seen = place is not None and message.options.about == question.id
        name = message.options.options[place].id if place is not None and seen else ""
        self.two = Two(question.id, "" if name == UNSURE else name)

    @on(Options.Chosen, "#changes")
    def preview(self, message: Options.Chosen) -> None:
        """Preview the chosen change."""
        name = message.options.meant(message)
        if name and self.shown_question is None:
            self.send(changes.preview(self.query_one(Verdict).flip(name)))

    @on(Options.Chosen, "#trail")
    def change(self, message: Options.Chosen) -> None:
        """Show the question of a given answer again."""
        self.send(changes.revisit(message.id))
        self.query_one("#start").focus()

    def action_press(self, key: str) -> None:
        """Press a key of the answers; run by a click on the key line."""
        self.query_one("#start", Options).press(key)

    def action_two(self) -> None:
        """Begin to give two answers."""
        if self.shown_question is not None:
            self.action_press("plus")

    def action_give_up(self) -> None:
        """Give one answer after all."""
        self.two = None

    def action_revisit(self, name: str) -> None:
        """Show the question of a given answer again; run by a click on the line of answers."""
        self.send(changes.revisit(name))

    def action_back(self) -> None:
        """Go back to the previous question."""
        self.send(changes.go_back())

    def action_chance(self) -> None:
        """Ask how likely the answers to a question are that nobody could answer."""
        from .chance import ask_chances  # with the dialog: 0.6 ms

        dialog = ask_chances(self.case)
        if isinstance(dialog, str):
            self.app.notify(dialog)
        else:
            self.app.push_screen(dialog, self._take)

    def _take(self, change: Change | None) -> None:
        if change:
            self.send(change)

    def action_keep(self) -> None:
        """Keep the previewed answers."""
        if self.state.real is not None:
            self.send(changes.keep_preview())

    def action_restart(self) -> None:
        """Clear all answers."""
        self.send(changes.restart())
