"""What comes of the answers: a recommendation or choice, its consequences, what would change it."""

from collections.abc import Iterator

from roletui.case.standing import instead, names, outcome_name, plan_words
from roletui.dataset.model import Outcome
from roletui.report.markdown import bullets, escaped, numbered, role_name, table
from roletui.state.state import Override, State, chosen_roles, overruled, plan, plan_for
from roletui.text.numbers import plain, questions_left
from roletui.tree.runner_up import CLOSE_RULE, runner_up
from roletui.tree.walk import Tree, Walk
from roletui.tree.what_if import NOT_WHOLE, Flip, deciding, none_found


def outcome_blocks(tree: Tree, state: State) -> Iterator[str]:
    """Yield the blocks from the recommendation to the runner-up; what is possible while asking."""
    walk = tree.walk(state.answers)
    yield "## Decision Outcome"
    if walk.question is not None:
        left = questions_left(walk.shortest, walk.longest)
        yield f"Nothing is recommended yet. {_possible(tree, walk)} {left[:1].upper()}{left[1:]}."
        return
    outcome = tree.outcomes[tree.provisional(state.answers)]
    own = overruled(tree, state)
    if own:
        yield _overruled(tree, state, own, outcome)
    yield f"**{escaped(outcome.headline)}.** {escaped(outcome.advice)}"
    if walk.status == "open":
        yield f"This is provisional. {_possible(tree, walk)}"
    yield from _consequences(tree, state, outcome, " of what was recommended" if own else "")
    yield from _confirmation(tree, state, walk, outcome)
    yield from _second(tree, state)


def _possible(tree: Tree, walk: Walk) -> str:
    told = (outcome_name(tree.dataset, tree.outcomes[name]) for name in walk.outcomes)
    return f"Still possible: {escaped(' · '.join(told))}."


def _overruled(tree: Tree, state: State, own: Override, outcome: Outcome) -> str:
    """Say what was chosen instead, why, and what both cost; the answers may have changed since."""
    dataset = tree.dataset
    chosen = plan_words(dataset, plan(tree, state))
    recommended = plan_words(dataset, plan_for(tree, state, outcome.id))
    lines = [
        f"Chosen: {role_name(dataset, own.role)} ({chosen})",
        f"Reason: {own.reason}",
        f"Recommended: {outcome.headline} ({recommended})",
    ]
    if own.against in tree.outcomes and own.against != outcome.id:
        lines.append(f"Recommended at that time: {tree.outcomes[own.against].headline}")
    told = bullets(lines)
    return f"### Decided otherwise than recommended\n\n{told}\n\n### What was recommended"


def _consequences(tree: Tree, state: State, outcome: Outcome, whose: str) -> Iterator[str]:
    dataset = tree.dataset
    yield "### Consequences"
    if outcome.plan:
        lines = plan_for(tree, state, outcome.id)
        rows = [
            [role_name(dataset, stage.role), plain(line.weeks), stage.work]
            for stage, line in zip(outcome.plan, lines, strict=True)
        ]
        yield f"#### Stages{whose}\n\n" + table(["Who", "Weeks", "Work"], rows, figures=1)
    if outcome.cautions:
        yield f"#### Cautions{whose}\n\n" + bullets(outcome.cautions)
    yield f"#### Next steps{whose}\n\n" + numbered(outcome.next_steps)
    chosen = chosen_roles(tree, state)
    stays = [
        f"{names(dataset, (role.id,))}: {item}" if len(chosen) > 1 else item
        for role in dataset.roles
        if role.id in chosen
        for item in role.stays_with_you
    ]
    if stays:
        yield "#### What stays with you\n\n" + bullets(stays)


def _confirmation(tree: Tree, state: State, walk: Walk, outcome: Outcome) -> Iterator[str]:
    """Say how to tell whether it is right: the tests between stages, what would change it."""
    tests = [
        f"{names(tree.dataset, (stage.role,))}, stage {number}: {stage.exit_test}"
        for number, stage in enumerate(outcome.plan, 1)
        if stage.exit_test
    ]
    if tests:
        yield f"### Confirmation\n\nGo on to the next stage when:\n\n{bullets(tests)}"
    head = "What would change it" if walk.status == "decided" else "What would decide it"
    yield f"### {head}\n\n" + "\n".join(_changes(tree, state, walk))


def _changes(tree: Tree, state: State, walk: Walk) -> Iterator[str]:
    found = deciding(tree, state.answers)
    decided = walk.status == "decided"
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
        headline = escaped(tree.outcomes[outcome].headline)
        cost = instead(tree, state, outcome)
        yield f"- **{headline}.** {escaped(cost[:1].upper() + cost[1:])}."
        for flip in found.found:
            if flip.outcome == outcome:
                yield f"  - {flip_words(tree, flip)}"
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


def _second(tree: Tree, state: State) -> Iterator[str]:
    second = runner_up(tree, state.answers)
    if second is None:
        return
    lines = [
        f"**{escaped(second.outcome.headline)}** ({escaped(second.apart)}).",
        f"What speaks for it: {escaped(second.because)}",
        f"What it costs: {escaped(instead(tree, state, second.outcome.id))}.",
    ]
    if second.others:
        others = "; ".join(outcome.headline for outcome in second.others)
        lines.append(f"Also possible: {escaped(others)}.")
    if second.flip:
        lines.append(f"It hangs on: {flip_words(tree, second.flip)}.")
    rule = ["", CLOSE_RULE] if second.close else []
    yield "### Runner-up\n\n" + "\n".join([*(f"- {line}" for line in lines), *rule])
