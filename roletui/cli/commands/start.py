"""``roletui`` and ``roletui open``: the app."""

import argparse
import gc
import os
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from roletui.cli import garbage, log
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, FAILED, RequestError
from roletui.cli.first_screen import choices, keep_first_screen, place_left
from roletui.cli.inputs import STDIN, last_used, read_once, talk
from roletui.cli.named_session import begun, opened_beside
from roletui.cli.open_word import opened, take_keyboard
from roletui.cli.streams import draw_on_terminal, lacks_signs
from roletui.early import DUMB
from roletui.records.autosave import Session
from roletui.records.last_visit import THEME, forget_place, keep_place, theme_of
from roletui.records.scenario import Scenario
from roletui.settings.commands import key_of, use_keys
from roletui.settings.load import settings_or_trouble
from roletui.state.beginning import is_new, not_shown
from roletui.state.context import Context
from roletui.state.state import State

if typing.TYPE_CHECKING:
    from roletui.tui.app import RoletuiApp
    from roletui.tui.autosave_thread import AutosaveThread

AGAIN = (
    "the app reloads its dataset, which standard input and pipes do not allow; save it as a file "
    "first."
)
"""The message for a dataset on standard input or in a pipe, which could not be read again."""


def run(options: argparse.Namespace) -> int:
    """Load everything that can fail, then hand the terminal to the app."""
    if read_once(options.dataset):
        raise RequestError(AGAIN)
    scenario = _scenario(options.file) if options.file else None
    settings, trouble = settings_or_trouble()
    made_with = scenario.dataset.id if scenario else last_used(options)
    context = context_of(options, made_with, settings)
    _need_terminal()
    session = begun(context, options, fresh=options.fresh or scenario is not None)
    state, notice = _opening(options, context, session, scenario, trouble)
    if trouble:
        talk(trouble)
    with _without_openssl():
        # Textual, which no headless command may import: 105 ms.
        from roletui.tui.app import RoletuiApp
        from roletui.tui.autosave_thread import AutosaveThread
        from roletui.tui.follow_file import FollowedFile
        from roletui.tui.idle_loop import run_to_end

    log.step(f"session: {'resumed' if session.resumed else 'begun'}")
    offered = choices(context, state) if scenario is None and options.dataset is None else ()
    autosave = AutosaveThread(context, session)
    app = RoletuiApp(
        context,
        state,
        notice,
        # Who names a dataset here knows the keys, which are no letters of a name then.
        asks_task="" if options.task is not None else "keys" if options.dataset else "words",
        choices=offered,
        followed=FollowedFile(context.loaded.file) if options.watch else None,
        autosave=autosave,
        earlier=session.earlier if scenario is None else (),
        place=place_left(context, state) if session.resumed else "",
        theme=theme_of(settings),
        keep_theme=THEME.keep,
        keys=settings.keys,
    )
    autosave.say = app.say_from_thread
    if state.task and options.task and not offered:
        autosave.keep(context, state)
    save = partial(_save, app, autosave)
    app.ending.save, app.ending.report, app.ending.status = save, partial(_report, app), FAILED
    app.make_ready()
    app.begun, app.tidy = _first_shown, garbage.collect_due
    try:
        run_to_end(app.run_async())
    finally:
        log.step("app: left")
        for words in save():
            talk(words)
        log.step("app: saved")
    if not app.return_code:
        keep_first_screen(dark=app.ground.dark)
    return app.return_code or (FAILED if autosave.lost else DONE)


def _opening(
    options: argparse.Namespace,
    context: Context,
    session: Session,
    scenario: Scenario | None,
    trouble: str,
) -> tuple[State, str]:
    """Return what the app opens with, and what it says of that and of trouble with the settings."""
    if scenario:
        state, warnings = opened_beside(options, scenario, context)
        return state, " ".join([*filter(None, [trouble]), *warnings])
    said = [trouble, session.words]
    if session.resumed:
        use_keys(context.settings.keys)
        said.append(f"{key_of('wizard.restart')} begins a new decision.")
    if is_new(context, session.state) and not trouble:
        said.append(not_shown(context))
    return session.state, " ".join(filter(None, said))


def _save(app: "RoletuiApp", autosave: "AutosaveThread") -> list[str]:
    """Keep what has been done; return what the user must know of it."""
    said: list[str] = []
    autosave.say = said.append
    try:
        app.keep_drafts()
    finally:
        autosave.close()
    keep_place(app.context.dataset.about.id, app.current_mode)
    return said


def _report(app: "RoletuiApp", error: BaseException, unsaved: str) -> list[str]:
    """Write down an error; return what to say of it."""
    from roletui.cli import crash  # only after a fault: 3 ms

    forget_place()  # there may be the fault
    return crash.report(error, unsaved or crash.KEPT, app.typed())


def _first_shown() -> None:
    """Collect garbage from now on; what is there by now stays."""
    if not gc.isenabled():
        garbage.begin()
        log.step("app: its first frame is shown")


@contextmanager
def _without_openssl() -> Iterator[None]:
    """Import what can do without OpenSSL as if that were not there: 5 ms and 4.4 MB.

    asyncio would load it for connections, of which the app has none.
    """
    unneeded = {"ssl", "_hashlib"} - sys.modules.keys()
    # What the import system takes for “not there”.
    vars(sys)["modules"].update(dict.fromkeys(unneeded))
    try:
        yield
    finally:
        for name in unneeded:
            del sys.modules[name]


def _need_terminal() -> None:
    """Raise ``RequestError`` without a terminal; under ``serve`` the app needs none."""
    if "TEXTUAL_DRIVER" in os.environ:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise RequestError(
            "the app needs a terminal. Without one: roletui ask asks in plain lines; roletui "
            "decide, compare, cost and export answer at once; roletui --help lists them all."
        )
    if os.environ.get("TERM") in DUMB:
        raise RequestError(
            "the app needs a terminal that can move its cursor, and TERM says that this one "
            "cannot; roletui ask asks the same in plain lines."
        )
    draw_on_terminal()
    if lacks_signs(sys.__stderr__):
        raise RequestError(
            "the app draws with signs that this locale lacks; start it as PYTHONUTF8=1 roletui "
            "where the terminal shows them, or use roletui ask, which needs none."
        )


def _scenario(word: str) -> Scenario:
    scenario = opened(word)
    if word == STDIN:
        take_keyboard()
    return scenario
