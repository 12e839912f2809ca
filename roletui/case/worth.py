"""What it is worth to find out what nobody knows, in money and in words.

It is the money that knowing the answer saves on average: the cost of having hired wrongly, as the
budget's view *Wrong role* counts it. The worths of two questions never add up to that of both.
:func:`roletui.case.unknowns.unknowns` works it out.
"""

from roletui.dataset.model import Question
from roletui.text.money import readable_money
from roletui.text.numbers import first_upper, plain
from roletui.text.tuples import NamedTuple

TOO_MANY = "too many combinations"
"""Why nothing is counted in a very large tree."""
NOBODY = "saves no wrong hire, since nobody is hired until it is known"
"""Why it is worth nothing while nobody is to be paid. What is missed meanwhile no source states."""
RULE = (
    "Worth finding out, up to an amount: what knowing the answer saves on average of what the "
    "wrong role costs, at the plan's sizes. Each answer counts at its chance, and all else that "
    "nobody knows stays open. The worths of two questions never add up to that of both."
)
"""How it is counted, for the reader."""


class Worth(NamedTuple):
    """What it is worth to know the answer to a question, and what finding out takes."""

    question: Question
    amount: int | None
    """What knowing it saves on average, in minor units; None where that is not counted."""
    reason: str
    """Why it is not counted, or nothing; may be empty."""
    takes_cost: int | None
    """What finding out takes, in minor units; None where no hours or no rate are stated."""
    currency: str
    """The currency of both amounts."""

    @property
    def takes(self) -> str:
        """What finding out takes: ``half an hour; our estimate; likely $48``; may be empty."""
        hours = self.question.takes_hours
        told = [self.question.takes or ("" if hours is None else f"{plain(hours)} h")]
        if self.takes_cost is not None:
            told.append(f"likely {readable_money(self.takes_cost, self.currency)}")
        return "; ".join(filter(None, told))

    @property
    def words(self) -> str:
        """What it is worth: ``worth finding out, up to $1,240``."""
        if self.amount is None:
            return f"worth finding out: not counted, {self.reason}"
        if not self.amount:
            return self.reason or "worth nothing to find out by itself"
        return f"worth finding out, up to {readable_money(self.amount, self.currency)}"

    @property
    def advice(self) -> str:
        """Whether to find out first or to decide now; empty where it is not counted."""
        if self.amount is None:
            return ""
        if not self.amount:
            return "Decide now"
        if self.takes_cost is None:
            limit = readable_money(self.amount, self.currency)
            return f"Find out first if it costs less than {limit}"
        return "Find out first" if self.amount > self.takes_cost else "Decide now"

    @property
    def beside(self) -> str:
        """Worth and advice where the topic stands before: ``Worth finding out, up to $9. …``."""
        return " ".join(f"{words}." for words in (first_upper(self.words), self.advice) if words)

    @property
    def sentence(self) -> str:
        """All of it, as in ``Worth finding out, up to $1,240: Topic (an hour). Decide now``."""
        takes = f" ({self.takes})" if self.takes else ""
        words = f"{first_upper(self.words)}: {self.question.topic}{takes}."
        return f"{words} {self.advice}." if self.advice else words
