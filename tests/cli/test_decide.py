"""``decide``: what it prints, as text, as data and as a record."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, edited, small, tokens

Cli = Callable[..., Ran]


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
        "  - Take it to a workshop: €880 (€720–€1,120) for 16 h, In a shop: €396 more than "
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
        "Call a mobile mechanic: €480 (one source, no range) for 8 h, instead of hiring nobody\n"
        in ran.out
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
