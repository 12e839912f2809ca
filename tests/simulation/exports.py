"""Records that are exported, edited by hand, overwritten and opened again; interviews in lines."""

import os
import re
import typing
from collections.abc import Sequence
from contextlib import suppress
from random import Random
from unittest.mock import patch

from roletui.case import changes
from roletui.case.case import Case
from roletui.cli.commands.ask import Talk
from roletui.cli.speech import Speech
from roletui.dataset.problems import RefusedError
from roletui.disk.write import write_text
from roletui.interview.interview import Interview
from roletui.records.scenario import loads
from roletui.report.forms import FORMS, document
from roletui.report.record.rewrite import KeptError, rewritten
from roletui.state.state import State, without_preview

from .core import base_name, must
from .decisions import Decisions
from .disk import WORK
from .moves import WORDS, pick
from .sessions import WINDOWS
from .window import Window, contexts


class Exports(Decisions):
    """What is done with records and in interviews."""

    def inspect(self) -> None:
        """Check the exported files as well."""
        super().inspect()
        for path, texts in self.exported.items():
            found = self.disk.files(WORK).get(base_name(path))
            must((found or b"").decode() in texts, f"{path} is not as it was exported")

    def _export(self, a: int, b: int, c: int) -> None:
        """Save the record of a window, as the dialog does; again to overwrite."""
        window = self._window(a)
        if window is None:
            return
        forms = {form.name: form for form in FORMS}
        whole, short, scenario = forms["md"], forms["short"], forms["toml"]
        form = pick((scenario, scenario, whole, short, whole, pick(FORMS, b // 6)), b)
        path, case = f"{WORK}/{c % 2}{form.suffix}", window.case.without_preview
        if not case.lines or case.outcome is None:
            form = scenario
            path = f"{WORK}/{c % 2}.toml"
        overwrite = path in self.exported and c % 3 > 0
        with self._as(window.number):
            kept, before = tuple[str, ...](), self.exported.get(path, {""})
            by_hand = BY_HAND.findall(self.disk.files(WORK).get(base_name(path), b"").decode())
            mine = self.exported[path] = {*before}
            try:
                if overwrite and form.name in ("md", "short") and os.path.isfile(path):
                    text, kept, _ = rewritten(path, case, form.name)
                else:
                    text = document(form.name, case)
                mine.add(text)
                write_text(path, text, overwrite=overwrite)
            except FileExistsError:
                if self.exported[path] is mine:
                    self.exported[path] = before
                    must(before != {""} or self.failed, "there is no such file")
            except (OSError, KeptError):
                pass
            else:
                if self.exported[path] is mine:
                    must(overwrite or "" in before, "a record was overwritten unasked")
                    self.exported[path] = {text}
                    self._reopened(case, path, text, kept)
                    if form.name in ("md", "short"):
                        lost = [line for line in by_hand if line not in text]
                        must(not lost, f"notes by hand are lost: {lost}")
                else:  # another window has written it meanwhile
                    self.exported[path].add(text)

    def _reopened(self, case: Case, path: str, text: str, kept: Sequence[str]) -> None:
        """Check that a record opens as what it was made of."""
        found = self.disk.files(WORK)[base_name(path)].decode()
        must(found == text, f"{path} is not what was written")
        if path.endswith((".md", ".toml")):
            opened = loads(found, path, case.context)
            wanted = without_preview(case.state)
            if kept:
                wanted = wanted._replace(notes=opened.state.notes)
            must(opened.state == wanted, f"{path} opens as another state")
            must(bool(kept) or not opened.warnings, f"{path}: {opened.warnings}")

    def _edit(self, a: int, b: int, c: int) -> None:
        """Write into an exported record by hand, below its notes."""
        path = f"{WORK}/{c % 2}.md"
        found = self.disk.files(WORK).get(base_name(path))
        if found is None or path not in self.exported:
            return
        text = found.decode()
        mark = "<!-- roletui: your notes end -->"
        head, end, tail = text.rpartition(mark)
        if end and head.endswith("\n"):
            text = f"{head}By hand {b}.\n\n{end}{tail}"
            self.disk.put(path, text.encode())
            self.exported[path] = {text}

    def _reopen(self, a: int, b: int, c: int) -> None:
        """Open an exported record in a window of its own dataset."""
        window = self._window(a)
        path = f"{WORK}/{c % 2}.toml"
        if window and path in self.exported:
            with self._as(window.number), suppress(OSError, RefusedError):
                with open(path, "rb") as stream:
                    text = stream.read().decode()
                state = loads(text, path, window.workspace.context).state
                self._carry_out(window, changes.reopen("it", state))

    def _ask(self, a: int, b: int, c: int) -> None:
        """Hold an interview in plain lines, from its beginning to its end."""
        if len(self.windows) >= WINDOWS:
            return
        random, number, held = Random(b), next(self._numbers), self._held_files()
        fresh, context, began = c % 7 == 0, contexts()[0], self.settled
        with self._as(number):
            window = Window(number, context, fresh=fresh)
            session = window.sessions[window.dataset]
            self.windows.append(window)
            self._begun(window, session, context, fresh=fresh, held=held, began=began)
            speech = _Lines([_line(random) for _ in range(c % 12)])
            window.said, window.busy, save = speech.heard, True, session.save
            window.began, window.renames = self.settled, self.disk.renames.copy()

            def noted(state: State) -> str:
                window.queued[window.dataset] = state
                self._kept(window).later.append(state)
                words = save(state)
                if not session.lost:  # a later one may be
                    self._settled(window)
                return words

            with patch.object(session, "save", noted):
                Talk(Interview.begin(context, session.state), speech, session).hold()
            self._settled(window)
            session.close()
            self._gone(window)
        self.disk.kill(number)


class _Lines(Speech):
    """Speech that types lines, and hears what is said."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines, self.person, self.alone = lines, False, False
        self.heard: list[str] = []

    def say(self, *lines: str) -> None:
        self.heard += lines

    notice = complain = say

    def lines(self) -> typing.Iterator[str]:
        yield from self._lines


BY_HAND = re.compile(r"By hand \d+\.")
LINES = (
    "1", "2", "3", "0", "why", "back", "forward", "undo", "redo", "trail", "restart", "keep",
    "again", "help", "change 1", "cost", "yes", "", "note x", "notes", "people 2", "weeks 3",
)  # fmt: skip


def _line(random: Random) -> str:
    return random.choice(LINES) if random.random() < 0.8 else random.choice(WORDS).split("\n")[0]
