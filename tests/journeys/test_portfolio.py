"""Many requests summed up in the app: a table, a folder, what cannot be read, saving."""

from pathlib import Path

import pytest
from textual.widgets import Input

from journeys.running import (
    NORMAL,
    WIDE,
    listened,
    press,
    resize,
    screen_text,
    small_with,
    started,
    words_of,
)
from roletui.records.scenario_text import dumps
from roletui.screens.dialogs.choose import OneOfMany
from roletui.screens.portfolio import screen
from roletui.screens.portfolio.screen import PortfolioScreen
from roletui.screens.widgets.charts.bars import Bars
from roletui.screens.widgets.lists.options import Options
from roletui.state.state import State
from roletui.text.charts import Bar
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

ROWS = """\
id,fault,skill,carry,date
R1,no,,yes,2027-01-04
R2,no,,yes,2027-01-11
R3,no,,no,2027-02-01
R4,yes,yes,,2027-02-08
R5,no,,unsure,2027-03-01
"""
"""Two workshops for €880, a mechanic for €480, one who mends it, one open between the two."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Write the five requests."""
    file = tmp_path / "requests.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def folder_of(path: Path, context_text: State) -> Path:
    """Save a decision in a folder."""
    folder = path / "decisions"
    folder.mkdir()
    text = dumps(small_with().loaded, context_text, name="Brakes")
    (folder / "brakes.toml").write_text(text, encoding="utf-8")
    return folder


def line(app: RoletuiApp) -> Input:
    """Return the line for a path."""
    return app.screen.query_one(Input)


@pytest.mark.parametrize("size", [NORMAL, WIDE, (60, 20)])
async def test_a_table_is_summed_up(table: Path, size: tuple[int, int]) -> None:
    """The answer stands first, then what they need, by month, and what would settle most."""
    async with started(context=small_with(), size=size) as (app, pilot):
        await press(pilot, "P")
        assert isinstance(app.screen, PortfolioScreen)
        assert "The path of a table of requests" in words_of(app)
        line(app).value = str(table)
        await press(pilot, "enter")
        words = words_of(app).replace("▌ ", "")  # the edge of the panel
        assert "5 requests: 2 × Workshop, 1 × Mobile, 1 needs nobody; 1 open." in words
        assert "€3,120 as assumed; €2,720 to €3,120 as what is open turns out." in words
        assert "“Bringing it” would settle most: it decides 1 of 1 open request" in words
        assert "What they need: decided, and 1 still open" in words
        listed = app.screen.query_one(Bars)
        assert [bar.label for bar in listed.bars if bar.id.startswith("month ")] == [
            "2027-01", "2027-02", "2027-03",
        ]  # fmt: skip
        await press(pilot, "end")
        assert listed.at is not None
        assert listed.at.label == "Bringing it"
        assert "Bringing it" in screen_text(app)
        await press(pilot, "home")
        assert listed.at.id == "outcome workshop"
        await press(pilot, "escape")
        assert not isinstance(app.screen, PortfolioScreen)


async def test_it_begins_with_what_was_summed_up_last(table: Path) -> None:
    """The path is filled in the next time, and escape first gives up what is typed."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "P")
        assert line(app).value == ""
        line(app).value = str(table)
        await press(pilot, "enter", "escape", "P")
        assert line(app).value == str(table)
        # It is selected, so that another path can be typed at once.
        assert line(app).selected_text == str(table)
        await press(pilot, "enter", "o", "escape")
        assert "5 requests" in words_of(app)
        await resize(pilot, 120, 36)
        assert "8 of 10 sums are between" in words_of(app)


async def test_a_record_is_opened_beside_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter on a record opens it; one's own is kept."""
    folder = folder_of(tmp_path, State({"fault": "no", "carry": "yes"}))
    own = State({"fault": "yes"})
    async with started(own, context=small_with()) as (app, pilot):
        heard = listened(app, monkeypatch)
        await press(pilot, "P")
        line(app).value = str(folder)
        await press(pilot, "enter")
        assert "1 request: 1 × Workshop." in words_of(app)
        assert "enter lists them" in words_of(app)
        await press(pilot, "end")
        assert "opens the record" in words_of(app)
        await press(pilot, "enter")
        assert heard == ["Opened “brakes.toml”; u brings back what you had."]
        assert app.state.answers == {"fault": "no", "carry": "yes"}
        await press(pilot, "Z")
        assert app.state.answers == {"fault": "yes"}


async def test_what_cannot_be_summed_up(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is one sentence, and what is typed stays to be mended."""
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "none").mkdir()
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)) * 20)
    async with started(context=small_with(), size=WIDE) as (app, pilot):
        await press(pilot, "P", "enter")
        assert "Type the path of a file or folder." in words_of(app)
        for name, words in (
            ("empty.csv", "empty.csv is empty"),
            ("none", "none holds no request and no record."),
            ("binary.csv", "binary.csv "),
            ("gone.csv", "gone.csv cannot be read: No such file or directory."),
        ):
            line(app).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert words in words_of(app)
            assert line(app).has_focus
        line(app).value = "/dev/null"
        await press(pilot, "enter")
        assert "null is neither a file nor a folder." in words_of(app)
        monkeypatch.setattr(screen, "MOST_FILES", 2)
        line(app).value = str(tmp_path)
        await press(pilot, "enter")
        assert "holds more than 2 files, which takes a while" in words_of(app)
        monkeypatch.setattr(screen, "LARGEST", 10)
        line(app).value = str(table)
        await press(pilot, "enter")
        assert "roletui batch requests.csv --summary sums it up." in words_of(app)


async def test_the_summary_is_saved(table: Path, tmp_path: Path) -> None:
    """As Markdown or as a web page by its name; a file that is there is replaced only if asked."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "P")
        line(app).value = str(table)
        await press(pilot, "enter", "e")
        assert line(app).value == "roletui-portfolio.md"
        for name, begins in (
            ("sum.md", "# Portfolio: Who should"),
            ("sum.html", "<!DOCTYPE html>"),
        ):
            line(app).value = str(tmp_path / name)
            await press(pilot, "enter")
            assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
            await press(pilot, "e")
        kept = tmp_path / "kept.md"
        kept.write_text("Mine.", encoding="utf-8")
        line(app).value = str(kept)
        await press(pilot, "enter")
        assert "There is a file of that name. Replace it?" in words_of(app)
        await press(pilot, "escape", "enter")
        assert kept.read_text(encoding="utf-8") == "Mine."
        await press(pilot, "y")
        assert kept.read_text(encoding="utf-8").startswith("# Portfolio: Who should")
        await press(pilot, "e")
        line(app).value = str(tmp_path / "no" / "folder.md")
        await press(pilot, "enter")
        assert "It cannot be saved there: No such file or directory." in words_of(app)


async def test_what_a_bar_counts_is_listed_and_opened(table: Path) -> None:
    """An outcome, a month, a question: the rows behind it, each a decision beside one's own."""
    own = State({"fault": "yes"})
    async with started(own, context=small_with()) as (app, pilot):
        await press(pilot, "P")
        line(app).value = str(table)
        await press(pilot, "enter")
        listed = app.screen.query_one(Bars)
        found = {}
        for bar in listed.bars:
            if isinstance(bar, Bar):
                listed.go_to(bar.id)
                await press(pilot, "enter")
                assert isinstance(app.screen, OneOfMany)
                options = app.screen.query_one(Options).options
                found[bar.id] = [option.label for option in options]
                await press(pilot, "escape")
        assert found == {
            "outcome workshop": ["R1", "R2", "R5"],  # which is open, and counted as one
            "outcome mobile": ["R3"],
            "outcome self": ["R4"],
            "month 2027-01": ["R1", "R2"],
            "month 2027-02": ["R3", "R4"],
            "month 2027-03": ["R5"],
            "question carry": ["R5"],
        }
        listed.go_to("outcome mobile")
        await press(pilot, "enter")
        assert "Mobile: 1" in words_of(app)
        await press(pilot, "enter")
        assert not isinstance(app.screen, PortfolioScreen)
        assert dict(app.state.answers) == {"fault": "no", "skill": "unsure", "carry": "no"}
        assert app.state.task == "R3"
        assert app.state.origin is not None
        assert app.state.origin.own == own
        await press(pilot, "u")
        assert app.state == own


async def test_records_behind_a_bar_are_opened(tmp_path: Path) -> None:
    """Of a folder it is its records that an outcome lists."""
    folder = folder_of(tmp_path, State({"fault": "no", "carry": "yes"}))
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "P")
        line(app).value = str(folder)
        await press(pilot, "enter", "enter")
        assert "brakes.toml" in words_of(app)
        await press(pilot, "enter")
        assert dict(app.state.answers) == {"fault": "no", "carry": "yes"}


async def test_a_table_that_is_gone_is_said(table: Path) -> None:
    """What is behind a bar is read again; the sums stay."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "P")
        line(app).value = str(table)
        await press(pilot, "enter")
        table.unlink()
        await press(pilot, "enter")
        assert "It cannot be read any more: No such file" in words_of(app)
        assert isinstance(app.screen, PortfolioScreen)


async def test_a_table_that_was_written_meanwhile_is_summed_up_again(table: Path) -> None:
    """No bar lists rows that it does not count: it is said, and the same key lists them then."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "P")
        line(app).value = str(table)
        await press(pilot, "enter")
        table.write_text(ROWS.replace("R3,no,,no", "R3,no,,yes"), encoding="utf-8")
        await press(pilot, "enter")
        assert "The table has changed since, and is summed up again." in words_of(app)
        assert not isinstance(app.screen, OneOfMany)
        await press(pilot, "enter")
        assert isinstance(app.screen, OneOfMany)
        assert app.screen.query_one(Options).options[2].label == "R3"
        await press(pilot, "escape")
        table.write_text("fault\nperhaps\n", encoding="utf-8")
        await press(pilot, "enter")
        assert isinstance(app.screen, PortfolioScreen)


async def test_why_a_row_was_not_read_is_said_in_full(tmp_path: Path) -> None:
    """It has the whole line, by the name that the table gives; enter shows all of it."""
    file = tmp_path / "requests.csv"
    file.write_text("task,fault,carry\nBrakes,no,yes\nBell and light,nobody looked at it,\n")
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "P")
        line(app).value = str(file)
        await press(pilot, "enter", "end")
        shown = "Bell and light: line 3, column “fault”: there is no answer to “fault”"
        assert f"{shown}…" in words_of(app)
        await press(pilot, "enter")
        why = "“nobody looked at it”. Known: yes, no, unsure."
        assert f"{shown} {why}" in " ".join(words_of(app).replace("│", " ").split())
        await press(pilot, "escape")
        assert isinstance(app.screen, PortfolioScreen)


async def test_help_of_the_portfolio(table: Path) -> None:
    """Its own keys come first, and closing leads back to it."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "P")
        line(app).value = str(table)
        await press(pilot, "enter", "question_mark")
        for told in ("Sum up what is typed; list what a bar counts", "Sum up another one."):
            assert told in words_of(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PortfolioScreen)
        assert "every bar counts requests, on one scale" in words_of(app)
