"""The simulated machine: a seed always does the same, and what it finds is printed as a test."""

import sys
from collections import Counter

import pytest

if sys.platform == "win32":
    pytest.skip("the simulated disk is that of a POSIX system", allow_module_level=True)

from .machine import replay
from .model import BrokenPromiseError
from .shrink import as_test, shrunk
from .steps import STEPS, WEIGHTS, Step, steps_of


@pytest.mark.harness
def test_nothing_is_lost() -> None:
    """Whatever twenty seeds do, which is all that there is to do: what was kept is there."""
    done = Counter[str]()
    for seed in range(20):
        done += replay(steps_of(seed)).counts
    assert {*done} == {*WEIGHTS}
    assert done.total() > 20 * STEPS, "nothing was done in the middle of something else"


@pytest.mark.harness
def test_nothing_is_lost_in_long() -> None:
    """As above, for a hundred and fifty thousand steps that no other run takes."""
    for seed in range(1_000_000, 1_000_000 + 150_000 // STEPS):
        replay(steps_of(seed))


@pytest.mark.parametrize("seed", [3, 7])
def test_a_seed_replays_exactly(seed: int) -> None:
    """Step for step, system call for system call, byte for byte."""
    first, second = replay(steps_of(seed)), replay(steps_of(seed))
    assert first.trace == second.trace
    assert first.calls == second.calls
    assert first.trace != replay(steps_of(seed + 1)).trace


def test_a_failure_is_shrunk_to_what_matters() -> None:
    """Of many steps those are left that fail together, with the lowest numbers that do."""
    steps = [Step("change", nr, nr, nr) for nr in range(50)]

    def fails(tried: object) -> bool:
        assert isinstance(tried, list)
        return any(step.a >= 7 for step in tried) and any(step.b == 3 for step in tried)

    assert shrunk(steps, fails) == [Step("change", 0, 3, 0), Step("change", 7, 0, 0)]


def test_a_failure_is_printed_as_a_test_that_runs() -> None:
    """Whoever pastes it into a file has the failure; here a step that there is not."""
    text = as_test([Step("open", 1, 1, 1), Step("nothing", 0, 0, 0)], "a state is lost.\nmore")
    assert '"""A state is lost."""' in text
    namespace: dict[str, object] = {}
    exec(text, namespace)
    found = namespace["test_what_the_simulation_found"]
    assert callable(found)
    with pytest.raises(AttributeError, match="nothing"):
        found()


def test_a_name_that_a_loss_of_power_took_may_come_back() -> None:
    """Killed before the names were flushed; the temporary one is there again, and put in place."""
    replay(
        [
            Step("open", 0, 0, 1),
            Step("undo"),
            Step("kill_at", 23),
            Step("turn"),
            Step("open", 0, 1, 1),
            Step("power", 0, 5760),
            Step("open", 0, 1, 1),
        ]
    )


def test_a_lost_state_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that keeps nothing and says it had does not get past the model."""
    monkeypatch.setattr("roletui.records.autosave.Session._write", lambda self, text: None)
    steps = [Step("open"), Step("change"), Step("turn")]
    with pytest.raises(BrokenPromiseError):
        replay(steps)
