"""The texts about questions: what is asked, why, and the answers so far."""

from collections.abc import Iterator

from roletui.case.case import Case
from roletui.case.names import SECOND_ONLY, answer_words, introduction, said_marks
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import About, Question
from roletui.dataset.question_order import UNSURE
from roletui.dataset.task_words import SKIPPED, TASK_ASK, TASK_USE, asked
from roletui.interview.words import numbered, sentence
from roletui.text.numbers import count
from roletui.tree.walk import Walk

HINT = (
    "Type a number (or two, as in 2+1, if two fit), or one of: why, not sure, back, trail, again, "
    "help, quit. Help lists the rest."
)
"""The hint below a question."""
_SO_FAR = ("Your answer so far. ", ("Mostly your answer so far. ", "Also your answer so far. "))


def shown_question(case: Case) -> Question | None:
    """Return the revisited or next question; None for the result."""
    walk = case.walk
    walked = {step.question.id for step in walk.steps}
    return case.tree.question(case.state.at) if case.state.at in walked else walk.question


def opening(about: About) -> list[str]:
    """Return what is decided, for whom, and what is out of scope."""
    return [about.title, *introduction(about)]


def task_asked(about: About) -> list[str]:
    """Return the question for the name of the task, which comes before all others."""
    example = f"A few words, such as “{about.task_example}”." if about.task_example else ""
    return [TASK_ASK, " ".join(filter(None, (example, SKIPPED, TASK_USE)))]


def put(walk: Walk, question: Question, task: str = "") -> list[str]:
    """Return a question: its number, how many are left, its answers, and the hint.

    ``task`` is the name of the task, if it has one.
    """
    given = walk.answers.get(question.id, "")
    marks = said_marks(walk.tree.options(question.id, given), *_SO_FAR)
    answers = question.answers
    lines = [
        f"{_number(walk, question)}{f' It is asked {SECOND_ONLY}.' * (question.id in walk.beside)}",
        sentence(asked(question, task)),
        f"There are {len(answers)} answers, and not sure.",
    ]
    for number, answer in enumerate(answers, 1):
        mark = marks.get(answer.id, "")
        lines.append(f"{number}. {sentence(answer.label)} {mark}{answer.means}".rstrip())
    lines.append(f"0. Not sure.{' Your answer so far.' * (given == UNSURE)}")
    return [*lines, HINT]


def _number(walk: Walk, question: Question) -> str:
    """Return the number of a question, and how many are left at least and at most."""
    names = [step.question.id for step in walk.steps]
    if question.id in names:
        return f"Question {names.index(question.id) + 1}, which you have answered."
    head = f"Question {len(names) + 1}."
    if walk.longest == 1:
        return f"{head} It is the last one."
    least, most = walk.shortest, walk.longest
    if least == most:
        return f"{head} {most} questions are left, counting this one."
    return f"{head} At least {least} and at most {most} questions are left, counting this one."


def why(dataset: Dataset, question: Question) -> list[str]:
    """Return why a question is asked, how to find out, its terms and its sources."""
    lines = [
        f"Why we ask: {sentence(question.why)}",
        f"How to find out: {sentence(question.find_out)}",
    ]
    if question.who:
        lines.append(f"Who can answer it: {sentence(question.who)}")
    if question.takes:
        lines.append(f"How long it takes: {sentence(question.takes)}")
    terms = [dataset.terms_by_id[name] for name in question.terms]
    words = [f"{each.term}: {each.meaning}" for each in terms]
    lines += numbered("{} word explained", "{} words explained", "Word", words)
    return [
        *lines,
        *numbered("{} source", "{} sources", "Source", _sources(dataset, question.sources)),
    ]


def _sources(dataset: Dataset, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        found = dataset.source(name)
        yield (
            f"{found.title}, by {found.publisher}, published {found.published}, "
            f"grade {found.grade}. Interest: {found.interest}"
        )


def trail(case: Case) -> list[str]:
    """Return the answers on the path, then those that are kept but not used."""
    walk = case.walk
    if not walk.steps:
        return ["Nothing is answered yet."]
    used = _answers(walk, [step.question.id for step in walk.steps])
    kept = _answers(walk, known_unused(walk))
    if case.state.real is None:
        lines = numbered("{} answer given", "{} answers given", "Answer", used)
    else:
        lines = numbered("{} answer, as if", "{} answers, as if", "Answer", used)
    lines += numbered("{} is kept, not used", "{} are kept, not used", "Kept", kept)
    return [*lines, f"To change one, type change and its number, from 1 to {len(used)}."]


def known_unused(walk: Walk) -> list[str]:
    """Return the ids of the dataset's questions whose answers are kept but not used."""
    known = {question.id for question in walk.tree.dataset.questions}
    return [name for name in walk.unused if name in known]


def moved(before: Walk, after: Walk) -> list[str]:
    """Return which other answers a change puts out of use, and which it brings back."""
    was, now = ({step.question.id for step in walk.steps} for walk in (before, after))
    gone = [name for name in known_unused(after) if name in was]
    again = [name for name in known_unused(before) if name in now]
    return [
        *_listed(after, gone, "kept, but not used now"),
        *_listed(after, again, "used again"),
    ]


def _listed(walk: Walk, names: list[str], what: str) -> list[str]:
    if not names:
        return []
    head = f"{count(len(names), 'answer is', 'answers are')} {what}."
    return [head, *map(sentence, _answers(walk, names))]


def _answers(walk: Walk, names: list[str]) -> list[str]:
    """Return the answers to some questions, each with its topic."""
    return [
        answer_words(walk.tree, name, walk.answers[name])
        + f", asked {SECOND_ONLY}" * (name in walk.beside)
        for name in names
    ]
