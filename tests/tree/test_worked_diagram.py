"""How far in a drawing stands, where its lines break, and what it marks, sign by sign."""

import pytest
from helpers import tree_of

from roletui.tree.diagram import dot, text, walked, wrapped


def test_ten_levels_down_a_question_begins_again_at_the_margin() -> None:
    """Each level stands three cells further in; the eleventh question is a section of its own.

    Both answers of the tenth lead to it: each says so, and it is drawn once.
    """
    ways = {f"q{number}": f"x q{number + 1}*" for number in range(12)}
    lines = list(text(tree_of(**ways | {"q9": "q10 q10*"}, q12="x y*").dataset))
    asked = [line for line in lines if line.lstrip().startswith("? ")]
    assert [line.strip() for line in asked] == [f"? q{nr} [q{nr}]" for nr in range(13)]
    assert [len(line) - len(line.lstrip()) for line in asked] == [
        0, 3, 6, 9, 12, 15, 18, 21, 24, 27,
        0, 3, 6,
    ]  # fmt: skip
    see = [line.lstrip(" │") for line in lines if "see" in line]
    assert see == ["→ see q10 [q10]", "→ see q10 [q10]"]


def test_the_last_of_three_answers_ends_the_line() -> None:
    """On both levels; below the last one nothing goes on."""
    lines = list(text(tree_of(root="left y* x", left="x* z y").dataset))
    assert lines[2:] == [
        "",
        "? root [root]",
        "  root?",
        "├─ A0",
        "│  ? left [left]",
        "│    left?",
        "│  ├─ A0 *",
        "│  │  → x [x]",
        "│  ├─ A1",
        "│  │  → z [z]",
        "│  └─ A2",
        "│     → y [y]",
        "├─ A1 *",
        "│  → y [y]",
        "└─ A2",
        "   → x [x]",
        "",
        "Outcomes, and how many answers lead to each",
        "■ y [y]: 2",
        "■ x [x]: 2",
        "■ z [z]: 1",
    ]


@pytest.mark.parametrize(("last", "lines"), [(40, 1), (41, 2)])
def test_a_drawing_is_eighty_cells_wide(last: int, lines: int) -> None:
    """A title of 39 cells, a space and 40 more fits in a line; one cell more does not."""
    dataset = tree_of(root="x* y").dataset
    title = f"{'a' * 39} {'b' * last}"
    drawn = list(text(dataset._replace(about=dataset.about._replace(title=title))))
    assert drawn[:lines] == (title.split() if lines == 2 else [title])
    assert drawn[lines].startswith("* marks")


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        # However narrow the rest of the line is, 20 cells are taken.
        ("aaaa bbbb cccc ddddd e", 22, ["aaaa bbbb cccc ddddd", "e"]),
        ("aaaa bbbb cccc dddddd e", 22, ["aaaa bbbb cccc", "dddddd e"]),
        # 31 cells, of which ten stand before the words.
        ("aaaa bbbb cccc dddddd e", 31, ["aaaa bbbb cccc dddddd", "e"]),
        ("aaaa bbbb cccc dddddd e", 33, ["aaaa bbbb cccc dddddd e"]),
    ],
)
def test_words_have_twenty_cells_at_least(words: str, width: int, lines: list[str]) -> None:
    """Behind ten spaces, which stand before every line."""
    assert list(wrapped(words, width, " " * 10)) == [" " * 10 + line for line in lines]


@pytest.mark.parametrize("over", [False, True])
def test_words_of_a_box_are_broken(over: bool) -> None:
    """Graphviz breaks no line: questions have 36 cells, outcomes 30, answers 24.

    A word of ten less two, a space, and one more word that fits to the cell, or is one too long.
    """
    tree = tree_of(root="x* y")
    [question] = tree.dataset.questions

    def words(cells: int) -> str:
        return f"{'a' * 8} {'b' * (cells - 9 + over)}"

    answers = tuple(answer._replace(label=words(24)) for answer in question.answers)
    dataset = tree.dataset._replace(
        questions=(question._replace(ask=words(36), answers=answers),),
        outcomes=tuple(end._replace(headline=words(30)) for end in tree.dataset.outcomes),
    )
    drawn = "\n".join(dot(dataset))
    for cells, times in ((36, 1), (30, 2), (24, 2)):
        shown = words(cells).replace(" ", "\\n") if over else words(cells)
        assert drawn.count(f'{shown}"') == times


WAYS = {"root": "left* right low", "left": "x* y", "right": "x z*", "low": "x* x"}


@pytest.mark.parametrize(
    ("answers", "nodes", "marked"),
    [
        # Where root leads, left is asked next; below it two outcomes are left.
        (
            {"root": "a0"},
            {"q_root": '{{"root"}}', "q_left": '{{"left<br>not answered yet"}}'},
            None,
        ),
        # Whatever low says it is x, so the outcome is drawn in its place.
        ({"root": "a2"}, {"q_root": '{{"root"}}', "o_x": '(["x"])'}, "o_x"),
        # Nobody knows root: left was answered, right is open.
        (
            {"root": "unsure", "left": "a1"},
            {
                "q_root": '{{"root"}}',
                "q_left": '{{"left"}}',
                "q_right": '{{"right<br>not answered yet"}}',
                "o_x": '(["x"])',
                "o_y": '(["y"])',
            },
            None,
        ),
        # Nobody knows left either, nor right: x, y and z are left, and x is assumed.
        (
            {"root": "unsure", "left": "unsure", "right": "unsure"},
            {
                "q_root": '{{"root"}}',
                "q_left": '{{"left"}}',
                "q_right": '{{"right"}}',
                "o_x": '(["x"])',
                "o_y": '(["y"])',
                "o_z": '(["z"])',
            },
            "o_x",
        ),
    ],
)
def test_where_a_way_ends_is_drawn(
    answers: dict[str, str], nodes: dict[str, str], marked: str | None
) -> None:
    """What is asked, what is still open, and with a thick line the outcome that is recommended."""
    lines = [line.strip() for line in walked(tree_of(**WAYS).walk(answers))]
    arrows = [line for line in lines if "->" in line]
    assert {line for line in lines if line.startswith(("q_", "o_"))} - {*arrows} == {
        name + shape for name, shape in nodes.items()
    }
    styles = [f"style {marked} stroke-width:4px"] if marked else []
    assert [line for line in lines if line.startswith("style")] == styles


def test_a_question_that_need_not_be_answered_is_called_so() -> None:
    """Nobody knows root: left ends in x or y, and so does low, which nothing depends on any more.

    Left is not known either, so x and y are left whatever low says.
    """
    tree = tree_of(root="left* low", left="x* y", low="y x*")
    lines = [line.strip() for line in walked(tree.walk({"root": "unsure", "left": "unsure"}))]
    assert 'q_low{{"low<br>need not be answered"}}' in lines
