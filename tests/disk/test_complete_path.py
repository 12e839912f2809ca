"""A path is completed from what is in a folder, and shown short."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roletui.disk.complete_path import Completion, completed, short_path

pytestmark = pytest.mark.skipif(os.sep != "/", reason="paths are written as on Unix")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with two folders, three files and a hidden one, in which one is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for folder in ("reports", "recipes"):
        (tmp_path / folder).mkdir()
    for file in ("a.md", "reports/b-10.md", "reports/b-11.md", "reports/.hidden"):
        (tmp_path / file).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "text", "names"),
    [
        ("a", "a.md", ("a.md",)),
        ("re", "re", ("recipes/", "reports/")),
        ("rep", "reports/", ("reports/",)),
        ("reports/", "reports/b-1", ("b-10.md", "b-11.md")),
        ("reports/.", "reports/.hidden", (".hidden",)),
        ("~", "~/", ()),
        ("~/rep", "~/reports/", ("reports/",)),
        ("x", "x", ()),
        ("nowhere/x", "nowhere/x", ()),
        ("a\0b", "a\0b", ()),
    ],
)
def test_it_is_completed_as_far_as_it_is_certain(
    home: Path, typed: str, text: str, names: tuple[str, ...]
) -> None:
    """One match in full, of several what they begin with alike; else it stays as it is."""
    assert completed(typed) == Completion(text, names)


@given(st.sets(st.text("ab.-é", min_size=1, max_size=5), max_size=6), st.text("ab.", max_size=3))
@settings(max_examples=40, deadline=None)
def test_what_is_completed_begins_every_match(
    tmp_path_factory: pytest.TempPathFactory, names: set[str], typed: str
) -> None:
    """It begins with what was typed, every match begins with it, and no longer one would do."""
    folder = tmp_path_factory.mktemp("any")
    held = {name for name in names if name not in (".", "..")}
    for name in held:
        (folder / name).touch()
    text, found = completed(f"{folder}/{typed}")
    start = text.removeprefix(f"{folder}/")
    wanted = [n for n in held if n.startswith(typed) and (typed or not n.startswith("."))]
    assert sorted(found) == sorted(wanted)
    assert start.startswith(typed)
    assert all(name.startswith(start) for name in found)
    assert len({name[: len(start) + 1] for name in found}) > 1 or start in (*found, typed)


def test_a_short_path_begins_at_home(home: Path) -> None:
    """Only what is inside of it, and home itself, is short."""
    assert short_path("a.md") == "~/a.md"
    assert short_path(".") == "~"
    assert short_path("~/x") == "~/x"
    assert short_path(f"{home}er/x") == f"{home}er/x"
    assert short_path("/") == "/"
