"""Two people's answers side by side: where they differ, and which differences decide.

As lines of text and as blocks of Markdown; the caller names the two files.
"""

import typing
from collections.abc import Iterator, Sequence

from roletui.case.differences import Comparison, Difference, Drives, GivenAnswer, Party
from roletui.case.names import names
from roletui.cost.settings import Display
from roletui.dataset.dataset import Dataset
from roletui.dataset.overhead_kinds import unit_words
from roletui.report.diff.plans import difference_sentence, plan_lines, plan_rows, planned, same_plan
from roletui.state.state import Override
from roletui.text.clean import printable
from roletui.text.money import minor, money
from roletui.text.numbers import count, plain
from roletui.text.width import cut
from roletui.tree.walk import Tree

SAME = "The differences do not change the result."
QUOTED = 160
"""Maximum length of a quotation from notes."""
ALIKE = "Both give the same answers on the same way."


def text(found: Comparison, called: Sequence[str]) -> Iterator[str]:
    """Yield the comparison as lines."""
    tree = found.a.walk.tree
    for letter, side, file in zip("AB", (found.a, found.b), called, strict=True):
        yield f"{letter}  {file}: {result_words(side)}"
    yield ""
    if found.differences:
        yield f"Answered differently: {count(len(found.differences), 'question', 'questions')}"
    for entry in found.differences:
        yield f"  {entry.question.topic}: {entry.question.ask}"
        for letter, said in zip("AB", (entry.a, entry.b), strict=True):
            yield f"    {letter}  {given_words(tree, entry, said, letter)}"
    if found.differences:
        yield ""
    for words, sets in drives_words(found):
        yield words
        yield from (f"  - {entry}" for entry in sets)
    yield ""
    yield from plan_lines(planned(found.a), planned(found.b))
    rest = list(rest_words(found))
    yield from ["", *rest] if rest else []


def markdown(
    found: Comparison, called: Sequence[str], display: Display | None = None
) -> Iterator[str]:
    """Yield the comparison as blocks of Markdown, its money in the display currency."""
    from roletui.report.markdown import bullets, escaped, table  # only for this format: 5 ms

    tree = found.a.walk.tree
    yield f"# {escaped(tree.dataset.about.title)}\n"
    for letter, side, file in zip("AB", (found.a, found.b), called, strict=True):
        yield f"- **{letter}** {escaped(file)}: {escaped(result_words(side))}"
    a, b = (planned(side, display) for side in (found.a, found.b))
    if not same_plan(a, b):
        yield f"\n{escaped(difference_sentence(a, b))}"
    yield "\n## Where they differ\n"
    if found.differences:
        rows = [
            (
                entry.question.ask,
                given_words(tree, entry, entry.a, "A"),
                given_words(tree, entry, entry.b, "B"),
            )
            for entry in found.differences
        ]
        yield table(("Question", "A", "B"), rows) + "\n"
    else:
        yield f"{ALIKE}\n"
    if found.differences or not found.same_result:
        yield "## What drives the result"
        for words, sets in drives_words(found):
            yield f"\n{escaped(words)}"
            if sets:
                yield f"\n{bullets(sets)}"
    head, *lines = plan_rows(a, b)
    plans = escaped(next(plan_lines(a, b))) if same_plan(a, b) else table(head, lines)
    yield f"\n## The plans\n\n{plans}"
    rest = list(rest_words(found))
    if rest:
        yield f"\n## Besides\n\n{bullets(rest)}"


def result_words(side: Party) -> str:
    """Return a party's outcome, how firm it is, and the choice against it."""
    tree = side.walk.tree
    match side.status:
        case "asking":
            possible = count(len(side.walk.outcomes), "outcome", "outcomes")
            return f"not decided yet, {possible} possible"
        case "open":
            firm = f"provisional, {len(side.walk.outcomes)} outcomes possible"
        case "decided":
            firm = "decided"
        case never:
            typing.assert_never(never)
    words = f"{tree.outcomes[side.outcome].headline} ({firm})"
    if side.override is None:
        return words
    return f"{words}; {_chose(tree.dataset, side.override)} instead, {_why(side.override)}"


def _chose(dataset: Dataset, override: Override) -> str:
    return f"chose {names(dataset, (override.role,))}"


def _why(override: Override) -> str:
    reason = printable(override.reason)
    return f"because “{reason}”" if reason else "without a reason"


def given_words(tree: Tree, entry: Difference, said: GivenAnswer, letter: str) -> str:
    """Return the label of a given answer, or why there is none."""
    if said.choice == "open":
        return "not answered yet"
    if said.choice == "unasked":
        return f"not asked on {letter}’s way"
    answer = tree.answer(entry.question.id, said.answer)
    return answer.label if answer else "Not sure"


def drives_words(found: Comparison) -> Iterator[tuple[str, list[str]]]:
    """Yield what drives the result in each direction, with the sets of questions."""
    if not found.differences:
        yield ALIKE, []
    elif found.same_result:
        yield SAME, []
    else:
        tree = found.a.walk.tree
        yield _driven(tree, found.drives, _unanswered(found, "B"), "A", "B")
        if _one_way(found):
            yield _driven(tree, found.drives_back, _unanswered(found, "A"), "B", "A")


def _one_way(found: Comparison) -> bool:
    """Return whether the two directions need a sentence each."""
    forward, back = (
        {frozenset(names) for names in d.sets} for d in (found.drives, found.drives_back)
    )
    unanswered = _unanswered(found, "A") | _unanswered(found, "B")
    return forward != back or any(names & unanswered for names in forward)


def _unanswered(found: Comparison, letter: str) -> set[str]:
    """Return the ids of the differing questions that one of the two did not answer."""
    given = ((d.question.id, d.a if letter == "A" else d.b) for d in found.differences)
    return {name for name, answer in given if answer.choice != "answered"}


def _driven(
    tree: Tree, drives: Drives, unanswered: set[str], one: str, other: str
) -> tuple[str, list[str]]:
    """Return which answers one would have to take over from the other, as a sentence and sets."""
    goal = f"{one} the result of {other}"
    if not drives.sets:
        if not drives.tried:
            return f"What would give {goal} takes too long to find.", []
        most = "single answer" if drives.tried == 1 else f"set of up to {drives.tried} answers"
        also = f", nor leaving open what {other} left open," if unanswered else ""
        return f"No {most} of {other}{also} gives {goal}; larger sets were not tried.", []
    used = {name for names in drives.sets for name in names}
    open_ = used & unanswered
    mixed = open_ not in (set(), used)
    sets = [
        " and ".join(
            f"“{tree.question(q).topic}”{' (left open)' if mixed and q in open_ else ''}"
            for q in names
        )
        for names in drives.sets
    ]
    size, several = len(drives.sets[0]), len(sets) > 1
    how, noun = f"Taken over from {other}", "answer"
    if open_:
        noun = "question"
        left = f"eft open as {other} left {'it' if len(open_) == 1 else 'them'}"
        how = f"{how}, or l{left}" if mixed else f"L{left}"
    if size == 1:
        words = f"any one of these {noun}s gives" if several else f"this {noun} gives"
    else:
        each = f"the {size} {noun}s of any line give"
        words = each if several else f"these {size} {noun}s together give"
    more = "" if drives.whole else " There may be more; not every set was tried."
    return f"{how}, {words} {goal}.{more}", sets


def rest_words(found: Comparison) -> Iterator[str]:
    """Yield a sentence for each other difference, and for what was not compared."""
    a, b = found.a, found.b
    dataset = a.walk.tree.dataset
    if choice := _choice_words(dataset, a, b):
        yield f"Choice: {choice}{'' if choice.endswith('.”') else '.'}"
    if a.overheads != b.overheads:
        yield f"On top: A {_overhead_words(dataset, a)}; B {_overhead_words(dataset, b)}."
    for factor in dataset.factors:
        one, other = (side.weights.get(factor.id, 0) for side in (a, b))
        if one != other:
            yield f"Weight of “{factor.label}”: A {one}; B {other}."
    if a.goal != b.goal:
        yield f"To spend: A {_goal(dataset, a)}; B {_goal(dataset, b)}."
    if a.notes != b.notes:
        yield f"Notes: A {_notes(a)}; B {_notes(b)}."
    if found.kept:
        kept = count(found.kept, "question", "questions")
        yield f"Answers off both ways, without effect: {kept}."


def _goal(dataset: Dataset, side: Party) -> str:
    """Write the money to spend, which is always in the dataset's own currency."""
    currency = dataset.about.currency
    return "not stated" if side.goal is None else money(minor(side.goal, currency), currency)


def _notes(side: Party) -> str:
    """Quote the beginning of a party's notes on one line."""
    words = printable(" ".join(side.notes.split()))
    return f"“{cut(words, QUOTED)}”" if words else "none"


def _choice_words(dataset: Dataset, a: Party, b: Party) -> str:
    """Return who chose what and why; empty if both did the same for the same reason."""
    if a.override and b.override and a.override.role == b.override.role:
        if a.override.reason == b.override.reason:
            return ""
        both = _chose(dataset, a.override)
        return f"both {both}; A {_why(a.override)}; B {_why(b.override)}"
    if not (a.override or b.override):
        return ""
    return f"A {_choice(dataset, a)}; B {_choice(dataset, b)}"


def _choice(dataset: Dataset, side: Party) -> str:
    if side.override is not None:
        return f"{_chose(dataset, side.override)}, {_why(side.override)}"
    return "is not decided" if side.status == "asking" else "follows the recommendation"


def _overhead_words(dataset: Dataset, side: Party) -> str:
    """Return a party's settings of the overheads."""
    parts = []
    for overhead in dataset.budget.overheads:
        choice = side.overheads.get(overhead.id)
        if choice and not choice.on:
            parts.append(f"{overhead.label} left out")
        elif choice and choice.amount is not None and overhead.kind:
            unit = unit_words(overhead.kind, dataset.about.currency)
            parts.append(f"{overhead.label} {plain(choice.amount)} {unit}")
    return f"counts with {', '.join(parts)}" if parts else "counts as the dataset does"
