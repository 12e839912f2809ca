"""What is kept after each change, and taken up again: whatever happens to the files meanwhile."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest
from helpers import context_of, edited, small

from roletui.dataset.load import parse
from roletui.disk.paths import sessions_folder
from roletui.disk.write import temporary_name
from roletui.records import autosave as sessions
from roletui.records.autosave import AGAIN, APART, RESUMED, Session, left_off
from roletui.records.scenario_text import dumps
from roletui.records.session_files import END, latest, session_files
from roletui.state.state import State

NO, YES = State({"fault": "no"}), State({"fault": "yes"})


def begun(*, fresh: bool = False) -> Session:
    """Begin a session with the small dataset."""
    return Session.begin(context_of(small()), fresh=fresh)


def kept(state: State, *, fresh: bool = False) -> Path:
    """Keep a state in a session that ends; return its file."""
    session = begun(fresh=fresh)
    assert session.save(state) == ""
    session.close()
    return Path(session_files("bicycle")[0])


def names() -> list[str]:
    """Return the files in the folder of the sessions, without the locks."""
    return sorted(name for name in os.listdir(sessions_folder()) if not name.endswith(".lock"))


def test_nothing_is_made_before_there_is_something_to_keep() -> None:
    """Whoever only looks leaves no file and no folder."""
    session = begun()
    session.close()
    assert (session.state, session.words, latest()) == (State(), "", "")
    assert not session.resumed
    assert not os.path.exists(sessions_folder())


def test_what_was_done_last_is_taken_up_again() -> None:
    """A state that was kept is begun with, and that is said; it goes on in the same file."""
    kept(NO)
    session = begun()
    assert (session.state, session.words) == (NO, RESUMED)
    assert session.resumed
    assert session.save(YES) == ""
    session.close()
    assert (begun().state, names(), latest()) == (YES, ["bicycle.toml"], "bicycle")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, RESUMED),
        (-90_000, RESUMED),
        (90, "This is where you left off 1 minute ago."),
        (7_300, "This is where you left off 2 hours ago."),
        (864_000, "This is where you left off 10 days ago."),
    ],
)
def test_it_says_how_long_ago_that_was(seconds: int, words: str) -> None:
    """By the date of its file; nothing where that lies ahead of the clock."""
    file = kept(NO)
    then = time.time() - seconds
    os.utime(file, (then, then))
    session = begun()
    session.close()
    assert session.words == words


def test_the_same_state_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept already is not written again."""
    session = begun()
    session.save(NO)
    monkeypatch.setattr(sessions, "write_text", lambda *_, **__: pytest.fail("written again"))
    assert session.save(NO) == ""
    session.close()


def test_what_a_session_begins_with_can_be_read_without_beginning_one() -> None:
    """Though another holds it, from the file before it where the last cannot be read."""
    context = context_of(small())
    assert left_off(context) == (State(), ())
    kept(NO)
    last = kept(YES, fresh=True)
    held = begun()
    assert left_off(context) == (held.state, held.earlier) == (YES, ())
    held.close()
    last.write_bytes(b"\xff")
    assert left_off(context)[0] == begun().state == NO


def test_beginning_afresh_loses_nothing() -> None:
    """What begins afresh is kept in another file; what was there stays, and is not the latest."""
    first = kept(NO)
    second = kept(YES, fresh=True)
    assert first.read_text(encoding="utf-8") == dumps(small(), NO) + END
    assert session_files("bicycle") == [str(second), str(first)]
    assert begun().state == YES


def test_beginning_afresh_and_doing_nothing_changes_nothing() -> None:
    """The next start resumes what was there."""
    kept(NO)
    begun(fresh=True).close()
    assert begun().state == NO


def test_a_second_window_is_kept_apart() -> None:
    """While a first one has it open, a second begins with the same, says so, and keeps its own."""
    first = begun()
    first.save(NO)
    second = begun()
    assert (second.state, second.words) == (NO, f"{RESUMED} {APART}")
    third = begun()
    for session, state in ((second, YES), (third, State({"fault": "yes", "skill": "no"}))):
        assert session.save(state) == ""
    assert first.save(State({"fault": "unsure"})) == ""
    for session in (first, second, third):
        session.close()
    assert names() == ["bicycle.2.toml", "bicycle.3.toml", "bicycle.toml"]
    assert "unsure" in Path(sessions_folder(), "bicycle.toml").read_text(encoding="utf-8")


def test_two_that_begin_with_nothing_do_not_meet() -> None:
    """Two windows that both begin before there is a file get one each."""
    one, other = begun(), begun()
    assert (one.save(NO), other.save(YES)) == ("", "")
    one.close()
    other.close()
    assert names() == ["bicycle.2.toml", "bicycle.toml"]


def test_a_file_that_another_program_replaced_is_left_as_it_is() -> None:
    """What somebody else put there stays; ours goes on beside it, and that is said once."""
    session = begun()
    session.save(NO)
    file = Path(session_files("bicycle")[0])
    theirs = file.with_name("theirs")
    theirs.write_text("theirs", encoding="utf-8")
    theirs.replace(file)
    words = session.save(YES)
    assert words.startswith(f"Another program has changed {file}; it is left as it is. ")
    assert "bicycle.2.toml" in words
    assert session.save(NO) == ""
    session.close()
    assert file.read_text(encoding="utf-8") == "theirs"
    assert begun().state == NO


def test_a_file_that_was_removed_is_written_again() -> None:
    """Where nothing is, nothing can be overwritten; the whole folder may be gone."""
    session = begun()
    session.save(NO)
    os.unlink(session_files("bicycle")[0])
    assert session.save(YES) == ""
    shutil.rmtree(sessions_folder())
    assert session.save(NO) == ""
    assert session.save(YES) == ""
    session.close()
    assert (begun().state, names()) == (YES, ["bicycle.toml"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"format = 2\n", "format is 2"),
        (b"format = 1\n[answers", "holds no saved decision"),
        (b"", "is empty"),
        (b"\xff\xfe", "is UTF-16 text; save it as UTF-8"),
        (dumps(small(), YES).replace("format", "future = 1\nformat").encode(), "future"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(content: bytes, words: str) -> None:
    """A newer format, damage or foreign bytes: said in a sentence, kept, the one before taken."""
    kept(NO)
    bad = kept(YES, fresh=True)
    bad.write_bytes(content)
    session = begun()
    assert session.state == NO
    assert words in session.words
    assert session.words.endswith(f"The file is left as it is. {RESUMED}")
    session.save(State({"fault": "unsure"}))
    session.close()
    assert bad.read_bytes() == content


def test_a_clock_that_was_set_back_does_not_hide_the_latest() -> None:
    """What was kept last is the latest, though older files bear later dates."""
    first = kept(NO)
    os.utime(first, (4_000_000_000, 4_000_000_000))
    kept(YES, fresh=True)
    assert begun().state == YES
    session = begun()
    session.save(State({"fault": "unsure"}))
    session.close()
    assert begun().state == State({"fault": "unsure"})


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_where_nothing_can_be_written_the_last_state_stays(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a folder that refuses: said once in a sentence, and again when it is over."""
    file = kept(NO)
    session = begun()

    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        words = session.save(YES)
        assert words.startswith(f"What you change cannot be kept in {sessions_folder()}: ")
        assert os.strerror(number) in words
        assert session.save(State({"fault": "unsure"})) == ""
        assert session.lost.startswith("What you changed last was not kept in ")
        assert file.read_text(encoding="utf-8") == dumps(small(), NO) + END
        assert names() == ["bicycle.toml"]
    assert (session.save(YES), session.lost) == (AGAIN, "")
    session.close()
    assert begun().state == YES


def test_where_there_can_be_no_folder_one_goes_on() -> None:
    """A file in the place of the folder is told in a sentence, and nothing is resumed."""
    folder = Path(sessions_folder())
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", encoding="utf-8")
    session = begun()
    assert (session.state, session.words) == (State(), "")
    assert session.save(NO).startswith(f"What you change cannot be kept in {folder}: ")
    session.close()
    assert folder.read_text(encoding="utf-8") == "in the way"


def test_what_a_killed_program_left_is_cleared() -> None:
    """A temporary file that nobody will rename any more goes; other files stay."""
    file = kept(NO)
    for name in (f"{temporary_name('bicycle.toml')}x1", f"{temporary_name('other.toml')}x1"):
        file.with_name(name).write_text("half", encoding="utf-8")
    begun().close()
    assert names() == [f"{temporary_name('other.toml')}x1", "bicycle.toml"]


@pytest.mark.parametrize("before", ["a state", "nothing", "its name"])
def test_what_a_killed_program_had_written_whole_is_put_in_place(before: str) -> None:
    """Killed while the disk flushes: the last change is there, even the first one of all.

    A disk without hard links has an empty file of that name then, which is dated later.
    """
    file = kept(NO)
    left = file.with_name(f"{temporary_name('bicycle.toml')}x1")
    left.write_text(dumps(small(), YES) + END, encoding="utf-8")
    later = file.stat().st_mtime_ns + 1_000_000
    os.utime(left, ns=(later, later))
    if before == "nothing":
        file.unlink()
    if before == "its name":
        file.write_bytes(b"")
        os.utime(file, ns=(later + 1, later + 1))
    session = begun()
    assert (session.state, session.words) == (YES, RESUMED)
    session.close()
    assert names() == ["bicycle.toml"]


def test_a_second_name_that_a_killed_program_left_goes() -> None:
    """Killed when its file had its name and the temporary one too: one of the two is enough."""
    file = kept(NO)
    os.link(file, file.with_name(f"{temporary_name('bicycle.toml')}x1"))
    session = begun()
    assert (session.state, names(), file.stat().st_nlink) == (NO, ["bicycle.toml"], 1)
    session.close()


def test_what_is_being_written_is_left_alone() -> None:
    """Another window's temporary file stays where it is, and so does one older than its file."""
    session = begun()
    assert session.save(NO) == ""
    file = Path(session.path)
    left = file.with_name(f"{temporary_name('bicycle.toml')}x1")
    left.write_text(dumps(small(), YES) + END, encoding="utf-8")
    second = begun()
    assert (second.state, left.exists()) == (NO, True)
    second.close()
    session.close()
    os.utime(left, ns=(0, 0))
    third = begun()
    assert (third.state, left.exists()) == (NO, False)
    third.close()


def test_a_dataset_that_changed_is_said() -> None:
    """What was kept with another version is taken up with a sentence about it."""
    kept(NO)
    newer = parse(edited(("1.2.0", "1.3.0")).encode(), "newer.toml")
    session = Session.begin(context_of(newer))
    assert session.state == NO
    assert "The dataset has changed since" in session.words
    session.close()


def test_each_dataset_has_its_own() -> None:
    """A file of a dataset whose id begins alike is another dataset's."""
    kept(NO)
    file = Path(sessions_folder(), "bicycle-shop.toml")
    file.write_text("format = 1", encoding="utf-8")
    assert (len(session_files("bicycle")), len(session_files())) == (1, 2)
    assert begun().state == NO
    assert latest() == "bicycle-shop"
