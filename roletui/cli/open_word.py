"""Opening what a command line names: a file, standard input as ``-``, or a share code."""

import os

from roletui.cli.errors import RequestError
from roletui.cli.inputs import STDIN, file_words, read
from roletui.records.scenario import Scenario, holds_record, scenario_of
from roletui.records.share_code import NAME, decode, is_code
from roletui.text.clean import printable


def opened(word: str) -> Scenario:
    """Return the scenario in a file or share code; a file may hold a share code as well.

    Raises ``RequestError`` if there is nothing to read, ``ScenarioError`` if it is not valid.
    """
    exists = word == STDIN or os.path.lexists(word)
    name = file_words(word)
    text = read(word) if exists else word
    if "roletui" in text[:40].lower() and is_code(text):
        return decode(text, name if exists else NAME)
    if exists or {".", "/", "\\"} & set(word):
        return scenario_of(text if exists else read(word), name)
    raise RequestError(
        f"“{printable(word)}” is neither a file nor a share code, which begins with roletui1-."
    )


def holds_none(path: str) -> bool:
    """Tell whether a file can be read and holds neither a record nor anything else to open."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return False
    if b"roletui" not in data and b"[dataset]" not in data:
        # Text in any encoding, pictures: a record says more than once who wrote it.
        return (
            "roletui".encode("utf-16-le") not in data and "roletui".encode("utf-16-be") not in data
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not holds_record(text) and not is_code(text)


def take_keyboard() -> None:
    """Make the terminal standard input again after a file was read from it."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
