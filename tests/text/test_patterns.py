"""Regular expressions that are compiled late."""

import re

import pytest

from roletui.text.patterns import late


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    """Its methods are those of ``re``, before it was used and after."""
    text = "Ab, ab; b"
    for _ in range(2):
        found, expected = late("(a)?b", re.IGNORECASE), re.compile("(a)?b", re.IGNORECASE)
        for _ in range(2):
            assert [each.span() for each in found.finditer(text)] == [
                each.span() for each in expected.finditer(text)
            ]
            assert found.sub("-", text, count=1) == expected.sub("-", text, count=1)
            assert found.split(text) == expected.split(text)
            assert bool(found.fullmatch(text)) is bool(expected.fullmatch(text))
            assert found.pattern == expected.pattern


def test_a_wrong_pattern_is_found_at_its_first_use() -> None:
    """An expression with a mistake raises what ``re`` raises."""
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("a")
    with pytest.raises(AttributeError):
        _ = wrong.groups
