"""No sentence about a dataset is longer than somebody reads in one go."""

import re
from collections.abc import Iterator

import pytest
from dataset.test_bad_input import CONTENTS, chain, many, small
from dataset.test_damage import DATASETS, NEWER
from dataset.test_dataset_errors import GAPS, MISTAKES
from dataset.test_dataset_rules import FOLLOWING, TWELVE
from docs.test_authoring import messages
from helpers import edited, tree_of

from roletui.dataset.load import parse
from roletui.dataset.model import Example
from roletui.dataset.problems import DatasetError
from roletui.dataset.reading.diagnostics import diagnose
from roletui.tree.examples import run_examples
from roletui.tree.walk import Tree

MOST = 30
"""Maximum words of a sentence, the names of the entry and its key included."""


def words(sentence: str) -> int:
    """Count what is read aloud of a sentence: signs alone are no words."""
    return sum(any(sign.isalnum() for sign in part) for part in sentence.split())


def longest(message: str) -> int:
    """Return the number of words of the longest sentence of a message."""
    return max(map(words, re.split(r"(?<=[.?!])\s", message)))


def test_no_sentence_of_the_code_is_long() -> None:
    """Of each message of the code, with a word for each part that varies, and for its subject."""
    long = [text for _, text in messages() if longest(text.replace("…", "a")) > MOST - 6]
    assert long == []


def damaged() -> Iterator[bytes]:
    """Yield files with every mistake that the tests know, and with a great deal of some."""
    yield from (edited(*edits).encode() for edits, _ in MISTAKES.values())
    yield from (edited(edit).encode() for edit in GAPS.values())
    yield from (edited(*edits).encode() for edits in FOLLOWING.values())
    yield from (content for content, _ in CONTENTS.values() if len(content) < 50_000)
    yield from (text.encode() for text, _ in DATASETS.values())
    yield from (
        edited(("format = 1", f"format = 1\n{form}")).encode() for form, _ in NEWER.values()
    )
    yield edited(*TWELVE).encode()
    yield small() + b"\n[[roles]]\n[[factors]]\n[[rates]]\n[[questions]]\n"
    yield small() + chain(99).replace('outcome = "workshop"', 'goto = "q0"').encode()
    yield small(("fault =", many(40, 'fault{} = "no", ') + "fault ="))


@pytest.mark.harness
def test_no_sentence_that_is_printed_is_long() -> None:
    """Whatever is wrong, and however much of it."""
    told = []
    for content in damaged():
        try:
            parse(content, "file")
        except DatasetError as error:
            told += [one.message for one in diagnose(error)]
    assert len(told) > 150
    assert [message for message in told if longest(message) > MOST] == []


def test_no_sentence_about_an_example_is_long() -> None:
    """An example that leaves forty outcomes, or answers forty questions that are not asked."""
    ways = {f"q{number}": f"end{number}* q{number + 1}" for number in range(40)}
    tree = tree_of(**ways, q40="end40* end41")
    names = [question.id for question in tree.dataset.questions]
    examples = (
        Example("unsure", "?", dict.fromkeys(names, "unsure"), "end0"),
        Example("sure", "?", dict.fromkeys(names, "a0"), "end0"),
    )
    told = run_examples(Tree(tree.dataset._replace(examples=examples)), 0).problems
    assert [problem.message for problem in told] == [
        "leave “end0”, “end1”, “end2” and 39 more possible; answer what is unsure, or name one in "
        "close_to.",
        "are never asked on this way: “q1”, “q2”, “q3” and 37 more.",
    ]
