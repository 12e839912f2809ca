"""Every colour there is, by its role: nothing else in the program names a colour.

Styles and painted lines take a role as a variable, ``$ink`` or ``$here``; which colour that is
depends on the theme and on how many colours the terminal has. What must hold of them (contrast, and
that good and bad stay apart for whoever sees no red) is worked out in ``tests/screens``.
"""

from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Ground
from textual.filter import LineFilter
from textual.theme import Theme

from roletui.text.tuples import NamedTuple


class Palette(NamedTuple):
    """A colour for each role."""

    ground: str
    """Ground of a screen."""
    sheet: str
    """Ground of header, key line, rail, form and pane."""
    lift: str
    """Ground of what is raised: active tab, dialog, toast."""
    tint: str
    """Ground of what is recommended or chosen."""
    here: str
    """Ground of the row with the cursor, of a question, and of a digit that looks like a key."""
    bright: str
    """The answer; the active tab; the label under the cursor."""
    ink: str
    """Text."""
    grey: str
    """Headings, labels, explanations."""
    dim: str
    """Sources, limits, heads of tables."""
    mint: str
    """Recommended, chosen; the ground of the next step."""
    cursor: str
    """The edge of the row with the cursor, and what of it is in use."""
    amber: str
    """A preview, what is not counted, that there is more, trouble."""
    good: str
    """The best of several."""
    bad: str
    """The worst of several; an error."""
    bar: str
    """Bars that are not chosen."""
    track: str
    """Empty tracks, axes, rules, and the ground of a range."""


DARK = Palette(
    ground="#13171c", sheet="#1b2128", lift="#29323c",
    tint="#152b22", here="#1f2d40",
    bright="#ffffff", ink="#d5dbe2", grey="#aab5c1", dim="#98a3b0",
    mint="#7fdcb0", cursor="#8fb8ea", amber="#e8b964", good="#6fd3f0", bad="#f2917a",
    bar="#8f9dad", track="#768493",
)  # fmt: skip
LIGHT = Palette(
    ground="#fbfbf8", sheet="#eff1ee", lift="#dfe4e5",
    tint="#e2f4e9", here="#dfeaf8",
    bright="#000000", ink="#20262d", grey="#46505c", dim="#525c68",
    mint="#0b5f41", cursor="#1f56a5", amber="#754400", good="#0b5c9c", bad="#a3301a",
    bar="#55616e", track="#727d89",
)  # fmt: skip

DARK_256 = DARK._replace(
    ground="#121212", sheet="#1c1c1c", lift="#303030",
    tint="#1c1c1c", here="#262626",
    mint="#87d7af", cursor="#87afff", amber="#ffaf5f", good="#87d7ff", bad="#ff875f",
    track="#808080",
)  # fmt: skip
"""For 256 colours, among which there are dark greys, but no dark green or blue."""
LIGHT_256 = LIGHT._replace(
    ground="#ffffff", sheet="#f1f1f1", lift="#e4e4e4",
    tint="#e9e9e9", here="#d7d7ff",
    mint="#005f5f", cursor="#005faf", amber="#5f5f00", good="#005f87", bad="#af0000",
    bar="#585858", track="#6c6c6c",
)  # fmt: skip

QUIET, REVERSED = "ansi_bright_black", "ansi_white"
"""Stand for what :class:`Attributes` makes of them; as colours, some terminals hide them."""

OWN_DARK = Palette(
    ground="ansi_default", sheet="ansi_default", lift=REVERSED,
    tint="ansi_default", here="ansi_default",
    bright="ansi_default", ink="ansi_default", grey="ansi_default", dim=QUIET,
    mint="ansi_green", cursor="ansi_cyan", amber="ansi_yellow",
    good="ansi_cyan", bad="ansi_bright_red",
    bar="ansi_default", track=QUIET,
)  # fmt: skip
"""The terminal's own colours, on a dark ground."""
OWN_LIGHT = OWN_DARK._replace(
    mint="ansi_blue", cursor="ansi_magenta", amber="ansi_red", good="ansi_blue", bad="ansi_red"
)
"""The terminal's own colours, on a light ground, on which its green and yellow are too pale."""

DARK_THEME, LIGHT_THEME = "roletui-dark", "roletui-light"
"""The names of the themes for a dark and a light ground."""
OFFERED = {
    "": "As the terminal: dark or light",
    DARK_THEME: "Dark",
    LIGHT_THEME: "Light",
    "ansi-dark": "The terminal's own colours, on a dark ground",
    "ansi-light": "The terminal's own colours, on a light ground",
}
"""The names of all themes in the words in which they are offered; no name follows the terminal."""


def palettes(colours: str | None) -> dict[str, Palette]:
    """Return the palette of each theme, by its name, on a terminal of so many colours.

    The name for the number of colours is Rich's: ``truecolor``, ``256`` or ``standard`` (16), or
    None where there are none.
    """
    dark, light = {
        "truecolor": (DARK, LIGHT),
        "256": (DARK_256, LIGHT_256),
    }.get(colours or "", (OWN_DARK, OWN_LIGHT))
    return {
        DARK_THEME: dark,
        LIGHT_THEME: light,
        "ansi-dark": OWN_DARK,
        "ansi-light": OWN_LIGHT,
    }


def theme(name: str, palette: Palette) -> Theme:
    """Return a theme in which every variable of Textual's own widgets is one of the roles."""
    p = palette
    own = p.ground == "ansi_default"
    chosen = REVERSED if own else p.here
    return Theme(
        name=name,
        primary=p.mint,
        secondary=p.mint,
        accent=p.mint,
        warning=p.amber,
        error=p.bad,
        success=p.good,
        foreground=p.ink,
        background=p.ground,
        surface=p.sheet,
        panel=p.lift,
        dark=name.endswith("dark"),
        ansi=own,
        variables={
            **p._asdict(),
            "ansi-background": p.ground,
            "ansi-foreground": p.ink,
            "block-cursor-background": chosen,
            "block-cursor-blurred-background": chosen,
            "block-cursor-foreground": p.bright,
            "block-cursor-blurred-foreground": p.bright,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-text-style": "bold",
            "input-cursor-background": p.bright,
            "input-cursor-foreground": p.ground,
            "input-cursor-text-style": "none",
            "input-selection-background": p.cursor,
            "input-selection-foreground": p.ground,
            "screen-selection-background": p.cursor,
            "screen-selection-foreground": p.ground,
            "scrollbar": p.track,
            "scrollbar-hover": p.grey,
            "scrollbar-active": p.cursor,
            "scrollbar-background": p.ground,
            "scrollbar-background-hover": p.ground,
            "scrollbar-background-active": p.ground,
            "text-muted": p.grey,
            "text-disabled": p.dim,
        },
    )


class Attributes(LineFilter):
    """Says in attributes what the terminal's own colours cannot: grounds and what is dim.

    Those are 16, or none under ``NO_COLOR``, and what each looks like is the user's choice. So what
    stands on a ground is reversed, and what is dim is so by its attribute.
    """

    def apply(self, segments: list[Segment], background: Ground) -> list[Segment]:
        """Return the segments of a line with attributes in the place of grounds and greys."""
        return [Segment(text, style and _in_attributes(style)) for text, style, _ in segments]


_DEFAULT, _QUIET, _REVERSED = Color.default(), Color.from_ansi(8), Color.from_ansi(7)


@lru_cache(maxsize=1024)
def _in_attributes(style: Style) -> Style:
    colour, ground = style.color, style.bgcolor
    if ground and ground not in (_DEFAULT, _QUIET):
        colour = _DEFAULT if ground == _REVERSED else ground
        return style + Style(color=colour, bgcolor=_DEFAULT, reverse=True)
    if colour == _QUIET:
        return style + Style(color=_DEFAULT, bgcolor=_DEFAULT, dim=True)
    return style + Style(bgcolor=_DEFAULT) if ground == _QUIET else style
