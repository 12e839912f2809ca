"""Saved decisions: named, one file each, in one folder.

The name of a decision is in its file; the file name follows it only at creation. A file that cannot
be read is listed with the reason, and only a deletion by the user touches it. A file is changed
only if it still is as it was listed: several windows may use the folder at once, and a lock lets
one at a time check and change.
"""

import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import chain, count

import tomli_w

from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import RefusedError, Spot
from roletui.dataset.reading.encoding import decoded
from roletui.disk.lock import HeldError, Lock
from roletui.disk.paths import scenarios_folder
from roletui.disk.streams import open_to_read
from roletui.disk.write import Stamp, flush_folder, make_folder, stamp, write_text
from roletui.records.past import past_path
from roletui.records.scenario import Scenario, ScenarioError, scenario_of
from roletui.records.scenario_text import dumps
from roletui.records.session_files import left_files
from roletui.state.state import State
from roletui.text.clean import printable
from roletui.text.folding import folded
from roletui.text.name import LONGEST, clean_name, file_stem
from roletui.text.patterns import late
from roletui.text.tuples import NamedTuple

SUFFIX = ".toml"
LARGEST = 4_000_000
"""Maximum size of a file in bytes; no decision needs more."""
PATIENCE = 2.0
"""Seconds to wait for another window's lock on the folder."""
UNNAMED = "decision"
"""File name of a decision whose name has no portable characters."""

_DEVICE = late("con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Reserved file names on Windows."""
_COPY = late(r" \(copy(?: [0-9]+)?\)$")


class SavedError(Exception):
    """An operation failed and nothing was changed; the message is a sentence for the user."""


class Saved(NamedTuple):
    """A file of the folder as it was read."""

    file: str
    name: str
    """The name given by the user; the file name where it has none."""
    seen: Stamp
    """The stamp of the file when it was read."""
    text: str = ""
    scenario: Scenario | None = None
    """Its content; None where it cannot be read."""
    trouble: str = ""
    """Why it cannot be read, as a sentence that names the file; empty where it can."""
    unnamed: bool = False
    """Whether it is a session that was left without being saved under a name."""

    @property
    def dataset(self) -> str:
        """Id of the dataset it was made with; empty where it cannot be read."""
        return self.scenario.dataset.id if self.scenario else ""

    @property
    def changed(self) -> float:
        """Time of the last change, in seconds since 1970."""
        return self.seen[0] / 1e9 if self.seen else 0.0


class TakenError(SavedError):
    """A decision of that name exists already, in ``saved``."""

    def __init__(self, saved: Saved) -> None:
        super().__init__(f"There is “{saved.name}” already.")
        self.saved = saved


def saved_decisions() -> list[Saved]:
    """Return every saved decision, sorted by name; none where there is no folder.

    They are followed by unnamed sessions that no process holds, the latest first.
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
    found.sort(key=lambda entry: (folded(entry.name), entry.file))
    return [*found, *map(_unnamed, left_files())]


def _unnamed(file: str) -> Saved:
    entry = read(file)
    when = datetime.fromtimestamp(entry.changed).isoformat(" ", "minutes")
    task = clean_name(entry.scenario.task) if entry.scenario else ""
    return entry._replace(name=f"{task}, left {when}" if task else f"Left {when}", unnamed=True)


def _is_file(file: str) -> bool:
    """Tell whether it is a regular file or a broken link; not a folder, device or pipe."""
    try:
        return stat.S_ISREG(os.stat(file).st_mode)
    except FileNotFoundError:
        return os.path.lexists(file)
    except OSError:
        return True


def read(file: str) -> Saved:
    """Read a file; where that fails, the result states why in ``trouble``."""
    base, seen = printable(os.path.basename(file)), stamp(file)
    name, text = clean_name(base.removesuffix(SUFFIX)), ""
    try:
        with open_to_read(file) as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError(f"is larger than {LARGEST // 1_000_000} MB")
        text = decoded(content, base).removeprefix("\ufeff")
        scenario = scenario_of(text, base)
    except RefusedError as error:
        return Saved(file, name, seen, text, trouble=_why(error))
    except OSError as error:
        return Saved(file, name, seen, trouble=f"{base} cannot be read: {_reason(error)}.")
    except ValueError as error:
        return Saved(file, name, seen, trouble=f"{base} {error}.")
    return Saved(file, clean_name(scenario.name) or name, seen, text, scenario)


def _why(error: RefusedError) -> str:
    from roletui.dataset.reading.diagnostics import diagnose  # only for a broken file: 3 ms

    first, *more = diagnose(error)
    return f"{first.headline}{f' And {len(more)} more.' if more else ''}"


def made_with(entries: Iterable[Saved], dataset: str) -> list[Saved]:
    """Return the entries that were made with a dataset, by its id."""
    return [entry for entry in entries if entry.dataset == dataset]


def free_name(wanted: str, entries: Iterable[Saved]) -> str:
    """Return an unused name: the wanted one, or that with the first free number."""
    return _first_free(clean_name(wanted), chain([""], (f" {nr}" for nr in count(2))), entries)


def copy_name(name: str, entries: Iterable[Saved]) -> str:
    """Return an unused name for a copy: ``NAME (copy)``, or that with the first free number."""
    tails = chain([" (copy)"], (f" (copy {nr})" for nr in count(2)))
    return _first_free(_COPY.sub("", name), tails, entries)


def _first_free(base: str, tails: Iterable[str], entries: Iterable[Saved]) -> str:
    taken = {folded(entry.name) for entry in entries}
    names = (base[: LONGEST - len(tail)].rstrip() + tail for tail in tails)
    return next(name for name in names if folded(name) not in taken)


@contextmanager
def _folder_locked() -> Iterator[None]:
    """Lock the folder while a file is checked and then changed.

    Without effect where the system has no locks or the folder does not exist yet. Raise
    :class:`SavedError` where another window holds the lock for :data:`PATIENCE`.
    """
    lock = None
    deadline = time.monotonic() + PATIENCE
    while lock is None:
        try:
            lock = Lock(os.path.join(scenarios_folder(), ".lock"))
        except HeldError:
            if time.monotonic() > deadline:
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


@_folder_locked()
def save(loaded: Loaded, state: State, name: str, over: Saved | None = None) -> str:
    """Save a state under a name, and return its file.

    Raise :class:`TakenError` where that name exists for the dataset, unless it is ``over``, which
    is overwritten; :class:`SavedError` where nothing could be saved: then all is as it was.
    """
    name = clean_name(name)
    if not name:
        raise SavedError("Give it a name.")
    text = dumps(loaded, state, name)
    if over is not None:
        _readable(over, "overwritten")
        return _overwrite(over, text, f"“{name}” cannot be saved")
    others = made_with(saved_decisions(), loaded.dataset.about.id)
    if taken := _of_name(name, others):
        raise TakenError(taken)
    return _new(name, text)


@_folder_locked()
def rename(entry: Saved, name: str) -> None:
    """Rename a decision; nothing else in its file changes. Raise :class:`SavedError` on failure."""
    name = clean_name(name)
    if not name:
        raise SavedError("Give it a name.")
    _readable(entry, "renamed")
    others = [each for each in saved_decisions() if each.file != entry.file]
    if _of_name(name, made_with(others, entry.dataset)):
        raise SavedError(f"There is “{name}” already; choose another name.")
    _overwrite(entry, _renamed(entry, name), f"“{entry.name}” cannot be renamed")


@_folder_locked()
def duplicate(entry: Saved) -> str:
    """Copy a decision under a new name; return the file. Raise :class:`SavedError` on failure."""
    _readable(entry, "duplicated")
    _unchanged(entry)
    name = copy_name(entry.name, made_with(saved_decisions(), entry.dataset))
    return _new(name, _renamed(entry, name))


@_folder_locked()
def delete(entry: Saved) -> None:
    """Delete a decision. Raise :class:`SavedError` if its file changed since it was listed."""
    _unchanged(entry)
    try:
        os.unlink(entry.file)
    except OSError as error:
        raise SavedError(f"“{entry.name}” cannot be deleted: {_reason(error)}.") from None
    if entry.unnamed:
        with suppress(OSError):
            os.unlink(past_path(entry.file))
    with suppress(OSError):  # it is gone; what is not flushed could come back after a loss of power
        flush_folder(os.path.dirname(entry.file))


def check(entry: Saved, done: str = "opened") -> None:
    """Raise :class:`SavedError` where it cannot be read, or has changed since it was listed."""
    _readable(entry, done)
    _unchanged(entry)


def is_listed(entry: Saved) -> bool:
    """Tell whether its file is unchanged since it was listed."""
    return stamp(entry.file) == entry.seen


def _readable(entry: Saved, done: str) -> None:
    if entry.scenario is None:
        raise SavedError(f"It cannot be {done}. {entry.trouble}")
    if entry.unnamed and done == "renamed":
        raise SavedError("It has no name: duplicate it (y), then rename that one.")


def _unchanged(entry: Saved) -> None:
    """Raise :class:`SavedError` where a file has changed since it was listed."""
    if not is_listed(entry):
        raise SavedError(
            f"“{entry.name}” was changed or removed in another window meanwhile; nothing was done."
        )


def _of_name(name: str, entries: Iterable[Saved]) -> Saved | None:
    return next((entry for entry in entries if folded(entry.name) == folded(name)), None)


def _overwrite(entry: Saved, text: str, failed: str) -> str:
    """Overwrite a listed file, and return it; where that fails it is left as it was."""
    _unchanged(entry)
    try:
        write_text(entry.file, text, overwrite=True)
    except OSError as error:
        raise SavedError(f"{failed}: {_reason(error)}. It is as it was.") from None
    return entry.file


def _new(name: str, text: str) -> str:
    """Write a new file under the first free file name, and return it."""
    folder = scenarios_folder()
    try:
        make_folder(folder)
        names = chain([slug(name)], (f"{slug(name)}-{number}" for number in count(2)))
        files = (os.path.join(folder, f"{base}{SUFFIX}") for base in names)
        return next(file for file in files if _written(file, text))
    except OSError as error:
        reason = f"“{name}” cannot be saved in {printable(folder)}: {_reason(error)}."
        raise SavedError(reason) from None


def _written(file: str, text: str) -> bool:
    """Write a new file; return False where the file exists already."""
    try:
        write_text(file, text, overwrite=False)
    except FileExistsError:
        return False
    return True


def slug(name: str) -> str:
    """Return the file name for a name: lower-case Latin letters, digits and hyphens."""
    words = file_stem(name)
    return f"{UNNAMED}-{words}" if _DEVICE.fullmatch(words) else words or UNNAMED


def _renamed(entry: Saved, name: str) -> str:
    """Return the text of a file with another name in it and nothing else changed."""
    from roletui.dataset.reading.positions import Text  # only to change a file: 2 ms

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
    """Return the number of characters before a spot."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: spot.line - 1]) + spot.column - 1


def _reason(error: OSError) -> str:
    return printable(error.strerror or str(error))
