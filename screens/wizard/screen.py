"""The wizard: one question at a time, then a recommendation that explains itself."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.types import CSSPathType
from textual.widget import Widget

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change, Send
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.state.beginning import is_new, new_state
from roletui.state.state import without_preview
from roletui.text.name import LONGEST, clean_name
from roletui.text.width import cut
from roletui.tree.two_answers import both

from ..commands import Scope, bindings, key_of, keys_of
from ..frame import FRAME_STYLE, RAIL_BROAD, ROOMY, TALL, WIDE, AsksTask, Frame, Key
from ..pasting import pasted
from ..widgets.lists.options import Options
from ..widgets.text.unchanged import Backdrop
from .keys import question_keys, result_keys, two_keys
from .question import Asking, Shown, Two
from .rail import Rail
from .result import Verdict, folded
from .task import DIGITS, FirstDigits, TaskLine
from .told import changed_words

LEAST_WIDTH = 12
"""Fewer columns are shown no question, but it is laid out all the same."""
MOST_WIDTH = 101
"""So many columns are shown at most, as the style has it."""
RAIL_FROM = WIDE
"""So many columns have room for the rail beside the question."""


class WizardScreen(Frame):
    """Renders the state: a question, or the result once no question is left."""

    SCOPE: ClassVar[Scope] = "wizard"
    # The focus that Textual sets scrolls a long question out of sight.
    AUTO_FOCUS: ClassVar[str | None] = ""
    IN_LINE = ("wizard.back",)
    CSS_PATH: ClassVar[CSSPathType | None] = [FRAME_STYLE, "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("wizard")]

    def __init__(self, case: Case, send: Send) -> None:
        super().__init__(case, send)
        self._fits: Size | None = None
        """The size that what is shown was fitted into."""
        self._settled: set[str] = set()
        """The ids of datasets for which the name of the task is not asked, or no longer."""
        self._digits = FirstDigits()
        self._so_far = ""
        """What was taken for answers and is to be written into the line for the name."""

    two: reactive[Two | None] = reactive(None, repaint=False)
    """The answers that are being given where two are; None while one is."""

    def body(self) -> ComposeResult:
        """Yield the question or the result, and beside it, or below, what led there."""
        with Backdrop(id="main"):
            yield Asking(self.case, self._naming)
            if self.shown_question is None:
                yield Verdict(self.case)
            yield Rail()

    @property
    def _asks_name(self) -> bool:
        """Whether the task is to be named: once, before anything else is said."""
        asked = bool(self.asks_task) and not self.state.task and self._decision not in self._settled
        return asked and self.state.real is None and is_new(self.case.context, self.state)

    @property
    def _naming(self) -> AsksTask:
        return self.asks_task if self._asks_name else ""

    @property
    def _decision(self) -> str:
        return self.case.dataset.about.id

    @on(TaskLine.Taken)
    def take_name(self, message: TaskLine.Taken) -> None:
        """Name the task, or leave it without a name; then go on to the question."""
        self._settled.add(self._decision)
        if message.words:
            self.send(changes.name_task(message.words))
        else:
            self._repaint()

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the line for the name while it is there, wherever the focus is."""
        for line in self.query(TaskLine):
            line.focus(scroll_visible=False)
            line.insert_text_at_cursor(pasted(line, event.text))

    @property
    def shown_question(self) -> Question | None:
        """The question to show: one shown again, or the next one; None for the result."""
        walk = self.case.walk
        walked = {step.question.id for step in walk.steps}
        if self.state.at in walked:
            return walk.tree.question(self.state.at)
        return walk.question

    def standing(self, room: int) -> str:
        """Say what is only tried; the page says all the rest."""
        return super().standing(room) if self.state.real is not None else ""

    def begin(self) -> None:
        """Watch the focus: what has it may be hidden by the next question."""
        start = self.query_one("#start", Options)
        start.extra = frozenset(keys_of("wizard.two"))
        self.watch(self, "focused", self._return_focus, init=False)
        self.watch(self.query_one("#start"), "highlighted", self._entered, init=False)

    def _entered(self, before: int | None, after: int | None) -> None:
        """Say what the answer under the cursor leaves possible, and that *enter* gives it."""
        question = self.shown_question
        if question is not None:
            self.query_one(Rail).show_possible(self.case.walk, question, after)
        if (before is None) is not (after is None):
            self.paint_keys()

    def _return_focus(self, focused: Widget | None) -> None:
        """Show the cursor in the list that one went to; bring back a focus that is nowhere."""
        for listed in self.query("#changes, #trail").results(Options):
            listed.highlighted = (listed.highlighted or 0) if listed is focused else None
        if focused is None and self.app.app_focus:
            self.call_after_refresh(self._focus_main, self.shown_question is None)

    def paint(self) -> None:
        """Render the question or the result, and the given answers."""
        question = self.shown_question
        self._fits = self.app.size
        if self._digits.held and is_new(self.case.context, self.state):
            self._name_on(self._digits.held)
            self._digits.held = ""
        if not self._asks_name:
            self._settled.add(self._decision)
        self.set_class(self._asks_name, "-naming")
        if self.two and self.two.question != (question and question.id):
            self.two = None
        self.query_one(Asking).set_class(question is None, "-gone")
        self.set_class(question is None, "-result")
        self._paint_verdict(question is None)
        self._paint_question(question)
        place = self.query_one("#start", Options).highlighted
        self.query_one(Rail).show(self.case, question, place, wide=self._wide)
        self.call_after_refresh(self._focus_main, question is None)

    def look(self, columns: int, rows: int) -> dict[str, bool]:
        """Return the classes that follow from a size and the case."""
        return super().look(columns, rows) | {
            "-broad": columns >= RAIL_BROAD,
            "-roomy": rows >= ROOMY,
            "-naming": self._asks_name,
            "-result": self.shown_question is None,
        }

    def resized(self) -> None:
        """Fit what is shown into another size."""
        super().resized()
        if self._begun and self._fits != self.app.size:
            self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self.is_mounted and self.in_front and self._begun:
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
        width = max(LEAST_WIDTH, min(columns - rail - 4 - result, MOST_WIDTH))
        # Header, a blank row, and the key line; where there is room the key line has a blank row of
        # its own, and beside a rail header and key line have blank rows on both sides.
        tall = rows >= TALL
        standing = not self.query_one("#standing").has_class("-none")
        rows -= 3 + tall + (3 if tall and self._wide else standing)
        rows -= 2 * bool(self.case.context.trouble)
        # A result that scrolls ends above a blank row.
        return width, rows - (0 if self._wide else 1 + result + roomy) - (result and roomy)

    def _paint_question(self, question: Question | None) -> None:
        asking = self.query_one(Asking)
        asking.name_task(self._naming, self._so_far)
        self._so_far = ""
        if question is not None:
            asking.show(Shown(self.case, question, self.two, self._naming, self._room, self._wide))

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

    def keys(self) -> list[Key]:
        """Return the keys of the question, the result or the preview."""
        question = self.shown_question
        if question is None:
            seen = folded(len(self.case.offered))
            for table in self.query("#changes").results(Options):
                seen = table.fold or len(table.options)
            return result_keys(self.case, seen or len(self.case.offered))
        if self.two:
            return two_keys(question, self.two)
        highlighted = self.query_one("#start", Options).highlighted
        return question_keys(question, chosen=highlighted is not None, naming=self._asks_name)

    def watch_two(self) -> None:
        """Show how far two answers are given."""
        if self.is_mounted and self.shown_question is not None:
            self._paint_question(self.shown_question)
            self.paint_keys()

    def on_key(self, event: events.Key) -> None:
        """Answer by digit wherever the focus is; on the result, preview a change.

        A digit that is no answer begins the name while that is asked.
        """
        if event.key == "escape" and self.two:
            self.action_give_up()
            event.stop()
            return
        asked = self.shown_question is not None
        options = self.query("#start" if asked else "#changes")
        if options and options.first(Options).press(event.key):
            event.stop()
        elif isinstance(line := self.focused, TaskLine) and event.character in DIGITS:
            event.stop()
            line.insert_text_at_cursor(event.character)
        elif name := self._begun_name(event):
            event.stop()
            self._name_on(name)
            self.send(changes.restart())
        elif self._holds(event):
            event.stop()
            self._say_held()

    def _name_on(self, name: str) -> None:
        """Ask for the name again when nothing is answered, with what is typed of it."""
        self._settled.discard(self._decision)
        self._so_far = name[:LONGEST]

    def _begun_name(self, event: events.Key) -> str:
        """Return the name that a key goes on with behind digits; undo behind them is undo."""
        if event.character is None or not event.is_printable or event.key in keys_of("undo"):
            return ""
        is_key = event.key in self.active_bindings
        return self._digits.begun(event.character, event.time, is_key=is_key)

    def _holds(self, event: events.Key) -> bool:
        """Tell whether a key most likely belongs to a name whose first digit has answered."""
        if event.character is None or not event.is_printable:
            self._digits.end()
            return False
        undoes = event.key in keys_of("undo") and not self._digits.goes_on(event.time)
        is_key = event.key in self.active_bindings and not event.character.isalpha()
        if undoes or (is_key and not self._digits.held):
            self._digits.end()
            return False
        return self._digits.hold(event.character, event.time)

    def _say_held(self) -> None:
        held = self._digits.held
        self.app.notify(
            f"“{held[0]}” answered question 1. {key_of('undo')} gives “{cut(held, 24)}” to the "
            "name instead."
        )

    @on(Options.Chosen, "#start")
    def answer(self, message: Options.Chosen) -> None:
        """Send the chosen answer, unless its digit stands in a name that is held."""
        question = self.shown_question
        if message.key and self._digits.held and self._digits.hold(message.key, message.time):
            self._say_held()
            return
        self._digits.held = ""
        if message.key and self.asks_task == "words":
            self._digits.add(message.key, message.time, begins=self._asks_name)
        choice = message.options.meant(message)
        if question is None or not choice:
            return
        for line in self.query(TaskLine):
            if name := clean_name(line.value):
                self.send(changes.name_task(name))
        if self.two is None:
            self._give(question, choice)
        elif choice == UNSURE or choice == self.two.first:
            self.app.bell()
        elif self.two.first:
            first, self.two = self.two.first, None
            self._give(question, both(first, choice))
        else:
            self.two = self.two._replace(first=choice)

    def _give(self, question: Question, choice: str) -> None:
        """Give an answer; where it takes the place of another, say what that does to the result."""
        before = self.case
        self.send(changes.answer(question.id, choice))
        if words := changed_words(before, self.case):
            self.app.notify(words)

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
            self.action_press(keys_of("wizard.two")[0])

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
        """Begin a new decision; say how to get back. Whoever named that one names this one."""
        left = without_preview(self.state)
        if left.task:
            self._settled.discard(self._decision)
        self.send(changes.begin_anew(new_state(self.case.context)))
        if without_preview(self.state) == left:
            self.app.notify("Nothing is answered yet: this is a new decision.")
            return
        before = f"“{cut(left.task, 30)}”" if left.task else "the one before"
        undo, named = key_of("undo"), f": {key_of('task')} names it; "
        if self._asks_name:  # where letters belong to the name
            undo, named = f"esc, then {undo}", ". "
        self.app.notify(f"A new decision{named}{undo} brings back {before}.")
