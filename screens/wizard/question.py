"""The question: what is asked, the answers with where each leads, and why it is asked."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from roletui.case.case import Case
from roletui.case.names import SECOND_ONLY, introduction, said_marks
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.text.clean import paintable
from roletui.text.numbers import first_upper
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Walk

from ..frame import ROOMY, AsksTask
from ..widgets.lists.options import GAP, Details, Option, Options
from ..widgets.text.unchanged import Scroll
from .ask import LINE, Asked, AskPanel, brief_why, why_lines
from .leads import leads, place, place_words
from .task import ROWS, TaskPanel

YOURS, MOSTLY, ALSO_FITS = "your answer", "mostly", "also"
"""The marks of an answer that is given alone, and of each of two."""

LEADS, MORE = 24, 12
"""So many columns there are at most for where an answer leads, beside the longest answer; and so
many more for a name, where longer answers are wrapped."""
EDGE, INDENT, INSIDE = 2, 5, 3
"""So many columns there are between the answers and the edge of the panel, before a label, and
around what the panel says."""
TOGETHER = 3
"""So many answers stand together where there is no room for a blank row between any two."""
AROUND = 6
"""So many rows are wanted around the answers, and for why the question is asked."""
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

    @property
    def named_first(self) -> bool:
        """Whether the name is typed first; what explains the question waits for its turn."""
        return self.naming == "words"


class Asking(Scroll):
    """One question with its answers; what has no room is left out, the answers last of all."""

    def __init__(self, case: Case, naming: AsksTask) -> None:
        super().__init__(id="left", can_focus=False)
        self._case, self._naming = case, naming

    def compose(self) -> ComposeResult:
        """Yield what is decided here, the question in its panel, the answers and what explains."""
        if self._naming:
            yield self._task_panel()
        yield AskPanel(id="panel")
        start = Options(id="start")
        start.caps, start.after = True, EDGE
        yield start
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
        question, walk = shown.question, shown.case.walk
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
        told = leads(walk, question, min(LEADS, room - longest), more)
        if any(told):
            start.least = min(start.least, room - max(map(cell_len, told)))
            options = [
                each._replace(columns=(words,)) for each, words in zip(options, told, strict=True)
            ]
        first = next(iter(marks), None)
        place = start.highlighted if shown.two else names.index(first) if first else None
        if start.about != question.id:
            self.scroll_home(animate=False)
        start.show(tuple(options), place, question.id)

    def _asked(self, shown: Shown, ask: str) -> Asked:
        """Return what is asked, and which question it is, with a piece of a bar for each."""
        case, question = shown.case, shown.question
        only = f"({first_upper(SECOND_ONLY)}) " * (question.id in case.walk.beside)
        words = place_words(case.walk, question)
        places = [Content.styled(each, "$dim") for each in (words, words.removeprefix("question "))]
        if self.app.size.width >= BAR_FROM:
            bar = [*self._bar(case.walk, question)]
            places = [*(Content.assemble(each, *bar) for each in places), *places]
        return Asked(paintable(f"{only}{ask}"), tuple(places))

    @staticmethod
    def _bar(walk: Walk, question: Question) -> Iterator[tuple[str, str]]:
        """Yield a piece for each question of the way: those answered, this one, those to come."""
        here, most = place(walk, question)
        for number in range(1, most + 1):
            colour = "$mint" if number < here else "$bright" if number == here else "$track"
            yield "  ━━" if number == 1 else " ━━", colour

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

        Each step takes some of the rows that the ones before have left.
        """
        question, width = shown.question, shown.room[0] - INSIDE
        roomy = self.app.size.height >= ROOMY
        room = shown.room[1] - (ROWS + 2 * roomy) * bool(shown.naming)
        asked, room = self._fit_answers(shown, room)
        gap, below = int(room > 0), int(room > 1)
        room = self._part_all(len(question.answers), room - gap - below)
        if not shown.named_first:
            asked, room = self._explained(asked, question.why, width, room)
        # What is left is air: inside the panel, between the answers, then above them all.
        inside = int(room > 1 and not shown.naming)
        room -= 2 * inside
        if roomy:
            room = self._part_some(len(question.answers), room)
        more = int(room > 0 and roomy)
        panel = self.query_one(AskPanel)
        panel.asked = asked
        panel.set_classes(f"-gap-{gap + more} -inside-{inside}")
        self._introduce(shown.case, room - more)

    def _fit_answers(self, shown: Shown, room: int) -> tuple[Asked, int]:
        """Say of the answers what there is room for; return the question, and the rows left.

        Where there is no room for what all of them mean it is said of the one under the cursor.
        """
        question, start = shown.question, self.query_one("#start", Options)
        width = shown.room[0]
        asked = self._asked(shown, shown.case.asked(question))
        room -= len(asked.lines(width - INSIDE))
        details: Details = "here" if shown.named_first else "all"
        blank = len(start.breaks(start.together))

        def height(*, inset: bool) -> int:
            return start.height_with(details, width, inset=inset) - blank

        inset = height(inset=True) + len(question.answers) + AROUND <= room
        rows = height(inset=inset)
        if rows > room:
            # A long name of the task stands in the header, too.
            brief = self._asked(shown, question.ask)
            spared = len(asked.lines(width - INSIDE)) - len(brief.lines(width - INSIDE))
            if rows <= room + spared:
                asked, room = brief, room + spared
        if rows > room:
            details, inset = "here", False
            rows = height(inset=False)
        start.details, start.inset = details, inset
        return asked, room - rows

    def _part_all(self, answers: int, room: int) -> int:
        """Put a blank row between all answers, or none; return how many rows are left."""
        start = self.query_one("#start", Options)
        start.together = int(room >= answers)
        return room - answers * start.together

    def _part_some(self, answers: int, room: int) -> int:
        """Put blank rows between some, where none are by now; return how many rows are left."""
        start = self.query_one("#start", Options)
        if start.together:
            return room
        fits = (many for many in (TOGETHER, answers) if len(start.breaks(many)) <= room)
        start.together = next(fits, 0)
        return room - len(start.breaks(start.together))

    @staticmethod
    def _explained(asked: Asked, why: str, width: int, room: int) -> tuple[Asked, int]:
        """Say why it is asked, as much of it as there are rows for; return those that are left."""
        for words in (why, brief_why(why, width), why.partition(". ")[0].rstrip(".") + "."):
            rows = len(why_lines(words, width))
            if rows <= room:
                return asked._replace(why=words), room - rows
        return asked, room

    def _introduce(self, case: Case, room: int) -> None:
        """Say before the first answer what is decided, and for whom, if there is room."""
        decides, audience, _ = introduction(case.dataset.about)
        texts = [] if case.state.answers else [f"{decides} {audience}", decides]
        told = (words for words in texts if len(Content(words).wrap(LINE)) < room)
        words = next(told, "")
        widget = self.query_one("#intro", Static)
        if words and words != widget.content:
            widget.update(words)
        widget.set_class(bool(words), "-room")
