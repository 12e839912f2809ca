"""Page one of a record: the decision, its figures, why, what would change it, what to do next.

It has at most :data:`MOST_LINES` lines of Markdown and is the same in every form; whatever does not
fit is in the appendix, and it says how much that is.
"""

from collections.abc import Iterator, Sequence

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.figures import (
    against_sentence,
    compared_words,
    cost_sentences,
    gains_sentences,
)
from roletui.case.names import flip_words
from roletui.case.standing import HIRED_SO, beside, planned_hours
from roletui.case.uncounted import uncounted_sentence
from roletui.case.ways_span import is_example, told_span
from roletui.cost.lines import has_range
from roletui.cost.simulation import simulate
from roletui.cost.spread_words import brief_spread
from roletui.dataset.model import Outcome
from roletui.dataset.task_words import within_sentence
from roletui.report.markdown import Cited, bullets, escaped, numbered, role_name, table
from roletui.report.record.front_matter import decision_sentence, status_lines
from roletui.text.numbers import count, first_upper, lower_first, plain, questions_left

MOST_LINES = 45
APPENDIX = "Appendix"
"""The heading below page one."""
FACTS = ("Cost", "Against", "Not counted", "Who gains from the figures")
"""The labels of the figures, in the list that begins with the status."""
REASONS, CHANGES, STEPS, RISKS = 3, 5, 4, 3
"""At most so many of each are listed."""


def page_title(case: Case) -> str:
    """Return the task and the decision in a few words; what is not firm is called so first."""
    outcome, own = case.outcome, case.active_override
    if outcome is None:
        words = "Not decided yet"
    elif own:
        words = f"{role_name(case.dataset, own.role)}, by the team's own choice"
    else:
        words = outcome.headline.removesuffix(".")
    if case.walk.status == "open":
        words = f"Provisional: {lower_first(words)}"
    if case.state.real is not None:
        words = f"A preview: {lower_first(words)}"
    task = within_sentence(case.state.task)
    return f"{task}: {lower_first(words)}" if task else words


def page_one(advice: Advice, cited: Cited, *, level: int, status: str = "") -> Iterator[str]:
    """Yield the blocks of page one, its title with ``level`` signs; a status set by hand."""
    case, mark = advice.case, "#" * (level + 1)
    yield f"{'#' * level} {escaped(page_title(case))}"
    yield decision_sentence(case)
    if case.walk.status == "asking":
        left = first_upper(questions_left(case.walk.shortest, case.walk.longest))
        yield f"Nothing is recommended yet. {left}."
    elif not advice.decided:
        yield escaped(advice.provisional)
    yield "\n".join([status_lines(case, status), *_facts(case)])
    for heading, text in (
        ("Why", _why(advice, cited)),
        (advice.changes_head, _changes(advice)),
        ("Next steps", _next_steps(advice)),
        ("Risks", _risks(advice)),
    ):
        if text:
            yield f"{mark} {heading}\n\n{text}"


def _facts(case: Case) -> Iterator[str]:
    said = (
        " ".join(filter(None, [cost_sentences(case), _range(case)])),
        against_sentence(case),
        uncounted_sentence(case),
        gains_sentences(case),
    )
    for label, words in zip(FACTS, said, strict=True):
        if words:
            yield f"- **{label}:** {escaped(words)}"


def _range(case: Case) -> str:
    """Say which range the total has on page one, and how that differs from the simulated one.

    Empty where there is no range, or where it is a span over the ways to hire.
    """
    total = case.bill.total
    if case.example or is_example(case) or told_span(case):
        return ""
    if total is None or not has_range(case.bill.items):
        return ""
    words = "The lowest and the highest total count every figure at its low or its high end"
    shapes = [figure.shape for item in case.bill.items for figure in item.inputs if figure.varies]
    if any("quartile" in (shape.low_is, shape.high_is) for shape in shapes):
        words += " (a quartile among them has a quarter of its cases beyond it)"
    if case.state.cost_settings.outside_view:
        words += ", others' overruns counted"
    spread = simulate(case.bill.costs)
    return f"{words}; {brief_spread(spread, case.currency)}" if spread else f"{words}."


def _why(advice: Advice, cited: Cited) -> str:
    """Return the answers that led there, with a choice against them first; empty while asking."""
    if advice.case.walk.status == "asking":
        return ""
    lines = [
        f"{escaped(ground.reason.reason)}{cited.cite(ground.reason.question.sources)}"
        for ground in advice.because[:REASONS]
    ]
    found = len(advice.because)
    if own := advice.case.active_override:
        lines.insert(0, escaped(f"Decided otherwise, because: {own.reason}"))
        lines, found = lines[:REASONS], found + 1
    if found > len(lines):
        lines.append(f"{found - len(lines)} more in the appendix.")
    return "\n".join(f"- {line}" for line in lines)


def _changes(advice: Advice) -> str:
    """Return one smallest change for each of the nearest other outcomes, with what it costs."""
    case = advice.case
    if case.walk.status == "asking":
        return ""
    if not advice.elsewhere:
        return escaped(advice.caveat)
    shown = advice.elsewhere[:CHANGES]
    rows = [
        (flip_words(case.tree, there.flips[0], brief=True), there.name, *there.cells)
        for there in shown
    ]
    told = [f"{escaped(compared)}." for compared in [compared_words(case)] if compared]
    if hours := planned_hours(case.bill_for(case.walk.provisional)):
        told.append(f"Each cost is for a plan of {plain(hours)} h unless it names other hours.")
        costs = [c for there in shown for c in beside(case, there.outcome.id).there.costs]
        if any(entry.offer.share != 1 for entry in costs):
            told.append("An employee's hours are those that are paid; not all of them are worked.")
    if any(there.cells[1].endswith(HIRED_SO) for there in shown):
        told.append(
            f"“{first_upper(HIRED_SO)}”: compared with the recommendation, hired in the same way."
        )
    more = sum(len(there.flips) for there in advice.elsewhere) - len(shown)
    if more:
        told.append(f"{more} more in the appendix.")
    head = ["Change", "Then", "Cost", "Difference"]
    return f"{table(head, rows)}\n\n{' '.join(told)}"


def _next_steps(advice: Advice) -> str:
    case = advice.case
    steps: list[str] = []
    if case.walk.question is not None:
        steps.append(f"Answer the next question: {case.asked(case.walk.question)}")
    for entry in advice.unknowns[:1]:
        steps.append(f"Find out first: {case.asked(entry.question)} {entry.question.find_out}")
    if case.active_override:
        chosen = _chosen(case)
        steps += chosen.next_steps if chosen else ()
    elif case.outcome:
        steps += advice.first.outcome.next_steps
    return numbered(_few(steps, STEPS))


def _risks(advice: Advice) -> str:
    """Return what may go wrong all the same; else what speaks against the roles to hire."""
    case = advice.case
    outcome = _chosen(case) if case.active_override else case.outcome
    found = list(outcome.cautions) if outcome else []
    if not found:
        chosen = [case.dataset.role(name) for name in case.chosen_roles]
        found = [con for role in chosen for con in role.cons]
    return bullets(_few(found, RISKS))


def _chosen(case: Case) -> Outcome | None:
    """Return the outcome that recommends what was chosen instead; None without one."""
    every = case.tree.outcomes.values()
    return next((entry for entry in every if entry.roles == case.chosen_roles), None)


def _few(items: Sequence[str], most: int) -> list[str]:
    """Return at most so many items, the last of them saying how many are left."""
    if len(items) <= most:
        return [*items]
    left = len(items) - most + 1
    return [*items[: most - 1], f"{count(left, 'more', 'more')} in the appendix."]
