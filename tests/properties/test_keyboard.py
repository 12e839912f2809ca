"""Whatever a terminal sends, and however it is cut, only whole and known sequences come of it."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roletui.text.clean import cleaned
from roletui.text.keyboard import PASTE_END, PASTE_START, Keyboard

FRAGMENTS = [
    *(b"\x1b", b"\x1b[", b"\x1b]", b"\x1bP", b"\x1b_", b"\x1bO", b"\x1b\\", b"\x07", b"\x18"),
    *(b"\x1b[200~", b"\x1b[201~", b"\x1b[A", b"\x1b[M", b"\x1b[<0;1;1M", b"\x1b[7$", b"\x1b[["),
    *(b"1", b";", b"?", b"$", b"c", b"u", b"~", b"\x7f", b"\r", "é".encode(), b"\xc2\x9b", b"\xff"),
]
sent = st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=4), max_size=20).map(b"".join)
cuts = st.lists(st.integers(0, 60), max_size=8)

strings = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=30)
parameters = st.text("0123456789;:", max_size=8)
answers = st.one_of(
    st.builds("\x1b[{}{}{}".format, st.sampled_from("?>="), parameters, st.sampled_from("cnSu")),
    st.builds("\x1b[{};{}t".format, st.sampled_from("3489"), parameters),
    st.builds("\x1b]{}{}".format, strings, st.sampled_from(["\x07", "\x1b\\"])),
    st.builds("\x1b{}{}\x1b\\".format, st.sampled_from("P_^X"), strings),
)
typed = st.text("jk19é漢\r\t", max_size=5)

WHOLE = re.compile(
    r"\x1b(?:\[200~[^\x1b]*\x1b\[201~|O[A-z]|\[\[[A-E]|\[[0-9;:<?-]*\$?[@-~]|\[\d+\$|[\tbf\x7f])"
    r"|<escape>"
)


def in_parts(data: bytes, places: list[int]) -> list[bytes]:
    """Return bytes cut at some places."""
    bounds = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in pairwise(bounds)]


def let_through(*parts: bytes) -> str:
    """Return what comes of bytes that arrive in parts, and then no more."""
    keyboard = Keyboard("<escape>")
    return "".join([*map(keyboard.feed, parts), keyboard.expire(), keyboard.expire()])


@given(sent, cuts)
def test_where_it_is_cut_makes_no_difference(data: bytes, places: list[int]) -> None:
    """The same comes of any bytes, whole or in any parts."""
    assert let_through(*in_parts(data, places)) == let_through(data)


@given(sent)
def test_only_text_and_whole_sequences_come_through(data: bytes) -> None:
    """Without its sequences no ESC is left, no other control that begins one, and no stray byte."""
    rest = WHOLE.sub("", let_through(data))
    assert not re.search("[\x1b\x80-\x9f\ud800-\udfff]", rest)


@given(st.lists(st.tuples(typed, answers), max_size=4), cuts)
def test_nothing_of_an_answer_comes_through(said: list[tuple[str, str]], places: list[int]) -> None:
    """Of keys and answers in any order, cut anywhere, the keys are left."""
    data = "".join(keys + answer for keys, answer in said).encode()
    assert let_through(*in_parts(data, places)) == "".join(keys for keys, _ in said)


@given(st.text(max_size=40).filter(lambda text: PASTE_END not in text))
def test_any_text_can_be_pasted(text: str) -> None:
    """All of it arrives but control characters, and only as pasted text."""
    data = f"{PASTE_START}{text}{PASTE_END}".encode(errors="ignore")
    expected = cleaned(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert let_through(data) == (f"{PASTE_START}{expected}{PASTE_END}" if expected else "")
