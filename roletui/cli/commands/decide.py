"""``roletui decide``: what a set of answers decides."""

import argparse
import typing
from collections.abc import Mapping, Sequence

from roletui.cli.context import context_of
from roletui.cli.document_options import refuse_misplaced
from roletui.cli.errors import DONE, RequestError
from roletui.dataset.names import question_names
from roletui.dataset.question_order import UNSURE
from roletui.dataset.task_words import asked
from roletui.state.context import Context
from roletui.text.name import clean_name
from roletui.text.named import named
from roletui.text.numbers import questions_left
from roletui.tree.two_answers import typed_answer
from roletui.tree.walk import ALSO, Answers, Tree

if typing.TYPE_CHECKING:
    from roletui.case.case import Case
    from roletui.state.chances import Chances


def run(options: argparse.Namespace) -> int:
    """Print the decision in the chosen format."""
    refuse_misplaced(options, "print", pack=("md",), other_side=("text", "md"))
    context = context_of(options)
    answers = parse_answers(context.tree, options.answers)
    chances, task = _guesses(context, options.guesses), clean_name(options.task or "")
    if options.other_side:
        _print_other_side(_case(context, answers, chances), options.format)
    elif options.format == "json":
        from roletui.report.data.decision import decision_json  # not needed for text: 8 ms

        case = _case(context, answers, chances, task=task)
        print(decision_json(case, disinterested=options.disinterested))
    elif options.format == "md":
        from roletui.report.forms import document  # not needed for text: 13 ms

        form: typing.Literal["md", "short"] = "short" if options.short else "md"
        case = _case(context, answers, chances, task=task, pack=options.pack)
        print(document(form, case), end="")
    else:
        print("\n".join(text(context, answers, chances, task)))
        if options.disinterested:
            print("\n".join(["", *_left(_case(context, answers, chances))]))
    return DONE


def _guesses(context: Context, words: Sequence[str]) -> "dict[str, Chances]":
    """Parse the words of ``--chance``; raise ``RequestError`` or ``TypedError`` for a bad one."""
    if not words:
        return {}
    # Only for this option: 1 ms.
    from roletui.state.chances import read_chances

    found: dict[str, Chances] = {}
    for word in words:
        question, chances = read_chances(context.dataset, word)
        if question in found:
            raise RequestError(f"“{question}” has chances twice.")
        found[question] = chances
    return found


def _case(
    context: Context,
    answers: Answers,
    chances: "Mapping[str, Chances]",
    *,
    task: str = "",
    pack: bool = False,
) -> "Case":
    # Not needed while a question is unanswered: 6 ms.
    from roletui.case.case import Case
    from roletui.state.state import State

    return Case.of(context, State(answers, chances=chances, task=task, pack=pack))


def _print_other_side(case: "Case", form: str) -> None:
    # Only for this option: 27 ms.
    from roletui.report.other_side import other_side_document, other_side_text

    if form == "md":
        print(other_side_document(case), end="")
    else:
        print("\n".join(other_side_text(case)))


def _left(case: "Case") -> list[str]:
    """Return what is left of cost and decision without those who earn by it, as lines."""
    # Only for this option: 4 ms.
    from roletui.case.disinterested import decision_words, left_of_plan
    from roletui.report.disinterested import left_text

    # While nothing is decided the plan is an example, whose cost nobody asked for.
    plan = left_of_plan(case) if case.outcome else None
    return left_text(case.dataset, plan, decision_words(case))


def parse_answers(tree: Tree, words: list[str]) -> dict[str, str]:
    """Parse ``QUESTION=ANSWER`` words, each by id or in words, two answers with a plus between.

    Raises ``RequestError`` or ``TypedError`` for one that is not valid.
    """
    answers: dict[str, str] = {}
    questions = question_names(tree.dataset)
    for word in words:
        typed, equals, choice = word.partition("=")
        if not equals:
            raise RequestError(f"“{word}” is not of the form QUESTION=ANSWER.")
        question = named("question", typed.strip(), questions)
        if question in answers:
            raise RequestError(
                f"“{question}” is answered twice. Where two answers fit, give the better one "
                f"first, as in {question}=b{ALSO}a."
            )
        answers[question] = typed_answer(tree.question(question), choice.strip())
    return answers


def text(
    context: Context,
    answers: Answers,
    chances: "Mapping[str, Chances] | None" = None,
    task: str = "",
) -> list[str]:
    """Return the decision, or the next question, as lines."""
    walk = context.tree.walk(answers)
    if walk.question is not None:
        question = walk.question
        lines = [f"Not decided yet: {questions_left(walk.shortest, walk.longest)}.", ""]
        lines.append(asked(question, task))
        for answer in question.answers:
            lines.append(f"  -a {question.id}={answer.id}  {answer.label}")
        lines.append(f"  -a {question.id}={UNSURE}  Not sure")
        first, second = (answer.id for answer in question.answers[:2])
        return [
            *lines,
            f"Two that fit, the better one first: -a {question.id}={first}{ALSO}{second}",
        ]
    from roletui.cli.decision_text import explained  # nobody who is still asked waits for it: 7 ms

    return explained(_case(context, answers, chances or {}, task=task))
