"""Where the answers lead, said line by line: what, why, what else, what next."""

from collections.abc import Iterator, Sequence

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.figures import against_sentence
from roletui.case.names import flip_words, names
from roletui.case.standing import as_if
from roletui.case.uncounted import uncounted_sentence
from roletui.case.verdict import money_words
from roletui.case.ways_span import told_span
from roletui.interview.costs import plan_sentence
from roletui.interview.words import numbered, sentence
from roletui.text.numbers import count, first_upper
from roletui.tree.runner_up import CLOSE_RULE
from roletui.tree.what_if import Flip

HINT = (
    "Type one of: why, cost, runner-up, other side, compare, otherwise, notes, report, save, back, "
    "trail, again, help, quit. Help lists the rest."
)
"""What can be typed at the result."""
MORE = (
    "More? Type one of: why, cost, runner-up, other side, report for the whole record, save, back, "
    "or more for all of it at once. Help lists the rest."
)
"""What can be typed where only page one was said."""
REASONS, STEPS, WAYS = 3, 3, 3
"""At most so many of each are on page one."""
DID_NOT = "did not matter"


def result(case: Case) -> list[str]:
    """Say everything there is to say of a result, the most important first."""
    advice = Advice(case)
    outcome = advice.first.outcome
    parts = [
        _said(advice),
        _stages(advice),
        _find_out(advice),
        because(case),
        second(advice),
        numbered("{} caution", "{} cautions", "Caution", outcome.cautions),
        numbered("{} next step", "{} next steps", "Step", outcome.next_steps),
        changes(advice),
        [f"Who gains from the figures: {sentence(case.dataset.about.disclosure)}"],
        [HINT],
    ]
    return _joined(parts)


def page_one(case: Case) -> list[str]:
    """Say the result on a page: what, what it costs, why, what next, what would change it."""
    advice, figures = Advice(case), []
    if against := against_sentence(case):
        figures.append(f"Against: {sentence(against)}")
    found = [sentence(entry.reason) for entry, _ in advice.because]
    parts = [
        [*_said(advice), *figures],
        _first(REASONS, "Why, {} reason", "Why, {} reasons", "Reason", found),
        _first(STEPS, "{} next step", "{} next steps", "Step", advice.first.outcome.next_steps),
        changes(advice, WAYS),
        [f"Who gains from the figures: {sentence(case.dataset.about.disclosure)}"],
        [MORE],
    ]
    return _joined(parts)


def _first(most: int, one: str, many: str, label: str, items: Sequence[str]) -> list[str]:
    """Say the first of some items, and how many there are where that is not all of them."""
    lines = numbered(one, many, label, items)
    if len(items) > most:
        lines[most + 1 :] = []
        lines[0] = f"{lines[0].removesuffix('.')}; the first {most} are:"
    return lines


def _joined(parts: list[list[str]]) -> list[str]:
    lines: list[str] = []
    for part in filter(None, parts):
        lines += ["", *part] if lines else part
    return lines


def tried(case: Case) -> list[str]:
    """Say the result of a change that is tried out, in a few lines, and the two ways on."""
    ways = "Type keep to keep this change, back for your own answers, or again to hear all of it."
    return [*_said(Advice(case)), ways]


def _said(advice: Advice) -> list[str]:
    """Say what is recommended, what to make of it, and what it costs."""
    advised = sentence(advice.first.outcome.advice)
    rests = filter(None, [advice.provisional])
    return [*_head(advice), *rests, advised, cost_sentence(advice.case)]


def cost_sentence(case: Case) -> str:
    """Return what the plan costs; until somebody sets it, the span over the ways to hire."""
    found = case.bill
    if found.costs and told_span(case):
        figure, size = money_words(case)
        if size:
            left = uncounted_sentence(case)
            counted = f" Not counted: {left}" if left else ""
            return f"What it costs: {figure}, {size}.{counted} Type cost to hear of one plan."
    return plan_sentence(case)


def _head(advice: Advice) -> Iterator[str]:
    case, words = advice.case, sentence(advice.first.outcome.headline)
    if case.state.real is not None:
        yield f"A preview, as if it were so: {sentence(as_if(case))}"
    if advice.decided:
        words = f"Recommended: {words}"
    else:
        left = count(len(case.walk.outcomes), "outcome", "outcomes")
        words = f"Not settled: {left} are possible. Provisionally: {words}"
    if own := case.active_override:
        yield f"Your choice: {sentence(names(case.dataset, (own.role,)))}"
        yield f"Your reason: {sentence(own.reason)}"
    elif case.state.real is None and advice.decided:
        words = f"Decided. {words}"
    yield words


def _stages(advice: Advice) -> list[str]:
    told = []
    for stage in advice.first.stages:
        who = f"{stage.role.short}, {count(stage.weeks, 'week', 'weeks')}"
        ends = f" {stage.until}: {sentence(stage.exit_test)}" if stage.exit_test else ""
        told.append(f"{who}. {sentence(stage.work)}{ends}")
    return numbered("A plan in {} stage", "A plan in {} stages", "Stage", told)


def _find_out(advice: Advice) -> list[str]:
    told = []
    for entry in advice.unknowns:
        question = entry.question
        who = f" Who can answer it: {sentence(question.who)}" if question.who else ""
        takes = f" How long it takes: {sentence(question.takes)}" if question.takes else ""
        told.append(
            f"{sentence(advice.case.asked(question))} {sentence(question.find_out)}{who}{takes} "
            f"What depends on it: {entry.hangs_on}. {entry.worth.sentence}"
        )
    return numbered("Find out {} thing first", "Find out {} things first", "To find out", told)


def because(case: Case) -> list[str]:
    """Say what each answer that mattered did, then which did nothing."""
    advice = Advice(case)
    did = [
        f"{sentence(entry.reason)} It ruled out {'; '.join(out)}" if out else entry.reason
        for entry, out in advice.because
    ]
    lines = numbered("Why, {} reason", "Why, {} reasons", "Reason", did)
    idle = f"{{}} answer {DID_NOT}", f"{{}} answers {DID_NOT}"
    beside = (
        "{} answer matters only for your second one",
        "{} answers matter only for your second one",
    )
    lines += numbered(*idle, "Answer", advice.idle)
    return lines + numbered(*beside, "Answer", advice.beside)


def second(advice: Advice) -> list[str]:
    """Say what comes second, what speaks for it and what it costs; nothing where nothing does."""
    case, found = advice.case, advice.case.runner_up
    if found is None:
        return []
    lines = [
        f"Runner-up: {sentence(found.outcome.headline)} {sentence(first_upper(found.apart))}",
        f"What speaks for it: {sentence(found.because)}",
        f"What it costs: {sentence(advice.endings[found.outcome.id].price)}",
    ]
    if found.flip:
        lines.append(f"It depends on: {sentence(flip_words(case.tree, found.flip))}")
    others = [outcome.headline for outcome in found.others]
    lines += numbered("{} more outcome is possible", "{} more are possible", "Possible", others)
    return [*lines, CLOSE_RULE] if found.close else lines


def changes(advice: Advice, most: int = 0) -> list[str]:
    """Say what would change the result, each with the number that tries it out.

    Only the first ``most`` are said, if that is not 0, and how many there are.
    """
    offered = advice.case.offered
    lines: list[str] = []
    if offered:
        what = "What would change this" if advice.decided else "What would decide it"
        ways = count(len(offered), "way", "ways")
        lines = [f"{what}: {ways}. To hear the result as if it were so, type the number."]
        lines += [f"{number}. {_way(advice, flip)}" for number, flip in enumerate(offered, 1)]
    if 0 < most < len(offered):
        return [*lines[: most + 1], f"Type more for the other {len(offered) - most}."]
    if more := advice.unlisted:
        lines.append(f"The record has {count(more, 'more way', 'more ways')}.")
    return [*lines, advice.caveat] if advice.caveat else lines


def _way(advice: Advice, flip: Flip) -> str:
    there = advice.endings[flip.outcome]
    words = sentence(flip_words(advice.case.tree, flip))
    return sentence(f"{words} It would then be {there.name}: {there.price}")


def reached(case: Case) -> str:
    """Say in a sentence where somebody stands who leaves at a result."""
    outcome = case.outcome
    if outcome is None:
        return ""
    if own := case.active_override:
        return (
            f"Your choice: {names(case.dataset, (own.role,))}; recommended: "
            f"{sentence(outcome.headline)}"
        )
    word = "Decided" if case.walk.status == "decided" else "Not settled yet; for now"
    return f"{word}: {sentence(outcome.headline)}"
