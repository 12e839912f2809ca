"""Which keys there are, place by place: those of commands, then those of the controls there.

*What it may know:* the declarations and the keys in use. The app's help, ``roletui keys`` and the
documents show these rows; a key that the settings give a command must be none of the others there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from roletui.settings.commands import Command, Scope, commands_in, key_of
from roletui.text.control_keys import (
    BARS,
    BILLED,
    CHOICE,
    DOCUMENT,
    GRID,
    OPTIONS,
    SLIDER,
    SWITCHED,
    ControlKey,
)
from roletui.text.key_names import key_words
from roletui.text.tuples import NamedTuple

HEAD = ["Key", "What it does"]


class KeyRow(NamedTuple):
    """A key in a list of keys."""

    keys: str
    """As they are printed on the keyboard."""
    help: str
    id: str = ""
    """The command's id; empty for a key that is not the user's to set."""


class Place(NamedTuple):
    """A place of the app with keys of its own."""

    name: str
    """As in *keys of the wizard*; empty for everywhere."""
    controls: Sequence[ControlKey] = ()
    others: Sequence[tuple[str, str]] = ()
    """What is pressed without a binding, and what it does; an id in braces stands for a key."""
    taken: Mapping[str, str] = {}
    """Keys that the place needs besides, by Textual's names, each with what it does."""


_DIGITS = dict.fromkeys("0123456789", "Answer, or type a value.")
_MOVES = {"tab": "Move on.", "shift+tab": "Move back."}
PLACES: Mapping[Scope, Place] = {
    "everywhere": Place(
        "",
        taken={
            **_DIGITS,
            **_MOVES,
            "ctrl+p": "Offer all commands.",
            "escape": "Go one level back.",
            "enter": "Choose.",
        },
    ),
    "wizard": Place(
        "the wizard",
        OPTIONS,
        (
            ("1 to 9", "Give the answer with that number."),
            ("0", "Not sure: follow every answer of this question."),
            ("tab", "Go to the answers given, or to the changes; enter takes one."),
            ("pgup, pgdn", "Scroll by a page, where not all fits."),
            ("home, end", "Scroll to the beginning or the end."),
            (
                "1 to 9",
                "On the result: show everything as if that change were so; {leave} returns.",
            ),
        ),
        dict.fromkeys(("pageup", "pagedown", "home", "end"), "Scroll, where not all fits."),
    ),
    "compare": Place(
        "the comparison",
        GRID,
        (
            ("esc", "Forget the filter, where there is one."),
            ("click on a head", "Move to that role or that factor."),
        ),
    ),
    "budget": Place(
        "the cost screen",
        (*SLIDER, *CHOICE, *BARS, *SWITCHED, *BILLED),
        (
            ("tab", "Go to the next control, and from the last one to the view below."),
            ("0 to 9", "Type a value, or a rate of your own; enter sets it, del takes it back."),
        ),
        dict.fromkeys(("minus", "full_stop", "comma", "plus", "dollar_sign"), "Type a value."),
    ),
    "report": Place("the record", DOCUMENT),
}
"""Every place, the one that is everywhere first."""

PALETTE = KeyRow("ctrl+p", "All commands: find one by its name and run it; choose a theme.")


def keys_everywhere(*, without: Iterable[str] = ()) -> list[KeyRow]:
    """Return a row for each key that works on every screen, without some commands."""
    left = {*without}
    commands = commands_in("everywhere")
    return [PALETTE, *(row(command) for command in commands if command.id not in left)]


def keys_of_place(scope: Scope) -> list[KeyRow]:
    """Return a row for each key of a place, those of its controls without repetition."""
    if scope == "everywhere":
        return keys_everywhere()
    controls = dict.fromkeys(
        KeyRow(key_words(key.keys), key.help) for key in PLACES[scope].controls
    )
    return [*map(row, commands_in(scope)), *controls, *_others(PLACES[scope])]


def _others(place: Place) -> Iterator[KeyRow]:
    leave = key_of("leave")
    for keys, words in place.others:
        yield KeyRow(keys, words.format(leave=leave))


def row(command: Command) -> KeyRow:
    """Return the row of a command."""
    return KeyRow(key_words(command.keys), command.help, command.id)


def needs(scope: Scope) -> dict[str, str]:
    """Return the keys that a place needs for its controls, each with what it does there.

    A command that applies everywhere must leave alone what any place needs.
    """
    found: dict[str, str] = {}
    for name, place in PLACES.items():
        if scope in (name, "everywhere") or name == "everywhere":
            where = f"in {place.name}" if place.name else "everywhere"
            controls = {k: c.help for c in place.controls for k in c.keys.split(",")}
            for key, words in (*place.taken.items(), *controls.items()):
                found.setdefault(key, f"which has another use {where} (“{words}”)")
    return found
