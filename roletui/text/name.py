"""Names that people type: of a task, of a saved decision. One line of limited length."""

import re
import unicodedata

from roletui.text.clean import BIDI_CONTROLS, storable

LONGEST = 80
"""Maximum length of a name in characters."""
LONGEST_STEM = 40
"""Maximum length of what a name becomes in the name of a file."""


def clean_name(words: str) -> str:
    """Normalise a name: one line of limited length, without control or bidi characters.

    Empty where nothing of it would be seen.
    """
    return whole_name(words)[:LONGEST].rstrip()


def whole_name(words: str) -> str:
    """Normalise a name as :func:`clean_name` does, however long it is."""
    if words.isascii() and words.isprintable():
        return " ".join(words.split())
    visible = (char for char in words if char not in BIDI_CONTROLS)
    kept = "".join(char for char in visible if char.isspace() or storable(char))
    name = " ".join(unicodedata.normalize("NFC", kept).split())
    seen = name[:LONGEST].rstrip()
    return name if any(unicodedata.category(char) not in ("Cf", "Zs") for char in seen) else ""


def file_stem(name: str) -> str:
    """Return a name in lower-case Latin letters, digits and hyphens; empty where it has none."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_STEM].strip("-")
