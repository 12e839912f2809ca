"""Numbers and names however they are typed: one value, one entry, and never half of either."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roletui.dataset.available import dataset_file
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load
from roletui.dataset.names import (
    answer_names,
    channel_names,
    factor_names,
    overhead_names,
    question_names,
    role_names,
)
from roletui.text.folding import folded, folded_in_place, folded_name
from roletui.text.named import Known, all_named, named
from roletui.text.typed import read_number

BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
DIGITS = ("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")
NOTATIONS = [
    *((group, mark) for group in ("", *BLANKS, "'", "’") for mark in ",."),
    *((",", "."), (".", ",")),
]


@given(
    whole=st.integers(0, 10**9),
    cents=st.integers(0, 99) | st.none(),
    notation=st.sampled_from(NOTATIONS),
    script=st.sampled_from(DIGITS),
    beside=st.sampled_from(["{}", "${}", "$ {}", "{} USD", "usd {}", " {}\n", "+{}", "\ufeff{}"]),
)
def test_a_number_is_one_value_in_every_notation(
    whole: int, cents: int | None, notation: tuple[str, str], script: str, beside: str
) -> None:
    """Blanks, apostrophes, sign, code and script change nothing; neither does comma or point."""
    group, mark = notation
    text = f"{whole:,}".replace(",", group)
    if cents is None and group == "." and text.count(".") == 1:
        return  # that may be decimals
    text += "" if cents is None else f"{mark}{cents:02}"
    typed = beside.format(text.translate(str.maketrans(DIGITS[0], script)))
    assert read_number(typed, "USD") == whole + Decimal(cents or 0) / 100


SIGNS = st.sampled_from("0123456789.,' -+$€x٣２½²eE_") | st.characters()


@given(st.text(SIGNS, max_size=12))
def test_no_part_of_a_text_counts(text: str) -> None:
    """What is read holds every digit of the text and no other, and nothing but a unit is beside."""
    number = read_number(text, "USD")
    if number is not None:
        signs = [unicodedata.decimal(sign, None) for sign in text]
        digits = "".join(str(digit) for digit in signs if digit is not None)
        assert f"{abs(number):f}".replace(".", "").strip("0") == digits.strip("0")
        assert not set(folded(text)) & set("abcefghijklmnopqrtvwxyz€_½²")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is; case, composition and blanks around it change nothing."""
    once = folded(text)
    assert folded(once) == once
    assert folded_name(folded_name(text)) == folded_name(text)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert folded(f" {unicodedata.normalize(form, text)} ") == once


@given(st.text())
def test_places_lead_back_into_the_text(text: str) -> None:
    """Each folded sign comes from a place of the text, and they rise."""
    signs, places = folded_in_place(text)
    assert len(places) == len(signs) + 1
    assert [*places] == sorted(places)
    assert places[-1] == len(text)


def known(dataset: Dataset) -> list[Known]:
    """Return everything in a dataset that somebody can name."""
    return [
        role_names(dataset),
        channel_names(dataset),
        factor_names(dataset),
        overhead_names(dataset),
        question_names(dataset),
        *map(answer_names, dataset.questions),
    ]


@pytest.mark.parametrize("name", ["ai-roles", "data-roles"])
def test_everything_finds_itself_however_it_is_typed(name: str) -> None:
    """Every id and name, in any case and with blanks for hyphens, names its own entry alone."""
    for entries in known(load(dataset_file(name)).dataset):
        for id_, names in entries.items():
            for called in (id_, *names):
                for typed in (called, called.upper(), called.lower(), f" {called.title()} "):
                    for word in (typed, typed.replace("-", " "), typed.replace(" ", "-")):
                        assert all_named(word, entries) == [id_], word
                        assert named("entry", word, entries) == id_
