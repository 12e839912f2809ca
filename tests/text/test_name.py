"""Names that people type, by hand."""

import pytest

from roletui.text.name import clean_name, file_stem


@pytest.mark.parametrize(
    ("typed", "name", "stem"),
    [
        ("Support chatbot", "Support chatbot", "support-chatbot"),
        ("  two\tor\r\nthree  words ", "two or three words", "two-or-three-words"),
        ("a\x1b[31mb\u202ec\ud800", "a[31mbc", "a-31mbc"),
        ("客服聊天机器人", "客服聊天机器人", ""),
        ("روبوت الدعم", "روبوت الدعم", ""),
        ("Über\u0308", "Über\u0308".replace("r\u0308", "r̈"), "uber"),
        ("\u200b \u200d\ufeff", "", ""),
        ("👩\u200d💻 helper", "👩\u200d💻 helper", "helper"),
        ("x" * 81, "x" * 80, "x" * 40),
        ("a" * 39 + " b", "a" * 39 + " b", "a" * 39),
        ("../../etc", "../../etc", "etc"),
        ("", "", ""),
    ],
)
def test_a_name_and_the_stem_of_its_file(typed: str, name: str, stem: str) -> None:
    """One line, seen, at most 80 characters; its file in plain letters, at most 40."""
    assert (clean_name(typed), file_stem(clean_name(typed))) == (name, stem)
