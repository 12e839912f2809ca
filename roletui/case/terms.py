"""Words of the glossary in a text."""

import re

from roletui.dataset.dataset import Dataset


def term_words(dataset: Dataset, text: str) -> str:
    """Explain the first word of the glossary that stands in a text; empty where none does."""
    for entry in dataset.glossary:
        if re.search(rf"\b{re.escape(entry.term)}\b", text, re.IGNORECASE):
            return f"{entry.term}: {entry.meaning}"
    return ""
