"""A decision in plain lines: what, why, what comes second, what would change it."""

from collections.abc import Iterator

from roletui.case.case import Case
from roletui.case.names import options_words, outcome_name
from roletui.case.standing import instead
from roletui.case.unknowns import hangs_on, unknowns
from roletui.text.numbers import lower_first
from roletui.tree.runner_up import CLOSE_RULE
from roletui.tree.what_if import NOT_WHOLE, none_found


def explained(case: Case) -> list[str]:
    """Return where answers lead that leave no question, as lines."""
    walk, outcomes = case.walk, case.tree.outcomes
    outcome = outcomes[walk.provisional]
    lines = [
        f"Decision: {'provisionally, ' * (walk.status == 'open')}{lower_first(outcome.headline)}; "
        f"the options considered were {options_words(case.dataset)}.",
        "",
    ]
    if walk.status == "open":
        others = " or ".join(outcomes[name].headline for name in walk.outcomes)
        lines += [f"Provisional. Still possible: {others}.", "", *_find_out(case), ""]
    lines += [outcome.advice, "", *_because(case), "", *_second(case)]
    lines += _changes(case)
    if walk.unused:
        lines += ["", f"Kept, not used: {', '.join(walk.unused)}"]
    return lines


def _find_out(case: Case) -> Iterator[str]:
    yield "Find out first"
    for number, entry in enumerate(unknowns(case), 1):
        question = entry.question
        yield f"  {number}. {question.ask} {question.find_out}"
        told = [words for words in (question.who, question.takes) if words]
        if told:
            yield f"     Who, and how long: {', '.join(told)}."
        yield f"     What hangs on it: {hangs_on(case.tree, entry)}."


def _because(case: Case) -> Iterator[str]:
    yield "Because"
    for entry in case.reasons:
        out = [outcome_name(case.dataset, case.tree.outcomes[name]) for name in entry.ruled_out]
        ruled_out = f" (ruled out: {'; '.join(out)})" if out else ""
        yield f"  - {entry.reason}{ruled_out}"
    idle = [entry.reason for entry in case.account if entry.idle]
    if idle:
        yield from ["", "Did not matter", *(f"  - {words}" for words in idle)]


def _second(case: Case) -> Iterator[str]:
    second = case.runner_up
    if second:
        yield f"Runner-up ({second.apart}): {second.outcome.headline}. {second.because}"
        if second.close:
            yield CLOSE_RULE


def _changes(case: Case) -> Iterator[str]:
    decided = case.walk.status == "decided"
    found = case.changes
    yield from ["", "What would change it" if decided else "What would decide it"]
    if not found.found:
        yield f"  {none_found(found, decided=decided)}"
    for outcome in dict.fromkeys(flip.outcome for flip in found.found):
        yield f"  - {case.tree.outcomes[outcome].headline}: {instead(case, outcome)}"
        for flip in found.found:
            if flip.outcome == outcome:
                yield f"      {' and '.join(f'{c.question}={c.after}' for c in flip.changes)}"
    if found.found and not found.whole:
        yield f"  {NOT_WHOLE}"
