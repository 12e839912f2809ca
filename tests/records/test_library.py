"""Decisions kept under a name: nothing is lost, overwritten or deleted but what was asked for."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from helpers import context_of, small
from hypothesis import given
from hypothesis import strategies as st

from roletui.disk.lock import Lock
from roletui.disk.paths import scenarios_folder
from roletui.records import library as saved
from roletui.records.autosave import Session
from roletui.records.library import Saved, SavedError, TakenError, slug
from roletui.records.scenario import reopen
from roletui.records.scenario_text import dumps
from roletui.state.state import State
from roletui.text.name import LONGEST, clean_name

SELF = State({"fault": "yes", "skill": "yes"})
WORKSHOP = State({"fault": "no", "carry": "yes"})


def keep(name: str, state: State = SELF) -> Saved:
    """Save a state, and return it as it is listed."""
    return saved.read(saved.save(small(), state, name))


def put(base: str, content: bytes) -> Path:
    """Put a file into the folder by hand."""
    file = Path(scenarios_folder(), base)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def names() -> list[str]:
    """Return the names that are listed."""
    return [entry.name for entry in saved.saved_decisions()]


def contents() -> dict[str, bytes]:
    """Return everything in the folder, but for what keeps other windows out."""
    files = Path(scenarios_folder()).iterdir()
    return {file.name: file.read_bytes() for file in files if file.name != ".lock"}


def state_of(entry: Saved) -> State:
    """Return the state that was saved."""
    assert entry.scenario is not None
    return reopen(entry.scenario, context_of(small())).state


def test_what_was_left_without_a_name_is_listed_too() -> None:
    """Work of another window is listed behind the rest once that one is closed."""
    keep("Zebra")
    session = Session.begin(context_of(small()))
    session.save(WORKSHOP)
    assert names() == ["Zebra"]
    session.close()
    last = saved.saved_decisions()[1]
    assert (last.name[:6], last.unnamed, state_of(last)) == ("Left 2", True, WORKSHOP)
    with pytest.raises(SavedError, match="duplicate it"):
        saved.rename(last, "Ape")
    copy = saved.read(saved.duplicate(last))
    saved.rename(copy, "Ape")
    saved.delete(last)
    assert names() == ["Ape", "Zebra"]


def test_nothing_is_there_before_anything_is_saved() -> None:
    """Looking at what is saved makes no folder."""
    assert saved.saved_decisions() == []
    assert not os.path.exists(scenarios_folder())


def test_what_is_saved_is_listed_by_its_name() -> None:
    """Name, dataset and state come back; the list is in the order of the names."""
    for name, state in (("two juniors", SELF), ("One senior", WORKSHOP)):
        keep(name, state)
    one, two = saved.saved_decisions()
    assert (one.name, two.name) == ("One senior", "two juniors")
    assert (one.dataset, one.trouble) == ("bicycle", "")
    assert (state_of(one), state_of(two)) == (WORKSHOP, SELF)
    assert sorted(contents()) == ["one-senior.toml", "two-juniors.toml"]
    assert abs(one.changed - os.stat(one.file).st_mtime) < 0.001


@given(st.text(), st.text())
def test_any_name_comes_back(words: str, other: str) -> None:
    """Whatever is typed is kept as one short line that no terminal obeys, and can be changed."""
    assert clean_name(clean_name(words)) == clean_name(words)
    assert clean_name(words).splitlines() == [clean_name(words)][: len(clean_name(words))]
    with (
        patch("roletui.records.library.scenarios_folder") as folder,
        patch("os.fsync"),
        TemporaryDirectory() as folder.return_value,
    ):
        if not clean_name(words):
            with pytest.raises(SavedError, match="Give it a name"):
                saved.save(small(), SELF, words)
            return
        saved.save(small(), SELF, words)
        [entry] = saved.saved_decisions()
        assert (entry.name, state_of(entry)) == (clean_name(words), SELF)
        if clean_name(other):
            saved.rename(entry, other)
            [entry] = saved.saved_decisions()
            assert (entry.name, state_of(entry)) == (clean_name(other), SELF)


@pytest.mark.parametrize(
    ("typed", "kept", "file"),
    [
        ("  Two\n juniors ", "Two juniors", "two-juniors"),
        ("Zwei für Köln!", "Zwei für Köln!", "zwei-fur-koln"),
        ("二人", "二人", "decision"),
        ("con", "con", "decision-con"),
        ("../../etc", "../../etc", "etc"),
        ("a\x1b[31mb\u202ec", "a[31mbc", "a-31mbc"),
        ("x" * 200, "x" * LONGEST, "x" * 40),
    ],
)
def test_what_a_name_and_its_file_become(typed: str, kept: str, file: str) -> None:
    """A name is one line, without what a terminal obeys; its file is called in plain letters."""
    assert (clean_name(typed), slug(clean_name(typed))) == (kept, file)


def test_names_that_call_their_files_alike_both_stay() -> None:
    """A file whose name is taken is left alone; the next one gets a number."""
    for name in ("Plan A", "Plan A!", "Plan A?"):
        keep(name)
    assert names() == ["Plan A", "Plan A!", "Plan A?"]
    assert sorted(contents()) == ["plan-a-2.toml", "plan-a-3.toml", "plan-a.toml"]


def test_a_name_that_is_taken_needs_a_confirmation() -> None:
    """The one that is there is named and stays; told to, it is overwritten."""
    first = keep("Plan A")
    with pytest.raises(TakenError, match="There is “Plan A” already") as taken:
        saved.save(small(), WORKSHOP, " Plan A ")
    assert taken.value.saved == first
    assert [state_of(entry) for entry in saved.saved_decisions()] == [SELF]
    saved.save(small(), WORKSHOP, "Plan A", taken.value.saved)
    assert [state_of(entry) for entry in saved.saved_decisions()] == [WORKSHOP]


def test_a_name_may_be_used_once_for_each_dataset() -> None:
    """Another dataset's decision of the same name is another one."""
    other = dumps(small(), SELF, "Plan A").replace('"bicycle"', '"boats"')
    put("boats.toml", other.encode())
    keep("Plan A")
    assert names() == ["Plan A", "Plan A"]
    assert [entry.name for entry in saved.made_with(saved.saved_decisions(), "bicycle")] == [
        "Plan A"
    ]


def test_a_copy_is_called_one() -> None:
    """A duplicate is the same under a name that says so, each with a number of its own."""
    entry = keep("Plan A", WORKSHOP)
    for _ in range(2):
        saved.duplicate(entry)
    saved.duplicate(saved.saved_decisions()[1])
    assert names() == ["Plan A", "Plan A (copy 2)", "Plan A (copy 3)", "Plan A (copy)"]
    assert {state_of(entry).answers["carry"] for entry in saved.saved_decisions()} == {"yes"}
    long = saved.read(saved.duplicate(keep("x" * LONGEST)))
    assert (len(long.name), long.name[-8:]) == (LONGEST, "x (copy)")


def test_a_free_name_is_proposed() -> None:
    """The wanted name, or the first number that makes it another."""
    assert saved.free_name("Workshop", saved.saved_decisions()) == "Workshop"
    keep("Workshop")
    assert saved.free_name("Workshop", saved.saved_decisions()) == "Workshop 2"


HAND_MADE = """\
# Ann wrote this.
format = 1  # the first
{}

[dataset]
id = "bicycle"
version = "1.2.0"
hash = "0"  # of then

[answers]
fault = "no"
"""


@pytest.mark.parametrize(
    "before",
    ['name = "Old"', "'name' = 'Old' # so", 'notes = """\nname = "x"\n[dataset]\n"""\nname="Old"'],
)
def test_renaming_changes_only_the_name(before: str) -> None:
    """Remarks, order and line ends stay, whatever else looks like a name."""
    text = HAND_MADE.format(before).replace("\n", "\r\n")
    file = put("mine.toml", text.encode())
    [entry] = saved.saved_decisions()
    assert entry.name == "Old"
    saved.rename(entry, 'New "one"')
    assert names() == ['New "one"']
    after = file.read_bytes().decode()
    for old in ('name = "Old"', "'name' = 'Old'", 'name="Old"'):
        text = text.replace(old, 'name = "New \\"one\\""')
    assert after == text


def test_without_places_a_name_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody can say where the name stands, the file is left as it was, and that is said."""
    monkeypatch.setattr("roletui.dataset.reading.positions.GRAMMAR", None)
    file = put("mine.toml", HAND_MADE.format('name = "Old"').encode())
    [entry] = saved.saved_decisions()
    with pytest.raises(SavedError, match="can only be changed with an editor"):
        saved.rename(entry, "New")
    assert file.read_bytes() == HAND_MADE.format('name = "Old"').encode()


def test_a_file_without_a_name_is_called_as_it_is_and_can_be_renamed() -> None:
    """A scenario put there by hand is listed by its file, and gets its name on top."""
    file = put("from ann.toml", HAND_MADE.format("").encode())
    [entry] = saved.saved_decisions()
    assert entry.name == "from ann"
    saved.rename(entry, "Ann’s")
    assert names() == ["Ann’s"]
    assert file.read_text(encoding="utf-8") == f'name = "Ann’s"\n{HAND_MADE.format("")}'


def test_renaming_never_takes_a_name_that_is_taken() -> None:
    """Nothing is renamed over another one, nor to nothing; to its own name it may be."""
    one = keep("One")
    keep("Two")
    before = contents()
    for name, words in (("Two", "There is “Two” already"), (" ", "Give it a name")):
        with pytest.raises(SavedError, match=words):
            saved.rename(one, name)
    assert contents() == before
    saved.rename(one, "One")
    assert names() == ["One", "Two"]


def test_a_record_is_not_renamed_in_place() -> None:
    """A record under a name for scenarios is listed; its text is not this program's to change."""
    record = f"# Mine\n\n```toml roletui\n{HAND_MADE.format('')}```\n"
    put("record.toml", record.encode())
    [entry] = saved.saved_decisions()
    with pytest.raises(SavedError, match="can only be changed with an editor"):
        saved.rename(entry, "Other")
    assert contents() == {"record.toml": record.encode()}


def test_deleting_removes_that_file_alone() -> None:
    """What is deleted is gone; the others stay."""
    one = keep("One")
    keep("Two")
    saved.delete(one)
    assert names() == ["Two"]


BROKEN = {
    "newer": (
        dumps(small(), SELF, "Newer").replace("format = 1", "format = 2").encode(),
        "bad.toml:1:10: error: format is 2; this program reads format 1.",
    ),
    "unknown key": (
        dumps(small(), SELF, "Odd").replace("format = 1", "format = 1\nmood = 1").encode(),
        "bad.toml:2:1: error: mood is not a known key. Did you mean “mode”?",
    ),
    "damaged": (dumps(small(), SELF, "Half")[:60].encode(), "is not valid TOML"),
    "empty": (b"", "bad.toml: error: the file is empty."),
    "not text": (
        b"\xff\xfe\x00",
        "bad.toml:1:1: error: the file is UTF-16 text; save it as UTF-8.",
    ),
    "huge": (b"#" * (saved.LARGEST + 1), "bad.toml is larger than 4 MB."),
}


@pytest.mark.parametrize(("content", "why"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_listed_and_left_alone(content: bytes, why: str) -> None:
    """One sentence says why; nothing is written over it, and only a deletion removes it."""
    put("bad.toml", content)
    [entry] = saved.saved_decisions()
    assert (entry.name, entry.dataset, entry.scenario) == ("bad", "", None)
    assert why.removesuffix(" Did you mean “mode”?") in entry.trouble
    for action in (
        lambda: saved.rename(entry, "Good"),
        lambda: saved.duplicate(entry),
        lambda: saved.check(entry),
        lambda: saved.save(small(), SELF, "bad", entry),
    ):
        with pytest.raises(SavedError, match=r"^It cannot be [a-z]+\. bad\.toml"):
            action()
    keep("bad")
    assert contents().pop("bad.toml") == content
    assert names() == ["bad", "bad"]
    saved.delete(entry)
    assert sorted(contents()) == ["bad-2.toml"]


def test_a_file_that_may_not_be_read_is_listed() -> None:
    """Without leave to read it says so."""
    put("secret.toml", b"")
    with patch(
        "roletui.disk.streams.open", side_effect=OSError(13, "Permission denied"), create=True
    ):
        [entry] = saved.saved_decisions()
    assert entry.trouble == "secret.toml cannot be read: Permission denied."


def test_a_file_may_be_called_anything() -> None:
    """What a terminal would obey in the name of a file, or no text is, is not passed on to it."""
    put("a\x1b[31m\udcff.toml", b"\xff")
    [entry] = saved.saved_decisions()
    assert (entry.name, entry.trouble) == (
        "a�[31m�",
        "a�[31m�.toml:1:1: error: the file is not UTF-8 text; save it as UTF-8.",
    )


def test_a_link_to_nothing_and_what_is_no_file() -> None:
    """A dangling link is listed and can be deleted; folders and pipes are not looked into."""
    folder = put("fine.txt", b"").parent
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    (folder / "link.toml").symlink_to(folder / "nowhere")
    [entry] = saved.saved_decisions()
    assert entry.trouble == "link.toml cannot be read: No such file or directory."
    keep("link")
    assert (folder / "link.toml").is_symlink()
    saved.delete(entry)
    assert names() == ["link"]


def changed(entry: Saved) -> None:
    """Change a file as another window does."""
    saved.rename(entry, "Theirs")


def removed(entry: Saved) -> None:
    """Remove a file as another window does."""
    os.unlink(entry.file)


@pytest.mark.parametrize("meanwhile", [changed, removed])
@pytest.mark.parametrize(
    "action",
    [
        saved.delete,
        saved.duplicate,
        saved.check,
        lambda entry: saved.rename(entry, "Mine"),
        lambda entry: saved.save(small(), WORKSHOP, "Plan", entry),
    ],
    ids=["delete", "duplicate", "open", "rename", "overwrite"],
)
def test_what_another_window_changed_meanwhile_is_left_alone(
    meanwhile: Callable[[Saved], None], action: Callable[[Saved], object]
) -> None:
    """Where the file is no longer what was listed, that is said and nothing is done."""
    entry = keep("Plan")
    meanwhile(entry)
    before = contents()
    with pytest.raises(SavedError, match="“Plan” was changed or removed in another window mean"):
        action(entry)
    assert contents() == before


def test_two_windows_that_save_at_once_both_save() -> None:
    """A file of the same name that appears at the last moment is not overwritten."""
    theirs = dumps(small(), WORKSHOP, "Plan")

    def fsync(_: int) -> None:
        put("plan.toml", theirs.encode())

    with patch("os.fsync", fsync):
        saved.save(small(), SELF, "Plan")
    assert {
        base: saved.read(os.path.join(scenarios_folder(), base)).name for base in contents()
    } == {
        "plan.toml": "Plan",
        "plan-2.toml": "Plan",
    }
    assert contents()["plan.toml"] == theirs.encode()


def test_one_window_at_a_time_looks_and_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """While another one writes nothing is done, and soon that is said; then it goes on."""
    entry = keep("Plan")
    before = contents()
    monkeypatch.setattr(saved, "PATIENCE", 0.01)
    other = Lock(os.path.join(scenarios_folder(), ".lock"))
    for action in (lambda: keep("Two"), lambda: saved.delete(entry)):
        with pytest.raises(SavedError, match="Another window is writing saved decisions"):
            action()
    assert contents() == before
    other.release()
    saved.delete(entry)
    assert contents() == {}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_fails_leaves_the_last_good_state(number: int) -> None:
    """Each step that fails is told in a sentence with its reason; everything is as it was."""
    why = os.strerror(number)
    failing = OSError(number, why)
    folder = scenarios_folder()
    with (
        patch("os.mkdir", side_effect=failing),
        pytest.raises(SavedError, match=f"^“One” cannot be saved in {folder}: {why}\\.$"),
    ):
        keep("One")
    entry = keep("One")
    before = contents()
    actions: list[tuple[str, Callable[[], object]]] = [
        ("fsync", lambda: keep("Two")),
        ("fsync", lambda: saved.duplicate(entry)),
        ("replace", lambda: saved.rename(entry, "Two")),
        ("replace", lambda: saved.save(small(), WORKSHOP, "One", entry)),
        ("unlink", lambda: saved.delete(entry)),
        ("listdir", saved.saved_decisions),
        ("listdir", lambda: keep("Two")),
    ]
    for step, action in actions:
        with patch(f"os.{step}", side_effect=failing), pytest.raises(SavedError, match=why):
            action()
        assert contents() == before


def test_the_folder_may_be_no_folder() -> None:
    """Where a file stands in its place that is said, both when listing and when saving."""
    place = Path(scenarios_folder())
    place.parent.mkdir(parents=True)
    place.touch()
    for action in (saved.saved_decisions, lambda: keep("One")):
        with pytest.raises(SavedError, match="cannot be read: Not a directory"):
            action()
