"""A state as a file and back, alone or inside a record."""

from datetime import date
from decimal import Decimal

import pytest
from helpers import TODAY, small, small_tree

from roletui.budget import PlanLine
from roletui.comparison import View
from roletui.dataset.problems import DatasetError
from roletui.report.markdown import record
from roletui.scenario import Opened, dumps, loads
from roletui.state import State

LINE = PlanLine("mobile", "shop", Decimal(2), Decimal("37.5"), Decimal(10), "mobile-shop")
STATE = State(
    {"fault": "unsure", "skill": "no"},
    "skill",
    LINE,
    View(("self", "mobile"), differences=True, sort="wait", descending=True),
)

MINIMAL = """\
format = 1

[dataset]
id = "bicycle"
version = "1.2.0"
hash = "{hash}"

[answers]
fault = "no"
"""


def opened(text: str) -> Opened:
    """Read a scenario against the small dataset."""
    return loads(text, "file.md", small(), small_tree())


def refusal(text: str) -> list[str]:
    """Return the problems for which a scenario is refused."""
    with pytest.raises(DatasetError) as refused:
        opened(text)
    return [str(problem) for problem in refused.value.problems]


def minimal() -> str:
    """Return the least that a scenario holds."""
    return MINIMAL.format(hash=small().hash)


@pytest.mark.parametrize("state", [State(), STATE, STATE._replace(answers={})])
def test_a_scenario_comes_back(state: State) -> None:
    """What was saved is read back equal, with nothing to say about it."""
    assert opened(dumps(small(), state)) == Opened(state, ())


def test_a_record_holds_its_scenario() -> None:
    """A whole record gives back exactly the state it was made from."""
    text = record(small(), small_tree(), STATE, date.fromisoformat(TODAY))
    assert opened(text) == Opened(STATE, ())


def test_a_record_with_windows_line_ends_is_read() -> None:
    """A record that an editor saved with other line ends gives back the same state."""
    text = record(small(), small_tree(), STATE, date.fromisoformat(TODAY))
    assert opened(text.replace("\n", "\r\n")).state == STATE


def test_a_scenario_is_readable() -> None:
    """A scenario says with which dataset it was made, and what was answered, as plain TOML."""
    assert dumps(small(), State({"fault": "no"})) == minimal()


def test_another_version_of_the_dataset_is_said() -> None:
    """Where the dataset has changed since, its version then and now are named."""
    assert opened(MINIMAL.format(hash="0")).warnings == (
        "The dataset has changed since: version 1.2.0 then, 1.2.0 now.",
    )


def test_another_dataset_is_said() -> None:
    """Where the scenario was made with another dataset, both are named."""
    assert opened(minimal().replace("bicycle", "boats")).warnings == (
        "It was made with the dataset boats, not bicycle.",
    )


def test_unknown_answers_are_left_out_and_said() -> None:
    """An answer that the dataset does not know is named and left out; the others stay."""
    found = opened(f'{minimal()}skill = "maybe"\nvanished = "yes"\n')
    assert found.state.answers == {"fault": "no"}
    assert found.warnings == (
        "The answer “maybe” to “skill” is not in this dataset; left out.",
        "The answer “yes” to “vanished” is not in this dataset; left out.",
    )


def test_a_record_without_its_block_is_refused() -> None:
    """A record whose last block is gone is said to be just that."""
    [message] = refusal("# Record\n\nRun `roletui open`.\n\n```toml\nroletui = 1\n```\n# roletui")
    assert message == "is a record without its last block (```` ```toml roletui ````)."


def test_a_block_without_an_end_is_refused() -> None:
    """A record that was cut off is refused with the line where its block begins."""
    [message] = refusal(f"# Record\n\n```toml roletui\n{minimal()}")
    assert message == "line 3: the block of the record never ends."


def test_the_last_block_counts() -> None:
    """Of several blocks, as in a record that quotes another, the last is read."""
    other = minimal().replace('"no"', '"yes"')
    text = f"```toml roletui\n{other}```\n\n```toml roletui\n{minimal()}```\n"
    assert opened(text).state.answers == {"fault": "no"}


def test_broken_toml_is_refused_with_its_line() -> None:
    """A scenario that is no TOML is refused with the place where it goes wrong."""
    [message] = refusal("format = 1\nanswers = no\n")
    assert message.startswith("holds no scenario: it is not valid TOML: ")
    assert "line 2" in message


def test_another_format_is_refused() -> None:
    """A scenario of a later format is refused, not guessed at."""
    assert refusal(minimal().replace("format = 1", "format = 2")) == [
        "has format 2; this program reads format 1."
    ]


def test_every_problem_of_a_scenario_is_named() -> None:
    """Wrong types, missing and unknown keys of a scenario are all named at once."""
    text = 'format = 1\nansers = {}\n[dataset]\nid = 5\n[plan]\nrole = "self"\nweeks = "x"\n'
    assert refusal(text) == [
        "ansers: is not a known key. Did you mean “answers”?",
        "dataset.id: must be text in quotes, not a whole number.",
        "dataset.version: is missing.",
        "dataset.hash: is missing.",
        "plan.weeks: must be a number, not text in quotes.",
        "plan.channel: is missing.",
        "plan.people: is missing.",
        "plan.hours: is missing.",
    ]


@pytest.mark.xfail(strict=True, reason="the sizes of a plan are not checked when it is opened")
@pytest.mark.parametrize("size", ["0", "-1", "1000000"])
def test_a_plan_outside_its_limits_is_not_taken_as_it_is(size: str) -> None:
    """A plan that no slider could show is refused, or brought to the nearest allowed size."""
    plan = f'[plan]\nrole = "mobile"\nchannel = "shop"\npeople = {size}\nhours = 8\nweeks = 1\n'
    try:
        line = opened(f"{minimal()}\n{plan}").state.line
    except DatasetError:
        return
    assert line is not None
    assert 1 <= line.people <= 5


@pytest.mark.xfail(strict=True, reason="keys are not checked for control characters")
def test_warnings_hold_no_control_characters() -> None:
    """A scenario cannot send commands to the terminal through a warning about it."""
    try:
        warnings = opened(f'{minimal()}"\\u001b[2J" = "yes"\n').warnings
    except DatasetError as error:
        warnings = (str(error),)
    assert all(warning.isprintable() for warning in warnings)


@pytest.mark.xfail(strict=True, reason="block_of splits lines at more than line ends")
def test_a_line_separator_does_not_tear_a_record() -> None:
    """A version that holds a Unicode line separator does not make its records unreadable."""
    about = small().dataset.about._replace(version="1\u20282")
    found = small()._replace(dataset=small().dataset._replace(about=about))
    text = record(found, small_tree(), STATE, date.fromisoformat(TODAY))
    assert loads(text, "file.md", found, small_tree()).state == STATE


@pytest.mark.xfail(strict=True, reason="ends in a traceback")
@pytest.mark.parametrize(
    "value",
    ["1e99999999999999999999", "9" * 5000, "[" * 20_000],
    ids=["exponent", "digits", "nested"],
)
def test_absurd_values_are_refused(value: str) -> None:
    """A value that cannot even be parsed is refused in words, as in a dataset."""
    assert refusal(f"{minimal()}\n[plan]\npeople = {value}\n")
