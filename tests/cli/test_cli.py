"""The command line: what each command prints, on which stream, and how it ends."""

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import NO_FIGURES, SMALL, TODAY, Ran, edited, small, tables, tokens, without

from roletui import __version__
from roletui.cli.options import COMMANDS
from roletui.dataset.load import shipped
from roletui.records.extent import BEGIN as MARK
from roletui.records.marks import BEGIN, END
from roletui.records.notes import NONE_YET
from roletui.report.record.rewrite import KEPT

Cli = Callable[..., Ran]

SCENARIO = """\
format = 1

[dataset]
id = "bicycle"
version = "1.2.0"
hash = "{hash}"

[answers]
fault = "no"
carry = "no"
"""


@pytest.fixture
def on_small(cli: Cli) -> Cli:
    """Return a function that runs a command on the small dataset, on a fixed day."""

    def carry_out(command: str, *words: str) -> Ran:
        return cli(command, "--dataset", str(SMALL), "--as-of", TODAY, *words)

    return carry_out


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    """Save a scenario and return its path."""
    file = tmp_path / "plan.toml"
    file.write_text(SCENARIO.format(hash=small().hash), encoding="utf-8")
    return str(file)


def test_a_question_is_put_while_asking(on_small: Cli) -> None:
    """``decide`` without all answers prints the next question and how to answer it."""
    ran = on_small("decide", "-a", "fault=yes")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out == (
        "Not decided yet: 1 to 2 questions left.\n\n"
        "Have you the tools and a free evening?\n"
        "  -a skill=yes  Yes, both\n"
        "  -a skill=no  No\n"
        "  -a skill=unsure  Not sure\n"
        "Two that fit, the better one first: -a skill=yes+no\n"
    )


def test_a_decision_is_printed_with_its_reasons(on_small: Cli) -> None:
    """``decide`` prints the decision, why, the runner-up, what would change it, what is unused."""
    ran = on_small("decide", "-a", "fault=no", "-a", "carry=no", "-a", "skill=yes")
    assert ran.out == (
        "Decision: call a mobile mechanic.\nOptions considered: Bicycle workshop, "
        "Mobile mechanic, Do it yourself.\n\n"
        "Call today.\n\n"
        "Why\n"
        "  - A larger fault needs a mechanic. (ruled out: Yourself)\n"
        "  - It cannot be moved. (ruled out: Workshop)\n\n"
        "Runner-up (one answer would have to differ): Take it to a workshop. It has every part.\n"
        "\n"
        "What would change it\n"
        "  - Take it to a workshop: €880 (€720–€1,120), In a shop: €396 more than "
        "Mobile hired that way, ≈ €484 (€400–€568)\n"
        "      carry=yes\n"
        "  - Mend it yourself: nobody is hired, instead of €480 (one source, no range)\n"
        "      fault=yes\n\n"
        "Kept, not used: skill\n"
    )


def test_a_price_stands_beside_nothing_paid(on_small: Cli) -> None:
    """Where the recommendation costs nothing, a price is said to be instead of that."""
    ran = on_small("decide", "-a", "fault=yes", "-a", "skill=yes")
    assert (
        "Call a mobile mechanic: €480 (one source, no range), instead of hiring nobody\n" in ran.out
    )


def test_an_open_decision_is_called_provisional(on_small: Cli) -> None:
    """``decide`` names every outcome still possible, what it goes on with, and what decides."""
    ran = on_small("decide", "-a", "fault=no", "-a", "carry=unsure")
    assert ran.out.startswith("Decision: provisionally, take it to a workshop.")
    assert (
        "Still possible: Take it to a workshop; Call a mobile mechanic.\n"
        "This is provisional, on what is usual (Bringing it: “Yes”). Find out first: Bringing it.\n"
    ) in ran.out
    assert (
        "  - Bringing it: nobody knows yet; until then we take what is usual: “Yes”.\n" in ran.out
    )


TWO = ("-a", "fault=no+yes", "-a", "carry=yes", "-a", "skill=yes")
"""Mostly a larger fault, which goes to the workshop; a small one is mended by oneself."""


def test_two_answers_are_close(on_small: Cli) -> None:
    """``decide`` recommends what the first of two answers leads to; the second is as defensible."""
    assert on_small("decide", *TWO).out.startswith(
        "Decision: take it to a workshop.\nOptions considered: Bicycle workshop, "
        "Mobile mechanic, Do it yourself.\n\n"
        "Book the next free day.\n\n"
        "Why\n"
        "  - A larger fault needs a mechanic. “Yes, something small” fits too.\n"
        "  - You can bring it to a workshop. (ruled out: Mobile)\n\n"
        "Matters only for the second answer\n"
        "  - Tools and time: Yes, both\n\n"
        "Runner-up (close: two answers fit): Mend it yourself. A small fault can be mended at "
        "home.\n"
    )


def test_two_answers_as_json(on_small: Cli) -> None:
    """``decide --format json`` gives both ids, and the runner-up as close."""
    data = json.loads(on_small("decide", *TWO, "--format", "json").out)
    assert (data["status"], data["outcomes"]) == ("decided", ["workshop"])
    assert [entry["answer"] for entry in data["recommendation"]["because"]] == ["no+yes", "yes"]
    assert data["ruled_out"] == {"fault": [], "carry": ["mobile"], "skill": []}
    assert data["did_not_matter"] == []
    assert (data["runner_up"]["outcome"], data["runner_up"]["close"]) == ("self", True)
    assert data["runner_up"]["change"] == [{"question": "fault", "from": "no+yes", "to": "yes"}]


@pytest.mark.parametrize(
    "word", ["fault=No, something larger + YES", "fault= no + yes ", "Small fault=no+Yes"]
)
def test_two_answers_are_named_like_one(on_small: Cli, word: str) -> None:
    """Each of two answers goes by its id or its words."""
    assert on_small("decide", "-a", word, *TWO[2:]) == on_small("decide", *TWO)


def test_an_answer_may_hold_a_plus(cli: Cli, tmp_path: Path) -> None:
    """A label with a plus is one answer, alone and as part of two, unless both parts are ids."""
    file = tmp_path / "plus.toml"
    label = 'label = "Yes, something small"'
    text = edited((label, 'label = "Tyre + cable"'))
    file.write_text(text, encoding="utf-8")
    words = ["decide", "--dataset", str(file), "--as-of", TODAY, "-a"]
    assert cli(*words, "fault=tyre + cable") == cli(*words, "fault=yes")
    assert cli(*words, "fault=no + tyre + cable") == cli(*words, "fault=no+yes")
    file.write_text(text.replace("Tyre + cable", "No+yes"), encoding="utf-8")
    assert cli(*words, "fault=no+yes") == cli(*words, "fault=no + yes") != cli(*words, "fault=yes")


def test_an_open_decision_says_how_to_find_out(on_small: Cli) -> None:
    """``decide`` says of the question that decides how to find it out, and what hangs on it."""
    ran = on_small("decide", "-a", "fault=no", "-a", "carry=unsure")
    assert (
        "Find out first\n"
        "  1. Can you bring it to a workshop? Ask who has a car.\n"
        "     What depends on it: 2 outcomes: Workshop (likely €880), Mobile (likely €480).\n"
        "     Worth finding out, up to €1,170: Bringing it. Find out first if it costs less than "
        "€1,170.\n\n"
    ) in ran.out


def test_unused_answers_do_not_sway_the_printed_decision(cli: Cli, tmp_path: Path) -> None:
    """``decide`` prints the same with an answer that counts for nothing, which it names."""
    words = ["decide", "--dataset", str(SMALL), "--as-of", TODAY, "-a", "fault=no", "-a"]
    alone = cli(*words, "carry=unsure")
    assert cli(*words, "carry=unsure", "-a", "skill=yes").out == (
        f"{alone.out}\nKept, not used: skill\n"
    )


DATASET = {"id": "bicycle", "version": "1.2.0", "hash": small().hash}


def test_decide_as_json(on_small: Cli) -> None:
    """``decide --format json`` has exactly the shape that is promised."""
    ran = on_small(
        "decide", "-a", "fault=no", "-a", "carry=no", "-a", "skill=no", "--format", "json"
    )
    assert json.loads(ran.out) == {
        "status": "decided",
        "outcomes": ["mobile"],
        "recommendation": {
            "outcome": "mobile",
            "roles": ["mobile"],
            "headline": "Call a mobile mechanic",
            "provisional": False,
            "usual": [],
            "because": [
                {
                    "question": "fault",
                    "answer": "no",
                    "reason": "A larger fault needs a mechanic.",
                },
                {"question": "carry", "answer": "no", "reason": "It cannot be moved."},
            ],
        },
        "ruled_out": {"fault": ["self"], "carry": ["workshop"]},
        "did_not_matter": [],
        "runner_up": {
            "outcome": "workshop",
            "roles": ["workshop"],
            "headline": "Take it to a workshop",
            "because": "It has every part.",
            "close": False,
            "change": [{"question": "carry", "from": "no", "to": "yes"}],
        },
        "flips": [
            {"change": [{"question": "carry", "from": "no", "to": "yes"}], "outcome": "workshop"},
            {
                "change": [
                    {"question": "fault", "from": "no", "to": "yes"},
                    {"question": "skill", "from": "no", "to": "yes"},
                ],
                "outcome": "self",
            },
        ],
        "flips_complete": True,
        "find_out_first": [],
        "next_question": None,
        "unused": ["skill"],
        "dataset": DATASET,
    }


def test_decide_as_json_while_asking(on_small: Cli) -> None:
    """While asking, the JSON has the next question and no recommendation."""
    assert json.loads(on_small("decide", "--format", "json").out) == {
        "status": "asking",
        "outcomes": ["workshop", "mobile", "self"],
        "recommendation": None,
        "ruled_out": {},
        "did_not_matter": [],
        "runner_up": None,
        "flips": [],
        "flips_complete": True,
        "find_out_first": [],
        "next_question": {
            "id": "fault",
            "ask": "Is it only a flat tyre or a worn cable?",
            "answers": [
                {"id": "yes", "label": "Yes, something small"},
                {"id": "no", "label": "No, something larger"},
            ],
        },
        "unused": [],
        "dataset": DATASET,
    }


def test_decide_as_json_while_open(on_small: Cli) -> None:
    """While open, the JSON has all outcomes left, and *unsure* as the answer that was given."""
    data = json.loads(
        on_small("decide", "-a", "fault=no", "-a", "carry=unsure", "--format", "json").out
    )
    assert (data["status"], data["outcomes"]) == ("open", ["workshop", "mobile"])
    assert data["recommendation"]["because"][1]["answer"] == "unsure"
    assert data["recommendation"]["provisional"]
    assert data["recommendation"]["usual"] == [
        {"question": "carry", "answer": "yes", "because": "", "source": ""}
    ]
    assert data["find_out_first"] == [
        {
            "question": "carry",
            "find_out": "Ask who has a car.",
            "who": "",
            "takes": "",
            "outcomes": ["workshop", "mobile"],
            "costs": [88000, 48000],
            "spread": 40000,
            "worth": 116600,
            "takes_cost": None,
            "advice": "Find out first if it costs less than €1,170",
        }
    ]


def test_decide_counts_at_the_chances_that_are_given(on_small: Cli) -> None:
    """A quarter of €2,332 instead of half of it; the record keeps the chances it was counted at."""
    words = ("decide", "-a", "fault=no", "-a", "carry=unsure", "--chance", "bringing it=no:25")
    assert json.loads(on_small(*words, "--format", "json").out)["find_out_first"][0]["worth"] == (
        58_300
    )
    assert "Worth finding out, up to €583: Bringing it." in on_small(*words).out
    assert "\n[chances.carry]\nno = 25\n" in on_small(*words, "--format", "md").out


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("carry", "“carry” is not of the form QUESTION=ANSWER:60,ANSWER:40."),
        ("bring=no:1", "there is no question “bring”. Did you mean “carry”?"),
        ("carry=no", "“no” is not of the form ANSWER:60."),
        ("carry=maybe:1", "there is no answer to “carry” “maybe”. Known: yes, no."),
        ("carry=unsure:1", "there is no answer to “carry” “unsure”. Known: yes, no."),
        ("carry=no:1,no:2", "“no” has a chance twice."),
        ("carry=no:101", "“101” of 100 cases for “no”: give a number from 0 to 100, without "
         "decimals."),
        ("carry=no:1,yes:2", "the chances of “carry”: they come to 3, and must come to 100."),
        ("carry=no:90,yes:20", "the chances of “carry”: they come to 110, and must not exceed "
         "100."),
    ],
)  # fmt: skip
def test_chances_that_are_none_are_refused(on_small: Cli, word: str, complaint: str) -> None:
    """What is wrong with a chance is one sentence."""
    ran = on_small("decide", "-a", "fault=no", "--chance", word)
    assert (ran.status, ran.out, ran.err) == (2, "", f"roletui: {complaint}\n")


def test_a_question_has_its_chances_once(on_small: Cli) -> None:
    """Two options for one question are refused."""
    ran = on_small("decide", "--chance", "carry=no:1", "--chance", "carry=no:2")
    assert (ran.status, ran.err) == (2, "roletui: “carry” has chances twice.\n")


def test_decide_as_a_record(on_small: Cli) -> None:
    """``decide --format md`` prints the whole record, dated with the day that was given."""
    ran = on_small("decide", "-a", "fault=no", "-a", "carry=no", "--format", "md")
    assert ran.out.startswith("---\n")
    assert f"Date: {TODAY}" in ran.out
    assert tokens(ran.out)[-1].info == "toml roletui"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["fault"], "“fault” is not of the form QUESTION=ANSWER."),
        (["falt=yes"], "there is no question “falt”. Did you mean “fault”?"),
        (["fault=yess"], "there is no answer to “fault” “yess”. Did you mean “yes”?"),
        (["fault=zzz"], "there is no answer to “fault” “zzz”. Known: yes, no, unsure."),
        (["zzz=yes"], "there is no question “zzz”. Known: fault, skill, carry."),
        (
            ["fault=yes", "fault=no"],
            "“fault” is answered twice. Where two answers fit, give the better one first, as in "
            "fault=b+a.",
        ),
        (["fault=no+yess"], "there is no answer to “fault” “yess”. Did you mean “yes”?"),
        (["fault=noo+yes"], "there is no answer to “fault” “noo”. Did you mean “no”?"),
        (["fault=no+no"], "both are the same answer; give it once, or two that differ."),
        (["fault=no+NO"], "both are the same answer; give it once, or two that differ."),
        (["fault=no+unsure"], "“not sure” stands alone, since every answer is followed then."),
        (["fault=no+"], "“no+” lacks an answer before or after the +, as in b+a."),
        (["fault=+"], "“+” lacks an answer before or after the +, as in b+a."),
        (["fault=no+yes+no"], "“no+yes+no” is more than two answers; name the two that fit best."),
        ([""], "“” is not of the form QUESTION=ANSWER."),
    ],
)
def test_answers_that_are_refused(on_small: Cli, words: list[str], message: str) -> None:
    """An answer that cannot be used is refused with the nearest one, or all that are known."""
    ran = on_small("decide", *(part for word in words for part in ("-a", word)))
    assert ran == Ran(2, "", f"roletui: {message}\n")


def test_compare_as_text(on_small: Cli) -> None:
    """``compare`` prints each factor with what each role says, and marks what does not differ."""
    ran = on_small("compare", "workshop", "mobile")
    assert ran.status == 0
    assert ran.out.startswith(
        "Where it is done\n  Workshop          In their shop\n  Mobile            At your door\n"
    )
    assert "Payment  = no real difference\n" in ran.out


def test_compare_keeps_to_the_width(on_small: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """``compare`` wraps its lines to the width of the terminal."""
    monkeypatch.setenv("COLUMNS", "50")
    assert max(len(line) for line in on_small("compare").out.splitlines()) <= 50


def test_compare_only_differences(on_small: Cli) -> None:
    """``compare --differences`` leaves factors out and says which."""
    ran = on_small("compare", "mobile", "workshop", "--differences")
    assert "Payment\n" not in ran.out
    assert ran.out.endswith("No real difference in: Payment.\n")


def test_compare_as_csv_and_markdown(on_small: Cli) -> None:
    """``compare`` as CSV and as Markdown hold the same cells."""
    read = list(csv.reader(io.StringIO(on_small("compare", "--format", "csv").out)))
    [table] = tables(on_small("compare", "--format", "md").out)
    assert read == table
    assert read[0] == ["Factor", "Bicycle workshop", "Mobile mechanic", "Do it yourself"]
    assert read[1] == ["Where it is done", "In their shop", "At your door", "not stated"]


def test_compare_as_json(on_small: Cli) -> None:
    """``compare --format json`` has a cell for each role, nothing for what is not stated."""
    data = json.loads(on_small("compare", "workshop", "self", "--format", "json").out)
    assert data["roles"] == [
        {"id": "workshop", "name": "Bicycle workshop"},
        {"id": "self", "name": "Do it yourself"},
    ]
    rows = {row["factor"]: row["cells"] for row in data["rows"]}
    assert rows["shop-rate"]["self"] is None
    assert rows["shop-rate"]["workshop"]["amount"] == {"low": 4500, "likely": 5500, "high": 7000}
    assert rows["wait"]["self"]["level"] == 1
    assert data["left_out"] == []


def test_compare_refuses_an_unknown_role(on_small: Cli) -> None:
    """A role that is not known is refused with the nearest one."""
    ran = on_small("compare", "workshp")
    assert ran == Ran(2, "", "roletui: there is no role “workshp”. Did you mean “workshop”?\n")


PLAN = ["-l", "workshop=2x37.5x3", "-l", "mobile@street=1x8x1"]


def test_cost_as_text(on_small: Cli) -> None:
    """``cost`` prints a line each, their total, and what they rest on."""
    ran = on_small("cost", *PLAN)
    assert ran.status == 0
    rows = [line.split("  ") for line in ran.out.split("\n\n")[0].splitlines()]
    assert [[cell.strip() for cell in row if cell.strip()] for row in rows] == [
        ["Part", "Plan", "Low", "Likely", "High"],
        [
            "Bicycle workshop, In a shop",
            "2 × 37.5 h × 3 weeks",
            "€10,125.00",
            "€12,375.00",
            "€15,750.00",
        ],
        [
            "Mobile mechanic, On the street",
            "1 × 8 h × 1 week",
            "€480.00",
            "€480.00",
            "€480.00",
        ],
        ["Total", "€10,605.00", "€12,855.00", "€16,230.00"],
    ]
    assert "Assumptions\n" in ran.out


def test_cost_as_json(on_small: Cli) -> None:
    """``cost --format json`` has exactly the shape that is promised, money in minor units."""
    data = json.loads(on_small("cost", *PLAN, "--format", "json").out)
    assumptions = data.pop("assumptions")
    assert all(isinstance(entry, str) for entry in assumptions)
    assert data == {
        "currency": "EUR",
        "lines": [
            {
                "role": "workshop",
                "channel": "shop",
                "people": 2,
                "hours_per_week": 37.5,
                "weeks": 3,
                "hours": 225,
                "rate": {"low": 4500, "likely": 5500, "high": 7000},
                "price": {"low": 45, "likely": 55, "high": 70},
                "figures": [
                    {"kind": "rate", "id": "workshop-shop", "source": "guild", "grade": "A"}
                ],
                "cost": {"low": 1_012_500, "likely": 1_237_500, "high": 1_575_000},
            },
            {
                "role": "mobile",
                "channel": "street",
                "people": 1,
                "hours_per_week": 8,
                "weeks": 1,
                "hours": 8,
                "rate": {"low": 6000, "likely": 6000, "high": 6000},
                "price": {"low": 60, "likely": 60, "high": 60},
                "figures": [
                    {"kind": "rate", "id": "mobile-street", "source": "street-list", "grade": "C"}
                ],
                "cost": {"low": 48_000, "likely": 48_000, "high": 48_000},
            },
        ],
        "total": {"low": 1_060_500, "likely": 1_285_500, "high": 1_623_000},
        # 225 h at the rate, and €480: half of all lie below €55, a tenth below €45 and above €70.
        # Four of five are below 55 × (70 ÷ 55)^(0.8416 ÷ 1.2816) = €64.442.
        "p10": pytest.approx(1_060_500, abs=200),
        "p50": pytest.approx(1_285_500, abs=200),
        "p80": pytest.approx(1_497_950, abs=200),
        "p90": pytest.approx(1_623_000, abs=300),
        "contingency": pytest.approx(212_450, abs=300),
        "chance_within_likely": 50,
    }


SHOP = ["-l", "workshop=1x10x10"]
"""100 h at €45, €55 and €70: €4,500, €5,500 and €7,000, of which the ends are P10 and P90."""
STREET = ["-l", "workshop@street=1x10x10"]
"""100 h at €80, a single figure."""


def test_a_sum_to_spend_as_text(on_small: Cli) -> None:
    """€6,444 is P80; 90 of 100 need €7,000, which is 10 weeks, so 9 weeks are €6,300: 1 less."""
    ran = on_small("cost", *SHOP, "--spend", "€6,444")
    assert ran.status == 0
    assert (
        "€6,440 holds in 80 of 100 plans; to hold in 90 you need €7,000, or 1 week less; what "
        "breaks it most often is the rate of the bicycle workshop.\n"
    ) in ran.out
    assert "Plan with €5,500 (P50) and a contingency of €940: €6,440 is enough in 8" in ran.out
    assert "holds in" not in on_small("cost", *SHOP).out


def test_a_sum_to_spend_on_single_figures(on_small: Cli) -> None:
    """One source has no range, so nothing of it is certain, however large the sum."""
    ran = on_small("cost", *STREET, "--spend", "90000", "--format", "md")
    assert "How far off the total may be is not known: one source, no range." in ran.out
    assert "€90,000 is €82,000 more than the €8,000 that this comes to: one source" in ran.out
    data = json.loads(on_small("cost", *STREET, "--spend", "9000", "--format", "json").out)
    assert data["spend"] == {
        "amount": 900_000, "holds_in": None, "needed": None, "less": None, "breaks": None,
    }  # fmt: skip
    assert [data[key] for key in ("p10", "p50", "p80", "p90", "contingency")] == [None] * 5


def test_a_sum_to_spend_as_json(on_small: Cli) -> None:
    """The same as data: 80 of 100, €7,000, one week, and the rate."""
    data = json.loads(on_small("cost", *SHOP, "--spend", "6444", "--format", "json").out)
    assert data["spend"] == {
        "amount": 644_400,
        "holds_in": {"alone": 80, "least": 80, "most": 80},
        "needed": pytest.approx(700_000, abs=200),
        "less": {"size": "weeks", "by": 1},
        "breaks": {"kind": "rate", "id": "workshop-shop"},
    }


@pytest.mark.parametrize(
    ("plan", "limit", "status", "said"),
    [
        (SHOP, ["--max", "5500"], 0, ""),
        (SHOP, ["--max", "€5,499.99"], 1, "the plan likely costs €5,500, €0.01 over €5,499.99.\n"),
        (
            SHOP,
            ["--max", "6430", "--against", "p80"],
            1,
            "8 of 10 simulated plans cost up to €6,44",
        ),
        (SHOP, ["--max", "6460", "--against", "P80"], 0, ""),
        (SHOP, ["--max", "7000", "--against", "high"], 0, ""),
        (SHOP, ["--max", "6999", "--against", "high"], 1, "the plan costs up to €7,000, €1 over"),
        (
            STREET,
            ["--max", "8000", "--against", "p80"],
            0,
            "one source, no range: the likely total stands for P80.\n",
        ),
        (
            STREET,
            ["--max", "8000", "--against", "high"],
            0,
            "one source, no range: the likely total stands for its high end.\n",
        ),
    ],
)
@pytest.mark.parametrize("form", ["text", "csv", "json", "md"])
def test_a_plan_is_held_against_a_maximum(
    on_small: Cli, plan: list[str], limit: list[str], status: int, said: str, form: str
) -> None:
    """It ends with 1 where the plan costs more, to the cent; what is printed is the same."""
    ran = on_small("cost", *plan, *limit, "--format", form)
    assert ran.status == status
    assert ran.err.removeprefix("roletui: ").startswith(said)
    assert ran.err.count("\n") == bool(said)
    assert ran.out == on_small("cost", *plan, "--format", form).out


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (["--max", "much"], "“much” EUR for --max: give a number from 0 to "),
        (["--max", "$50"], "“$50” EUR for --max: “$” is another unit; "),
        (["--max", "-1"], "“-1” EUR for --max: give a number from 0 to "),
        (["--spend", "1.500"], "“1.500” EUR for --spend may be 1500 or 1.5: write it without "),
        (["--against", "high"], "--against says which total is held against --max; give that too"),
    ],
)
def test_a_limit_that_is_none_is_refused(on_small: Cli, limit: list[str], said: str) -> None:
    """It ends with 2 and a sentence, and nothing is printed."""
    ran = on_small("cost", *SHOP, *limit)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"roletui: {said}")


def test_cost_as_csv(on_small: Cli) -> None:
    """``cost --format csv`` has a row each with sizes, amounts, and what they rest on."""
    [first, second] = csv.DictReader(io.StringIO(on_small("cost", *PLAN, "--format", "csv").out))
    assert first == {
        "role": "workshop",
        "channel": "shop",
        "people": "2",
        "hours_per_week": "37.5",
        "weeks": "3",
        "hours": "225",
        "currency": "EUR",
        "rate_low": "45.00",
        "rate_likely": "55.00",
        "rate_high": "70.00",
        "cost_low": "10125.00",
        "cost_likely": "12375.00",
        "cost_high": "15750.00",
        "basis": "quoted",
        "region": "City",
        "source": "Guild of Workshops",
        "published": "2026-03-01",
        "grade": "A",
        "stale": "",
        "line": "1",
        "kind": "work",
        "part": "Work",
        "figures": "range",
        "quantity": "225",
        "unit": "h",
    }
    # One figure without a range counts in full at both ends, and says that it is one.
    assert [second[f"cost_{bound}"] for bound in ("low", "likely", "high")] == ["480.00"] * 3
    assert (second["line"], second["figures"]) == ("2", "single")


def test_what_comes_with_no_line_is_told(cli: Cli) -> None:
    """An embedded engineer has no recruiter, so that what one takes is not counted: 80 h × $25."""
    plan = ("cost", "-l", "ai-engineer@embedded=1x40x2")
    ran = cli(*plan, "--with", "recruiting=500", "--with", "ramp-up=0")
    assert ran.status == 0
    assert ran.err == (
        "roletui: “recruiting” comes with no part of this plan, so nothing of it is counted.\n"
    )
    assert "$2,000.00" in ran.out
    hired = ("cost", "-l", "ai-engineer@agency=1x40x2", "--with", "recruiting=500")
    assert (cli(*hired).err, cli(*plan, "--without", "recruiting").err) == ("", "")
    assert cli(*plan, "--with", "1:recruiting=500").err == ""


def test_a_sum_to_spend_has_no_row_in_csv(on_small: Cli) -> None:
    """It is refused rather than left out of what is printed."""
    ran = on_small("cost", *SHOP, "--spend", "5000", "--format", "csv")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "roletui: --spend has no row in CSV: take --format text, md or json.\n"


def test_a_middle_that_is_ours_is_marked(on_small: Cli) -> None:
    """A likely figure that no source gives is marked in a table, and told apart in CSV."""
    line = ["-l", "mobile@shop=1x1x1"]
    [table] = tables(on_small("cost", *line, "--format", "md").out)
    assert table[1][2:] == ["€50.00", "≈ €60.50", "€71.00"]
    [row] = csv.DictReader(io.StringIO(on_small("cost", *line, "--format", "csv").out))
    assert [row["cost_low"], row["cost_likely"], row["cost_high"]] == ["50.00", "60.50", "71.00"]
    assert row["figures"] == "middle"


def test_cost_as_markdown(on_small: Cli) -> None:
    """``cost --format md`` is a table with its total, followed by the assumptions."""
    ran = on_small("cost", *PLAN, "--format", "md")
    [table] = tables(ran.out)
    assert table[-1] == ["Total", "", "€10,605.00", "€12,855.00", "€16,230.00"]
    assert "- In a shop: 160 h a month full time, hours paid." in ran.out


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        (["mobile@street=1x8x1", "workshop@street=1x1x1"], ["no range", "€560.00", "no range"]),
        (["mobile@street=1x8x1", "mobile@shop=1x1x1"], ["€530.00", "≈ €540.50", "€551.00"]),
    ],
)
def test_a_total_of_single_figures_has_no_range(
    on_small: Cli, lines: list[str], total: list[str]
) -> None:
    """A total shows no range where none of its lines has any, in text and in Markdown."""
    words = [part for line in lines for part in ("-l", line)]
    [table] = tables(on_small("cost", *words, "--format", "md").out)
    assert table[-1] == ["Total", "", *total]
    [row] = [row for row in on_small("cost", *words).out.splitlines() if row.startswith("Total")]
    assert row.split("  ")[1:] != []
    assert [cell.strip() for cell in row.split("  ") if cell.strip()][1:] == total


def test_one_line_needs_no_total(on_small: Cli) -> None:
    """A plan of one line is its own total."""
    assert "Total" not in on_small("cost", "-l", "workshop=1x8x1").out


SIZES = ["0", "-1", "1e309", "½", "nan", "inf", "1.005", "1 5", "2,,5", "9999999999", "two"]


@pytest.mark.parametrize(("place", "most"), [(0, "5"), (1, "168"), (2, "10")])
@pytest.mark.parametrize("size", SIZES)
def test_sizes_that_are_refused(on_small: Cli, place: int, most: str, size: str) -> None:
    """A size that is no plain number above 0 is refused with what would be allowed."""
    sizes = ["1", "1", "1"]
    sizes[place] = size
    ran = on_small("cost", "-l", f"workshop={'x'.join(sizes)}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"roletui: “{size}” ")
    assert ran.err.endswith(f"give a number above 0 and up to {most}, with at most two decimals.\n")


@pytest.mark.parametrize(
    ("sizes", "status"),
    [
        ("5x168x10", 0),
        ("0.01x0.01x0.01", 0),
        ("5.01x1x1", 2),
        ("1x168.01x1", 2),
        ("1x1x10.01", 2),
        ("1×1×1", 0),
        ("", 2),
        ("1x1", 2),
        ("xx", 2),
        ("1x1x", 2),
        ("1x1x1x1", 2),
    ],
)
def test_sizes_at_their_limits(on_small: Cli, sizes: str, status: int) -> None:
    """Sizes are counted up to their limits and refused beyond, as are too few or too many."""
    assert on_small("cost", "-l", f"workshop={sizes}").status == status


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("workshp=1x1x1", "there is no role “workshp”. Did you mean “workshop”?"),
        ("mobile@shp=1x1x1", "there is no way to hire “shp”. Did you mean “shop”?"),
        (
            "self=1x1x1",
            "no hourly rate is stated for “self”; its cost is not stated. "
            "With a rate of your own: self=1x1x1@RATE.",
        ),
        (
            "self@shop=1x1x1",
            "no hourly rate is stated for “self” through “shop”; its cost is not stated. "
            "With a rate of your own: self@shop=1x1x1@RATE.",
        ),
        (
            "nonsense",
            "“nonsense” is not of the form ROLE[@CHANNEL]=PEOPLExHOURSxWEEKS[@RATE], as in "
            "ai-engineer@embedded=2x40x12.",
        ),
    ],
)
def test_lines_that_are_refused(on_small: Cli, line: str, message: str) -> None:
    """A plan line that cannot be counted is refused with the reason."""
    assert on_small("cost", "-l", line) == Ran(2, "", f"roletui: {message}\n")


@pytest.mark.parametrize(
    ("command", "same"),
    [
        (
            ["compare", "AI engineer", "ML-ENGINEER", "--sort", "Embedded rate, 2026"],
            ["compare", "ai-engineer", "ml-engineer", "--sort", "embedded-rate"],
        ),
        (
            ["compare", "--pin", "ai_engineer", "--hide", "cost a month, embedded"],
            ["compare", "--pin", "ai-engineer", "--hide", "cost-a-month"],
        ),
        (
            ["cost", "-l", "AI Engineer @ Embedded = 2 X 40 h x 12 weeks", "--format", "JSON"],
            ["cost", "-l", "ai-engineer@embedded=2x40x12", "--format", "json"],
        ),
        (
            ["cost", "-l", "ai-engineer=1x40x4", "--currency", "€=0,92", "--dataset", "AI Roles"],
            ["cost", "-l", "ai-engineer=1x40x4", "--currency", "EUR=0.92"],
        ),
        (
            ["decide", "-a", "Result=WORDS", "-a", "engine=not sure", "--format", "Markdown"],
            ["decide", "-a", "result=words", "-a", "engine=unsure", "--format", "md"],
        ),
    ],
)
def test_names_are_taken_as_people_write_them(
    cli: Cli, command: list[str], same: list[str]
) -> None:
    """Ids and names, in any case, with blanks or hyphens, say the same thing."""
    ran = cli(*command, "--as-of", TODAY)
    assert ran.status == 0
    assert ran == cli(*same, "--as-of", TODAY)


@pytest.mark.parametrize(
    ("command", "nearest"),
    [
        (["compare", "AI enginer"], "ai-engineer"),
        (["compare", "machine learning enginer"], "ml-engineer"),
        (["cost", "-l", "AI-Enginer=1x40x4"], "ai-engineer"),
        (["decide", "-a", "reslut=words"], "result"),
        (["compare", "--dataset", "Data-Rols"], "data-roles"),
    ],
)
def test_the_nearest_is_nearest_by_id_and_name(cli: Cli, command: list[str], nearest: str) -> None:
    """What is misspelt is looked for among ids and names, without regard to case."""
    ran = cli(*command, "--as-of", TODAY)
    assert ran.status == 2
    assert ran.err.endswith(f"Did you mean “{nearest}”?\n")


OWN = ["-l", "workshop@shop=2x37.5x3@61.50", "-l", "self=1x8x1@0"]


def test_own_rates_as_text(on_small: Cli) -> None:
    """A rate after an @ is used instead of the dataset's, and said to be the user's own."""
    out = on_small("cost", *OWN).out
    rows = [[cell for cell in row.split("  ") if cell] for row in out.splitlines()[1:4]]
    assert [row[-3:] for row in rows] == [
        ["no range", "€13,837.50", "no range"],
        ["no range", " €0.00", "no range"],
        ["no range", "€13,837.50", "no range"],
    ]
    assert rows[0][0] == "Bicycle workshop, In a shop, own rate"
    assert rows[1][0].startswith("Do it yourself, Own rate")
    words = "user's own figure; no range given; no source, date not stated."
    assert f"€61.50 an hour, {words}" in out
    assert "Own rate: 173⅓ h a month full time by the calendar" in out


def test_own_rates_in_other_formats(on_small: Cli) -> None:
    """Every format says of an own rate whose figure it is."""
    data = json.loads(on_small("cost", *OWN, "--format", "json").out)
    assert [line["basis"] for line in data["lines"]] == ["user's own figure"] * 2
    assert data["lines"][0]["rate"] == {"low": 6150, "likely": 6150, "high": 6150}
    assert data["lines"][1]["channel"] == ""
    assert data["total"]["likely"] == 1_383_750
    [first, _] = csv.DictReader(io.StringIO(on_small("cost", *OWN, "--format", "csv").out))
    origin = [first[name] for name in ("basis", "region", "source", "published", "grade")]
    assert origin == ["user's own figure", "", "no source", "not stated", ""]
    assert [first["rate_low"], first["rate_likely"]] == ["61.50", "61.50"]
    out = on_small("cost", *OWN, "--format", "md").out
    assert tables(out)[0][1][0] == "Bicycle workshop, In a shop, own rate"
    assert "user's own figure" in out


@pytest.mark.parametrize(
    "rate", ["", "-1", "1e309", "½", "nan", "0.005", "1 5", "10000000.01", "9" * 20]
)
def test_own_rates_that_are_refused(on_small: Cli, rate: str) -> None:
    """An own rate that is no plain number within its limits is refused with what is allowed."""
    ran = on_small("cost", "-l", f"self=1x1x1@{rate}")
    assert ran == Ran(
        2,
        "",
        f"roletui: “{rate}” EUR an hour: give a number from 0 to 10,000,000, with at most "
        "two decimals.\n",
    )


@pytest.mark.parametrize(
    "rate", ["€ 1.095,50", "1\u202f095,50", "1’095.5 EUR", "eur 1,095.50", "١٠٩٥٫٥", "１０９５．５"]
)
def test_own_rates_as_people_write_them(on_small: Cli, rate: str) -> None:
    """Sign, code, blanks and apostrophes go; comma and point are what the rule says."""
    ran = on_small("cost", "-l", f"self = 1 x 2 h × 1 @{rate}", "--format", "json")
    [line] = json.loads(ran.out)["lines"]
    assert (line["rate"]["likely"], line["cost"]["likely"]) == (109_550, 219_100)


@pytest.mark.parametrize(("rate", "status"), [("0", 0), ("10000000", 0), ("0.01", 0), ("60.5", 0)])
def test_own_rates_at_their_limits(on_small: Cli, rate: str, status: int) -> None:
    """Own rates are counted from nothing up to their limit."""
    assert on_small("cost", "-l", f"self=1x1x1@{rate}").status == status


def test_an_own_rate_has_no_decimals_where_the_currency_has_none(cli: Cli, tmp_path: Path) -> None:
    """In yen an own rate is a whole number."""
    file = tmp_path / "yen.toml"
    text = edited(('currency = "EUR"', 'currency = "JPY"'))
    file.write_text(text, encoding="utf-8")
    ran = cli("cost", "--dataset", str(file), "-l", "self=1x1x1@3000.5")
    assert ran.err.endswith("give a number from 0 to 10,000,000, without decimals.\n")
    assert "JPY 3,000" in cli("cost", "--dataset", str(file), "-l", "self=1x1x1@3000").out


def test_the_author_says_why_a_role_has_no_rate(cli: Cli, tmp_path: Path) -> None:
    """A refused cost gives the author's reason, where there is one."""
    file = tmp_path / "told.toml"
    edit = ('kind = "no-hire"', 'kind = "no-hire"\nunpriced = "Your evening has no price."')
    file.write_text(edited(edit), encoding="utf-8")
    ran = cli("cost", "--dataset", str(file), "-l", "self=1x1x1")
    assert "its cost is not stated. Your evening has no price. With a rate" in ran.err


def test_commands_on_a_dataset_without_figures(cli: Cli, tmp_path: Path) -> None:
    """Every command works on a dataset without rates, channels, factors and sources."""
    file, scenario = tmp_path / "bare.toml", tmp_path / "plan.toml"
    file.write_text(without(*NO_FIGURES), encoding="utf-8")
    tables_ = 'answers = { fault = "no", carry = "no" }\n'
    made_with = 'dataset = { id = "bicycle", version = "1.2.0", hash = "0" }\n'
    scenario.write_text(f"format = 1\n{tables_}{made_with}", encoding="utf-8")
    named = ["--dataset", str(file), "--as-of", TODAY]
    assert cli("check", str(file)).status == 0
    assert cli("cost", *named, "-l", "mobile=1x8x1").status == 2
    assert "€280.00" in cli("cost", *named, "-l", "mobile=1x8x1@35").out
    assert cli("compare", *named).out == "The dataset has no factors to compare the roles by.\n"
    assert "Decision: call a mobile mechanic" in cli("decide", *named, "-a", "fault=no", "-a",
                                                     "carry=no").out  # fmt: skip
    for name in ("md", "html", "json", "csv"):
        ran = cli("export", *named, str(scenario), "--format", name)
        assert ran.status == 0
        assert ("no cost: not stated. No source states" in ran.err) == (name == "csv")


def test_export_to_stdout(on_small: Cli, scenario: str) -> None:
    """``export`` prints the record of a scenario."""
    ran = on_small("export", scenario)
    assert (ran.status, ran.err) == (0, "")
    assert "Decision: call a mobile mechanic" in ran.out


def test_export_of_a_record_is_the_record(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """Exporting an exported record on the same day gives the same record."""
    first = on_small("export", scenario).out
    file = tmp_path / "record.md"
    file.write_text(first, encoding="utf-8")
    assert on_small("export", str(file)).out == first


def test_export_reads_stdin(on_small: Cli, scenario: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` stands for standard input."""
    content = io.BytesIO(Path(scenario).read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, encoding="latin-1"))
    assert "Decision: call a mobile mechanic" in on_small("export", "-").out


def test_export_as_html(on_small: Cli, scenario: str) -> None:
    """``export --format html`` prints one whole page."""
    out = on_small("export", scenario, "--format", "html").out
    assert out.startswith("<!DOCTYPE html>")
    assert out.endswith("</html>\n")


def test_export_as_json(on_small: Cli, scenario: str) -> None:
    """``export --format json`` holds the decision, the cost, the comparison and the day."""
    data = json.loads(on_small("export", scenario, "--format", "json").out)
    assert list(data) == [
        "format", "task", "decision", "override", "weights", "chances", "notes", "cost",
        "comparison", "date",
    ]  # fmt: skip
    assert data["decision"]["outcomes"] == ["mobile"]
    assert data["cost"]["total"] == {"low": 48_000, "likely": 48_000, "high": 48_000}
    assert data["date"] == TODAY


def test_export_as_csv(on_small: Cli, scenario: str) -> None:
    """``export --format csv`` holds the cost line of the plan."""
    [line] = csv.DictReader(io.StringIO(on_small("export", scenario, "--format", "csv").out))
    assert line["cost_likely"] == "480.00"


def test_a_cost_not_stated_is_not_exported_as_zero(on_small: Cli, scenario: str) -> None:
    """``export --format json`` of a plan without a rate has no total at all."""
    plan = '[plan]\nrole = "self"\nchannel = ""\npeople = 1\nhours = 8\nweeks = 2\n'
    with open(scenario, "a", encoding="utf-8") as stream:
        stream.write(plan)
    data = json.loads(on_small("export", scenario, "--format", "json").out)
    assert data["cost"] is None


def test_export_writes_a_file(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """``export -o`` writes the file, says so on stderr and prints nothing else."""
    file = tmp_path / "out.md"
    assert on_small("export", scenario, "-o", str(file)) == Ran(0, "", f"roletui: saved {file}\n")
    assert file.read_text(encoding="utf-8") == on_small("export", scenario).out


def test_export_does_not_overwrite(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """Without ``--force`` a file that is there is left alone; with it, it is replaced."""
    file = tmp_path / "mine.md"
    file.write_text("mine", encoding="utf-8")
    refused = on_small("export", scenario, "-o", str(file))
    assert refused == Ran(2, "", f"roletui: {file} is there already; --force overwrites it.\n")
    assert file.read_text(encoding="utf-8") == "mine"
    assert on_small("export", scenario, "-o", str(file), "--force").status == 0
    assert file.read_text(encoding="utf-8").startswith("---\n")


def test_export_keeps_what_a_hand_wrote(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """Written over a record, what a hand has put there between the marks stays, which is said."""
    file = tmp_path / "mine.md"
    on_small("export", scenario, "-o", str(file))
    by_hand = file.read_text(encoding="utf-8").replace(NONE_YET, "By hand.")
    for form in ((), ("--short",), ("--short",), ()):
        file.write_text(by_hand, encoding="utf-8")
        ran = on_small("export", scenario, *form, "-o", str(file), "--force")
        assert ran.err == f"roletui: saved {file}. {KEPT}\n"
        assert f"{BEGIN}\n\nBy hand.\n\n{END}" in file.read_text(encoding="utf-8")
    file.write_text(by_hand.replace(END, ""), encoding="utf-8")
    ran = on_small("export", scenario, "-o", str(file), "--force")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f" them: {END}\n")
    on_small("export", scenario, "--format", "json", "-o", str(file), "--force")
    assert "By hand" not in file.read_text(encoding="utf-8")


def test_the_short_record_is_asked_for(on_small: Cli, scenario: str) -> None:
    """``--short`` writes the short record, and is refused where there is none."""
    ran = on_small("export", scenario, "--short")
    assert (
        ran.out
        == on_small("decide", "-a", "fault=no", "-a", "carry=no", "--format", "md", "--short").out
    )
    assert ran.out.startswith(f"{MARK}\n\n## Call a mobile mechanic\n\nDecision: ")
    for words in (["decide", "--short"], ["export", scenario, "--short", "--format", "json"]):
        assert on_small(*words).err.endswith("the short record; only --format md has one.\n")
    ran = on_small("export", scenario, "--short", "--pack")
    assert (ran.status, ran.out) == (2, "")
    assert "--pack goes into the whole record" in ran.err


def test_the_other_side_is_asked_for(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """``--other-side`` writes its document, prints it in plain lines too, and is no record."""
    given = ("decide", "-a", "fault=no", "-a", "carry=no", "--other-side")
    written = on_small("export", scenario, "--other-side")
    printed = on_small(*given, "--format", "md")
    assert (written.status, printed.status) == (0, 0)
    title = "The other side: Who should repair the bicycle?"
    first, _, code = printed.out.rpartition("`roletui open ")
    assert first.startswith(f"# {title}\n")
    assert first == written.out.rpartition("`roletui open ")[0]
    assert on_small(*given).out.startswith(f"{title}\n\nNot the decision")
    (tmp_path / "other.md").write_text(written.out, encoding="utf-8")
    refused = on_small("export", "other.md")
    assert (refused.status, refused.out) == (2, "")
    assert "is the case for the other side, which holds no decision" in refused.err
    assert on_small("export", code.strip("`\n"), "--other-side").out == printed.out


def test_the_other_side_goes_with_no_other_document(on_small: Cli, scenario: str) -> None:
    """What would have no effect beside it, and a format that it has not, are refused by name."""
    for words in ("--short", "--pack", "--disinterested"):
        ran = on_small("decide", "--other-side", "--format", "md", words)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            "roletui: --other-side prints a document of its own, into which "
            f"{words} puts nothing.\n"
        )
    for ran, verb, formats in (
        (on_small("decide", "--other-side", "--format", "json"), "print", "text or md"),
        (on_small("export", scenario, "--other-side", "--format", "json"), "write", "md"),
    ):
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            f"roletui: --other-side {verb}s a document that --format json does not {verb}; "
            f"use --format {formats}.\n"
        )


def test_export_into_nowhere(on_small: Cli, scenario: str) -> None:
    """A folder that is not there is named, and nothing is made."""
    ran = on_small("export", scenario, "-o", "nowhere/out.md")
    assert ran == Ran(
        2, "", "roletui: nowhere/out.md cannot be written: No such file or directory.\n"
    )
    ran = on_small("export", scenario, "-o", ".")
    assert ran == Ran(2, "", "roletui: . cannot be written: it is a folder.\n")
    ran = on_small("export", scenario, "-o", "")
    assert ran == Ran(2, "", "roletui: -o needs the name of a file, or - for stdout.\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "roletui: {} cannot be read: No such file or directory.\n"),
        (b"\xff", "{}:1:1: error: the file is not UTF-8 text; save it as UTF-8.\n"),
    ],
)
def test_scenarios_that_cannot_be_read(
    on_small: Cli, tmp_path: Path, content: bytes | None, message: str
) -> None:
    """A scenario that is missing or no text is refused with its name."""
    file = tmp_path / "plan.toml"
    if content is not None:
        file.write_bytes(content)
    ran = on_small("export", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(message.format(file))


def test_warnings_of_a_scenario_go_to_stderr(on_small: Cli, scenario: str) -> None:
    """What needs to be said about a scenario is said beside the record, not in it."""
    text = Path(scenario).read_text(encoding="utf-8")
    Path(scenario).write_text(text.replace(small().hash, "0"), encoding="utf-8")
    ran = on_small("export", scenario)
    assert ran.err == ("roletui: The dataset has changed since: still called version 1.2.0.\n")
    assert ran.out.startswith("---\n")


def test_an_empty_name_is_no_dataset(cli: Cli) -> None:
    """An empty file name, as from an unset variable, is not taken for the shipped dataset."""
    assert cli("check", "").status == 2


def test_where_names_every_path(cli: Cli, tmp_path: Path) -> None:
    """``where`` prints each path with what is done there, and whether it is there."""
    home = tmp_path / "data" / "roletui"
    (home / "datasets").mkdir(parents=True)
    ran = cli("where", "--dataset", str(SMALL))
    assert ran.out == (
        f"dataset            read           there    {SMALL}\n"
        f"shipped datasets   read           there    {os.path.dirname(shipped('ai-roles'))}\n"
        f"your datasets      read           there    {home / 'datasets'}\n"
        f"settings           read           not yet  {tmp_path / 'config/roletui/settings.toml'}\n"
        f"saved decisions    read, written  not yet  {home / 'scenarios'}\n"
        f"where you left off read, written  not yet  {tmp_path / 'state/roletui/sessions'}\n"
        f"checked datasets   read, written  not yet  {tmp_path / 'state/roletui/ready'}\n"
        f"next first screen  read, written  not yet  {tmp_path / 'state/roletui/first-frame'}\n"
        f"crash reports      written        not yet  {tmp_path / 'state/roletui/crashes'}\n"
        f"record             if exported    not yet  {tmp_path / 'roletui-decision.md'}\n"
        f"XDG_CONFIG_HOME      = {tmp_path / 'config'}\n"
        f"XDG_DATA_HOME        = {tmp_path / 'data'}\n"
        f"XDG_STATE_HOME       = {tmp_path / 'state'}\n"
        f"HOME                 = {tmp_path}\n"
        "COLUMNS              = 80\n"
        "LINES                = 24\n"
        "COLORTERM            = truecolor\n"
        "TERM                 = xterm-256color\n"
        "LC_ALL               = C.UTF-8\n"
        "LANG                 = C.UTF-8\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["--dataset", str(SMALL), "decide"],
        ["decide", "--dataset", str(SMALL)],
        ["--dataset", "ai-roles", "decide", "--dataset", str(SMALL)],
    ],
)
def test_a_dataset_before_and_after_the_command(cli: Cli, words: list[str]) -> None:
    """``--dataset`` stands before or after the command; the one after it counts."""
    assert "Is it only a flat tyre" in cli(*words, "--as-of", TODAY).out


def test_a_shipped_dataset_by_its_name(cli: Cli) -> None:
    """A shipped dataset can be named without its path, and is the one used when none is named."""
    named = cli("--as-of", TODAY, "decide", "--dataset", "ai-roles", "--format", "json")
    assert json.loads(named.out)["dataset"]["id"] == "ai-roles"
    assert cli("--as-of", TODAY, "decide", "--format", "json") == named


def test_stale_figures_are_said_on_stderr(cli: Cli) -> None:
    """After the day of review every command that reads the dataset says so, beside its data."""
    ran = cli("decide", "--dataset", str(SMALL), "--as-of", "2030-02-01")
    assert ran.err == "roletui: the figures of bicycle were to be reviewed by 2030-01-31.\n"
    assert cli("decide", "--dataset", str(SMALL), "--as-of", "2030-01-31").err == ""


def test_an_invalid_dataset_is_refused(cli: Cli, tmp_path: Path) -> None:
    """A dataset with problems stops the command; they are said on stderr as ``check`` says them."""
    file = tmp_path / "bad.toml"
    file.write_text(SMALL.read_text(encoding="utf-8").replace("low = 45", "low = 99"))
    ran = cli("decide", "--dataset", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert "bad.toml cannot be used: 1 problem" in ran.err
    assert cli("check", str(file)).out.splitlines()[:3] == ran.err.splitlines()[:3]


def test_a_refusal_stops_after_twelve_problems(cli: Cli, tmp_path: Path) -> None:
    """Of very many problems the first twelve are shown, and the rest is counted."""
    file = tmp_path / "bad.toml"
    file.write_text("".join(f"x{nr} = 1\n" for nr in range(100)), encoding="utf-8")
    ran = cli("decide", "--dataset", str(file))
    assert ran.err.count(": error: ") == 12
    assert "101 problems, of which 89 are not shown" in ran.err


def test_a_scenario_is_brought_within_the_limits(on_small: Cli, scenario: str) -> None:
    """``export`` counts with the nearest size that is allowed, and says so on stderr."""
    plan = '[plan]\nrole = "mobile"\nchannel = "street"\npeople = 99\nhours = 8\nweeks = 1\n'
    with open(scenario, "a", encoding="utf-8") as stream:
        stream.write(plan)
    ran = on_small("export", scenario, "--format", "csv")
    assert ran.err == (
        "roletui: In the plan people cannot be “99” with this dataset; it is “5” now.\n"
    )
    [line] = csv.DictReader(io.StringIO(ran.out))
    assert line["people"] == "5"


def test_a_damaged_scenario_is_not_sent_to_check(on_small: Cli, tmp_path: Path) -> None:
    """A damaged scenario is not sent to a command that knows only datasets."""
    file = tmp_path / "plan.toml"
    file.write_text("format = 1\n")
    ran = on_small("export", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert "plan.toml cannot be used: 1 problem" in ran.err
    assert "error: dataset is missing." in ran.err
    assert "roletui check" not in ran.err


def test_problems_hold_no_control_characters(cli: Cli, tmp_path: Path) -> None:
    """A dataset cannot send commands to the terminal through a message about it."""
    file = tmp_path / "bad.toml"
    file.write_text('"\\u001b[2J" = 1\n')
    checked, refused = cli("check", str(file)), cli("decide", "--dataset", str(file))
    assert (checked.status, refused.status) == (1, 2)
    assert "\x1b" not in checked.out + refused.err


def test_warnings_print_no_control_characters(on_small: Cli, scenario: str) -> None:
    """A scenario cannot send commands to the terminal through a warning on stderr."""
    with open(scenario, "a", encoding="utf-8") as stream:
        stream.write('"\\u001b[2J" = "yes"\n')
    ran = on_small("export", scenario)
    assert "is not in this dataset; kept, not used." in ran.err
    assert "\x1b" not in ran.err


def test_help_lists_every_command(cli: Cli) -> None:
    """``--help`` alone has a line for each command."""
    listed = [line.split()[0] for line in cli("--help").out.splitlines() if line.split()]
    assert [word for word in listed if word in COMMANDS] == list(COMMANDS)


def test_version(cli: Cli) -> None:
    """``--version`` prints the name and the version."""
    assert cli("--version") == Ran(0, f"roletui {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ["--nonsense"],
        ["cost"],
        ["export"],
        ["decide", "--format", "csv"],
        ["decide", "--form", "json"],
        ["--as-of", "yesterday", "decide"],
        ["decide", "--as-of", "2026-02-30"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(cli: Cli, words: list[str]) -> None:
    """A command line that cannot be understood is explained on stderr and ends with 2."""
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: roletui")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "“nonsense” is neither a command nor a file; roletui --help lists the "),
        (["--dataset", "ai-roles", "nonsense"], "“nonsense” is neither a command nor a file; "),
        (["not-there.html"], "not-there.html cannot be read: No such file or directory."),
        (["roletui1-nonsense"], "share code: error: code is cut short or mistyped: copy it whole."),
        (["users"], "users: error: the file holds no decision: it is no record, web page, "),
    ],
)
def test_what_stands_for_a_command_is_opened(cli: Cli, words: list[str], said: str) -> None:
    """``roletui FILE`` opens the file; of what cannot be opened one sentence says so."""
    Path("users").write_text("root:x:0:0:root:/root:/bin/sh\n", encoding="utf-8")
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("form", ["md", "html", "toml", "code"])
def test_a_file_alone_is_opened(on_small: Cli, cli: Cli, scenario: str, form: str) -> None:
    """Every kind that holds a decision is read, so that only the terminal is missing."""
    written = on_small("export", scenario, "--format", form).out
    Path("file").write_text(written, encoding="utf-8")
    words = written.strip() if form == "code" else "file"
    for given in (["file"], ["--dataset", str(SMALL), "file"], ["--dataset", str(SMALL), words]):
        ran = cli(*given)
        assert (ran.status, ran.out) == (2, "")
        assert "bicycle" in ran.err or "the app needs a terminal" in ran.err


def test_without_a_terminal_the_app_says_what_to_run(cli: Cli) -> None:
    """Without a terminal, ``roletui`` alone names the commands that need none."""
    ran = cli("--as-of", TODAY)
    assert (ran.status, ran.out) == (2, "")
    assert "roletui ask asks in plain lines" in ran.err


def test_compare_as_one_looks_at_it(on_small: Cli) -> None:
    """Filter, pin, orders, hiding and turning are the same without a screen."""
    ran = on_small("compare", "--filter", "card", "--pin", "mobile", "--hide", "self")
    assert ran.out.startswith(
        "2 hits for “card” in 1 of 6 factors.\n\nPayment  = no real difference"
    )
    assert "Card or cash (same as Mobile)" in ran.out
    data = json.loads(on_small("compare", "--pin", "mobile", "--format", "json").out)
    assert data["pin"] == "mobile"
    [rate] = [row for row in data["rows"] if row["factor"] == "shop-rate"]
    assert rate["against_pin"] == {"workshop": "€5.50 less: €55 instead of €60.50"}
    turned = on_small("compare", "--transpose", "--sort-factors", "mobile", "--format", "csv").out
    read = list(csv.reader(io.StringIO(turned)))
    assert [row[0] for row in read] == ["Role", *(role.name for role in small().dataset.roles)]
    assert read[0][1] == "Rate in a shop"
    assert on_small("compare", "--transpose").out.startswith("Bicycle workshop\n  Where it is done")


@pytest.mark.parametrize(
    "words", [["--pin", "boat"], ["--hide", "boat"], ["--sort", "boat"], ["--sort-factors", "boat"]]
)
def test_compare_refuses_names_it_does_not_know(on_small: Cli, words: list[str]) -> None:
    """A name that is neither a role nor a factor is refused before anything is printed."""
    ran = on_small("compare", *words)
    assert (ran.status, ran.out) == (2, "")
    assert "boat" in ran.err


def test_compare_says_that_nothing_was_found(on_small: Cli) -> None:
    """A filter without a hit leaves nothing out, and says so on stderr too."""
    ran = on_small("compare", "--filter", "zeppelin", "--format", "csv")
    assert len(ran.out.splitlines()) == 7
    assert "no hit for “zeppelin”" in ran.err.lower()


EMPLOYEE = "ai-engineer@in-house=1x40x52@190000/year"
TWO_HIRED = ["-l", "ai-engineer@in-house=1x40x12", "-l", "ml-engineer@in-house=1x40x12"]


def test_a_salary_as_text_and_data(cli: Cli) -> None:
    """190,000 × 1.27 = 241,300 a year, and both say what is paid and what is worked."""
    out = cli("cost", "-l", EMPLOYEE).out
    assert "$241,300.00" in out
    assert "own salary" in out
    assert "sizes are paid hours: 2,080 h paid, about 1,835 worked." in out
    data = json.loads(cli("cost", "-l", EMPLOYEE, "--format", "json").out)
    assert data["total"] == {"low": 24_130_000, "likely": 24_130_000, "high": 24_130_000}
    assert data["lines"][0]["salary"] == 190_000


def test_ranges_of_sizes_as_text_and_data(cli: Cli) -> None:
    """10 to 16 weeks of 40 h at 25: 10,000 to 16,000."""
    word = "ai-engineer@embedded=1x40x10-12-16"
    assert "1 × 40 h × 12 weeks (10–16)" in cli("cost", "-l", word).out
    data = json.loads(cli("cost", "-l", word, "--format", "json").out)
    assert data["lines"][0]["weeks_range"] == {"low": 10, "high": 16}
    assert data["total"] == {"low": 1_000_000, "likely": 1_200_000, "high": 1_600_000}


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (["--with", "recruiting=5000"], 2),
        (["--with", "recruiting=5000", "--without", "2:recruiting"], 1),
        (["--with", "2:recruiting=5000"], 1),
        (["--with", "2:recruiting=5000", "--without", "2:recruiting"], 0),
    ],
)
def test_an_overhead_of_one_line(cli: Cli, words: list[str], times: int) -> None:
    """A number before the overhead names the line; 5,000 each is paid for those that have it."""
    plain, more = (
        json.loads(cli("cost", *TWO_HIRED, *extra, "--format", "json").out)["total"]["likely"]
        for extra in ([], words)
    )
    assert more - plain == times * 500_000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--with", "3:recruiting=5"], "there is no part 3: the plan has 2 parts."),
        (["--without", "0:recruiting"], "there is no part 0: the plan has 2 parts."),
        (
            ["--with", "2:recruiting"],
            "“2:recruiting” has no figure of its own: add one, 2:recruiting=AMOUNT (each).",
        ),
        (
            ["--with", "1:upwork-fee=5"],
            "“upwork-fee” has one figure for all parts: set it with upwork-fee=AMOUNT, and leave "
            "parts out with --without LINE:upwork-fee.",
        ),
        (
            ["--with", "1:employer-load=30"],
            "“employer-load” is one for all employees, not for a part: leave out “1:”.",
        ),
    ],
)
def test_overheads_of_a_line_that_are_refused(cli: Cli, words: list[str], message: str) -> None:
    """One sentence says what is wrong and what to write."""
    assert cli("cost", *TWO_HIRED, *words) == Ran(2, "", f"roletui: {message}\n")


def test_a_load_of_ones_own(cli: Cli) -> None:
    """65.38 an hour × 2,080 h × 1.3 = 176,787.52 a year; nothing says that the load is left out."""
    out = cli("cost", "-l", "ai-engineer@in-house=1x40x52", "--with", "employer-load=30").out
    assert "$176,787.52" in out
    assert "Your own load: 30 % besides the wage, user's own figure." in out
    [left_out] = [line for line in out.splitlines() if line.startswith("  - Not in the figures:")]
    assert "load" not in left_out
