"""What is said of a question: what it asks, why, and what was answered so far."""

from collections.abc import Iterator

from roletui.case.standing import answer_words, introduction
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.interview.words import numbered, sentence
from roletui.state.context import Setting
from roletui.state.state import State
from roletui.text.numbers import count
from roletui.tree.walk import Tree, Walk

HINT = (
    "Type a number, or one of: why, not sure, back, trail, again, help, quit. Help says what else."
)
"""What can be typed at a question."""


def shown_question(tree: Tree, state: State) -> Question | None:
    """Return the question to put: one gone back to, or the next; None for the result."""
    walk = tree.walk(state.answers)
    walked = {step.question.id for step in walk.steps}
    return tree.question(state.at) if state.at in walked else walk.question


def opening(setting: Setting) -> list[str]:
    """Say what is decided, for whom, and what is not."""
    about = setting.dataset.about
    return [about.title, *introduction(about)]


def put(tree: Tree, state: State, question: Question) -> list[str]:
    """Put a question: its number and how many are left, the answers, and what can be typed."""
    given = state.answers.get(question.id, "")
    answers = question.answers
    lines = [
        f"{_number(tree.walk(state.answers), question)}",
        sentence(question.ask),
        f"There are {len(answers)} answers, and not sure.",
    ]
    for number, answer in enumerate(answers, 1):
        mark = "Your answer so far. " * (answer.id == given)
        lines.append(f"{number}. {sentence(answer.label)} {mark}{answer.means}".rstrip())
    lines.append(f"0. Not sure.{' Your answer so far.' * (given == UNSURE)}")
    return [*lines, HINT]


def _number(walk: Walk, question: Question) -> str:
    """Say which question it is, and how many are left at least and at most."""
    names = [step.question.id for step in walk.steps]
    if question.id in names:
        return f"Question {names.index(question.id) + 1}, which you have answered."
    head = f"Question {len(names) + 1}."
    if walk.longest == 1:
        return f"{head} It is the last one."
    least, most = walk.shortest, walk.longest
    if least == most:
        return f"{head} {most} questions are left, this one among them."
    return f"{head} At least {least} and at most {most} questions are left, this one among them."


def why(setting: Setting, question: Question) -> list[str]:
    """Say why a question is asked, what its words mean, how to find out, and who says so."""
    lines = [
        f"Why we ask: {sentence(question.why)}",
        f"How to find out: {sentence(question.find_out)}",
    ]
    if question.who:
        lines.append(f"Who can answer it: {sentence(question.who)}")
    if question.takes:
        lines.append(f"How long that takes: {sentence(question.takes)}")
    terms = {term.id: term for term in setting.dataset.glossary}
    words = [f"{terms[name].term}: {terms[name].meaning}" for name in question.terms]
    lines += numbered("{} word explained", "{} words explained", "Word", words)
    return [
        *lines,
        *numbered("{} source", "{} sources", "Source", _sources(setting, question.sources)),
    ]


def _sources(setting: Setting, names: tuple[str, ...]) -> Iterator[str]:
    sources = {source.id: source for source in setting.dataset.sources}
    for name in names:
        found = sources[name]
        yield (
            f"{found.title}, by {found.publisher}, published {found.published}, "
            f"grade {found.grade}. Interest: {found.interest}"
        )


def trail(tree: Tree, state: State) -> list[str]:
    """Say the answers that are in use, then those that are kept but not used."""
    walk = tree.walk(state.answers)
    if not walk.steps:
        return ["Nothing is answered yet."]
    used = [answer_words(tree, s.question.id, state.answers[s.question.id]) for s in walk.steps]
    kept = [answer_words(tree, name, state.answers[name]) for name in known_unused(tree, walk)]
    if state.real is None:
        lines = numbered("{} answer given", "{} answers given", "Answer", used)
    else:
        lines = numbered("{} answer, as if", "{} answers, as if", "Answer", used)
    lines += numbered("{} is kept, not used", "{} are kept, not used", "Kept", kept)
    return [*lines, f"To change one, type change and its number, from 1 to {len(used)}."]


def known_unused(tree: Tree, walk: Walk) -> list[str]:
    """Return the ids of the questions of this dataset whose answers are kept, not used."""
    known = {question.id for question in tree.dataset.questions}
    return [name for name in walk.unused if name in known]


def moved(tree: Tree, before: State, after: State) -> list[str]:
    """Say which other answers are no longer used after a change, and which are used again."""
    walks = [tree.walk(state.answers) for state in (before, after)]
    was, now = ({step.question.id for step in walk.steps} for walk in walks)
    gone = [name for name in known_unused(tree, walks[1]) if name in was]
    again = [name for name in known_unused(tree, walks[0]) if name in now]
    return [
        *_listed(tree, after, gone, "kept, but not used now"),
        *_listed(tree, after, again, "used again"),
    ]


def _listed(tree: Tree, state: State, names: list[str], what: str) -> list[str]:
    if not names:
        return []
    head = f"{count(len(names), 'answer is', 'answers are')} {what}."
    return [head, *(sentence(answer_words(tree, name, state.answers[name])) for name in names)]
