"""The palette: what can be read, what can be told apart, and that there are no colours besides."""

import ast
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style

import roletui.screens
import roletui.tui
from roletui.screens.palette import (
    DARK,
    DARK_256,
    LIGHT,
    LIGHT_256,
    OWN_DARK,
    OWN_LIGHT,
    Attributes,
    Palette,
    palettes,
)

GROUNDS = ("ground", "sheet", "lift", "tint", "here")
TEXTS = ("bright", "ink", "grey", "dim", "mint", "cursor", "amber", "good", "bad")
DRAWN = ("bar", "track")
UNDER = {"ground": ("mint", "cursor", "bright")}
"""Roles that are text on others: on the next step, on what is selected, under a field's cursor."""

Triplet = tuple[float, float, float]

painted = pytest.mark.parametrize(
    ("palette", "colours"),
    [
        pytest.param(DARK, ColorSystem.TRUECOLOR, id="dark"),
        pytest.param(LIGHT, ColorSystem.TRUECOLOR, id="light"),
        pytest.param(DARK_256, ColorSystem.EIGHT_BIT, id="dark-256"),
        pytest.param(LIGHT_256, ColorSystem.EIGHT_BIT, id="light-256"),
    ],
)


def linear(colour: str, colours: ColorSystem) -> Triplet:
    """Return the light of a colour as a terminal shows it, 0 to 1 in red, green and blue."""
    shown = Color.parse(colour).downgrade(colours).get_truecolor()
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in shown)
    )
    return red, green, blue


def luminance(light: Triplet) -> float:
    """Return the relative luminance that WCAG 2 defines."""
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: str, other: str, colours: ColorSystem = ColorSystem.TRUECOLOR) -> float:
    """Return the contrast of two colours that WCAG 2 defines, 1 to 21."""
    dark, light = sorted(luminance(linear(colour, colours)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def times(matrix: tuple[Triplet, ...], light: Triplet) -> Triplet:
    """Return a matrix times a vector."""
    one, two, three = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return one, two, three


TO_CONES = (
    (17.8824, 43.5161, 4.11935),
    (3.45565, 27.1554, 3.86714),
    (0.0299566, 0.184309, 1.46709),
)
FROM_CONES = (
    (0.0809444479, -0.130504409, 0.116721066),
    (-0.0102485335, 0.0540193266, -0.113614708),
    (-0.000365296938, -0.00412161469, 0.693511405),
)
"""Light to the long, middle and short cones and back: Viénot, Brettel and Mollon, 1999."""


def without_red(light: Triplet) -> Triplet:
    """Return what whoever has no long cones sees in the place of some light."""
    _, middle, short = times(TO_CONES, light)
    red, green, blue = times(FROM_CONES, (2.02344 * middle - 2.52581 * short, middle, short))
    return max(0.0, red), max(0.0, green), max(0.0, blue)


def lab(light: Triplet) -> Triplet:
    """Return a place in CIE L*a*b*, in which 2.3 is just noticed."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (a / b for a, b in zip(times(matrix, light), white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: Triplet, other: Triplet) -> float:
    """Return how far apart two colours are seen to be."""
    places = zip(lab(one), lab(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in places) ** 0.5)


def test_contrast_and_sight_are_reckoned_right() -> None:
    """Black on white is 21; #767676 is the palest grey that can be read on white; a loss is one."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    white, red, green = (
        linear(colour, ColorSystem.TRUECOLOR) for colour in ("#ffffff", "#ff0000", "#007600")
    )
    assert without_red(white) == pytest.approx(white, abs=0.001)
    assert apart(red, green) > 100
    assert apart(without_red(red), without_red(green)) < 60


@painted
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground(
    palette: Palette, colours: ColorSystem, ground: str
) -> None:
    """The contrast of text is 4.5 at least, whatever it stands on."""
    below = getattr(palette, ground)
    found = {role: contrast(getattr(palette, role), below, colours) for role in TEXTS}
    assert not {role: ratio for role, ratio in found.items() if ratio < 4.5}


@painted
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_drawn_is_seen_on_every_ground(
    palette: Palette, colours: ColorSystem, ground: str
) -> None:
    """The contrast of bars, tracks, shading and lines is 3 at least."""
    below = getattr(palette, ground)
    found = {role: contrast(getattr(palette, role), below, colours) for role in DRAWN}
    assert not {role: ratio for role, ratio in found.items() if ratio < 3}


@painted
def test_text_on_a_colour_can_be_read(palette: Palette, colours: ColorSystem) -> None:
    """The next step, what is selected and a field's cursor are read on their colour."""
    pairs = [(getattr(palette, on), getattr(palette, role)) for role in UNDER for on in UNDER[role]]
    assert min(contrast(*pair, colours) for pair in pairs) >= 4.5


@painted
def test_a_bar_is_not_its_range(palette: Palette, colours: ColorSystem) -> None:
    """The dots of a range differ from the ground between them, beside which the bar is solid."""
    assert contrast(palette.bar, palette.track, colours) >= 1.3


@painted
def test_the_ground_of_a_screen_is_not_that_of_a_part(
    palette: Palette, colours: ColorSystem
) -> None:
    """What is raised, what is chosen and where the cursor is are seen against the screen."""
    others = [getattr(palette, role) for role in GROUNDS[1:]]
    lights = [linear(colour, colours) for colour in (palette.ground, *others)]
    assert min(apart(lights[0], other) for other in lights[1:]) >= 3


@painted
def test_good_and_bad_are_apart_for_whoever_sees_no_red(
    palette: Palette, colours: ColorSystem
) -> None:
    """They are as far apart as two names of colours, with red and without."""
    good, bad = (linear(colour, colours) for colour in (palette.good, palette.bad))
    assert apart(good, bad) > 40
    assert apart(without_red(good), without_red(bad)) > 40


@painted
def test_no_two_roles_of_text_are_one(palette: Palette, colours: ColorSystem) -> None:
    """What is recommended, in use, a preview, best and worst differ; sources recede."""
    named = [getattr(palette, role) for role in ("mint", "cursor", "amber", "good", "bad")]
    lights = [linear(colour, colours) for colour in named]
    assert min(apart(*pair) for pair in combinations(lights, 2)) > 8
    steps = [contrast(getattr(palette, role), palette.ground, colours) for role in TEXTS[:4]]
    assert steps == sorted(steps, reverse=True)


@pytest.mark.parametrize(
    ("colours", "dark", "light"),
    [
        ("truecolor", DARK, LIGHT),
        ("256", DARK_256, LIGHT_256),
        ("standard", OWN_DARK, OWN_LIGHT),
        ("windows", OWN_DARK, OWN_LIGHT),
        (None, OWN_DARK, OWN_LIGHT),
    ],
)
def test_a_theme_is_what_the_terminal_can_show(
    colours: str | None, dark: Palette, light: Palette
) -> None:
    """With 16 colours and without any, all themes are in the terminal's own colours."""
    assert palettes(colours) == {
        "roletui-dark": dark,
        "roletui-light": light,
        "ansi-dark": OWN_DARK,
        "ansi-light": OWN_LIGHT,
    }


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("bold green on default", "bold green on default"),
        ("bold default on green", "bold reverse green on default"),
        ("default on color(7)", "reverse default on default"),
        ("color(8) on default", "dim default on default"),
        ("default on color(8)", "default on default"),
        ("bold", "bold"),
    ],
)
def test_attributes_stand_for_grounds_and_greys(style: str, shown: str) -> None:
    """A ground is reversed, in its own colour if it has one; what is dim is so by its attribute."""
    line = [Segment("text", Style.parse(style)), Segment("more")]
    assert Attributes().apply(line, None) == [  # type: ignore[arg-type]
        Segment("text", Style.parse(shown)),
        Segment("more"),
    ]


FOLDERS = [Path(str(package.__file__)).parent for package in (roletui.screens, roletui.tui)]
_DECLARED = re.compile(
    r"(?<![\w-])((?:scrollbar-(?:color|background)[\w-]*|[\w-]*color|[\w-]*background|tint|hatch"
    r"|border[\w-]*|outline[\w-]*))\s*:\s*([^;{}]+);"
)
_ALLOWED = re.compile(r"\$(\w+)|\d+%|none|outer|round|transparent|!important|\s+")
_SIGNED = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\bansi_\w+|\brgb\(")
_STYLE = re.compile(r"(?:not |bold|dim|italic|underline|reverse|on |\$\w+| )+")


def _texts() -> Iterator[tuple[Path, str]]:
    """Yield every text in styles and code that may name a colour, but for the palette."""
    for folder in FOLDERS:
        for file in sorted(folder.rglob("*")):
            if file.suffix == ".tcss":
                yield file, re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
            elif file.suffix == ".py" and file.stem != "palette":
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        yield file, node.value


def test_colours_are_named_by_their_roles_alone() -> None:
    """No style and no painted line names a colour, or makes text dim, but by a role."""
    wrong = []
    for file, text in _texts():
        for name, value in _DECLARED.findall(text):
            if _ALLOWED.sub(lambda found: "" if _is_role(found) else found[0], value):
                wrong.append((file.name, f"{name}: {value}"))
        if _SIGNED.search(text) or "text-style: dim" in text:
            wrong.append((file.name, text))
        if " " in text and _STYLE.fullmatch(text):
            roles = set(re.findall(r"\$(\w+)", text))
            if not roles <= set(Palette._fields) or "dim" in text.replace("$dim", ""):
                wrong.append((file.name, text))
    assert not wrong


def _is_role(found: re.Match[str]) -> bool:
    return found[1] is None or found[1] in Palette._fields
