"""Which colours the pictures are painted in."""

import re
from pathlib import Path

import pytest
from textual.color import Color

from roletui.screens.palette import DARK, LIGHT, Palette

PICTURES = sorted((Path(__file__).parent / "__snapshots__" / "test_pictures").glob("*.svg"))
FRAME = {"#ff5f57", "#febc2e", "#28c840", "#292929", "#c5c8c6"}
"""What Rich paints around the screen."""
BEHIND = 0.6
"""How much of the ground lies over what is behind a dialog."""


def painted(palette: Palette) -> set[str]:
    """Return the colours of a palette, and what becomes of them behind one dialog or two."""
    ground = Color.parse(palette.ground).with_alpha(BEHIND)
    colours = {Color.parse(colour) for colour in palette}
    behind = {colour + ground for colour in colours}
    return {each.hex6.lower() for each in colours | behind | {each + ground for each in behind}}


@pytest.mark.parametrize(("palette", "own"), [(DARK, False), (LIGHT, True)], ids=["dark", "light"])
def test_nothing_is_painted_but_in_the_colours_of_the_roles(palette: Palette, own: bool) -> None:
    """Every colour on every picture of a theme is that of a role, behind a dialog paler."""
    known, strange = painted(palette) | FRAME, {}
    pictures = [file for file in PICTURES if "ansi" not in file.name]
    pictures = [file for file in pictures if ("light" in file.name) is own]
    assert pictures
    for file in pictures:
        colours = {*re.findall(r"fill(?:: |=\")(#[0-9a-f]{6})", file.read_text(encoding="utf-8"))}
        if colours - known:
            strange[file.name] = colours - known
    assert not strange
