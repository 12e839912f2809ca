"""The app's dark and light themes. Textual's own can still be chosen."""

from textual.theme import Theme

DARK = Theme(
    name="roletui-dark",
    primary="#7cc4a4",
    secondary="#7cc4a4",
    accent="#7cc4a4",
    warning="#e0b069",
    error="#e07a7a",
    success="#7cc4a4",
    foreground="#d9dce1",
    background="#15181d",
    surface="#1b1f25",
    panel="#21262d",
    dark=True,
)

LIGHT = Theme(
    name="roletui-light",
    primary="#1f6f54",
    secondary="#1f6f54",
    accent="#1f6f54",
    warning="#8a5a00",
    error="#a83232",
    success="#1f6f54",
    foreground="#22262b",
    background="#fbfbf9",
    surface="#f2f2ee",
    panel="#e9e9e4",
    dark=False,
)
