"""The list of options, in an app of its own."""

from typing import ClassVar

import pytest
from journeys.running import press
from painted import Painted
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from roletui.screens.widgets.lists.options import Details, Option, Options

DRINKS = (
    Option("tea", "1", "Tea", "Black or green"),
    Option("coffee", "2", "Coffee", "", "your answer"),
    Option("unsure", "0", "Not sure"),
)


class Harness(Painted):
    """A list in a pane that scrolls; what it posts and which keys it leaves are noted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        (key, f"left_over('{key}')", key) for key in ("left", "escape", "7")
    ]

    def __init__(self, options: tuple[Option, ...] = DRINKS) -> None:
        super().__init__()
        self.list = Options()
        self.list.show(options)
        self.posted: list[str] = []
        self.left_over: list[str] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        with VerticalScroll(can_focus=False):
            yield self.list

    def on_options_chosen(self, message: Options.Chosen) -> None:
        """Note the choice."""
        assert message.control is self.list
        self.posted.append(message.id)

    def action_left_over(self, key: str) -> None:
        """Note a key that came up."""
        self.left_over.append(key)

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return [self.list.render_line(y).text.rstrip() for y in range(self.list.size.height)]


async def test_nothing_is_under_the_cursor_at_first() -> None:
    """Enter does nothing until the cursor is moved into the list."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        await press(pilot, "enter")
        assert (app.list.highlighted, app.posted) == (None, [])
        assert app.lines == [
            "  1  Tea",
            "     Black or green",
            "  2  Coffee  your answer",
            "  0  Not sure",
        ]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["down"], 0),
        (["up"], 2),
        (["j", "j"], 1),
        (["k", "k"], 1),
        (["down", "up", "up"], 0),
        (["up", "down"], 2),
    ],
)
async def test_the_cursor_stays_in_the_list(keys: list[str], place: int) -> None:
    """The first move enters at the near end; no move leads out; enter chooses."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        await press(pilot, *keys, "enter")
        assert (app.list.highlighted, app.posted) == (place, [DRINKS[place].id])
        assert [line.startswith("▌") for line in app.lines].count(True) == 1 + (place == 0)


async def test_digits_choose_and_other_keys_are_left() -> None:
    """A digit that an option has chooses it; any other key goes to the screen."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        await press(pilot, "2", "0", "7", "left", "escape")
        assert app.posted == ["coffee", "unsure"]
        assert app.left_over == ["7", "left", "escape"]
        assert app.list.highlighted is None


async def test_clicks_choose() -> None:
    """A click on any line of an option chooses it; below the last line nothing happens."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        for y in (1, 2, 6):
            await pilot.click(offset=(10, y))
        assert app.posted == ["tea", "coffee"]


async def test_other_options_begin_without_a_cursor() -> None:
    """Other options come without a cursor or with the one that is said; the same ones keep it."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        await press(pilot, "down")
        app.list.show(DRINKS)
        assert app.list.highlighted == 0
        app.list.show(DRINKS[:2])
        assert app.list.highlighted is None
        app.list.show(DRINKS, 2)
        assert app.list.highlighted == 2
        app.list.show(())
        await press(pilot, "down", "enter", "up", "enter", "1")
        assert (app.list.highlighted, app.posted, app.lines) == (None, [], [])


async def test_second_lines_can_be_left_out() -> None:
    """Without details each option takes one line."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.details = False
        await pilot.pause()
        assert len(app.lines) == 3


async def test_without_digits_the_labels_stand_further_left() -> None:
    """Options without digits have no column for them."""
    app = Harness((Option("a", "", "Alpha"), Option("b", "", "Beta")))
    async with app.run_test(size=(40, 10)):
        assert app.lines == ["  Alpha", "  Beta"]


@pytest.mark.parametrize("width", [20, 33, 60])
async def test_long_and_wide_labels_are_wrapped(width: int) -> None:
    """Long labels, markup and wide characters are wrapped whole and never painted beyond."""
    label = "自転車の修理 [bold] of everything that goes on and on"
    app = Harness((Option("a", "1", label, "[/] 自転車", "mark"), DRINKS[0]))
    async with app.run_test(size=(width, 14)):
        for y in range(app.list.size.height):
            assert cell_len(app.list.render_line(y).text) == app.list.size.width
        painted = "".join("".join(app.lines).split()).replace("mark", "")
        assert painted.startswith("1" + "".join(label.split()) + "[/]自転車")


async def test_the_cursor_is_scrolled_into_view() -> None:
    """Where not all fits, the option under the cursor is shown whole."""
    many = tuple(Option(str(n), "", f"Option {n}", "a\nb") for n in range(8))
    app = Harness(many)
    async with app.run_test(size=(40, 9)) as pilot:
        await press(pilot, "up")
        assert "Option 7" in app.lines[app.list.parent.scroll_offset.y + 6]
        await press(pilot, *["up"] * 7)
        assert app.list.parent.scroll_offset.y == 0


PRICES = (
    Option("tea", "1", "Tea", "Black or green", "", ("→ hot", "$2")),
    Option("iced", "2", "Tea that has been left in the cold", "", "", ("→ cold", "$10")),
    Option("cola", "3", "Cola", "Sweet", "", ("→ cold", "$3")),
)


async def test_columns_stand_beside_the_labels() -> None:
    """Words are flush left and figures right under their names; labels are wrapped or cut."""
    app = Harness(PRICES)
    app.list.figures, app.list.least = 1, 16
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.head = ("DRINK", "then", "cost")
        await pilot.pause()
        assert app.lines == [
            "  DRINK                     then    cost",
            "  1  Tea                    → hot     $2",
            "     Black or green",
            "  2  Tea that has been      → cold   $10",
            "     left in the cold",
            "  3  Cola                   → cold    $3",
            "     Sweet",
        ]
        app.list.one_line = True
        app.list.details = "here"
        await pilot.pause()
        assert app.lines[2:] == [
            "  2  Tea that has been…     → cold   $10",
            "  3  Cola                   → cold    $3",
        ]


async def test_a_click_on_the_names_of_columns_chooses_nothing() -> None:
    """Only the lines below choose."""
    app = Harness(PRICES)
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.head = ("DRINK", "then", "cost")
        await pilot.pause()
        await pilot.click(app.list, offset=(4, 0))
        assert app.posted == []
        await pilot.click(app.list, offset=(4, 1))
        assert app.posted == ["tea"]


async def test_only_the_option_under_the_cursor_is_explained() -> None:
    """Its second line appears with the cursor and goes with it; the list needs a line more."""
    app = Harness()
    app.list.details = "here"
    async with app.run_test(size=(40, 10)) as pilot:
        assert app.lines == ["  1  Tea", "  2  Coffee  your answer", "  0  Not sure"]
        await press(pilot, "down")
        assert app.lines[:2] == ["▌ 1  Tea", "▌    Black or green"]
        await press(pilot, "down")
        assert "Black or green" not in "\n".join(app.lines)
        assert app.list.height_with("here", 40) == app.list.height_with("all", 40) == 4


async def test_a_blank_line_between_options() -> None:
    """It is part of none: a click there chooses nothing."""
    app = Harness()
    app.list.together = 1
    async with app.run_test(size=(40, 10)) as pilot:
        lines = [
            "  1  Tea",
            "     Black or green",
            "",
            "  2  Coffee  your answer",
            "",
            "  0  Not sure",
        ]
        assert app.lines == lines
        await pilot.click(app.list, offset=(4, 2))
        assert app.posted == []


async def test_columns_that_have_no_room_are_left_out() -> None:
    """The last go first, and a label keeps its room."""
    app = Harness(PRICES)
    app.list.figures = 1
    async with app.run_test(size=(29, 12)):
        assert app.lines[:2] == ["  1  Tea               → hot", "     Black or green"]
        assert "$" not in "".join(app.lines)


async def test_the_cursor_opens_what_is_folded() -> None:
    """One of three is shown; the others' digits, the cursor and a click show them all first."""
    app = Harness(PRICES)
    app.list.details, app.list.fold = "here", 1
    async with app.run_test(size=(40, 12)) as pilot:
        assert app.lines[1:] == ["     ↓ 2 more"]
        await pilot.press("3")
        assert (app.list.fold, app.posted) == (0, [])
        await pilot.press("3")
        assert app.posted == [PRICES[2].id]
        app.list.fold, app.list.highlighted = 1, None
        await pilot.press("down")
        assert app.list.fold == 1
        await pilot.press("down")
        assert app.list.fold == 0
        app.list.fold = 1
        await pilot.pause()
        await pilot.click("Options", offset=(6, 1))
        assert app.list.fold == 0


async def test_the_wheel_opens_what_is_folded() -> None:
    """Once there is nothing left to scroll to; the cursor stays where it was."""
    app = Harness(PRICES)
    app.list.details, app.list.fold = "here", 1
    async with app.run_test(size=(40, 1)) as pilot:
        around = app.query_one(VerticalScroll)
        for scrolled, fold in ((0, 1), (1, 0)):
            around.scroll_to(y=scrolled, animate=False, immediate=True)
            down = events.MouseScrollDown(app.list, 1, 0, 0, 0, 0, False, False, False, 1, 0)
            app.list.post_message(down)
            await pilot.pause()
            assert app.list.fold == fold
        assert (app.list.highlighted, app.posted) == (None, [])


async def test_the_second_line_takes_the_blank_one() -> None:
    """Where only the one under the cursor has a second line, nothing below it moves."""
    app = Harness(PRICES)
    app.list.details, app.list.together = "here", 1
    async with app.run_test(size=(60, 12)) as pilot:
        rows = len(app.lines)
        await pilot.press("down")
        assert len(app.lines) == rows
        assert app.lines[1] == "▌    Black or green"


async def test_a_digit_looks_like_a_key() -> None:
    """It stands on a ground of its own, also under the cursor; nothing else moves."""
    app = Harness()
    app.list.caps = True
    async with app.run_test(size=(40, 10)) as pilot:
        assert app.lines[0] == "  1  Tea"
        await press(pilot, "down")
        grounds = [str(part.style.bgcolor) for part in app.list.render_line(0) if part.style]
        assert len({*grounds[:2], grounds[3]}) == 2
        assert grounds[0] == grounds[2] == grounds[3] != grounds[1]


async def test_second_lines_end_before_the_columns() -> None:
    """Where they are inset."""
    long = "Left in the cold for as long as it takes"
    options = (
        Option("tea", "1", "Tea", long, "", ("→ hot",)),
        Option("iced", "2", "Iced", "", "", ("→ hot",)),
    )
    app = Harness(options)
    app.list.inset, app.list.after = True, 2
    async with app.run_test(size=(40, 10)):
        # 5 before the words, 2 before the 5 of the column, 2 blank: 26 of 40 are left.
        assert app.lines == [
            "  1  Tea                         → hot",
            "     Left in the cold for as",
            "     long as it takes",
            "  2  Iced                        → hot",
        ]


async def test_the_first_column_stands_near_the_labels() -> None:
    """Two cells and two behind the longest label or the title; figures stay at the right."""
    options = (
        Option("tea", "1", "Tea", "", "", ("→ hot", "$3")),
        Option("coffee", "2", "Coffee", "", "", ("→ at once", "$12")),
    )
    app = Harness(options)
    app.list.head, app.list.figures, app.list.near = ("DRINK", "then", "cost"), 1, True
    async with app.run_test(size=(40, 10)):
        assert app.lines == [
            "  DRINK        then                 cost",
            "  1  Tea       → hot                  $3",
            "  2  Coffee    → at once             $12",
        ]
        words = [part for part in app.list.render_line(1) if part.text.strip(" ") in ("→", "hot")]
        assert len({part.style.color for part in words if part.style}) == 2


async def test_the_last_option_stands_apart() -> None:
    """Behind a blank line, where none stands between the others."""
    app = Harness()
    app.list.together = 3
    async with app.run_test(size=(40, 10)):
        assert app.lines[-3:] == ["  2  Coffee  your answer", "", "  0  Not sure"]


@pytest.mark.parametrize(
    ("together", "places"),
    [(0, []), (1, [1, 2, 3, 4, 5, 6]), (3, [3, 6]), (4, [4, 6]), (6, [6]), (9, [6])],
)
def test_blank_lines_stand_between_groups_and_before_the_last(
    together: int, places: list[int]
) -> None:
    """Of seven options; of none together there is no blank line."""
    listed = Options()
    listed.set_reactive(Options.options, tuple(Option(str(nr), "", "") for nr in range(7)))
    assert listed.breaks(together) == places


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        (["Yes", "Yes: a", "Yes, b", "Yes", "Perhaps", "No", "No: c", "We", "None"], [4, 7, 9]),
        (["A", "B", "C", "D", "E", "F", "G"], [3, 5, 7]),
        (["Yes", "Yes", "Yes", "Yes", "Yes", "No", "We"], [3, 6, 7]),  # five would be too many
        (["Yes", "No"], [2]),
    ],
)
def test_labels_that_begin_alike_stay_together(labels: list[str], places: list[int]) -> None:
    """Groups of three may have one more for it; the last option stands apart in any case."""
    listed, texts = Options(), [*labels, "Not sure"]
    listed.set_reactive(Options.options, tuple(Option(text, "", text) for text in texts))
    assert listed.breaks(3) == places


@pytest.mark.parametrize("details", ["all", "here"])
@pytest.mark.parametrize("together", [0, 1, 2])
async def test_a_key_repaints_all_that_has_changed(details: Details, together: int) -> None:
    """What is kept of the lines before is what they would be if all were painted."""
    hints = ("", "With milk, and a second line of words", "")
    options = [each._replace(hint=hint) for each, hint in zip(DRINKS, hints, strict=True)]
    app = Harness((*options, *[Option(f"{n}", "", f"Water {n}", "Still " * n) for n in range(4)]))
    app.list.details, app.list.together = details, together
    async with app.run_test(size=(24, 40)) as pilot:
        for key in (*["down"] * 9, *["up"] * 4, "j", "k", "k"):
            await press(pilot, key)
            shown = app.list.render_lines(app.list.size.region)
            app.list.refresh()
            assert shown == app.list.render_lines(app.list.size.region), key


async def test_a_key_that_opens_nothing_lays_nothing_out() -> None:
    """The same number of lines stands in the same room; only two options are painted."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        await press(pilot, "down")
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app, laid_out.append, immediate=True)
        await press(pilot, "down", "up")
        assert not laid_out
