"""The manual page: what it holds, and that the programs that show such pages can."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest
from helpers import Ran

from roletui.cli.environment import ENVIRONMENT
from roletui.cli.parser import build
from roletui.cli.parsing import walk
from roletui.settings.places import PLACES, keys_of_place

Cli = Callable[..., Ran]
DEVICES = ("utf8", "latin1", "ascii")
shows_pages = pytest.mark.skipif(which("groff") is None, reason="groff is not installed")


def shown(page: str, device: str) -> Ran:
    """Return the page as a terminal of a kind shows it, with every warning of groff."""
    command = ["groff", "-man", "-ww", f"-T{device}", "-P-cbou", "-rLL=200n"]
    done = subprocess.run(command, input=page.encode(), capture_output=True, check=False)
    encoding = "utf-8" if device == "utf8" else "latin-1"
    return Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode())


def test_the_page_holds_nothing_but_ascii(cli: Cli) -> None:
    """It is read the same in every locale, and no line of text is taken for a request."""
    ran = cli("man")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.isascii()
    requests = {line.split()[0] for line in ran.out.splitlines() if line[:1] in (".", "'")}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".nf", ".fi", ".RS", ".RE", ".if"}


def test_the_page_is_the_same_for_everybody(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the machine nor the settings of who prints it are in it."""
    before = cli("man").out
    home = Path("elsewhere")
    home.mkdir()
    (home / "settings.toml").write_text('[keys]\nundo = "f9"\n', encoding="utf-8")
    monkeypatch.setenv("ROLETUI_HOME", str(home.resolve()))
    monkeypatch.setenv("COLUMNS", "40")
    assert cli("man").out == before
    assert "elsewhere" not in before
    assert os.getcwd() not in before


@pytest.mark.harness
@shows_pages
@pytest.mark.parametrize("device", DEVICES)
def test_groff_shows_it_without_a_warning(cli: Cli, device: str) -> None:
    """Every command, option, variable and key is on the page as it is typed."""
    ran = shown(cli("man").out, device)
    assert (ran.status, ran.err) == (0, "")
    words = " ".join(ran.out.split())
    for parser in walk(build()):
        assert parser.prog in words
        for argument in parser.arguments:
            assert all(option in words for option in argument.option_strings)
    assert all(name in words for name in ENVIRONMENT)
    if device == "utf8":
        keys = {row.keys for scope in PLACES for row in keys_of_place(scope)}
        assert [key for key in keys if f" {key} " not in words] == []
        assert "“Support chatbot”" in words


@pytest.mark.harness
@pytest.mark.skipif(which("man") is None, reason="man is not installed")
def test_man_shows_it(cli: Cli, tmp_path: Path) -> None:
    """``man -l`` has nothing to warn of, and finds a name and what it is for."""
    page = tmp_path / "roletui.1"
    page.write_text(cli("man").out, encoding="utf-8")
    done = subprocess.run(
        ["man", "--warnings", "-l", str(page)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "roletui - find out which role to hire" in done.stdout
