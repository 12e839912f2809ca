"""The argument of the record: what is recommended or chosen, why, and what would change it."""

from collections.abc import Iterator

from roletui.cells import NOT_STATED
from roletui.decision import Tree, Walk
from roletui.flips import NOT_WHOLE, Flip, deciding, none_found
from roletui.reasons import Reason, account
from roletui.report.parts import Notes, bullets, escaped, role_name, table
from roletui.runner_up import CLOSE_RULE, runner_up
from roletui.state import Override, State, overruled, plan, plan_for
from roletui.summary import instead, outcome_name, plan_words
from roletui.unknowns import ORDER_RULE, Unknown, hangs_on, unknowns
from roletui.words import plain


def argument_blocks(tree: Tree, state: State, notes: Notes) -> Iterator[str]:
    """Yield the blocks from the recommendation to the runner-up."""
    walk = tree.walk(state.answers)
    if walk.status != "asking":
        yield from _advice(tree, state)
    yield from _why(tree, state, walk, notes)
    if walk.status != "decided":
        yield from _find_out(tree, state)
    if walk.status != "asking":
        yield from _changes(tree, state, walk)
        yield from _second(tree, state)


def _advice(tree: Tree, state: State) -> Iterator[str]:
    outcome = tree.outcomes[tree.provisional(state.answers)]
    whose = ""
    if own := overruled(tree, state):
        whose = " of what was recommended"
        yield _overruled(tree, state, own)
        yield f"### Recommended\n\n{escaped(outcome.headline)}. {escaped(outcome.advice)}"
    else:
        yield f"## Recommendation\n\n{escaped(outcome.advice)}"
    if outcome.plan:
        rows = [
            [
                role_name(tree.dataset, stage.role),
                plain(line.weeks),
                stage.work,
                stage.exit_test or "none",
            ]
            for stage, line in zip(outcome.plan, plan_for(tree, state, outcome.id), strict=True)
        ]
        yield f"### Stages{whose}\n\n" + table(["Who", "Weeks", "Work", "Go on when"], rows)
    if outcome.cautions:
        yield f"### Cautions{whose}\n\n" + bullets(outcome.cautions)
    yield f"### Next steps{whose}\n\n" + "\n".join(
        f"{number}. {escaped(step)}" for number, step in enumerate(outcome.next_steps, 1)
    )


def _overruled(tree: Tree, state: State, own: Override) -> str:
    """Say what was chosen instead, why, and what both cost; the answers may have changed since."""
    dataset = tree.dataset
    chosen = plan_words(dataset, plan(tree, state))
    recommended = plan_words(dataset, plan_for(tree, state, tree.provisional(state.answers)))
    lines = [
        f"Chosen: {role_name(dataset, own.role)} ({chosen})",
        f"Reason: {own.reason}",
        f"Recommended: {tree.outcomes[tree.provisional(state.answers)].headline} ({recommended})",
    ]
    if own.against in tree.outcomes and own.against != tree.provisional(state.answers):
        lines.append(f"Recommended at that time: {tree.outcomes[own.against].headline}")
    return "## Decided otherwise than recommended\n\n" + bullets(lines)


def _why(tree: Tree, state: State, walk: Walk, notes: Notes) -> Iterator[str]:
    if not walk.steps:
        yield "## Why\n\nNo question has been answered yet."
        return
    told = account(tree, state.answers)
    lines = []
    for number, entry in enumerate(told, 1):
        label = entry.answer.label if entry.answer else "Not sure"
        cited = notes.cite(entry.question.sources)
        lines.append(f"{number}. {escaped(entry.question.ask)} **{escaped(label)}.**{cited}")
        lines += [f"   {words}" for words in _did(tree, entry)]
    yield "## Why\n\n" + "\n".join(lines)


def _did(tree: Tree, entry: Reason) -> Iterator[str]:
    """Say what an answer did: its reason and what it ruled out, or that it did not matter."""
    if not entry.mattered or entry.on_way:
        yield escaped(entry.reason)
    if entry.ruled_out:
        out = [outcome_name(tree.dataset, tree.outcomes[name]) for name in entry.ruled_out]
        yield f"*Ruled out:* {escaped(' · '.join(out))}."


def _find_out(tree: Tree, state: State) -> Iterator[str]:
    lines: list[str] = []
    for number, entry in enumerate(unknowns(tree, state), 1):
        lines.append(f"{number}. **{escaped(entry.question.ask)}**")
        lines += [f"   {escaped(words)}" for words in _plan(tree, entry)]
    if lines:
        yield "## Find out first\n\n" + "\n".join([ORDER_RULE, "", *lines])


def _plan(tree: Tree, entry: Unknown) -> Iterator[str]:
    question = entry.question
    yield question.find_out
    who, takes = question.who or NOT_STATED, question.takes or NOT_STATED
    yield f"Who can answer it: {who}. Takes: {takes}."
    yield f"What hangs on it: {hangs_on(tree, entry)}."


def _changes(tree: Tree, state: State, walk: Walk) -> Iterator[str]:
    found, lines = deciding(tree, state.answers), []
    for outcome in dict.fromkeys(flip.outcome for flip in found.found):
        headline = escaped(tree.outcomes[outcome].headline)
        lines.append(f"- **{headline}** ({escaped(instead(tree, state, outcome))})")
        lines += [f"  - {_flip(tree, flip)}" for flip in found.found if flip.outcome == outcome]
    decided = walk.status == "decided"
    if not lines:
        lines.append(f"- {none_found(found, decided=decided)}")
    what = (
        "Every smallest change of one answer or two"
        if decided
        else "Which one or two answers to what nobody knows yet leave one outcome"
    )
    first = (
        f"{what}, with what it costs for as many people and hours a week; stages keep their weeks."
    )
    if lines and not found.whole:
        first += f" {NOT_WHOLE}"
    head = "What would change it" if decided else "What would decide it"
    yield f"## {head}\n\n" + "\n".join([first, "", *lines])


def _flip(tree: Tree, flip: Flip) -> str:
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
        f"{escaped(second.outcome.headline)} ({escaped(second.apart)}).",
        f"What speaks for it: {escaped(second.because)}",
        f"What it costs: {escaped(instead(tree, state, second.outcome.id))}.",
    ]
    if second.others:
        others = "; ".join(outcome.headline for outcome in second.others)
        lines.append(f"Also possible: {escaped(others)}.")
    if second.flip:
        lines.append(f"It hangs on: {_flip(tree, second.flip)}.")
    rule = ["", CLOSE_RULE] if second.close else []
    yield "## Runner-up\n\n" + "\n".join([*(f"- {line}" for line in lines), *rule])
