"""What is no regular file is read, written into or refused, and is never replaced by a file."""

import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import SMALL

from roletui.disk import streams
from roletui.disk.streams import is_stream, open_to_read
from roletui.disk.write import write_text

pytestmark = pytest.mark.skipif(os.name != "posix", reason="devices, pipes and links of POSIX")
ROOT = pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() != 0, reason="only root makes devices and gives files away"
)
NULL, FULL = (1, 3), (1, 7)
"""Numbers of the devices that take everything, and nothing, on Linux."""

HOLDS = [False, True]
OVERWRITE = pytest.mark.parametrize("overwrite", HOLDS, ids=["not forced", "forced"])


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nobody."""
    monkeypatch.setattr(streams, "PATIENCE", 1)


def device(path: Path, numbers: tuple[int, int], kind: int = stat.S_IFCHR) -> str:
    """Make a device; skip the test where that is not allowed."""
    try:
        os.mknod(path, kind | 0o666, os.makedev(*numbers))
        os.close(os.open(path, os.O_WRONLY)) if kind == stat.S_IFCHR else None
    except OSError:
        pytest.skip("no devices can be made here")
    return str(path)


@ROOT
@OVERWRITE
def test_a_device_is_written_into(tmp_path: Path, overwrite: bool) -> None:
    """A device that takes text takes it, stays a device, and gets no neighbours."""
    path = device(tmp_path / "null", NULL)
    write_text(path, "text\n", overwrite=overwrite)
    assert stat.S_ISCHR(os.stat(path).st_mode)
    assert os.listdir(tmp_path) == ["null"]


@ROOT
def test_a_full_device_is_an_error(tmp_path: Path) -> None:
    """A device that takes nothing is an error, and stays a device."""
    path = device(tmp_path / "full", FULL)
    with pytest.raises(OSError, match="No space left"):
        write_text(path, "text\n", overwrite=True)
    assert stat.S_ISCHR(os.stat(path).st_mode)


@ROOT
@OVERWRITE
def test_a_block_device_is_refused(tmp_path: Path, overwrite: bool) -> None:
    """A disk is never written to, whoever asks for it."""
    path = device(tmp_path / "disk", (7, 200), stat.S_IFBLK)
    with pytest.raises(OSError, match="it is a device, not a file"):
        write_text(path, "text\n", overwrite=overwrite)
    assert stat.S_ISBLK(os.stat(path).st_mode)


@pytest.fixture
def bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make a socket."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
        yield tmp_path / "socket"


@OVERWRITE
def test_a_socket_is_refused(bound: Path, overwrite: bool) -> None:
    """A socket is neither written to nor read nor replaced."""
    with pytest.raises(OSError, match="it is a socket, not a file"):
        write_text(str(bound), "text\n", overwrite=overwrite)
    with pytest.raises(OSError, match="it is a socket, not a file"):
        open_to_read(str(bound))
    assert stat.S_ISSOCK(bound.stat().st_mode)


@OVERWRITE
def test_a_pipe_is_written_into(tmp_path: Path, overwrite: bool) -> None:
    """A pipe that somebody reads from gets the whole text, however long; it stays a pipe."""
    path, text = tmp_path / "pipe", "0123456789" * 20_000
    os.mkfifo(path)
    got: list[str] = []
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), encoding="utf-8") as pipe:
        os.set_blocking(pipe.fileno(), True)
        writer = threading.Thread(
            target=write_text, args=(str(path), text), kwargs={"overwrite": overwrite}
        )
        writer.start()
        while len("".join(got)) < len(text):
            got.append(pipe.read(1_000))
        writer.join()
    assert "".join(got) == text
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_pipe_without_anybody_is_refused(tmp_path: Path) -> None:
    """Nothing waits for a pipe that nobody holds open on its other side."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="it is a pipe that nobody reads from"):
        write_text(str(tmp_path / "pipe"), "text\n", overwrite=True)
    with pytest.raises(OSError, match="it is a pipe that nobody writes into"):
        open_to_read(str(tmp_path / "pipe"))


def test_a_pipe_is_read(tmp_path: Path) -> None:
    """What is written into a pipe is read to its end, by its name and by its descriptor."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    both = os.open(path, os.O_RDWR)
    os.write(both, b"text")
    with open_to_read(str(path)) as stream:
        os.close(both)
        assert stream.read() == b"text"
    begin, end = os.pipe()
    os.write(end, b"more")
    os.close(end)
    with open_to_read(f"/dev/fd/{begin}") as stream:
        assert stream.read() == b"more"
    os.close(begin)


@OVERWRITE
@pytest.mark.parametrize("name", ["/dev/fd/{}", "link", "/proc/self/fd/{}"])
def test_a_descriptor_is_written_into(tmp_path: Path, name: str, overwrite: bool) -> None:
    """What the shell opened goes on where it is, also behind a link: an appended log stays one."""
    if name.startswith("/proc") and not os.path.exists("/proc/self/fd"):
        pytest.skip("this system has no /proc")
    log = tmp_path / "log"
    log.write_text("before\n", encoding="utf-8")
    handle = os.open(log, os.O_WRONLY | os.O_APPEND)
    (tmp_path / "link").symlink_to(f"/dev/fd/{handle}")
    inode = log.stat().st_ino
    path = name.format(handle) if "/" in name else str(tmp_path / name)
    assert is_stream(path)
    write_text(path, "text\n", overwrite=overwrite)
    os.write(handle, b"after\n")
    os.close(handle)
    assert log.read_text(encoding="utf-8") == "before\ntext\nafter\n"
    assert log.stat().st_ino == inode


@OVERWRITE
def test_links_that_go_round_are_refused(tmp_path: Path, overwrite: bool) -> None:
    """A link that leads back to itself is neither followed for ever nor replaced."""
    (tmp_path / "here").symlink_to("there")
    (tmp_path / "there").symlink_to("here")
    with pytest.raises(OSError, match="symbolic links"):
        write_text(str(tmp_path / "here"), "text\n", overwrite=overwrite)
    with pytest.raises(OSError, match="symbolic links"):
        open_to_read(str(tmp_path / "here"))
    assert not is_stream(str(tmp_path / "here"))
    assert {file.name: os.readlink(file) for file in tmp_path.iterdir()} == {
        "here": "there", "there": "here",
    }  # fmt: skip


def test_a_link_that_leads_nowhere_is_followed(tmp_path: Path) -> None:
    """With leave to overwrite, the file is made where the link leads; the link stays."""
    (tmp_path / "link").symlink_to("new")
    write_text(str(tmp_path / "link"), "text\n", overwrite=True)
    assert os.readlink(tmp_path / "link") == "new"
    assert (tmp_path / "new").read_text(encoding="utf-8") == "text\n"


@pytest.mark.parametrize("text", ["new", "a text that is longer than the old one"])
def test_hard_links_stay(tmp_path: Path, text: str) -> None:
    """A file with two names has the new text under both, and nothing is left over."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a rather old text", encoding="utf-8")
    os.link(one, two)
    one.chmod(0o640)
    write_text(str(one), text, overwrite=True)
    assert (one.read_text(encoding="utf-8"), two.read_text(encoding="utf-8")) == (text, text)
    assert one.samefile(two)
    assert stat.S_IMODE(two.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["one", "two"]


def test_a_failure_leaves_hard_links_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails in the middle, what a file with two names held is put back."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("old text", encoding="utf-8")
    os.link(one, two)
    truncate, failed = os.ftruncate, []

    def fail(handle: int, length: int) -> None:
        if not failed:
            failed.append(handle)
            raise OSError(5, "Input/output error")
        truncate(handle, length)

    monkeypatch.setattr(os, "ftruncate", fail)
    with pytest.raises(OSError, match="Input/output error"):
        write_text(str(one), "much newer text", overwrite=True)
    assert two.read_text(encoding="utf-8") == "old text"
    assert sorted(os.listdir(tmp_path)) == ["one", "two"]


@ROOT
def test_an_overwritten_file_keeps_its_owner(tmp_path: Path) -> None:
    """Whoever writes, the file stays that of the one whose it was."""
    file = tmp_path / "theirs"
    file.touch(0o640)
    os.chown(file, 12_345, 23_456)
    write_text(str(file), "new", overwrite=True)
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12_345, 23_456, 0o640)


def test_an_owner_that_cannot_be_given_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a new file cannot be given to the old one's owner, the old one is filled anew."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    file = tmp_path / "theirs"
    file.write_text("old", encoding="utf-8")
    before = file.stat()
    given = os.stat_result((*before[:4], before.st_uid + 1, *before[5:]))
    monkeypatch.setattr(os, "chown", refuse)
    monkeypatch.setattr("roletui.disk.write._old", lambda path: given)
    write_text(str(file), "new", overwrite=True)
    assert file.read_text(encoding="utf-8") == "new"
    assert file.stat().st_ino == before.st_ino


SCENARIO = 'format = 1\n[dataset]\nid = "ai-roles"\nversion = "1"\nhash = "0"\n'
SHELL = {
    "a decision": ("export <(cat s.toml) -o /dev/stdout --force", "Decision: "),
    "a dataset": ("check <(cat $0)", "no errors, no warnings."),
}


@pytest.mark.parametrize(("line", "out"), SHELL.values(), ids=SHELL)
def test_pipes_of_a_shell(tmp_path: Path, line: str, out: str) -> None:
    """What a shell hands over as a file is one, to commands that read and to those that write."""
    (tmp_path / "s.toml").write_text(SCENARIO, encoding="utf-8")
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; $1 -m roletui {line} | cat", SMALL, sys.executable],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=tmp_path,
    )
    assert out in ran.stdout, ran.stderr
    assert ran.returncode == 0
