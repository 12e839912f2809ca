"""Run a program in a terminal at the end of a slow line: ``slow_line.py MILLISECONDS PROGRAM …``.

What is written and what is typed arrive later by so much, all of it, in order.
"""

import fcntl
import os
import pty
import select
import sys
import termios
import time
import tty
from collections import deque

BLOCK = 4096


def main() -> int:
    """Pass on both directions until the program ends; return its exit status."""
    delay, command = int(sys.argv[1]) / 1000, sys.argv[2:]
    size = fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8))
    tty.setraw(0)
    process, line = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        os.execvp(command[0], command)
    under_way: deque[tuple[float, int, bytes]] = deque()
    ends, open_ = {0: line, line: 1}, {0, line}
    while line in open_ or under_way:
        now = time.monotonic()
        while under_way and under_way[0][0] <= now:
            _, to, data = under_way.popleft()
            while data:
                data = data[os.write(to, data) :]
        wait = max(0.0, under_way[0][0] - now) if under_way else None
        for source in select.select([*open_], [], [], wait)[0]:
            try:
                data = os.read(source, BLOCK)
            except OSError:
                data = b""
            if data:
                under_way.append((time.monotonic() + delay, ends[source], data))
            else:
                open_.discard(source)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
