"""Follow a dataset's file and reload it on change; a broken one keeps the last good data."""

import os

from roletui.dataset.load import load
from roletui.dataset.problems import DatasetError, errors
from roletui.disk.write import Stamp, stamp
from roletui.state.context import Context
from roletui.state.fit import dropped_by_dataset
from roletui.state.state import State
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

POLL_SECONDS = 0.4
"""Seconds between two checks of the file."""


class News(NamedTuple):
    """The result of loading a file."""

    context: Context
    """The new context; where the file is broken, the last good one with its trouble."""
    words: str
    """The message for the user; may be empty."""


class FollowedFile:
    """Polls a file for changes; one that is replaced by renaming is noticed too."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: Stamp | None = None
        """The stamp of the file at the last check; None before the first."""

    def look(self, context: Context, state: State) -> News | None:
        """Reload the file if it has changed since the last check; None where nothing is new."""
        now = stamp(self._file)
        if now == self._seen:
            return None
        self._seen = now
        news = load_context(self._file, context, state)
        if news.context is context:
            return News(context._replace(trouble=f"{news.words} Shown are the last good data."), "")
        same = news.context.loaded.content == context.loaded.content and not context.trouble
        return None if same else news


def load_context(file: str, context: Context, state: State) -> News:
    """Load a dataset; where it is broken, return the present context and report the problem."""
    name = os.path.basename(file)
    try:
        loaded = load(file)
    except DatasetError as error:
        from roletui.dataset.reading.diagnostics import diagnose  # only for a broken file: 3 ms

        first, *more = diagnose(error)
        words = f"{first.headline}{f' And {len(more)} more.' if more else ''}"
        return News(context, words.replace(file, name))
    fresh = Context.of(loaded, context.today, context.settings)
    if file != context.loaded.file:
        return News(fresh, "")
    lost = "".join(f" {words}" for words in dropped_by_dataset(fresh.tree, state))
    return News(fresh, f"{name} was read again.{_remarks(fresh)}{lost}")


def _remarks(context: Context) -> str:
    """Return a sentence on failing examples and warnings; empty where there are none."""
    from roletui.tree.examples import run_examples  # only for a file read again: 1 ms

    found = run_examples(context.tree, 0).problems
    failing = len(errors(found))
    warnings = len(context.loaded.warnings) + len(found) - failing
    words = [count(failing, "failing example", "failing examples")] * bool(failing)
    words += [count(warnings, "warning", "warnings")] * bool(warnings)
    return f" roletui check tells of {' and '.join(words)}." if words else ""
