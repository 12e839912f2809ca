"""Follow a dataset's file: what it says now, or why the last good data stay."""

import os
import typing

from roletui.dataset.load import load
from roletui.dataset.problems import DatasetError
from roletui.disk.write import Stamp, stamp
from roletui.state.context import Context
from roletui.state.fit import dropped_by_dataset
from roletui.state.state import State
from roletui.text.numbers import count
from roletui.tree.examples import run_examples

EVERY = 0.4
"""Seconds between two looks at the file."""


class News(typing.NamedTuple):
    """A file has changed."""

    context: Context
    """The new data; where the file is broken the last good ones, and what is wrong."""
    words: str
    """What there is to say about it."""


class FollowedFile:
    """Looks at a file when it is asked to; a save by renaming is noticed like any other."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: Stamp | None = None
        """The file as it was looked at last; not looked at yet."""

    def look(self, context: Context, state: State) -> News | None:
        """Read the file again if it has changed since the last look."""
        now = stamp(self._file)
        if now == self._seen:
            return None
        self._seen = now
        news = opened(self._file, context, state)
        if news.context is context:
            return News(context._replace(trouble=f"{news.words} Shown are the last good data."), "")
        same = news.context.loaded.content == context.loaded.content and not context.trouble
        return None if same else news


def opened(file: str, context: Context, state: State) -> News:
    """Read a dataset; where it cannot be used the context stays, and the first problem is told."""
    name = os.path.basename(file)
    try:
        loaded = load(file)
    except DatasetError as error:
        # Only for a broken file: tree-sitter.
        from roletui.dataset.reading.diagnostics import diagnose

        first, *more = diagnose(error)
        words = f"{first.headline}{f' And {len(more)} more.' if more else ''}"
        return News(context, words.replace(file, name))
    fresh = Context.of(loaded, context.today)
    if file != context.loaded.file:
        return News(fresh, "")
    lost = "".join(f" {words}" for words in dropped_by_dataset(fresh.tree, state))
    return News(fresh, f"{name} was read again.{_remarks(fresh)}{lost}")


def _remarks(context: Context) -> str:
    """Say how much there is that does not keep a dataset from being used."""
    failing = len(run_examples(context.tree, 0).problems)
    warnings = len(context.loaded.warnings)
    words = [count(failing, "failing example", "failing examples")] * bool(failing)
    words += [count(warnings, "warning", "warnings")] * bool(warnings)
    return f" roletui check tells of {' and '.join(words)}." if words else ""
