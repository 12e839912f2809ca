"""What ``decide`` and ``export`` put into a document: the hiring pack and the user’s choice."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, small

from roletui.records.scenario_text import dumps
from roletui.state.state import Override, State

Cli = Callable[..., Ran]

WORKSHOP = {"fault": "no", "carry": "yes"}
CHOICE = Override("mobile", "We have no car.", "workshop")


@pytest.fixture
def export(cli: Cli, tmp_path: Path) -> Cli:
    """Return a function that exports a state, saved as a scenario."""

    def carry_out(state: State, *words: str) -> Ran:
        (tmp_path / "plan.toml").write_text(dumps(small(), state), encoding="utf-8")
        return cli("export", "--dataset", str(SMALL), "--as-of", TODAY, "plan.toml", *words)

    return carry_out


def decide(cli: Cli, *words: str) -> Ran:
    """Run ``decide`` on answers that recommend the workshop."""
    given = [f"-a{name}={answer}" for name, answer in WORKSHOP.items()]
    return cli("decide", "--dataset", str(SMALL), "--as-of", TODAY, *given, *words)


def test_a_record_holds_the_pack(cli: Cli, export: Cli) -> None:
    """It is in every format that holds the record, where it is wanted."""
    heading = "Hiring pack: Bicycle workshop"
    assert heading in decide(cli, "--format", "md", "--pack").out
    assert heading not in decide(cli, "--format", "md").out
    for form in ("md", "html"):
        assert heading in export(State(WORKSHOP), "--format", form, "--pack").out
        assert heading not in export(State(WORKSHOP), "--format", form).out


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_decide_prints_without_a_record_has_no_pack(cli: Cli, form: str) -> None:
    """A pack asked for where it has no place is refused, and the format that has one named."""
    ran = decide(cli, "--format", form, "--pack")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"roletui: --pack goes into the record, which --format {form} does not print; "
        "use --format md.\n"
    )


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_export_writes_without_a_record_has_no_pack(
    export: Cli, tmp_path: Path, form: str
) -> None:
    """Nothing is written either; a scenario that wants the pack in its record is no request."""
    ran = export(State(WORKSHOP), "--format", form, "--pack", "-o", "out")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"roletui: --pack goes into the record, which --format {form} does not write; "
        "use --format md or html.\n"
    )
    assert not (tmp_path / "out").exists()
    assert export(State(WORKSHOP, pack=True), "--format", form).status == 0


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (WORKSHOP, CHOICE._asdict()),
        ({"fault": "no", "carry": "no"}, None),
        ({"fault": "no"}, None),
    ],
    ids=["against the recommendation", "recommended by now", "nothing decided"],
)
def test_only_a_choice_in_effect_is_exported(
    export: Cli, answers: Mapping[str, str], expected: Mapping[str, str] | None
) -> None:
    """A choice that is recommended by now, or that is against nothing, is none."""
    ran = export(State(answers, override=CHOICE), "--format", "json")
    assert json.loads(ran.out)["override"] == expected
