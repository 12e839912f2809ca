"""What somebody has set for this machine, as values.

*It must not know* the app or a dataset: which currencies and keys there are is declared elsewhere.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.text.tuples import NamedTuple

THEMES = {
    "terminal": "",
    "dark": "roletui-dark",
    "light": "roletui-light",
    "own-dark": "ansi-dark",
    "own-light": "ansi-light",
}
"""The themes as a settings file names them, each with the name it has in the app."""

NO_KEYS: Mapping[str, str] = MappingProxyType({})
NO_RATES: Mapping[str, Decimal] = MappingProxyType({})


class StartSize(NamedTuple):
    """The sizes that a new decision begins with; None for those of the dataset."""

    people: Decimal | None = None
    hours: Decimal | None = None
    """Hours a week for each person."""
    weeks: Decimal | None = None


NO_SIZE = StartSize()


class Settings(NamedTuple):
    """What is set; what is not is as the program and the dataset have it."""

    theme: str = ""
    """The app's name of the theme until one is chosen there; empty follows the terminal."""
    currency: str = ""
    """ISO 4217 code of the currency that a new decision is shown in; empty for the dataset's."""
    exchange: Mapping[str, Decimal] = NO_RATES
    """By a dataset's currency how many units of that one it is worth; else the dataset says it."""
    start: StartSize = NO_SIZE
    keys: Mapping[str, str] = NO_KEYS
    """By command id the keys it has instead of its own, by Textual's names; read-only."""


AS_SHIPPED = Settings()
