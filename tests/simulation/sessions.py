"""The work itself: changes, undo and redo, and what is kept of them, through every crash."""

from collections.abc import Callable

from roletui.case import changes
from roletui.case.changes import Change
from roletui.dataset.problems import RefusedError
from roletui.records.autosave import APART, Session
from roletui.records.scenario import loads
from roletui.state.context import Context
from roletui.state.state import State, without_preview

from .core import SESSIONS, Core, base_name, must
from .model import BrokenPromiseError, Done, Kept, Way
from .moves import change, pick
from .window import Window, contexts

WINDOWS = 3
"""How many windows are open at most."""


class Sessions(Core):
    """What is done in windows, and kept in their sessions."""

    def _change(self, a: int, b: int, c: int) -> None:
        if window := self._window(a):
            with self._as(window.number):
                self._carry_out(window, change(window.case, a >> 4, b, c))

    def _carry_out(self, window: Window, made: Change) -> None:
        workspace = window.workspace
        state = made.transition(window.case)
        history = made.enter(workspace.history, state)
        window.way.change(made, state)
        self._take(window, lambda: workspace.take(history))

    def _take(self, window: Window, take: Callable[[], object]) -> None:
        take()
        self._watched(window)
        state = without_preview(window.case.state)
        self.had.setdefault(window.dataset, [State()]).append(state)
        window.queued[window.dataset] = state
        self._kept(window).later.append(state)
        if window.thread is None and self.threads:
            window.thread = self.threads.pop()

    def _kept(self, window: Window) -> Kept:
        return window.kept.setdefault(window.dataset, Kept(window.dataset))

    def _watched(self, window: Window) -> None:
        """Compare the history with the model's."""
        history, way = window.workspace.history, window.way
        must(history.state == way.state, "the state is not that of the model")
        must(len(history.past) == len(way.before), "there is another number of changes to undo")
        must(len(history.future) == len(way.after), "there is another number of changes to redo")
        if way.before:
            must(history.past[-1].state == way.before[-1].state, "undo would lose a state")
        if way.after:
            must(history.future[0].state == way.after[-1].state, "redo would lose a state")

    def _undo(self, a: int, b: int, c: int) -> None:
        if window := self._window(a):
            with self._as(window.number):
                if window.workspace.history.state.real is not None:
                    self._carry_out(window, changes.leave_preview())
                    return
                history, _ = window.workspace.undo()
                self._reached_back(window)
                window.way.undo()
                self._take(window, lambda: window.workspace.take(history))

    def _reached_back(self, window: Window) -> None:
        """Follow what was read of the past before this start: states that there were."""
        past, way = window.workspace.history.past, window.way
        reached = past[: len(past) - len(way.before)]
        had = [state._replace(at="") for state in self.had[window.dataset]]
        for each in reached:  # a change leads back to where one came from, at no question
            must(each.state._replace(at="") in had, "undo leads to what was never there")
        way.before[:0] = [Done(each.state, each.together) for each in reached]

    def _redo(self, a: int, b: int, c: int) -> None:
        if window := self._window(a):
            with self._as(window.number):
                history, _ = window.workspace.redo()
                window.way.redo()
                self._take(window, lambda: window.workspace.take(history))

    def _switch(self, a: int, b: int, c: int) -> None:
        """Open the other dataset in a window, as its dialog does."""
        window = self._window(a)
        if window is None:
            return
        context = contexts()[window.workspace.context is contexts()[0]]
        with self._as(window.number):
            workspace, file = window.workspace, context.loaded.file
            known, began = self._held_files(), self.settled
            workspace.switch_to(context)
            if file in window.ways:
                window.way.state = without_preview(window.way.state)
            name = context.dataset.about.id
            if name not in window.sessions:
                session = window.autosave.begin(context)
                window.sessions[name] = session
                window.ways[file] = Way(session.state)
                self._begun(window, session, context, fresh=False, held=known, began=began)
            self._take(window, lambda: workspace.take(workspace.history))

    def _turn(self, a: int, b: int, c: int) -> None:
        """Let the autosave thread of a window do its work."""
        window = self._window(a)
        if window and window.thread and not window.busy:
            with self._as(window.number):
                window.busy = window.types = True
                window.began, window.renames = self.settled, self.disk.renames.copy()
                window.thread.turn()
                window.types = False
                self._settled(window)
                window.busy = False

    def _settled(self, window: Window) -> None:
        """Check what the autosave thread has done."""
        for name, state in window.queued.items():
            session, kept = window.sessions[name], window.kept[name]
            if session.lost:
                told = any("cannot be kept" in words for words in window.said)
                must(told, "nobody was told that a state is not kept")
                continue
            path = session.path
            must(bool(path), "a state is kept nowhere, and nobody was told")
            if path == kept.path and self.files.get(path) is not kept:
                continue  # another program has replaced it, and nothing was written since
            if path != kept.path:
                kept = window.kept[name] = self._moved(kept, path)
            content = self.disk.files(SESSIONS).get(base_name(path))
            must(content is not None, f"{path} is not there")
            must(self._read(content, name) == state, f"{path} holds another state than was kept")
            if self.disk.renames[path] == window.renames[path]:
                continue  # it was there already, perhaps from a program that was killed
            between = self.settled > window.began
            self.latest[name] = {path, *(self.latest.get(name, set()) if between else ())}
            if self.failed:  # what could not be looked at, was not compared
                self.latest[name].add("")
            self.settled += 1
            kept.safe, kept.later = state, []
            window.marks[name] = 0
            for other in self.windows:
                shared = other is not window and other.sessions.get(name)
                must(not shared or shared.path != path, f"two windows write {path}")
        waiting = {name for name, session in window.sessions.items() if session.lost}
        window.queued = {name: window.queued[name] for name in waiting & {*window.queued}}

    def _moved(self, kept: Kept, path: str) -> Kept:
        """Note that a session is kept in another file from here on."""
        if kept.path:
            kept = Kept(kept.dataset, later=kept.later)
        must(path not in self.files, f"{path} was somebody else's")
        kept.path = path
        self.files[path] = kept
        return kept

    def _read(self, content: bytes, dataset: str) -> State:
        """Return the state in a file; it is a fault where it cannot be read."""
        context = next(each for each in contexts() if each.dataset.about.id == dataset)
        try:
            opened = loads(content.decode(), "kept", context)
        except (RefusedError, UnicodeDecodeError) as error:
            raise BrokenPromiseError(f"a kept file cannot be read: {error}") from error
        must(not opened.warnings, f"a kept file is read with {opened.warnings}")
        return opened.state

    def _open(self, a: int, b: int, c: int) -> None:
        """Start the program once more; sometimes afresh."""
        if len(self.windows) >= WINDOWS:
            return
        number, fresh = next(self._numbers), b % 5 == 0
        context, held = contexts()[c % 5 == 0], self._held_files()
        began = self.settled
        with self._as(number):
            window = Window(number, context, fresh=fresh)
            self.windows.append(window)
            self._begun(
                window,
                window.sessions[window.dataset],
                context,
                fresh=fresh,
                held=held,
                began=began,
            )

    def _begun(
        self,
        window: Window,
        session: Session,
        context: Context,
        *,
        fresh: bool,
        held: set[str],
        began: int,
    ) -> None:
        """Check what a session begins with, and note which file it goes on with."""
        name = context.dataset.about.id
        window.kept[name] = Kept(name)
        # Whether it may begin with this is asked below; from now on it was there.
        self.had.setdefault(name, [State()]).append(session.state)
        if session.path:
            must(session.path in self.files or bool(self.loose), "it goes on with an unknown file")
            must(
                session.path not in held & self._held_files(),
                f"{session.path} is open in another window",
            )
            if session.path in self.files:
                kept = window.kept[name] = self.files[session.path]
                kept.foreign = None
                window.marks[name] = len(kept.later)
        if self.failed or self.settled > began:
            return  # it may have read less, or what another window was about to replace
        told = "cannot be" in session.words or "is empty" in session.words
        must(not told or self._has_foreign() or not self.disk.links, session.words)
        if fresh:
            must(session.state == State(), "it does not begin afresh")
            return
        places = self.latest.get(name, set())
        unsure = [
            each.kept[name]
            for each in self.windows
            if each is not window and name in each.kept
            if each.busy or each.sessions[name].lost
        ]
        if not places and not unsure:
            must(session.state == State(), "it begins with something that was never there")
            return
        candidates = [self.files[path] for path in places if path in self.files] + unsure
        if "" in places or not places:
            candidates += [
                kept for kept in (*self.loose, *self.files.values()) if kept.dataset == name
            ]
            if session.state == State():
                self._goes_on(window, session, name)
                return
        if not any(kept.opens(context, session.state) for kept in candidates):
            raise BrokenPromiseError("it does not begin with what was kept last")
        if not session.path and session.resumed:
            must(APART in session.words or "" in places, "nobody is told of the other window")
        self._goes_on(window, session, name)

    def _goes_on(self, window: Window, session: Session, name: str) -> None:
        """Note that a window goes on with a file of which nothing was known yet."""
        if session.path and session.path not in self.files:
            self.inspect()
            kept = window.kept[name] = self.files[session.path]
            window.marks[name] = len(kept.later)

    def _has_foreign(self) -> bool:
        return any(kept.foreign is not None for kept in self.files.values())

    def _quit(self, a: int, b: int, c: int) -> None:
        """Leave a window as ``q`` and the signals that ask for an end do."""
        window = self._window(a)
        if window is None or window.busy:
            return
        with self._as(window.number):
            window.busy = True
            window.began, window.renames = self.settled, self.disk.renames.copy()
            window.autosave.close()
            self._settled(window)
            for name, session in window.sessions.items():
                if session.lost and not self.failed and self.disk.room is None:
                    raise BrokenPromiseError(f"nothing failed, but {session.lost}")
                told = not session.lost or session.lost in window.said
                must(told, f"nobody is told at the end that {name} was not kept")
            self._gone(window)
        self.disk.kill(window.number)

    def _kill(self, a: int, b: int, c: int) -> None:
        """End a window at once."""
        if self.windows:
            self._bury(pick(self.windows, a).number)
            self.inspect()

    def _power(self, a: int, b: int, c: int) -> None:
        """Lose power between two steps."""
        self._lose_power(b)

    def _recovered(self) -> None:
        """Start the machine again after a loss of power."""
        self.powerless = False
        for window in list(self.windows):
            self._bury(window.number)
        self.inspect()

    def _cleared(self) -> None:
        """Let the user remove old sessions."""
        for window in list(self.windows):
            self._bury(window.number)
        for name in list(self.disk.files(SESSIONS)):
            self.disk.unlink(f"{SESSIONS}/{name}")
        self.disk.flush()
        self.files.clear()
        self.loose.clear()
        self.latest.clear()

    def inspect(self) -> None:
        """Check every session file: whole, and not older than what was said to be kept."""
        there = self.disk.files(SESSIONS)
        for path, kept in list(self.files.items()):
            content = there.get(base_name(path)) or None
            if kept.foreign is not None:
                must(content == kept.foreign, f"{path}, another program's, was written")
                continue
            if content is None:
                must(kept.safe is None, f"{path} is gone")
                del self.files[path]
                if kept.later:  # what it was written as may be beside it, and be put there again
                    self._in_doubt(kept)
                kept.path = ""
                continue
            state = self._read(content, kept.dataset)
            must(kept.allows(state), f"{path} holds a state that is older than what was kept")
        for name, content in there.items():
            path = f"{SESSIONS}/{name}"
            if name.endswith(".toml") and path not in self.files and self._is_filled(content):
                dataset = name.split(".")[0]
                state = self._read(content, dataset)
                running = [each for window in self.windows for each in window.kept.values()]
                maybe = [*self.loose, *running]
                maybe = [each for each in maybe if self.files.get(each.path) is not each]
                maybe = [each for each in maybe if each.dataset == dataset and each.allows(state)]
                must(bool(maybe), f"{path} holds a state that nobody had")
                if maybe[0] in self.loose:
                    self.loose.remove(maybe[0])
                    maybe[0].path = path
                    self.files[path] = maybe[0]
