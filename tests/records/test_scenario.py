"""A state as a file and back, alone or inside a record."""

from decimal import Decimal
from pathlib import Path

import pytest
from helpers import SMALL, case_of, context_of, small, small_tree

from roletui.cli.inputs import read
from roletui.compare.view import View
from roletui.cost.drafts import EMPTY, Bounds, Draft
from roletui.dataset.reading.diagnostics import diagnose
from roletui.records.scenario import Opened, ScenarioError, loads
from roletui.records.scenario_text import dumps
from roletui.report.record.record import record
from roletui.state.state import Baseline, State

LINE = Draft("mobile", "shop", "mobile-shop", Decimal(2), Decimal("37.5"), Decimal(10))
UNSURE = {
    "hours_range": Bounds(Decimal(35), Decimal(40)),
    "weeks_range": Bounds(Decimal(8), Decimal(10)),
    "chance": Decimal(30),
}
STATE = State(
    {"fault": "unsure", "skill": "no"},
    "skill",
    (LINE,),
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
    return loads(text, "file.md", context_of(small()))


def refusal(text: str) -> list[str]:
    """Return the problems for which a scenario is refused."""
    with pytest.raises(ScenarioError) as refused:
        opened(text)
    return [problem.headline for problem in diagnose(refused.value)]


def minimal() -> str:
    """Return the least that a scenario holds."""
    return MINIMAL.format(hash=small().hash)


@pytest.mark.parametrize(
    "state",
    [
        State(),
        STATE,
        STATE._replace(answers={}, at=""),
        STATE._replace(plan=(LINE._replace(own_rate=Decimal("61.50")),)),
        STATE._replace(
            plan=(LINE._replace(role="self", channel="", rate="", own_rate=Decimal(0)),)
        ),
        STATE._replace(plan=(Draft(weeks=Decimal(3)), LINE, LINE._replace(people=None))),
        STATE._replace(plan=(EMPTY, LINE)),
        STATE._replace(plan=(LINE._replace(**UNSURE), EMPTY._replace(chance=Decimal(30)))),
        STATE._replace(baseline=Baseline((LINE._replace(**UNSURE), LINE))),
        STATE._replace(chances={"carry": {"no": 70}, "fault": {"yes": 0, "no": 100}}),
    ],
)
def test_a_scenario_comes_back(state: State) -> None:
    """What was saved is read back equal, with nothing to say about it."""
    assert opened(dumps(small(), state)) == Opened(state, ())


def test_ranges_and_a_chance_are_written_below_their_line() -> None:
    """What a line has beyond plain figures stands in tables of its own, each row short."""
    text = dumps(small(), State(plan=(LINE._replace(**UNSURE), EMPTY)))
    assert text.endswith(
        "chance = 30.0\n\n[plan.hours_range]\nlow = 35.0\nhigh = 40.0\n\n"
        "[plan.weeks_range]\nlow = 8.0\nhigh = 10.0\n\n[[plan]]\n"
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("salary = 1\n", "plan.salary must be true or false, not a whole number."),
        ("weeks_range = 3\n", "plan.weeks_range must be a table, not a whole number."),
        ("weeks_range.low = 3\n", "plan.weeks_range.high is missing."),
        ("switched = [{ overhead = 'x' }]\n", "plan.switched no. 1: on is missing."),
        ("chance = 'x'\n", "plan.chance must be a number, not text in quotes."),
    ],
)
def test_what_a_line_may_hold_is_checked(row: str, problem: str) -> None:
    """A bad value is one sentence that names the line and the field."""
    [told] = refusal(minimal() + PLAN.format(**FITTING) + row)
    assert problem in told


@pytest.mark.parametrize(
    ("rows", "warning"),
    [
        (
            "weeks_range = { low = 5, high = 9 }\n",
            "In the plan weeks range cannot be “5–9” with this dataset; it is left out.",
        ),
        (
            "weeks_range = { low = 1, high = 99 }\n",
            "In the plan weeks range cannot be “1–99” with this dataset; it is “1–10” now.",
        ),
        (
            "chance = 101\n",
            "In the plan chance cannot be “101” with this dataset; it is left out.",
        ),
        (
            "own_rate = 90000\nsalary = true\n",
            "In the plan the salary of “90000” is left out: with this dataset only somebody "
            "employed has one, in its own currency.",
        ),
        (
            "switched = [{ overhead = 'parts', on = false }]\n",
            "In the plan the switch of “parts” is left out: this dataset counts nothing of that "
            "name for one part.",
        ),
    ],
)
def test_what_does_not_fit_a_line_is_told(rows: str, warning: str) -> None:
    """What this dataset knows no use for is left out, in one sentence; the line stays."""
    found = opened(minimal() + PLAN.format(**FITTING) + rows)
    assert found.warnings == (warning,)
    assert len(found.state.plan) == 1


def test_a_record_holds_its_scenario() -> None:
    """A whole record gives back exactly the state it was made from."""
    text = record(case_of(small(), STATE))
    assert opened(text) == Opened(STATE, ())


def test_a_record_with_windows_line_ends_is_read() -> None:
    """A record that an editor saved with other line ends gives back the same state."""
    text = record(case_of(small(), STATE))
    assert opened(text.replace("\n", "\r\n")).state == STATE


def test_a_scenario_is_readable() -> None:
    """A scenario says with which dataset it was made, and what was answered, as plain TOML."""
    assert dumps(small(), State({"fault": "no"})) == minimal()


def test_another_version_of_the_dataset_is_said() -> None:
    """Where the dataset has changed since, that is said with its version."""
    assert opened(MINIMAL.format(hash="0")).warnings == (
        "The dataset has changed since: still called version 1.2.0.",
    )


def test_another_dataset_is_said() -> None:
    """Where the scenario was made with another dataset, both are named."""
    assert opened(minimal().replace("bicycle", "boats")).warnings == (
        "It was made with the dataset boats, not bicycle.",
    )


def test_unknown_answers_are_kept_and_said() -> None:
    """An answer that the dataset does not know is named and kept; it counts for nothing."""
    found = opened(f'{minimal()}skill = "maybe"\nvanished = "yes"\n')
    assert found.state.answers == {"fault": "no", "skill": "maybe", "vanished": "yes"}
    assert small_tree().walk(found.state.answers).outcomes == (
        small_tree().walk({"fault": "no"}).outcomes
    )
    assert found.warnings == (
        "The answer “maybe” to “skill” is not in this dataset; kept, not used.",
        "The answer “yes” to “vanished” is not in this dataset; kept, not used.",
    )


def test_a_record_without_its_block_is_refused() -> None:
    """A record whose block is gone, and any other Markdown, is told what is missing."""
    for text in (
        "# Record\n\nRun `roletui open`.\n\n```toml\nroletui = 1\n```\n",
        "# Record\n\nDecision: none.\n\n```toml\nformat = 1\n```\n",
        "Hello, how do you do?\n",
    ):
        assert refusal(text) == [
            "file.md: error: the file holds no record: no block in it begins with ```toml roletui."
        ]


def test_an_empty_file_is_said_to_be_empty() -> None:
    """Of a file without a text nothing is said to be missing in it."""
    assert refusal("\ufeff \n\n") == ["file.md: error: the file is empty."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE html>\n<html>", "is a web page without the lines from “format =” on, "),
        ('{\n  "format": 1\n}', "is JSON, which roletui only writes: "),
    ],
)
def test_what_holds_no_block_is_called_what_it_is(text: str, told: str) -> None:
    """A web page that lost its block and JSON are named as such, with what to do."""
    [message] = refusal(text)
    assert message.startswith(f"file.md: error: the file {told}")


def test_a_dataset_is_no_scenario() -> None:
    """It has both questions and what they are about; a scenario has neither."""
    told = "file.md: error: the file is a dataset, not a record: name it after --dataset."
    assert refusal(SMALL.read_text(encoding="utf-8")) == [told]
    for table in ("about", "questions"):
        [problem] = refusal(f"{minimal()}\n[{table}]\na = 1\n")
        assert f"error: {table} is not a known key." in problem


def test_a_block_without_an_end_is_refused() -> None:
    """A record that was cut off is refused with the line where its block begins."""
    [message] = refusal(f"# Record\n\n```toml roletui\n{minimal()}")
    assert message == "file.md:3:1: error: the file holds a block of a record that never ends."


def test_broken_toml_is_refused_with_its_line() -> None:
    """A scenario that is no TOML is refused with the place where it goes wrong."""
    [message] = refusal("format = 1\nanswers = no\n")
    assert message.startswith(
        "file.md:2:11: error: the file holds no saved decision: it is not valid TOML: "
    )


def test_another_format_is_refused() -> None:
    """A scenario of a later format is refused, not guessed at."""
    assert refusal(minimal().replace("format = 1", "format = 2")) == [
        "file.md:1:10: error: format is 2; this program reads format 1."
    ]


def test_every_problem_of_a_scenario_is_named() -> None:
    """Wrong types, missing and unknown keys of a scenario are all named at once."""
    text = 'format = 1\nansers = {}\n[dataset]\nid = 5\n[plan]\nrole = "self"\nweeks = "x"\n'
    assert refusal(text) == [
        "file.md:2:1: error: ansers is not a known key. Did you mean “answers”?",
        "file.md:3:2: error: dataset lacks version and hash.",
        "file.md:4:6: error: dataset.id must be text in quotes, not a whole number.",
        "file.md:7:9: error: plan.weeks must be a number, not text in quotes.",
    ]


def test_a_problem_inside_a_record_has_the_line_of_the_record() -> None:
    """In a record the lines are those of the whole file, not of the block alone."""
    [message] = refusal(f"# Record\n\n```toml roletui\n{minimal()}more = yes\n```\n")
    line = minimal().count("\n") + 4
    assert message.startswith(f"file.md:{line}:8: error: the file holds no saved decision: ")


PLAN = """
[plan]
role = "{role}"
channel = "{channel}"
people = {people}
hours = {hours}
weeks = {weeks}
rate = "{rate}"
"""
FITTING = {"role": "mobile", "channel": "shop", "people": 2, "hours": 8, "weeks": 1, "rate": ""}


def planned(**changes: object) -> Opened:
    """Read a scenario with a plan that fits but for the changes."""
    return opened(minimal() + PLAN.format(**{**FITTING, **changes}))


@pytest.mark.parametrize(
    ("size", "given", "nearest"),
    [
        ("people", "0", "1"),
        ("people", "-1", "1"),
        ("people", "1000000", "5"),
        ("hours", "0.25", "0.5"),
        ("hours", "60.5", "60"),
        ("weeks", "0", "1"),
        ("weeks", "10.01", "10"),
    ],
)
def test_sizes_outside_their_limits_are_brought_to_the_nearest(
    size: str, given: str, nearest: str
) -> None:
    """A size that no slider could show becomes the nearest that it can, which is said."""
    found = planned(**{size: given})
    [draft] = found.state.plan
    assert getattr(draft, size) == Decimal(nearest)
    assert found.warnings == (
        f"In the plan {size} cannot be “{given}” with this dataset; it is “{nearest}” now.",
    )


@pytest.mark.parametrize(
    ("size", "given"), [("people", "1"), ("people", "5"), ("hours", "0.5"), ("hours", "60")]
)
def test_sizes_at_their_limits_are_kept(size: str, given: str) -> None:
    """A size at either end of its slider stays, with nothing to say about it."""
    found = planned(**{size: given})
    [draft] = found.state.plan
    assert getattr(draft, size) == Decimal(given)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rate": "workshop-shop"}, {"rate": ("workshop-shop", "left out")}),
        ({"rate": "mobile-street"}, {"rate": ("mobile-street", "left out")}),
        ({"channel": "nowhere"}, {"channel": ("nowhere", "“street” now")}),
        ({"role": "nobody"}, {"role": ("nobody", "left out"), "channel": ("shop", "left out")}),
        ({"role": "self"}, {"channel": ("shop", "left out")}),
    ],
)
def test_a_plan_that_the_dataset_does_not_know_is_said(
    changes: dict[str, str], said: dict[str, tuple[str, str]]
) -> None:
    """A role, channel or rate that is not in the dataset is replaced, and each is said."""
    assert planned(**changes).warnings == tuple(
        f"In the plan {field} cannot be “{old}” with this dataset; it is {new}."
        for field, (old, new) in said.items()
    )


@pytest.mark.parametrize(
    ("role", "given", "now"),
    [
        ("mobile", "-5", "“0” now"),
        ("mobile", "1e11", "“10000000” now"),
        ("mobile", "61.505", "“61.51” now"),
        ("nobody", "60", "left out"),
    ],
)
def test_an_own_rate_becomes_the_nearest_possible(role: str, given: str, now: str) -> None:
    """An own rate is brought within its limits and to whole cents; nobody's is left out."""
    rate = "" if role == "nobody" else "mobile-shop"
    found = opened(minimal() + PLAN.format(**{**FITTING, "role": role, "rate": rate})
                   + f"own_rate = {given}\n")  # fmt: skip
    warned = f"In the plan own rate cannot be “{Decimal(given)}” with this dataset; it is {now}."
    assert found.warnings[-1] == warned


def test_a_plan_of_one_table_is_read() -> None:
    """A scenario of the first version, whose plan was one table, is read as a plan of one line."""
    assert planned() == Opened(
        State({"fault": "no"}, plan=(Draft("mobile", "shop", "", *map(Decimal, (2, 8, 1))),)), ()
    )


def test_a_plan_of_several_lines_is_written_line_by_line() -> None:
    """Each line is a table of its own that holds only what was set, and is read as written."""
    state = State(plan=(Draft(weeks=Decimal(3)), Draft("mobile", people=Decimal("2.5"))))
    text = dumps(small(), state)
    assert text.endswith('\n[[plan]]\nweeks = 3.0\n\n[[plan]]\nrole = "mobile"\npeople = 2.5\n')
    assert opened(text).state == state


def test_of_several_lines_the_wrong_one_is_named() -> None:
    """What cannot be kept of a plan of several lines is said with the line it is in."""
    found = opened(f"{minimal()}\n[[plan]]\nweeks = 3\n[[plan]]\npeople = 99\n")
    assert found.state.plan == (Draft(weeks=Decimal(3)), Draft(people=Decimal(5)))
    assert found.warnings == (
        "In part 2 of the plan people cannot be “99” with this dataset; it is “5” now.",
    )


def test_a_question_without_an_answer_cannot_be_gone_back_to() -> None:
    """Who went back to a question whose answer is gone is shown the next one."""
    assert opened(f'at = "skill"\n{minimal()}').state.at == ""
    assert opened(f'at = "fault"\n{minimal()}').state.at == "fault"


def test_a_view_that_the_dataset_does_not_know_is_dropped() -> None:
    """Unknown roles and an unknown factor of the comparison go; what is known stays."""
    view = '[compare]\nroles = ["boat", "self"]\nsort = "sails"\ndifferences = true\n'
    assert opened(f"{minimal()}\n{view}").state.view == View(("self",), differences=True)


def test_a_role_is_compared_once() -> None:
    """A role that a scenario names twice has one column."""
    view = '[compare]\nroles = ["self", "self", "mobile"]\n'
    assert opened(f"{minimal()}\n{view}").state.view.roles == ("self", "mobile")


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """A scenario saved with a byte order mark, as Windows editors do, is read."""
    file = tmp_path / "marked.toml"
    file.write_bytes(b"\xef\xbb\xbf" + minimal().encode())
    assert opened(read(str(file))).state.answers == {"fault": "no"}


def test_warnings_hold_no_control_characters() -> None:
    """A scenario cannot send commands to the terminal through a warning about it."""
    try:
        warnings = opened(f'{minimal()}"\\u001b[2J" = "yes"\n').warnings
    except ScenarioError as error:
        warnings = tuple(problem.headline for problem in diagnose(error))
    assert all(warning.isprintable() for warning in warnings)


def test_a_line_separator_does_not_tear_a_record() -> None:
    """A version that holds a Unicode line separator does not make its records unreadable."""
    about = small().dataset.about._replace(version="1\u20282")
    found = small()._replace(dataset=small().dataset._replace(about=about))
    text = record(case_of(found, STATE))
    assert loads(text, "file.md", context_of(found)).state == STATE


@pytest.mark.parametrize(
    "value",
    ["1e99999999999999999999", "9" * 5000, "[" * 20_000],
    ids=["exponent", "digits", "nested"],
)
def test_absurd_values_are_refused(value: str) -> None:
    """A value that cannot even be parsed is refused in words, as in a dataset."""
    assert refusal(f"{minimal()}\n[plan]\npeople = {value}\n")


def test_a_view_is_saved_whole_and_only_as_far_as_it_is_not_usual() -> None:
    """How the comparison is looked at comes back; what is as the author wrote it is not written."""
    view = View(pin="self", filter="card", hidden_factors=("wait",), by="mobile", transposed=False)
    text = dumps(small(), State(view=view))
    table = text.partition("[compare]")[2]
    assert "differences" not in table
    assert opened(text).state.view == view


def test_a_view_of_another_dataset_is_left_out() -> None:
    """Roles and factors that are not there are neither hidden, pinned nor ordered by."""
    view = '[compare]\npin = "boat"\nby = "boat"\nhidden_roles = ["boat", "self"]\n'
    assert opened(f"{minimal()}\n{view}").state.view == View(hidden_roles=("self",))
