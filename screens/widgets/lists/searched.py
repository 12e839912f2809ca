"""Options among which one searches by typing."""

from typing import ClassVar

from textual import events

from roletui.text.folding import folded
from roletui.text.tuples import NamedTuple

from ..text.typing_keys import TypingChanged
from .options import NOWHERE, Details, Lines, Option, Options


class Search(NamedTuple):
    """What is searched for in a list."""

    words: str
    found: int
    """How many options hold it."""
    among: int
    """How many options there are."""

    def __str__(self) -> str:
        return f"{self.found} of {self.among}" if self.found else "nothing fits"


class Searched(Options):
    """Options of which those stay that hold every word typed, in any case and without accents.

    Those whose label begins with what is typed come first. It stands above them. Backspace shortens
    it, escape ends the search. A digit chooses where an option in sight has it; else it is typed.
    A click moves the cursor, a second one chooses.
    """

    CLICK_MOVES = True

    LETTERS: ClassVar[bool] = True
    """Whether a letter begins a search; where letters are commands, only a slash does."""

    search: Search | None = None
    """The search; None while every option is shown."""
    _every: tuple[Option, ...] = ()

    @property
    def current(self) -> Option | None:
        """The option under the cursor."""
        place = self.highlighted
        return None if place is None or place >= len(self.options) else self.options[place]

    def show(
        self, options: tuple[Option, ...], highlighted: int | None = None, about: str = ""
    ) -> None:
        """Show other options, all of them, the cursor where it is said; without a message."""
        if (options, about) != (self._every, self.about):
            self._every, self.search, self._wrapped = options, None, (None, [])
            super().show(options, highlighted, about)

    def seek(self, words: str | None) -> None:
        """Show the options that hold the words; all of them for None."""
        current = self.current
        found = self._every if words is None else matching(self._every, words)
        searched, self.search = self.search, None
        if words is not None:
            self.search = Search(words, len(found), len(self._every))
        self._wrapped = (None, [])
        self.highlighted = None
        self.options = found
        if current in found and (words is None or searched is None):
            self.highlighted = found.index(current)
        elif found:
            self.highlighted = 0
        self.refresh(layout=True)
        self.post_message(TypingChanged())
        self.call_after_refresh(self._reveal)

    @property
    def typing_keys(self) -> tuple[tuple[str, str, str], ...]:
        """What works while one searches."""
        if self.search is None:
            return ()
        choose = [("enter", "takes it", "")] if self.search.found else []
        return (*choose, ("esc", "ends the search", "screen.end_search"))

    def _begins(self, event: events.Key) -> str | None:
        """Return the words that a key begins a search with; None for one that begins none."""
        if event.key == "slash":
            return ""
        return event.character if self.LETTERS and (event.character or "").isalpha() else None

    def _goes_on(self, words: str, event: events.Key) -> str | None:
        """Return the words after a key; the same words for one that is not typed."""
        if event.key == "escape" or (event.key == "backspace" and not words):
            return None
        if event.key == "backspace":
            return words[:-1]
        typed = event.character if event.is_printable else ""
        chooses = any(option.key == typed for option in self.options if option.key)
        return words if chooses else words + (typed or "")

    def on_key(self, event: events.Key) -> None:
        """Search for what is typed."""
        before = self.search.words if self.search else None
        after = self._begins(event) if before is None else self._goes_on(before, event)
        if after != before:
            event.stop()
            event.prevent_default()
            self.seek(after)

    def on_paste(self, event: events.Paste) -> None:
        """Search for what is pasted."""
        event.stop()
        words = " ".join(event.text.split())
        self.seek((self.search.words if self.search else "") + words)

    def _wrap(self, width: int, details: Details, here: int | None, *, inset: bool) -> Lines:
        lines = super()._wrap(width, details, here, inset=inset)
        if self.search:
            typed = [("title", f" / {self.search.words}▏"), ("head", f"   {self.search}")]
            lines.insert(0, (NOWHERE, typed))
        return lines


def matching(options: tuple[Option, ...], words: str) -> tuple[Option, ...]:
    """Return the options that hold every word; first those whose label begins with them."""
    wanted = folded(words).split()
    texts = (folded(" ".join((o.label, o.detail, o.mark, *o.columns))) for o in options)
    held = [o for o, text in zip(options, texts, strict=True) if _holds(text, wanted)]
    begins = folded(words)

    def rank(option: Option) -> int:
        label = folded(option.label)
        return 0 if label.startswith(begins) else 1 if _holds(label, wanted) else 2

    return tuple(sorted(held, key=rank))


def _holds(text: str, wanted: list[str]) -> bool:
    return all(word in text for word in wanted)
