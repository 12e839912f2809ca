"""What the decision costs, as every screen writes it."""

from textual.content import Content

from roletui.case.case import Case
from roletui.case.proposed_size import beyond_proposal

from .commands import key_of


def price_lines(figure: str, size: str, width: int, beyond: str = "") -> list[Content]:
    """Return a sum or a span in bold, then what it is for.

    Where there is no room for all of it on one line, what it is for has one of its own. What
    goes ``beyond`` the decision comes last.
    """
    price = Content.styled(figure, "bold $bright")
    what = Content.styled(size, "$dim")
    line = Content.assemble(price, (" " if " to " in figure else "   ") * bool(size), what)
    lines = [line] if line.cell_length <= width else [price, what]
    return [*lines, Content.styled(beyond, "$amber")] if beyond else lines


def beyond_words(case: Case, width: int) -> str:
    """Say what the plan pays beyond the decision, and with which keys it follows that again.

    As many words as have room; empty where there is no such thing.
    """
    told = beyond_proposal(case)
    if not told:
        return ""
    cost, follow = key_of("budget"), key_of("budget.propose")
    lengths = (f"{told}; {cost}, then {follow} follows the decision", f"{told}; {cost} {follow}")
    return next((words for words in lengths if len(words) <= width), told)
