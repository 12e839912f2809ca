"""A decision in plain lines: what, why, what comes second, what would change it."""

from collections.abc import Iterator

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.names import options_words
from roletui.text.numbers import lower_first
from roletui.tree.runner_up import CLOSE_RULE


def explained(case: Case) -> list[str]:
    """Return where answers lead that leave no question, as lines."""
    advice, walk = Advice(case), case.walk
    outcome = advice.first.outcome
    lines = [
        f"Decision: {'provisionally, ' * (not advice.decided)}{lower_first(outcome.headline)}.",
        f"Options considered: {options_words(case.dataset)}.",
        "",
    ]
    if not advice.decided:
        others = "; ".join(advice.endings[name].outcome.headline for name in walk.outcomes)
        lines += [f"Still possible: {others}.", advice.provisional, "", *_find_out(advice), ""]
    lines += [outcome.advice, "", *_because(advice), "", *_second(case), *_changes(advice)]
    if walk.unused:
        lines += ["", f"Kept, not used: {', '.join(walk.unused)}"]
    return lines


def _find_out(advice: Advice) -> Iterator[str]:
    yield "Find out first"
    for number, entry in enumerate(advice.unknowns, 1):
        question = entry.question
        yield f"  {number}. {advice.case.asked(question)} {question.find_out}"
        if who := question.who_and_takes:
            yield f"     Who, and how long: {who}."
        yield f"     What depends on it: {entry.hangs_on}."
        yield f"     {entry.worth.sentence}"


def _because(advice: Advice) -> Iterator[str]:
    yield "Why"
    for entry, out in advice.because:
        ruled_out = f" (ruled out: {'; '.join(out)})" if out else ""
        yield f"  - {entry.reason}{ruled_out}"
    if advice.idle:
        yield from ["", "Did not matter", *(f"  - {words}" for words in advice.idle)]
    if advice.beside:
        yield from [
            "",
            "Matters only for the second answer",
            *(f"  - {words}" for words in advice.beside),
        ]


def _second(case: Case) -> Iterator[str]:
    second = case.runner_up
    if second:
        yield f"Runner-up ({second.apart}): {second.outcome.headline}. {second.because}"
        if second.close:
            yield CLOSE_RULE


def _changes(advice: Advice) -> Iterator[str]:
    yield from ["", advice.changes_head]
    for there in advice.elsewhere:
        yield f"  - {there.outcome.headline}: {there.price}"
        for flip in there.flips:
            yield f"      {' and '.join(f'{c.question}={c.after}' for c in flip.changes)}"
    if advice.caveat:
        yield f"  {advice.caveat}"
