"""The place for the name of the task in a question."""

import pytest
from helpers import edited, small

from roletui.dataset.load import parse
from roletui.dataset.problems import DatasetError
from roletui.dataset.task_words import asked, filled


def parsed(ask: str, words: str = "") -> tuple[str, str]:
    """Return the first question of the small dataset, asked in new words: unnamed, and named."""
    old = small().dataset.questions[0].ask
    edits = [(f'ask = "{old}"', f'ask = "{ask}"')]
    if words:
        edits.append(("[[sources]]", f"{words}\n[[sources]]"))
    question = parse(edited(*edits).encode(), "small.toml").dataset.questions[0]
    return question.ask, asked(question, "Bot")


@pytest.mark.parametrize(
    ("ask", "words", "unnamed", "named"),
    [
        ("When is {task} done?", "", "When is this work done?", "When is “Bot” done?"),
        ("{task}, when?", "", "This work, when?", "“Bot”, when?"),
        (
            "Who does {task}?",
            '[words]\ntask = "the repair"\n',
            "Who does the repair?",
            "Who does “Bot”?",
        ),
        ("Is {{task}} for {task}?", "", "Is {task} for this work?", "Is {task} for “Bot”?"),
        ("Is {{it}} yours?", "", "Is {it} yours?", "Is {it} yours?"),
        ("Is { it } or {1}, or {?", "", "Is { it } or {1}, or {?", "Is { it } or {1}, or {?"),
    ],
)
def test_the_name_stands_in_its_place(ask: str, words: str, unnamed: str, named: str) -> None:
    """In quotation marks; without a name in the dataset's words, in capitals at the beginning."""
    assert parsed(ask, words) == (unnamed, named)


def test_braces_in_a_name_are_text() -> None:
    """What is put into the place is not looked at again."""
    assert filled("When is {task} done?", "“{task}”") == "When is “{task}” done?"


def test_an_unknown_place_is_an_error() -> None:
    """It says where, what stands for something, and how to write braces."""
    with pytest.raises(DatasetError) as error:
        parsed("When is {tsak} done?")
    [problem] = error.value.problems
    assert problem.path == ("questions", 0, "ask")
    assert problem.message == (
        "has “{tsak}”, which stands for nothing: {task} is replaced by the name of the task; "
        "write {{tsak}} for the word in braces."
    )


def test_the_words_must_not_be_empty() -> None:
    """A question would have a hole."""
    with pytest.raises(DatasetError) as error:
        parsed("When is {task} done?", '[words]\ntask = " "\n')
    assert [(one.path, one.message) for one in error.value.problems] == [
        (("words", "task"), "must not be empty.")
    ]


@pytest.mark.parametrize(
    ("task", "named"),
    [
        ("I want a bot.", "When is “I want a bot” done?"),
        ("Bot: ", "When is “Bot” done?"),
        ("Do we need one?", "When is “Do we need one?” done?"),
        ("...", "When is this work done?"),
    ],
)
def test_a_name_that_is_a_sentence_does_not_end_the_question(task: str, named: str) -> None:
    """Its full stop goes, a question mark stays."""
    question = (
        small()
        .dataset.questions[0]
        ._replace(ask="When is this work done?", template="When is {task} done?")
    )
    assert asked(question, task) == named
