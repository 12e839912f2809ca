"""The forms for issues are what GitHub takes for forms, and ask for what helps."""

from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"
FORMS = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in sorted(FOLDER.glob("*.yml"))
    if file.stem != "config"
}
ASKED = {"input": "label", "textarea": "label", "dropdown": "label", "checkboxes": "label"}
NEEDED = {**ASKED, "markdown": "value"}
"""The attribute that each kind of element must have."""


def asked(form: dict[str, Any]) -> dict[str, bool]:
    """Return the ids of what a form asks, and whether an answer is required."""
    return {
        part["id"]: part.get("validations", {}).get("required", False)
        for part in form["body"]
        if part["type"] in ASKED
    }


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_what_github_requires(name: str) -> None:
    """Name, description and a body; each element of a known kind, with its words and an id."""
    form = FORMS[name]
    assert form.keys() <= {"name", "description", "labels", "body"}
    assert all(isinstance(form[key], str) and form[key] for key in ("name", "description"))
    for part in form["body"]:
        assert part.keys() <= {"type", "id", "attributes", "validations"}
        assert part["attributes"][NEEDED[part["type"]]]
        assert (part["type"] == "dropdown") == ("options" in part["attributes"])
    names = [part["id"] for part in form["body"] if "id" in part]
    assert len(names) == len(set(names)) == len(asked(form))
    assert any(asked(form).values())


def test_forms_ask_for_what_helps() -> None:
    """A fault needs the versions; a figure its source, date and interest; a wish its purpose."""
    assert {"happened", "version"} <= {id_ for id_, must in asked(FORMS["bug"]).items() if must}
    figure = {id_ for id_, must in asked(FORMS["figure"]).items() if must}
    assert {"figure", "source", "published", "interest"} <= figure
    assert asked(FORMS["feature"])["task"]
    [version] = [part for part in FORMS["bug"]["body"] if part.get("id") == "version"]
    assert "`roletui --version --verbose`" in version["attributes"]["label"]


def test_every_shipped_dataset_can_be_named() -> None:
    """A form on a figure offers each."""
    [dataset] = [part for part in FORMS["figure"]["body"] if part.get("id") == "dataset"]
    shipped = sorted(file.stem for file in (FOLDER.parents[1] / "data").glob("*.toml"))
    assert dataset["attributes"]["options"] == shipped


def test_the_config_is_read() -> None:
    """Whoever has something else to say may still write."""
    config = yaml.safe_load((FOLDER / "config.yml").read_text(encoding="utf-8"))
    assert config == {"blank_issues_enabled": True}
