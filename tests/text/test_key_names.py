"""Keys by name: what people write, and what is printed on the keyboard."""

import pytest

from roletui.text.key_names import KEYS, instead_of, key_named, key_words, written


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_key_is_read_as_it_is_written_and_printed(key: str) -> None:
    """Whichever of the names of a key stands in a file, it is the same key."""
    assert key_named(key) == key
    assert key_named(written(key)) == key
    assert key_named(key_words(key)) == key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Ctrl+B", "ctrl+b"),
        ("ESC", "escape"),
        ("PgUp", "pageup"),
        ("Page Down", "pagedown"),
        ("Return", "enter"),
        ("F12", "f12"),
        (" tab ", "tab"),
        ("shift+←", "shift+left"),
        ("é", "é"),
        (",", "comma"),
    ],
)
def test_other_ways_to_write_a_key(word: str, key: str) -> None:
    """Capitals, short names and arrows do."""
    assert key_named(word) == key


@pytest.mark.parametrize(
    "word",
    ["", "f13", "ctrl+1", "ctrl+shift+a", "alt+x", "super+c", "ctrl+i", "shift+b", "ab", "\t"],
)
def test_what_a_terminal_does_not_pass_on(word: str) -> None:
    """It has no name, so nobody can set it."""
    assert key_named(word) == ""


def test_why_there_is_no_such_key() -> None:
    """A letter with shift is the capital; some letters with ctrl are other keys, or nobody's."""
    assert instead_of("Shift+b") == "a terminal sends “B” for it: write that"
    assert instead_of("ctrl+M") == "terminals send enter for it"
    assert instead_of("ctrl+q") == "it leaves, stops or copies everywhere"
    assert instead_of("ctrl+1") == ""
