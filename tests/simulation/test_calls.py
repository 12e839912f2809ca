"""A crash at every system call of all that writes leaves what was there, or what was written.

Each operation is done once to count its calls, then again for each call: killed there, without
power there, or with an error there. What opens afterwards is the state before or the one after, and
the one after wherever the operation had said that it was done.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

import pytest

if sys.platform == "win32":
    pytest.skip("the simulated disk is that of a POSIX system", allow_module_level=True)

from roletui.disk.write import write_text
from roletui.records import library
from roletui.records.autosave import Session
from roletui.records.earlier import past_changes
from roletui.records.library import SavedError
from roletui.state.history import PastChange, Steps
from roletui.state.state import State

from .disk import HOME, OURS, WORK, Disk, Killed
from .installed import installed
from .loss import EVERYTHING, NAMES_ONLY, NOTHING_MORE, Loss
from .window import contexts

CONTEXT = contexts()[0]
OLD, NEW = State({"fault": "no"}, notes="old " * 50), State({"fault": "yes"}, notes="new " * 900)
RECORD = f"{WORK}/record.md"


class Operation(NamedTuple):
    """Something that writes: how it is set up, done, and looked at."""

    prepare: Callable[[], object]
    do: Callable[[object], bool]
    """Does it with what was prepared; returns whether it said that it was done."""
    seen: Callable[[], object]
    """What can be opened; a fault where it cannot."""


def session(*states: State) -> Session:
    """Begin a session, and keep some states in it."""
    begun = Session.begin(CONTEXT)
    for state in states:
        assert begun.save(state) == ""
    return begun


def keep(begun: object) -> bool:
    """Keep the new state."""
    assert isinstance(begun, Session)
    return begun.save(NEW) == ""


def step(begun: object) -> bool:
    """Keep the new state as a change of the old one."""
    assert isinstance(begun, Session)
    return begun.save(NEW, Steps(added=(PastChange(OLD, "note"),))) == ""


def stepped() -> Session:
    """Begin a session with changes before the old state, one of them undone."""
    begun = session(OLD)
    begun.save(NEW, Steps(added=(PastChange(OLD, "note"),)))
    begun.save(OLD, Steps(1))
    return begun


def resumed() -> State:
    """Return what the next session begins with; nothing in its way is damaged."""
    begun = Session.begin(CONTEXT)
    assert "cannot be" not in begun.words
    past = past_changes(begun.earlier, CONTEXT, begun.state)
    assert all(each.state.notes[:3] == OLD.notes[:3] for each in past)
    assert not past or begun.state.notes[:3] == NEW.notes[:3]
    begun.close()
    return begun.state


def listed(*states: State) -> list[library.Saved]:
    """Save decisions by the names one and two, and list them."""
    for name, state in zip(("one", "two"), states, strict=False):
        library.save(CONTEXT.loaded, state, name)
    return library.saved_decisions()


def decided(act: Callable[[list[library.Saved]], object]) -> Callable[[object], bool]:
    """Do something with saved decisions; tell whether it worked."""

    def done(entries: object) -> bool:
        assert isinstance(entries, list)
        try:
            act(entries)
        except SavedError:
            return False
        return True

    return done


def decisions() -> object:
    """Return the names and notes of the decisions that are listed; each can be read."""
    found = library.saved_decisions()
    assert [entry.trouble for entry in found if entry.trouble] == []
    return sorted((entry.name, entry.scenario.notes[:3]) for entry in found if entry.scenario)


def exported(*, overwrite: bool) -> Callable[[object], bool]:
    """Write a record, or overwrite one."""

    def done(_: object) -> bool:
        try:
            write_text(RECORD, NEW.notes, overwrite=overwrite)
        except OSError:
            return False
        return True

    return done


def record() -> str | None:
    """Return the record; None where there is none."""
    try:
        with open(RECORD, encoding="utf-8") as stream:
            return stream.read()
    except FileNotFoundError:
        return None


OPERATIONS = {
    "the first state": Operation(session, keep, resumed),
    "another state": Operation(lambda: session(OLD), keep, resumed),
    "the first change": Operation(lambda: session(OLD), step, resumed),
    "a change": Operation(stepped, step, resumed),
    "a decision": Operation(
        lambda: listed(OLD),
        decided(lambda _: library.save(CONTEXT.loaded, NEW, "two")),
        decisions,
    ),
    "the first decision": Operation(
        listed, decided(lambda _: library.save(CONTEXT.loaded, NEW, "one")), decisions
    ),
    "a decision again": Operation(
        lambda: listed(OLD),
        decided(lambda found: library.save(CONTEXT.loaded, NEW, "one", found[0])),
        decisions,
    ),
    "another name": Operation(
        lambda: listed(OLD, NEW), decided(lambda found: library.rename(found[0], "six")), decisions
    ),
    "a copy": Operation(
        lambda: listed(OLD), decided(lambda found: library.duplicate(found[0])), decisions
    ),
    "no decision": Operation(
        lambda: listed(OLD, NEW), decided(lambda found: library.delete(found[0])), decisions
    ),
    "a record": Operation(lambda: None, exported(overwrite=False), record),
    "a record again": Operation(
        lambda: write_text(RECORD, OLD.notes, overwrite=False), exported(overwrite=True), record
    ),
}


def losses(disk: Disk) -> Iterator[Loss]:
    """Yield every way in which what is not flushed now can be lost, names in their order."""
    yield from (NOTHING_MORE, EVERYTHING, NAMES_ONLY)
    for count in range(1, disk.pending):
        for content in (
            lambda inode: inode.flushed,
            lambda inode: inode.data[: len(inode.data) // 2],
            lambda inode: b"\0" * len(inode.data),
        ):
            yield Loss(lambda _, count=count: [*range(count)], content)
    for number in range(disk.pending):
        yield Loss(lambda _, number=number: [number], lambda inode: inode.flushed)


def ended(disk: Disk) -> None:
    """Go on as a new process, with nothing in the way."""
    disk.before_call = lambda *_: None
    disk.process += 1


def prepared(operation: Operation, *, links: bool) -> tuple[Disk, object]:
    """Return a disk on which everything is ready and flushed."""
    disk = Disk()
    disk.links = links
    with installed(disk):
        ready = operation.prepare()
    disk.flush()
    disk.calls = 0
    return disk, ready


def outcomes(operation: Operation, *, links: bool) -> tuple[int, object, object]:
    """Return how many calls an operation makes, and what is seen before and after it."""
    disk, _ = prepared(operation, links=links)
    with installed(disk):
        ended(disk)
        disk.kill(OURS)
        before = operation.seen()
    disk, ready = prepared(operation, links=links)
    with installed(disk):
        assert operation.do(ready)
        calls = disk.calls
        disk.kill(OURS)
        ended(disk)
        after = operation.seen()
    assert before != after
    return calls, before, after


def at_call(disk: Disk, number: int, act: Callable[[str], None]) -> None:
    """Let something happen at a system call."""

    def called(name: str, _: object) -> None:
        if disk.calls == number:
            act(name)

    disk.before_call = called


names = pytest.mark.parametrize("name", OPERATIONS)


@pytest.mark.harness
@names
def test_killed_at_every_call(name: str) -> None:
    """The program is ended at a call: what the next one opens is whole, before or after."""
    operation = OPERATIONS[name]
    calls, before, after = outcomes(operation, links=True)
    found = []
    for number in range(1, calls + 1):
        disk, ready = prepared(operation, links=True)

        def kill(_: str, disk: Disk = disk) -> None:
            disk.kill(OURS)
            raise Killed

        with installed(disk):
            at_call(disk, number, kill)
            with pytest.raises(Killed):
                operation.do(ready)
            ended(disk)
            found.append(operation.seen())
    assert all(seen in (before, after) for seen in found)
    turn = found.index(after) if after in found else len(found)
    assert found == [before] * turn + [after] * (calls - turn), "it was there, and gone again"


@pytest.mark.harness
@names
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_without_power_at_every_call(name: str, *, links: bool) -> None:
    """The machine stops at a call, or right after the last; whatever the disk had not flushed.

    Without hard links a new file may stay behind empty, but nothing that was there is touched.
    """
    operation = OPERATIONS[name]
    calls, before, after = outcomes(operation, links=links)
    tried = 0
    for number in range(1, calls + 2):
        way, ways = 0, 1
        while way < ways:
            disk, ready = prepared(operation, links=links)
            done = False

            def stop(_: str, disk: Disk = disk) -> None:
                disk.kill(OURS)
                raise Killed

            with installed(disk):
                at_call(disk, number, stop)
                with suppress(Killed):
                    done = operation.do(ready)
                every = [*losses(disk)]
                disk.lose_power(every[way])
                ended(disk)
                if links or operation.seen not in (decisions, resumed):
                    seen = operation.seen()
                    allowed = (after,) if done else (before, after, *([] if links else [""]))
                    assert seen in allowed, f"call {number}, loss {way}"
                tried, way, ways = tried + 1, way + 1, len(every)
    assert tried > calls * 3


@pytest.mark.harness
@names
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_an_error_at_every_call(name: str, number: int) -> None:
    """A call fails: that is no crash; what is said to be done is done, and nothing is left over."""
    operation = OPERATIONS[name]
    calls, before, after = outcomes(operation, links=True)
    for call in range(1, calls + 1):
        disk, ready = prepared(operation, links=True)
        failing: list[str] = []

        def fail(which: str, failing: list[str] = failing) -> None:
            if which not in ("close", "flock", "sleep", "readlink"):
                failing.append(which)
                raise OSError(number, os.strerror(number))

        with installed(disk):
            at_call(disk, call, fail)
            done = operation.do(ready)
            ended(disk)
            left = [name for folder in (WORK, f"{HOME}/sessions", f"{HOME}/scenarios")
                    for name in disk.files(folder) if name.startswith(".roletui-")]  # fmt: skip
            assert left == [] or failing == ["unlink"]
            # A deletion whose flush fails is one, though the next loss of power may undo it.
            disk.lose_power(NOTHING_MORE if done and name != "no decision" else EVERYTHING)
            disk.process += 1
            seen = operation.seen()
        assert seen in ((after,) if done else (before, after)), f"call {call}: {failing}"
