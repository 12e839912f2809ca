"""``roletui ask``: the interview in plain lines, for screen readers, pipes and dumb terminals.

The interview goes to standard output, which makes a transcript; complaints about a line and the
places of files go to standard error.
"""

import argparse
import os
import typing

from roletui.case.case import Case
from roletui.cli.commands.decide import parse_answers
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, FAILED, STOPPED, RequestError, writing
from roletui.cli.inputs import STDIN, last_used
from roletui.cli.named_session import begun as begun_session
from roletui.cli.named_session import opened_beside
from roletui.cli.open_word import opened
from roletui.cli.speech import Speech
from roletui.dataset.available import available_datasets, saved_words
from roletui.disk.write import suggested_path, write_text
from roletui.interview.commands import Typed, whole
from roletui.interview.interview import Interview, Reply, Wish
from roletui.interview.talk import asked_to_overwrite, begun, farewell, reply
from roletui.interview.words import quoted, typed_number
from roletui.records.autosave import Session
from roletui.records.file_name import record_name
from roletui.settings.load import settings_or_trouble
from roletui.state.beginning import is_new, not_shown
from roletui.state.state import State, answer


def run(options: argparse.Namespace) -> int:
    """Hold the interview until it is left."""
    if options.output and os.path.lexists(options.output) and not options.force:
        raise RequestError(f"{options.output} is there already; --force overwrites it.")
    speech = Speech()
    try:
        started = _begin(options, speech)
    except KeyboardInterrupt:
        return _interrupted()
    if started is None:
        return DONE
    interview, session = started
    try:
        return _hold(options, interview, speech, session)
    finally:
        session.close()


def _hold(
    options: argparse.Namespace, interview: Interview, speech: Speech, session: Session
) -> int:
    """Hold the interview, then write the record if one was requested."""
    talk = Talk(interview, speech, session)
    try:
        talk.hold()
    except KeyboardInterrupt:
        print()
        talk.part()
        return STOPPED
    except UnreadableError:
        unwritten = f", and {options.output} is not written" if options.output else ""
        speech.notice(f"nobody is here to type it again, so nothing is kept{unwritten}.")
        return FAILED
    talk.part()
    return talk.write_out(options.output, force=options.force) if options.output else DONE


def _interrupted() -> int:
    print()
    return STOPPED


def _begin(options: argparse.Namespace, speech: Speech) -> tuple[Interview, Session] | None:
    """Return the interview and its session; None if no dataset was chosen."""
    if STDIN in (options.file, options.dataset):
        raise RequestError("standard input is where the answers come from; name a file.")
    scenario = None
    if options.file is not None:
        scenario = opened(options.file)
    made_with = scenario.dataset.id if scenario else last_used(options)
    if not made_with and options.dataset is None:
        options.dataset = _choose(speech)
        if not options.dataset:
            return None
    settings, trouble = settings_or_trouble()
    context = context_of(options, made_with, settings)
    if trouble:
        speech.notice(trouble)
    answers = parse_answers(context.tree, options.answers)
    session = begun_session(context, options, fresh=options.fresh or scenario is not None)
    state, words = session.state, session.words
    if scenario:
        state, warnings = opened_beside(options, scenario, context)
        words = " ".join(warnings)
    if words:
        speech.notice(words)
    elif is_new(context, state) and (unshown := not_shown(context)):
        speech.notice(unshown)
    for question, choice in answers.items():
        state = answer(state, question, choice)
    naming = speech.person and options.task is None and not state.task and is_new(context, state)
    return Interview.begin(context, state, naming=naming, brief=speech.person), session


def _choose(speech: Speech) -> str:
    """Let a person choose among several datasets; return the file, or ``""`` to leave."""
    offers = available_datasets()
    if len(offers) == 1:
        return offers[0].file
    if not speech.person:
        others = " or ".join(offer.name for offer in offers[1:])
        speech.notice(
            f"of {len(offers)} decisions, this is {offers[0].name}; for another, --dataset "
            f"{others}."
        )
        return offers[0].file
    entries = (f"{nr}. {offer.title} {offer.decides}" for nr, offer in enumerate(offers, 1))
    hint = f"Type a number from 1 to {len(offers)}, or quit."
    speech.say(f"There are {len(offers)} decisions to choose from.", *entries, hint)
    for line in speech.lines():
        number = typed_number(line)
        if number and number <= len(offers):
            return offers[number - 1].file
        if whole(line) == Typed("quit"):
            break
        speech.complain(f"{quoted(line)} is none of them. {hint}")
    return ""


class UnreadableError(Exception):
    """A line could not be carried out, and nobody is there who could type another."""


class Talk:
    """A running interview: carries out what replies request, and saves the state."""

    def __init__(self, interview: Interview, speech: Speech, session: Session) -> None:
        self.interview = interview
        """The interview after the last line."""
        self._speech, self._session = speech, session
        self._saved = State()
        """The state that was saved last."""

    def hold(self) -> None:
        """Ask the first question, then reply to each line until the end.

        Raises :class:`UnreadableError` at the first line that cannot be carried out, where nobody
        is there to type it again; then nothing is kept of the lines before it either.
        """
        self._autosave()
        self._speech.say(*begun(self.interview))
        for line in self._speech.lines():
            answered = reply(self.interview, line)
            self._show(answered)
            if answered.wish and not self._carry_out(answered.wish):
                break

    def _show(self, answered: Reply) -> None:
        self.interview = answered.interview
        self._autosave()
        if answered.trouble:
            self._complain(answered.trouble)
        if answered.lines:
            self._speech.say(*answered.lines)

    def _carry_out(self, wish: Wish) -> bool:
        """Carry out a request; return whether the interview goes on."""
        match wish.kind:
            case "record":
                print(self._record(), flush=True)
            case "save":
                self._save(wish)
            case "quit":
                return False
            case never:
                typing.assert_never(never)
        return True

    def _complain(self, words: str) -> None:
        """Say what is wrong with a line; raise :class:`UnreadableError` where nobody is there."""
        self._speech.complain(words)
        if self._speech.alone:
            raise UnreadableError

    def _autosave(self) -> None:
        """Save a new state at once, so that nothing is lost however this ends.

        Lines from a file are there still: they are kept in the end, when all could be read.
        """
        if not self._speech.alone:
            self._keep()

    def _keep(self) -> None:
        state = self.interview.case.without_preview.state
        if state != self._saved:
            self._saved = state
            if words := self._session.save(state):
                self._speech.notice(words)

    def _record(self) -> str:
        """Return the record without the parts that only files need."""
        from roletui.report.record.record import record_body  # for the record only: 5 ms

        return record_body(self.interview.case)

    def _write(self, path: str, case: Case, *, overwrite: bool) -> str:
        """Write the record to a file, in the format of its suffix; return the message.

        Raises ``OSError`` if the file cannot be written, ``ValueError`` if its notes would be lost.
        """
        # For the record only: 35 ms.
        from roletui.report.forms import SUFFIXES, USUAL, document
        from roletui.report.record.rewrite import rewritten

        form = SUFFIXES.get(os.path.splitext(path)[1].lower(), USUAL)
        remarks = tuple[str, ...]()
        if form is USUAL and overwrite and os.path.isfile(path):
            text, remarks, _ = rewritten(path, case, form.name)
        else:
            text = document(form.name, case)
        write_text(path, text, overwrite=overwrite)
        if not form.reopens:
            return f"Saved as {path}."
        return " ".join([*remarks, saved_words(path, case.context.loaded.file, "ask")])

    def _save(self, wish: Wish) -> None:
        path = os.path.expanduser(wish.path) or os.path.basename(
            suggested_path(name=record_name(self.interview.state.task))
        )
        try:
            words = self._write(path, self.interview.case, overwrite=wish.overwrite)
        except FileExistsError:
            self._show(asked_to_overwrite(self.interview, path))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._complain(f"{quoted(path)} cannot be saved there: {reason}.")
        else:
            self._speech.say(words)

    def part(self) -> None:
        """Keep the state; say what was decided and where the session is saved."""
        self._keep()
        self._speech.say(*farewell(self.interview))
        if path := self._session.path:
            self._speech.notice(f"what you did is kept in {path}; roletui ask goes on from here.")

    def write_out(self, path: str, *, force: bool) -> int:
        """Write the record to a file; raise ``RequestError`` without a result or if it fails."""
        case = self.interview.case.without_preview
        if case.outcome is None:
            raise RequestError(f"nothing is decided yet, so {path} is not written.")
        try:
            with writing(path):
                words = self._write(path, case, overwrite=force)
        except ValueError as error:
            raise RequestError(f"{path} cannot be written: {str(error).rstrip('.')}.") from None
        self._speech.notice(words)
        return DONE
