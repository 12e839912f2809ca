"""How every figure of the budget comes about, as a text to be read."""

from textual.content import Content

from roletui.budget import MIDDLE_WORDS
from roletui.explanation import explained
from roletui.sheet import Sheet


def explanation(sheet: Sheet) -> list[Content]:
    """Return the formulas of all figures, with the figures in them."""
    lines = [Content.styled("How each figure comes about", "bold")]
    for section in explained(sheet):
        lines += [Content(""), Content.styled(section.heading, "bold $accent")]
        lines += [Content(words) for words in section.lines]
    if len(lines) == 1:
        lines.append(Content("Nothing is counted: no line of the plan has a rate."))
    return [*lines, Content(""), Content.styled(MIDDLE_WORDS, "dim")]
