"""Blocks that are laid out for a width: figures in columns, sentences that hang."""

from roletui.screens.widgets.text.columns import Figures, Sentences

ROWS = (("", "Low", "Likely"), ("A label of some length", "$5", "$1,000"), ("B", "", "$2"))


def test_figures_stand_flush_right() -> None:
    """The label column is as wide as its longest; an empty figure leaves its place empty."""
    assert [line.plain for line in Figures(ROWS).lines(60)] == [
        "                        Low  Likely",
        "A label of some length   $5  $1,000",
        "B                                $2",
    ]


def test_a_long_label_is_wrapped_beside_its_figures() -> None:
    """Of 24 cells the figures take 13: eleven are left for the label."""
    assert [line.plain for line in Figures(ROWS).lines(24)] == [
        "             Low  Likely",
        "A label of    $5  $1,000",
        "some length",
        "B                     $2",
    ]


def test_sentences_hang() -> None:
    """Each begins with a mark; what is too long goes on below its first word."""
    lines = [line.plain for line in Sentences(("one two three", "four")).lines(10)]
    assert lines == ["· one two", "  three", "· four"]
