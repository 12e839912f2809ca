"""Turn the bytes of a dataset file into a checked dataset."""

import typing
from functools import partial

from roletui.dataset.checks.rules import problems_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.loaded import Loaded
from roletui.dataset.model import FORMAT, Tables
from roletui.dataset.problems import DatasetError, Problem, RefusedError, Spot, errors, first
from roletui.dataset.reading.decode import read as decode
from roletui.dataset.reading.encoding import decoded
from roletui.dataset.reading.other_kinds import IS_RECORD
from roletui.dataset.reading.toml import NotTomlError, parse_toml, wrong_format
from roletui.dataset.task_words import without_name


def parsed(content: bytes, file: str) -> Loaded:
    """Return the dataset that a file holds; raise :class:`DatasetError` for one that is wrong."""
    text = _text(content, file)
    readable = text
    mistakes: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    try:
        raw = parse_toml(text)
    except NotTomlError as error:
        from roletui.dataset.reading.recovery import recover  # only for a broken file: 6 ms

        recovered = recover(text, error)
        readable, mistakes, warnings = recovered.text, recovered.problems, recovered.warnings
        if recovered.raw is None:
            raise DatasetError(file, [*mistakes, *warnings], text, readable=readable) from None
        raw = recovered.raw
    told = partial(DatasetError, file, text=text, raw=raw, readable=readable)
    if wrong := _other_format(raw):
        raise told([*mistakes, wrong, *warnings])
    tables, shape = decode(Tables, raw)
    dataset = tables and Dataset(*tables)
    unread = {mistake.path for mistake in mistakes if mistake.path}
    found = [*mistakes, *(one for one in shape if not {one.path, one.path[:-1]} & unread)]
    problems = [*first(found)] if dataset is None else problems_of(dataset, found)
    problems += warnings
    if dataset is None or errors(problems):
        raise told(problems)
    return Loaded(without_name(dataset), file, content, tuple(problems))


def _other_format(raw: dict[str, typing.Any]) -> Problem | None:
    """Return why some values are those of no dataset that can be read here; None where they are."""
    if "dataset" in raw and not {"about", "questions"} & raw.keys():
        return Problem((), IS_RECORD, spot=Spot(1, 1))
    return wrong_format(raw, FORMAT)


def _text(content: bytes, file: str) -> str:
    """Return the text of a file, its lines ended by line feeds alone."""
    try:
        return decoded(content, file).replace("\r\n", "\n")
    except RefusedError as error:
        raise DatasetError(file, error.problems, error.text) from None
