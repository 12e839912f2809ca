"""The text of a settings file to checked settings; every mistake is told with its place."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal

from roletui.dataset.limits import Short
from roletui.dataset.problems import Path, Problem, RefusedError
from roletui.dataset.reading.decode import read as decode
from roletui.dataset.reading.encoding import decoded
from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.disk.streams import open_to_read
from roletui.settings.clashes import clashes
from roletui.settings.commands import COMMANDS, FIXED
from roletui.settings.settings import NO_KEYS, THEMES, Settings, StartSize
from roletui.text.currencies import CODES
from roletui.text.key_names import KEYS, instead_of, key_named, key_words
from roletui.text.money import currency_code
from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple

Words = Annotated[tuple[str, ...], Short(str)]
LARGEST = 1_000_000
"""Maximum size of the file in bytes."""
LEAST_PER, MOST_PER = Decimal("0.000001"), Decimal(1_000_000)
"""Bounds of an exchange rate."""
_NO_RATES: dict[str, Decimal] = {}
_NO_WORDS: dict[str, tuple[str, ...]] = {}


class _Tables(NamedTuple):
    """The format of the file."""

    theme: Literal["terminal", "dark", "light", "own-dark", "own-light"] = "terminal"
    currency: str = ""
    exchange: dict[str, Decimal] = _NO_RATES
    start: StartSize = StartSize()
    keys: dict[str, Words] = _NO_WORDS


def read(file: str) -> Settings:
    """Return what a file sets; raise :class:`RefusedError` with everything that is wrong."""
    try:
        with open_to_read(file) as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}."
        raise RefusedError(file, [Problem((), message)], unread=True) from None
    if len(content) > LARGEST:
        message = f"is larger than {LARGEST // 1_000_000} MB; no settings are."
        raise RefusedError(file, [Problem((), message)], unread=True)
    return parse(content.removeprefix(b"\xef\xbb\xbf"), file)


def parse(content: bytes, file: str) -> Settings:
    """Return what the bytes of a file set; raise as :func:`read` does."""
    text = decoded(content, file).replace("\r\n", "\n")
    try:
        raw = parse_toml(text)
    except NotTomlError as error:
        raise RefusedError(file, [Problem((), str(error), spot=error.spot)], text) from None
    tables, problems = decode(_Tables, raw)
    problems = [_quoted(problem, raw) for problem in problems]
    if tables is not None:
        shape = {problem.path for problem in problems}
        problems += [one for one in _rules(tables, raw) if one.path not in shape]
    if problems or tables is None:
        raise RefusedError(file, problems, text, raw=raw)
    keys = {name: ",".join(map(key_named, words)) for name, words in tables.keys.items()}
    return Settings(
        THEMES[tables.theme],
        currency_code(tables.currency),
        MappingProxyType({currency_code(name): per for name, per in tables.exchange.items()}),
        tables.start,
        MappingProxyType(keys) if keys else NO_KEYS,
    )


def _rules(tables: _Tables, raw: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong with values of the right types."""
    if "currency" in raw and (near := _near_codes(tables.currency)):
        message = f"“{tables.currency}” is no currency; write its code, such as EUR."
        yield Problem(("currency",), message, (tables.currency, near))
    rates: dict[str, Path] = {}
    for name, per in tables.exchange.items():
        here: Path = ("exchange", name)
        if near := _near_codes(name):
            message = "is no currency; write its code, such as USD."
            yield Problem(here, message, (name, near), on_key=True)
        elif (first := rates.setdefault(currency_code(name), here)) != here:
            message = f"is the same currency as “{first[-1]}”; remove one of the two."
            yield Problem(here, message, on_key=True, other=first)
        elif not LEAST_PER <= per <= MOST_PER:
            message = f"must be from {plain(LEAST_PER)} to {plain(MOST_PER)}."
            yield Problem(("exchange", name), message)
    for name, size in tables.start._asdict().items():
        if isinstance(size, Decimal) and size <= 0:
            yield Problem(("start", name), "must be above 0.")
    yield from _key_rules(tables.keys, raw)


def _near_codes(word: str) -> Sequence[str]:
    """Return the codes that a word may be meant for; none where it is a code itself.

    Where it is one with its letters in another order, to the rest of the search all are alike.
    """
    if currency_code(word) in CODES:
        return ()
    return [code for code in CODES if sorted(code) == sorted(word.upper())] or CODES


def _key_rules(keys: Mapping[str, tuple[str, ...]], raw: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong with commands and keys one by one; then what they do to each other."""
    ids = [command.id for command in COMMANDS if command.id not in FIXED]
    given: dict[str, dict[str, Path]] = {}
    for name, words in keys.items():
        path: Path = ("keys", name)
        if name in FIXED:
            yield Problem(path, "always has its own key; remove this line.", on_key=True)
        elif name not in ids:
            yield Problem(path, "is no command; roletui keys lists them.", (name, ids), on_key=True)
        else:
            if not words:
                yield Problem(path, "must have a key; without this line it has its own.")
            given[name] = {}
            for at, word in enumerate(words):
                here = path if _is_text(raw, name) else (*path, at)
                if trouble := _trouble(here, word):
                    yield trouble
                else:
                    given[name].setdefault(key_named(word), here)
    yield from clashes(given)


def _is_text(raw: Mapping[str, object], name: str) -> bool:
    """Tell whether a command's key is given without a list."""
    table = raw.get("keys")
    return isinstance(table, dict) and isinstance(table.get(name), str)


def _quoted(problem: Problem, raw: Mapping[str, object]) -> Problem:
    """Say of an id without quotes, in which TOML takes the point for a table, just that."""
    table = raw.get("keys")
    inner = table.get(problem.path[-1]) if isinstance(table, dict) and problem.path[1:] else None
    names = [f"{problem.path[-1]}.{key}" for key in inner] if isinstance(inner, dict) else []
    name = next((name for name in names if any(c.id == name for c in COMMANDS)), "")
    if problem.path[:1] != ("keys",) or not name:
        return problem
    return Problem(problem.path, f'must be written with quotes: "{name}".', on_key=True)


def _trouble(path: Path, word: str) -> Problem | None:
    """Return why a word names no key that a terminal passes on; None where it does."""
    if key_named(word):
        return None
    if why := instead_of(word):
        return Problem(path, f"cannot be “{word}”: {why}.")
    message = f"cannot be “{word}”, which is no key that every terminal passes on."
    names = sorted(key_words(key) for key in KEYS if len(key) > 1 and "+" not in key)
    return Problem(path, message, None if "+" in word else (word, names))
