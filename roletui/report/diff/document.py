"""Two people's answers side by side, in words: where they differ, and what of it decides.

As lines of text and as blocks of Markdown; what each of the two is called is the caller's to say.
"""

import typing
from collections.abc import Iterator, Sequence

from roletui.case.case import Case
from roletui.case.differences import Comparison, Difference, Drives, GivenAnswer
from roletui.case.names import names, said_words
from roletui.cost.bill_words import bills_words
from roletui.dataset.bills import NO_BILLS
from roletui.dataset.dataset import Dataset
from roletui.dataset.overhead_kinds import unit_words
from roletui.report.diff.plans import difference_sentence, plan_lines, plan_rows, same_plan
from roletui.report.markdown import bullets, escaped, table
from roletui.state.chances import chances_words
from roletui.state.state import Override
from roletui.text.clean import printable
from roletui.text.money import minor, money
from roletui.text.numbers import count, plain
from roletui.text.width import cut
from roletui.tree.walk import Tree

SAME = "The differences do not change the result."
QUOTED = 160
"""Of notes so many characters are quoted."""
ALIKE = "Both give the same answers on the same way."


def text(found: Comparison, called: Sequence[str]) -> Iterator[str]:
    """Yield the comparison as lines."""
    tree = found.a.tree
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
    yield from plan_lines(found.a, found.b)
    rest = list(rest_words(found))
    yield from ["", *rest] if rest else []


def markdown(found: Comparison, called: Sequence[str]) -> Iterator[str]:
    """Yield the comparison as blocks of Markdown."""
    tree, a, b = found.a.tree, found.a, found.b
    yield f"# {escaped(tree.dataset.about.title)}\n"
    for letter, side, file in zip("AB", (a, b), called, strict=True):
        yield f"- **{letter}** {escaped(file)}: {escaped(result_words(side))}"
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


def result_words(side: Case) -> str:
    """Say what somebody's answers come to, how firmly, and what was chosen against it."""
    match side.walk.status:
        case "asking":
            possible = count(len(side.walk.outcomes), "outcome", "outcomes")
            return f"not decided yet, {possible} possible"
        case "open":
            firm = f"provisional, {len(side.walk.outcomes)} outcomes possible"
        case "decided":
            firm = "decided"
        case never:
            typing.assert_never(never)
    words = f"{side.tree.outcomes[side.walk.provisional].headline} ({firm})"
    own = side.active_override
    return f"{words}; {_chose(side.dataset, own)} instead, {_why(own)}" if own else words


def _chose(dataset: Dataset, override: Override) -> str:
    return f"chose {names(dataset, (override.role,))}"


def _why(override: Override) -> str:
    reason = printable(override.reason)
    return f"because “{reason}”" if reason else "without a reason"


def given_words(tree: Tree, entry: Difference, said: GivenAnswer, letter: str) -> str:
    """Write what was answered, or why nothing was."""
    if said.choice == "open":
        return "not answered yet"
    if said.choice == "unasked":
        return f"not asked on {letter}’s way"
    return said_words(tree.options(entry.question.id, said.answer))


def drives_words(found: Comparison) -> Iterator[tuple[str, list[str]]]:
    """Yield what drives the result in either direction, each with its sets of questions."""
    if not found.differences:
        yield ALIKE, []
    elif found.same_result:
        yield SAME, []
    else:
        tree = found.a.tree
        yield _driven(tree, found.drives, _unanswered(found, "B"), "A", "B")
        if _one_way(found):
            yield _driven(tree, found.drives_back, _unanswered(found, "A"), "B", "A")


def _one_way(found: Comparison) -> bool:
    """Tell whether what drives the result in one direction does not say what does in the other."""
    there, back = (
        {frozenset(names) for names in d.sets} for d in (found.drives, found.drives_back)
    )
    unanswered = _unanswered(found, "A") | _unanswered(found, "B")
    return there != back or any(names & unanswered for names in there)


def _unanswered(found: Comparison, letter: str) -> set[str]:
    """Return the ids of the differences to which one of the two gave no answer."""
    told = ((d.question.id, d.a if letter == "A" else d.b) for d in found.differences)
    return {name for name, said in told if said.choice != "answered"}


def _driven(
    tree: Tree, drives: Drives, unanswered: set[str], one: str, other: str
) -> tuple[str, list[str]]:
    """Say what one would have to take over from the other, or leave open as the other did."""
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
        each = f"the {size} {noun}s of any row give"
        words = each if several else f"these {size} {noun}s together give"
    more = "" if drives.whole else " There may be more; not every set was tried."
    return f"{how}, {words} {goal}.{more}", sets


def rest_words(found: Comparison) -> Iterator[str]:
    """Yield in a sentence each what else differs, and what was left out of the comparison."""
    a, b = found.a, found.b
    dataset = a.dataset
    if choice := _choice_words(dataset, a, b):
        yield f"Choice: {choice}{'' if choice.endswith('.”') else '.'}"
    if a.state.cost_settings.overheads != b.state.cost_settings.overheads:
        yield f"Extra costs: A {_overhead_words(a)}; B {_overhead_words(b)}."
    for factor in dataset.factors:
        one, other = (side.state.weights.get(factor.id, 0) for side in (a, b))
        if one != other:
            yield f"Weight of “{factor.label}”: A {one}; B {other}."
    for question in dataset.questions:
        own = [side.state.chances.get(question.id, {}) for side in (a, b)]
        if own[0] != own[1]:
            first, second = (chances_words(question, chances) for chances in own)
            yield f"Chances of “{question.topic}”: A {first}; B {second}."
    if a.state.goal != b.state.goal:
        yield f"To spend: A {_goal(a)}; B {_goal(b)}."
    if a.state.cost_settings.outside_view != b.state.cost_settings.outside_view:
        counted = [
            "counted" if side.state.cost_settings.outside_view else "not counted" for side in (a, b)
        ]
        yield f"Others' overruns: A {counted[0]}; B {counted[1]}."
    if a.state.starts != b.state.starts:
        begun = [str(side.state.starts or "no date") for side in (a, b)]
        yield f"Start of the plan: A {begun[0]}; B {begun[1]}."
    if a.state.notes != b.state.notes:
        yield f"Notes: A {_notes(a)}; B {_notes(b)}."
    if found.kept:
        kept = count(found.kept, "question", "questions")
        yield f"Answers off both ways, without effect: {kept}."


def _goal(side: Case) -> str:
    """Write what there is to spend, in the dataset's own currency, in which it was typed."""
    currency, goal = side.dataset.about.currency, side.state.goal
    return "not stated" if goal is None else money(minor(goal, currency), currency)


def _notes(side: Case) -> str:
    """Quote how somebody's notes begin, in one line."""
    words = printable(" ".join(side.state.notes.split()))
    return f"“{cut(words, QUOTED)}”" if words else "none"


def _choice_words(dataset: Dataset, a: Case, b: Case) -> str:
    """Say who chose what and why; empty where both chose the same for the same reason."""
    if a.active_override and b.active_override and a.active_override.role == b.active_override.role:
        if a.active_override.reason == b.active_override.reason:
            return ""
        both = _chose(dataset, a.active_override)
        return f"both {both}; A {_why(a.active_override)}; B {_why(b.active_override)}"
    if not (a.active_override or b.active_override):
        return ""
    return f"A {_choice(a)}; B {_choice(b)}"


def _choice(side: Case) -> str:
    if side.active_override is not None:
        return f"{_chose(side.dataset, side.active_override)}, {_why(side.active_override)}"
    return "is not decided" if side.walk.status == "asking" else "follows the recommendation"


def _overhead_words(side: Case) -> str:
    """Say what was set of what comes on top of the rates."""
    told = []
    for overhead in side.dataset.budget.overheads:
        choice = side.state.cost_settings.overheads.get(overhead.id)
        if choice and not choice.on:
            told.append(f"{overhead.label} left out")
        elif choice and choice.bills != NO_BILLS:
            words = bills_words(choice.bills, side.dataset.about.currency)
            told.append(f"{overhead.label} {words}")
        elif choice and choice.amount is not None and overhead.kind:
            unit = unit_words(overhead.kind, side.dataset.about.currency)
            told.append(f"{overhead.label} {plain(choice.amount)} {unit}")
    return f"counts with {', '.join(told)}" if told else "counts as the dataset does"
