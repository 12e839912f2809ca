"""Keep the values of a valid dataset for the next time: see :mod:`roletui.dataset.ready`."""

import marshal
import os
import types
import typing
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import chain
from zlib import crc32

from roletui.dataset.limits import hints_of
from roletui.dataset.loaded import Loaded
from roletui.dataset.model import Tables
from roletui.dataset.ready import CHECK, WITH_PROGRAM, head, with_program, with_user
from roletui.disk.write import make_folder

LARGEST = 16_000_000
"""Maximum size of a text whose values are kept, in bytes; they take about as much again."""


def keep(loaded: Loaded) -> None:
    """Keep the values of a dataset in the user's folder, if that can be written to.

    Not where a warning says what may be meant or stands at a place of the text.
    """
    plain = all(each.guess is None and each.spot is None for each in loaded.warnings)
    if plain and len(loaded.content) <= LARGEST and os.path.isfile(loaded.file):
        path, maker = with_user(loaded.file)
        with suppress(OSError):
            make_folder(os.path.dirname(path))
            _write(path, packed(loaded, maker))


def build(loaded: Loaded, folder: str) -> None:
    """Write the values of a shipped dataset into the folder that is to be installed."""
    name = os.path.basename(with_program(loaded.file))
    _write(os.path.join(folder, name), packed(loaded, WITH_PROGRAM))


def packed(loaded: Loaded, maker: str) -> tuple[bytes, ...]:
    """Return the parts of a file with the values of a dataset: head, text, checksum, values."""
    hints = hints_of(Tables)
    tables = [pack(hints[name], [getattr(loaded.dataset, name)]) for name in Tables._fields]
    warnings = [tuple(warning) for warning in loaded.warnings]
    values = marshal.dumps((warnings, loaded.proved, tables))
    begin = head(loaded.content, maker)
    return begin, loaded.content, crc32(values).to_bytes(CHECK), values


def pack(kind: typing.Any, values: Sequence[typing.Any]) -> tuple[typing.Any, ...]:
    """Return values of an annotated type as a column of plain ones."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return pack(args[0], values)
    if _is_plain(kind):
        return "plain", tuple(values)
    if origin in (types.UnionType, typing.Union):
        inner = next(arg for arg in args if arg is not types.NoneType)
        given = [value is not None for value in values]
        return "or none", given, pack(inner, [value for value in values if value is not None])
    if origin is tuple:
        return "lists", [*map(len, values)], pack(args[0], [*chain.from_iterable(values)])
    if kind in (Decimal, date):
        texts = [*map(str, values)]
        distinct = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        return kind.__name__, [*distinct], [distinct[text] for text in texts]
    hints = hints_of(kind)
    columns = zip(*values, strict=True) if values else [()] * len(hints)
    entries = zip(hints.values(), columns, strict=True)
    return "records", kind.__name__, [pack(hint, column) for hint, column in entries]


def _is_plain(kind: typing.Any) -> bool:
    """Tell whether values of a type are kept as they are."""
    args = typing.get_args(kind)
    if typing.get_origin(kind) is typing.Annotated:
        return _is_plain(args[0])
    if typing.get_origin(kind) in (types.UnionType, typing.Union, tuple, dict):
        return all(arg is Ellipsis or _is_plain(arg) for arg in args)
    return kind in (str, int, bool, types.NoneType) or typing.get_origin(kind) is typing.Literal


def _write(path: str, parts: Iterable[bytes]) -> None:
    """Put a file in the place of another one; broken by a loss of power, it will not count.

    Two programs that write at once use the same name meanwhile, so nothing gathers in the folder.
    """
    # A dataset may be for its owner alone.
    with open(os.open(f"{path}.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.writelines(parts)
    os.replace(f"{path}.new", path)
