"""The moving picture of the README is played in the running app."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from roletui.tui.idle_loop import run_to_end

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
from make_tour import FOLDER, SVG, Frame, moving, play


def test_the_picture_is_one_file() -> None:
    """It loads and runs nothing; what is drawn is shown."""
    text = (FOLDER / "tour.svg").read_text("utf-8")
    root = ElementTree.fromstring(text)
    film = next(group for group in root.iter(f"{SVG}g") if group.get("class") == "film")
    assert len(film) > 10
    drawn = {f"#{group.get('id')}" for group in root.iter(f"{SVG}g") if group.get("id")}
    used = {part.get("href") for part in root.iter(f"{SVG}use")}
    assert used == drawn
    assert not [*root.iter(f"{SVG}script"), *root.iter(f"{SVG}image")]
    assert text.count("http") == 1


def test_each_key_is_a_screen_and_stays_as_long_as_it_says() -> None:
    """Two letters are two screens; what follows *show* holds for the last of them."""
    frames = run_to_end(play("size 80 24\nshow 2\npress c\n"))
    assert [frame.seconds for frame in frames] == [2, 0.6]
    assert all(len(frame.rows) == 24 for frame in frames)


def test_screens_follow_each_other_without_a_gap() -> None:
    """A screen of 1 of 4 seconds is hidden from 25 % on; a row on both screens is drawn once."""
    text = moving([Frame(("<rect/>", "<text/>"), 1), Frame(("<rect/>", ""), 3)], 80)
    assert "animation:4.00s step-end infinite" in text
    assert (
        "@keyframes f0{0.000%,24.999%{visibility:visible}25.000%,100%{visibility:hidden}}" in text
    )
    assert (
        "@keyframes f1{0%,25.000%{visibility:hidden}25.001%,100.000%{visibility:visible}}" in text
    )
    assert text.count("<rect/>") == 1


@pytest.mark.parametrize("line", ["walk 3", "press", "show"])
def test_a_line_that_is_no_command_is_named(line: str) -> None:
    """It says which line."""
    with pytest.raises(ValueError, match="line 2"):
        run_to_end(play(f"size 80 24\n{line}"))
