"""Two people's records: where they differ, what drives the result, and how it is said."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

import pytest
from helpers import SMALL, TODAY, Ran, case_of, context_of, small, small_tree, tables, tree_of
from hypothesis import event, given
from hypothesis import strategies as st
from properties.trees import answers, datasets

from roletui.case.case import Case
from roletui.case.differences import EVERY_SET, Comparison, Drives, differences, taken_over
from roletui.cost.drafts import Draft
from roletui.cost.settings import Choice, CostSettings, Display
from roletui.dataset.model import Overhead
from roletui.dataset.question_order import UNSURE
from roletui.records.block import FENCE
from roletui.records.scenario_text import dumps
from roletui.report.diff.document import drives_words, rest_words
from roletui.report.diff.plans import difference_sentence, plan_rows
from roletui.state.plan_changes import count_with
from roletui.state.state import Override, State, guess, note, preview, weigh
from roletui.tree.walk import Tree
from roletui.tree.what_if import MOST_STEPS, AnswerChange, Flip

Cli = Callable[..., Ran]

SELF = {"fault": "yes", "skill": "yes"}
WORKSHOP = {"fault": "no", "carry": "yes"}
MOBILE = {"fault": "no", "carry": "no"}


def compared(a: Mapping[str, str], b: Mapping[str, str], tree: Tree | None = None) -> Comparison:
    """Return two sets of answers compared."""
    return states_compared(State(a), State(b), tree)


def states_compared(
    a: State, b: State, tree: Tree | None = None, most_steps: int = MOST_STEPS
) -> Comparison:
    """Return two states compared."""
    context = context_of(tree or small())
    return differences(Case.of(context, a), Case.of(context, b), most_steps)


def listed(found: Comparison) -> list[tuple[str, str, str]]:
    """Return each difference: the question, and each one's answer or why there is none."""
    return [
        (d.question.id, d.a.answer or d.a.choice, d.b.answer or d.b.choice)
        for d in found.differences
    ]


def test_a_different_answer_that_decides() -> None:
    """One question is answered differently, and it alone drives the result, either way."""
    found = compared(WORKSHOP, MOBILE)
    assert listed(found) == [("carry", "yes", "no")]
    assert found.drives.sets == found.drives_back.sets == (("carry",),)
    assert not found.same_result


def test_what_only_one_was_asked_is_a_difference() -> None:
    """A question on one's way only was not asked on the other's, whatever is kept there."""
    found = compared(SELF, {**WORKSHOP, "skill": "yes"})
    assert listed(found) == [
        ("fault", "yes", "no"),
        ("skill", "yes", "unasked"),
        ("carry", "unasked", "yes"),
    ]
    assert found.drives.sets == (("fault", "carry"),)
    assert found.drives_back.sets == (("fault", "skill"),)
    assert found.kept == 0


def test_what_lies_off_both_ways_is_only_counted() -> None:
    """An answer that is kept and used by neither is no difference."""
    found = compared({**WORKSHOP, "skill": "no"}, MOBILE)
    assert listed(found) == [("carry", "yes", "no")]
    assert found.kept == 1


def test_an_answer_that_is_missing_is_a_difference() -> None:
    """Who was asked and has not answered yet is said to be so; leaving it open drives that."""
    found = compared(WORKSHOP, {"fault": "no"})
    assert listed(found) == [("carry", "yes", "open")]
    assert (found.a.walk.status, found.b.walk.status) == ("decided", "asking")
    assert found.a.outcome
    assert (found.a.outcome.id, found.b.outcome) == ("workshop", None)
    assert found.drives.sets == (("carry",),)


def test_differences_that_change_nothing() -> None:
    """The same is recommended as firmly: nothing drives anything."""
    found = compared(WORKSHOP, {"fault": "yes", "skill": "no", "carry": "yes"})
    assert len(found.differences) == 2
    assert found.same_result
    assert found.drives.sets == found.drives_back.sets == ()


def test_a_provisional_result_is_not_the_same_as_a_decided_one() -> None:
    """The same role recommended provisionally is another result."""
    found = compared(WORKSHOP, {"fault": "no", "carry": UNSURE})
    assert found.a.outcome
    assert found.a.outcome.id == "workshop"
    assert found.b.outcome == found.a.outcome
    assert not found.same_result
    assert found.drives.sets == (("carry",),)


def test_every_smallest_set_is_named() -> None:
    """Where two answers drive the result each alone, both are named, and no larger set."""
    tree = tree_of(q0="x* q1", q1="x* q2", q2="x* y")
    found = compared({"q0": "a1", "q1": "a1", "q2": "a1"}, {"q0": "a0"}, tree)
    assert found.drives.sets == (("q0",),)
    assert found.drives_back.sets == (("q0", "q1", "q2"),)


def test_a_preview_does_not_count() -> None:
    """Answers that are only tried out are not one's own."""
    tried = preview(State(WORKSHOP), Flip((AnswerChange("carry", "yes", "no"),), "mobile"))
    assert states_compared(tried, State(WORKSHOP)).differences == ()


def chain(length: int) -> Tree:
    """Return a tree that leads to ``y`` only by the second answer to every question."""
    ways = {f"q{nr}": f"x* q{nr + 1}" for nr in range(length)}
    ways[f"q{length - 1}"] = "x* y"
    return tree_of(**ways)


def test_of_many_differences_only_small_sets_are_tried() -> None:
    """Where none of one or two suffices among very many, it is said that more were not tried."""
    tree = chain(EVERY_SET + 1)
    every = {question.id: "a1" for question in tree.dataset.questions}
    found = compared({"q0": "a0"}, every, tree)
    assert len(found.differences) == EVERY_SET + 1
    assert (found.drives.sets, found.drives.tried, found.drives.whole) == ((), 2, False)
    assert found.drives_back.sets == (("q0",),)


def test_the_search_ends_in_time() -> None:
    """After so many questions walked the search stops, and says what it did not try."""
    tree = chain(EVERY_SET)
    every = {question.id: "a1" for question in tree.dataset.questions}
    found = states_compared(State({"q0": "a0"}), State(every), tree, most_steps=5).drives
    assert (found.sets, found.tried, found.whole) == ((), 0, False)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Tree, dict[str, str], dict[str, str]]:
    """Draw a tree with the answers of two people."""
    dataset = draw(datasets())
    mine, theirs = (draw(answers(dataset, two=True)) for _ in "ab")
    return Tree(dataset), mine, theirs


Pair = tuple[Tree, dict[str, str], dict[str, str]]


def outcome(tree: Tree, given_: Mapping[str, str]) -> tuple[str, str]:
    """Return the status of a walk and what it recommends, if anything."""
    walk = tree.walk(given_)
    return walk.status, walk.outcome.id if walk.outcome else ""


@given(pairs())
def test_driving_sets_are_true_and_minimal(pair: Pair) -> None:
    """Taken over, a set gives the other's result; no part of it does; and some set is found."""
    tree, a, b = pair
    found = compared(a, b, tree)
    used = [
        {name: given_[name] for name in given_ if name not in tree.walk(given_).unused}
        for given_ in (a, b)
    ]
    assert found.same_result == (outcome(tree, a) == outcome(tree, b))
    for (mine, theirs), drives in zip(
        (used, used[::-1]), (found.drives, found.drives_back), strict=True
    ):
        event(f"sets of {len(drives.sets[0]) if drives.sets else 0}")
        assert bool(drives.sets) != found.same_result
        for names in drives.sets:
            assert set(names) <= {entry.question.id for entry in found.differences}
            assert outcome(tree, taken_over(mine, theirs, names)) == outcome(tree, theirs)
            for size in range(len(names)):
                for part in combinations(names, size):
                    assert outcome(tree, taken_over(mine, theirs, part)) != outcome(tree, theirs)


@given(pairs())
def test_what_is_not_listed_is_the_same(pair: Pair) -> None:
    """A question answered on either way is listed exactly if the other did not say the same."""
    tree, a, b = pair
    one, other = (
        {step.question.id: given_[step.question.id] for step in tree.walk(given_).steps}
        for given_ in (a, b)
    )
    found = compared(a, b, tree)
    expected = {name for name in one | other if one.get(name) != other.get(name)}
    assert {entry.question.id for entry in found.differences} == expected
    assert found.kept == len((a.keys() | b.keys()) - one.keys() - other.keys())
    back = compared(b, a, tree)
    sets = [{frozenset(names) for names in d.sets} for d in (back.drives, found.drives_back)]
    assert sets[0] == sets[1]


@pytest.fixture
def diff(cli: Cli, tmp_path: Path) -> Cli:
    """Return a function that compares two states, saved as a scenario and as a record."""

    def carry_out(a: State, b: State, *words: str) -> Ran:
        (tmp_path / "ann.toml").write_text(dumps(small(), a), encoding="utf-8")
        record = f"# Decision\n\n{FENCE}\n{dumps(small(), b)}```\n"
        (tmp_path / "bob.md").write_text(record, encoding="utf-8")
        dataset = ("--dataset", str(SMALL), "--as-of", TODAY)
        return cli("diff", *dataset, "ann.toml", "bob.md", *words)

    return carry_out


BOB = State(
    MappingProxyType({"fault": "yes", "skill": "no", "carry": UNSURE}),
    plan=(Draft(people=Decimal(2)),),
    override=Override("mobile", "We have no car.", "workshop"),
)


def test_as_text(diff: Cli) -> None:
    """Both results, each difference, what drives it in either direction, and what else differs."""
    ran = diff(State(SELF), BOB)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "A  ann.toml: Mend it yourself (decided)\n"
        "B  bob.md: Take it to a workshop (provisional, 2 outcomes possible); "
        "chose Mobile instead, because “We have no car.”\n"
        "\n"
        "Answered differently: 2 questions\n"
        "  Tools and time: Have you the tools and a free evening?\n"
        "    A  Yes, both\n"
        "    B  No\n"
        "  Bringing it: Can you bring it to a workshop?\n"
        "    A  not asked on A’s way\n"
        "    B  Not sure\n"
        "\n"
        "Taken over from B, these 2 answers together give A the result of B.\n"
        "  - “Tools and time” and “Bringing it”\n"
        "Taken over from A, this answer gives B the result of A.\n"
        "  - “Tools and time”\n"
        "\n"
        "Plans\n"
        "  A  Yourself 1 × 8 h a week × 2 weeks\n"
        "     in all 16 h in 2 weeks: nobody is hired\n"
        "  B  Mobile 2 × 8 h a week × 2 weeks (On the street, rate mobile-street, €60 an hour)\n"
        "     in all 32 h in 2 weeks: €1,920 (one source, no range)\n"
        "A: nobody is hired; B: €1,920 (one source, no range). A is 16 h in 2 weeks, B 32 h in "
        "2 weeks.\n"
        "\n"
        "Choice: A follows the recommendation; B chose Mobile, because “We have no car.”\n"
    )


def test_as_markdown(diff: Cli) -> None:
    """A document with the differences as a table, and one with both plans."""
    ran = diff(State(SELF), BOB, "--format", "md")
    assert tables(ran.out) == [
        [
            ["Question", "A", "B"],
            ["Have you the tools and a free evening?", "Yes, both", "No"],
            ["Can you bring it to a workshop?", "not asked on A’s way", "Not sure"],
        ],
        [
            ["", "A", "B", "B, to A"],
            ["Role", "Yourself", "Mobile", "another"],
            ["Way to hire", "nobody is hired", "On the street", "another"],
            ["People", "1", "2", "1 more"],
            ["Hours a week", "8", "8", ""],
            ["Weeks", "2", "2", ""],
            ["An hour", "nobody is hired", "€60", ""],
            ["Cost", "nobody is hired", "€1,920 (one source, no range)", ""],
            ["Hours in all", "16 h", "32 h", "16 more"],
            ["First to last week", "2", "2", ""],
            ["Total", "nobody is hired", "€1,920 (one source, no range)", ""],
        ],
    ]
    assert ran.out.startswith("# Who should repair the bicycle?\n\n- **A** ann.toml: Mend it")
    assert "\n- “Tools and time” and “Bringing it”\n" in ran.out
    choice = "Choice: A follows the recommendation; B chose Mobile, because “We have no car.”"
    assert f"\n- {choice}\n" in ran.out


def test_as_json(diff: Cli) -> None:
    """The same as data; null where there is no answer."""
    ran = diff(State(SELF), BOB, "--format", "json")
    found = json.loads(ran.out)
    assert found["differences"] == [
        {"question": "skill", "a": "yes", "b": "no", "asked": ["a", "b"]},
        {"question": "carry", "a": None, "b": UNSURE, "asked": ["b"]},
    ]
    assert found["drives"] == [["skill", "carry"]]
    assert found["drives_back"] == [["skill"]]
    assert found["drives_complete"] is True
    assert found["same_result"] is False
    assert found["a"]["outcome"] == "self"
    assert found["a"]["override"] is None
    assert found["b"]["status"] == "open"
    assert found["b"]["outcomes"] == ["workshop", "mobile"]
    assert found["b"]["override"]["reason"] == "We have no car."
    assert found["b"]["plan"] == [
        {
            "role": "mobile",
            "channel": "street",
            "people": 2,
            "hours_per_week": 8,
            "weeks": 2,
            "rate": "mobile-street",
            "own_rate": None,
        }
    ]
    assert (found["a"]["costs"], found["a"]["total"]) == ([None], None)
    paid = {"low": 192000, "likely": 192000, "high": 192000}
    assert (found["b"]["costs"], found["b"]["total"]) == ([paid], paid)
    assert (found["b"]["hours"], found["b"]["weeks"], found["b"]["extras"]) == (32, 2, [])
    assert found["b"]["not_stated"] == []
    assert found["currency"] == "EUR"
    assert found["dataset"]["id"] == "bicycle"


def test_nothing_differs(diff: Cli) -> None:
    """Two that say the same are said to."""
    for form in ("text", "md"):
        ran = diff(State(SELF), State(SELF), "--format", form)
        assert ran.status == 0
        assert "Both give the same answers on the same way." in ran.out
        assert "Taken over" not in ran.out


def test_differences_without_effect(diff: Cli) -> None:
    """It is said that they do not change the result, and what was kept is counted."""
    other = State({"fault": "yes", "skill": "no", "carry": "yes"})
    for form in ("text", "md"):
        ran = diff(State(WORKSHOP), other, "--format", form)
        assert "The differences do not change the result." in ran.out
    kept = diff(State({**WORKSHOP, "skill": "no"}), State(WORKSHOP))
    assert "Answers off both ways, without effect: 1 question." in kept.out


def test_undecided_results(diff: Cli) -> None:
    """Who has not answered all is told how many outcomes are left; an answer may be missing."""
    ran = diff(State(WORKSHOP), State({"fault": "no"}))
    assert "B  bob.md: not decided yet, 2 outcomes possible\n" in ran.out
    assert "    B  not answered yet\n" in ran.out


HIRED = "  A  Workshop 1 × 8 h a week × 2 weeks (In a shop, rate workshop-shop, €55 an hour)\n"


@pytest.mark.parametrize(
    ("draft", "line", "words"),
    [
        (
            Draft("mobile", "shop", "mobile-shop"),
            ("mobile", "shop", "mobile-shop", None),
            "Mobile 1 × 8 h a week × 2 weeks (In a shop, rate mobile-shop, €60.50 an hour)",
        ),
        (
            Draft("workshop", "street"),
            ("workshop", "street", "workshop-street", None),
            "Workshop 1 × 8 h a week × 2 weeks (On the street, rate workshop-street, €80 an hour)",
        ),
        (
            Draft("workshop", "shop", "workshop-shop-posted"),
            ("workshop", "shop", "workshop-shop-posted", None),
            "Workshop 1 × 8 h a week × 2 weeks (In a shop, rate workshop-shop-posted, €40 an hour)",
        ),
        (
            Draft("workshop", "shop", own_rate=Decimal("31.5")),
            ("workshop", "shop", None, 31.5),
            "Workshop 1 × 8 h a week × 2 weeks (In a shop, own rate, €31.50 an hour)",
        ),
    ],
    ids=["role", "channel", "rate", "own rate"],
)
def test_a_plan_may_differ_in_who_is_hired_and_how(
    diff: Cli, draft: Draft, line: tuple[str, str, str | None, float | None], words: str
) -> None:
    """The same sizes with another role, channel or rate are another plan, which is named."""
    a, b = State(WORKSHOP), State(WORKSHOP, plan=(draft,))
    ran = diff(a, b)
    assert f"\n{HIRED}" in ran.out
    assert f"\n  B  {words}\n" in ran.out
    plans = [json.loads(diff(a, b, "--format", "json").out)[side]["plan"][0] for side in "ab"]
    named = [tuple(p[key] for key in ("role", "channel", "rate", "own_rate")) for p in plans]
    assert named == [("workshop", "shop", "workshop-shop", None), line]


def test_the_same_rate_is_no_difference(diff: Cli) -> None:
    """Naming the rate that is counted with anyway makes no other plan."""
    named = State(WORKSHOP, plan=(Draft("workshop", "shop", "workshop-shop"),))
    assert "\nBoth have the same plan: Workshop 1 × 8 h" in diff(State(WORKSHOP), named).out


def test_an_example_is_not_called_anybodys_plan(diff: Cli) -> None:
    """Who has decided nothing and set nothing has the plan of the dataset as an example."""
    assert "\n  B  for example Workshop 1 × 8 h" in diff(State(MOBILE), State()).out
    own = State(plan=(Draft(people=Decimal(3)),))
    assert "\n  B  Workshop 3 × 8 h" in diff(State(MOBILE), own).out


def chosen(reason: str, role: str = "mobile") -> State:
    """Return the state of somebody who chose a role instead of the workshop."""
    return State(WORKSHOP, override=Override(role, reason, "workshop"))


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            chosen("No car."),
            chosen("Quick"),
            "both chose Mobile; A because “No car.”; B because “Quick”.",
        ),
        (
            chosen(""),
            chosen("No car."),
            "both chose Mobile; A without a reason; B because “No car.”",
        ),
        (
            chosen("No car."),
            chosen("Fun.", "self"),
            "A chose Mobile, because “No car.”; B chose Yourself, because “Fun.”",
        ),
        (
            chosen("No car."),
            State({"fault": "no"}),
            "A chose Mobile, because “No car.”; B is not decided.",
        ),
    ],
    ids=["reasons", "no reason", "roles", "not decided"],
)
def test_choices_that_differ(diff: Cli, a: State, b: State, words: str) -> None:
    """Who chose what is said, and why; who has not decided follows nothing."""
    assert f"Choice: {words}\n" in diff(a, b).out


def test_the_same_choice_is_no_difference(diff: Cli) -> None:
    """The same role for the same reason, whatever it was once chosen against."""
    once = chosen("No car.")
    other = once._replace(override=Override("mobile", "No car.", "self"))
    assert "Choice:" not in diff(once, other).out


def test_a_question_left_open_is_not_called_an_answer(diff: Cli) -> None:
    """What one has not answered cannot be taken over: left open, it gives the other’s result."""
    ran = diff(State(WORKSHOP), State({"fault": "no"}))
    assert (
        "Left open as B left it, this question gives A the result of B.\n"
        "  - “Bringing it”\n"
        "Taken over from A, this answer gives B the result of A.\n"
        "  - “Bringing it”\n"
    ) in ran.out
    ran = diff(State({"fault": "yes"}), State(SELF))
    assert "Left open as A left it, this question gives B the result of A.\n" in ran.out


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        (["q0"], "Taken over from B, this answer gives A the result of B.\n- “q0”"),
        (
            ["q0 q1"],
            "Taken over from B, or left open as B left it, these 2 questions together give "
            "A the result of B.\n- “q0” and “q1” (left open)",
        ),
        (
            ["q1", "q2"],
            "Left open as B left them, any one of these questions gives A the result of B."
            "\n- “q1”\n- “q2”",
        ),
        (
            ["q0 q1", "q0 q2"],
            "Taken over from B, or left open as B left them, the 2 questions of any row give "
            "A the result of B.\n- “q0” and “q1” (left open)\n- “q0” and “q2” (left open)",
        ),
        (
            [],
            "No set of up to 2 answers of B, nor leaving open what B left open, gives A "
            "the result of B; larger sets were not tried.",
        ),
    ],
)
def test_sets_with_questions_left_open(sets: list[str], words: str) -> None:
    """Each set says which of it is an answer, and which is to be left open."""
    tree = chain(3)
    found = compared({"q0": "a1", "q1": "a1", "q2": "a1"}, {"q0": UNSURE}, tree)
    drives = Drives(tuple(tuple(names.split()) for names in sets), 2)
    assert said(found._replace(drives=drives))[0] == words


def said(found: Comparison) -> list[str]:
    """Return what is said of what drives the result, each direction with the sets it names."""
    return ["\n- ".join([words, *sets]) for words, sets in drives_words(found)]


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        (["q0"], "this answer gives A the result of B.\n- “q0”"),
        (["q0", "q1"], "any one of these answers gives A the result of B.\n- “q0”\n- “q1”"),
        (["q0 q1"], "these 2 answers together give A the result of B.\n- “q0” and “q1”"),
        (
            ["q0 q1", "q0 q2"],
            "the 2 answers of any row give A the result of B.\n- “q0” and “q1”\n- “q0” and “q2”",
        ),
    ],
)
def test_sets_that_drive_are_said_as_what_they_are(sets: list[str], words: str) -> None:
    """One answer or several together, the only set or any of several."""
    tree = chain(3)
    found = compared({"q0": "a0"}, {"q0": "a1"}, tree)
    drives = Drives(tuple(tuple(names.split()) for names in sets), 2)
    assert said(found._replace(drives=drives))[0] == f"Taken over from B, {words}"


def test_any_answer_that_suffices_is_named() -> None:
    """Of several answers that each drive the result alone, none is left out."""
    found = compared({"q0": "a1", "q1": "a1"}, {"q0": UNSURE, "q1": UNSURE}, chain(2))
    assert found.drives.sets == (("q0",), ("q1",))


@pytest.mark.parametrize(
    ("most_steps", "words"),
    [
        (
            100_000,
            "No set of up to 2 answers of B gives A the result of B; larger sets were not tried.",
        ),
        (30, "No single answer of B gives A the result of B; larger sets were not tried."),
        (5, "What would give A the result of B takes too long to find."),
    ],
)
def test_what_was_not_tried_is_said(most_steps: int, words: str) -> None:
    """A search that was broken off does not claim to have found nothing."""
    tree = chain(EVERY_SET + 1)
    every = {question.id: "a1" for question in tree.dataset.questions}
    found = states_compared(State({"q0": "a0"}), State(every), tree, most_steps)
    assert said(found)[0] == words


def test_one_of_them_from_standard_input(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dash reads one of the two from standard input; both cannot be."""
    (tmp_path / "ann.toml").write_text(dumps(small(), State(SELF)), encoding="utf-8")
    with (tmp_path / "ann.toml").open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = cli("diff", "--dataset", str(SMALL), "ann.toml", "-")
    assert (ran.status, ran.err) == (0, "")
    assert "B  standard input: Mend it yourself (decided)\n" in ran.out
    twice = cli("diff", "--dataset", str(SMALL), "-", "-")
    assert twice.status == 2
    assert twice.err == "roletui: standard input can be read only once.\n"


def test_records_of_two_datasets_are_not_compared(diff: Cli, cli: Cli, tmp_path: Path) -> None:
    """Two records that belong to different decisions are refused, with both named."""
    diff(State(SELF), State(SELF))
    other = (tmp_path / "bob.md").read_text(encoding="utf-8").replace('"bicycle"', '"boat"')
    (tmp_path / "bob.md").write_text(other, encoding="utf-8")
    ran = cli("diff", "--dataset", str(SMALL), "ann.toml", "bob.md")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "roletui: ann.toml was made with the dataset “bicycle” and bob.md with “boat”; "
        "only records of the same one can be compared.\n"
    )


def test_what_has_changed_since_is_said_of_each(diff: Cli, cli: Cli, tmp_path: Path) -> None:
    """Both are read against today's dataset; a warning names the file it is about."""
    diff(State(SELF), State(SELF))
    old = (tmp_path / "bob.md").read_text(encoding="utf-8").replace("1.2.0", "1.1.0")
    (tmp_path / "bob.md").write_text(old.replace(small().hash, "0"), encoding="utf-8")
    ran = cli("diff", "--dataset", str(SMALL), "ann.toml", "bob.md")
    assert ran.status == 0
    assert ran.err == (
        "roletui: bob.md: The dataset has changed since: version 1.1.0 then, 1.2.0 now.\n"
    )


@pytest.mark.parametrize("words", ["ann.toml nope.toml", "nope.toml ann.toml"])
def test_a_file_that_cannot_be_read(diff: Cli, cli: Cli, words: str) -> None:
    """It is named, and the status says that nothing was compared."""
    diff(State(SELF), State(SELF))
    ran = cli("diff", "--dataset", str(SMALL), *words.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("roletui: nope.toml cannot be read: ")


def test_what_else_somebody_said_is_told_apart(diff: Cli) -> None:
    """Weights, what there is to spend and notes are each said of both, as text and as data."""
    one = note(State(WORKSHOP), f"Ask *Ann*\nfirst.{' more' * 60}")
    other = State(WORKSHOP)._replace(goal=Decimal("99.5"))
    told = diff(one, other).out.splitlines()
    assert "To spend: A not stated; B €99.50." in told
    (notes,) = (line for line in told if line.startswith("Notes: "))
    assert notes.startswith("Notes: A “Ask *Ann* first. more")
    assert notes.endswith("…”; B none.")
    assert len(notes) < 200
    sides = json.loads(diff(one, other, "--format", "json").out)
    assert sides["a"]["notes"] == one.notes
    assert (sides["b"]["goal"], "notes" in sides["b"]) == (99.5, False)
    weighed = states_compared(weigh(one, "wait", 3), one)
    assert [*rest_words(weighed)] == ["Weight of “Waiting time”: A 3; B 0."]
    guessed = guess(one, "carry", {"no": 70})
    assert [*rest_words(states_compared(one, guessed))] == [
        "Chances of “Bringing it”: A as stated; B No 70 %."
    ]
    sides = json.loads(diff(one, guessed, "--format", "json").out)
    assert ("chances" in sides["a"], sides["b"]["chances"]) == (False, {"carry": {"no": 70}})


def test_what_comes_on_top_is_told_apart() -> None:
    """Overheads that were set differently are named, and the totals count them."""
    more = Overhead("way", "The way", "", "guild", "hire", likely=Decimal(5))
    dataset = small().dataset
    budget = dataset.budget._replace(overheads=(*dataset.budget.overheads, more))
    tree = Tree(dataset._replace(budget=budget))
    mine, yours = State(), count_with(State(), "way", Choice(amount=Decimal(20)))
    off = count_with(State(), "way", Choice(on=False))
    told = [*rest_words(states_compared(mine, yours, tree))]
    assert "Extra costs: A counts as the dataset does; B counts with The way 20 EUR each." in told
    a, b, *_ = states_compared(mine, yours, tree)
    assert difference_sentence(a, b) == (
        "B likely costs €15 more than A: €900 (€740–€1,140) instead of €885 (€725–€1,125)."
    )
    told = [*rest_words(states_compared(off, yours, tree))]
    assert "Extra costs: A counts with The way left out; B counts with The way 20 EUR each." in told
    assert not [*rest_words(states_compared(mine, State(), tree))]


def plans(a: State, b: State, display: Display | None = None) -> tuple[Case, Case]:
    """Return the cases of two states whose money is shown in one currency."""
    terms = CostSettings(display=display)
    found = states_compared(a._replace(cost_settings=terms), b._replace(cost_settings=terms))
    return found.a, found.b


def test_plans_of_different_length_stand_line_by_line() -> None:
    """What only one of them has is told apart, and so is when a line begins."""
    line = Draft("workshop", "shop")
    two = State(WORKSHOP, plan=(line, Draft("self", start=Decimal(3))), listed=True)
    rows = {row[0]: row[1:] for row in plan_rows(*plans(State(WORKSHOP), two))}
    assert rows["Part 1"] == ["Workshop", "Workshop", ""]
    assert rows["Part 2"] == ["—", "Yourself", ""]
    assert rows["Begins in week"] == ["—", "3", ""]
    assert rows["First to last week"] == ["2", "4", "2 more"]


def test_a_difference_comes_with_both_amounts_in_one_currency() -> None:
    """Shown in another currency, both totals and what is between them are in that one."""
    more = State(WORKSHOP, plan=(Draft(people=Decimal(2)),))
    a, b = plans(State(WORKSHOP), more, Display("USD", Decimal(2)))
    assert difference_sentence(a, b) == (
        "B likely costs $1,760 more than A: $3,520 ($2,880–$4,480) instead of "
        "$1,760 ($1,440–$2,240). "
        "A is 16 h in 2 weeks, B 32 h in 2 weeks."
    )
    total = plan_rows(a, b)[-1]
    assert total[0] == "Total"
    assert total[3] == "$1,760 more"
    assert all("$" in cell for cell in total[1:])


def test_totals_of_which_a_part_is_not_stated_are_not_compared() -> None:
    """Where a line has no rate the sentence says so, and no difference is given."""
    unstated = State(WORKSHOP, plan=(Draft("workshop", "shop"), Draft("mobile")), listed=True)
    a, b = plans(State(WORKSHOP), unstated)
    rates = tuple(rate for rate in b.dataset.rates if rate.role != "mobile")
    b = case_of(b.dataset._replace(rates=rates), b.state)
    assert difference_sentence(a, b).startswith(
        "The totals cannot be compared: the cost of Mobile in B is not stated. "
    )
    assert plan_rows(a, b)[-1][3] == ""


def test_other_plans_may_cost_the_same() -> None:
    """Half as many people for twice as long is another plan at the same cost."""
    a, b = plans(
        State(WORKSHOP, plan=(Draft(people=Decimal(2), weeks=Decimal(1)),)), State(WORKSHOP)
    )
    assert difference_sentence(a, b) == (
        "Both cost €880 (€720–€1,120). A is 16 h in 1 week, B 16 h in 2 weeks."
    )
    assert plan_rows(a, b)[-1][3] == ""
    own = State(WORKSHOP, plan=(Draft("workshop", "shop", own_rate=Decimal(55)),))
    assert difference_sentence(*plans(State(WORKSHOP), own)) == (
        "Both likely cost the same: A €880 (€720–€1,120), B €880 (your own figure, no range)."
    )


def test_what_is_paid_once_has_a_row_of_its_own() -> None:
    """What a plan pays by the month is beside the other's; a dash where it was left out."""
    dataset = small_tree().dataset
    desk = Overhead("desk", "A desk", "", "guild", "month", likely=Decimal(120))
    tree = Tree(dataset._replace(budget=dataset.budget._replace(overheads=(desk,))))
    more = State(WORKSHOP, plan=(Draft(weeks=Decimal(4)),))
    without = count_with(State(WORKSHOP), "desk", Choice(on=False))
    for other, cells in (
        (more, ["€110.77 (no range)", "€55.39 more"]),
        (without, ["—", ""]),
    ):
        found = states_compared(State(WORKSHOP), other, tree)
        rows = plan_rows(found.a, found.b)
        assert ["A desk", "€55.38 (no range)", *cells] in rows
