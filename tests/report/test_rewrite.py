"""A record written over a file: what is replaced, and what stays to the byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import case_of, context_of, small, steps

from roletui.case.case import Case
from roletui.records.extent import BEGIN as MARK
from roletui.records.marks import BEGIN, END
from roletui.records.marks import MARK as NOTES_MARK
from roletui.records.notes import NONE_YET
from roletui.records.scenario import loads
from roletui.records.scenario_text import dumps
from roletui.report.record.record import record
from roletui.report.record.rewrite import ASIDE, KEPT, KeptError, Rewritten, rewritten, spans
from roletui.report.record.short import short_record
from roletui.state.state import Override, State

CONTEXT = context_of(small())
NOTED = State({"fault": "no", "carry": "no"}, notes="Ask *Ann*.\n\n- one\n  - two")
THEN = case_of(CONTEXT, NOTED)
NOW = case_of(CONTEXT, State({"fault": "no", "carry": "yes"}, notes=NOTED.notes))
WHOLE, SHORT = record(THEN), short_record(THEN)
BODY = WHOLE[WHOLE.index(MARK) :]
NEW_BODY = record(NOW)[record(NOW).index(MARK) :]
Write = Callable[..., Rewritten]


@pytest.fixture
def over(tmp_path: Path) -> Write:
    """Return a function that writes a case over a text."""

    def write(text: str | bytes, case: Case = NOW, form: str = "md") -> Rewritten:
        file = tmp_path / "adr.md"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return rewritten(str(file), case, form)

    return write


def quoted(text: str, before: str = "> ") -> str:
    """Return a text as a mail quotes it."""
    return "".join(f"{(before + line).rstrip()}\n" for line in text.splitlines())


ABOVE = "# ADR 7\n\nBefore.  \n\n\n```\ncode\n```\n\n"
BELOW = "\n## After\n\n* Behind.\n"
DOCUMENTS = {
    "alone": ("", ""),
    "above and below": (ABOVE, BELOW),
    "no last line end": (ABOVE, "\n## After"),
    "right below": ("x\n", "Behind.\n"),
    "other front matter": ("---\nlayout: post\ntitle: \"ADR 7\"\n---\n\n", BELOW),
    "a decision above": ("Decision: we decide; the options considered were two.\n\n", BELOW),
    "another block above": ("```toml\nformat = 1\n[other]\n```\n\n", BELOW),
    "the first row of a scenario above": ("# ADR\n\nformat = 1\n\n", BELOW),
    "unfolded": ("<details>\n<summary>The record</summary>\n\n", "\n</details>\n"),
}  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("above", "below"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_only_the_record_is_replaced(over: Write, above: str, below: str, end: str) -> None:
    """Above and below it nothing is touched, and its lines end as they did."""
    now = BODY if above else WHOLE
    new = NEW_BODY if above else record(NOW)
    assert over(f"{above}{now}{below}".replace("\n", end)) == Rewritten(
        f"{above}{new}{below}".replace("\n", end), ()
    )


def test_a_byte_order_mark_and_a_missing_line_end_stay(over: Write) -> None:
    """The first sign of a file and the last are those that they were."""
    for above, body, new in (("", WHOLE, record(NOW)), (ABOVE, BODY, NEW_BODY)):
        text = f"\ufeff{above}{body}".removesuffix("\n")
        assert over(text).text == f"\ufeff{above}{new}".removesuffix("\n")


@pytest.mark.parametrize("before", ["> ", ">", "> > ", "    "])
def test_a_quoted_record_stays_quoted(over: Write, before: str) -> None:
    """It is replaced inside the quotation, and what is around it is not."""
    text = f"Hi,\n\n{quoted(BODY, before)}\nBye\n"
    assert over(text).text == f"Hi,\n\n{quoted(NEW_BODY, before)}\nBye\n"


def test_the_short_record_is_replaced_to_its_end(over: Write) -> None:
    """What a short one folds away is closed once; the form is that which is asked for."""
    short = short_record(NOW)
    assert over(f"{ABOVE}{SHORT}{BELOW}", form="short").text == f"{ABOVE}{short}{BELOW}"
    assert over(f"{ABOVE}{SHORT}{BELOW}").text == f"{ABOVE}{NEW_BODY}{BELOW}"
    assert over(f"{ABOVE}{BODY}{BELOW}", form="short").text == f"{ABOVE}{short}{BELOW}"
    assert over(SHORT).text == record(NOW)


def test_a_file_without_a_record_is_replaced_as_a_whole(over: Write) -> None:
    """Whoever has it overwritten has been asked; a scenario is no record."""
    for text in ("", "mine\n", "Decision: mine.\n", dumps(small(), NOTED)):
        assert over(text).text == record(NOW)


HAND = ["By *hand*: legal has agreed.", "", "| a | b |", "| --- | --- |", "| 1 | 2 |", "", "```",
        "make", "```"]  # fmt: skip


GAINS = next(row for row in WHOLE.split("\n") if row.startswith("- **Who gains"))


@pytest.mark.parametrize(
    "behind",
    ["# Call a mobile mechanic", "## Considered Options", "## Decision Outcome",
     "### Consequences", "## Cost", "### Sources", GAINS],
)  # fmt: skip
def test_lines_by_hand_stay_below_the_line_they_stood_below(over: Write, behind: str) -> None:
    """They are named by their lines, and a second time nothing changes."""
    text = WHOLE.replace(f"\n{behind}\n", "\n".join(["", behind, "", *HAND, "", ""]), 1)
    found = over(text)
    rows = found.text.split("\n")
    first = rows.index(HAND[0])
    above = behind.replace("Call a mobile mechanic", "Take it to a workshop")
    assert rows[first - 2 : first + len(HAND)] == [above, "", *HAND]
    assert found.remarks == (
        f"What was written into it by hand is kept: lines {first + 1} to {first + len(HAND)}.",
    )
    assert over(found.text) == found
    assert over(found.text, THEN).text.replace("\n\n\n", "\n\n") == text.replace("\n\n\n", "\n\n")


def test_a_row_and_an_entry_by_hand_stay_where_they_are(over: Write) -> None:
    """In a table, and in a list, without an empty line between."""
    row = "| Wait | by hand | by hand | by hand |"
    rows = WHOLE.split("\n")
    place = next(nr for nr, line in enumerate(rows) if line.startswith("| Factor "))
    rows[place + 3 : place + 3] = [row]
    entry = next(nr for nr, line in enumerate(rows) if line.startswith("- **Mobile mechanic**"))
    rows[entry + 1 : entry + 1] = ["- **A neighbour**: has tools."]
    assert over("\n".join(rows), THEN).text == "\n".join(rows)
    now = over("\n".join(rows)).text.split("\n")
    # The columns are in another order now, so no line of the table is left.
    assert (now[now.index(row) - 1], now[now.index(row) + 1]) == ("", "")
    assert now[now.index("- **A neighbour**: has tools.") - 1].startswith("- **Mobile mechanic**")


def test_a_line_in_the_head_of_a_table_leaves_the_table_its_line(over: Write) -> None:
    """The line below a head is the record's, however often it is written anew."""
    rows = SHORT.split("\n")
    head = next(nr for nr, line in enumerate(rows) if line.startswith("| What is billed "))
    rows[head + 1 : head + 1] = ["by hand"]
    document = "\n".join(rows)
    assert over(document, THEN, "short").text == document


UNSURE = case_of(CONTEXT, State({"fault": "no", "carry": "unsure"}))
NOTHING = case_of(CONTEXT, State())
FENCES = {
    "a program": "```sh\nmake\n```",
    "a drawing": "```mermaid\n---\ntitle: a\n---\na --> b\n```",
    "lines of a record": "~~~\n## Cost\n\n- Status: accepted\n~~~",
    "a drawing in a longer fence": "````md\n```mermaid\na --> b\n```\n````",
    "left open": "```sh\nmake",
    "left open, longer": "~~~~\nmake",
}


@pytest.mark.parametrize("fence", FENCES.values(), ids=FENCES)
@pytest.mark.parametrize("then", [NOTHING, UNSURE], ids=["no drawing", "drawing"])
def test_a_fence_by_hand_stays_whole(over: Write, then: Case, fence: str) -> None:
    """No line of it is taken for one of the record's drawing or text, in neither direction."""

    def fenced(text: str) -> str:
        return text.replace("\n# ", f"\n{fence}\n\n# ", 1)

    new = fenced(record(UNSURE))
    assert over(fenced(record(then)), UNSURE).text == new
    assert over(new, UNSURE).text == new


@pytest.mark.parametrize("inside", ["  a --> b", "---"])
def test_a_drawing_changed_by_hand_is_kept_as_a_whole(over: Write, inside: str) -> None:
    """It stands for that of the record, if that is the same now; else both are there."""
    whole = record(UNSURE)
    drawing = whole[whole.index("```mermaid") : whole.index("\n```\n") + len("\n```")]
    changed = drawing.replace("\nflowchart TD\n", f"\nflowchart TD\n{inside}\n")
    text = whole.replace(drawing, changed)
    assert over(text, UNSURE).text == text
    both = over(text, NOW).text
    assert changed in both
    assert both.count("```mermaid\n") == 2
    assert over(both, NOW).text == both


def test_a_fence_in_a_record_without_checksums_is_folded_away_whole(over: Write) -> None:
    """Its last line is not taken for that of the record's drawing."""
    text = old(record(UNSURE)).replace("## Cost\n", "```sh\nmake\n```\n\n## Cost\n", 1)
    assert "\n````markdown\n```sh\nmake\n```\n````\n" in over(f"{ABOVE}{text}", UNSURE).text


def test_a_line_changed_by_hand_stands_for_the_one_it_was(over: Write) -> None:
    """Unless the record says something else there now: then both are there."""
    title = WHOLE.replace("# Call a mobile mechanic", "# The bicycle")
    found = over(title).text
    assert found.count("The bicycle") == 1
    assert "# Who should" not in found
    drivers = WHOLE.replace("It cannot be moved.", "It cannot be moved, we tried.")
    assert "It cannot be moved.\n" not in over(drivers, THEN).text
    assert over(drivers, THEN).text == drivers
    both = over(drivers).text
    assert "It cannot be moved, we tried.\n" in both
    assert both.count("\n## ") == record(NOW).count("\n## ")


def test_what_a_formatter_changes_is_not_by_hand(over: Write) -> None:
    """Padded cells, other emphasis, and more blanks are written as ever."""
    text = WHOLE.replace("| --- |", "| ------ |").replace("*Ruled out:*", "_Ruled out:_")
    assert over(text.replace(" | ", "  |  ")) == Rewritten(record(NOW), ())


def test_what_was_taken_out_by_hand_is_written_again(over: Write) -> None:
    """Only what was written is kept, not that something was not."""
    text = WHOLE.partition("## Pros and Cons")[0] + "## Cost" + WHOLE.partition("## Cost")[2]
    assert over(text).text == record(NOW)


HEADS = {
    "status: proposed\n": "status: accepted\n",
    "date: 2026-11-23\n": "date: 2026-11-23\ndecision-makers:\n- Ann\n# a remark\n",
    "roletui:": "consulted: [Bob, 'C: D']\ninformed: >\n  everybody\n\n  else\nroletui:",
}


def test_what_people_write_in_the_front_matter_stays(over: Write) -> None:
    """Status, decision-makers and unknown keys stay to the byte, time and again."""
    text = WHOLE
    for was, now in HEADS.items():
        text = text.replace(was, now, 1)
    for case in (NOW, THEN, NOW):
        found = over(text, case)
        assert found.remarks == ("Its status, “accepted”, is kept.",)
        text = found.text
        for now in HEADS.values():
            assert now in text
        assert "\n- Status: accepted\n" in text
        assert loads(text, "adr.md", CONTEXT).state.answers == case.state.answers
    assert "decision: take it to a workshop\n" in text


@pytest.mark.parametrize(
    "status",
    ["accepted", "Accepted on Friday", '"superseded by [7](7.md)"', "'it''s so'", "accepted # now"],
)
def test_a_status_by_hand_is_told_below_the_title_too(over: Write, status: str) -> None:
    """As YAML has it: in quotes or not, with a remark behind it."""
    found = over(WHOLE.replace("status: proposed\n", f"status: {status}\n"))
    said = {"'it''s so'": "it's so", "accepted # now": "accepted"}.get(status, status.strip('"'))
    assert f"\nstatus: {status}\n" in found.text
    assert found.remarks == (f"Its status, “{said}”, is kept.",)


LIST = "- Status: accepted\n- Decision-makers: Ann, Bob\n- Date: 2026-11-23\n- Informed: all\n"


def test_what_people_write_in_the_list_below_the_title_stays(over: Write) -> None:
    """The status there is that of the front matter too; other entries stay in their places."""
    text = WHOLE.replace("- Status: proposed\n- Date: 2026-11-23\n", LIST)
    for case in (NOW, THEN):
        text = over(text, case).text
        assert f"\n\n{LIST}- **Cost:** " in text
        assert "\nstatus: accepted\n" in text
    short = SHORT.replace("- Status: proposed\n- Date: 2026-11-23\n", LIST)
    assert f"\n\n{LIST}- **Cost:** " in over(short, form="short").text


@pytest.mark.parametrize("form", ["md", "short"])
@pytest.mark.parametrize("said", ["* Status: accepted", "* Status: accepted\n  on Friday"])
def test_a_status_counts_from_the_first_writing(over: Write, said: str, form: str) -> None:
    """Also where it stands beside the record's own, and before there is any front matter."""
    status = " ".join(said.removeprefix("* Status: ").split())
    was = "- Status: proposed\n"
    text = BODY if form == "md" else SHORT
    for now in (f"{said}\n", f"{was}\n{said}\n\n", f"{said}\n{was}"):
        found = over(text.replace(was, now, 1), form=form)
        assert found.remarks[0] == f"Its status, “{status}”, is kept."
        assert f"\n{said}\n" in found.text
        assert was not in found.text
        assert form == "short" or f"\nstatus: {status}\n" in found.text
        assert over(found.text, form=form).text == found.text


def test_an_entry_of_several_lines_stays_in_one_piece(over: Write) -> None:
    """In the list under the title, in its place."""
    entry = "- Decision-makers: Ann,\n  Bob\n"
    text = WHOLE.replace("- Date: ", f"{entry}- Date: ", 1)
    assert over(text, THEN).text == text
    assert f"- Status: proposed\n{entry}- Date: " in over(text).text


@pytest.mark.parametrize(
    "mine",
    [
        "<details>\n<summary>Mine</summary>\n\nBy hand.\n\n</details>",
        "- By hand.\n\n  > ~~~\n  > ```\n  > ## Cost\n  > ```\n  > ~~~",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "## Cost",
    ],
)
def test_lines_that_the_record_has_too_stay(over: Write, mine: str) -> None:
    """There is one more of them than it wrote; that one, where it stands, is by hand."""
    for text, form in ((WHOLE, "md"), (SHORT, "short")):
        document = text.replace("\n\nDecision: ", f"\n\n{mine}\n\nDecision: ", 1)
        assert over(document, THEN, form).text == document
        assert f"\n\n{mine}\n\nDecision: " in over(document, form=form).text


def test_a_status_that_roletui_set_follows_the_decision(over: Write) -> None:
    """Nobody set it, so it is that of now."""
    found = over(record(case_of(CONTEXT, State({"fault": "no", "carry": "unsure"}))))
    assert "\nstatus: proposed\n" in found.text
    assert found == Rewritten(record(NOW), (KEPT,)) or found.remarks == ()


# Records of version 0.1: front matter in TOML, other marks, no checksums.
OLD_HEAD = f"""\
+++
title = "Who should repair the bicycle?"  
status = "proposed"  
date = 2026-11-23  
decision = "call a mobile mechanic"  
dataset.id = "bicycle"  
dataset.version = "1.2.0"  
dataset.hash = "{small().hash}"  
roletui = "0.1.0"  
+++

"""  # noqa: W291


def old(text: str) -> str:
    """Return a record as version 0.1 wrote it."""
    rows = text[text.index(MARK) :].split("\n")[2:]
    first = next(nr for nr, row in enumerate(rows) if row.startswith("<!-- roletui: checksums"))
    last = rows.index("yours -->")
    return "\n".join(rows[:first] + rows[last + 2 :])


def test_a_record_of_version_0_1_is_found_by_its_content(over: Write) -> None:
    """From the title above its decision to the end of its block, with nothing left over."""
    for above, below in DOCUMENTS.values():
        head = "" if above else OLD_HEAD
        new = NEW_BODY if above else record(NOW)
        assert over(f"{above}{head}{old(WHOLE)}{below}") == Rewritten(f"{above}{new}{below}", ())
    assert over(f"{ABOVE}{old(SHORT)}{BELOW}").text == f"{ABOVE}{NEW_BODY}{BELOW}"


def test_lines_by_hand_in_an_old_record_are_folded_away_behind_it(over: Write) -> None:
    """Without checksums nobody knows their places; what people put under the title stays there."""
    text = old(WHOLE).replace("## Cost\n", "## Cost\n\nBy *hand*.\n````\n", 1)
    text = text.replace("- Status: proposed\n- Date: 2026-11-23\n", LIST)
    found = over(f"{ABOVE}{text}{BELOW}")
    record_, _, aside = found.text.partition("<details>")
    assert aside == (
        f"\n<summary>{ASIDE}</summary>\n\n`````markdown\nBy *hand*.\n````\n`````\n\n</details>\n"
        f"{BELOW}"
    )
    assert f"\n\n{LIST}- **Cost:** " in record_
    line = record_.count("\n") + 1
    assert found.remarks[0] == "Its status, “accepted”, is kept."
    assert found.remarks[2] == (
        "2 lines that somebody, or an earlier version, wrote into it now stand after it, "
        f"from line {line} on; delete what you do not need."
    )
    assert over(found.text).text == found.text


def test_front_matter_in_toml_stays_where_people_wrote_in_it(over: Write) -> None:
    """Without a line of theirs it becomes YAML; with one only our own lines in it change."""
    head = OLD_HEAD.replace('"proposed"', '"accepted"').replace(
        "date =", 'decision-makers = ["Ann"] # so far\ndate ='
    )
    text = head + old(WHOLE)
    for case in (NOW, THEN, NOW):
        found = over(text, case)
        text = found.text
        assert text.startswith("+++\n")
        assert text.split("\n")[2] == 'status = "accepted"  '
        assert '\ndecision-makers = ["Ann"] # so far\ndate = 2026-11-23  \n' in text
        assert "\n- Status: accepted\n" in text
    assert '\ndecision = "take it to a workshop"  \n' in text


def test_notes_by_hand_stay_behind_those_of_now(over: Write) -> None:
    """However often it is written over; where there is nothing new, nothing is said."""
    new = case_of(CONTEXT, NOTED._replace(notes="Bring the pump."))
    text = WHOLE.replace(f"\n\n{END}", f"\n\nBy hand.\n\n{END}")
    for _ in range(2):
        found = over(text, new)
        assert found.remarks == (KEPT,)
        text = found.text
        assert loads(text, "a.md", CONTEXT).state.notes == "Bring the pump.\n\nBy hand."
    damaged = text.replace("format = 1", "format = 1\nformat = 2")
    assert "\n\nBy hand.\n\n" in over(damaged, new).text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (WHOLE.replace(END, ""), f"around its notes is gone, so they would be lost. .* {END}"),
        (WHOLE.replace(BEGIN, ""), f"around its notes is gone, so they would be lost. .* {BEGIN}"),
        (WHOLE.replace(BEGIN, f"{BEGIN}\n\n{END}\n\n{BEGIN}"), "more than once: keep two"),
        (WHOLE.rpartition("```")[0], r"never ends. Look at line \d+"),
        (WHOLE.partition("```toml roletui")[0], "without the block that ends it"),
        (WHOLE.replace("[answers]", "[answers]\n# by hand"), r"Line \d+ in its block has a com"),
        (old(WHOLE).replace("Decision: ", "We: "), f"Put this line above its title: {MARK}"),
        (f"- {BODY[BODY.index('```toml'):]}", "is an entry of a list"),
        (f"{BODY}\n{NEW_BODY}", r"holds 2 records, whose blocks begin in lines \d+ and \d+, and"),
        (b"caf\xe9", "is not UTF-8 text"),
        ("\ufeff# A".encode("utf-16"), "is not UTF-8 text"),
    ],
)  # fmt: skip
def test_where_something_would_be_lost_nothing_is_written(
    over: Write, text: str | bytes, why: str
) -> None:
    """What cannot be told is said, with what to do about it."""
    case = case_of(CONTEXT, State({"fault": "yes"}))
    with pytest.raises(KeptError, match=why):
        over(text, case)


def test_of_two_records_the_one_of_this_decision_is_replaced(over: Write) -> None:
    """The other one stays, and all that is between them."""
    other = BODY.replace('id = "bicycle"', 'id = "other"')
    between = "\n## Between\n\n"
    for text in (f"{ABOVE}{{}}{between}{other}", f"{ABOVE}{other}{between}{{}}{BELOW}"):
        assert over(text.format(BODY)).text == text.format(NEW_BODY)
    own = case_of(CONTEXT, NOTED._replace(override=Override("self", "x", "mobile")))
    own_body = record(own)[record(own).index(MARK) :]
    text = f"{ABOVE}{BODY}\nBetween.\n\n{own_body}"
    assert over(text, THEN) == Rewritten(text, ())
    assert over(text, own) == Rewritten(text, ())


LARGE = {
    "above": ("# ADR\n", "x\n# ADR\n"),
    "paragraphs": ("## Cost\n", "By hand {}.\n\n## Cost\n"),
    "lines": ("## Cost\n", "By hand {}.\n## Cost\n"),
    "fences": ("## Cost\n", "```\nx\n```\n\n## Cost\n"),
    "labels": ("- Date: ", "- A{}: x\n- Date: "),
    "notes": (END, f"x\n{END}"),
}


@pytest.mark.harness
@pytest.mark.parametrize("checksums", ["roletui: checksums", "gone"])
@pytest.mark.parametrize(("was", "now"), LARGE.values(), ids=LARGE)
def test_steps_grow_like_the_file(over: Write, was: str, now: str, checksums: str) -> None:
    """Four times as many lines by hand take about four times the steps on top of a record's."""
    document = f"# ADR\n{BODY}".replace("roletui: checksums", checksums)

    def large(lines: int) -> int:
        text = document
        for number in range(lines):
            text = text.replace(was, now.format(number), 1)
        over(text)  # what is done once for all files is not counted
        return steps(lambda: over(text))

    none, few, many = large(0), large(40), large(160)
    assert many - none < 5 * (few - none) + 500


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([3], "line 3"), ([3, 4, 5], "lines 3 to 5"), ([9, 3, 5, 4], "lines 3 to 5 and 9"),
     ([1, 3, 5, 6], "lines 1, 3 and 5 to 6")],
)  # fmt: skip
def test_lines_are_listed_in_words(numbers: list[int], words: str) -> None:
    """Each run once."""
    assert spans(numbers) == words


def test_the_marks_of_older_versions_are_known() -> None:
    """Both marks of version 0.1, and what stood between them."""
    for kind, rest in (("begin", "; what stands from here to the next mark is kept"), ("end", "")):
        found = NOTES_MARK.fullmatch(f"<!-- roletui: your notes {kind}{rest} -->")
        assert found is not None
        assert found[1] == kind
    old_one = "<!-- nothing yet: write here; the next export puts a heading above it -->"
    bare = record(case_of(CONTEXT, NOTED._replace(notes="")))
    assert loads(bare.replace(NONE_YET, old_one), "a.md", CONTEXT).state.notes == ""


def test_a_title_by_hand_stays_when_the_decision_changes(over: Write) -> None:
    """Roletui's own title names the decision and follows it; a given one stays, and once."""
    text = WHOLE.replace("# Call a mobile mechanic", "# ADR 7: the bicycle")
    for case in (NOW, THEN, NOW):
        text = over(text, case).text
        assert text.count("# ADR 7: the bicycle") == 1
        assert "# Take it to a workshop" not in text
        assert "# Call a mobile mechanic" not in text
    assert "Decision: take it to a workshop.\n" in text


def test_a_heading_by_hand_above_the_title_is_no_title(over: Write) -> None:
    """What somebody puts above the title stays there, and the title too."""
    text = WHOLE.replace("# Call a mobile mechanic", "# Mine\n\n# Call a mobile mechanic")
    rows = over(text).text.split("\n")
    assert rows.index("# Mine") < rows.index("# Take it to a workshop")


def test_a_figure_changed_by_hand_never_stands_for_that_of_now(over: Write) -> None:
    """The cost on page one is always that of now; what a hand made of the old one is kept by it."""
    cost = next(row for row in WHOLE.split("\n") if row.startswith("- **Cost:**"))
    now = next(row for row in NEW_BODY.split("\n") if row.startswith("- **Cost:**"))
    rows = over(WHOLE.replace(cost, "- **Cost:** Ann pays.")).text.split("\n")
    assert rows.count(now) == 1
    assert rows.count("- **Cost:** Ann pays.") == 1


def test_the_title_and_sentence_of_version_0_1_are_known(over: Write) -> None:
    """They named the question and the options; nobody takes them for lines by hand."""
    options = "Bicycle workshop, Mobile mechanic, Do it yourself"
    text = old(WHOLE).replace("# Call a mobile mechanic", "# Who should repair the bicycle?")
    text = text.replace(
        "Decision: call a mobile mechanic.",
        f"Decision: call a mobile mechanic; the options considered were {options}.",
    )
    assert over(f"{ABOVE}{text}{BELOW}") == Rewritten(f"{ABOVE}{NEW_BODY}{BELOW}", ())
