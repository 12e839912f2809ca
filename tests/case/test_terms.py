"""Words of the glossary in a text."""

import pytest

from roletui.case.terms import term_words
from roletui.dataset.load import load, shipped


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Prompt engineer",
            "Prompt: The written instruction that is sent",
        ),
        (
            "A guardrail, or two",
            "Guardrail: A check before or after the model",
        ),
        ("Prompter", ""),
        ("", ""),
    ],
)
def test_the_first_word_is_explained(text: str, words: str) -> None:
    """A whole word, in capitals or not; part of another word is none."""
    found = term_words(load(shipped("ai-roles")).dataset, text)
    assert found.startswith(words)
    assert bool(found) == bool(words)
