"""What a table may look like, what is written, and what is said of one that is none."""

import codecs
import csv
import gc
import io
import json
from types import FrameType, TracebackType

import pytest
from batch.tables import csv_of, rows_of, run
from helpers import context_of, small
from hypothesis import example, given
from hypothesis import strategies as st

from roletui.batch import rows
from roletui.batch.columns import OWN, Asked
from roletui.batch.errors import TableError
from roletui.batch.requests import Request, read_requests
from roletui.batch.tally import Tally
from roletui.text.csv_text import csv_text, needs_escaping
from roletui.text.errors import TypedError

CONTEXT = context_of(small())
DATASET = CONTEXT.dataset
HEAD = ",".join(OWN)


def requests(table: bytes, asked: Asked | None = None, form: rows.Form = "csv") -> list[Request]:
    """Read the requests of a table."""
    return [*read_requests(DATASET, io.BytesIO(table), form, asked or Asked(), "t.csv")]


def problems(table: bytes, asked: Asked | None = None) -> list[str]:
    """Return what is said of the bad rows of a table."""
    tally = Tally()
    run(CONTEXT, table, asked or Asked(), tally=tally)
    return tally.problems


def test_a_row_is_told_behind_its_own_cells() -> None:
    """A large fault, which can be brought: 2 people, 3 h a week, 1 week at 45, 55 or 70 EUR."""
    text = run(CONTEXT, b"id,fault,carry,people,hours,weeks\nA,no,yes,2,3,1\n")
    head, line = text.splitlines()
    assert head == f"id,fault,carry,people,hours,weeks,{HEAD}"
    told = "decided,workshop,workshop,mobile,no,,270.00,330.00,420.00,EUR"
    assert line == f"A,no,yes,2,3,1,{told}"


def test_what_costs_nothing_and_what_is_not_known() -> None:
    """Who does it himself is paid nothing; what is not sure is found out first."""
    table = b"fault,carry,skill\nyes,,yes\nno,,\n"
    own, unsure = (line.split(",")[3:] for line in run(CONTEXT, table).splitlines()[1:])
    assert own == ["decided", "self", "self", "workshop", "no", *[""] * 5]
    assert unsure[:6] == ["open", "workshop;mobile", "workshop", "mobile", "yes", "carry"]


@pytest.mark.parametrize(
    ("head", "called"),
    [
        ("name,fault", "A"),
        ("Task,Name,fault", "B"),
        ("task,other,fault", "A"),
        ("name,ID,fault", "B"),
        ("people,other,fault", "line 2"),
    ],
)
def test_what_a_request_is_called_by(head: str, called: str) -> None:
    """By the column id; without one by name, title or task, the first that there is."""
    cells = dict(zip(head.split(",")[:-1], "AB", strict=False)) | {"fault": "no"}
    cells |= {"people": "1"} if "people" in cells else {}
    table = f"{head}\n{','.join(cells[name] for name in head.split(','))}\n"
    assert [request.id for request in requests(table.encode())] == [called]


def test_columns_stand_in_any_order_and_are_called_in_any_case() -> None:
    """By id, by topic, by the question itself, by ``--map``; what is none of these is kept."""
    topic, ask = DATASET.questions[0].topic, DATASET.questions[0].ask
    for name in ("fault", "FAULT", topic.upper(), ask):
        assert requests(csv_of([{"x": "", name: "no"}]))[0].answers["fault"] == "no"
    table = csv_of([{"broken?": "No", "Hours_Per-Week": "3", "who": "A"}])
    [found] = requests(table, Asked(maps={"broken?": "fault"}, id="WHO"))
    assert (found.id, found.answers["fault"], str(found.hours)) == ("A", "no", "3")


def test_blank_is_not_sure_or_open() -> None:
    """So is a question that has no column; a line without anything in it is no request."""
    table = b"fault,carry,id\n,no,1\n,,\n\nnot sure,,2\n"
    unsure, second = requests(table)
    assert unsure.answers == {"fault": "unsure", "carry": "no", "skill": "unsure"}
    assert second.id == "2"
    blank, second = requests(table, Asked(blank="open"))
    assert (blank.answers, second.answers) == ({"carry": "no"}, {"fault": "unsure"})


def test_months() -> None:
    """Of a day, a time or a month; what is no date counts only where it was asked for."""
    table = b"fault,start\nno,2027-01-11\nno,2027-02\nno,2027-03-04T10:00\nno,11.1.27\nno,\n"
    assert [each.month for each in requests(table)] == ["2027-01", "2027-02", "2027-03", "", ""]
    bad = [each.bad for each in requests(table, Asked(date="start"))]
    assert bad[3] == (
        "line 5, column “start”: “11.1.27” is not a day such as 2027-01-11, or a month such as "
        "2027-01."
    )
    assert [bool(words) for words in bad] == [False, False, False, True, False]
    assert problems(table, Asked(date="start")) == [bad[3]]
    assert problems(table) == []
    for day in ("2027-13", "2027-02-30", "2027-01-00", "0000-01"):
        table = f"fault,start\nno,{day}\n".encode()
        assert requests(table)[0].month == ""
        assert f"“{day}” is not a day" in requests(table, Asked(date="start"))[0].bad


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nno,1", "column “fault”: there is no answer to “fault” “nno”. Did you mean “no”?"),
        ("no,0", "column “people”: “0” people: give a number above 0 and up to 5"),
        ("no,x", "column “people”: “x” people: give a number"),
        ("no", "1 cell, but the head has 2."),
        ("no,1,2,3", "4 cells, but the head has 2; left out: “2”, “3”."),
    ],
)
def test_a_bad_row_is_kept_and_told(row: str, said: str) -> None:
    """With its line, counted past cells of several lines, its column and what is near."""
    tally = Tally()
    if "column" in said:
        table, line = f'fault,people,note\nno,1,"a\nb"\n{row},\nno,1,\n', "line 4, "
    else:
        table, line = f"fault,people\nno,1\n\n\n{row}\nno,1\n", "line 5: "
    found = rows_of(run(CONTEXT, table.encode(), tally=tally))
    [message] = tally.problems
    assert message.startswith(line + said)
    assert [each["status"] == "bad" for each in found] == [False, True, False]
    assert found[1]["find_out"] == message
    assert found[1]["fault"] == row.partition(",")[0]


def test_bad_rows_leave_nothing_to_collect() -> None:
    """No error is kept with its frames, which hold all rows: commands run without a collector."""
    table = csv_of([{"fault": f"x{number}", "people": "0"} for number in range(50)])
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        run(CONTEXT, table)
        gc.collect()
        assert not [each for each in gc.garbage if isinstance(each, FrameType | TracebackType)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def test_to_stop_at_the_first_bad_row() -> None:
    """Nothing of the block is written."""
    with pytest.raises(TableError, match="line 3, column “fault”"):
        run(CONTEXT, b"fault\nno\nx\n", tally=Tally(stop=True))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"", "t is empty"),
        (b"\n , \n", "t is empty"),
        (b"name,note\n1,2\n", "t: no column holds answers; name one, as in --map COLUMN=fault. "),
        (b"fault,fault\nno,no\n", "t has two columns “fault”; rename one"),
        (b"fault,Fault\nno,no\n", "t: the columns “fault” and “Fault” both hold “fault”"),
        (b"fault,status\nno,new\n", "t has a column “status”, which is one of those"),
        (b"fault,x\nno,1\nno,\xff\n", "t:3 is not UTF-8 text"),
        (b"fault,x\nno,\0\n", "t:2 holds a NUL byte"),
        (codecs.BOM_UTF16_LE + "fault\nno\n".encode("utf-16-le"), "t:1 is UTF-16 text"),
        (b"PK\x03\x04 and so on\n", "t is an archive, a workbook"),
        (b'fault,x\nno,"a\nno,b\n', "t:3 ends inside a quoted cell"),
        (b'fault,x\nno,"a"b\n', "t:2 goes on after a closing quote"),
    ],
)
def test_what_is_no_table_is_refused(table: bytes, said: str) -> None:
    """In one sentence, with the line where there is one."""
    with pytest.raises(TableError) as error:
        [*read_requests(DATASET, io.BytesIO(table), "csv", Asked(), "t")]
    assert str(error.value).startswith(said)
    assert str(error.value).endswith(".")


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of one endless line is not read into memory."""
    monkeypatch.setattr(rows, "LONGEST_LINE", 1000)
    with pytest.raises(TableError, match="t:2 is longer than 1,000 bytes"):
        [*read_requests(DATASET, io.BytesIO(b"fault\n" + b"n" * 5000), "csv", Asked(), "t")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "t:2 is no JSON object: "),
        ("[1]", "t:2 is no JSON object; each line is one"),
        ("[" * 100_000, "t:2 is nested too deeply"),
        ('{"n": ' + "9" * 5000 + "}", "t:2 is no JSON object: a number in it is too long."),
        ('{"id": "\\ud83d"}', "t:2 holds half of a pair, as in “\\ud83d”, which no text has"),
        ('{"fault": "no", "x": ["\\ud83d"]}', "t:2 holds half of a pair"),
        ('{"\\udC00": 1}', "t:2 holds half of a pair"),
    ],
)
def test_lines_that_are_no_objects(line: str, said: str) -> None:
    """They are named by their line."""
    table = f'{{"fault": "no"}}\n{line}\n'.encode()
    with pytest.raises(TableError) as error:
        [*read_requests(DATASET, io.BytesIO(table), "jsonl", Asked(), "t")]
    assert str(error.value).startswith(said)


def test_a_column_that_is_not_there() -> None:
    """It is said, and so is a question that is none."""
    with pytest.raises(TypedError, match="there is no column “fauld”"):
        requests(b"fault\nno\n", Asked(maps={"fauld": "fault"}))
    with pytest.raises(TypedError, match="there is no question “fauld”"):
        requests(b"x\nno\n", Asked(maps={"x": "fauld"}))


def test_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Values keep their types, a key may come up later, and empty is null."""
    table = b'{"n": 1.5, "fault": "no"}\n\n{}\n{"carry": "no", "fault": null, "deep": [1]}\n'
    text = run(CONTEXT, table, Asked(blank="open"), form="jsonl", to="jsonl")
    first, second = map(json.loads, text.splitlines())
    assert (first["n"], first["status"], first["cost_low"]) == (1.5, "asking", None)
    assert (second["deep"], second["close"], second["find_out"]) == ([1], None, "fault")
    assert second["outcomes"] == [outcome.id for outcome in DATASET.outcomes]
    assert len(rows_of(run(CONTEXT, b'{"id": 7}\n' + table, form="jsonl"))) == 3
    monkeypatch.setattr(rows, "ROWS", 1)
    with pytest.raises(TableError, match=r"table\.csv:4 has “carry”, “deep”, which"):
        run(CONTEXT, table, form="jsonl")


def test_json_lines_keep_every_digit() -> None:
    """What is kept is kept as it is written, also where the table is decided again."""
    kept = '"n": 1.2300000000000000000001, "deep": [1.10, {"a": "}, "}], "😀": "\\ud83d\\ude00"'
    table = f' {{{kept}, "fault": "no"}} \n'.encode()
    once = run(CONTEXT, table, form="jsonl", to="jsonl")
    assert once.startswith(f'{{{kept}, "fault": "no", "status": "open", ')
    assert run(CONTEXT, once.encode(), form="jsonl", to="jsonl") == once
    [cells] = rows_of(run(CONTEXT, table, form="jsonl"))
    assert (cells["n"], cells["😀"]) == ("1.2300000000000000000001", "😀")
    assert requests(b'{"fault": "no", "people": 1e0}', form="jsonl")[0].people == 1
    only = f'{{"{OWN[0]}": "x", "carry": "no"}}\n'.encode()
    both = once.encode() + only
    [_, last] = run(CONTEXT, both, form="jsonl", to="jsonl").splitlines()
    assert last.count(f'"{OWN[0]}"') == 1


def test_columns_without_a_name() -> None:
    """CSV keeps them all; JSON lines could keep only one."""
    table = b"fault,,\nno,a,b\n"
    assert run(CONTEXT, table).splitlines()[1].startswith("no,a,b,")
    with pytest.raises(TableError, match="several columns without a name"):
        run(CONTEXT, table, to="jsonl")
    assert json.loads(run(CONTEXT, b"fault,\nno,a\n", to="jsonl"))[""] == "a"


def test_a_cell_may_be_long() -> None:
    """As long as a line, quoted or not."""
    long = "a" * 200_000
    assert rows_of(run(CONTEXT, f'fault,x\nno,"{long}"\n'.encode()))[0]["x"] == long


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
def test_a_decided_table_is_decided_again(form: rows.Form) -> None:
    """Its last columns are written anew, so it stays the same."""
    table = csv_of([{"id": "1", "fault": "no"}, {"id": "2", "fault": ""}])
    once = run(CONTEXT, table, to=form).encode()
    assert run(CONTEXT, once, form=form, to=form).encode() == once
    assert [each.id for each in read_requests(DATASET, io.BytesIO(once), form)] == ["1", "2"]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_blocks_and_chunks_do_not_show(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the table is cut up, what is written is the same."""
    rows_ = [{"id": f'é "{nr}"\r\nx' if nr % 3 else f"{nr}", "fault": "no"} for nr in range(9)]
    table = codecs.BOM_UTF8 + csv_of(rows_).replace(b"\n", b"\r\n")
    whole = run(CONTEXT, table)
    monkeypatch.setattr(rows, "ROWS", size)
    monkeypatch.setattr(rows, "CHUNK", size)
    assert run(CONTEXT, table) == whole
    assert [each["status"] for each in rows_of(whole)] == ["open"] * 9


SIGNS = st.text("a=+-@＝;\t\n\r \"',é\u200b", max_size=6)


@given(st.lists(st.lists(SIGNS, min_size=2, max_size=2)))
@example([["", "\t"]])
@example([["\t", ""]])
def test_cells_are_escaped_wherever_any_must_be(cells: list[list[str]]) -> None:
    """The quick look at a written table never misses a cell that a spreadsheet would run."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([[*row, "EUR"] for row in cells])
    written = csv_text([*row, "EUR"] for row in cells)
    assert needs_escaping(stream.getvalue()) or written == stream.getvalue()


def test_semicolons_between_cells() -> None:
    """As a spreadsheet writes them where a comma is the decimal mark; commas are written."""
    [found] = rows_of(run(CONTEXT, b"fault;carry;hours\nno;yes;2,5\n"))
    assert (found["status"], found["hours"], found["cost_likely"]) == ("decided", "2,5", "275.00")


def test_a_formula_gets_an_apostrophe() -> None:
    """In a table whose other lines stay as they are."""
    text = run(CONTEXT, b'fault,a,b\nno,"=1+1",-5\n"no","x ",\n')
    first, second = rows_of(text)
    assert (first["a"], first["b"], second["a"]) == ("'=1+1", "-5", "x ")
    assert '"no","x ",,open,' in run(CONTEXT, b'fault,a,b\n"no","x ",\n')
