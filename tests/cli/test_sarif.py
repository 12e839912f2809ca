"""``check --format sarif``: valid by the standard's own schema, and true of the file."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from helpers import SMALL, TODAY, Ran, edited
from jsonschema import Draft4Validator

Cli = Callable[..., Ran]
SCHEMA = Path(__file__).parents[1] / "fixtures" / "sarif-schema-2.1.0.json"
TYPO = ('goto = "skill"', 'goto = "skil"')


@cache
def validator() -> Draft4Validator:
    """Return what tells whether a log is valid SARIF 2.1.0."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


@pytest.fixture
def log(cli: Cli) -> Callable[..., dict[str, Any]]:
    """Return a function that checks files and returns the run of a valid log."""

    def checked(*files: str, status: int) -> dict[str, Any]:
        ran = cli("check", "--as-of", TODAY, "--format", "sarif", *files)
        assert ran.status == status
        found = json.loads(ran.out)
        assert [*validator().iter_errors(found)] == []
        (run,) = found["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len({*rules}) == len(rules)
        for result in run["results"]:
            assert rules[result["ruleIndex"]] == result["ruleId"]
        return dict(run)

    return checked


def marked(place: dict[str, Any], file: Path) -> str:
    """Return the text of a file that a location on one line means."""
    region = place["physicalLocation"]["region"]
    assert region["startLine"] == region["endLine"]
    line = file.read_text(encoding="utf-8").split("\n")[region["startLine"] - 1]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]


def test_a_sound_dataset_has_no_results(log: Callable[..., dict[str, Any]]) -> None:
    """The log of a dataset without problems says that it was checked."""
    run = log(str(SMALL), status=0)
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_problem_is_a_result_at_its_place(
    log: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    """It has the rule of its table, the file from the working folder, and what is underlined."""
    file = tmp_path / "für, 100%.toml"
    file.write_text(edited(TYPO, ("low = 45", "low = 99")), encoding="utf-8")
    run = log(file.name, status=1)
    rate, goto = run["results"]
    assert (rate["ruleId"], goto["ruleId"]) == ("rates", "questions")
    assert goto["level"] == "error"
    assert goto["message"]["text"] == (
        "question “fault”, answer “yes”: goto “skil” is not among the questions. "
        "Did you mean “skill”?"
    )
    (place,) = goto["locations"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "questions[0].answers[0].goto"}]
    address = place["physicalLocation"]["artifactLocation"]
    assert address == {"uri": "f%C3%BCr%2C%20100%25.toml", "uriBaseId": "%SRCROOT%"}
    assert unquote(address["uri"]) == file.name
    assert place["physicalLocation"]["region"]["startLine"] == 269
    assert marked(place, file) == '"skil"'
    (other,) = rate["relatedLocations"]
    assert (marked(rate["locations"][0], file), marked(other, file)) == ("55", "99")
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["rates"]["shortDescription"]["text"] == "Prices, each as one source states it."
    assert "Prices, each as one source states it." in rules["rates"]["help"]["text"]


def test_warnings_are_warnings(log: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    """What does not make a dataset unusable is a warning."""
    (tmp_path / "my.toml").write_text(edited(('id = "bicycle"', "id = “bicycle”")), "utf-8")
    run = log("my.toml", status=0)
    assert [result["level"] for result in run["results"]] == ["warning"]


def broken() -> Iterator[str]:
    """Yield texts that are wrong in every way in which a file can be."""
    text = edited()
    yield ""
    yield "= ="
    yield "x = 1\n[nothing.'a\\nb']\ny = 2\n"
    yield text[: len(text) // 2]
    yield text.replace("[[", "[")
    yield text.replace("id = ", "di = ")
    yield text.replace('"', "“").replace("= “", "= “\n", 9)
    yield 'format = 1\n[dataset]\nid = "x"\n'
    yield text.replace("workshop", "[x](http://example.org){0}")
    yield text.replace("\n", "\r\n").replace("low = ", "low = -")


@pytest.mark.harness
@pytest.mark.parametrize("number", range(10))
def test_any_broken_file_gives_a_valid_log(
    log: Callable[..., dict[str, Any]], tmp_path: Path, number: int
) -> None:
    """The log is valid, and no message holds what a reader would take for a link."""
    (tmp_path / "my.toml").write_bytes([*broken()][number].encode())
    run = log("my.toml", status=1)
    assert run["results"]
    assert "[x](" not in json.dumps(run).replace("\\\\[x](", "")


def test_what_cannot_be_read(
    cli: Cli, log: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A missing file, one elsewhere, one that is no text, and standard input are places too."""
    run = log("nothing.toml", status=2)
    assert run["invocations"] == [{"executionSuccessful": False}]
    (found,) = run["results"]
    assert (found["ruleId"], found["level"]) == ("file", "error")
    where = found["locations"][0]["physicalLocation"]
    assert where == {"artifactLocation": {"uri": "nothing.toml", "uriBaseId": "%SRCROOT%"}}

    elsewhere = tmp_path.parent / "elsewhere.toml"
    run = log(str(elsewhere), status=2)
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where == {"artifactLocation": {"uri": elsewhere.as_uri()}}

    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    log("bytes.toml", status=1)

    content = io.BytesIO(edited(TYPO).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, encoding="utf-8"))
    run = log("-", status=1)
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"description": {"text": "standard input"}}
    assert where["region"]["startLine"] == 269
