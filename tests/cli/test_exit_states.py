"""The table of exit statuses in ``docs/commands.md``: each case of it, run.

What every command shares (its example ends with 0, an unknown option with 2) is tried for each of
them in ``test_every_command.py``.
"""

import io
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, edited
from manual import ENDS

from roletui.cli.parser import build
from roletui.cli.parsing import walk

Cli = Callable[..., Ran]
NEW_VERSION = ('version = "1.2.0"', 'version = "1.3.0"')
FILES = {
    "small.toml": edited(),
    "dearer.toml": edited(NEW_VERSION, ("likely = 55", "likely = 56")),
    "other.toml": edited(
        NEW_VERSION,
        ('outcome = "workshop"', 'outcome = "x"'),
        ('outcome = "mobile"', 'outcome = "workshop"'),
        ('outcome = "x"', 'outcome = "mobile"'),
    ),
    "warned.toml": edited(('id = "bicycle"', "id = “bicycle”")),
    "broken.toml": edited(("low = 45", "low = 99")),
    "plan.toml": 'format = 1\n[dataset]\nid = "bicycle"\nversion = "1.2.0"\nhash = "0"\n'
    '[answers]\nfault = "no"\ncarry = "yes"\n[[plan]]\nrole = "workshop"\n',
    "foreign.toml": 'format = 1\n[dataset]\nid = "ai-roles"\nversion = "1"\nhash = "0"\n'
    "[answers]\n",
    "no.md": "# No record\n",
    "requests.csv": "fault\nno\nyes\n",
    "bad.csv": "fault\nno\nnothing\n",
    "strange.csv": "name\nbike\n",
}
CASES = """\
0 decide
0 decide -a fault=no
0 decide -a fault=no -a carry=unsure
0 decide -a fault=no -a carry=yes
2 decide -a nothing=yes
2 decide -a fault=nothing
2 decide --dataset broken.toml
0 compare
2 compare nobody
2 compare --sort nothing
2 compare --dataset broken.toml
0 cost -l workshop@shop=1x8x2
0 cost -l workshop@shop=1x8x2 --max 880
1 cost -l workshop@shop=1x8x2 --max 879.99
2 cost -l self=1x8x2
2 cost -l workshop@shop=nothing
2 cost -l workshop@shop=1x8x2 --max nothing
2 cost -l workshop@shop=1x8x2 --dataset broken.toml
0 export plan.toml
2 export nothing.toml
2 export no.md
2 export broken.toml
2 export plan.toml -o no.md
0 recheck record.md
0 recheck record.md no.md
1 recheck record.md --dataset other.toml
1 recheck record.md --dataset dearer.toml
1 recheck plan.toml --dataset dearer.toml
0 recheck record.md --dataset dearer.toml --max-rise 10
1 recheck record.md --dataset dearer.toml --max-rise 1
1 recheck record.md --dataset other.toml --max-rise 1000
2 recheck record.md nothing.md
2 recheck nothing.md record.md --dataset other.toml
0 batch requests.csv
0 batch requests.csv --summary
1 batch bad.csv
1 batch bad.csv --summary
2 batch bad.csv --bad stop
2 batch strange.csv
2 batch nothing.csv
2 batch requests.csv --dataset broken.toml
0 sql
2 sql --dialect nothing
2 sql --dataset broken.toml
0 status record.md accepted
0 status record.md proposed
2 status record.md done
2 status no.md accepted
2 status two.md accepted
0 diff record.md record.md
0 diff record.md unsure.md
2 diff record.md no.md
2 diff record.md foreign.toml
0 check small.toml
0 check warned.toml
1 check warned.toml --strict
1 check broken.toml
1 check small.toml broken.toml
2 check broken.toml nothing.toml
2 check small.toml nothing.toml
0 ask --fresh < 2 1
0 ask --fresh < 2
2 ask --fresh < 9
2 ask no.md
2 ask -o no.md --fresh
2 open
2 open plan.toml
2 open nothing.toml
2 open no.md
0 init new.toml
2 init no.md
2 init nowhere/new.toml
0 graph
2 graph --dataset broken.toml
0 review
2 review --dataset nothing.toml
0 schema
0 where
0 completion bash
2 completion cmd
2 serve --port nothing
2 serve --dataset broken.toml
2 --dataset small.toml
2 --dataset broken.toml
"""
"""An exit status and a command line; behind ``<``, the lines that are typed."""


@pytest.fixture
def files(cli: Cli) -> None:
    """Put the files that the cases name into the current folder."""
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    made = ("--dataset", "small.toml", "--as-of", TODAY)
    record = cli("export", "plan.toml", *made).out
    Path("record.md").write_text(record, encoding="utf-8")
    Path("two.md").write_text(f"{record}\n{record}", encoding="utf-8")
    unsure = cli("decide", "-a", "fault=no", "-a", "carry=unsure", "--format", "md", *made).out
    Path("unsure.md").write_text(unsure, encoding="utf-8")


@pytest.mark.harness
@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("case", CASES.splitlines())
def test_each_case(cli: Cli, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command ends with the status that the table says; where it fails, it says why."""
    status, *words = case.partition(" < ")[0].split()
    typed = "".join(f"{line}\n" for line in case.partition(" < ")[2].split())
    content = io.BytesIO(typed.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, encoding="utf-8"))
    if words[0] not in ("check", "schema", "completion") and "--dataset" not in words:
        words += ["--dataset", "small.toml"]
    ran = cli(*words, "--as-of", TODAY)
    assert ran.status == int(status), ran
    assert status == "0" or ran.err or words[0] in ("check", "recheck")


def test_a_port_that_is_taken(cli: Cli) -> None:
    """``serve`` fails where another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = cli("serve", "--port", port, "--dataset", str(SMALL))
    assert (ran.status, ran.out) == (2, "")


def cases() -> Iterator[tuple[str, int]]:
    """Yield command and status of each case."""
    for case in CASES.splitlines():
        status, *words = case.split()
        name = "roletui" if words[0].startswith("-") else f"roletui {words[0]}"
        yield name, int(status)


def test_every_status_that_a_command_declares_is_tried() -> None:
    """Status 1, which the fewest commands have, is declared by each that ends with it."""
    tried = {*cases()}
    found = {name for name, status in tried if status == 1}
    assert found == {parser.prog for parser in walk(build()) if 1 in parser.ends}
    on_screen = {("roletui", 0), ("roletui open", 0), ("roletui serve", 0)}
    for parser in walk(build()):
        assert {(parser.prog, status) for status in parser.ends} <= tried | on_screen
        assert {*parser.ends} <= {*ENDS}
