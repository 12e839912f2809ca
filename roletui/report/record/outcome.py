"""What comes of the answers: a recommendation or choice, its consequences, what would change it."""

from collections.abc import Iterator

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.case.standing import instead, plan_words
from roletui.dataset.model import Outcome
from roletui.report.markdown import bullets, escaped, numbered, role_name, table
from roletui.state.state import Override
from roletui.text.numbers import plain, questions_left
from roletui.tree.runner_up import CLOSE_RULE
from roletui.tree.walk import Tree, Walk
from roletui.tree.what_if import NOT_WHOLE, Flip, none_found


def outcome_blocks(case: Case) -> Iterator[str]:
    """Yield the blocks from the recommendation to the runner-up; what is possible while asking."""
    walk, outcome = case.walk, case.outcome
    yield "## Decision Outcome"
    if outcome is None:
        left = questions_left(walk.shortest, walk.longest)
        yield f"Nothing is recommended yet. {_possible(walk)} {left[:1].upper()}{left[1:]}."
        return
    own = case.override
    if own:
        yield _overruled(case, own, outcome)
    yield f"**{escaped(outcome.headline)}.** {escaped(outcome.advice)}"
    if walk.status == "open":
        yield f"This is provisional. {_possible(walk)}"
    yield from _consequences(case, outcome, " of what was recommended" if own else "")
    yield from _confirmation(case, outcome)
    yield from _second(case)


def _possible(walk: Walk) -> str:
    tree = walk.tree
    told = (outcome_name(tree.dataset, tree.outcomes[name]) for name in walk.outcomes)
    return f"Still possible: {escaped(' · '.join(told))}."


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


def _consequences(case: Case, outcome: Outcome, whose: str) -> Iterator[str]:
    dataset = case.dataset
    yield "### Consequences"
    if outcome.plan:
        lines = case.lines_for(outcome.id)
        rows = [
            [role_name(dataset, stage.role), plain(line.weeks), stage.work]
            for stage, line in zip(outcome.plan, lines, strict=True)
        ]
        yield f"#### Stages{whose}\n\n" + table(["Who", "Weeks", "Work"], rows, figures=1)
    if outcome.cautions:
        yield f"#### Cautions{whose}\n\n" + bullets(outcome.cautions)
    yield f"#### Next steps{whose}\n\n" + numbered(outcome.next_steps)
    chosen = case.chosen_roles
    stays = [
        f"{names(dataset, (role.id,))}: {item}" if len(chosen) > 1 else item
        for role in dataset.roles
        if role.id in chosen
        for item in role.stays_with_you
    ]
    if stays:
        yield "#### What stays with you\n\n" + bullets(stays)


def _confirmation(case: Case, outcome: Outcome) -> Iterator[str]:
    """Say how to tell whether it is right: the tests between stages, what would change it."""
    tests = [
        f"{names(case.dataset, (stage.role,))}, stage {number}: {stage.exit_test}"
        for number, stage in enumerate(outcome.plan, 1)
        if stage.exit_test
    ]
    if tests:
        yield f"### Confirmation\n\nGo on to the next stage when:\n\n{bullets(tests)}"
    head = "What would change it" if case.walk.status == "decided" else "What would decide it"
    yield f"### {head}\n\n" + "\n".join(_changes(case))


def _changes(case: Case) -> Iterator[str]:
    found = case.changes
    decided = case.walk.status == "decided"
    what = (
        "Every smallest change of one answer or two"
        if decided
        else "Which one or two answers to what nobody knows yet leave one outcome"
    )
    first = (
        f"{what}, with what it costs for as many people and hours a week; stages keep their weeks."
    )
    yield f"{first} {NOT_WHOLE}" if not found.whole else first
    yield ""
    for outcome in dict.fromkeys(flip.outcome for flip in found.found):
        headline = escaped(case.tree.outcomes[outcome].headline)
        cost = instead(case, outcome)
        yield f"- **{headline}.** {escaped(cost[:1].upper() + cost[1:])}."
        for flip in found.found:
            if flip.outcome == outcome:
                yield f"  - {flip_words(case.tree, flip)}"
    if not found.found:
        yield f"- {none_found(found, decided=decided)}"


def flip_words(tree: Tree, flip: Flip) -> str:
    """Write the changed answers of a flip as Markdown: ``Bringing it: *Yes*``."""
    parts = []
    for change in flip.changes:
        answer = tree.answer(change.question, change.after)
        label = escaped(answer.label) if answer else "Not sure"
        parts.append(f"{escaped(tree.question(change.question).topic)}: *{label}*")
    return "; and ".join(parts)


def _second(case: Case) -> Iterator[str]:
    second = case.runner_up
    if second is None:
        return
    lines = [
        f"**{escaped(second.outcome.headline)}** ({escaped(second.apart)}).",
        f"What speaks for it: {escaped(second.because)}",
        f"What it costs: {escaped(instead(case, second.outcome.id))}.",
    ]
    if second.others:
        others = "; ".join(outcome.headline for outcome in second.others)
        lines.append(f"Also possible: {escaped(others)}.")
    if second.flip:
        lines.append(f"It hangs on: {flip_words(case.tree, second.flip)}.")
    rule = ["", CLOSE_RULE] if second.close else []
    yield "### Runner-up\n\n" + "\n".join([*(f"- {line}" for line in lines), *rule])
