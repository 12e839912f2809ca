"""What the help says: keys, words, and questions people ask, as entries that can be searched."""

from collections.abc import Iterable, Iterator, Sequence

from textual.binding import Binding
from textual.screen import Screen

from roletui.case.terms import OWN_WORDS
from roletui.cost.provenance import BASES
from roletui.dataset.dataset import Dataset
from roletui.report.markdown import escaped, table
from roletui.settings.places import HEAD, KeyRow, keys_everywhere, keys_of_place, row
from roletui.text.folding import folded
from roletui.text.numbers import first_upper
from roletui.text.tuples import NamedTuple

from ..commands import commands_in, key_words
from ..frame import Frame

PAGES = (("keys", "Keys"), ("words", "Words"), ("questions", "Questions"))
"""Id and label of each page."""

OF_DECISION = ("pack", "other-side", "overrule", "export", "saved", "notes", "share")
"""Ids of the commands that are for a decision, once there is one."""
DECIDED = ("wizard", "report")
"""The screens on which those come first."""


OF_PLANS = (
    ("Baseline", "The plan that yours is compared with, as it was when it was pinned."),
    ("Ramp-up", "Paid weeks before the planned work, in which somebody learns to know it."),
    ("Grade of a source", "A is a first-hand source, B is second hand, C is one seller's claim."),
    ("Pull request", "How developers propose a change to files that they share, for review."),
)
"""Words for plans and records that are the same whatever is decided."""
SIGNS = (
    ("★", "What is recommended."),
    ("◇ WOULD BE", "A preview: what it would be if an answer were another; nothing is changed."),
    ("≈", "The middle of a range: the source states only its two ends."),
    ("● on a slider", "The size in your plan; the arrow keys move it, and so does the mouse."),
    ("◆ on a slider", "The size at which your plan costs as much as another way to hire."),
    ("┼ on a slider", "The size in the baseline."),
    ("Plus, minus beside a cell", "The best rating or lowest price; the worst or highest."),
    ("◆ in the comparison", "The role that the others are compared with."),
)
"""What the signs on the screens mean."""


class Part(NamedTuple):
    """A part of a page: a heading with entries below it."""

    heading: str
    """Empty where the page has no other part."""
    entries: Sequence[Sequence[str]]
    """Each as its texts: a key and what it does, or something and what is said of it."""
    keys: bool = False
    """Whether they are keys, which stand in a table."""

    def holding(self, words: str) -> "Part":
        """Return the part with those entries that hold every word."""
        wanted = folded(words).split()
        texts = ((entry, folded(" ".join(entry))) for entry in self.entries)
        return self._replace(
            entries=[entry for entry, text in texts if all(word in text for word in wanted)]
        )

    def markdown(self) -> str:
        """Return the part as Markdown."""
        if self.keys:
            body = table(HEAD, [[*entry] for entry in self.entries])
        else:
            told = (map(escaped, entry) for entry in self.entries)
            body = "\n\n".join(f"**{name}**  \n{words}" for name, words in told)
        return f"## {escaped(self.heading)}\n\n{body}" if self.heading else body


Page = Sequence[Part]


def pages(below: Screen[object], dataset: Dataset) -> dict[str, Page]:
    """Return the pages of the help above a screen or dialog, by id."""
    return {
        "keys": [*_keys_page(below)],
        "words": [*_words(dataset)],
        "questions": [*_questions(dataset)],
    }


def _keys_page(below: Screen[object]) -> Iterator[Part]:
    first: tuple[str, ...] = ()
    if isinstance(below, Frame):
        if below.SCOPE in DECIDED and below.case.outcome is not None:
            first = OF_DECISION
            commands = {command.id: command for command in commands_in("everywhere")}
            decided = [row(commands[name]) for name in first]
            yield Part("With this decision", _shown(decided), keys=True)
        yield Part("On this screen", _shown(keys_of_place(below.SCOPE)), keys=True)
    else:
        own = (each for each in below.BINDINGS if isinstance(each, Binding) and each.tooltip)
        rows = [KeyRow(key_words(each.key), each.tooltip) for each in own]
        yield Part("Here", _shown(rows), keys=True)
    yield Part("Everywhere", _shown(keys_everywhere(without=first)), keys=True)


def _words(dataset: Dataset) -> Iterator[Part]:
    if dataset.glossary:
        yield Part("Words", [*((term.term, term.meaning) for term in dataset.glossary), *OWN_WORDS])
    if dataset.channels:
        told = [(channel.name, channel.summary) for channel in dataset.channels]
        yield Part("Ways to hire", told)
        bases = [(first_upper(name), f"{first_upper(told)}.") for name, told in BASES.items()]
        yield Part("What a price is based on", bases)
    yield Part("Plans and records", OF_PLANS)
    yield Part("Signs", SIGNS)


def _shown(rows: Iterable[KeyRow]) -> list[list[str]]:
    return [[row.keys, row.help] for row in rows]


def _questions(dataset: Dataset) -> Iterator[Part]:
    if dataset.faq:
        yield Part("Questions people ask", [(entry.ask, entry.answer) for entry in dataset.faq])
    if dataset.conflicts:
        told = [
            (each.about, f"{' '.join(each.says)} {each.reading}".strip())
            for each in dataset.conflicts
        ]
        yield Part("Where the sources disagree", told)
    about = dataset.about
    policy = f"{about.update_policy} To be reviewed by {about.review_by}."
    yield Part(
        "The figures",
        [
            ("Who gains from the figures", about.disclosure),
            ("How the figures are kept", policy),
        ],
    )
