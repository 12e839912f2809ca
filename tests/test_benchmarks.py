"""What measures the program must run with the program as it is, or it goes stale unnoticed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("options", [[], ["--proof"]])
def test_loading_is_measured(options: list[str]) -> None:
    """One round on the shipped dataset gives one time in milliseconds."""
    command = ["-P", "tests/benchmarks/load_once.py", "data/ai-roles.toml", "1", *options]
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    (taken,) = json.loads(done.stdout)["ours"]
    assert taken > 0
