"""docs/dependencies.md names what pyproject.toml does, and one module knows the weakest of it."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from helpers import tables

TOP = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
EXTRAS = PROJECT["optional-dependencies"]
PAGE = (TOP / "docs" / "dependencies.md").read_text(encoding="utf-8")
COLUMNS = 6

SPDX = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0",
}
"""Names of licences in old metadata."""
FOR_DEVELOPERS = {"test", "spark-test", "docs", "package", "dev"}
"""Extras that no user installs."""
FOR_USERS = {"MIT", "Apache-2.0", "Apache-2.0 AND MIT"}
"""Licences of what may be installed with roletui."""


def named(*lists: list[str]) -> dict[str, str]:
    """Return the bounds of each dependency by name, without roletui itself."""
    found = (re.fullmatch(r"([\w-]+)(?:\[.*\])?(.*)", entry) for each in lists for entry in each)
    return {match[1]: match[2] for match in found if match and match[1] != "roletui"}


BUILD = named(PYPROJECT["build-system"]["requires"])
ROWS = [row for _, *found in tables(PAGE) for row in found]
"""Every row of the page."""


def whole(version: str) -> str:
    """Return a version without zeros at its end, which say nothing."""
    return re.sub(r"(\.0)+$", "", version)


def pinned(file: str) -> dict[str, str]:
    """Return the version that a file of constraints has for each name."""
    lines = (TOP / file).read_text(encoding="utf-8").splitlines()
    pairs = (line.lower().replace("_", "-").split("==") for line in lines if "==" in line)
    return dict(pairs)


def licence(name: str) -> str:
    """Return the licence that an installed package states, as SPDX names it."""
    stated = metadata.metadata(name)
    if expression := stated.get("License-Expression"):
        return expression
    for classifier in stated.get_all("Classifier") or ():
        if classifier.startswith("License ::"):
            return SPDX[classifier.split(" :: ")[-1]]
    text = stated.get("License") or next(
        file.read_text() for file in metadata.files(name) or () if file.name.startswith("LICENSE")
    )
    return SPDX.get(text.splitlines()[0], text.splitlines()[0])


def test_the_page_names_what_is_declared() -> None:
    """Each dependency has a row with its bounds, and no other has one."""
    declared = [*named(PROJECT["dependencies"], *EXTRAS.values()).items(), *BUILD.items()]
    stated = [(name, bounds.strip("`")) for name, bounds, *_ in ROWS]
    assert sorted(stated) == sorted(declared), "write its row in docs/dependencies.md"
    assert [row[0] for row in ROWS if len(row) != COLUMNS or not all(row)] == []


@pytest.mark.parametrize("name", sorted({row[0] for row in ROWS}))
def test_licences_are_those_that_are_installed(name: str) -> None:
    """The page states the licence that the package itself states; none is the GPL alone."""
    try:
        there = metadata.version(name)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{name} is installed with roletui[dev]")
    if there != pinned("constraints.txt")[name.lower()]:
        pytest.skip(f"the page is about another version of {name}")
    found = licence(name)
    assert {row[3] for row in ROWS if row[0] == name} == {found}
    assert not re.match(r"A?GPL-", found)
    users = [EXTRAS[extra] for extra in EXTRAS.keys() - FOR_DEVELOPERS]
    if name in named(PROJECT["dependencies"], *users):
        assert found in FOR_USERS


def test_the_lowest_versions_are_those_of_pyproject() -> None:
    """constraints-lowest.txt holds each lower bound exactly; .ci/lowest writes it again."""
    bounds = named(PROJECT["dependencies"], EXTRAS["serve"], EXTRAS["test"])
    lowest = {name: re.findall(r">=([\w.]+)", bound)[0] for name, bound in bounds.items()}
    listed = pinned("constraints-lowest.txt")
    assert {name: whole(listed[name]) for name in lowest} == {
        name: whole(version) for name, version in lowest.items()
    }


def test_one_module_knows_the_weakest() -> None:
    """Whatever would take the place of tree-sitter has one module to stand in."""
    knowing = [
        file.relative_to(TOP).as_posix()
        for folder in ("roletui", "screens", "data")
        for file in (TOP / folder).rglob("*.py")
        if re.search(r"^\s*(import|from) tree_sitter", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert knowing == ["roletui/dataset/reading/positions.py"]
    assert f"`{knowing[0]}`" in PAGE
