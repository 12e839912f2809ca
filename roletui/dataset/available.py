"""The datasets that can be called by name: those that ship, and those in the user's folder."""

import os
from collections.abc import Iterator, Mapping

from roletui.dataset.load import DEFAULT, read, shipped
from roletui.dataset.problems import RefusedError
from roletui.dataset.ready import ready_about
from roletui.disk.paths import datasets_folder
from roletui.text.clean import printable
from roletui.text.named import Known, all_named
from roletui.text.tuples import NamedTuple

SUFFIX = ".toml"
LONGEST = 200
"""Maximum characters of a title where a dataset is chosen."""


class AvailableDataset(NamedTuple):
    """A dataset that can be chosen."""

    id: str
    """Its id; empty where the file cannot be read."""
    name: str
    """The name of its file, without the suffix."""
    file: str
    title: str
    """The question it decides; its name where the file cannot be read."""
    decides: str
    """What is decided, in a sentence."""


def dataset_file(name: str | None) -> str | None:
    """Return the path of a dataset given as a path or by its name."""
    return (name and not os.path.isfile(name) and named(name)) or name


def named(name: str) -> str | None:
    """Return the path of the dataset of that name, id or title; None where none or several fit."""
    if os.path.basename(name) != name:
        return None
    places = (shipped(name), os.path.join(datasets_folder(), f"{name}{SUFFIX}"))
    if file := next((file for file in places if os.path.isfile(file)), None):
        return file
    found = all_named(name, dataset_names())
    return _files()[found[0]] if len(found) == 1 else None


def dataset_names() -> Known:
    """Return what datasets can be called: the names of their files, their ids and titles."""
    return {offer.name: (offer.id, offer.title) for offer in available_datasets()}


def made_of(id_: str) -> str | None:
    """Return the path of the dataset that bears an id; None where there is none."""
    return next((offer.file for offer in available_datasets() if offer.id == id_), None)


def available_datasets() -> list[AvailableDataset]:
    """Return every dataset that is there, the one used by default first."""
    return [available_dataset(file) for file in _files().values()]


def saved_words(path: str, file: str, command: str = "open") -> str:
    """Say where a record was saved and how to reopen it; ``file`` is that of its dataset."""
    words = f"Saved {os.path.abspath(path)}. Reopen it with: roletui {command} {path}"
    return f"{words}{dataset_option(file)}"


def dataset_option(file: str) -> str:
    """Return what a command line needs to find a dataset; empty where it is found by its id."""
    found = file in {offer.file for offer in available_datasets()}
    return "" if found else f" --dataset {file}"


def _files() -> dict[str, str]:
    """Return names and paths; one that ships cannot be hidden by one of the user's."""
    found = {DEFAULT: shipped(DEFAULT)}
    for folder in (os.path.dirname(shipped(DEFAULT)), datasets_folder()):
        for file in _listed(folder):
            found.setdefault(file.removesuffix(SUFFIX), os.path.join(folder, file))
    return found


def _listed(folder: str) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    yield from (name for name in names if name.endswith(SUFFIX))


def available_dataset(file: str) -> AvailableDataset:
    """Return a file as a dataset that can be chosen."""
    name = os.path.basename(file).removesuffix(SUFFIX)
    try:
        content = read(file)
        if known := ready_about(content, file):
            about: Mapping[str, object] = known._asdict()
        else:
            from roletui.dataset.reading.encoding import decoded  # only for a text not known: 5 ms

            about = _about(decoded(content, file))
        told = (_shown(about["title"]), _shown(about["decides"]))
        return AvailableDataset(str(about["id"]), name, file, *told)
    except (RefusedError, ValueError, KeyError, TypeError):
        why = f"cannot be used; roletui check {file} says why."
        return AvailableDataset("", name, file, _shown(name), _shown(why))


def _shown(text: object) -> str:
    """Return a text of a file that nobody has checked as it can be shown: one line, not long."""
    line = " ".join(str(text).split())
    return printable(line[:LONGEST])


def _about(text: str) -> dict[str, object]:
    """Return the ``[about]`` table, without reading the tables behind it where it comes first."""
    from roletui.dataset.reading.toml import read_toml  # only for a text not known: 5 ms

    for head in (text.partition("\n[[")[0], text):
        about = read_toml(head).raw.get("about")
        if isinstance(about, dict):
            return about
    raise KeyError("about")
