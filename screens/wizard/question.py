"""The question: what is asked, the answers with where each leads, and why it is asked."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from roletui.case.case import Case
from roletui.case.names import SECOND_ONLY, introduction, said_marks
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.text.numbers import first_upper
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Walk

from ..frame import ROOMY, AsksTask
from ..widgets.lists.options import GAP, Details, Option, Options
from .leads import leads, place, place_words
from .task import ROWS, TaskPanel

YOURS, MOSTLY, ALSO_FITS = "your answer", "mostly", "also"
"""The marks of an answer that is given alone, and of each of two."""

LEADS, MORE = 24, 12
"""So many columns there are at most for where an answer leads, beside the longest answer; and so
many more for a name, where longer answers are wrapped."""
EDGE, INDENT, APART = 2, 5, 3
"""So many columns there are between the answers and the edge of the panel, before a label, and
between the question and its number."""
AIRY = 5
"""From so many rows on that are left the answers begin one row further down."""
LINE = 70
"""So many columns a line of explanation has at most."""
BAR_FROM = 78
"""So many columns have room for a piece of a bar for each question."""


class Two(NamedTuple):
    """Two answers that are being given to a question."""

    question: str
    """Id of the question."""
    first: str = ""
    """Id of the answer that fits best; empty until it is given."""


class Shown(NamedTuple):
    """What a question is shown with."""

    case: Case
    question: Question
    two: Two | None
    """The answers that are being given where two are."""
    naming: AsksTask
    """Whether the name of the task is asked above the question."""
    room: tuple[int, int]
    """Columns and rows that there are."""
    wide: bool
    """Whether what is still possible stands beside it."""


class Asking(VerticalScroll):
    """One question with its answers; what has no room is left out, the answers last of all."""

    def __init__(self, case: Case, naming: AsksTask) -> None:
        super().__init__(id="left", can_focus=False)
        self._case, self._naming = case, naming

    def compose(self) -> ComposeResult:
        """Yield what is decided here, the question in its panel, the answers and what explains."""
        if self._naming:
            yield self._task_panel()
        with HorizontalGroup(id="panel"):
            yield Static(id="ask", markup=False)
            yield Static(id="place", markup=False)
        start = Options(id="start")
        start.caps, start.after = True, EDGE
        yield start
        yield Static(id="why")
        yield Static(id="intro", markup=False)

    def _task_panel(self, name: str = "") -> TaskPanel:
        return TaskPanel(self._case.dataset.about, name, begins=self._naming == "words")

    def name_task(self, naming: AsksTask, name: str) -> None:
        """Show the line for the name of the task, with what is typed of it, or take it away."""
        shown, self._naming = self.query(TaskPanel), naming
        if naming and not shown:
            self.mount(self._task_panel(name), before="#panel")
        elif shown and not naming:
            # The focus that Textual hands on scrolls the question out of sight.
            self.screen.set_focus(self.query_one("#start"), scroll_visible=False)
            shown.remove()

    def show(self, shown: Shown) -> None:
        """Show a question, and of what belongs to it as much as there is room for."""
        self._case = shown.case
        self._paint(shown)
        self._fit(shown)

    def _paint(self, shown: Shown) -> None:
        case, question = shown.case, shown.question
        walk = case.walk
        asked = f"({first_upper(SECOND_ONLY)}) " * (question.id in walk.beside)
        self.query_one("#ask", Static).update(f"{asked}{case.asked(question)}")
        start, marks = self.query_one("#start", Options), self._marks(shown)
        options = [
            Option(answer.id, str(nr), answer.label, answer.means, marks.get(answer.id, ""))
            for nr, answer in enumerate(question.answers, 1)
        ]
        options.append(
            Option(UNSURE, "0", "Not sure", "", marks.get(UNSURE, ""), hint=question.find_out)
        )
        names = [option.id for option in options]
        room = shown.room[0] - EDGE - INDENT - GAP
        start.least = max(
            cell_len(option.label) + len(option.mark) + 2 * bool(option.mark) for option in options
        )
        longest = max(cell_len(option.label) for option in options)
        # Where it is narrow no label is wrapped for where its answer leads.
        more = MORE if shown.wide else 0
        if told := leads(walk, question, min(LEADS, room - longest), more):
            start.least = min(start.least, room - max(cell_len(lead.words) for lead in told))
            options = [
                each._replace(columns=(lead.words,), repeats=lead.repeats)
                for each, lead in zip(options, told, strict=True)
            ]
        first = next(iter(marks), None)
        place = start.highlighted if shown.two else names.index(first) if first else None
        if start.about != question.id:
            self.scroll_home(animate=False)
        start.show(tuple(options), place, question.id)

    def _places(self, walk: Walk, question: Question) -> list[Content]:
        """Say which question it is, the longest way first: with a piece of a bar for each."""
        words = place_words(walk, question)
        told = [(words, "$dim")], [(words.removeprefix("question "), "$dim")]
        if self.app.size.width < BAR_FROM:
            return [Content.assemble(*parts) for parts in told]
        bar = Content.assemble(*told[0], *self._bar(walk, question))
        return [bar, *(Content.assemble(*parts) for parts in told)]

    def _fit_ask(self, shown: Shown) -> int:
        """Say beside the question which it is, unless that takes a row; return its rows."""
        ask = Content(str(self.query_one("#ask", Static).content))
        width, rows = shown.room[0] - 3, 0
        for told in reversed(self._places(shown.case.walk, shown.question)):
            taken = len(ask.wrap(max(1, width - told.cell_length - APART)))
            if rows and taken > rows:
                break
            rows, found = taken, told
        self.query_one("#place", Static).update(found)
        return rows

    @staticmethod
    def _bar(walk: Walk, question: Question) -> Iterator[tuple[str, str]]:
        """Yield a piece for each question of the way: those answered, this one, those to come."""
        here, most = place(walk, question)
        for number in range(1, most + 1):
            colour = "$mint" if number < here else "$bright" if number == here else "$track"
            yield "  ━━━" if number == 1 else " ━━━", colour

    @staticmethod
    def _marks(shown: Shown) -> dict[str, str]:
        """Return what is said of answers that are given, by their ids, the first one first."""
        case, question, two = shown.case, shown.question, shown.two
        if two:
            return {two.first: MOSTLY} if two.first else {}
        given = case.state.answers.get(question.id, "")
        if given == UNSURE:
            return {UNSURE: YOURS}
        return said_marks(case.tree.options(question.id, given), YOURS, (MOSTLY, ALSO_FITS))

    def _fit(self, shown: Shown) -> None:
        """Show what fits: all answers, what they mean, blank lines between them, why it is asked.

        Where there is no room for what all of them mean it is said of the one under the cursor.
        """
        question, start = shown.question, self.query_one("#start", Options)
        width, room = shown.room
        roomy = self.app.size.height >= ROOMY
        room -= self._fit_ask(shown)
        room -= (ROWS + 2 * roomy) * bool(shown.naming)
        # While one types a name, what explains the question waits for its turn.
        naming = shown.naming == "words"
        details: Details = "here" if naming else "all"
        between = len(question.answers)

        def height(*, inset: bool) -> int:
            start.inset = inset
            return start.height_with(details, width) - between * start.spaced

        rows = height(inset=True)
        if rows + between + 2 > room:
            rows = height(inset=False)
        if rows > room:
            details = "here"
            rows = height(inset=False)
        room -= rows
        start.details = details
        gap, below = int(room > 0), int(room > 1)
        start.spaced = room - gap - below >= between
        room -= gap + below + between * start.spaced
        # What is left is air: inside the panel, then on both sides of the list.
        inside = 0 if shown.naming else min(2 if roomy else 1, room // 2)
        room -= 2 * inside
        gap += roomy and room >= AIRY
        self.query_one("#panel").set_classes(f"-gap-{gap} -inside-{inside}")
        first, _, _ = question.why.partition(". ")
        whys = [
            Content.assemble(("Why we ask  ", "bold $grey"), words)
            for words in (question.why, first.rstrip(".") + ".")
        ]
        room -= self._shown("#why", [] if naming or shown.wide else whys, room)
        decides, audience, _ = introduction(shown.case.dataset.about)
        texts = [Content(f"{decides} {audience}"), Content(decides)]
        texts = [] if shown.case.state.answers else texts
        self._shown("#intro", texts, room)

    def _shown(self, name: str, texts: list[Content], room: int) -> int:
        """Show the longest of some texts that fits, and return the rows that it takes."""
        widget = self.query_one(name, Static)
        for words in texts:
            rows = len(words.wrap(LINE)) + 1
            if rows <= room:
                if words != widget.content:
                    widget.update(words)
                widget.set_class(True, "-room")
                return rows
        widget.set_class(False, "-room")
        return 0
