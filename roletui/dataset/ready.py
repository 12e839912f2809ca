"""The values of a dataset that was checked before, kept in a file for the text that they stand for.

Reading, decoding and checking a text takes twenty times as long as taking its values from such a
file. It counts only for the very same text, byte for byte, and only if it is whole and was made by
this very program. What is in it are plain values, in columns, of which the types of the dataset are
made again; nothing in it is ever carried out. :mod:`roletui.dataset.keeping` writes it.
"""

import marshal
import os
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any
from zlib import crc32

import roletui.data
from roletui import __version__
from roletui.dataset import bills, model
from roletui.dataset.dataset import Dataset
from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import Problem
from roletui.disk.paths import ready_folder

FORM = 1
"""The form of these files, to be raised when it changes."""
SUFFIX = ".ready"
WITH_PROGRAM = "the wheel"
"""The maker of the files that are built with the program and installed with it."""
PLACES = 8
"""Maximum number of files in the user's folder; a dataset has one by its path."""
CHECK = 4
"""Bytes of the checksum."""

MADE: dict[str, Callable[[str], Any]] = {"Decimal": Decimal, "date": date.fromisoformat}
"""What the texts of a column become, by its kind."""
_RECORDS = {**vars(bills), **vars(model)}
_HERE = os.path.dirname(os.path.abspath(__file__))
_SHIPPED = os.path.dirname(str(roletui.data.__file__))
_MAKING = ("", "checks", "reading", "../text", "../tree", "../cli")
"""The folders of the modules that make values of a text, and check and prove them."""


def ready(content: bytes, file: str) -> Loaded | None:
    """Return the dataset of a text that was valid before; None where its values are not kept."""
    kept = _kept(content, file)
    if kept is None:
        return None
    warnings, proved, tables = kept
    found = tuple(Problem(*warning) for warning in warnings)
    return Loaded(Dataset(*map(only, tables)), file, content, found, proved)


def ready_about(content: bytes, file: str) -> model.About | None:
    """Return what that dataset is about, without the rest."""
    kept = _kept(content, file)
    about: model.About | None = kept and only(kept[2][model.Tables._fields.index("about")])
    return about


def with_program(file: str) -> str:
    """Return the path of what is installed with the program for a shipped dataset."""
    return os.path.join(_SHIPPED, os.path.basename(file).removesuffix(".toml") + SUFFIX)


def with_user(file: str) -> tuple[str, str]:
    """Return the path of what is kept in the user's folder for a dataset, and by which maker."""
    place = crc32(f"{_HERE}\0{os.path.abspath(file)}".encode(errors="surrogateescape")) % PLACES
    return os.path.join(ready_folder(), f"{place}{SUFFIX}"), _maker()


def head(content: bytes, maker: str) -> bytes:
    """Return with what a file begins that holds the values of a text, which follows."""
    return f"roletui dataset {FORM} marshal {marshal.version} {len(content)} {maker}\n".encode()


def _kept(content: bytes, file: str) -> Any:
    if os.path.dirname(file) == _SHIPPED:
        values = _values(content, with_program(file), WITH_PROGRAM)
        if values is not None:
            return values
    return _values(content, *with_user(file))


def _values(content: bytes, path: str, maker: str) -> Any:
    """Return what a file holds; None where it is not there, broken, or of another text or maker."""
    begin = head(content, maker)
    try:
        with open(path, "rb") as stream:
            if stream.read(len(begin)) != begin or stream.read(len(content)) != content:
                return None
            check, values = stream.read(CHECK), stream.read()
    except OSError:
        return None
    return marshal.loads(values) if check == crc32(values).to_bytes(CHECK) else None


def _maker() -> str:
    """Return what tells this program from any other version of it, also in a checkout."""
    try:
        built = [os.stat(with_program("ai-roles"))]
    except OSError:
        folders = (os.path.join(_HERE, name) for name in _MAKING)
        modules = (entry for folder in folders for entry in os.scandir(folder))
        built = [module.stat() for module in modules if module.name.endswith(".py")]
    return " ".join([__version__, *(f"{each.st_mtime_ns:x}+{each.st_size:x}" for each in built)])


def only(column: Any) -> Any:
    """Return the value of a column that has one."""
    (value,) = _column(column)
    return value


def _column(column: Any) -> Iterator[Any]:
    """Return the values of a column."""
    match column:
        case "plain", values:
            return iter(values)
        case "records", name, columns:
            new = partial(tuple.__new__, _RECORDS[name])
            return map(new, zip(*map(_column, columns), strict=True))
        case "lists", lengths, entries:
            left = iter(_column(entries))
            return (tuple(islice(left, length)) for length in lengths)
        case "or none", given, entries:
            left = iter(_column(entries))
            return (next(left) if there else None for there in given)
        case kind, texts, at:
            return map([*map(MADE[kind], texts)].__getitem__, at)
    raise ValueError(column)
