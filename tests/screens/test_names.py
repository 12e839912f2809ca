"""What the settings name without Textual is named as the app has it."""

import string

import pytest
from textual.binding import Binding

from roletui.screens.palette import OFFERED
from roletui.settings.settings import THEMES
from roletui.text.key_names import key_named, key_words


def test_themes() -> None:
    """A settings file can name each theme that the app offers."""
    assert {*THEMES.values()} == OFFERED.keys()


@pytest.mark.parametrize("sign", sorted({*string.printable} - {*string.whitespace, ","}))
def test_signs_are_called_as_textual_calls_them(sign: str) -> None:
    """Each sign of a keyboard has Textual's name, and is printed as itself."""
    (binding,) = Binding.make_bindings([Binding(sign, "nothing", "nothing")])
    assert key_named(sign) == binding.key
    assert key_words(binding.key) == sign
