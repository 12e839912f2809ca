"""The review's sections on questions, outcomes and examples."""

from collections import defaultdict
from collections.abc import Iterator

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Example, Outcome, Question
from roletui.report.markdown import escaped, table
from roletui.report.review.index import Index
from roletui.report.review.parts import bold, code, point, points
from roletui.text.numbers import plain
from roletui.tree.diagram import SAFE_WORDS, text
from roletui.tree.walk import Tree

Arrivals = dict[tuple[str, str], list[tuple[Question, str]]]
"""For each question and outcome, the questions and answer labels that lead there."""


def questions(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield the diagram of the tree, then every question with its answers."""
    drawing = "\n".join(text(dataset))
    fence = "```"
    while fence in drawing:
        fence += "`"
    yield f"Each answer leads to one question or outcome. The one marked *safe* is {SAFE_WORDS}."
    yield f"{fence}text\n{drawing}\n{fence}"
    arrivals = _arrivals(dataset)
    for question in dataset.questions:
        terms = ", ".join(dataset.terms_by_id[name].term for name in question.terms)
        yield index.heading("questions", question.id)
        yield f"{bold(question.ask)} {code(question.id)}".lstrip()
        before = _reached(index, arrivals["questions", question.id])
        lines = [
            *point("Why it is asked", question.why),
            *point("How to find out", question.find_out),
            *point("Who can answer it", question.who),
            *point("How long that takes", question.takes),
            *point("Words explained", terms),
            f"- Asked after: {before or 'nothing; it is the first'}",
            f"- Sources: {index.cite(question.sources)}",
        ]
        yield "\n".join(lines)
        yield _answers(question, index)


def _answers(question: Question, index: Index) -> str:
    rows = []
    for answer in question.answers:
        label = f"{bold(answer.label)} {code(answer.id)}{', *safe*' if answer.safe else ''}"
        if answer.goto:
            leads = index.named("questions", answer.goto)
        else:
            leads = index.named("outcomes", answer.outcome)
        rows.append([label.lstrip(), escaped(answer.means), escaped(answer.because), leads])
    return table(["Answer", "What it means", "Reason it gives", "Leads to"], rows, raw=4)


def _arrivals(dataset: Dataset) -> Arrivals:
    found: Arrivals = defaultdict(list)
    for question in dataset.questions:
        for answer in question.answers:
            end = ("questions", answer.goto) if answer.goto else ("outcomes", answer.outcome)
            found[end].append((question, answer.label))
    return found


def _reached(index: Index, arrivals: list[tuple[Question, str]]) -> str:
    """Return the answers that lead to an entry, each after its question."""
    return "; ".join(
        f"{index.mark('questions', question.id)} “{escaped(label)}”" for question, label in arrivals
    )


def outcomes(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield every outcome: what leads there, its advice, and its runner-up."""
    arrivals = _arrivals(dataset)
    for outcome in dataset.outcomes:
        yield index.heading("outcomes", outcome.id)
        yield f"{escaped(outcome.advice)} {code(outcome.id)}".lstrip()
        roles = ", ".join(index.named("roles", name) for name in outcome.roles)
        runner_up = index.named("outcomes", outcome.runner_up)
        lines = [
            f"- Recommends: {roles}",
            f"- Reached from: {_reached(index, arrivals['outcomes', outcome.id])}",
            f"- Runner-up: {runner_up}",
            *point("What speaks for the runner-up", outcome.runner_up_because),
            *points("Cautions", outcome.cautions),
            *points("Next steps", outcome.next_steps, numbered=True),
            f"- Sources: {index.cite(outcome.sources)}",
        ]
        yield "\n".join(lines)
        if outcome.plan:
            yield _plan(outcome, index)


def _plan(outcome: Outcome, index: Index) -> str:
    rows = []
    for stage in outcome.plan:
        test = escaped(stage.exit_test) or "no test"
        if stage.chance is not None:
            test += f"; needed in {plain(stage.chance)} of 100 plans"
        rows.append([index.named("roles", stage.role), f"{stage.weeks}", escaped(stage.work), test])
    return table(["Stage", "Weeks", "Work", "Go on when"], rows, raw=4)


def examples(tree: Tree, index: Index) -> Iterator[str]:
    """Yield every example with its answers, and whether the tree agrees with it."""
    for example in tree.dataset.examples:
        yield index.heading("examples", example.id)
        yield escaped(example.brief)
        lines = []
        for name, choice in example.answers.items():
            answer = tree.answer(name, choice)
            label = answer.label if answer else "Not sure"
            ask = escaped(tree.question(name).ask)
            lines.append(f"- {index.mark('questions', name)} {ask} {bold(label)}".rstrip())
        expected = index.named("outcomes", example.outcome)
        lines.append(
            f"- Expected: {expected}{_close(example, index)}{_verdict(tree, example, index)}"
        )
        yield "\n".join(lines)


def _close(example: Example, index: Index) -> str:
    return f", close to {index.named('outcomes', example.close_to)}" if example.close_to else ""


def _verdict(tree: Tree, example: Example, index: Index) -> str:
    walk = tree.walk(example.answers)
    if walk.question is not None:
        return f"; **but** {index.mark('questions', walk.question.id)} is still to be answered"
    if walk.provisional != example.outcome or (len(walk.outcomes) > 1 and not example.close_to):
        found = " or ".join(index.named("outcomes", name) for name in walk.outcomes)
        return f"; **but** the tree decides {found}"
    return "; the tree decides so"
