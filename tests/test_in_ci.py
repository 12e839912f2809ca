"""The pre-commit hooks and the GitHub action, run as their hosts do, on a repository made here.

Nothing comes over a network: pip installs the checkout without what it needs, which the environment
of the tests has.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import SMALL, edited

from roletui.cli.commands.init import starter

pytestmark = [
    pytest.mark.harness,
    pytest.mark.skipif(
        not all(map(shutil.which, ("git", "bash"))), reason="git or bash is not installed"
    ),
]

CHECKOUT = Path(__file__).parent.parent
SHIPPED = ("roletui", "data", "screens", "pyproject.toml", "setup.py", "README.md", "LICENSE")
HOOKS, ACTION = ".pre-commit-hooks.yaml", "action.yml"
TYPO = ('goto = "skill"', 'goto = "skil"')
ANSWERS = ("-a", "result=words+routine", "-a", "engine=unsure")


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which pip needs no network, and git no settings."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # which pip takes for “no isolation”
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Ann"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "ann@example.org"),
    }


def committed(folder: Path, env: Mapping[str, str]) -> str:
    """Put all files of a folder into a repository there, and return the commit."""
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        subprocess.run(("git", *words), cwd=folder, env=env, check=True)
    done = subprocess.run(
        ("git", "rev-parse", "HEAD"), cwd=folder, env=env, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what of this checkout is installed, with the hooks and the action."""
    copied = tmp_path / "checkout"
    copied.mkdir()
    for name in (*SHIPPED, HOOKS, ACTION):
        if (CHECKOUT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(CHECKOUT / name, copied / name, ignore=ignored)
        else:
            shutil.copy(CHECKOUT / name, copied)
    return copied


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Return a folder with datasets, records and what else there is."""
    folder = tmp_path / "theirs"
    for name, text in {
        "pyproject.toml": "[project]\n",
        "README.md": "# Ours\n",
        "datasets/garden.toml": starter(date.today()),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_pre_commit(checkout: Path, theirs: Path, offline: dict[str, str]) -> None:
    """Sound datasets and any Markdown pass; a broken dataset and a broken record are told."""
    hooks = yaml.safe_load((checkout / HOOKS).read_text(encoding="utf-8"))
    config = {
        "repos": [
            {
                "repo": str(checkout),
                "rev": committed(checkout, offline),
                "hooks": [{"id": hook["id"]} for hook in hooks],
            }
        ]
    }
    (theirs / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    committed(theirs, offline)

    def run() -> subprocess.CompletedProcess[str]:
        subprocess.run(("git", "add", "-A"), cwd=theirs, env=offline, check=True)
        words = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
        return subprocess.run(words, cwd=theirs, env=offline, capture_output=True, text=True)

    done = run()
    passed = [line.split(".")[0] for line in done.stdout.splitlines() if line.endswith("Passed")]
    assert passed == ["roletui check", "roletui recheck"], done.stdout + done.stderr
    assert done.returncode == 0

    (theirs / "datasets" / "bicycle.toml").write_text(edited(TYPO), encoding="utf-8")
    (theirs / "adr.md").write_text("```toml roletui\nformat = 1\n", encoding="utf-8")
    done = run()
    assert done.returncode == 1
    assert "datasets/bicycle.toml:269:8: error: question “fault”, answer “yes”" in done.stdout
    assert "adr.md:1:1: error: the file holds a block of a record that never ends." in done.stdout
    assert "pyproject.toml" not in done.stdout


class Action:
    """Runs the steps of the action as a runner does."""

    def __init__(self, checkout: Path, folder: Path, env: Mapping[str, str]) -> None:
        self.action = yaml.safe_load((checkout / ACTION).read_text(encoding="utf-8"))
        self._folder = folder
        temporary = folder.parent / "runner"
        temporary.mkdir()
        self.output, self.summary = temporary / "output", temporary / "summary"
        self._env = {
            **env,
            "RUNNER_TEMP": str(temporary),
            "GITHUB_ACTION_PATH": str(checkout),
            "GITHUB_WORKSPACE": str(folder),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }

    def step(self, number: int, **given: str) -> subprocess.CompletedProcess[str]:
        """Run a step with some inputs; the outputs and the summary are those of this step."""
        step = self.action["runs"]["steps"][number]
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an input in a script is code"
        for file in (self.output, self.summary):
            file.write_text("", encoding="utf-8")
        defaults = {name: entry["default"] for name, entry in self.action["inputs"].items()}
        assert given.keys() <= defaults.keys()
        env = {name: _filled(text, defaults | given) for name, text in step["env"].items()}
        return subprocess.run(
            ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
            cwd=self._folder,
            env={**self._env, **env},
            capture_output=True,
            text=True,
        )

    def outputs(self) -> dict[str, str]:
        """Return what the step said for the steps behind it."""
        lines = self.output.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


def _filled(text: str, inputs: Mapping[str, Any]) -> str:
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], text)


def test_the_action(checkout: Path, theirs: Path, offline: dict[str, str]) -> None:
    """It installs itself, marks what is wrong, sums it up, and fails with the worst status."""
    action = Action(checkout, theirs, offline)
    done = action.step(0)
    assert done.returncode == 0, done.stderr
    program = theirs.parent / "runner" / "roletui" / "bin" / "roletui"

    done = action.step(1, datasets="datasets/*.toml\n", strict="true")
    assert (done.returncode, done.stdout) == (0, "")
    assert action.outputs() == {"check": "0"}
    assert "    datasets/garden.toml: no errors, no warnings.\n" in action.summary.read_text(
        "utf-8"
    )

    record = subprocess.run(
        (program, "decide", *ANSWERS, "--format", "md"),
        env=offline,
        check=True,
        capture_output=True,
    ).stdout
    (theirs / "docs").mkdir()
    (theirs / "docs" / "a b.md").write_bytes(record)
    done = action.step(1, records="docs\n")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert action.outputs() == {"recheck": "0"}
    assert "**1 record: 1 same.**" in action.summary.read_text("utf-8")

    (theirs / "datasets" / "two, words.toml").write_text(edited(TYPO), encoding="utf-8")
    (theirs / "docs" / "bad.md").write_text("```toml roletui\nformat = 1\n", encoding="utf-8")
    shutil.copy(SMALL, theirs / "datasets" / "$(touch pwned).toml")
    done = action.step(1, datasets="datasets/*.toml", records="docs/*.md\n$(touch pwned)")
    assert done.returncode == 2
    assert action.outputs() == {"check": "1", "recheck": "2"}
    marks = done.stdout.splitlines()
    assert marks[0].startswith("::error file=datasets/two%2C words.toml,line=269,col=8,title=")
    assert marks[1].startswith("::error file=docs/bad.md,title=cannot be checked::")
    assert not [*theirs.rglob("pwned")]
    text = action.summary.read_text("utf-8")
    assert "### roletui check\n\n    datasets/" in text
    assert "### roletui recheck\n\n**3 records: 1 same, 2 cannot be checked.**" in text

    for nothing in ("", "\n"):
        assert action.step(1, datasets=nothing, records=nothing).returncode == 0
    assert action.outputs() == {}


def test_the_action_says_what_its_steps_say(checkout: Path) -> None:
    """Each output is one of a step, each input is used, and nothing else is fetched."""
    action = yaml.safe_load((checkout / ACTION).read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    used = set(re.findall(r"inputs\.([\w-]+)", str(steps)))
    assert used == action["inputs"].keys()
    assert not any("uses" in step for step in steps)
    for name, output in action["outputs"].items():
        assert output["value"] == f"${{{{ steps.run.outputs.{name} }}}}"
        assert f"said {name} " in next(step["run"] for step in steps if step.get("id") == "run")
