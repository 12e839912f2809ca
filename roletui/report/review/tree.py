"""The review's sections on questions, outcomes and examples."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from roletui.case.names import said_words
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Example, Outcome, Proposal, Question
from roletui.report.markdown import escaped, table
from roletui.report.review.index import Index
from roletui.report.review.parts import bold, code, point, points
from roletui.text.numbers import plain
from roletui.tree.diagram import USUAL_WORDS, condition_words, text
from roletui.tree.walk import Tree

Asked = Mapping[str, Question]
"""Every question by its id."""
Arrivals = dict[tuple[str, str], list[tuple[Question, str]]]
"""For each question and outcome, the questions and answer labels that lead there."""


def questions(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield the diagram of the tree, then every question with its answers."""
    drawing = "\n".join(text(dataset))
    fence = "```"
    while fence in drawing:
        fence += "`"
    yield f"Each answer leads to one question or outcome. The one marked *usual* is {USUAL_WORDS}."
    yield f"{fence}text\n{drawing}\n{fence}"
    arrivals = _arrivals(dataset)
    asked = {question.id: question for question in dataset.questions}
    for question in dataset.questions:
        terms = ", ".join(dataset.terms_by_id[name].term for name in question.terms)
        yield index.heading("questions", question.id)
        yield f"{bold(question.ask)} {code(question.id)}".lstrip()
        before = _reached(index, arrivals["questions", question.id])
        lines = [
            *point("How it is asked of a task with a name", question.template),
            *point("Why it is asked", question.why),
            *point("How to find out", question.find_out),
            *point("Who can answer it", question.who),
            *point("How long that takes", question.takes),
            *point("Words explained", terms),
            f"- Asked after: {before or 'nothing; it is the first'}",
            f"- Sources: {index.cite(question.sources)}",
        ]
        yield "\n".join(lines)
        yield _answers(question, index, asked)


def _answers(question: Question, index: Index, asked: Asked) -> str:
    rows = []
    for answer in question.answers:
        brief = f", in short “{escaped(answer.short)}”" if answer.short else ""
        usual = ", *usual*" if answer.assumed else ""
        label = f"{bold(answer.label)} {code(answer.id)}{brief}{usual}"
        leads = "; ".join(_leads(answer, index, asked))
        because = " ".join((escaped(answer.because), *_usual(answer, index, asked)))
        rows.append([label.lstrip(), escaped(answer.means), because, leads])
    return table(["Answer", "What it means", "Reason it gives", "Leads to"], rows, raw=4)


def _leads(answer: AnswerOption, index: Index, asked: Asked) -> Iterator[str]:
    """Yield each route of an answer, with its condition."""
    for route in answer.routes:
        name = index.named("questions" if answer.goto else "outcomes", route.to)
        near = f", close to {index.named('outcomes', route.close_to)}" if route.close_to else ""
        yield f"{escaped(condition_words(route.when, asked))}{name}{near}"


def _usual(answer: AnswerOption, index: Index, asked: Asked) -> Iterator[str]:
    """Yield why an answer is the usual one, as far as that is stated."""
    for usual in answer.usual:
        if usual.because or usual.when:
            when = escaped(condition_words(usual.when, asked))
            cited = index.cite((usual.source,)) if usual.source else ""
            yield f"*Usual:* {when}{escaped(usual.because)} {cited}".rstrip()


def _arrivals(dataset: Dataset) -> Arrivals:
    found: Arrivals = defaultdict(list)
    for question in dataset.questions:
        for answer in question.answers:
            for end in dict.fromkeys(route.to for route in answer.routes):
                table_ = "questions" if answer.goto else "outcomes"
                found[table_, end].append((question, answer.label))
    return found


def _reached(index: Index, arrivals: list[tuple[Question, str]]) -> str:
    """Return the answers that lead to an entry, each after its question."""
    return "; ".join(
        f"{index.mark('questions', question.id)} “{escaped(label)}”" for question, label in arrivals
    )


def outcomes(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield every outcome: what leads there, its advice, and its runner-up."""
    arrivals = _arrivals(dataset)
    asked = {question.id: question for question in dataset.questions}
    for outcome in dataset.outcomes:
        yield index.heading("outcomes", outcome.id)
        yield f"{escaped(outcome.advice)} {code(outcome.id)}".lstrip()
        roles = ", ".join(index.named("roles", name) for name in outcome.roles)
        runner_up = index.named("outcomes", outcome.runner_up)
        lines = [
            *point("Called", outcome.short),
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
        if outcome.proposals:
            rows = [_proposal(proposal, index, asked) for proposal in outcome.proposals]
            head = ["A plan begins with", "Where", "Because"]
            yield table(head, rows, raw=3)


def _proposal(proposal: Proposal, index: Index, asked: Asked) -> list[str]:
    sizes = (
        (proposal.people, "{} people"),
        (proposal.hours, "{} h a week"),
        (proposal.weeks, "{} weeks"),
    )
    what = [words.format(plain(size)) for size, words in sizes if size is not None]
    if proposal.channel:
        what.insert(0, index.named("channels", proposal.channel))
    where = condition_words(proposal.when, asked).removesuffix(", ") or "in any other case"
    cited = index.cite((proposal.source,)) if proposal.source else ""
    return [", ".join(what), escaped(where), f"{escaped(proposal.because)} {cited}".rstrip()]


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
            label = said_words(tree.options(name, choice))
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
