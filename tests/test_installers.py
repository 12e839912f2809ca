"""Each way to install that the README names is tried as it stands there, in homes of its own."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from test_archives import TOP, source

from roletui import __version__

README = (TOP / "README.md").read_text(encoding="utf-8")
LINES = re.findall(r"^(?:pipx|uv|uvx) .+$", README, re.MULTILINE)
"""What the README says to type."""
BESIDE_PYTHON = Path(sys.executable).parent
HOMES = {
    "HOME": ".",
    "PIPX_HOME": "pipx",
    "PIPX_BIN_DIR": "bin",
    "UV_TOOL_DIR": "uv",
    "UV_TOOL_BIN_DIR": "bin",
    "UV_CACHE_DIR": "cache",
}
"""Where the two keep what they install."""

pytestmark = pytest.mark.harness


def index() -> dict[str, str]:
    """Return pip's index in the variable of uv, which does not read pip's settings."""
    words = (sys.executable, "-m", "pip", "config", "list")
    settings = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^(?:global|install|:env:)\.index-url='(.+)'$", settings, re.MULTILINE)
    return {"UV_DEFAULT_INDEX": found[-1]} if found else {}


def test_each_tool_is_named() -> None:
    """pipx, uv and uvx, a line each."""
    assert [line.split()[0] for line in LINES] == ["pipx", "uv", "uvx"]


@pytest.mark.parametrize("line", LINES)
def test_each_way_to_install_gives_the_command(line: str, tmp_path: Path) -> None:
    """What is installed says its version and decides; what is only tried says its version."""
    homes = {name: str(tmp_path / "home" / folder) for name, folder in HOMES.items()}
    path = os.pathsep.join((str(BESIDE_PYTHON), os.environ["PATH"]))
    around = {**os.environ, **index(), **homes, "PATH": path}
    around |= {"UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
    folder = source(tmp_path / "source")
    done = subprocess.run(shlex.split(line), cwd=folder, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    if line.startswith("uvx"):
        assert done.stdout == f"roletui {__version__}\n"
        assert not (tmp_path / "home" / "bin").exists()
        return
    roletui = str(tmp_path / "home" / "bin" / "roletui")
    for words, said in ((("--version",), f"roletui {__version__}\n"), (("check",), "no errors")):
        ran = subprocess.run((roletui, *words), cwd=tmp_path, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        assert said in ran.stdout
