"""What comes of the answers: a recommendation or choice, its consequences, what would change it."""

from collections.abc import Iterator

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.names import said_words
from roletui.case.standing import plan_words
from roletui.dataset.model import Outcome
from roletui.report.markdown import bullets, escaped, numbered, role_name, table
from roletui.state.state import Override
from roletui.text.numbers import first_upper, plain, questions_left
from roletui.tree.runner_up import CLOSE_RULE
from roletui.tree.walk import Tree
from roletui.tree.what_if import NOT_WHOLE, Flip


def outcome_blocks(advice: Advice) -> Iterator[str]:
    """Yield the blocks from the recommendation to the runner-up; what is possible while asking."""
    case, walk, own = advice.case, advice.case.walk, advice.case.active_override
    possible = f"Still possible: {escaped(' · '.join(advice.names(walk.outcomes)))}."
    yield "## Decision Outcome"
    if walk.status == "asking":
        left = first_upper(questions_left(walk.shortest, walk.longest))
        yield f"Nothing is recommended yet. {possible} {left}."
        return
    outcome = advice.first.outcome
    if own:
        yield _overruled(case, own, outcome)
    yield f"**{escaped(outcome.headline)}.** {escaped(outcome.advice)}"
    if not advice.decided:
        yield f"{escaped(advice.provisional)} {possible}"
    yield from _consequences(advice, " of what was recommended" if own else "")
    yield from _confirmation(advice)
    yield from _second(advice)


def _overruled(case: Case, own: Override, outcome: Outcome) -> str:
    """Say what was chosen instead, why, and what both cost; the answers may have changed since."""
    dataset = case.dataset
    chosen = plan_words(dataset, case.lines)
    recommended = plan_words(dataset, case.lines_for(outcome.id))
    lines = [
        f"Chosen: {role_name(dataset, own.role)} ({chosen})",
        f"Reason: {own.reason}",
        f"Recommended: {outcome.headline} ({recommended})",
    ]
    if own.against in case.tree.outcomes and own.against != outcome.id:
        lines.append(f"Recommended at that time: {case.tree.outcomes[own.against].headline}")
    told = bullets(lines)
    return f"### Decided otherwise than recommended\n\n{told}\n\n### What was recommended"


def _consequences(advice: Advice, whose: str) -> Iterator[str]:
    case, first = advice.case, advice.first
    yield "### Consequences"
    if first.stages:
        rows = [(stage.role.name, plain(stage.weeks), stage.work) for stage in first.stages]
        yield f"#### Stages{whose}\n\n" + table(["Who", "Weeks", "Work"], rows, figures=1)
    if first.outcome.cautions:
        yield f"#### Cautions{whose}\n\n" + bullets(first.outcome.cautions)
    yield f"#### Next steps{whose}\n\n" + numbered(first.outcome.next_steps)
    chosen = case.chosen_roles
    stays = [
        f"{role.short}: {item}" if len(chosen) > 1 else item
        for role in case.dataset.roles
        if role.id in chosen
        for item in role.stays_with_you
    ]
    if stays:
        yield "#### What stays with you\n\n" + bullets(stays)


def _confirmation(advice: Advice) -> Iterator[str]:
    """Say how to tell whether it is right: the tests between stages, what would change it."""
    tests = [
        f"{stage.role.short}, stage {number}: {stage.exit_test}"
        for number, stage in enumerate(advice.first.stages, 1)
        if stage.exit_test
    ]
    if tests:
        yield f"### Confirmation\n\nGo on to the next stage when:\n\n{bullets(tests)}"
    yield f"### {advice.changes_head}\n\n" + "\n".join(_changes(advice))


def _changes(advice: Advice) -> Iterator[str]:
    what = (
        "For each other outcome the one answer, or the two, that would have to differ"
        if advice.decided
        else "For each outcome the one answer, or the two, to what nobody knows that decide for it"
    )
    first = f"{what}, and what it costs for as many hours, unless others are named."
    yield first if advice.case.changes.whole else f"{first} {NOT_WHOLE}"
    yield ""
    for there in advice.elsewhere:
        yield f"- **{escaped(there.outcome.headline)}.** {escaped(first_upper(there.price))}."
        yield from (f"  - {flip_words(advice.case.tree, flip)}" for flip in there.flips)
    if not advice.elsewhere:
        yield f"- {advice.caveat}"


def flip_words(tree: Tree, flip: Flip) -> str:
    """Write the changed answers of a flip as Markdown: ``Bringing it: *Yes*``."""
    parts = []
    for change in flip.changes:
        label = escaped(said_words(tree.options(change.question, change.after)))
        parts.append(f"{escaped(tree.question(change.question).topic)}: *{label}*")
    return "; and ".join(parts)


def _second(advice: Advice) -> Iterator[str]:
    second = advice.case.runner_up
    if second is None:
        return
    lines = [
        f"**{escaped(second.outcome.headline)}** ({escaped(second.apart)}).",
        f"What speaks for it: {escaped(second.because)}",
        f"What it costs: {escaped(advice.endings[second.outcome.id].price)}.",
    ]
    if second.others:
        others = "; ".join(outcome.headline for outcome in second.others)
        lines.append(f"Also possible: {escaped(others)}.")
    if second.flip:
        lines.append(f"It depends on: {flip_words(advice.case.tree, second.flip)}.")
    rule = ["", CLOSE_RULE] if second.close else []
    yield "### Runner-up\n\n" + "\n".join([*(f"- {line}" for line in lines), *rule])
