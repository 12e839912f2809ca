"""Where the answers lead, said line by line: what, why, what else, what next."""

from collections.abc import Iterator

from roletui.case.case import Case
from roletui.case.names import flip_words, names, outcome_name
from roletui.case.standing import as_if, instead
from roletui.case.unknowns import hangs_on, unknowns
from roletui.dataset.model import Outcome
from roletui.interview.costs import cost_sentence
from roletui.interview.words import numbered, sentence
from roletui.text.numbers import count
from roletui.tree.reasons import Reason
from roletui.tree.runner_up import CLOSE_RULE
from roletui.tree.walk import Tree
from roletui.tree.what_if import NOT_WHOLE, Flip, none_found

HINT = (
    "Type one of: why, cost, compare, otherwise, notes, report, save, back, trail, again, help, "
    "quit. Help says what else."
)
"""What can be typed at the result."""
DID_NOT = "did not matter"


def result(case: Case) -> list[str]:
    """Say everything there is to say of a result, the most important first."""
    outcome = case.tree.outcomes[case.walk.provisional]
    parts = [
        [*_head(case, outcome), sentence(outcome.advice), cost_sentence(case)],
        _stages(case, outcome),
        _find_out(case),
        because(case),
        _second(case),
        numbered("{} caution", "{} cautions", "Caution", outcome.cautions),
        numbered("{} next step", "{} next steps", "Step", outcome.next_steps),
        changes(case),
        [f"Who profits from the figures: {sentence(case.dataset.about.disclosure)}"],
        [HINT],
    ]
    return _joined(parts)


def _joined(parts: list[list[str]]) -> list[str]:
    lines: list[str] = []
    for part in filter(None, parts):
        lines += ["", *part] if lines else part
    return lines


def tried(case: Case) -> list[str]:
    """Say the result of a change that is tried out, in a few lines, and the two ways on."""
    outcome = case.tree.outcomes[case.walk.provisional]
    return [
        *_head(case, outcome),
        sentence(outcome.advice),
        cost_sentence(case),
        "Type keep to make this your own, back for your own answers, or again for all of it.",
    ]


def _head(case: Case, outcome: Outcome) -> Iterator[str]:
    walk = case.walk
    if case.state.real is not None:
        yield f"This is as if it were so: {sentence(as_if(case))}"
    if walk.status == "decided":
        words = f"Recommended: {sentence(outcome.headline)}"
    else:
        left = count(len(walk.outcomes), "outcome", "outcomes")
        words = f"Not settled: {left} are possible. Provisionally: {sentence(outcome.headline)}"
    if own := case.override:
        yield f"Your choice: {sentence(names(case.dataset, (own.role,)))}"
        yield f"Your reason: {sentence(own.reason)}"
    elif case.state.real is None:
        words = f"Decided. {words}" if walk.status == "decided" else words
    yield words


def _stages(case: Case, outcome: Outcome) -> list[str]:
    stages = zip(outcome.plan, case.lines_for(outcome.id), strict=False)
    told = []
    for number, (stage, line) in enumerate(stages, 1):
        who = f"{names(case.dataset, (line.role,))}, {count(line.weeks, 'week', 'weeks')}"
        test = "Go on when" if number < len(outcome.plan) else "Done when"
        ends = f" {test}: {sentence(stage.exit_test)}" if stage.exit_test else ""
        told.append(f"{who}. {sentence(stage.work)}{ends}")
    return numbered("A plan in {} stage", "A plan in {} stages", "Stage", told)


def _find_out(case: Case) -> list[str]:
    told = []
    for entry in unknowns(case):
        question = entry.question
        who = f" Who can answer it: {sentence(question.who)}" if question.who else ""
        takes = f" How long that takes: {sentence(question.takes)}" if question.takes else ""
        told.append(
            f"{sentence(question.ask)} {sentence(question.find_out)}{who}{takes} "
            f"What hangs on it: {hangs_on(case.tree, entry)}"
        )
    return numbered("Find out {} thing first", "Find out {} things first", "To find out", told)


def because(case: Case) -> list[str]:
    """Say what each answer that mattered did, then which did nothing."""
    did = [_reason(case.tree, entry) for entry in case.reasons]
    idle = [entry.reason for entry in case.account if entry.idle]
    lines = numbered("Why, {} reason", "Why, {} reasons", "Reason", did)
    return lines + numbered(f"{{}} answer {DID_NOT}", f"{{}} answers {DID_NOT}", "Answer", idle)


def _reason(tree: Tree, entry: Reason) -> str:
    if not entry.ruled_out:
        return entry.reason
    out = "; ".join(outcome_name(tree.dataset, tree.outcomes[name]) for name in entry.ruled_out)
    return f"{sentence(entry.reason)} It ruled out {out}"


def _second(case: Case) -> list[str]:
    second = case.runner_up
    if second is None:
        return []
    lines = [
        f"Runner-up: {sentence(second.outcome.headline)} How far off: {sentence(second.apart)}",
        f"What speaks for it: {sentence(second.because)}",
        f"What it costs: {sentence(instead(case, second.outcome.id))}",
    ]
    if second.flip:
        lines.append(f"It hangs on: {sentence(flip_words(case.tree, second.flip))}")
    others = [outcome.headline for outcome in second.others]
    lines += numbered("{} more outcome is possible", "{} more are possible", "Possible", others)
    return [*lines, CLOSE_RULE] if second.close else lines


def changes(case: Case) -> list[str]:
    """Say what would change the result, each with the number that tries it out."""
    decided = case.walk.status == "decided"
    found, offered = case.changes, case.offered
    if not offered:
        return [none_found(found, decided=decided)]
    what = "What would change this" if decided else "What would decide it"
    ways = count(len(offered), "way", "ways")
    lines = [f"{what}: {ways}. To hear the result as if it were so, type the number."]
    lines += [f"{number}. {_way(case, flip)}" for number, flip in enumerate(offered, 1)]
    if more := len(found.found) - len(offered):
        lines.append(f"The report has {count(more, 'more way', 'more ways')}.")
    return lines if found.whole else [*lines, NOT_WHOLE]


def _way(case: Case, flip: Flip) -> str:
    name = outcome_name(case.dataset, case.tree.outcomes[flip.outcome])
    words = f"{sentence(flip_words(case.tree, flip))} It would then be {name}: "
    return sentence(words + instead(case, flip.outcome))


def reached(case: Case) -> str:
    """Say in a sentence where somebody stands who leaves at a result."""
    outcome = case.outcome
    if outcome is None:
        return ""
    if own := case.override:
        return (
            f"Your choice: {names(case.dataset, (own.role,))}; recommended: "
            f"{sentence(outcome.headline)}"
        )
    word = "Decided" if case.walk.status == "decided" else "Not settled; provisionally"
    return f"{word}: {sentence(outcome.headline)}"
