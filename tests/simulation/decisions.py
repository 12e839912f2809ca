"""Decisions saved under a name, by several windows at once."""

from collections.abc import Callable
from contextlib import suppress

from roletui.dataset.problems import RefusedError
from roletui.records import library
from roletui.records.library import Saved, SavedError
from roletui.records.scenario import reopen
from roletui.state.state import without_preview
from roletui.text.name import clean_name

from .core import SCENARIOS, base_name, must
from .disk import Killed
from .model import BrokenPromiseError, Delta, Named, same
from .moves import WORDS, pick
from .sessions import Sessions
from .window import Window, contexts


class Decisions(Sessions):
    """What is done with saved decisions."""

    def _is_filled(self, content: bytes) -> bool:
        """Tell whether a file has content, which it must have where there are hard links."""
        return bool(content) or self.disk.links

    def inspect(self) -> None:
        """Check the saved decisions as well."""
        super().inspect()
        self._inspect_named()

    def _inspect_named(self) -> None:
        there = self.disk.files(SCENARIOS)
        found = {
            f"{SCENARIOS}/{name}": self._named_in(content)
            for name, content in there.items()
            if name.endswith(".toml") and self._is_filled(content)
        }
        is_same = same(found.values(), self.named.values(), self.deltas)
        must(is_same, "a saved decision is lost or changed")
        if all(delta.interrupted for delta in self.deltas):
            if self.deltas:
                self.disk.flush()  # what was seen of something unfinished, stays
            before = self.named
            self.named = {
                path: before[path] if before.get(path) == entry else entry
                for path, entry in found.items()
            }
            self.deltas.clear()

    def _named_in(self, content: bytes) -> Named:
        try:
            scenario = library.scenario_of(content.decode(), "saved.toml")
        except (RefusedError, UnicodeDecodeError) as error:
            raise BrokenPromiseError(f"a saved decision cannot be read: {error}") from error
        context = next(c for c in contexts() if c.dataset.about.id == scenario.dataset.id)
        return Named(scenario.name, reopen(scenario, context).state, scenario.dataset.id)

    def _list(self, a: int, b: int, c: int) -> None:
        if window := self._window(a):
            self._inspect_named()
            with self._as(window.number), suppress(SavedError):
                window.listed, before = [], dict(self.named)
                found = library.saved_decisions()
                if self.deltas or before != self.named:
                    return  # another window has changed something meanwhile
                if not self.failed:
                    texts = [entry.text.encode() for entry in found if not entry.unnamed]
                    shown = [self._named_in(text) for text in texts if self._is_filled(text)]
                    must(same(shown, self.named.values()), "the list is not what was saved")
                window.listed = [entry for entry in found if entry.scenario]
                window.versions = dict(self.named)

    def _save_as(self, a: int, b: int, c: int) -> None:
        window = self._window(a)
        if window is None:
            return
        name, state = pick(WORDS, b), without_preview(window.case.state)
        entry = Named(clean_name(name), state, window.dataset)
        over = self._entry(window, c) if c % 3 == 0 else None
        before = self.named.get(over.file) if over else None

        def save() -> None:
            file = library.save(window.workspace.context.loaded, state, name, over)
            if over is None:
                must(file not in self.named, "a saved decision was overwritten unasked")
            else:
                self._current(window, over)
            self.named[file] = entry

        if over is None or over.file in self.named:
            self._in_library(window, save, Delta(before, entry))

    def _rename(self, a: int, b: int, c: int) -> None:
        window = self._window(a)
        over = window and self._entry(window, c)
        if window is None or over is None:
            return
        before = self.named.get(over.file)

        def rename() -> None:
            library.rename(over, pick(WORDS, b))
            self._current(window, over)
            assert before is not None
            self.named[over.file] = Named(name, before.state, before.dataset)

        name = clean_name(pick(WORDS, b))
        if before is not None:
            after = Named(name, before.state, before.dataset)
            self._in_library(window, rename, Delta(before, after))

    def _duplicate(self, a: int, b: int, c: int) -> None:
        window = self._window(a)
        over = window and self._entry(window, c)
        if window is None or over is None or over.file not in self.named:
            return
        before, names = self.named[over.file], library.saved_decisions
        with self._as(window.number), suppress(SavedError):
            others = library.made_with(names(), before.dataset)
            name = library.copy_name(before.name, others)
            copy = Named(name, before.state, before.dataset)

            def duplicate() -> None:
                file = library.duplicate(over)
                self._current(window, over)
                must(file not in self.named, "a saved decision was overwritten by a copy")
                self.named[file] = self._named_in(self.disk.files(SCENARIOS)[base_name(file)])
                must(self.named[file].state == before.state, "a copy is not like the original")

            self._in_library(window, duplicate, Delta(None, copy))

    def _delete(self, a: int, b: int, c: int) -> None:
        window = self._window(a)
        over = window and self._entry(window, c)
        if window is None or over is None or over.file not in self.named:
            return

        def delete() -> None:
            library.delete(over)
            self._current(window, over)
            del self.named[over.file]

        self._in_library(window, delete, Delta(self.named[over.file], None))

    def _entry(self, window: Window, number: int) -> Saved | None:
        named = [entry for entry in window.listed if not entry.unnamed]
        return pick(named, number) if named else None

    def _current(self, window: Window, entry: Saved) -> None:
        """Check that what was changed was as this window had listed it."""
        now = self.named.get(entry.file)
        was = window.versions.get(entry.file)
        must(now is was, "what another window had saved was overwritten unseen")

    def _in_library(self, window: Window, act: Callable[[], None], delta: Delta) -> None:
        """Do something with the saved decisions; interrupted, it is done or not done."""
        with self._as(window.number):
            self.deltas.append(delta)
            try:
                with suppress(SavedError):
                    act()
            except Killed:
                delta.interrupted = True
                raise
            if self.failed:
                delta.interrupted = True
            else:
                self.deltas.remove(delta)
            self._inspect_named()
