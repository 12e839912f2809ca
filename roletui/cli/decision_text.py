"""A decision in plain lines: what, why, what comes second, what would change it."""

from collections.abc import Iterator

from roletui.case.standing import instead, options_words, outcome_name
from roletui.case.unknowns import hangs_on, unknowns
from roletui.state.state import State
from roletui.text.numbers import lower_first
from roletui.tree.reasons import account
from roletui.tree.runner_up import CLOSE_RULE, runner_up
from roletui.tree.walk import Answers, Status, Tree
from roletui.tree.what_if import NOT_WHOLE, deciding, none_found


def explained(tree: Tree, answers: Answers) -> list[str]:
    """Return where answers lead that leave no question, as lines."""
    walk = tree.walk(answers)
    outcome = tree.outcomes[tree.provisional(answers)]
    lines = [
        f"Decision: {'provisionally, ' * (walk.status == 'open')}{lower_first(outcome.headline)}; "
        f"the options considered were {options_words(tree.dataset)}.",
        "",
    ]
    if walk.status == "open":
        others = " or ".join(tree.outcomes[name].headline for name in walk.outcomes)
        lines += [f"Provisional. Still possible: {others}.", "", *_find_out(tree, answers), ""]
    lines += [outcome.advice, "", *_because(tree, answers), "", *_second(tree, answers)]
    lines += _changes(tree, answers, walk.status)
    if walk.unused:
        lines += ["", f"Kept, not used: {', '.join(walk.unused)}"]
    return lines


def _find_out(tree: Tree, answers: Answers) -> Iterator[str]:
    yield "Find out first"
    for number, entry in enumerate(unknowns(tree, State(answers)), 1):
        question = entry.question
        yield f"  {number}. {question.ask} {question.find_out}"
        told = [words for words in (question.who, question.takes) if words]
        if told:
            yield f"     Who, and how long: {', '.join(told)}."
        yield f"     What hangs on it: {hangs_on(tree, entry)}."


def _because(tree: Tree, answers: Answers) -> Iterator[str]:
    told = account(tree, answers)
    yield "Because"
    for entry in told:
        if entry.mattered and entry.on_way:
            out = [outcome_name(tree.dataset, tree.outcomes[name]) for name in entry.ruled_out]
            ruled_out = f" (ruled out: {'; '.join(out)})" if out else ""
            yield f"  - {entry.reason}{ruled_out}"
    idle = [entry.reason for entry in told if entry.idle]
    if idle:
        yield from ["", "Did not matter", *(f"  - {words}" for words in idle)]


def _second(tree: Tree, answers: Answers) -> Iterator[str]:
    second = runner_up(tree, answers)
    if second:
        yield f"Runner-up ({second.apart}): {second.outcome.headline}. {second.because}"
        if second.close:
            yield CLOSE_RULE


def _changes(tree: Tree, answers: Answers, status: Status) -> Iterator[str]:
    decided = status == "decided"
    found = deciding(tree, answers)
    yield from ["", "What would change it" if decided else "What would decide it"]
    if not found.found:
        yield f"  {none_found(found, decided=decided)}"
    for outcome in dict.fromkeys(flip.outcome for flip in found.found):
        yield f"  - {tree.outcomes[outcome].headline}: {instead(tree, State(answers), outcome)}"
        for flip in found.found:
            if flip.outcome == outcome:
                yield f"      {' and '.join(f'{c.question}={c.after}' for c in flip.changes)}"
    if found.found and not found.whole:
        yield f"  {NOT_WHOLE}"
