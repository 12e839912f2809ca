"""Values of a dataset that are kept for its text: the same as read from it, or not used at all."""

import marshal
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.generated import dataset as generated
from helpers import SMALL
from hypothesis import given
from properties.trees import datasets

from roletui.cli.proving import proof_of
from roletui.dataset import keeping, parsing, ready
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load, parse, read, shipped
from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import DatasetError
from roletui.disk.paths import ready_folder

TEXTS = {
    "small": SMALL.read_bytes(),
    "ai-roles": read(shipped("ai-roles")),
    "data-roles": read(shipped("data-roles")),
    "generated": generated(1_000).encode(),
}


def kept(found: Loaded) -> Loaded | None:
    """Keep the values of a dataset, and return what is found for its text and path then."""
    keeping.keep(found)
    return ready.ready(found.content, found.file)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a dataset of the user, the values of which are kept."""
    file = tmp_path / "mine.toml"
    file.write_bytes(TEXTS["small"])
    load(str(file))
    return file


def the_file(file: Path) -> Path:
    """Return the file in which the values of a dataset are kept."""
    return Path(ready.with_user(str(file))[0])


@pytest.mark.parametrize("name", TEXTS)
def test_kept_values_are_those_of_the_text(name: str, tmp_path: Path) -> None:
    """What is made of kept values is equal to what is read, to the type and the last digit."""
    file = tmp_path / "a.toml"
    file.write_bytes(TEXTS[name])
    found = parse(TEXTS[name], str(file))
    again = kept(found)
    assert again == found
    assert repr(again) == repr(found)
    assert type(again and again.dataset) is Dataset


@given(datasets())
def test_the_values_of_any_dataset_can_be_kept(dataset: Dataset) -> None:
    """Packed and made again, any dataset is what it was."""
    loaded = Loaded(dataset, "any.toml", b"any")
    _, _, tables = marshal.loads(keeping.packed(loaded, "somebody")[-1])
    again = Dataset(*map(ready.only, tables))
    assert again == dataset
    assert repr(again) == repr(dataset)


def test_a_text_that_was_read_is_not_read_again(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is decoded or checked for a text whose values are kept."""
    expected = load(str(mine))

    def refuse(content: bytes, file: str) -> Loaded:
        raise AssertionError("it was read again")

    monkeypatch.setattr(parsing, "parsed", refuse)
    assert load(str(mine)) == expected
    mine.write_bytes(TEXTS["small"].replace(b'"1.2.0"', b'"1.2.1"'))
    with pytest.raises(AssertionError, match="read again"):
        load(str(mine))


def test_a_text_with_one_other_byte_has_other_values(mine: Path) -> None:
    """Values count for the identical text only, at any place of it, and not for the begin of it."""
    text = mine.read_bytes()
    for place in random.Random(1).sample(range(len(text)), 50):
        assert ready.ready(text[:place] + b"#" + text[place + 1 :], str(mine)) is None or (
            text[place : place + 1] == b"#"
        )
    assert ready.ready(text[:-1], str(mine)) is None
    assert ready.ready(text + b"\n", str(mine)) is None


def test_what_is_broken_is_never_used(mine: Path) -> None:
    """A file that is cut off, empty, longer, or has another byte anywhere is as if not there."""
    text, file = mine.read_bytes(), the_file(mine)
    whole, expected = file.read_bytes(), ready.ready(mine.read_bytes(), str(mine))
    assert expected is not None
    chosen = random.Random(2)
    damaged = [whole[:length] for length in (0, 1, len(whole) // 2, len(whole) - 1)]
    damaged += [whole + b"\0", bytes(len(whole)), b"\xff" * len(whole)]
    for place in chosen.sample(range(len(whole)), 300):
        damaged.append(whole[:place] + bytes([whole[place] ^ (1 << chosen.randrange(8))]))
        damaged[-1] += whole[place + 1 :]
    for content in damaged:
        file.write_bytes(content)
        assert ready.ready(text, str(mine)) is None
        assert ready.ready_about(text, str(mine)) is None
    assert load(str(mine)) == expected
    assert file.read_bytes() == whole


@pytest.mark.parametrize("older", ["form", "marshal", "program"])
def test_what_another_version_kept_is_never_used(
    mine: Path, older: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another form, another marshal, or any other module that reads or checks: all is made anew."""
    if older == "form":
        monkeypatch.setattr(ready, "FORM", ready.FORM + 1)
    elif older == "marshal":
        monkeypatch.setattr(marshal, "version", marshal.version + 1)
    else:
        monkeypatch.setattr(ready, "_maker", lambda: "another program")
    assert ready.ready(mine.read_bytes(), str(mine)) is None


def test_a_dataset_that_is_refused_is_refused_alike_each_time(tmp_path: Path) -> None:
    """Only valid files are kept, so that messages stay as they are."""
    file = tmp_path / "wrong.toml"
    file.write_bytes(TEXTS["small"].replace(b"format = 1", b"format = 1\nfoo = 2"))
    said = []
    for _ in range(2):
        with pytest.raises(DatasetError) as refused:
            load(str(file))
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert not os.path.exists(the_file(file))


def test_any_number_of_datasets_leaves_few_files(tmp_path: Path) -> None:
    """The folder does not grow with the number of datasets."""
    for number in range(40):
        file = tmp_path / f"{number}.toml"
        file.write_bytes(TEXTS["small"])
        load(str(file))
    assert len(os.listdir(ready_folder())) <= ready.PLACES


def test_a_folder_that_cannot_be_made_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, datasets are read each time."""
    (tmp_path / "home").write_text("a file in the place of the folder")
    monkeypatch.setenv("ROLETUI_HOME", str(tmp_path / "home"))
    file = tmp_path / "mine.toml"
    file.write_bytes(TEXTS["small"])
    assert load(str(file)) == load(str(file))


WRITER = """
import sys
from roletui.dataset.keeping import keep
from roletui.dataset.load import parse, read
found = [parse(read(file), file) for file in sys.argv[1:]]
for _ in range(60):
    for each in found:
        keep(each)
"""


@pytest.mark.harness
def test_two_at_once_are_never_read_half(tmp_path: Path) -> None:
    """While two programs keep values in the same place, a third finds whole ones or none."""
    first = tmp_path / "0.toml"
    first.write_bytes(TEXTS["small"])
    place = the_file(first)
    second = next(
        file for number in range(1, 200) if the_file(file := tmp_path / f"{number}.toml") == place
    )
    second.write_bytes(TEXTS["data-roles"])
    files = (first, second)
    expected = {file: parse(file.read_bytes(), str(file)) for file in files}
    command = [sys.executable, "-c", WRITER, *map(str, files)]
    writers = [subprocess.Popen(command) for _ in range(2)]
    found = 0
    while any(writer.poll() is None for writer in writers):
        for file in files:
            again = ready.ready(file.read_bytes(), str(file))
            assert again is None or again == expected[file]
            found += again is not None
    assert [writer.returncode for writer in writers] == [0, 0]
    assert found
    load(str(first))
    assert ready.ready(first.read_bytes(), str(first)) == expected[first]


def test_a_proof_is_kept_with_the_values(mine: Path) -> None:
    """What was proved of a dataset is found again as it was printed."""
    found = load(str(mine))
    assert found.proved == ()
    proved, wrong = proof_of(found)
    assert proved
    assert not wrong
    again = kept(found._replace(proved=proved))
    assert again
    assert again.proved == proved
