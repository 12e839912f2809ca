"""The interview itself: what follows from a line that is typed.

Data flow: an :class:`Interview` and a line go in; a :class:`Reply` comes out, with the interview
after it and what is to be said. Nothing here reads or writes; what is wished for beyond words is
named in the reply, for whoever carries it out.
"""

import typing

from roletui.case import changes
from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.names import said_words
from roletui.case.undo_words import change_words
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.interview.commands import WORDS, Name, Typed, help_lines, whole, with_more
from roletui.interview.costs import plan_sentence
from roletui.interview.interview import Interview, Reply, Wish
from roletui.interview.questions import moved, opening, put, task_asked, trail, why
from roletui.interview.result import because, page_one, reached, result, second, tried
from roletui.interview.typed_answers import holding, named_answer, no_answer
from roletui.interview.words import either, quoted, sentence, spoken, typed_number
from roletui.state.history import History
from roletui.text.errors import TypedError
from roletui.text.folding import folded
from roletui.text.named import meant
from roletui.text.numbers import count, first_upper, questions_left
from roletui.tree.walk import ALSO

NO_SECOND = "There is no runner-up yet: it comes with the result."
UNHEARD = "Nothing is answered yet: this is the first question."
"""Said where a number is typed before any question was put."""


def begun(interview: Interview) -> list[str]:
    """Say what the interview is about and where it stands."""
    steps = interview.case.walk.steps
    lines = [*opening(interview.case.dataset.about), ""]
    if interview.naming:
        return [spoken(words) for words in (*lines, *task_asked(interview.case.dataset.about))]
    if task := interview.state.task:
        lines.insert(0, sentence(task))
    if steps:
        answered = count(len(steps), "question is", "questions are")
        lines += [
            f"{answered} answered already. Trail lists them, restart forgets them.",
            "",
        ]
    return [spoken(words) for words in (*lines, *place(interview))]


def place(interview: Interview) -> list[str]:
    """Say the question that is put, or the result."""
    question = interview.question
    if question is None:
        return (page_one if interview.brief else result)(interview.case)
    return put(interview.case.walk, question, interview.state.task)


def farewell(interview: Interview) -> list[str]:
    """Say what was reached."""
    case = interview.case.without_preview
    walk = case.walk
    if walk.status != "asking":
        return [reached(case)]
    answered = count(len(walk.steps), "question", "questions")
    left = questions_left(walk.shortest, walk.longest)
    return [f"Not decided yet: {answered} answered, {left}."]


def reply(interview: Interview, line: str) -> Reply:
    """Return what follows from a line that was typed, whatever it is."""
    found = _replied(interview, line)
    return found._replace(lines=tuple(map(spoken, found.lines)))


def _replied(interview: Interview, line: str) -> Reply:
    text = " ".join(line.split())
    if interview.overwrite_path:
        path, interview = interview.overwrite_path, interview._replace(overwrite_path="")
        if folded(text) in ("yes", "y"):
            return Reply(interview, wish=Wish("save", path, overwrite=True))
        if folded(text) in ("no", "n", ""):
            return Reply(interview, ("Nothing was saved.",))
    if interview.naming:
        interview = interview._replace(naming=False)
        if not text:
            return _at(interview, [])
        if whole(text) is None:
            numbers = [typed_number(part) for part in text.split(ALSO)]
            if None in numbers:
                return _named(interview, text)
            return _at(interview, [])._replace(trouble=UNHEARD)
    if not text:
        return Reply(interview, (_reminder(interview),))
    command = whole(text)
    if command is None and (number := typed_number(text)) is not None:
        return _chosen(interview, number)
    question = interview.question
    if command is None and question is not None:
        try:
            choice = named_answer(question, text)
        except TypedError as error:
            return _refused(interview, first_upper(str(error)))
        if choice:
            return _answered(interview, question, choice)
    command = command or with_more(line)
    return _carried_out(interview, command) if command else _unknown(interview, text)


def _named(interview: Interview, text: str) -> Reply:
    named = interview.make(changes.name_task(text))
    said = f"The task is called {quoted(named.state.task)}."
    return _at(named, [said] if named.state.task else [])


def _reminder(interview: Interview) -> str:
    question = interview.question
    if question is None:
        return "This is the result. Type again to hear it, or help for what can be typed."
    asked = sentence(interview.case.asked(question))
    return f"The question is: {asked} Type again to hear its answers."


def _refused(interview: Interview, why_not: str) -> Reply:
    """Say why a line cannot be carried out, and what is put."""
    return Reply(interview, (_reminder(interview),), why_not)


def _unknown(interview: Interview, text: str) -> Reply:
    """Say that a line is nothing, and what fits: answers that hold its words, or a near command."""
    question = interview.question
    what = "no answer and no command" if question else "no command"
    hint = meant(text, WORDS)
    if question and (found := holding(question, text)):
        hint = f" Did you mean {either(found)}?"
    if not hint:
        hint = f" Type {_fitting(question)}, or help to hear what else can be typed."
    return _refused(interview, f"{quoted(text)} is {what}.{hint}")


def _fitting(question: Question | None) -> str:
    """Return what is typed most where the interview stands."""
    if question is None:
        return "why, cost, runner-up, report or save"
    return f"a number from 1 to {len(question.answers)}, the first words of an answer, why"


def _chosen(interview: Interview, number: int) -> Reply:
    """Answer with a number, or try out the change of that number."""
    question = interview.question
    if question is None:
        return _try(interview, number)
    if 1 <= number <= len(question.answers):
        return _answered(interview, question, question.answers[number - 1].id)
    return _refused(interview, no_answer(question, number))


def _answered(interview: Interview, question: Question, choice: str) -> Reply:
    before = interview.case.without_preview.walk
    same = before.answers.get(question.id) == choice
    head = "Your answer stays" if same else "Your answer"
    said = said_words(
        before.tree.options(question.id, choice), "not sure. Every answer is followed"
    )
    answered = interview.make(changes.answer(question.id, choice)._replace(label="an answer"))
    lines = [f"{head}: {sentence(said)}", *moved(before, answered.case.walk)]
    return _at(answered, lines)


def _at(interview: Interview, lines: list[str]) -> Reply:
    """Say something, then the question or result that it leads to."""
    return Reply(interview, (*lines, *([""] if lines else []), *place(interview)))


def _try(interview: Interview, number: int) -> Reply:
    offered = interview.case.offered
    if not 1 <= number <= len(offered):
        words = f"There is no change {number}: type 1 to {len(offered)}."
        none = "There is no change to try out, so a number does nothing here."
        return _refused(interview, words if offered else none)
    moved_on = interview.make(changes.preview(offered[number - 1]))
    if moved_on.state.real is None:
        return _own_again(moved_on)
    return Reply(moved_on, tuple(tried(moved_on.case)))


def _own_again(interview: Interview) -> Reply:
    """Say that nothing is tried out any more; the result was heard before."""
    lines = ["Back to your own answers.", *farewell(interview), _reminder(interview)]
    return Reply(interview, tuple(lines))


def _carried_out(interview: Interview, typed: Typed) -> Reply:
    """Carry out a command."""
    name, rest = typed
    if name in _MOVES:
        return _MOVES[name](interview)
    if name == "unsure":
        question = interview.question
        if question is None:
            return _refused(interview, "This is the result; there is no question to answer.")
        return _answered(interview, question, UNSURE)
    if name == "change":
        return _change(interview, rest)
    if name in ("report", "quit", "save"):
        kinds: dict[Name, Wish] = {
            "report": Wish("record"),
            "quit": Wish("quit"),
            "save": Wish("save", rest),
        }
        return Reply(interview, wish=kinds[name])
    return _shaped(interview, typed)


def _shaped(interview: Interview, typed: Typed) -> Reply:
    """Carry out a command about costs, roles or notes."""
    from roletui.interview.shaping import shaped  # for these commands only: 1 ms

    found = shaped(interview.case, typed)
    if found.trouble:
        return _refused(interview, found.trouble)
    after = interview.make(found.change) if found.change else interview
    cost = [plan_sentence(after.case)] if found.costed else []
    return Reply(after, (*found.lines, *cost))


def _why(interview: Interview) -> Reply:
    question = interview.question
    if question is not None:
        return Reply(interview, (*why(interview.case.dataset, question), _reminder(interview)))
    reasons = because(interview.case) or ["Every answer leads here."]
    return Reply(interview, tuple(reasons))


def _runner_up(interview: Interview) -> Reply:
    lines = [] if interview.case.outcome is None else second(Advice(interview.case))
    return Reply(interview, tuple(lines)) if lines else _refused(interview, NO_SECOND)


def _other_side(interview: Interview) -> Reply:
    case = interview.case
    if case.outcome is None or case.runner_up is None:
        return _refused(interview, NO_SECOND)
    from roletui.report.other_side import other_side_text  # for these words only: 4 ms

    return Reply(interview, tuple(other_side_text(case)))


def _again(interview: Interview) -> Reply:
    return Reply(interview, tuple(place(interview)))


def _more(interview: Interview) -> Reply:
    if interview.question is not None:
        return _refused(interview, "There is no result yet; this is what is asked.")
    return Reply(interview, tuple(result(interview.case)))


def _trail(interview: Interview) -> Reply:
    return Reply(interview, tuple(trail(interview.case)))


def _back(interview: Interview) -> Reply:
    moved_back = interview.make(changes.go_back())
    if moved_back.state == interview.state:
        return _refused(interview, "This is the first question; there is none before it.")
    tried_out = interview.state.real is not None
    return _own_again(moved_back) if tried_out else _at(moved_back, [])


def _forward(interview: Interview) -> Reply:
    if interview.state.at == "" and interview.state.real is None:
        return _refused(interview, "You have no more answers after this one.")
    return _at(interview.make(changes.revisit("")), [])


def _change(interview: Interview, rest: str) -> Reply:
    steps = interview.case.without_preview.walk.steps
    number = typed_number(rest)
    if not steps:
        return _refused(interview, "Nothing is answered yet.")
    if number is None or not 1 <= number <= len(steps):
        numbers = "1" if len(steps) == 1 else f"1 to {len(steps)}"
        return _refused(
            interview, f"Type change and the number of an answer, {numbers}. Trail says them."
        )
    return _at(interview.make(changes.revisit(steps[number - 1].question.id)), [])


def _undo(interview: Interview) -> Reply:
    if interview.state.real is not None:
        return _back(interview)
    history = interview.history
    if not history.past:
        return _refused(interview, "There is nothing to undo.")
    last, now = history.past[-1], interview.case.without_preview
    what = _what(last.label, now.after(last.state), now)
    return _stepped(interview, history.undo(), f"Undone: {what}")


def _redo(interview: Interview) -> Reply:
    history = interview.history
    if not history.future:
        return _refused(interview, "There is nothing to redo.")
    following, now = history.future[0], interview.case.without_preview
    what = _what(following.label, now, now.after(following.state))
    return _stepped(interview, history.redo(), f"Redone: {what}")


def _what(label: str, before: Case, after: Case) -> str:
    """Name a change, with what it changed."""
    words = change_words(before, after).removeprefix(f"{label}: ")
    return sentence(f"{label}, {words}" if words else label)


def _stepped(interview: Interview, history: History, said: str) -> Reply:
    """Say what was undone or redone, and where that leads if it is anywhere else."""
    after = interview.turn(history)
    return _at(after, [said]) if _where(after) != _where(interview) else Reply(after, (said,))


def _where(interview: Interview) -> tuple[str, object, object]:
    """Return what is put, which outcome is shown, and whose."""
    question, outcome = interview.question, interview.case.outcome
    return question.id if question else "", outcome and outcome.id, interview.state.real


def _restart(interview: Interview) -> Reply:
    begun_again = interview.make(changes.restart()._replace(label="starting over"))
    return _at(begun_again, ["All your answers are gone. Undo brings them back."])


def _keep(interview: Interview) -> Reply:
    if interview.state.real is None:
        return _refused(
            interview, "You are not trying out a change. On the result, a number tries one out."
        )
    change = changes.keep_preview()._replace(label="keeping the change you tried out")
    return _at(interview.make(change), ["These answers are your own now."])


def _help(interview: Interview) -> Reply:
    return Reply(interview, (*help_lines(), _reminder(interview)))


_MOVES: dict[Name, typing.Callable[[Interview], Reply]] = {
    "why": _why,
    "again": _again,
    "more": _more,
    "trail": _trail,
    "back": _back,
    "forward": _forward,
    "undo": _undo,
    "redo": _redo,
    "restart": _restart,
    "keep": _keep,
    "runner-up": _runner_up,
    "other side": _other_side,
    "help": _help,
}


def asked_to_overwrite(interview: Interview, path: str) -> Reply:
    """Ask whether a file that is there is to be overwritten."""
    words = f"There is a file {quoted(path)} already. Type yes to overwrite it, or no."
    return Reply(interview._replace(overwrite_path=path), (words,))
