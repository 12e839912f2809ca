"""``roletui decide``: what a set of answers decides."""

import argparse
from collections.abc import Iterator

from roletui.cli.errors import DONE, RequestError
from roletui.cli.setting import loaded, today, unknown
from roletui.dataset.order import UNSURE
from roletui.decision import Answers, Status, Tree
from roletui.flips import NOT_WHOLE, flips, none_found, settlements
from roletui.reasons import account
from roletui.runner_up import CLOSE_RULE, runner_up
from roletui.state import State
from roletui.summary import instead, outcome_name
from roletui.unknowns import hangs_on, unknowns
from roletui.words import lower_first, questions_left


def run(options: argparse.Namespace) -> int:
    """Print the decision in the chosen format."""
    if options.pack and options.format != "md":
        raise RequestError(
            f"--pack goes into the record, which --format {options.format} does not print; "
            "use --format md."
        )
    found = loaded(options)
    tree = Tree(found.dataset)
    answers = parse_answers(tree, options.answers)
    if options.format == "json":
        import json  # this and the next are not needed for text: 5 ms

        from roletui.report.decision import decision_data

        print(json.dumps(decision_data(found, tree, State(answers)), ensure_ascii=False, indent=2))
    elif options.format == "md":
        from roletui.report.markdown import record  # not needed for text: 8 ms

        state = State(answers, pack=options.pack)
        print(record(found, tree, state, today(options)), end="")
    else:
        print("\n".join(text(tree, answers)))
    return DONE


def parse_answers(tree: Tree, words: list[str]) -> dict[str, str]:
    """Turn ``QUESTION=ANSWER`` words into a map; raise ``RequestError`` for what is unknown."""
    answers: dict[str, str] = {}
    questions = [question.id for question in tree.dataset.questions]
    for word in words:
        question, equals, answer = word.partition("=")
        if not equals:
            raise RequestError(f"“{word}” is not of the form QUESTION=ANSWER.")
        if question not in questions:
            raise RequestError(unknown("question", question, questions))
        if not tree.accepts(question, answer):
            known = [entry.id for entry in tree.question(question).answers]
            raise RequestError(unknown(f"answer to “{question}”", answer, [*known, UNSURE]))
        if question in answers:
            raise RequestError(f"“{question}” is answered twice.")
        answers[question] = answer
    return answers


def text(tree: Tree, answers: dict[str, str]) -> list[str]:
    """Return the decision, or the next question, as lines."""
    walk = tree.walk(answers)
    if walk.question is not None:
        question = walk.question
        lines = [f"Not decided yet: {questions_left(walk.shortest, walk.longest)}.", ""]
        lines.append(f"{question.ask}")
        for answer in question.answers:
            lines.append(f"  -a {question.id}={answer.id}  {answer.label}")
        return [*lines, f"  -a {question.id}={UNSURE}  Not sure"]
    outcome = tree.outcomes[tree.provisional(answers)]
    options = ", ".join(role.name for role in tree.dataset.roles)
    lines = [
        f"Decision: {'provisionally, ' * (walk.status == 'open')}{lower_first(outcome.headline)}; "
        f"the options considered were {options}.",
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
    found = (flips if decided else settlements)(tree, answers)
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
