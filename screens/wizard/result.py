"""The result: the verdict in a panel, why, what next, and what would change it as a table."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widgets import Static

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.figures import compared_words
from roletui.case.verdict import changed
from roletui.text.money import readable_money
from roletui.text.numbers import count, first_upper
from roletui.text.tuples import NamedTuple
from roletui.tree.runner_up import CLOSE_RULE
from roletui.tree.what_if import Flip

from ..commands import key_of
from ..frame import ROOMY, Frame
from ..widgets.lists.options import Option, Options
from ..widgets.text.points import Point, Points
from ..widgets.text.unchanged import Backdrop, Scroll
from .leads import TO
from .panel import BLANKS, banner_points, big_name, verdict_points
from .told import (
    REASONS,
    STEPS,
    TO_DO,
    height_of,
    reason_points,
    stage_points,
    step_points,
    unknown_points,
)

CHANGES = 3
"""So many changes are shown at first; the cursor, the mouse and digits show the others."""
AIRY = 3
"""So many rows must be left for groups to stand two rows apart."""
WHOLE_LABEL, WHOLE_HEAD = 70, 80
"""From so many columns on a change has room, and the head of the costs says which these are."""
LABEL, LABEL_LEAST = 27, 18
"""Columns that a change has before the outcome has all of its own, and where it is narrow; if it
needs more, only the first of its answers is named."""
LARGE, LARGEST, LARGE_WIDTH = 19, 36, 60
"""So many rows beside or above the answers have room for a name in big letters, where nothing has
to be found out first and where something has; and so many columns."""


def folded(many: int) -> int:
    """Return how many of so many changes are shown at first; 0 for all."""
    return CHANGES if many > CHANGES + 1 else 0


class Left(NamedTuple):
    """Where somebody was before a preview began."""

    about: str
    """The answers that the changes were of."""
    highlighted: int | None
    fold: int
    scroll: int


class Below(Scroll):
    """What stands below the panel; the cursor goes from it into the changes."""

    def action_scroll_down(self) -> None:
        """Move the cursor into the changes, if there are any."""
        changes = self.query_one(Options)
        if changes.options:
            self.screen.set_focus(changes, scroll_visible=False)
            if changes.highlighted is None:
                changes.action_move(1)
        else:
            super().action_scroll_down()

    def action_scroll_end(self) -> None:
        """Show all changes, and the end of what is said of them."""
        self.query_one(Options).fold = 0
        self.call_after_refresh(self.scroll_end, x_axis=False)


class Verdict(Backdrop):
    """Takes the place of the question once nothing that is left can change the result.

    The panel stands still; what is below it scrolls.
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._room = (0, 0)
        self._left: Left | None = None

    def compose(self) -> ComposeResult:
        """The panel, reasons, next steps, and what is to be found out or would change it."""
        with VerticalGroup(id="hero"):
            yield Points(id="banner")
            yield Points(id="first")
        with Below(id="below"):
            yield Points(id="reasons")
            yield Points(id="next")
            yield Points(id="unknowns")
            yield Options(id="changes")
            yield Static(id="changes-more", classes="quiet", markup=False)
            yield Points(id="stages")

    def on_mount(self) -> None:
        """Prepare the table, and show where the answers lead."""
        changes = self.query_one("#changes", Options)
        changes.one_line, changes.details = True, "here"
        changes.caps = changes.near = True
        self.watch(changes, "fold", self._show_remarks, init=False)
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
        large = rows >= (LARGE if advice.decided else LARGEST) and width >= LARGE_WIDTH
        large &= case.active_override is None
        name = big_name(advice, width - 4, solid=solid) if large else ()
        blanks = BLANKS * roomy
        banner = banner_points(case)
        first = verdict_points(advice, width - 4, name, roomy=roomy, blanks=blanks)
        self._fill("banner", "", banner)
        steps = step_points(advice, width - 2, STEPS if rows > LARGE else 1, roomy=roomy)
        unknowns = unknown_points(advice, roomy=roomy)
        self._paint_changes(advice)
        self._fill("next", TO_DO * roomy, steps)
        key = f"   {key_of('wizard.chance')} says how likely the answers are"
        self._fill("unknowns", f"FIND OUT FIRST{key}", unknowns)
        below = 2 + (3 if unknowns else min(CHANGES, len(case.offered)))
        used = height_of([*banner, *first], width - 4) + len(steps) + below + 4
        reasons, more = reason_points(advice, width - 2, REASONS * 2 if roomy else rows - used)
        self._fill("reasons", f"WHY{f'   {more}' if more else ''}", reasons)
        self._fill("stages", "IN STAGES", stage_points(advice.first))
        # A heading and a blank row for each group, one below the panel, and if it is roomy two in
        # it; else one at the end, and no row for the heading of the steps.
        groups = sum(height_of(each, width - 2) + 2 for each in (reasons, steps, unknowns) if each)
        many = len(case.offered)
        seen = folded(many) + 1 if folded(many) else many
        around = 3 if roomy else 2 - bool(steps)
        left = rows - height_of([*banner, *first], width - 4) - around - groups - 1 - seen
        self.query_one("#below").set_class(roomy and left >= AIRY, "-airy")
        fitting = max(0, min(BLANKS, blanks + left))
        if fitting != blanks:
            first = verdict_points(advice, width - 4, name, roomy=roomy, blanks=fitting)
        self._fill("first", "", first)

    def _paint_changes(self, advice: Advice) -> None:
        case = advice.case
        rows = [changed(case, flip) for flip in case.offered]
        base = case.bill_for(case.walk.provisional).total
        # Where one of them is hired in another way than the plan, a column of differences misleads;
        # from nobody's pay they are the costs themselves.
        comparable = base is not None and all(row.apart for row in rows)
        options = []
        for nr, (row, flip) in enumerate(zip(rows, case.offered, strict=True)):
            columns = (f"{TO}{row.then}", row.cost, *[row.apart] * comparable)
            detail = f"{row.whole}. {first_upper(advice.endings[flip.outcome].price)}."
            label = row.answers
            if cell_len(label) > LABEL and len(flip.changes) > 1:
                label = f"{label.partition('; and ')[0]} +{len(flip.changes) - 1}"
            options.append(Option(str(nr), str(nr + 1), label, detail, "", columns))
        table = self.query_one("#changes", Options)
        title = "WHAT WOULD CHANGE IT" if advice.decided else "WHAT WOULD DECIDE IT"
        table.figures = 1 + comparable
        than = [f"vs {readable_money(base.likely, case.currency)}"] if base and comparable else []
        cost = "likely cost" if self._room[0] >= WHOLE_HEAD else "cost"
        table.least = LABEL_LEAST if self._room[0] < WHOLE_LABEL else LABEL
        table.head = (title, "then", cost, *than) if options else ()
        self._show_changes(tuple(options), str(sorted(case.state.answers.items())))
        more = advice.unlisted
        words = []
        if options and comparable:
            words += [f"{told}." for told in [compared_words(case)] if told]
        if more:
            words.append(f"{count(more, 'more way', 'more ways')} in the record.")
        second = case.runner_up
        close = second is not None and second.close
        self.query_one("#changes-more", Static).update(
            "\n".join(filter(None, (" ".join(words), advice.caveat, CLOSE_RULE * close)))
        )
        self._show_remarks()

    def _show_remarks(self) -> None:
        """Show what is said of all changes where all are shown, and which digits try one."""
        self.query_one("#changes-more").display = not self.query_one("#changes", Options).fold
        if isinstance(self.screen, Frame):
            self.screen.paint_keys()

    def _show_changes(self, options: tuple[Option, ...], about: str) -> None:
        """Show the changes from their beginning; those of before a preview as they were left."""
        table, below = self.query_one("#changes", Options), self.query_one("#below")
        preview, left = self._case.state.real is not None, self._left
        if preview and left is None and table.about:
            self._left = Left(table.about, table.highlighted, table.fold, below.scroll_offset.y)
        elif not preview:
            self._left = None
        if table.about != about:
            below.scroll_home(animate=False)
            table.fold = folded(len(options))
        table.show(options, None, about)
        if left and left.about == about and not preview:
            table.fold, table.highlighted = left.fold, left.highlighted
            self.call_after_refresh(below.scroll_to, y=left.scroll, animate=False)

    def _fill(self, name: str, heading: str, points: Iterable[Point]) -> None:
        widget = self.query_one(f"#{name}", Points)
        widget.points = tuple(points)
        widget.display = bool(widget.points)
        widget.heading = heading
