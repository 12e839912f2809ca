"""Words of the glossary in a text."""

import re

from roletui.dataset.dataset import Dataset

OWN_WORDS = (
    (
        "P10, P50, P80, P90",
        "What so many of 100 simulated plans cost at most: P50 is enough for half of them, P80 for "
        "8 in 10.",
    ),
    (
        "Grade",
        "How good a source is: A knows at first hand, B at second hand, C is one vendor's claim.",
    ),
)
"""Words of the program itself that help explains besides those of the dataset."""


def term_words(dataset: Dataset, text: str) -> str:
    """Explain the first word of the glossary that stands in a text; empty where none does."""
    for entry in dataset.glossary:
        if re.search(rf"\b{re.escape(entry.term)}\b", text, re.IGNORECASE):
            return f"{entry.term}: {entry.meaning}"
    return ""
