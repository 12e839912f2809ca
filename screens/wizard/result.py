"""The recommendation and its runner-up side by side, then what would change it, then what next."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.content import Content
from textual.widgets import Static

from roletui.case.case import Case
from roletui.case.names import flip_words, names, outcome_name
from roletui.case.standing import as_if, cost_words, instead
from roletui.case.unknowns import short_stakes, unknowns
from roletui.dataset.model import Outcome
from roletui.text.numbers import count
from roletui.tree.runner_up import CLOSE_RULE, RunnerUp
from roletui.tree.walk import Tree
from roletui.tree.what_if import NOT_WHOLE, Flip, none_found

from ..commands import key_of
from ..widgets.lists.options import Option, Options
from ..widgets.text.points import Points

REASONS, REASONS_SHORT = 4, 2
"""So many reasons are shown: what nobody knows, and the answers nearest the decision. The record
has them all."""
ROOMY = 34
"""From so many rows on the reasons say what they rule out, and the runner-up what it hangs on."""

Point = tuple[str, Content]
"""A mark and the paragraph after it."""


class Verdict(VerticalGroup):
    """Takes the place of the question once nothing that is left can change the result."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._flips: tuple[Flip, ...] = ()

    def compose(self) -> ComposeResult:
        """What stands over everything, two equal columns, the changes, and the next steps."""
        yield Points(id="banner")
        with Horizontal(classes="pair"):
            yield Points(id="first")
            yield Points(id="second")
        yield Points(id="unknowns")
        yield Static(id="changes-title", classes="heading", markup=False)
        yield Options(id="changes")
        yield Static(id="changes-more", classes="quiet", markup=False)
        yield Points(id="stages")
        yield Points(id="next")

    def on_mount(self) -> None:
        """Show where the answers lead."""
        self._paint()

    def show(self, case: Case) -> None:
        """Show where the answers of another state lead."""
        self._case = case
        if self.is_mounted:
            self._paint()

    def flip(self, name: str) -> Flip:
        """Return the change that is listed under an id."""
        return self._flips[int(name)]

    def _paint(self) -> None:
        case, walk, second = self._case, self._case.walk, self._case.runner_up
        decided = walk.status == "decided"
        self._fill("banner", "", _banner(case))
        heading = "★ RECOMMENDED" if decided else f"★ PROVISIONAL, {len(walk.outcomes)} POSSIBLE"
        short = self.app.size.height < ROOMY
        self._fill("first", heading, _first(case, short=short))
        if second:
            heading = f"{'RUNNER-UP' if decided else 'OR'} · "
            heading += "close" if second.close else second.apart
            self._fill("second", heading, _second(case, second, short=short))
        self._fill("unknowns", "FIND OUT FIRST", [] if decided else _unknowns(case))
        self._paint_changes(case, second)
        outcome = case.tree.outcomes[walk.provisional]
        self._fill("stages", "IN STAGES", _stages(case, outcome))
        self._fill("next", "WHAT TO DO", _next(outcome))

    def _paint_changes(self, case: Case, second: RunnerUp | None) -> None:
        found, decided = case.changes, case.walk.status == "decided"
        self._flips = case.offered
        options = tuple(
            Option(str(nr), str(nr + 1), _leads(case.tree, flip), instead(case, flip.outcome))
            for nr, flip in enumerate(self._flips)
        )
        self.query_one("#changes", Options).show(
            options, None, str(sorted(case.state.answers.items()))
        )
        title = "WHAT WOULD CHANGE THIS" if decided else "WHAT WOULD DECIDE IT"
        if options:
            title += "   a number shows everything as if it were so"
        self.query_one("#changes-title", Static).update(title)
        more = len(found.found) - len(options)
        words = [f"and {count(more, 'more way', 'more ways')}, in the report"] if more > 0 else []
        if not options:
            words.append(none_found(found, decided=decided))
        elif not found.whole:
            words.append(NOT_WHOLE)
        if second and second.close:
            words.append(CLOSE_RULE)
        self.query_one("#changes-more", Static).update("\n".join(words))

    def _fill(self, name: str, heading: str, points: list[Point]) -> None:
        widget = self.query_one(f"#{name}", Points)
        widget.display = bool(points)
        widget.heading, widget.points = heading, tuple(points)


def _leads(tree: Tree, flip: Flip) -> str:
    name = outcome_name(tree.dataset, tree.outcomes[flip.outcome])
    return f"{flip_words(tree, flip)} → {name}"


def _banner(case: Case) -> list[Point]:
    """Say what is shown besides the recommendation: a preview, the user's own choice."""
    points = []
    if case.state.real is not None:
        words = (as_if(case), "bold")
        points.append(("", Content.assemble(("As if  ", "bold $accent"), words)))
    if own := case.override:
        points.append(
            (
                "",
                Content.assemble(
                    ("Your choice  ", "bold $accent"),
                    (f"{names(case.dataset, (own.role,))}: ", "bold"),
                    own.reason,
                    (f"   {key_of('overrule')} changes it", "dim"),
                ),
            )
        )
    return points


def _first(case: Case, *, short: bool) -> list[Point]:
    """Say what is recommended, what it costs, and why."""
    outcome = case.tree.outcomes[case.walk.provisional]
    points = [
        ("", Content.styled(outcome.headline, "bold $accent")),
        ("", Content(cost_words(case, outcome.id))),
        *_in_turn(case, outcome),
    ]
    return [*points, *_reasons(case, REASONS_SHORT if short else REASONS)]


def _in_turn(case: Case, outcome: Outcome) -> list[Point]:
    """Say in a line who comes first and what stands between the stages."""
    if len(outcome.plan) < 2:
        return []
    parts = []
    for stage, line in zip(outcome.plan, case.lines_for(outcome.id), strict=True):
        who = names(case.dataset, (line.role,))
        parts += [
            f"{who} {count(line.weeks, 'week', 'weeks')}",
            "exit test" * bool(stage.exit_test),
        ]
    words = " → ".join(part for part in parts[:-1] if part)
    return [("", Content.styled(words, "dim"))]


def _reasons(case: Case, shown: int) -> list[Point]:
    """Give what nobody knows and the answers nearest the decision, and count the rest."""
    told = case.account
    unknown = [entry for entry in told if entry.answer is None and (entry.on_way or entry.idle)]
    known = [entry for entry in told if entry.answer and entry.mattered and entry.on_way]
    late = known[-max(1, shown - len(unknown)) :]
    points = []
    for entry in told:
        if entry in unknown or entry in late:
            out = [outcome_name(case.dataset, case.tree.outcomes[name]) for name in entry.ruled_out]
            ruled_out = f" Rules out {' · '.join(out)}." if out and shown > REASONS_SHORT else ""
            points.append(("·", Content.assemble(entry.reason, (ruled_out, "dim"))))
    idle = sum(entry.idle and entry not in unknown for entry in told)
    words = [f"{len(known) - len(late)} more"] if len(known) > len(late) else []
    if idle:
        words.append(f"{idle} that did not matter")
    if words:
        points.append((" ", Content.styled(f"and {', '.join(words)}, in the report", "dim")))
    return points


def _stages(case: Case, outcome: Outcome) -> list[Point]:
    points: list[Point] = []
    for stage, line in zip(outcome.plan, case.lines_for(outcome.id), strict=False):
        number = len(points) + 1
        who = f"{names(case.dataset, (stage.role,))}, {count(line.weeks, 'week', 'weeks')}"
        head = "Go on when  " if number < len(outcome.plan) else "Done when  "
        test = (f"  {head}", "dim") if stage.exit_test else ""
        words = Content.assemble((who, "bold"), f"  {stage.work}", test, stage.exit_test)
        points.append((str(number), words))
    return points


def _next(outcome: Outcome) -> list[Point]:
    steps = [(str(nr), Content(step)) for nr, step in enumerate(outcome.next_steps, 1)]
    return [("", Content(outcome.advice)), *steps]


def _second(case: Case, second: RunnerUp, *, short: bool) -> list[Point]:
    """Say the same of the runner-up."""
    outcome = second.outcome
    points = [
        ("", Content.styled(outcome.headline, "bold")),
        ("", Content(instead(case, outcome.id))),
        *_in_turn(case, outcome),
    ]
    points.append(("·", Content(second.because)))
    if second.others:
        others = " · ".join(outcome_name(case.dataset, other) for other in second.others)
        points.append(("·", Content.assemble(("Also possible  ", "dim"), others)))
    if second.flip:
        topics = [case.tree.question(change.question).topic for change in second.flip.changes]
        words = "; ".join(topics) if short else flip_words(case.tree, second.flip)
        points.append(("·", Content.assemble(("Hangs on  ", "dim"), words)))
    return points


def _unknowns(case: Case) -> list[Point]:
    points = []
    for number, entry in enumerate(unknowns(case), 1):
        question = entry.question
        who = ", ".join(words for words in (question.who, question.takes) if words)
        points.append(
            (
                str(number),
                Content.assemble(
                    (question.topic, "bold"),
                    (f"  hangs on it: {short_stakes(case.tree, entry)}.  ", "dim"),
                    question.find_out,
                    (f"  {who}." if who else "", "dim"),
                ),
            )
        )
    return points
