"""``roletui decide``: what a set of answers decides."""

import argparse

from roletui.cli.errors import DONE, RequestError
from roletui.cli.setting import loaded, today, unknown
from roletui.dataset.order import UNSURE
from roletui.decision import Tree
from roletui.words import lower_first, questions_left


def run(options: argparse.Namespace) -> int:
    """Print the decision in the chosen format."""
    found = loaded(options)
    tree = Tree(found.dataset)
    answers = parse_answers(tree, options.answers)
    if options.format == "json":
        import json  # this and the next are not needed for text: 5 ms

        from roletui.report.decision import decision_data

        print(json.dumps(decision_data(found, tree, answers), ensure_ascii=False, indent=2))
    elif options.format == "md":
        from roletui.report.markdown import record  # not needed for text: 8 ms
        from roletui.state import State

        print(record(found, tree, State(answers), today(options)), end="")
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
        f"Decision: {lower_first(outcome.headline)}; the options considered were {options}.",
        "",
    ]
    if walk.status == "open":
        others = " or ".join(tree.outcomes[name].headline for name in walk.outcomes)
        lines += [f"Provisional. Still possible: {others}.", "", "Find out first"]
        unsure = [step.question for step in walk.steps if step.answer is None]
        lines += [*(f"  - {question.ask} {question.find_out}" for question in unsure), ""]
    lines += [outcome.advice, "", "Because"]
    lines += [f"  - {reason.reason}" for reason in tree.reasons(answers)]
    second = tree.outcomes[outcome.runner_up]
    lines += ["", f"Runner-up: {second.headline}. {outcome.runner_up_because}"]
    flips = tree.flips(answers)
    if flips:
        lines += ["", "What would change it"]
        for flip in flips:
            words = " and ".join(f"{c.question}={c.after}" for c in flip.changes)
            lines.append(f"  - {words}: {tree.outcomes[flip.outcome].headline}")
    if walk.unused:
        lines += ["", f"Kept, not used: {', '.join(walk.unused)}"]
    return lines
