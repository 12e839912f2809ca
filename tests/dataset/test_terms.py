"""Words of the glossary, found in a text."""

import pytest
from helpers import small

from roletui.dataset.model import Term

GLOSSARY = (
    Term("rag", "Looking facts up (retrieval, RAG)", "Finding passages."),
    Term("hosted", "Rented (hosted) model", "A model on its maker's machines."),
    Term("model", "Model", "A program that has learned."),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two rented models", "hosted"),
        ("MODEL, rented", "model"),
        ("Searching with RAG", "rag"),
        ("Remodelled drag", ""),
        ("", ""),
    ],
)
def test_the_first_word_of_the_glossary_is_found(text: str, found: str) -> None:
    """Whole words, in any case, one or several, by name without brackets or by initials."""
    term = small().dataset._replace(glossary=GLOSSARY).term_in(text)
    assert (term.id if term else "") == found


def test_an_empty_glossary_has_no_word() -> None:
    """Nothing is found where nothing is explained."""
    assert small().dataset._replace(glossary=()).term_in("model") is None
