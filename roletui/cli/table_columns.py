"""What a table of requests may hold: its columns, each with what stands in them."""

from collections.abc import Iterator
from textwrap import wrap

from roletui.batch.columns import NAMES, SIZES
from roletui.dataset.dataset import Dataset
from roletui.dataset.question_order import UNSURE

_LEAST = 40
"""A line is never shorter, however narrow the terminal is."""


def column_lines(dataset: Dataset, width: int) -> Iterator[str]:
    """Yield the lines: a column for each question with its answers, by id, then all others.

    A cell may hold the label instead of the id, and a column be called by the question's topic.
    """
    for question in dataset.questions:
        yield from _entry(question.id, f"{question.topic}. {question.ask}", width, 0)
        named = {answer.id: answer.label for answer in question.answers}
        yield from _entries(named | {UNSURE: "not sure"}, width)
    units = "how much work it is; as is proposed where a cell is empty"
    yield from _entry(", ".join(SIZES), units, width, 0)
    yield from _entry("channel", "the way to hire", width, 0)
    yield from _entries({each.id: each.name for each in dataset.channels}, width)
    yield from _entry("date", "the day of the request, or its month", width, 0)
    called = f"what the request is called; without an id, {', '.join(NAMES[:-1])} or {NAMES[-1]}"
    yield from _entry("id", called, width, 0)


def _entries(named: dict[str, str], width: int) -> Iterator[str]:
    longest = max(map(len, named))
    for name, words in named.items():
        yield from _entry(name.ljust(longest), words, width, 2)


def _entry(name: str, words: str, width: int, before: int) -> Iterator[str]:
    first = f"{' ' * before}{name}  "
    behind = " " * (len(first) if before else 2)
    yield from wrap(
        words, max(_LEAST, width), initial_indent=first, subsequent_indent=behind,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
