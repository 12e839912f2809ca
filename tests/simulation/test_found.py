"""What the simulation has found in roletui, each by itself and in plain code."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import context_of, small

from roletui.disk.write import make_folder, write_text
from roletui.records import library
from roletui.records.autosave import AGAIN, RESUMED, Session
from roletui.records.session_files import session_files
from roletui.state.state import State
from roletui.tui.autosave_thread import AutosaveThread

from .disk import HOME, WORK, Disk, Killed
from .installed import installed
from .loss import NOTHING_MORE

NO, YES = State({"fault": "no"}), State({"fault": "yes"})
HOUR = 3_600_000_000_000


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A simulated disk in the place of the real one."""
    with installed(Disk()) as disk:
        yield disk


def begun() -> Session:
    """Begin a session with the small dataset."""
    return Session.begin(context_of(small()))


def kept(state: State, *, fresh: bool = False) -> None:
    """Keep a state in a session that ends."""
    session = Session.begin(context_of(small()), fresh=fresh)
    assert session.save(state) == ""
    session.close()


def power_fails(disk: Disk) -> None:
    """Lose everything that was not flushed, then go on as another process."""
    disk.lose_power(NOTHING_MORE)
    disk.process += 1


def test_the_folder_of_the_first_session_survives_a_loss_of_power(disk: Disk) -> None:
    """What was kept is there, though its folder was made just before."""
    kept(NO)
    power_fails(disk)
    assert begun().state == NO


def test_a_folder_that_a_killed_program_made_survives_too(disk: Disk) -> None:
    """A program that is killed right after making the folder leaves its name for us to flush."""

    def end(name: str, path: object) -> None:
        if name == "open" and path == HOME:
            disk.kill(disk.process)
            raise Killed

    disk.before_call = end
    with pytest.raises(Killed):
        begun().save(NO)
    disk.before_call, disk.process = lambda *_: None, disk.process + 1
    assert disk.files(f"{HOME}/sessions") == {}
    kept(YES)
    power_fails(disk)
    assert begun().state == YES


@pytest.mark.parametrize("path", ["one", "one/two", f"{WORK}/three/four/five"])
def test_folders_are_made_as_deep_as_they_are_wanted(disk: Disk, path: str) -> None:
    """Also below the current folder, and each is there after a loss of power."""
    make_folder(path)
    make_folder(path)
    write_text(f"{path}/file.md", "whole", overwrite=False)
    power_fails(disk)
    with open(f"{path}/file.md", encoding="utf-8") as stream:
        assert stream.read() == "whole"


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    """As the system says it."""
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        make_folder(str(tmp_path / "file"))


def test_the_latest_is_the_latest_after_a_loss_of_power(disk: Disk) -> None:
    """A date that is put after the others', because the clock was set back, is flushed too."""
    kept(NO)
    disk.now -= HOUR
    kept(YES, fresh=True)
    power_fails(disk)
    assert begun().state == YES


def test_no_file_is_older_than_the_others_for_a_moment(disk: Disk) -> None:
    """With the clock set back, a kill at any call of a save leaves its file the latest."""
    kept(NO)
    disk.now -= HOUR
    kept(YES, fresh=True)
    [latest, _] = session_files("bicycle")
    session = begun()
    for call in range(100):
        assert session_files("bicycle")[0] == latest
        count = disk.calls + call

        def end(name: str, path: object, count: int = count) -> None:
            if disk.calls > count:
                disk.kill(disk.process)
                raise Killed

        disk.before_call = end
        try:
            session.save(State(notes=str(call)))
        except Killed:
            disk.before_call, disk.process = lambda *_: None, disk.process + 1
            session = begun()
        else:
            assert call > 20, "hardly any call was tried"
            break
    else:
        pytest.fail("a save never ends")


def test_a_deleted_decision_stays_deleted(disk: Disk) -> None:
    """It does not come back with the next loss of power."""
    library.save(small(), NO, "Ours")
    [entry] = library.saved_decisions()
    library.delete(entry)
    power_fails(disk)
    assert library.saved_decisions() == []


def test_a_full_disk_is_tried_again_when_leaving(disk: Disk) -> None:
    """What could not be kept is kept at the end if there is room again, and that is said."""
    session, said = begun(), list[str]()
    autosave = AutosaveThread(context_of(small()), session)
    autosave.say = said.append
    disk.room = 0
    assert "No space left" in session.save(NO)
    disk.room = None
    autosave.close()
    assert said == [AGAIN]
    assert begun().state == NO


def test_leaving_with_a_full_disk_says_what_is_lost(disk: Disk) -> None:
    """Once, at the end; the second attempt is not told as well."""
    session, said = begun(), list[str]()
    autosave = AutosaveThread(context_of(small()), session)
    autosave.say = said.append
    disk.room = 0
    session.save(NO)
    autosave.close()
    assert said == [session.lost]
    assert session.lost.startswith("What you changed last was not kept in ")


def test_a_session_that_began_on_a_full_disk_gets_its_lock(disk: Disk) -> None:
    """With room for its file there is room for its lock; a second window keeps its own."""
    first = begun()
    disk.room = 0
    first.save(NO)
    disk.room = None
    assert first.save(NO) == AGAIN
    second = begun()
    assert (second.state, second.path) == (NO, "")


def test_a_file_that_was_renamed_but_not_flushed_is_ours(disk: Disk) -> None:
    """The trouble is told; the next state goes into the same file, which is nobody else's."""
    session, flushed = begun(), list[object]()

    def refuse(name: str, path: object) -> None:
        if name == "fsync":
            flushed.append(path)
            if path == f"{HOME}/sessions":
                raise OSError(errno.EIO, os.strerror(errno.EIO))

    disk.before_call = refuse
    assert "cannot be kept" in session.save(NO)
    disk.before_call = lambda *_: None
    assert flushed[-1] == f"{HOME}/sessions"
    assert session.save(YES) == AGAIN
    assert session_files("bicycle") == [f"{HOME}/sessions/bicycle.toml"]


def test_a_file_of_which_the_date_is_not_known_is_resumed(disk: Disk) -> None:
    """A disk that describes no open file keeps nobody from going on."""
    kept(NO)

    def refuse(name: str, path: object) -> None:
        if name == "stat" and isinstance(path, int):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    disk.before_call = refuse
    session = begun()
    assert (session.state, session.words) == (NO, RESUMED)


def test_a_file_whose_temporary_name_a_kill_left_is_replaced_as_a_whole(disk: Disk) -> None:
    """Killed between its own name and the end of the other one; from then on one is enough."""
    first, linked = begun(), list[object]()

    def kill(name: str, path: object) -> None:
        if linked:
            disk.kill(disk.process)
            raise Killed
        if name == "link":
            linked.append(path)

    disk.before_call = kill
    with pytest.raises(Killed):
        first.save(NO)
    disk.before_call = lambda *_: None
    disk.process += 1
    assert linked == [f"{HOME}/sessions/bicycle.toml"]
    second = begun()
    assert (second.state, second.save(YES)) == (NO, "")
    assert {*disk.files(f"{HOME}/sessions")} == {"bicycle.toml", "bicycle.toml.lock"}
    second.close()
    assert begun().state == YES
