"""The simulation finds what is planted in a copy of the program, so its silence means something."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("the simulated disk is that of a POSIX system", allow_module_level=True)

from .planted import FAULTS, found


@pytest.mark.harness
@pytest.mark.parametrize("what", FAULTS)
def test_each_planted_fault_is_found(what: str) -> None:
    """Each within a hundred thousand steps, or by the hostile texts where it is about those."""
    assert found(FAULTS[what])
