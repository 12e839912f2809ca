"""The dataset changes under the running app: it is edited, broken, mended, or another is chosen."""

import os
from datetime import date
from pathlib import Path

import pytest
from helpers import TODAY, edited

from journeys.running import NORMAL, WIDE, press, screen_text, settle, started, until
from roletui.dataset.available import AvailableDataset, available_datasets, dataset_file
from roletui.dataset.load import load, shipped
from roletui.screens.dialogs.datasets import ChooseScreen
from roletui.screens.dialogs.help import HelpScreen
from roletui.screens.widgets.controls.slider import Slider
from roletui.state.context import Context
from roletui.tui.app import RoletuiApp
from roletui.tui.follow_file import FollowedFile

pytestmark = pytest.mark.harness

SKILL = "Have you the tools and a free evening?"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of a copy of the small dataset."""
    path = tmp_path / "my.toml"
    path.write_text(edited(), encoding="utf-8")
    return path


def context(file: Path) -> Context:
    """Return the context of a dataset file."""
    return Context.of(load(str(file)), date.fromisoformat(TODAY))


async def saved(app: RoletuiApp, file: Path, text: str) -> None:
    """Save the file as an editor does, under another name first, and let the app look."""
    other = file.with_suffix(".new")
    other.write_text(text, encoding="utf-8")
    os.replace(other, file)
    app.look()
    await app.settled()


async def test_a_save_is_followed(file: Path) -> None:
    """What was saved is shown at once, on every screen; answers and plan stay."""
    async with started(context=context(file), followed=FollowedFile(str(file))) as (app, pilot):
        await press(pilot, "1", "b", "right", "c", "w")
        await saved(
            app,
            file,
            edited(
                ("Have you the tools", "Have you all tools"), ("maximum = 5\n", "maximum = 9\n")
            ),
        )
        await settle(pilot)
        text = screen_text(app)
        assert "Have you all tools and a free evening?" in text
        assert "my.toml was read again." in text
        assert dict(app.state.answers) == {"fault": "yes"}
        await press(pilot, "b")
        assert app.screen.query_one("#people", Slider).value == 2
        assert app.screen.query_one("#people", Slider).scale.maximum == 9
        await press(pilot, "right")
        assert app.state.plan[0].people == 3


@pytest.mark.parametrize(
    "place",
    [pytest.param(place, marks=pytest.mark.harness) for place in "wc"] + ["b", "r"],
)
async def test_a_save_is_followed_on_any_screen(file: Path, place: str) -> None:
    """Whatever screen is in front, it shows the new data, and its keys go on working."""
    async with started(context=context(file), followed=FollowedFile(str(file))) as (app, pilot):
        await press(pilot, "2", "1", place)
        await saved(app, file, edited(("Who should repair the bicycle?", "Who mends it?")))
        await settle(pilot)
        assert "Who mends it?" in screen_text(app)
        assert app.focused is not None
        await press(pilot, "u", "w")
        assert dict(app.state.answers) == {"fault": "no"}
        assert "Can you bring it to a workshop?" in screen_text(app)


async def test_a_broken_save_keeps_the_last_good_data(file: Path) -> None:
    """A file that cannot be used changes nothing; why is said with its line until it is mended."""
    async with started(context=context(file), followed=FollowedFile(str(file)), size=WIDE) as (
        app,
        pilot,
    ):
        await press(pilot, "1")
        await saved(app, file, edited(('goto = "skill"', 'goto = "skil"')))
        await settle(pilot)
        said = "my.toml:269:8: error: question “fault”, answer “yes”: goto “skil” is not among"
        assert said in screen_text(app)
        assert "Shown are the last good data." in screen_text(app)
        assert SKILL in screen_text(app)
        await press(pilot, "1")
        assert dict(app.state.answers) == {"fault": "yes", "skill": "yes"}
        await saved(app, file, edited())
        await settle(pilot)
        assert "last good data" not in screen_text(app)


async def test_a_file_that_is_gone_keeps_the_last_good_data(file: Path) -> None:
    """Where the file was removed, the data stay and that is said; when it returns, it is read."""
    async with started(context=context(file), followed=FollowedFile(str(file)), size=WIDE) as (
        app,
        pilot,
    ):
        file.unlink()
        app.look()
        await app.settled()
        await settle(pilot)
        assert "cannot be read: No such file or directory" in screen_text(app)
        await saved(app, file, edited())
        await settle(pilot)
        assert "last good data" not in screen_text(app)


async def test_answers_without_a_question_are_kept(file: Path) -> None:
    """An answer whose question is gone is named and kept, and counts again when it returns."""
    async with started(context=context(file), followed=FollowedFile(str(file)), size=WIDE) as (
        app,
        pilot,
    ):
        await press(pilot, "1", "1")
        without = edited().replace('"skill"', '"craft"').replace("skill =", "craft =")
        await saved(app, file, without)
        await settle(pilot)
        text = " ".join(screen_text(app).split())
        assert "to “skill” is" in text
        assert dict(app.state.answers) == {"fault": "yes", "skill": "yes"}
        assert app.case.walk.question is not None
        await press(pilot, "b", "r", "c", "w")
        await saved(app, file, edited())
        await settle(pilot)
        assert app.case.walk.outcomes == ("self",)


async def test_a_plan_that_a_save_cuts_short_comes_back(file: Path) -> None:
    """A limit that was lowered by mistake and raised again leaves the plan as it was."""
    async with started(context=context(file), followed=FollowedFile(str(file)), size=WIDE) as (
        app,
        pilot,
    ):
        await press(pilot, "b", "right", "right")
        await saved(app, file, edited(("maximum = 5\n", "maximum = 1\n")))
        await settle(pilot)
        assert app.state.plan[0].people == 1
        assert "In the plan people cannot be" in screen_text(app)
        await saved(app, file, edited())
        assert app.state.plan[0].people == 3


async def test_the_chosen_dataset_is_followed(file: Path) -> None:
    """With another dataset chosen, its file is followed, and the first one no more."""
    other = file.with_name("other.toml")
    other.write_text(edited(("Who should repair the bicycle?", "Who paints it?")), encoding="utf-8")
    offer = AvailableDataset("bicycle", "other", str(other), "Who paints it?", "")
    watch = FollowedFile(str(file))
    async with started(
        context=context(file), choices=[*available_datasets(), offer], followed=watch
    ) as (
        app,
        pilot,
    ):
        await press(pilot, "3")
        assert "Who paints it?" in screen_text(app)
        await saved(app, file, edited(("Who should repair the bicycle?", "Nobody asked")))
        await settle(pilot)
        assert "Who paints it?" in screen_text(app)
        await saved(app, other, edited(("Who should repair the bicycle?", "Who rides it?")))
        await settle(pilot)
        assert "Who rides it?" in screen_text(app)
        await press(pilot, "D")
        assert "here now" in screen_text(app)
        assert "3  Who rides it?" in screen_text(app) or "4  Who rides it?" in screen_text(app)


async def test_the_app_looks_by_itself(file: Path) -> None:
    """A save is shown soon, without anybody asking."""
    async with started(context=context(file), followed=FollowedFile(str(file))) as (app, pilot):
        file.write_text(edited(("Who should repair the bicycle?", "Who mends it?")))
        await until(pilot, lambda: "Who mends it?" in screen_text(app))


async def test_undo_passes_over_a_reload(file: Path) -> None:
    """What was done before a reload can be undone after it."""
    async with started(context=context(file), followed=FollowedFile(str(file))) as (app, pilot):
        await press(pilot, "1", "1")
        await saved(app, file, edited(("Have you the tools", "Have you all tools")))
        await press(pilot, "u")
        assert dict(app.state.answers) == {"fault": "yes"}


def test_the_file_is_read_only_when_it_changed(file: Path) -> None:
    """Looking at a file that nobody saved tells no news."""
    watch, found = FollowedFile(str(file)), context(file)
    assert watch.look(found, RoletuiApp(found).state) is None
    assert watch.look(found, RoletuiApp(found).state) is None
    os.utime(file, (1, 1))
    assert watch.look(found, RoletuiApp(found).state) is None


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_a_dataset_is_chosen_at_the_start(size: tuple[int, int]) -> None:
    """Where more than one dataset is there, the first thing asked is what to decide."""
    async with started(choices=available_datasets(), size=size) as (app, pilot):
        assert isinstance(app.screen, ChooseScreen)
        text = screen_text(app)
        assert "What do you want to decide?" in text
        assert "1  Which AI role should you hire?" in text
        assert "2  Which data role should you hire?" in text
        await press(pilot, "2")
        assert app.context.dataset.about.id == "data-roles"
        assert app.context.dataset.questions[0].ask in screen_text(app)


@pytest.mark.parametrize("key", ["escape", "enter", "1"])
async def test_the_first_dataset_is_there_already(key: str) -> None:
    """Escape and enter stay with the dataset that is there, and nothing is answered by it."""
    async with started(choices=available_datasets()) as (app, pilot):
        await press(pilot, key)
        assert app.context.dataset.about.id == "ai-roles"
        assert app.focused is not None
        assert app.focused.id == "start"
        assert dict(app.state.answers) == {}


async def test_a_sentence_typed_at_once_does_nothing() -> None:
    """The question behind the list asks for one; help and files are reached all the same."""
    async with started(choices=available_datasets()) as (app, pilot):
        before = app.state
        await press(pilot, *"customers never buy", "space")
        assert isinstance(app.screen, ChooseScreen)
        assert (app.state, app.current_mode) == (before, "wizard")
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)


async def test_each_dataset_keeps_its_answers(file: Path) -> None:
    """D chooses another dataset in the middle; coming back, everything is as it was left."""
    async with started() as (app, pilot):
        await press(pilot, "2", "D", "2")
        assert app.context.dataset.about.id == "data-roles"
        assert dict(app.state.answers) == {}
        await press(pilot, "1", "D", "1")
        assert dict(app.state.answers) == {"result": "words"}
        await press(pilot, "u")
        assert dict(app.state.answers) == {}


async def test_a_dataset_that_cannot_be_used_is_not_chosen(file: Path) -> None:
    """A broken dataset can be named but not chosen: what was there stays, and why is said."""
    file.write_text(edited(("low = 45", "low = 99")), encoding="utf-8")
    broken = AvailableDataset("", "my", str(file), "my", "")
    async with started(choices=[*available_datasets(), broken]) as (app, pilot):
        await press(pilot, "3")
        assert app.context.dataset.about.id == "ai-roles"
        assert "my.toml:184:10: error:" in screen_text(app)


def test_datasets_of_ones_own_have_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dataset in the user's folder is offered, and found by its name; a broken one is too."""
    monkeypatch.setenv("ROLETUI_HOME", str(tmp_path))
    folder = tmp_path / "datasets"
    folder.mkdir()
    (folder / "bicycle.toml").write_text(edited(), encoding="utf-8")
    (folder / "broken.toml").write_text("[about", encoding="utf-8")
    (folder / "ai-roles.toml").write_text(edited(), encoding="utf-8")
    found = {offer.name: offer for offer in available_datasets()}
    assert list(found) == ["ai-roles", "data-roles", "bicycle", "broken"]
    assert found["ai-roles"].file == shipped("ai-roles")
    assert found["bicycle"].title == "Who should repair the bicycle?"
    assert found["broken"].decides.startswith("cannot be used; roletui check ")
    assert dataset_file("bicycle") == str(folder / "bicycle.toml")
    assert dataset_file("../datasets/bicycle") == "../datasets/bicycle"
    assert dataset_file("nowhere") == "nowhere"


@pytest.mark.parametrize("key", ["w", "c", "b", "r"])
async def test_stale_figures_are_flagged_on_every_screen(file: Path, key: str) -> None:
    """After the day of review each screen says so, and so does each figure where it stands."""
    late = context(file)._replace(today=date(2030, 2, 1))
    async with started(context=late, size=WIDE) as (app, pilot):
        await press(pilot, "2", "1", key)
        text = " ".join(screen_text(app).split())
        assert "Figures stale since 2030-01-31." in text
        if key in "cb":
            assert "STALE: to be reviewed by 2030-01-31" in text


async def test_fresh_figures_are_not_flagged(file: Path) -> None:
    """Until that day nothing is said of it."""
    async with started(context=context(file), size=WIDE) as (app, pilot):
        for key in "21cbr":
            await press(pilot, key)
            assert "stale" not in screen_text(app).lower()
