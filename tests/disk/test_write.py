"""Writing a user's file: whole or not at all, and never over another one unasked."""

import errno
import os
import stat
from pathlib import Path

import pytest

from roletui.disk.write import suggested_path, temporary_name, write_text


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """A text is written as UTF-8 with plain line ends, and nothing else is left behind."""
    file = tmp_path / "new.md"
    write_text(str(file), "€ 1\nend\n", overwrite=False)
    assert file.read_bytes() == "€ 1\nend\n".encode()
    assert os.listdir(tmp_path) == ["new.md"]


def test_a_file_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """A file that is there stays as it is, and that is an error."""
    file = tmp_path / "there.md"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_text(str(file), "new", overwrite=False)
    assert file.read_text(encoding="utf-8") == "mine"
    assert os.listdir(tmp_path) == ["there.md"]


def test_a_dangling_link_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """A link that leads nowhere counts as a file that is there."""
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_text(str(link), "new", overwrite=False)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that another program makes at the last moment stays as it is."""
    file = tmp_path / "raced.md"
    monkeypatch.setattr(os, "fsync", lambda _: file.write_text("theirs", encoding="utf-8"))
    with pytest.raises(FileExistsError):
        write_text(str(file), "ours", overwrite=False)
    assert file.read_text(encoding="utf-8") == "theirs"
    assert os.listdir(tmp_path) == ["raced.md"]


def test_a_file_is_overwritten_when_told(tmp_path: Path) -> None:
    """With leave to overwrite, the new text takes the place of the old one."""
    file = tmp_path / "there.md"
    file.write_text("a long old text", encoding="utf-8")
    write_text(str(file), "new", overwrite=True)
    assert file.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["there.md"]


def test_overwriting_follows_a_link(tmp_path: Path) -> None:
    """A link stays a link: the file it leads to is replaced."""
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_text(str(link), "new", overwrite=True)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("steps", "overwrite"),
    [(["fsync"], False), (["fsync"], True), (["link", "replace"], False), (["replace"], True)],
)
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[str], overwrite: bool
) -> None:
    """When the disk fails, an old file is whole, a new one is not there, nothing is left over."""
    file = tmp_path / "file.md"
    if overwrite:
        file.write_text("old", encoding="utf-8")
    before = os.listdir(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for step in steps:
        monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_text(str(file), "new", overwrite=overwrite)
    assert os.listdir(tmp_path) == before
    assert not overwrite or file.read_text(encoding="utf-8") == "old"


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take hard links away, as on a memory stick."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("no_links")
def test_a_file_system_without_hard_links_will_do(tmp_path: Path) -> None:
    """Where there are no hard links a new file is written, and nothing is left over."""
    file = tmp_path / "new.md"
    write_text(str(file), "new", overwrite=False)
    assert file.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["new.md"]


@pytest.mark.usefixtures("no_links")
def test_nothing_is_overwritten_without_hard_links(tmp_path: Path) -> None:
    """Where there are no hard links a file that is there stays as it is too."""
    file = tmp_path / "there.md"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_text(str(file), "new", overwrite=False)
    assert file.read_text(encoding="utf-8") == "mine"
    assert os.listdir(tmp_path) == ["there.md"]


@pytest.mark.usefixtures("no_links")
def test_a_file_that_appears_meanwhile_stays_without_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file made at the last moment stays as it is where there are no hard links too."""
    file = tmp_path / "raced.md"
    monkeypatch.setattr(os, "fsync", lambda _: file.write_text("theirs", encoding="utf-8"))
    with pytest.raises(FileExistsError):
        write_text(str(file), "ours", overwrite=False)
    assert file.read_text(encoding="utf-8") == "theirs"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_not_a_file(tmp_path: Path, overwrite: bool) -> None:
    """A folder is never replaced by a file, and is called what it is."""
    with pytest.raises(IsADirectoryError, match="it is a folder"):
        write_text(str(tmp_path), "new", overwrite=overwrite)
    assert os.listdir(tmp_path) == []


def test_others_may_read_what_the_umask_allows(tmp_path: Path) -> None:
    """A new file has the rights any other new file would have, not those of a temporary one."""
    mine, usual = tmp_path / "mine.md", tmp_path / "usual.md"
    write_text(str(mine), "x", overwrite=False)
    usual.touch()
    assert stat.S_IMODE(mine.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_an_overwritten_file_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    """Overwriting a file that only its owner may read does not open it to others, nor close one."""
    file = tmp_path / "there.md"
    file.touch()
    file.chmod(mode)
    write_text(str(file), "new", overwrite=True)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.parametrize("by_link", [False, True])
def test_a_file_that_nobody_may_write_to_is_left_as_it_is(tmp_path: Path, by_link: bool) -> None:
    """Its folder would let it be replaced, by its owner and by root; whoever protected it meant it.

    Where it is not to be overwritten, it is just a file that is there.
    """
    file = path = tmp_path / "signed.md"
    file.write_text("signed", encoding="utf-8")
    file.chmod(0o444)
    if by_link:
        path = tmp_path / "link.md"
        path.symlink_to(file)
    before = {*os.listdir(tmp_path)}
    with pytest.raises(PermissionError, match="it is write-protected"):
        write_text(str(path), "new", overwrite=True)
    with pytest.raises(FileExistsError):
        write_text(str(path), "new", overwrite=False)
    assert file.read_text(encoding="utf-8") == "signed"
    assert {*os.listdir(tmp_path)} == before


def test_the_target_of_a_link_keeps_its_rights(tmp_path: Path) -> None:
    """The rights kept are those of the file that a link leads to."""
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.touch()
    target.chmod(0o600)
    link.symlink_to(target)
    write_text(str(link), "new", overwrite=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_name_that_a_kill_left_does_not_keep_a_file_from_being_replaced(tmp_path: Path) -> None:
    """Killed between its name and the end of the temporary one, a file has both; one is enough."""
    file, left = tmp_path / "record.md", tmp_path / f"{temporary_name('record.md')}x1"
    left.write_text("before", encoding="utf-8")
    os.link(left, file)
    before = file.stat().st_ino
    with file.open(encoding="utf-8") as still_open:
        write_text(str(file), "after", overwrite=True)
        assert still_open.read() == "before", "it was written in its place, which a kill may halve"
    assert (file.read_text(encoding="utf-8"), file.stat().st_ino != before) == ("after", True)
    assert os.listdir(tmp_path) == ["record.md"]


@pytest.mark.parametrize("other", ["mine.md", f"{temporary_name('record.md')}x1"])
def test_other_names_stay_those_of_a_file(tmp_path: Path, other: str) -> None:
    """A name that the user gave a file is no leftover, and neither is another file's leftover."""
    file, name = tmp_path / "record.md", tmp_path / "mine.md"
    file.write_text("before", encoding="utf-8")
    os.link(file, name)
    (tmp_path / other).touch()
    write_text(str(file), "after", overwrite=True)
    assert (file.read_text(encoding="utf-8"), name.read_text(encoding="utf-8")) == ("after",) * 2
    assert (tmp_path / other).exists()


def test_the_first_free_name_is_suggested(tmp_path: Path) -> None:
    """The suggested path is that of the current folder, or the next name that is free."""
    names = []
    for _ in range(3):
        path = suggested_path()
        Path(path).touch()
        names.append(os.path.relpath(path, tmp_path))
    assert names == ["roletui-decision.md", "roletui-decision-2.md", "roletui-decision-3.md"]


def test_a_folder_and_a_suffix_can_be_given() -> None:
    """The suggestion follows the folder and the kind of file asked for."""
    assert suggested_path("elsewhere", ".html") == os.path.join(
        "elsewhere", "roletui-decision.html"
    )
