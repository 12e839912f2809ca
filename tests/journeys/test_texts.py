"""Whatever a dataset, a file or a folder is called: shown as it is, never taken for an order."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from journeys.running import NORMAL, press, screen_text, small_with, started, words_of
from journeys.running import WIDE as WIDEST
from roletui.state.context import Context

pytestmark = pytest.mark.harness

ORDER, BOLD, BROKEN = "[@click=app.quit]x[/]", "[bold]", "[/nothing] [="
WIDE = "自転車の修理"


def strange() -> Context:
    """Return a dataset with markup and wide characters in whatever is shown."""
    return small_with(
        ("Who should repair the bicycle?", f"Who {BOLD} repairs?"),
        ("Is it only a flat tyre or a worn cable?", f"{ORDER} Is it {WIDE}?"),
        ("Small faults need no mechanic.", f"{BROKEN} Small faults"),
        ("Yes, something small", f"Yes {ORDER} {BOLD}"),
        ("No, something larger", f"No {WIDE}"),
        ('topic = "Small fault"', f'topic = "{WIDE}"'),
        ("Lift the wheel and turn it.", f"{BROKEN} lift"),
        ('short = "Workshop"', f'short = "{BOLD} Shop"'),
        ('short = "Mobile"', f'short = "{WIDE}"'),
        ("In their shop", f"In {ORDER} shop"),
        ("Where it is done", f"{BOLD} {WIDE}"),
        ("Take it to a workshop", f"Take {ORDER} {WIDE}"),
        ("Book the next free day.", f"{BROKEN} Book"),
        ('name = "In a shop"', f'name = "{BOLD} {WIDE}"'),
        ('region = "City"', f'region = "{ORDER}"'),
        ("What workshops charge", f"What {BOLD} charge"),
        ("Guild of Workshops", f"Guild {ORDER} {WIDE}"),
    )


async def test_texts_of_a_dataset_are_shown_as_they_are() -> None:
    """Markup and wide characters stand on every screen as written, within its width."""
    async with started(context=strange()) as (app, pilot):
        for keys, wanted in (
            ("", (f"Who {BOLD} repairs?", f"{ORDER} Is it {WIDE}?", f"Yes {ORDER} {BOLD}")),
            ("21", (f"Take {ORDER}", WIDE)),
            ("c", (f"{BOLD} Shop", f"{BOLD} {WIDE}")),
            ("b", (f"{BOLD} Shop", f"{BOLD} {WIDE}")),
            ("r", (f"Who {BOLD} repairs?",)),
        ):
            await press(pilot, *keys)
            for words in wanted:
                assert words in words_of(app)
            assert all(cell_len(line) <= NORMAL[0] for line in screen_text(app).splitlines())
        await press(pilot, "c", "home", "enter")
        for words in (f"{BOLD} {WIDE}", f"In {ORDER} shop", f"What {BOLD} charge"):
            assert words in words_of(app)
        await press(pilot, "escape", "b", "i")
        assert f"({ORDER})" in words_of(app)
        await press(pilot, "escape", "question_mark", "end", "escape", "u")
        assert app.is_running


async def test_texts_beside_the_question_are_shown_as_they_are() -> None:
    """Beside the question, what is possible and the answers given are literal too."""
    async with started(context=strange(), size=WIDEST) as (app, pilot):
        assert f"1 Yes {ORDER} {BOLD}" in words_of(app)
        await press(pilot, "2")
        trail = app.screen.query_one("#trail")
        lines = [trail.render_line(y).text.strip() for y in range(trail.size.height)]
        assert " ".join(lines) == f"{WIDE} ✓ No {WIDE}"
        assert all(cell_len(line) <= WIDEST[0] for line in screen_text(app).splitlines())


async def test_an_order_in_a_text_cannot_be_clicked() -> None:
    """A click on words that look like a link does what the place does: here, it answers."""
    async with started(context=strange()) as (app, pilot):
        for row, line in enumerate(screen_text(app).splitlines()):
            if "@click" in line:
                await pilot.click(offset=(line.index("]x[") + 1, row))
                assert app.is_running
        assert dict(app.state.answers) == {"fault": "yes"}


async def test_the_folder_of_a_saved_record_is_shown_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder called like markup is named in full when the record is saved or copied there."""
    folder = tmp_path / "[bold]"
    folder.mkdir()
    monkeypatch.chdir(folder)
    async with started(size=(200, 30)) as (app, pilot):
        await press(pilot, "e")
        assert str(app.screen.query_one("#said", Static).content) == "in ~/[bold]"
        await press(pilot, "enter")
        assert "▌ Saved as Markdown, whole: ~/[bold]/roletui-decision.md." in words_of(app)


async def test_what_is_said_about_a_file_is_shown_as_it_is() -> None:
    """A warning that quotes a file is shown with whatever stands in the file."""
    async with started(say=f"The answer “{BOLD}” is not in this dataset.") as (app, pilot):
        await pilot.pause()
        assert f"“{BOLD}”" in words_of(app)
