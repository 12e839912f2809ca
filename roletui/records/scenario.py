"""Scenarios: what a file or a record holds of a decision, read back as a state."""

import typing
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from roletui.case.recorded import RecordedStep, Result
from roletui.compare.view import AS_AUTHORED, View
from roletui.cost.drafts import Draft
from roletui.cost.settings import NO_CHOICES, Choice, CostSettings, Display
from roletui.dataset.limits import NOT_IN_FILES
from roletui.dataset.loaded import Edition
from roletui.dataset.problems import Problem, RefusedError
from roletui.dataset.reading.decode import reader
from roletui.dataset.reading.other_kinds import damage_of
from roletui.dataset.reading.toml import NotTomlError, read_toml, wrong_format
from roletui.records.block import FORMAT, BlockError, block_of, is_alone, lines_of
from roletui.records.extent import is_left_of_record
from roletui.records.notes import by_hand, is_wrapped
from roletui.records.toml_rows import unwrapped
from roletui.state.chances import NO_CHANCES, Chances
from roletui.state.context import Context
from roletui.state.fit import dropped_by_dataset, fit_to_dataset
from roletui.state.state import (
    NO_ANSWERS,
    NO_MISTAKE,
    NO_WEIGHTS,
    Baseline,
    Origin,
    Override,
    State,
    WrongHireGuess,
)
from roletui.text.clean import printable
from roletui.text.name import clean_name
from roletui.text.tuples import NamedTuple

BY_HAND = "Its notes were changed by hand since it was saved; they are taken as they stand there."
"""Reported where the notes of a record differ from those in its block."""
ANSWERS_BY_HAND = (
    "Its answers are not those that its result came from: they were changed by hand, and are taken "
    "as they stand there."
)
"""Reported where the answers in a block differ from those of its result."""


class ScenarioError(RefusedError):
    """A file contains no readable scenario."""


class PinnedPlan(NamedTuple):
    """A baseline as it is written to files."""

    plan: tuple[Draft, ...]
    overheads: dict[str, Choice] | None = None


class Scenario(NamedTuple):
    """The content of a scenario file; its fields are the keys of the format."""

    format: int
    dataset: Edition
    """The one it was made with."""
    task: str = ""
    answers: dict[str, str] | None = None
    at: str = ""
    plan: tuple[Draft, ...] = ()
    compare: View = AS_AUTHORED
    weights: dict[str, int] | None = None
    chances: dict[str, dict[str, int]] | None = None
    override: Override | None = None
    pack: bool = False
    listed: bool = False
    goal: Decimal | None = None
    starts: date | None = None
    overheads: dict[str, Choice] | None = None
    display: Display | None = None
    outside_view: bool = False
    mistake: WrongHireGuess = NO_MISTAKE
    baseline: PinnedPlan | None = None
    notes: str = ""
    name: str = ""
    """The name given by the user to a saved decision."""
    opened: str = ""
    """In a session: what the decision was opened from that is not the user's own."""
    own: str = ""
    """In a session: the user's own decision meanwhile, as the text of another scenario."""
    result: Result | None = None
    """The result when the record was made; not part of the state."""
    warnings: typing.Annotated[tuple[str, ...], NOT_IN_FILES] = ()
    """Sentences about the file it was read from."""


class Opened(NamedTuple):
    """A state that was read from a file."""

    state: State
    warnings: tuple[str, ...]
    """Sentences: changes by hand, a different dataset, unknown answers."""


def loads(text: str, file: str, context: Context) -> Opened:
    """Read a state from a scenario or record; raise ``ScenarioError`` where that fails."""
    return reopen(scenario_of(text, file), context)


def scenario_of(text: str, file: str) -> Scenario:
    """Read a scenario, or that in a Markdown record; raise ``ScenarioError`` where that fails."""
    try:
        block = block_of(text)
    except BlockError as error:
        text = "\n".join(lines_of(text))
        raise ScenarioError(file, [damage_of(text) or error.problem], text) from None
    if block is None:
        return _parse("\n".join(lines_of(text)), file, 0)
    scenario = _parse(block.text, file, block.before)
    warnings = [*scenario.warnings, *block.warnings]
    answers = scenario.answers or {}
    steps = map(RecordedStep.of, scenario.result.way) if scenario.result else ()
    if any(answers.get(step.question) != step.answer for step in steps):
        warnings.append(ANSWERS_BY_HAND)
    notes = None if block.notes is None else by_hand(scenario.notes, block.notes)
    if notes is not None and not is_wrapped(scenario.notes, notes):
        scenario = scenario._replace(notes=notes)
        warnings.append(BY_HAND)
    return scenario._replace(warnings=tuple(warnings))


def holds_record(text: str) -> bool:
    """Tell whether a text is a scenario, or holds a record or what is left of one.

    What it only shows, in a longer fence, is none.
    """
    from roletui.records.quoted import without_quotations  # where folders are gone through: 0.5 ms

    text = without_quotations(text)
    lines = lines_of(text)
    if is_alone(lines):
        rows = {*map(str.strip, lines)}
        return "[dataset]" in rows or "[about]" not in rows  # that would be a dataset
    try:
        return block_of(text) is not None or is_left_of_record(lines)
    except BlockError:
        return True


def reopen(scenario: Scenario, context: Context) -> Opened:
    """Return a scenario as a state fitted to a dataset, with warnings."""
    pinned = scenario.baseline
    state = State(
        task=clean_name(scenario.task),
        answers=MappingProxyType(scenario.answers) if scenario.answers else NO_ANSWERS,
        at=scenario.at,
        plan=scenario.plan,
        view=scenario.compare,
        weights=MappingProxyType(scenario.weights) if scenario.weights else NO_WEIGHTS,
        chances=_chances(scenario.chances),
        override=scenario.override,
        listed=scenario.listed,
        cost_settings=CostSettings(
            _overheads(scenario.overheads), scenario.display, scenario.outside_view
        ),
        goal=scenario.goal,
        starts=scenario.starts,
        mistake=scenario.mistake,
        baseline=pinned and Baseline(pinned.plan, _overheads(pinned.overheads)),
        pack=scenario.pack,
        notes=scenario.notes,
        origin=_origin(scenario, context),
    )
    warnings = _warnings(scenario, state, context)
    return Opened(
        fit_to_dataset(context.tree, state), tuple(printable(warning) for warning in warnings)
    )


def _origin(scenario: Scenario, context: Context) -> Origin | None:
    """Return where it was opened from, with the user's own decision if it can be read."""
    if not scenario.opened:
        return None
    own = None
    if scenario.own:
        with suppress(RefusedError):
            own = loads(scenario.own, "own", context).state._replace(origin=None)
    return Origin(printable(scenario.opened), own)


def _chances(given: dict[str, dict[str, int]] | None) -> Mapping[str, Chances]:
    if not given:
        return NO_CHANCES
    return MappingProxyType({name: MappingProxyType(own) for name, own in given.items()})


def _overheads(choices: dict[str, Choice] | None) -> Mapping[str, Choice]:
    return MappingProxyType(choices) if choices else NO_CHOICES


def _parse(text: str, file: str, before: int) -> Scenario:
    try:
        raw, signs = _whole_toml(text)
    except NotTomlError as error:
        from roletui.records.no_scenario import why_unread  # only for such a file: 0.2 ms

        problem = why_unread(text, file, before, error)
        raise ScenarioError(file, [problem], text, before=before) from None
    if not raw and not before:
        from roletui.records.no_scenario import other_kind  # only for such a file: 0.2 ms

        if other := other_kind(text, file):
            raise ScenarioError(file, [other])
    if "questions" in raw and "about" in raw:
        problem = Problem((), "is a dataset, not a record: name it after --dataset.")
        raise ScenarioError(file, [problem])

    def told(problems: Sequence[Problem]) -> ScenarioError:
        from roletui.dataset.reading.signs import straightened  # only where one is wrong: 2 ms

        readable = straightened(text).text
        return ScenarioError(file, problems, text, raw=raw, readable=readable, before=before)

    if wrong := wrong_format(raw, FORMAT):
        raise told([wrong])
    # Records of the first version had one line, as a table instead of a list of tables.
    one = type(raw.get("plan")) is dict
    problems: list[Problem] = []
    listed = {**raw, "plan": [raw["plan"]]} if one else raw
    scenario: Scenario = reader(Scenario)(listed, (), problems.append)
    if problems:
        if one:
            problems = [_in_one_table(problem) for problem in problems]
        raise told(problems)
    return scenario._replace(warnings=tuple(_words(sign, before) for sign in signs))


def _words(sign: Problem, before: int) -> str:
    """Return a warning about signs that stand for TOML's own as a sentence."""
    line = sign.spot.line + before if sign.spot else before
    return f"From line {line} on, it {sign.message}"


def _whole_toml(text: str) -> tuple[dict[str, typing.Any], Sequence[Problem]]:
    """Read TOML as ``read_toml`` does, also where a mail has wrapped its rows."""
    try:
        return read_toml(text)
    except NotTomlError:
        whole = unwrapped(text)
        if whole == text:
            raise
        with suppress(NotTomlError):
            return read_toml(whole)
        raise


def _in_one_table(problem: Problem) -> Problem:
    """Return a problem with its path in a plan that is written as a single table."""
    if problem.path[:2] != ("plan", 0):
        return problem
    return problem._replace(path=("plan", *problem.path[2:]))


def _warnings(scenario: Scenario, before: State, context: Context) -> typing.Iterator[str]:
    made, used = scenario.dataset, context.loaded.edition
    yield from scenario.warnings
    if made.id != used.id:
        yield f"It was made with the dataset {made.id}, not {used.id}."
    elif made.hash != used.hash:
        then, now = made.version, used.version
        versions = (
            f"still called version {now}" if then == now else f"version {then} then, {now} now"
        )
        yield f"The dataset has changed since: {versions}."
    yield from dropped_by_dataset(context.tree, before)
