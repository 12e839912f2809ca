"""Share codes: any state comes back, any slip is noticed, anything else is refused in words."""

import string

import pytest
from helpers import small
from hypothesis import given
from hypothesis import strategies as st

from roletui.records.scenario import Opened, ScenarioError, reopen
from roletui.records.share_code import decode, encode, is_code
from roletui.state.fit import fit_to_dataset
from roletui.state.state import State

from .test_texts import CONTEXT, FOUND, TREE, states

CODE = encode(small(), State({"fault": "yes", "skill": "no", "carry": "unsure"}))
BETWEEN = st.text(st.sampled_from(" \t\n\r>│\u00a0\u200b\u00ad“”`'"), max_size=3)


@given(states)
def test_any_state_comes_back(state: State) -> None:
    """A state that fits the dataset is read back equal from its code, whatever its texts hold."""
    fits = fit_to_dataset(TREE, state)
    code = encode(FOUND, fits)
    assert is_code(code)
    assert set(code) <= {*string.ascii_lowercase, *string.digits, "-"}
    assert reopen(decode(code), CONTEXT) == Opened(fits, ())


@given(st.data())
def test_what_mail_adds_is_passed_over(data: st.DataObject) -> None:
    """Blanks, line breaks and quotation signs anywhere behind its beginning change nothing."""
    places = data.draw(st.sets(st.integers(9, len(CODE)), max_size=6))
    mailed = CODE
    for place in sorted(places, reverse=True):
        mailed = mailed[:place] + data.draw(BETWEEN) + mailed[place:]
    assert decode(data.draw(BETWEEN) + mailed) == decode(CODE) == decode(CODE.upper())


@pytest.mark.parametrize("sign", [*string.ascii_letters, *string.digits, "-", " ", "é", "٣", "\n"])
def test_any_changed_character_is_noticed(sign: str) -> None:
    """A code in which one character is another, wherever, is refused."""
    for place, letter in enumerate(CODE):
        if letter != sign:
            with pytest.raises(ScenarioError):
                decode(CODE[:place] + sign + CODE[place + 1 :])


def test_any_part_that_is_missing_is_noticed() -> None:
    """A code without any one of its characters, or cut off anywhere, is refused."""
    for place in range(len(CODE)):
        for part in (CODE[:place], CODE[:place] + CODE[place + 1 :]):
            with pytest.raises(ScenarioError):
                decode(part)


@given(st.text() | st.from_regex(r"roletui[0-9]{1,3}-[0-9]{1,3}-[a-z2-7 ]*", fullmatch=True))
def test_any_text_is_refused_in_words(text: str) -> None:
    """What is no share code is refused with one sentence, whatever it holds."""
    with pytest.raises(ScenarioError) as refused:
        decode(text)
    [problem] = refused.value.problems
    assert problem.message.endswith(".")
