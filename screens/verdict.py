"""The recommendation: what, why, what comes second, what would change it, what next."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.content import Content
from textual.widgets import Static

from roletui.dataset.model import Outcome
from roletui.decision import Flip, Tree
from roletui.setting import Setting
from roletui.state import State
from roletui.summary import outcome_name

from .widgets.points import Points

REASONS, REASONS_SHORT = 3, 2
"""So many reasons are shown: what nobody knows, and the answers nearest the decision. The record
has them all."""
FLIPS = 2
"""So many changes are shown; the record has them all."""


Point = tuple[str, Content]
"""A mark and the paragraph after it."""


class Verdict(VerticalGroup):
    """Takes the place of the question once nothing that is left can change the result.

    The next steps stand beside the reasons where it is wide, and last where it is narrow.
    """

    def __init__(self, setting: Setting, state: State) -> None:
        super().__init__()
        self._setting = setting
        self._state = state

    def compose(self) -> ComposeResult:
        """Headline and reasons, then two equal columns, then the next steps."""
        yield Static(id="kind", classes="quiet", markup=False)
        yield Static(id="headline", markup=False)
        yield Static(id="advice", markup=False)
        with Horizontal(classes="pair"):
            yield Points(id="reasons")
            yield Points(id="next")
        with Horizontal(classes="pair"):
            yield Points(id="runner")
            yield Points(id="changes")
        yield Points(id="next-below")

    def on_mount(self) -> None:
        """Show where the answers lead."""
        self._paint()

    def show(self, state: State) -> None:
        """Show where the answers of another state lead."""
        self._state = state
        if self.is_mounted:
            self._paint()

    def _paint(self) -> None:
        state = self._state
        tree = self._setting.tree
        walk = tree.walk(state.answers)
        outcome = tree.outcomes[tree.provisional(state.answers)]
        kind = "★ Recommended"
        if walk.status == "open":
            others = [name for name in walk.outcomes if name != outcome.id]
            names = ", ".join(outcome_name(tree.dataset, tree.outcomes[name]) for name in others)
            kind = f"★ Provisional; also possible: {names}"
        self.query_one("#kind", Static).update(kind)
        self.query_one("#kind").set_class(walk.status == "decided", "-decided")
        self.query_one("#headline", Static).update(outcome.headline)
        self.query_one("#advice", Static).update(outcome.advice)
        shown = REASONS_SHORT if self.screen.has_class("-short") else REASONS
        self._fill("reasons", "BECAUSE", _reasons(tree, state, shown))
        self._fill("runner", "RUNNER-UP, AND WHAT SPEAKS FOR IT", _runner_up(tree, outcome))
        decides = "THESE ANSWERS DECIDE" if walk.status == "open" else "WHAT WOULD CHANGE THIS"
        self._fill("changes", decides, _changes(tree, state))
        for name in ("next", "next-below"):
            self._fill(name, "NEXT STEPS", _next(outcome))

    def _fill(self, name: str, heading: str, points: list[Point]) -> None:
        widget = self.query_one(f"#{name}", Points)
        widget.heading, widget.points = heading, tuple(points)


def _reasons(tree: Tree, state: State, shown: int) -> list[Point]:
    reasons = tree.reasons(state.answers)
    unknown = [reason for reason in reasons if reason.answer is None]
    late = [reason for reason in reasons if reason.answer][-max(1, shown - len(unknown)) :]
    told = [reason for reason in reasons if reason in unknown or reason in late]
    points = [("·", Content(reason.reason)) for reason in told]
    more = len(reasons) - len(told)
    if more > 0:
        points.append((" ", Content.styled(f"and {more} more, in the report", "dim")))
    return points


def _runner_up(tree: Tree, outcome: Outcome) -> list[Point]:
    second = tree.outcomes[outcome.runner_up]
    return [("", Content.styled(second.headline, "bold")), ("", Content(outcome.runner_up_because))]


def _changes(tree: Tree, state: State) -> list[Point]:
    walk = tree.walk(state.answers)
    if walk.status == "open":
        unsure = [step.question for step in walk.steps if step.answer is None]
        return [("·", Content.assemble((q.topic, "bold"), ": ", q.find_out)) for q in unsure]
    flips = _nearest(tree.flips(state.answers))
    points = [("·", _flip(tree, flip)) for flip in flips[:FLIPS]]
    if not flips:
        points.append(("", Content("No change of one or two answers.")))
    elif len(flips) > FLIPS:
        words = f"and {len(flips) - FLIPS} more, in the report"
        points.append((" ", Content.styled(words, "dim")))
    return points


def _nearest(flips: tuple[Flip, ...]) -> list[Flip]:
    """Return the flips, those of one answer first and those late in the walk before early ones."""
    late_first = flips[::-1]
    return sorted(late_first, key=lambda flip: len(flip.changes))


def _flip(tree: Tree, flip: Flip) -> Content:
    parts = []
    for change in flip.changes:
        answer = tree.answer(change.question, change.after)
        parts.append(f"{tree.question(change.question).topic}: {answer.label if answer else ''}")
    name = outcome_name(tree.dataset, tree.outcomes[flip.outcome])
    return Content.assemble("; and ".join(parts), " → ", (name, "bold"))


def _next(outcome: Outcome) -> list[Point]:
    return [(str(nr), Content(step)) for nr, step in enumerate(outcome.next_steps, 1)]
