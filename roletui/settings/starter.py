"""The settings as a file with comments: what is set as it is, all the rest as it could be."""

from collections.abc import Iterator

from roletui.settings.commands import FIXED, commands_in
from roletui.settings.places import PLACES
from roletui.settings.settings import THEMES, Settings
from roletui.text.key_names import written

HEAD = """\
# The settings of roletui. A line that begins with # sets nothing; remove the # and change it.
"""
THEME = """
# The colours of the app, until others are chosen in it: {themes}.
{line}
"""
CURRENCY = """
# The currency that a new decision is shown in, where there is an exchange rate: the dataset's, or
# yours, which says how many units of it one of the dataset's currency is worth.
{line}
[exchange]
{rates}
"""
START = """
# What a new decision begins with; a decision that was saved keeps its own.
[start]
{lines}
"""
KEYS = """
# Keys by command; several stand in a list, as in ["u", "ctrl+u"]. A key is written as it is printed
# on the keyboard: "B" with shift, "ctrl+b", "f2", "left", "space".
[keys]
"""
_SIZES = {"people": "1", "hours": "40", "weeks": "12"}


def commented(settings: Settings) -> str:
    """Return a settings file that sets what is set, and says what else could be."""
    theme = next(name for name, own in THEMES.items() if own == settings.theme)
    sizes = (_line(name, value, _SIZES[name]) for name, value in settings.start._asdict().items())
    parts = [
        HEAD,
        THEME.format(
            themes=", ".join(THEMES),
            line=_line("theme", _quoted(theme) if settings.theme else None, _quoted("dark")),
        ),
        CURRENCY.format(
            line=_line("currency", _quoted(settings.currency), _quoted("EUR")),
            rates="\n".join(f"{name} = {per}" for name, per in settings.exchange.items())
            or "# USD = 0.92",
        ),
        START.format(lines="\n".join(sizes)),
        KEYS,
        *_keys(settings),
    ]
    return "".join(parts)


def _keys(settings: Settings) -> Iterator[str]:
    for scope, place in PLACES.items():
        yield f"\n# {place.name or 'everywhere'}\n"
        for command in commands_in(scope):
            if command.id not in FIXED:
                keys = [_quoted(written(key)) for key in command.keys.split(",")]
                value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
                mark = "" if command.id in settings.keys else "# "
                name = _quoted(command.id) if "." in command.id else command.id
                yield f"{mark}{name} = {value}  # {command.label}\n"


def _line(name: str, value: object, example: str) -> str:
    return f"{name} = {value}" if value else f"# {name} = {example}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if text else ""
