"""What a terminal would act on does not reach it, and what no file can hold is not kept."""

import pytest

from roletui.text.clean import cleaned, has_control, paintable, printable


@pytest.mark.parametrize(
    ("text", "held"),
    [("two\n\tlines", False), ("é 漢 \u202e", False), ("a\x1b[31m", True), ("a\x85", True)],
)
def test_control_characters_are_found(text: str, held: bool) -> None:
    """Tabs and line ends may stand in a text, and so may whatever is no control character."""
    assert has_control(text) is held


def test_what_is_kept_loses_control_characters() -> None:
    """Control characters and lone surrogates are gone; tabs and line ends stay unless refused."""
    assert cleaned("a\tb\nc\x07\x9b\ud800é") == "a\tb\ncé"
    assert cleaned("a\tb\nc", keep="") == "abc"


def test_what_is_printed_shows_that_something_was_there() -> None:
    """On a line of a terminal U+FFFD stands for each character that is not printable."""
    assert printable("a\x1b[31m\n\u200eb") == "a\ufffd[31m\ufffd\ufffdb"
    assert printable("漢 é") == "漢 é"
    assert printable("👩\u200d⚕ می\u200cخواهم") == "👩⚕ می\u200cخواهم"


def test_what_is_painted_keeps_its_place() -> None:
    """Blanks stand for control characters; joiners and bidi controls are gone, others stay."""
    assert paintable("a\tb\x1b[31m") == "a b [31m"
    assert paintable("👩\u200d⚕ \u202eab") == "👩⚕ ab"
    assert paintable("40\u00a0h می\u200cخواهم") == "40\u00a0h می\u200cخواهم"
