"""A list that is searched by typing, in an app of its own."""

from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st
from journeys.running import press
from painted import Painted
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from roletui.screens.widgets.lists.options import Option, Options
from roletui.screens.widgets.lists.searched import Searched, matching

DRINKS = (
    Option("tea", "1", "Tea", "Black or green"),
    Option("coffee", "2", "Café au lait", "With milk"),
    Option("milk", "", "Milk 2 go"),
)


class Harness(Painted):
    """A list; what is chosen, and which keys it leaves, are noted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        (key, f"left_over('{key}')", key) for key in ("escape", "backspace", "j")
    ]

    def __init__(self, letters: bool = True) -> None:
        super().__init__()
        kind = Searched if letters else type("Slashed", (Searched,), {"LETTERS": False})
        self.list = kind()
        self.list.show(DRINKS, 0)
        self.chosen: list[str] = []
        self.left_over: list[str] = []

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        with VerticalScroll(can_focus=False):
            yield self.list

    def on_options_chosen(self, message: Options.Chosen) -> None:
        """Note the choice."""
        self.chosen.append(message.id)

    def action_left_over(self, key: str) -> None:
        """Note a key that came up."""
        self.left_over.append(key)

    @property
    def ids(self) -> list[str]:
        """What is in sight."""
        return [option.id for option in self.list.options]


async def test_a_letter_begins_and_escape_ends() -> None:
    """What holds the words stays, its label first, and the typed text is seen with the hits."""
    app = Harness()
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, *"milk")
        assert app.ids == ["milk", "coffee"]
        assert app.list.render_line(0).text.rstrip() == "  / milk▏   2 of 3"
        await press(pilot, "enter")
        assert app.chosen == ["milk"]
        await press(pilot, *["backspace"] * 4, *" cafe")
        assert app.ids == ["coffee"]
        await press(pilot, "x")
        assert app.ids == []
        assert "nothing fits" in app.list.render_line(0).text
        await press(pilot, "enter", "escape")
        assert (app.ids, app.left_over) == (["tea", "coffee", "milk"], [])
        await press(pilot, "escape")
        assert (app.chosen, app.left_over) == (["milk"], ["escape"])


async def test_digits_choose_where_one_in_sight_has_it() -> None:
    """Else they are typed; a letter that moves the cursor elsewhere is typed too."""
    app = Harness()
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, *"milk", "2")
        assert app.chosen == ["coffee"]
        await press(pilot, *" go", "backspace", "backspace", "backspace", "escape", "j")
        assert app.list.search is not None
        await press(pilot, "escape", *"mi", "backspace", "backspace", "backspace")
        assert app.list.search is None
        await press(pilot, "g", "o", " ", "2")
        assert app.ids == ["milk"]
        assert app.left_over == []


async def test_where_letters_are_commands_a_slash_begins() -> None:
    """A letter goes on to whom it belongs until then."""
    app = Harness(letters=False)
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "t")
        assert app.list.search is None
        await press(pilot, "slash", "t", "e")
        assert app.ids == ["tea"]


@given(st.text(max_size=6), st.lists(st.text(max_size=8), max_size=6, unique=True))
def test_every_hit_holds_every_word(words: str, labels: list[str]) -> None:
    """Nothing that holds them is left out, and nothing typed shows all in its order."""
    options = tuple(Option(str(nr), "", label) for nr, label in enumerate(labels))
    found = matching(options, words)
    assert {*found} <= {*options}
    assert matching(options, "") == options
    for each in options:
        if words and words.strip() and words in each.label:
            assert each in found


async def test_a_click_selects_and_a_second_one_chooses() -> None:
    """The option under the cursor too is only selected first; a key in between begins anew."""
    app = Harness()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(app.list, offset=(4, 0))
        assert (app.list.highlighted, app.chosen) == (0, [])
        await pilot.click(app.list, offset=(4, 2))
        assert (app.list.highlighted, app.chosen) == (1, [])
        await press(pilot, "up", "down")
        await pilot.click(app.list, offset=(4, 2))
        assert app.chosen == []
        await pilot.click(app.list, offset=(4, 2))
        assert app.chosen == ["coffee"]
