"""The wizard: one question at a time, then a recommendation that explains itself."""

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from roletui.case import changes
from roletui.case.changes import Change
from roletui.case.names import SECOND_ONLY, introduction, said_marks, said_words
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.text.numbers import first_upper
from roletui.tree.two_answers import both
from roletui.tree.walk import Walk

from ..commands import Scope, bindings, key_of
from ..frame import FRAME_STYLE, Frame
from ..widgets.lists.options import Option, Options
from .result import Verdict
from .tree_map import TreeMap, possible_words

YOURS, MOSTLY, ALSO_FITS = "your answer", "mostly", "also"
"""The marks of an answer that is given alone, and of each of two."""


class Two(NamedTuple):
    """Two answers that are being given to a question."""

    question: str
    """Id of the question."""
    first: str = ""
    """Id of the answer that fits best; empty until it is given."""


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

    two: reactive[Two | None] = reactive(None, repaint=False)
    """The answers that are being given where two are; None while one is."""

    def body(self) -> ComposeResult:
        """Yield the question on the left, the tree on the right, the given answers below."""
        with Horizontal(id="main"):
            with VerticalScroll(id="left", can_focus=False):
                yield Static(id="intro", classes="quiet", markup=False)
                yield Static(id="ask", markup=False)
                yield Options(id="start")
                yield Static(id="why")
                yield Static(id="find", markup=False)
                if self.shown_question is None:
                    yield Verdict(self.case)
            yield TreeMap()
        yield Static(id="possible", markup=False)
        yield Static("YOUR ANSWERS", id="trail-title", classes="heading")
        with VerticalScroll(id="trail-box", can_focus=False):
            yield Options(id="trail")

    @property
    def shown_question(self) -> Question | None:
        """The question to show: one shown again, or the next one; None for the result."""
        walk = self.case.walk
        walked = {step.question.id for step in walk.steps}
        if self.state.at in walked:
            return walk.tree.question(self.state.at)
        return walk.question

    def begin(self) -> None:
        """Watch the focus: what has it may be hidden by the next question."""
        self.query_one("#start", Options).extra = frozenset({"plus"})
        self.watch(self, "focused", self._return_focus, init=False)
        self.watch(self.query_one("#start"), "highlighted", self.paint_keys, init=False)

    def _return_focus(self, focused: Widget | None) -> None:
        if focused is None and self.app.app_focus:
            self.call_after_refresh(self._focus_main, self.shown_question is None)

    def paint(self) -> None:
        """Render the question or the result, the tree and the given answers."""
        walk, question = self.case.walk, self.shown_question
        if self.two and self.two.question != (question and question.id):
            self.two = None
        for name in ("#ask", "#start", "#why", "#find"):
            self.query_one(name).set_class(question is None, "-gone")
        self.query_one("#intro").display = not self.state.answers
        self._paint_verdict(question is None)
        if question is not None:
            self._paint_question(question)
        self.set_class(question is None, "-result")
        whose = "YOUR ANSWERS" if self.state.real is None else "ANSWERS, AS IF"
        self.query_one("#trail-title", Static).update(whose, layout=False)
        self._paint_trail(walk, question)
        self.query_one(TreeMap).show(walk, question)
        self.call_after_refresh(self._focus_main, question is None)
        self.call_after_refresh(self._fit_find_out)

    def _paint_verdict(self, decided: bool) -> None:
        """Show or hide the result; its eleven widgets are created when first shown: 15 ms."""
        found = self.query(Verdict)
        for verdict in found:
            verdict.display = decided
            if decided:
                verdict.show(self.case)
        if decided and not found:
            self.query_one("#left").mount(Verdict(self.case))

    def _focus_main(self, result: bool) -> None:
        """Focus what is shown: the answers, or the scrollable result."""
        left = self.query_one("#left")
        left.can_focus = result
        if self.focused is None or self.focused.id in ("left", "start"):
            self.set_focus(left if result else self.query_one("#start"), scroll_visible=False)

    def _paint_question(self, question: Question) -> None:
        about = self.case.dataset.about
        if not self.state.answers:
            self.query_one("#intro", Static).update("\n".join(introduction(about)))
        asked = f"({first_upper(SECOND_ONLY)}) " * (question.id in self.case.walk.beside)
        self.query_one("#ask", Static).update(f"{asked}{question.ask}")
        self.query_one("#why", Static).update(
            Content.assemble(("Why we ask  ", "bold"), question.why)
        )
        self.query_one("#find", Static).update(next(self._find_out(question)))
        start = self.query_one("#start", Options)
        names, marks = [*(answer.id for answer in question.answers), UNSURE], self._marks(question)
        options = [
            Option(answer.id, str(nr), answer.label, answer.means, marks.get(answer.id, ""))
            for nr, answer in enumerate(question.answers, 1)
        ]
        options.append(Option(UNSURE, "0", "Not sure", "", marks.get(UNSURE, "")))
        first = next(iter(marks), None)
        place = start.highlighted if self.two else names.index(first) if first else None
        if start.about != question.id:
            self.query_one("#left", VerticalScroll).scroll_home(animate=False)
        start.show(tuple(options), place, question.id)

    def _marks(self, question: Question) -> dict[str, str]:
        """Return what is said of answers that are given, by their ids, the first one first."""
        if self.two:
            return {self.two.first: MOSTLY} if self.two.first else {}
        given = self.state.answers.get(question.id, "")
        if given == UNSURE:
            return {UNSURE: YOURS}
        return said_marks(self.case.tree.options(question.id, given), YOURS, (MOSTLY, ALSO_FITS))

    def _fit_find_out(self) -> None:
        """Show the longest help on finding out that fits below the question without clipping."""
        left = self.query_one("#left")
        question = self.shown_question
        shown = [child for child in left.children if child.display and child.id != "find"]
        width = left.size.width
        if question is None or not width:
            return
        used = sum(
            # Computed, not measured: the children are laid out again only after this.
            child.get_content_height(left.size, self.size, width)
            + child.gutter.height
            + child.styles.margin.height
            for child in shown
        )
        find = self.query_one("#find", Static)
        room = left.size.height - used - 1
        fits = (words for words in self._find_out(question) if len(words.wrap(width)) <= room)
        words = next(fits, None)
        find.set_class(words is not None, "-room")
        if words is not None and words != find.content:
            find.update(words)

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
        topics = max((len(step.question.topic) for step in walk.steps), default=0)
        options = tuple(
            Option(
                step.question.id,
                "",
                f"{step.question.topic:<{topics}}  "
                f"{said_words(walk.tree.options(step.question.id, step.given), 'not sure')}"
                f"{f' ({SECOND_ONLY})' * (step.question.id in walk.beside)}",
                mark="you are here" if step.question.id == current else "",
            )
            for step in walk.steps
        )
        trail = self.query_one("#trail", Options)
        trail.show(options)
        for name in ("#trail-title", "#trail-box"):
            self.query_one(name).set_class(not options, "-empty")
        words = f"{len(walk.outcomes)} of {len(walk.tree.outcomes)} outcomes still possible: "
        words += possible_words(walk)
        possible = self.query_one("#possible", Static)
        possible.set_class(question is None, "-gone")
        possible.update(words, layout=False)

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
        digits = f"1-{len(self.shown_question.answers)}"
        return [
            (digits if start.highlighted is None else "enter", "answer", ""),
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
        asked = not self.query_one("#start").has_class("-gone")
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
