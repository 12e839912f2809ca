"""What somebody names is opened: a file, standard input as ``-``, or a share code."""

import os

from roletui.cli.errors import RequestError
from roletui.cli.inputs import STDIN, file_words, read
from roletui.records.scenario import Scenario, scenario_of
from roletui.text.clean import printable


def opened(word: str) -> Scenario:
    """Return the scenario that a word stands for; what is read may be a share code as well.

    Raises ``RequestError`` where there is nothing to read, ``ScenarioError`` where it is bad.
    """
    there = word == STDIN or os.path.lexists(word)
    name = file_words(word)
    text = read(word) if there else word
    if "roletui" in text[:40].lower():
        # Hardly anything begins so: 3 ms.
        from roletui.records.share_code import NAME, decode, is_code

        if is_code(text):
            return decode(text, name if there else NAME)
    if there or {".", "/", "\\"} & set(word):
        return scenario_of(text if there else read(word), name)
    raise RequestError(
        f"“{printable(word)}” is neither a file nor a share code, which begins with roletui1-."
    )


def take_keyboard() -> None:
    """Read keys from the terminal now that standard input is used up, if there is a terminal."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
