"""Old records on a later dataset: what of them changed, why, and how the command says it."""

import io
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from helpers import SMALL, TODAY, Ran, case_of, context_of, edited, small, tables, tree_of
from hypothesis import given
from hypothesis import strategies as st
from properties.trees import answers, datasets

from roletui.case.recorded import Result
from roletui.case.result import result_of
from roletui.cli import inputs as setting
from roletui.cli.rechecked import WORDS
from roletui.cost.drafts import Bounds, Draft
from roletui.cost.settings import Choice, Display
from roletui.cost.typed_line import typed_cost
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load, parse
from roletui.dataset.loaded import Loaded
from roletui.dataset.model import Exchange, Overhead
from roletui.disk.paths import datasets_folder
from roletui.records.block import FENCE
from roletui.records.marks import END
from roletui.records.recheck import BY_HAND, ELSEWHERE, OTHERWISE, UNTOLD, Rechecked, recheck
from roletui.records.scenario import Scenario, scenario_of
from roletui.records.scenario_text import dumps
from roletui.records.share_code import encode
from roletui.report.record.record import record
from roletui.state.context import Context
from roletui.state.plan_changes import count_with, show_in
from roletui.state.state import Override, State

Cli = Callable[..., Ran]

THEN, NOW = date(2026, 11, 23), date(2027, 3, 1)
LATER = "The dataset has changed since: version 1.2.0 then, 1.3.0 now."
SELF = {"fault": "yes", "skill": "yes"}
WORKSHOP = {"fault": "no", "carry": "yes"}
MOBILE = {"fault": "no", "carry": "no"}
SHOP_RATE = ("low = 45\nlikely = 55", "low = 50\nlikely = 60")
VERSION = ('version = "1.2.0"', 'version = "1.3.0"')


def on_day(day: date, found: Loaded | None = None) -> Context:
    """Return a dataset, the small one unless another is named, as it is read on a day."""
    return context_of(found or small())._replace(today=day)


def made(state: State, dataset: Dataset | None = None) -> Scenario:
    """Return the scenario that a record of a state holds."""
    found = small()._replace(dataset=dataset or small().dataset)
    result = result_of(case_of(on_day(THEN, found), state))
    return scenario_of(dumps(found, state, result=result), "record")


def later(dataset: Dataset) -> Loaded:
    """Return a dataset as that of a later day."""
    about = dataset.about._replace(version="1.3.0")
    return small()._replace(dataset=dataset._replace(about=about), content=b"later")


def checked(state: State, now: Dataset, then: Dataset | None = None) -> Rechecked:
    """Return what becomes of a state's record on a later dataset."""
    return recheck(made(state, then), on_day(NOW, later(now)))


def on(state: State, *edits: tuple[str, str]) -> Rechecked:
    """Return what becomes of a state's record on the small dataset with some texts replaced."""
    return checked(state, parse(edited(*edits).encode(), "later.toml").dataset)


def test_a_result_says_what_was_decided_and_counted() -> None:
    """A result holds the way with where each answer led, the plan, its rates and the total."""
    state = State(
        {"fault": "unsure", "skill": "no", "carry": "yes"},
        plan=(Draft(people=Decimal(2)),),
        override=Override("mobile", "It is near.", "workshop"),
    )
    text = dumps(small(), state, result=result_of(case_of(on_day(THEN), state)))
    assert text.partition("[result]\n")[2] == (
        'date = 2026-11-23\nstatus = "decided"\noutcome = "workshop"\nroles = [\n    "mobile",\n]\n'
        'chosen = "mobile"\nway = [\n    "fault=unsure -> skill|carry",\n    "skill=no -> carry",\n'
        '    "carry=yes -> workshop",\n]\nrules = 2\n'
        '\n[result.total]\ncurrency = "EUR"\nlow = 192000\nlikely = 192000\nhigh = 192000\n'
        '\n[[result.lines]]\nline = "mobile@street=2x8x2"\nrate = "mobile-street"\n'
        '\n[[result.rates]]\nid = "mobile-street"\nlikely = 60.0\n'
    )


def test_an_example_is_no_result() -> None:
    """While nothing is decided and nothing of the plan was set, no cost is held."""
    assert result_of(case_of(on_day(THEN))) == Result(THEN, "asking")
    sized = State(plan=(Draft(weeks=Decimal(3)),))
    assert result_of(case_of(on_day(THEN), sized)).total


@pytest.mark.parametrize(
    ("given_", "edits", "verdict", "why"),
    [
        (WORKSHOP, [], "same", ()),
        (
            WORKSHOP,
            [SHOP_RATE],
            "cost",
            ("Workshop, In a shop (City): 55 (45–70) EUR an hour then, 60 (50–70) now.",),
        ),
        (
            MOBILE,
            [("likely = 60\nproxy", "low = 50\nhigh = 70\nproxy")],
            "cost",
            ("Mobile, On the street (City): 60 EUR an hour then, 50–70 now.",),
        ),
        (
            WORKSHOP,
            [("default = 8\nunit", "default = 10\nunit")],
            "cost",
            (
                "The plan was Workshop, In a shop, 1 × 8 h × 2 weeks, rate workshop-shop; now it "
                "is Workshop, In a shop, 1 × 10 h × 2 weeks, rate workshop-shop.",
            ),
        ),
        (
            SELF,
            [
                ('outcome = "self"\n\n[[questions.answers]]', 'outcome = "mobile"\n\n'
                 '[[questions.answers]]'),
                ('outcome = "mobile"\n\n[[outcomes]]', 'outcome = "self"\n\n[[outcomes]]'),
                ('skill = "yes" }\noutcome = "self"', 'skill = "yes" }\noutcome = "mobile"'),
            ],
            "both",
            (
                "After “Tools and time”, the answer “Yes, both” led to “Mend it yourself”, now to "
                "“Call a mobile mechanic”.",
                "The plan was Yourself; now it is Mobile, On the street, 1 × 8 h × 1 week, rate "
                "mobile-street.",
            ),
        ),
        (
            MOBILE,
            [('id = "no"\nlabel = "No"\nbecause = "It cannot', 'id = "never"\nlabel = "No"\n'
              'because = "It cannot')],
            "outcome",
            (
                "The answer “no” to “carry” is not in this dataset; kept, not used.",
            ),
        ),
    ],
)  # fmt: skip
def test_what_changed_and_why(
    given_: Mapping[str, str], edits: list[tuple[str, str]], verdict: str, why: tuple[str, ...]
) -> None:
    """A changed outcome and a changed cost are told apart, each with its reason in words."""
    found = on(State(given_), *edits, VERSION)
    assert found.verdict == verdict
    assert sorted(found.why) == sorted([*why, LATER])


WAYS = {"q": "x* y"}


@pytest.mark.parametrize(
    ("before", "after", "given_", "verdict", "said"),
    [
        (WAYS, {"q": "r* y", "r": "x* y"}, {"q": "a0"}, "outcome", "A question is new on the way"),
        (
            {"q": "r* y", "r": "x* x"},
            {"q": "r* y", "r": "x* y"},
            {"q": "a0"},
            "outcome",
            "The question “r?” must be answered now; then every answer to it led to the same.",
        ),
        (
            {"q": "r* z", "r": "x* x"},
            {"q": "r* z", "r": "y* y"},
            {"q": "a0"},
            "outcome",
            ELSEWHERE,
        ),
        (WAYS, {"q": "x y*"}, {"q": "unsure"}, "outcome", "What is taken as usual where nobody"),
        (
            WAYS,
            {"q": "x* z"},
            {"q": "unsure"},
            "outcome",
            "After “q”, the answer “not sure” led to “x” or “y”, now to “x” or “z”.",
        ),
        (WAYS, {"p": "q* z", "q": "x* y"}, {"q": "a0"}, "outcome",
         "The first question is “p” now, and was “q”."),
        ({"p": "q* z", "q": "x* y"}, WAYS, {"p": "a0", "q": "a0"}, "same",
         "The first question is “q” now, and was “p”."),
        (WAYS, WAYS, {}, "same", LATER),
    ],
)  # fmt: skip
def test_what_changed_on_the_way(
    before: dict[str, str],
    after: dict[str, str],
    given_: dict[str, str],
    verdict: str,
    said: str,
) -> None:
    """Each way in which other questions can come up, or lead elsewhere, has a sentence."""
    found = checked(State(given_), tree_of(**after).dataset, tree_of(**before).dataset)
    assert found.verdict == verdict
    assert any(words.startswith(said) for words in found.why)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        # Nobody knew root, and the way assumed leads through left: x* x then.
        ("x* z", "The question “left?” must be answered now; then every answer to it led to the "
         "same."),
        ("y* y", ELSEWHERE),
        ("z* z", "What is taken as usual where nobody knows leads to another outcome now."),
    ],
)  # fmt: skip
def test_what_is_assumed_is_told_of_what_was_open_and_is(left: str, said: str) -> None:
    """Not while a question is left, nor where whatever is assumed leads to the same: y now."""
    then = tree_of(root="left* right", left="x* x", right="y* y", spare="z* x")
    now = tree_of(root="left* right", left=left, right="y* y", spare="z* x")
    found = checked(State({"root": "unsure"}), now.dataset, then.dataset)
    assert (found.verdict, found.why) == ("outcome", (said, LATER))


FEE = Overhead("fee", "Fee", "For the van.", "guild", "hire", likely=Decimal(5))


def with_(*overheads: Overhead, per: str = "") -> Dataset:
    """Return the small dataset with some overheads, and perhaps with an exchange rate."""
    exchange = (Exchange("JPY", Decimal(per), "2026", "guild"),) if per else ()
    dataset = small().dataset
    return dataset._replace(budget=dataset.budget._replace(overheads=overheads, exchange=exchange))


def swapped(dataset: Dataset) -> Dataset:
    """Return a dataset that leads to the workshop where it led to the mechanic, and vice versa."""
    other = {"workshop": "mobile", "mobile": "workshop"}
    questions = tuple(
        question._replace(
            answers=tuple(
                answer._replace(
                    outcome=tuple(
                        route._replace(to=other.get(route.to, route.to)) for route in answer.outcome
                    )
                )
                for answer in question.answers
            )
        )
        for question in dataset.questions
    )
    return dataset._replace(questions=questions)


@pytest.mark.parametrize(
    ("then", "now", "verdict", "said"),
    [
        (with_(), with_(FEE), "cost", "Extra cost, Fee: not counted then, 5 EUR each now."),
        (with_(FEE), with_(), "cost", "Extra cost, fee: 5 then, not counted now."),
        (
            with_(FEE),
            with_(FEE._replace(low=Decimal(4), high=Decimal(9))),
            "cost",
            "Extra cost, Fee: 5 EUR each then, 5 (4–9) EUR each now.",
        ),
        (
            with_(FEE._replace(kind="overrun")),
            with_(FEE._replace(kind="overrun", likely=Decimal(6))),
            "cost",
            "Extra cost, Fee: 5 % then, 6 % now.",
        ),
        (with_(FEE), with_(FEE._replace(kind="month")), "cost", OTHERWISE),
        (with_(per="160"), with_(per="170"), "cost", "One EUR was 160 JPY then, and is 170 now."),
        (with_(per="160"), with_(), "cost", "Amounts are in EUR now, and were in JPY."),
    ],
)
def test_what_changed_in_the_figures(then: Dataset, now: Dataset, verdict: str, said: str) -> None:
    """Extra costs and what amounts are shown in has changed, and is said with its figures."""
    state = show_in(State(WORKSHOP), Display("JPY") if then.budget.exchange else None)
    found = checked(state, now, then)
    assert found.verdict == verdict
    assert found.why[0] == said


def test_a_currency_that_needs_no_exchange_any_more_has_no_rate_to_tell() -> None:
    """Yen were shown at 160 to the euro; now the dataset itself is in yen, 160 for each euro."""
    then = with_(per="160")
    rates = tuple(
        rate._replace(
            currency="JPY",
            low=rate.low and rate.low * 160,
            likely=rate.likely and rate.likely * 160,
            high=rate.high and rate.high * 160,
        )
        for rate in then.rates
        if rate.currency == "EUR"
    )
    about = then.about._replace(currency="JPY")
    now = with_()._replace(about=about, rates=rates)
    found = checked(show_in(State(WORKSHOP), Display("JPY")), now, then)
    assert found.verdict == "same"
    assert [words for words in found.why if words.startswith(("One ", "Amounts "))] == []


def test_what_comes_and_goes_with_who_does_the_work() -> None:
    """Where another outcome brings other people, what came on top of the first is no reason."""
    fee = FEE._replace(channels=("shop",))
    found = checked(State(WORKSHOP), swapped(with_(fee)), with_(fee))
    assert found.verdict == "both"
    assert [words.split()[0] for words in found.why] == ["After", "The", "The"]


def test_what_the_user_set_does_not_change() -> None:
    """Where the user's own figures are counted, what the dataset says of them does not matter."""
    state = count_with(State(WORKSHOP), "fee", Choice(amount=Decimal(7)))
    line = Draft("workshop", "shop", "", *map(Decimal, (1, 8, 2)), Decimal(30))
    changed = with_(FEE._replace(likely=Decimal(6)))
    rates = tuple(rate._replace(likely=Decimal(77)) for rate in changed.rates)
    found = checked(state._replace(plan=(line,)), changed._replace(rates=rates), with_(FEE))
    assert (found.verdict, found.why) == ("same", (LATER,))
    assert found.now.lines[0].line == "workshop@shop=1x8x2@30"


def test_a_choice_whose_role_is_gone() -> None:
    """A choice against the recommendation that the dataset has no role for is said to be left."""
    state = State(WORKSHOP, override=Override("mobile", "Near.", "workshop"))
    dataset = small().dataset
    gone = dataset._replace(roles=dataset.roles[:1] + dataset.roles[2:])
    found = checked(state, gone)
    assert found.verdict == "both"
    assert found.why[-1] == "The choice of “mobile” is left out: this dataset has no such role."


def test_a_choice_that_is_recommended_now() -> None:
    """Where the dataset has come to recommend what was chosen against it, that is said."""
    state = State(WORKSHOP, override=Override("mobile", "Near.", "workshop"))
    found = checked(state, swapped(small().dataset))
    assert found.verdict == "both"
    assert (
        found.why[1]
        == "The role that was chosen against the recommendation is recommended now: Mobile."
    )


def test_an_outcome_that_is_for_others_now() -> None:
    """The same outcome with other roles is another decision."""
    dataset = small().dataset
    outcomes = tuple(
        outcome._replace(roles=("workshop", "mobile")) if outcome.id == "workshop" else outcome
        for outcome in dataset.outcomes
    )
    found = checked(State(WORKSHOP), dataset._replace(outcomes=outcomes))
    assert found.verdict == "both"
    assert found.why[0] == (
        "“Take it to a workshop” is for Workshop + Mobile now, and was for Workshop."
    )
    assert found.why[1].startswith("Part 2 of the plan is new: Mobile, On the street")


def test_a_record_without_a_result() -> None:
    """Such a record is the same on its own dataset; on another one nothing can be told."""
    bare = made(State(WORKSHOP))._replace(result=None)
    same = recheck(bare, on_day(NOW))
    assert (same.verdict, same.why) == ("same", ())
    found = recheck(bare, on_day(NOW, later(small().dataset)))
    assert (found.verdict, found.why) == (
        "untold",
        (LATER, UNTOLD),
    )
    assert found.now.outcome == "workshop"


def test_a_record_that_was_changed_by_hand() -> None:
    """Another answer in the block than its result came from is noticed on the same dataset."""
    found = recheck(made(State(WORKSHOP))._replace(answers=MOBILE), on_day(NOW))
    assert found.verdict == "both"
    assert found.why[0] == (
        "The answer to “Bringing it” is “No” in the record, but its result came from “Yes”: it "
        "was changed by hand."
    )
    assert found.why[-1] == BY_HAND


def test_notes_written_by_hand_are_no_reason() -> None:
    """What a hand wrote in a record's notes is not said of it, nor hides why its cost changed."""
    found = checked(State(WORKSHOP), with_(FEE._replace(kind="month")), with_(FEE))
    by_hand = made(State(WORKSHOP), with_(FEE))._replace(notes="Mine.", warnings=("By hand.",))
    now = later(with_(FEE._replace(kind="month")))
    assert recheck(by_hand, on_day(NOW, now)).why == found.why == (OTHERWISE, LATER)


@given(st.data())
def test_any_record_on_any_dataset(data: st.DataObject) -> None:
    """A record is the same on its own dataset; on any other one a change has a reason."""
    then, now = data.draw(datasets()), data.draw(datasets())
    state = State(MappingProxyType(data.draw(answers(then, two=True))))
    assert checked(state, then, then).verdict == "same"
    found = checked(state, now, then)
    assert found.then
    same = found.then._replace(date=NOW) == found.now
    assert found.verdict == "same" if same else len(found.why) > 1
    assert all(words.endswith((".", "?”")) for words in found.why)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Return the folder of two records, and of a dataset on which one of them has changed."""
    for name, given_ in (("shop", WORKSHOP), ("street", MOBILE)):
        text = record(case_of(on_day(THEN), State(given_)))
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "now.toml").write_text(edited(SHOP_RATE, VERSION), encoding="utf-8")
    return tmp_path


CHANGED = """\
shop.md: changed cost: Take it to a workshop, €960 (€800–€1,120) now, €880 (€720–€1,120) then: \
€80 more.
    Workshop, In a shop (City): 55 (45–70) EUR an hour then, 60 (50–70) now.
    The dataset has changed since: version 1.2.0 then, 1.3.0 now.
"""
STREET = "street.md: same: Call a mobile mechanic, €480 (no range).\n"


@pytest.mark.usefixtures("records")
def test_nothing_changed(cli: Cli) -> None:
    """Records that come to the same on today's dataset end with 0, a line and a count."""
    ran = cli("recheck", "--dataset", str(SMALL), "--as-of", TODAY, "shop.md", "street.md")
    assert ran == Ran(0, "shop.md: same: Take it to a workshop, €880 (€720–€1,120).\n" + STREET
                      + "\n2 records: 2 same.\n", "")  # fmt: skip


@pytest.mark.usefixtures("records")
def test_one_file_does_not_stop_the_others(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is said among the others, which are checked all the same; it ends so."""
    told = "    The dataset has changed since: version 1.2.0 then, 1.3.0 now.\n"
    named = ["recheck", "--dataset", "now.toml", "--as-of", TODAY]
    ran = cli(*named, "shop.md", "street.md")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == f"{CHANGED}{STREET}{told}\n2 records: 1 same, 1 changed cost.\n"
    Path("bad.md").write_text(f"# roletui\n\n{END}\n", encoding="utf-8")
    code = io.BytesIO(encode(small(), State(MOBILE)).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(code))
    ran = cli(*named, "bad.md", "gone.md", "nothing", "shop.md", "-")
    assert (ran.status, ran.err) == (2, "")
    assert ran.out.startswith(
        "bad.md: cannot be checked.\n    bad.md: error: the file holds no record"
    )
    assert "gone.md: cannot be checked.\n    gone.md cannot be read: No such file" in ran.out
    assert "    “nothing” is neither a file nor a share code" in ran.out
    assert CHANGED in ran.out
    assert "standard input: cannot be told: Call a mobile mechanic, €480 (no range)." in ran.out
    assert ran.out.endswith("\n5 records: 1 changed cost, 1 cannot be told, 3 cannot be checked.\n")


@pytest.mark.usefixtures("records")
def test_each_dataset_is_found_and_loaded_once(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--dataset`` that of the record counts; one that is not there is said."""
    asked: list[str | None] = []
    monkeypatch.setattr(setting, "load", lambda file: asked.append(file) or load(file))
    ran = cli("recheck", "shop.md")
    assert ran.status == 2
    assert "it was made with the dataset “bicycle”, which is neither shipped nor in" in ran.out
    folder = Path(datasets_folder())
    folder.mkdir(parents=True)
    (folder / "bikes.toml").write_bytes(SMALL.read_bytes())
    assert cli("recheck", "--as-of", TODAY, "shop.md", "street.md", "shop.md").status == 0
    assert asked == [str(folder / "bikes.toml")]


@pytest.mark.usefixtures("records")
def test_recheck_as_json(cli: Cli) -> None:
    """The JSON has both results, the difference of the amounts, why, and both datasets."""
    named = ["recheck", "--dataset", "now.toml", "--as-of", TODAY, "--format", "json"]
    data = json.loads(cli(*named, "shop.md", "gone.md").out)
    found, gone = data["records"]
    assert data["counts"] == {**dict.fromkeys(WORDS, 0), "cost": 1, "unreadable": 1}
    assert [*found] == ["file", "verdict", "then", "now", "difference", "why", "dataset"]
    assert [*gone] == [*found]
    assert [gone[key] for key in ("verdict", "then", "now", "dataset")] == ["unreadable"] + 3 * [
        None
    ]
    assert found["difference"] == {"low": 8000, "likely": 8000, "high": 0}
    assert found["dataset"]["then"] == {"id": "bicycle", "version": "1.2.0", "hash": small().hash}
    assert found["dataset"]["now"]["version"] == "1.3.0"
    assert found["now"] == {
        "date": TODAY,
        "status": "decided",
        "outcome": "workshop",
        "outcomes": [],
        "roles": ["workshop"],
        "chosen": "",
        "way": [
            {"question": "fault", "answer": "no", "to": ["carry"]},
            {"question": "carry", "answer": "yes", "to": ["workshop"]},
        ],
        "lines": [
            {"line": "workshop@shop=1x8x2", "rate": "workshop-shop", "start": None, "chance": None}
        ],
        "rates": [{"id": "workshop-shop", "low": 50, "likely": 60, "high": 70}],
        "overheads": [],
        "total": {"currency": "EUR", "low": 80000, "likely": 96000, "high": 112000, "per": None},
        "rules": 2,
    }


@pytest.mark.usefixtures("records")
def test_recheck_as_markdown(cli: Cli) -> None:
    """A table has a row for each record, both amounts beside their difference; below it is why."""
    out = cli("recheck", "--dataset", "now.toml", "--as-of", TODAY, "--format", "md", "shop.md",
              "street.md", "gone|.md").out  # fmt: skip
    assert out.startswith("**3 records: 1 same, 1 changed cost, 1 cannot be checked.**\n")
    [[head, shop, street, gone]] = tables(out)
    assert head == ["Record", "Result", "Then", "Now", "Difference"]
    assert shop[1:] == [
        "changed cost",
        "Take it to a workshop, €880 (€720–€1,120)",
        "Take it to a workshop, €960 (€800–€1,120)",
        "€80 more",
    ]
    assert (street[1], gone) == ("same", ["gone|.md", "cannot be checked", "", "", ""])
    assert "- Workshop, In a shop (City): 55 (45–70) EUR" in out


@pytest.fixture
def decisions(records: None) -> Path:
    """A folder of decision records as a repository has it, two of them with one of ours."""
    folder = Path("docs", "decisions")
    (folder / "old").mkdir(parents=True)
    (folder / ".drafts").mkdir()
    (folder / "0001-postgres.md").write_text(
        "---\nstatus: accepted\n---\n\n# Postgres\n\nDecision: we use it; see roletui for roles.\n"
        "\n```toml\nformat = 1\n[other]\nid = 1\n```\n",
        encoding="utf-8",
    )
    (folder / "0002-latin.md").write_bytes(b"# Caf\xe9\n")
    (folder / "0003-empty.md").touch()
    (folder / "settings.toml").write_text("format = 1\n\n[about]\nid = 1\n", encoding="utf-8")
    (folder / "picture.svg").write_text("<svg/>", encoding="utf-8")
    shop = Path("shop.md").read_text(encoding="utf-8")
    (folder / "old" / "0004-shop.MD").write_text(f"# Shop\n\n{shop}\n## After\n", encoding="utf-8")
    (folder / ".drafts" / "shop.md").write_text(shop, encoding="utf-8")
    return folder


def test_files_without_a_record_are_counted(cli: Cli, decisions: Path) -> None:
    """Among ordinary decision records ours is checked, the others are no fault; folders too."""
    named = ["recheck", "--dataset", str(SMALL), "--as-of", TODAY]
    old = str(decisions / "old" / "0004-shop.MD")
    same = f"{old}: same: Take it to a workshop, €880 (€720–€1,120).\n"
    assert cli(*named, str(decisions)) == Ran(
        0, f"{same}\n1 record: 1 same. 4 files hold none.\n", ""
    )
    plain = sorted(map(str, decisions.glob("*.md")))
    assert cli(*named, *plain, old).out == f"{same}\n1 record: 1 same. 3 files hold none.\n"
    assert cli(*named, plain[0]) == Ran(0, "0 records. 1 file holds none.\n", "")
    ran = cli(
        "recheck", "--dataset", "now.toml", "--as-of", TODAY, "--format", "md", str(decisions)
    )
    assert ran.status == 1
    assert ran.out.startswith("**1 record: 1 changed cost. 4 files hold none.**\n\n| Record |")
    data = json.loads(cli(*named, "--format", "json", str(decisions)).out)
    assert data["without"] == [*plain, str(decisions / "settings.toml")]
    assert [entry["file"] for entry in data["records"]] == [old]


def test_a_damaged_record_among_others_is_no_ordinary_file(cli: Cli, decisions: Path) -> None:
    """What is left of one cannot be checked, and neither can a folder that is not there."""
    named = ["recheck", "--dataset", str(SMALL), "--as-of", TODAY]
    shop = Path("shop.md").read_text(encoding="utf-8")
    for damaged in (shop.partition(FENCE)[0], shop.rpartition("```")[0]):
        (decisions / "0002-latin.md").write_text(damaged, encoding="utf-8")
        ran = cli(*named, str(decisions))
        assert ran.status == 2
        assert ran.out.endswith("2 records: 1 same, 1 cannot be checked. 3 files hold none.\n")
    (decisions / "0002-latin.md").write_bytes(shop.encode("utf-16"))
    assert "is UTF-16 text" in cli(*named, str(decisions)).out
    assert cli(*named, "docs/decision/").status == 2


def test_standard_input_is_read_once(cli: Cli) -> None:
    """Standard input cannot stand for two records."""
    ran = cli("recheck", "-", "-")
    assert ran == Ran(2, "", "roletui: standard input can be read only once.\n")


@pytest.mark.usefixtures("records")
def test_a_dataset_that_is_named_and_refused(cli: Cli) -> None:
    """Where the dataset that is named cannot be used, nothing is checked."""
    ran = cli("recheck", "--dataset", "shop.md", "street.md", "shop.md")
    assert (ran.status, ran.out) == (2, "")
    assert "shop.md cannot be used" in ran.err


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(
    ("limit", "status", "said"),
    [
        # €880 in the record, €960 now: 80 ÷ 880 = 9.09 %.
        ("10%", 0, ""),
        ("9.1", 0, ""),
        ("9", 1, "shop.md: the likely cost rose from €880 to €960, by 9.1 %; 9 % more is allowed."),
        ("0 %", 1, "shop.md: the likely cost rose from €880 to €960, by 9.1 %; 0 % more is allo"),
    ],
)
def test_a_cost_may_rise_by_so_much(cli: Cli, limit: str, status: int, said: str) -> None:
    """It ends with 1 where a cost rose by more per cent; what is printed is the same."""
    named = ["recheck", "--dataset", "now.toml", "--as-of", TODAY, "shop.md"]
    ran, plain = cli(*named, "--max-rise", limit), cli(*named)
    assert (ran.status, plain.status) == (status, 1)
    assert ran.err.replace(plain.err, "").removeprefix("roletui: ").startswith(said)
    assert ran.out == plain.out


@pytest.mark.usefixtures("records")
def test_a_rise_is_looked_for_in_folders(cli: Cli) -> None:
    """Each record of a folder is held against the cost in itself."""
    Path("kept").mkdir()
    for name in ("one.md", "two.md"):
        (Path("kept") / name).write_text(Path("shop.md").read_text("utf-8"), "utf-8")
    ran = cli("recheck", "--dataset", "now.toml", "--as-of", TODAY, "kept", "--max-rise", "5")
    assert ran.status == 1
    assert ran.err.count("the likely cost rose") == 2


@pytest.mark.usefixtures("records")
def test_a_rise_that_is_no_number_is_refused(cli: Cli) -> None:
    """It ends with 2 before any record is read."""
    ran = cli("recheck", "--dataset", "now.toml", "shop.md", "--max-rise", "a lot")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("roletui: “a lot” % for --max-rise: give a number from 0 to 10,000")


def test_a_salary_and_ranges_are_told_as_they_were_recorded() -> None:
    """A recorded line is what the command line takes, and counts the same; a change is told."""
    shipped = context_of(load())
    line = Draft(
        "ai-engineer", "in-house", "", Decimal(1), Decimal(40), Decimal(12), Decimal(190_000),
        salary=True, weeks_range=Bounds(Decimal(10), Decimal(16)),
    )  # fmt: skip
    state = State(plan=(line,), listed=True)
    case = case_of(shipped, state)
    result = result_of(case)
    [recorded] = result.lines
    assert recorded.line == "ai-engineer@in-house=1x40x10-12-16@190000/year"
    assert case.bill.total == typed_cost(shipped.dataset, recorded.line).total
    text = dumps(shipped.loaded, state, result=result)
    raised = text.replace("own_rate = 190000.0", "own_rate = 200000.0")
    found = recheck(scenario_of(raised, "record"), shipped)
    assert found.verdict == "cost"
    who = "AI engineer, Employee, United States, 1 × 40 h × 10-12-16 weeks"
    told = (
        f"The plan was {who}, own salary 190000 a year; now it is {who}, own salary 200000 a year."
    )
    assert told in found.why
