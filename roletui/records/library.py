"""Decisions that are kept under a name until their user deletes them: one file each, in one folder.

What a file says is its name; what the file is called follows it only when it is made. A file that
cannot be read is listed with why, and nothing but a deletion that was asked for touches it. Before
a file is changed it must still be as it was listed: several windows may use the folder at once, of
which one at a time looks and changes.
"""

import os
import re
import stat
import time
import typing
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, count

import tomli_w

from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import Spot
from roletui.disk.lock import HeldError, Lock
from roletui.disk.paths import scenarios_folder
from roletui.disk.write import Stamp, stamp, write_text
from roletui.records.autosave import left
from roletui.records.scenario import Scenario, ScenarioError, dumps, scenario_of
from roletui.state.state import State
from roletui.text.clean import BIDI_CONTROLS, printable, storable

SUFFIX = ".toml"
LONGEST = 80
"""A name has so many characters at most."""
LARGEST = 4_000_000
"""A file with more bytes is not read: no decision needs that."""
PATIENCE = 2.0
"""So many seconds another window may write in the folder before this one gives up."""
UNNAMED = "decision"
"""What a file is called whose name has no letter that every file system can hold."""

_DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""What Windows lets no file be called."""
_COPY = re.compile(r" \(copy(?: [0-9]+)?\)$")


class SavedError(Exception):
    """Something was not done; the message says what and why in a sentence, for the user."""


class Saved(typing.NamedTuple):
    """A file of the folder, as it was when it was read."""

    file: str
    name: str
    """What its user calls it; what the file is called where it says nothing else."""
    seen: Stamp
    """The file as it was then."""
    text: str = ""
    scenario: Scenario | None = None
    """What it holds; None where it cannot be read."""
    trouble: str = ""
    """Why it cannot be read, as a sentence that names the file; empty where it can."""
    unnamed: bool = False
    """Whether it is work that was left without a name: in another window, or to begin afresh."""

    @property
    def dataset(self) -> str:
        """The id of the dataset it was made with; empty where it cannot be read."""
        return self.scenario.dataset.id if self.scenario else ""

    @property
    def changed(self) -> float:
        """When it was changed last, in seconds since 1970."""
        return self.seen[0] / 1e9 if self.seen else 0.0


class TakenError(SavedError):
    """There is a decision of that name; it is overwritten only when that is asked for."""

    def __init__(self, saved: Saved) -> None:
        super().__init__(f"There is “{saved.name}” already.")
        self.saved = saved


def named(words: str) -> str:
    """Return a name as it is kept: one line, not long, without control or bidi characters."""
    shown = (sign for sign in words if sign not in BIDI_CONTROLS)
    kept = "".join(sign for sign in shown if sign.isspace() or storable(sign))
    return " ".join(unicodedata.normalize("NFC", kept).split())[:LONGEST].rstrip()


def saved() -> list[Saved]:
    """Return every file of the folder in the order of their names; none where there is no folder.

    Behind them stands what was left without a name and is not open anywhere, the latest first.
    Raise :class:`SavedError` where the folder cannot be read.
    """
    folder = scenarios_folder()
    try:
        files = [os.path.join(folder, name) for name in os.listdir(folder)]
    except FileNotFoundError:
        files = []
    except OSError as error:
        raise SavedError(f"{printable(folder)} cannot be read: {_reason(error)}.") from None
    found = [read(file) for file in files if file.endswith(SUFFIX) and _is_file(file)]
    found.sort(key=lambda entry: (entry.name.casefold(), entry.file))
    return [*found, *map(_left, left())]


def _left(file: str) -> Saved:
    entry = read(file)
    when = datetime.fromtimestamp(entry.changed).isoformat(" ", "minutes")
    return entry._replace(name=f"Left {when}", unnamed=True)


def _is_file(file: str) -> bool:
    """Tell whether it is a file, or a link to none; not a folder, nor what never ends."""
    try:
        return stat.S_ISREG(os.stat(file).st_mode)
    except FileNotFoundError:
        return os.path.lexists(file)
    except OSError:
        return True


def read(file: str) -> Saved:
    """Return a file as it is now, with why it cannot be read where that is so."""
    base, seen = printable(os.path.basename(file)), stamp(file)
    name, text = named(base.removesuffix(SUFFIX)), ""
    try:
        with open(file, "rb") as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError(f"is larger than {LARGEST // 1_000_000} MB")
        text = content.decode("utf-8-sig")
        scenario = scenario_of(text, base)
    except ScenarioError as error:
        return Saved(file, name, seen, text, trouble=_why(error))
    except UnicodeDecodeError:
        return Saved(file, name, seen, trouble=f"{base} is not UTF-8 text.")
    except OSError as error:
        return Saved(file, name, seen, trouble=f"{base} cannot be read: {_reason(error)}.")
    except ValueError as error:
        return Saved(file, name, seen, trouble=f"{base} {error}.")
    return Saved(file, named(scenario.name) or name, seen, text, scenario)


def _why(error: ScenarioError) -> str:
    from roletui.dataset.reading.diagnostics import diagnose  # only for a broken file: tree-sitter

    first, *more = diagnose(error)
    return f"{first.headline}{f' And {len(more)} more.' if more else ''}"


def made_with(entries: Iterable[Saved], dataset: str) -> list[Saved]:
    """Return those that were made with a dataset."""
    return [entry for entry in entries if entry.dataset == dataset]


def free_name(wanted: str, entries: Iterable[Saved]) -> str:
    """Return a name that none of them has: the wanted one, or with the first free number."""
    return _first_free(named(wanted), chain([""], (f" {nr}" for nr in count(2))), entries)


def copy_name(name: str, entries: Iterable[Saved]) -> str:
    """Return what a copy is called: ``NAME (copy)``, or with the first number that is free."""
    tails = chain([" (copy)"], (f" (copy {nr})" for nr in count(2)))
    return _first_free(_COPY.sub("", name), tails, entries)


def _first_free(base: str, tails: Iterable[str], entries: Iterable[Saved]) -> str:
    taken = {entry.name for entry in entries}
    names = (base[: LONGEST - len(tail)].rstrip() + tail for tail in tails)
    return next(name for name in names if name not in taken)


@contextmanager
def _alone() -> Iterator[None]:
    """Keep other windows out of the folder while a file is looked at and then changed.

    Where the system has no locks, or the folder is not there yet, nobody is kept out.
    """
    lock = None
    late = time.monotonic() + PATIENCE
    while lock is None:
        try:
            lock = Lock(os.path.join(scenarios_folder(), ".lock"))
        except HeldError:
            if time.monotonic() > late:
                reason = "Another window is writing saved decisions; nothing was done."
                raise SavedError(reason) from None
            time.sleep(PATIENCE / 100)
        except OSError:
            break
    try:
        yield
    finally:
        if lock:
            lock.release()


@_alone()
def save(loaded: Loaded, state: State, name: str, over: Saved | None = None) -> str:
    """Keep a state under a name, and return its file.

    Raise :class:`TakenError` where there is one of that name and dataset, unless that one is to be
    overwritten; :class:`SavedError` where nothing could be saved: then all is as it was.
    """
    name = named(name)
    if not name:
        raise SavedError("Give it a name.")
    text = dumps(loaded, state, name)
    if over is not None:
        _readable(over, "overwritten")
        return _overwrite(over, text, f"“{name}” cannot be saved")
    others = made_with(saved(), loaded.dataset.about.id)
    if taken := _of_name(name, others):
        raise TakenError(taken)
    return _new(name, text)


@_alone()
def rename(entry: Saved, name: str) -> None:
    """Give it another name; of its file nothing else changes."""
    name = named(name)
    if not name:
        raise SavedError("Give it a name.")
    _readable(entry, "renamed")
    others = [each for each in saved() if each.file != entry.file]
    if _of_name(name, made_with(others, entry.dataset)):
        raise SavedError(f"There is “{name}” already; choose another name.")
    _overwrite(entry, _renamed(entry, name), f"“{entry.name}” cannot be renamed")


@_alone()
def duplicate(entry: Saved) -> str:
    """Make another one like it, called a copy, and return its file."""
    _readable(entry, "duplicated")
    _unchanged(entry)
    name = copy_name(entry.name, made_with(saved(), entry.dataset))
    return _new(name, _renamed(entry, name))


@_alone()
def delete(entry: Saved) -> None:
    """Remove its file, if it still is what was listed."""
    _unchanged(entry)
    try:
        os.unlink(entry.file)
    except OSError as error:
        raise SavedError(f"“{entry.name}” cannot be deleted: {_reason(error)}.") from None


def check(entry: Saved, done: str = "opened") -> None:
    """Raise :class:`SavedError` where it cannot be read, or is no longer what was listed."""
    _readable(entry, done)
    _unchanged(entry)


def is_listed(entry: Saved) -> bool:
    """Tell whether its file still is what was listed."""
    return stamp(entry.file) == entry.seen


def _readable(entry: Saved, done: str) -> None:
    if entry.scenario is None:
        raise SavedError(f"It cannot be {done}. {entry.trouble}")
    if entry.unnamed and done == "renamed":
        raise SavedError("It has no name: duplicate it (y), then rename that one.")


def _unchanged(entry: Saved) -> None:
    """Raise where a file is no longer what was listed."""
    if not is_listed(entry):
        raise SavedError(
            f"“{entry.name}” was changed or removed in another window meanwhile; nothing was done."
        )


def _of_name(name: str, entries: Iterable[Saved]) -> Saved | None:
    return next((entry for entry in entries if entry.name == name), None)


def _overwrite(entry: Saved, text: str, failed: str) -> str:
    """Write a file that was listed; where that fails it is as it was."""
    _unchanged(entry)
    try:
        write_text(entry.file, text, overwrite=True)
    except OSError as error:
        raise SavedError(f"{failed}: {_reason(error)}. It is as it was.") from None
    return entry.file


def _new(name: str, text: str) -> str:
    """Write a file that was not there, and return it."""
    folder = scenarios_folder()
    try:
        os.makedirs(folder, exist_ok=True)
        names = chain([slug(name)], (f"{slug(name)}-{number}" for number in count(2)))
        files = (os.path.join(folder, f"{base}{SUFFIX}") for base in names)
        return next(file for file in files if _written(file, text))
    except OSError as error:
        reason = f"“{name}” cannot be saved in {printable(folder)}: {_reason(error)}."
        raise SavedError(reason) from None


def _written(file: str, text: str) -> bool:
    """Write a file; tell whether none of that name was there, even at the last moment."""
    try:
        write_text(file, text, overwrite=False)
    except FileExistsError:
        return False
    return True


def slug(name: str) -> str:
    """Return what the file of a name is called: small Latin letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub("[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-")
    return f"{UNNAMED}-{words}" if _DEVICE.fullmatch(words) else words or UNNAMED


def _renamed(entry: Saved, name: str) -> str:
    """Return the text of a file with another name in it, and nothing else changed."""
    from roletui.dataset.reading.positions import Text  # only to change a file: tree-sitter

    line = tomli_w.dumps({"name": name}).rstrip("\n")
    found = Text(entry.text).places([("name",)]).get(("name",))
    text = f"{line}\n{entry.text}"
    if found:
        start, end = (_offset(entry.text, at) for at in (found[0].key.start, found[0].value.end))
        text = entry.text[:start] + line + entry.text[end:]
    wanted = entry.scenario and entry.scenario._replace(name=name)
    try:
        now = scenario_of(text, entry.file)
    except ScenarioError:
        now = None
    if now != wanted:
        raise SavedError(f"The name of “{entry.name}” can only be changed with an editor.")
    return text


def _offset(text: str, spot: Spot) -> int:
    """Return how many characters stand before a spot."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: spot.line - 1]) + spot.column - 1


def _reason(error: OSError) -> str:
    return printable(error.strerror or str(error))
