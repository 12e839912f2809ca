"""The panel of a question: what it says in how many lines."""

from textual.content import Content

from roletui.screens.wizard.ask import Asked, brief_why

PLACES = (Content("question 2 of 4  ━━━"), Content("question 2 of 4"), Content("2 of 4"))
WHY = "It comes first: everybody knows it. It also tells the trades apart better than any title."


def lines(asked: Asked, width: int) -> list[str]:
    """Return the lines at a width."""
    return [line.plain for line in asked.lines(width)]


def test_which_question_it_is_stands_flush_right() -> None:
    """The longest way to say it that leaves three cells and takes no further row."""
    asked = Asked("Is a model good enough?", PLACES)
    assert lines(asked, 46) == ["Is a model good enough?   question 2 of 4  ━━━"]
    assert lines(asked, 45) == ["Is a model good enough?       question 2 of 4"]
    assert lines(asked, 40) == ["Is a model good enough?           2 of 4"]


def test_why_it_is_asked_stands_below_it() -> None:
    """In lines of their own, which go on below the number of the question."""
    asked = Asked("Is a model good enough?", PLACES, "For words, an existing model is usual.")
    assert lines(asked, 32) == [
        "Is a model good enough?   2 of 4",
        "For words, an existing model is",
        "usual.",
    ]


def test_a_brief_reason_is_whole_clauses() -> None:
    """As many as fit into two rows; of one that is longer its beginning."""
    assert brief_why(WHY, 76) == WHY
    assert brief_why(WHY, 30) == "It comes first: everybody knows it."
    assert brief_why(WHY, 16) == "It comes first."
    assert (
        brief_why("Whoever asks for the work can answer this", 16) == "Whoever asks for the work…"
    )
