"""The keys of the saved decisions, in the words for what is under the cursor."""

import typing

from ..frame import Key

Asking = typing.Literal["", "save", "rename", "open_file"]
"""What is typed into the line; empty while the list has the focus."""

CLOSE: Key = ("esc", "closes", "back")
SAVE_NOW: Key = ("s", "save now", "save")
OPEN_FILE: Key = ("o", "open file", "open_file")
OWN: Key = ("Z", "your own decision", "own")
LISTED: tuple[Key, ...] = (("enter", "open", "open"), SAVE_NOW, OPEN_FILE)
CHANGING: tuple[Key, ...] = (
    ("y", "duplicate", "duplicate"),
    ("r", "rename", "rename"),
    ("/", "search", "seek"),
    ("x", "delete", "delete"),
)
Comparing = typing.Literal["mark", "unmark", "with A", "with now"]
COMPARE: dict[Comparing, Key] = {
    "mark": ("=", "pick to compare", "mark"),
    "unmark": ("=", "pick it no more", "mark"),
    "with A": ("d", "compare with the pick", "compare"),
    "with now": ("d", "compare with now", "compare"),
}
"""What can be compared with what is under the cursor."""
DOES: dict[Asking, str] = {"save": "saves", "rename": "renames it", "open_file": "opens it"}
"""What *enter* does while something is typed."""

Keys = tuple[Key, ...]


def keys_of_list(offers: frozenset[Comparing] | None, *, own: bool) -> tuple[Keys, Keys]:
    """Return the next step with what comes after it, and the keys that compare or change.

    None stands for a list in which there is nothing; ``own`` is whether a decision of somebody
    else's is shown, from which one can go back to one's own.
    """
    back = (OWN,) * own
    if offers is None:
        return (SAVE_NOW, OPEN_FILE, *back, CLOSE), ()
    compare = (key for name, key in COMPARE.items() if name in offers)
    return (*LISTED, CLOSE), (*back, *compare, *CHANGING)


def keys_of_line(typing_: Asking) -> Keys:
    """Return the keys while something is typed."""
    tab: Keys = (("tab", "completes", "complete"),) * (typing_ == "open_file")
    return (("enter", DOES[typing_], "confirm"), *tab, ("esc", "back", "back"))
