"""CONTRIBUTING.md names what is there, and the pages in `docs/` name no file that is not."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from wings import WINGS

TOP = Path(__file__).parents[2]
PAGE = TOP / "CONTRIBUTING.md"
PAGES = [
    PAGE,
    TOP / "README.md",
    TOP / "SECURITY.md",
    TOP / "CHANGELOG.md",
    *sorted((TOP / "docs").glob("*.md")),
    *sorted((TOP / "docs" / "decisions").glob("*.md")),
]
FOLDERS = ("roletui", "screens", "data", "tests", "docs", r"\.ci")

_PATH = re.compile(rf"(?<![\w./<-])(?:{'|'.join(FOLDERS)})/[\w./-]*\w/?")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
"""What authors of datasets type and see: files of theirs."""


def paths(page: Path) -> list[str]:
    """Return the paths that a page names from the top of the checkout, and what it links to."""
    text = page.read_text(encoding="utf-8")
    prose = _FENCE.sub("", text) if page.parent == TOP / "docs" else text
    linked = [
        (page.parent / link).resolve().relative_to(TOP).as_posix() for link in _LINK.findall(prose)
    ]
    return [*_PATH.findall(prose), *linked]


def folders(*tops: str) -> Iterable[str]:
    """Yield every package below some folders, as a path from the top."""
    for top in tops:
        for file in sorted((TOP / top).rglob("__init__.py")):
            yield f"{file.parent.relative_to(TOP).as_posix()}/"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_path_exists(page: Path) -> None:
    """Each file or folder that a page names is there."""
    assert [path for path in paths(page) if not (TOP / path).exists()] == []


def test_paths_are_seen_wherever_they_stand() -> None:
    """Paths are seen in code, in prose, at the end of a sentence and in links."""
    text = "See `roletui/a.py`, screens/b/ and tests/c.py. [d](decisions/d.md) Not /data/e.toml.\n"
    assert _PATH.findall(text) == ["roletui/a.py", "screens/b/", "tests/c.py"]
    assert _LINK.findall(text) == ["decisions/d.md"]


def test_every_wing_is_drawn() -> None:
    """The drawing shows each wing once, each above all that it may import."""
    drawing = PAGE.read_text(encoding="utf-8").split("```text")[1].split("```")[0]
    lines = drawing.replace("roletui/__main__.py", "__main__").splitlines()
    for wings in WINGS:
        [line] = [line for line in lines if wings & set(re.findall(r"\w+", line))]
        assert wings <= set(re.findall(r"\w+", line))
    order = [
        next(nr for nr, line in enumerate(lines) if wings & set(re.findall(r"\w+", line)))
        for wings in WINGS
    ]
    assert order == sorted(order)


def test_every_folder_has_its_line() -> None:
    """Each package of the program is named, by its path or by what follows that of its wing."""
    text = PAGE.read_text(encoding="utf-8")
    missing = []
    for folder in folders("roletui", "screens"):
        if folder in ("roletui/", "screens/") or f"`{folder}`" in text:
            continue
        top, wing, *inside = folder.split("/")
        rows = [line for line in text.splitlines() if line.startswith(f"| `{top}/{wing}/`")]
        if not any(f"`{'/'.join(inside)}`" in row for row in rows):
            missing.append(folder)
    assert missing == []


def test_every_folder_of_tests_has_its_line() -> None:
    """Each folder right below the tests is named."""
    text = PAGE.read_text(encoding="utf-8")
    there = [folder.name for folder in (TOP / "tests").iterdir() if folder.is_dir()]
    assert [n for n in there if n != "__pycache__" and f"`tests/{n}/`" not in text] == []


def test_every_recipe_has_three_lines() -> None:
    """Each recipe is three steps, and each names a file."""
    recipes = PAGE.read_text(encoding="utf-8").split("## Where something new goes")[1]
    recipes = recipes.split("\n## ")[0]
    found = re.findall(r"^\*\*(.+)\*\*\n((?:\d\. .+\n)+)", recipes, re.MULTILINE)
    assert len(found) == recipes.count("**") // 2
    for name, steps in found:
        lines = steps.splitlines()
        assert [line[:3] for line in lines] == ["1. ", "2. ", "3. "], name
        assert any(_PATH.search(line) for line in lines), name
