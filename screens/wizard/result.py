"""The recommendation and its runner-up side by side, then what would change it, then what next."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.content import Content
from textual.widgets import Static

from roletui.case.advice import Advice, Ending
from roletui.case.case import Case
from roletui.case.names import flip_words, names
from roletui.case.standing import as_if, cost_words
from roletui.dataset.model import Outcome
from roletui.text.numbers import count
from roletui.tree.runner_up import CLOSE_RULE, RunnerUp
from roletui.tree.what_if import Flip

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
        return self._case.offered[int(name)]

    def _paint(self) -> None:
        case, walk, second = self._case, self._case.walk, self._case.runner_up
        advice = Advice(case)
        heading = f"★ PROVISIONAL, {len(walk.outcomes)} POSSIBLE"
        short = self.app.size.height < ROOMY
        self._fill("banner", "", _banner(case))
        self._fill("first", "★ RECOMMENDED" if advice.decided else heading, _first(advice, short))
        if second:
            heading = f"{'RUNNER-UP' if advice.decided else 'OR'} · "
            heading += second.apart
            self._fill("second", heading, _second(advice, second, short))
        key = f"   {key_of('wizard.chance')} says how likely the answers are"
        self._fill("unknowns", f"FIND OUT FIRST{key}", _unknowns(advice, short))
        self._paint_changes(advice, close=second is not None and second.close)
        self._fill("stages", "IN STAGES", _stages(advice.first))
        self._fill("next", "WHAT TO DO", _next(advice.first.outcome))

    def _paint_changes(self, advice: Advice, *, close: bool) -> None:
        case = advice.case
        options = []
        for nr, flip in enumerate(case.offered):
            there = advice.endings[flip.outcome]
            leads = f"{flip_words(case.tree, flip)} → {there.name}"
            options.append(Option(str(nr), str(nr + 1), leads, there.price))
        self.query_one("#changes", Options).show(
            tuple(options), None, str(sorted(case.state.answers.items()))
        )
        title = "WHAT WOULD CHANGE THIS" if advice.decided else "WHAT WOULD DECIDE IT"
        if options:
            title += "   a number shows everything as if it were so"
        self.query_one("#changes-title", Static).update(title)
        more = advice.unlisted
        words = [f"and {count(more, 'more way', 'more ways')}, in the report"] if more else []
        words += filter(None, (advice.caveat, CLOSE_RULE * close))
        self.query_one("#changes-more", Static).update("\n".join(words))

    def _fill(self, name: str, heading: str, points: list[Point]) -> None:
        widget = self.query_one(f"#{name}", Points)
        widget.display = bool(points)
        widget.heading, widget.points = heading, tuple(points)


def _banner(case: Case) -> list[Point]:
    """Say what is shown besides the recommendation: a preview, the user's own choice."""
    points = []
    if case.state.real is not None:
        words = (as_if(case), "bold")
        points.append(("", Content.assemble(("As if  ", "bold $amber"), words)))
    if own := case.active_override:
        points.append(
            (
                "",
                Content.assemble(
                    ("Your choice  ", "bold $mint"),
                    (f"{names(case.dataset, (own.role,))}: ", "bold"),
                    own.reason,
                    (f"   {key_of('overrule')} changes it", "$grey"),
                ),
            )
        )
    return points


def _first(advice: Advice, short: bool) -> list[Point]:
    """Say what is recommended, what it costs, and why."""
    outcome = advice.first.outcome
    return [
        ("", Content.styled(outcome.headline, "bold $mint")),
        ("", Content(cost_words(advice.case, outcome.id))),
        *_in_turn(advice.first),
        *_reasons(advice, REASONS_SHORT if short else REASONS),
    ]


def _in_turn(ending: Ending) -> list[Point]:
    """Say in a line who comes first and what stands between the stages."""
    if len(ending.stages) < 2:
        return []
    parts = []
    for stage in ending.stages:
        weeks = count(stage.weeks, "week", "weeks")
        parts += [f"{stage.role.short} {weeks}", "exit test" * bool(stage.exit_test)]
    words = " → ".join(part for part in parts[:-1] if part)
    return [("", Content.styled(words, "$grey"))]


def _reasons(advice: Advice, shown: int) -> list[Point]:
    """Give what nobody knows, what is two answers and those nearest the end; count the rest."""
    told = [entry for entry, _ in advice.grounds]
    open_ = [entry for entry in told if entry.answer is None and (entry.on_way or entry.idle)]
    unknown = [*open_, *(entry for entry in told if entry.also and entry.led)]
    known = [entry for entry, _ in advice.because if entry.answer and not entry.also]
    late = known[-max(1, shown - len(unknown)) :]
    points = []
    for entry, out in advice.grounds:
        if entry in unknown or entry in late:
            short = shown == REASONS_SHORT
            ruled_out = f" Rules out {' · '.join(out)}." if out and not short else ""
            # Where there is little room, the runner-up alone says that two answers fit.
            words = entry.answer.because if short and entry.also and entry.answer else entry.reason
            points.append(("·", Content.assemble(words, (ruled_out, "$grey"))))
    idle = sum(entry.idle and entry not in unknown for entry in told)
    more = [f"{len(known) - len(late)} more"] if len(known) > len(late) else []
    if idle:
        more.append(f"{idle} that did not matter")
    if more:
        points.append((" ", Content.styled(f"and {', '.join(more)}, in the report", "$grey")))
    return points


def _stages(ending: Ending) -> list[Point]:
    points: list[Point] = []
    for number, stage in enumerate(ending.stages, 1):
        who = f"{stage.role.short}, {count(stage.weeks, 'week', 'weeks')}"
        test = (f"  {stage.until}  ", "$grey") if stage.exit_test else ""
        words = Content.assemble((who, "bold"), f"  {stage.work}", test, stage.exit_test)
        points.append((str(number), words))
    return points


def _next(outcome: Outcome) -> list[Point]:
    steps = [(str(nr), Content(step)) for nr, step in enumerate(outcome.next_steps, 1)]
    return [("", Content(outcome.advice)), *steps]


def _second(advice: Advice, second: RunnerUp, short: bool) -> list[Point]:
    """Say the same of the runner-up."""
    tree, ending = advice.case.tree, advice.endings[second.outcome.id]
    points = [
        ("", Content.styled(second.outcome.headline, "bold")),
        ("", Content(ending.price)),
        *_in_turn(ending),
        ("·", Content(second.because)),
    ]
    if second.others:
        others = " · ".join(advice.names(other.id for other in second.others))
        points.append(("·", Content.assemble(("Also possible  ", "$grey"), others)))
    if second.flip:
        topics = [tree.question(change.question).topic for change in second.flip.changes]
        words = "; ".join(topics) if short else flip_words(tree, second.flip)
        points.append(("·", Content.assemble(("Hangs on  ", "$grey"), words)))
    return points


def _unknowns(advice: Advice, short: bool) -> list[Point]:
    points = []
    for number, entry in enumerate(advice.unknowns, 1):
        question = entry.question
        topic, worth = (question.topic, "bold"), f"  {entry.worth.beside}"
        who = ", ".join(filter(None, (question.who, entry.worth.takes)))
        stakes = entry.stakes if short and number > 1 else entry.hangs_on
        hangs = (f"  hangs on it: {stakes}.  ", "$grey")
        tail = (f"  {who}." * bool(who), "$grey")
        words = Content.assemble(topic, worth, hangs, question.find_out, tail)
        points.append((str(number), words))
    return points
