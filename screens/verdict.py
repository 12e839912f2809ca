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

REASONS = 3
"""So many reasons are shown, those nearest the decision; the record has them all."""
FLIPS = 4
"""So many changes are shown; the record has them all."""


class Verdict(VerticalGroup):
    """Takes the place of the question once nothing that is left can change the result."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting

    def compose(self) -> ComposeResult:
        """Headline and reasons, then two equal columns, then the next steps."""
        yield Static(id="kind", classes="quiet", markup=False)
        yield Static(id="headline", markup=False)
        yield Static(id="advice", markup=False)
        yield Static(id="reasons", markup=False)
        with Horizontal(id="sides"):
            yield Static(id="runner", markup=False)
            yield Static(id="flips", markup=False)
        yield Static(id="next", markup=False)

    def show(self, state: State) -> None:
        """Show where the answers of a state lead."""
        tree = self._setting.tree
        walk = tree.walk(state.answers)
        outcome = tree.outcomes[tree.provisional(state.answers)]
        kind = "★ Recommended"
        if walk.status == "open":
            others = [name for name in walk.outcomes if name != outcome.id]
            names = ", ".join(outcome_name(tree.dataset, tree.outcomes[name]) for name in others)
            kind = f"★ Provisional: also possible {names}"
        self._update("kind", Content(kind))
        self._update("headline", Content(outcome.headline))
        self._update("advice", Content(outcome.advice))
        self._update("reasons", _reasons(tree, state))
        self._update("runner", _runner_up(tree, outcome))
        self._update("flips", _flips(tree, state))
        self._update("next", _next(outcome))

    def _update(self, name: str, content: Content) -> None:
        self.query_one(f"#{name}", Static).update(content)


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $text-muted")


def _reasons(tree: Tree, state: State) -> Content:
    reasons = tree.reasons(state.answers)
    lines = [_heading("BECAUSE")]
    lines += [Content.assemble("· ", reason.reason) for reason in reasons[-REASONS:]]
    more = len(reasons) - REASONS
    if more > 0:
        lines.append(Content.styled(f"  and {more} more, in the report", "$text-muted"))
    return Content("\n").join(lines)


def _runner_up(tree: Tree, outcome: Outcome) -> Content:
    second = tree.outcomes[outcome.runner_up]
    return Content("\n").join(
        [
            _heading("RUNNER-UP, AND WHAT SPEAKS FOR IT"),
            Content.styled(second.headline, "bold"),
            Content(outcome.runner_up_because),
        ]
    )


def _flips(tree: Tree, state: State) -> Content:
    lines = [_heading("WHAT WOULD CHANGE THIS")]
    walk = tree.walk(state.answers)
    if walk.status == "open":
        unsure = [step.question for step in walk.steps if step.answer is None]
        lines += [Content.assemble((q.topic, "bold"), ": ", q.find_out) for q in unsure]
        return Content("\n").join(lines)
    flips = _nearest(tree.flips(state.answers))
    lines += [_flip(tree, flip) for flip in flips[:FLIPS]]
    if not flips:
        lines.append(Content("No change of one or two answers."))
    elif len(flips) > FLIPS:
        lines.append(Content.styled(f"and {len(flips) - FLIPS} more, in the report", "$text-muted"))
    return Content("\n").join(lines)


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


def _next(outcome: Outcome) -> Content:
    lines = [_heading("NEXT STEPS")]
    lines += [Content(f"{nr} {step}") for nr, step in enumerate(outcome.next_steps, 1)]
    return Content("\n").join(lines)
