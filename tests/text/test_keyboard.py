"""What a terminal sends, sequence by sequence: what is a key, and what nobody typed."""

import sys
from types import FrameType

import pytest

from roletui.text.keyboard import CUT, PASTE_END, PASTE_START, Keyboard

ESCAPE = "<escape>"


def let_through(*parts: bytes) -> str:
    """Return what comes of bytes that arrive in parts, one at once behind the other."""
    keyboard = Keyboard(ESCAPE)
    return "".join([*map(keyboard.feed, parts), keyboard.expire(), keyboard.expire()])


ANSWERS = {
    "kind": b"\x1b[?62;22;52c",
    "kind of an old terminal": b"\x1b[?1;2c",
    "second kind": b"\x1b[>41;354;0c",
    "third kind": b"\x1bP!|00000000\x1b\\",
    "name": b"\x1bP>|XTerm(379)\x1b\\",
    "foreground": b"\x1b]10;rgb:1111/2222/3333\x1b\\",
    "background, ended by a bell": b"\x1b]11;rgb:1111/2222/3333\x07",
    "a colour of the palette": b"\x1b]4;1;rgb:11/22/33\x07",
    "clipboard": b"\x1b]52;c;MTIz\x1b\\",
    "state": b"\x1b[0n",
    "cursor": b"\x1b[12;40R",
    "size in lines": b"\x1b[8;30;120t",
    "size in pixels": b"\x1b[4;600;1200t",
    "title": b"\x1b]l121\x1b\\",
    "a mode that nobody asked for": b"\x1b[?2027;1$y",
    "a mode of ANSI": b"\x1b[4;1$y",
    "a setting": b"\x1bP1$r1 q\x1b\\",
    "a capability": b"\x1bP1+r436f=323536\x1b\\",
    "keyboard protocol": b"\x1b[?1u",
    "graphics": b"\x1b_Gi=1;OK\x1b\\",
    "privacy message": b"\x1b^121\x1b\\",
    "start of string": b"\x1bX121\x07\x1b\\",
    "CSI as one character": "\x9b?62;22c".encode(),
    "OSC as one character": "\x9d11;1\x9c".encode(),
    "the oldest mouse report": b"\x1b[M !\xff",
    "a mouse report of rxvt": b"\x1b[32;12;1M",
    "a key that is let go": b"\x1b[49;1:3u",
    "a key with its shifted form": b"\x1b[49:33;2u",
    "a key beyond Unicode": b"\x1b[1114112u",
    "a key that is half a character": b"\x1b[55296u",
    "a key with a control for text": b"\x1b[97;1;27u",
    "a key with text beyond Unicode": b"\x1b[97;1;1114112u",
    "a control that is no key": b"\x1b[1u",
    "modifyOtherKeys": b"\x1b[27;5;49~",
    "a number without a key": b"\x1b[49~",
    "a letter with a number": b"\x1b[49A",
    "alt and a letter": b"\x1bx",
    "alt and a digit": b"\x1b1",
    "a sequence of ten thousand bytes": b"\x1b[" + b"1" * 10_000 + b"c",
    "a string of ten thousand bytes": b"\x1b]" + b"1" * 10_000 + b"\x07",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_what_nobody_typed_is_left_out(answer: bytes) -> None:
    """Whole or cut anywhere, of an answer nothing comes out, and the keys around it do."""
    assert let_through(b"a" + answer + b"j") == "aj"
    for cut in {1, 2, 3, len(answer) // 2, len(answer) - 1} & {*range(len(answer))}:
        assert let_through(b"a", answer[:cut], answer[cut:], b"j") == "aj"


KEYS = {
    "letters": b"jk19",
    "other scripts": "é漢🙂".encode(),
    "controls": b"\x03\t\r\x7f\x00",
    "cursor": b"\x1b[A\x1b[1;2B\x1bOC",
    "home and end": b"\x1b[H\x1bOF\x1b[1~\x1b[4~",
    "page up": b"\x1b[5~\x1b[5;5~",
    "function keys": b"\x1bOP\x1b[1;5Q\x1b[15~\x1b[24;2~\x1b[[A",
    "rxvt": b"\x1b[7$\x1b[8^\x1b[a\x1b[23@",
    "back tab": b"\x1b[Z\x1b\t",
    "by words": b"\x1bb\x1bf\x1b\x7f",
    "keypad": b"\x1bOq\x1bOM",
    "kitty": b"\x1b[49u\x1b[49;;49u\x1b[97;2;65u\x1b[27u\x1b[13;5u\x1b[57399u",
    "mouse": b"\x1b[<0;12;5M\x1b[<0;12;5m\x1b[<35;-1;5M",
    "focus": b"\x1b[I\x1b[O",
    "modes asked for": b"\x1b[?2026;2$y\x1b[?2048;0$y",
    "a new size": b"\x1b[48;30;120;600;1200t",
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_what_was_typed_comes_through(keys: bytes) -> None:
    """Unchanged, whole and byte by byte."""
    assert let_through(keys) == keys.decode()
    assert let_through(*(bytes([byte]) for byte in keys)) == keys.decode()


def test_bytes_that_are_no_text_are_left_out() -> None:
    """A byte that is not UTF-8, half a character, and a control of the second set."""
    for byte in range(0x80, 0x100):
        assert let_through(b"a" + bytes([byte]) + b"j") == "aj"
    assert let_through(b"a\xe6\xbcj", b"\xe6\xbc") == "aj"
    assert let_through("a\x85j".encode()) == "aj"
    assert let_through(b"\xe6", b"\xbc", b"\xa2") == "漢"


def test_the_escape_key() -> None:
    """An ESC that nothing follows for a moment is a key, also before a sequence, but no flood."""
    keyboard = Keyboard(ESCAPE, delay=0.1)
    assert keyboard.patience is None
    assert (keyboard.feed(b"\x1b"), keyboard.patience) == ("", 0.1)
    assert keyboard.expire() == ESCAPE
    assert keyboard.feed(b"j") == "j"
    assert let_through(b"\x1b\x1b[A") == f"{ESCAPE}\x1b[A"
    assert let_through(b"\x1b", b"\x1b") == ESCAPE * 2
    assert let_through(b"\x1b" * 100_000) == ESCAPE * 2


def test_an_answer_whose_first_byte_came_long_before() -> None:
    """What follows an escape key within a second and reads like an answer is one."""
    for rest in (b"[?62;22c", b"[12;1R", b"]11;rgb:1/1/1\x07", b"P1$r1 q\x1b\\", b"_G1\x1b\\"):
        keyboard = Keyboard(ESCAPE)
        keyboard.feed(b"\x1b")
        assert keyboard.expire() == ESCAPE
        assert keyboard.patience == CUT
        assert (keyboard.feed(rest), keyboard.feed(b"1")) == ("", "1")
    for keys in ("[", "]", "]]", "P", "1"):
        keyboard = Keyboard(ESCAPE)
        keyboard.feed(b"\x1b")
        keyboard.expire()
        assert keyboard.feed(keys.encode()) == keys
    keyboard = Keyboard(ESCAPE)
    keyboard.feed(b"\x1b")
    keyboard.expire()
    keyboard.expire()
    assert (keyboard.feed(b"[1"), keyboard.patience) == ("[1", None)


def test_a_sequence_that_never_ends_is_given_up() -> None:
    """After a second without its rest the keys are keys again; a control ends it at once."""
    for begun in (
        b"\x1b[12",
        b"\x1bO",
        b"\x1b]11;rgb",
        b"\x1bP1",
        b"\x1bX\x1b",
        b"\x1b[M!",
        b"\xe6",
    ):
        keyboard = Keyboard(ESCAPE)
        assert (keyboard.feed(begun), keyboard.patience) == ("", CUT)
        assert (keyboard.expire(), keyboard.patience, keyboard.feed(b"j1")) == ("", None, "j1")
    assert let_through(b"\x1b[12\r") == "\r"
    assert let_through(b"\x1b[12\x18j") == "j"
    assert let_through(b"\x1b]12\x18j") == "j"
    assert let_through(b"\x1b]12\x1b[A") == "\x1b[A"
    assert let_through(b"\x1b[12\x1b[A") == "\x1b[A"


def test_what_is_said_in_a_string_is_kept() -> None:
    """Whole OSC strings, however they end; none that is cut off, too long, or of another kind."""
    keyboard = Keyboard(ESCAPE)
    for part in (
        *(b"j\x1b]11;rgb:1/2/3\x07k\x1b]1", b"1;rgb:4/5/6\x1b", b"\\\x1b]", b"0;a\xc2\x9c"),
        *(b"\x1b]11;no\x18", b"\x1b]11;no\x1b[A", b"\x1bP11;no\x1b\\"),
        b"\x1b]11;" + b"n" * 100 + b"\x07",
    ):
        keyboard.feed(part)
    assert keyboard.said() == ["11;rgb:1/2/3", "11;rgb:4/5/6", "0;a"]
    assert keyboard.said() == []
    keyboard.feed(b"".join(b"\x1b]%d\x07" % number for number in range(20)))
    assert keyboard.said() == [str(number) for number in range(12, 20)]


@pytest.mark.parametrize("end", [b"\x07", b"\x1b\\", b"\xc2\x9c"])
def test_the_rest_of_a_string_comes_too_late(end: bytes) -> None:
    """It is no keys even then, since nobody types what ends it; but keys that come first are."""
    keyboard = Keyboard(ESCAPE)
    assert (keyboard.feed(b"\x1b]11;rgb:11"), keyboard.expire()) == ("", "")
    assert (keyboard.feed(b"11/2222/3333" + end + b"1"), keyboard.said()) == (
        "1",
        ["11;rgb:1111/2222/3333"],
    )
    keyboard.feed(b"\x1b]11;rgb:11")
    keyboard.expire()
    assert (keyboard.feed(b"1"), keyboard.feed(b"2"), keyboard.said()) == ("1", "2", [])


def test_pasted_text_comes_whole() -> None:
    """However it is cut; lines end alike, and controls that would be obeyed are taken out."""
    pasted = b"\x1b[200~1\tq\r\nj\rk\nb\x1b[31m\x00\x9b\xff\xc2\x9b\x1b[201~w"
    expected = f"{PASTE_START}1\tq\nj\nk\nb[31m{PASTE_END}w"
    assert let_through(pasted) == expected
    assert let_through(*(bytes([byte]) for byte in pasted)) == expected
    assert let_through(b"\x1b[200~\x1b[201~") == ""
    assert let_through(b"\x1b[201~") == ""


def test_a_paste_that_never_ends() -> None:
    """It is waited for without an end; the escape key, and nothing behind it, ends it."""
    keyboard = Keyboard(ESCAPE)
    assert (keyboard.feed(b"\x1b[200~one"), keyboard.patience) == ("", None)
    assert (keyboard.feed(b"\x1b"), keyboard.patience) == ("", CUT)
    assert keyboard.expire() == f"{PASTE_START}one{PASTE_END}"
    assert keyboard.feed(b"j") == "j"


def test_a_size_without_pixels() -> None:
    """Where a terminal says 0 pixels the size in cells stands in, which can be divided by."""
    assert let_through(b"\x1b[48;30;120;0;0t") == "\x1b[48;30;120;30;120t"
    assert let_through(b"\x1b[48;0;0;0;0t") == ""


def calls_for(data: bytes) -> int:
    """Return how many functions are called for some bytes."""
    keyboard, calls = Keyboard(ESCAPE), 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        keyboard.feed(data)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", [b"1", b"\x1b[1", b"\x1b", b"\x1b[200~1", b"\x1b]1", b"\x1b[A"])
def test_twice_as_much_takes_twice_as_long(unit: bytes) -> None:
    """Whatever is sent, what is done for it grows no faster than it does."""
    assert calls_for(unit * 4_000) <= 2 * calls_for(unit * 2_000) + 20
    assert calls_for(b"\x1b[" + b"1" * 10_000) < 20
