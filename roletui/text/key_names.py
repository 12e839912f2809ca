"""Keys by name: as Textual names them, as they are printed on the keyboard, as people write them.

What a terminal cannot tell from another key, or does not send at all, has no name here.
"""

import re

SHOWN = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
    "delete": "del",
    "space": "space",
    "exclamation_mark": "!",
    "quotation_mark": '"',
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "ampersand": "&",
    "apostrophe": "'",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "asterisk": "*",
    "plus": "+",
    "comma": ",",
    "minus": "-",
    "full_stop": ".",
    "slash": "/",
    "colon": ":",
    "semicolon": ";",
    "less_than_sign": "<",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "question_mark": "?",
    "at": "@",
    "left_square_bracket": "[",
    "backslash": "\\",
    "right_square_bracket": "]",
    "circumflex_accent": "^",
    "underscore": "_",
    "grave_accent": "`",
    "left_curly_bracket": "{",
    "vertical_line": "|",
    "right_curly_bracket": "}",
    "tilde": "~",
}
"""How keys are shown whose name is not what is printed on them."""
_MOVES = ("left", "right", "up", "down", "home", "end")
_NAMED = (*_MOVES, "pageup", "pagedown", "insert", "delete", "backspace", "enter", "escape", "tab")
_UNSENT = {
    **{f"ctrl+{letter}": "" for letter in "cqz"},
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
}
"""Letters with ctrl that are not the program's, or that a terminal sends as another key."""
KEYS = frozenset(
    {
        *SHOWN,
        *_NAMED,
        *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        *(f"f{number}" for number in range(1, 13)),
        *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
        *(f"{shift}+{name}" for shift in ("shift", "ctrl") for name in _MOVES),
        "shift+tab",
    }
    - _UNSENT.keys()
)
"""The names of the keys that every terminal passes on, each as a key of its own."""
_WRITTEN = {sign: name for name, sign in SHOWN.items()} | {
    "del": "delete",
    "ins": "insert",
    "return": "enter",
    "page up": "pageup",
    "page down": "pagedown",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
_SHIFTED = re.compile("shift[+]([a-z])", re.IGNORECASE)


def key_words(keys: str) -> str:
    """Return the keys of a command, separated by commas, as printed: ``←, backspace``."""
    names = []
    for key in keys.split(","):
        *shifts, name = key.split("+")
        names.append("+".join([*shifts, SHOWN.get(name, name)]))
    return ", ".join(names)


def key_named(word: str) -> str:
    """Return the name of a key as somebody writes it: ``?``, ``B``, ``Ctrl+B``, ``esc``, ``F2``.

    Empty where there is no such key, or where terminals do not pass it on.
    """
    if len(word) == 1:
        name = _WRITTEN.get(word, word)
        return name if name in KEYS or word.isalpha() else ""
    *shifts, last = word.strip().lower().split("+")
    name = "+".join([*shifts, _WRITTEN.get(last, last)])
    return name if name in KEYS else ""


def instead_of(word: str) -> str:
    """Say why a key has no name here, as the rest of a sentence; empty where nothing is known."""
    if found := _SHIFTED.fullmatch(word.strip()):
        return f"a terminal sends “{found[1].upper()}” for it: write that"
    name = word.strip().lower()
    if name not in _UNSENT:
        return ""
    other = _UNSENT[name]
    return f"terminals send {other} for it" if other else "it leaves, stops or copies everywhere"


def written(key: str) -> str:
    """Return the name of a key as it is best written in a file: ``?`` or ``backspace``."""
    shown = key_words(key)
    return shown if shown.isascii() else key
