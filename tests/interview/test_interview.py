"""The interview in plain lines: what a typed line does, and what is said."""

from textwrap import wrap

import pytest
from helpers import context_of, each_example, edited, shipped, small, small_tree

from roletui.dataset.load import parse
from roletui.dataset.model import Example
from roletui.interview.commands import COMMANDS, help_lines
from roletui.interview.interview import Interview, Reply, Wish
from roletui.interview.questions import opening, put
from roletui.interview.talk import UNHEARD, asked_to_overwrite, begun, reply
from roletui.interview.words import quoted, sentence, spoken, typed_number
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tree.walk import ALSO

SMALL = context_of(small())
DECIDED = ("no", "no")
"""Lines that lead to the mobile mechanic."""


def typed(*lines: str, context: Context = SMALL) -> Reply:
    """Return what follows from the last of some lines typed into a new interview."""
    last = Reply(Interview.begin(context, State()))
    for line in lines:
        last = reply(last.interview, line)
    return last


def said(*lines: str, context: Context = SMALL) -> str:
    """Return what is said to the last of some lines, as one text."""
    return "\n".join(typed(*lines, context=context).lines)


def answers(*lines: str) -> dict[str, str]:
    """Return the answers in force after some lines."""
    return dict(typed(*lines).interview.case.without_preview.state.answers)


def test_the_first_words_are_few() -> None:
    """What is decided, for whom and what is not take at most 60 words."""
    for context in (SMALL, shipped()):
        words = opening(context.dataset.about)
        assert len(" ".join(words).split()) <= 60
        begins = begun(Interview.begin(context, State()))[: len(words)]
        assert begins == [spoken(line) for line in words]


def test_a_question_is_put() -> None:
    """A question comes with its number, how many are left, its answers and what can be typed."""
    question = small_tree().question("fault")
    lines = put(small_tree().walk({}), question)
    assert lines[:6] == [
        "Question 1. At least 2 and at most 3 questions are left, counting this one.",
        "Is it only a flat tyre or a worn cable?",
        "There are 2 answers, and not sure.",
        "1. Yes, something small.",
        "2. No, something larger.",
        "0. Not sure.",
    ]
    assert lines[6].startswith("Type a number (or two, as in 2+1, if two fit), or one of: why, ")


@pytest.mark.parametrize(
    "line",
    [
        *("2+1", "2 + 1", "2 and 1", "2, 1", " mostly 2, also 1 ", "2.+1.", "no+yes"),
        *(
            "no + Yes, something",
            "Mostly no, also yes",
            "mostly No, something larger also Yes, something small",
        ),
    ],
)
def test_an_answer_can_be_two(line: str) -> None:
    """Two answers are given by numbers or in words, the one that fits best first."""
    assert answers(line) == {"fault": "no+yes"}
    assert said(line).startswith(
        "Your answer: mostly No, something larger, also Yes, something small.\n"
    )


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("2+2", "Both are the same answer; give it once, or two that differ."),
        ("no and no", "Both are the same answer; give it once, or two that differ."),
        ("2+0", "“not sure” stands alone, since every answer is followed then."),
        ("not sure + 1", "“not sure” stands alone, since every answer is followed then."),
        ("1+2+1", "That is more than two answers; type the two that fit best."),
        ("2+3", "There is no answer 3: type 1 to 2, or 0 for not sure."),
        (
            "2+",
            "“2+” is no answer and no command. "
            "Type a number from 1 to 2, the first words of an answer, why, or help to hear what "
            "else can be typed.",
        ),
        (
            "2+pluto",
            "“2+pluto” is no answer and no command. "
            "Type a number from 1 to 2, the first words of an answer, why, or help to hear what "
            "else can be typed.",
        ),
    ],
)
def test_two_answers_that_are_refused(line: str, trouble: str) -> None:
    """What names no two answers is refused in a sentence, and the question stays."""
    assert typed(line).trouble == trouble
    assert answers(line) == {}


def test_a_command_may_hold_a_plus() -> None:
    """What is written behind a command is never taken for two answers."""
    assert typed("notes 1+2").interview.state.notes == "1+2"


def test_two_answers_are_told_as_two() -> None:
    """The answers are marked, the trail says both, and what only the second one asks is said so."""
    assert "It is asked for your second answer only.\nHave you the tools" in said("2+1", "1")
    trail = said("2+1", "1", "1", "trail")
    assert "Answer 1: Small fault: mostly No, something larger, also Yes, something small." in trail
    assert "Answer 3: Tools and time: Yes, both, asked for your second answer only." in trail
    again = said("2+1", "back")
    assert "1. Yes, something small. Also your answer so far.\n" in again
    assert "2. No, something larger. Mostly your answer so far.\n" in again
    assert said("2+1", "2 and 1", "undo").startswith("Undone: an answer, Bringing it: mostly No, ")


def test_two_answers_are_close() -> None:
    """The first gives the recommendation and the second the runner-up, which is called close."""
    text = said("2+1", "1", "1")
    for words in (
        "Decided. Recommended: Take it to a workshop.",
        "Reason 1: A larger fault needs a mechanic. “Yes, something small” fits too.\n",
        "1 answer matters only for your second one.\nAnswer 1: Tools and time: Yes, both.",
        "Runner-up: Mend it yourself. Close: two answers fit.",
    ):
        assert words in text
    assert "ruled out Yourself" not in text


def test_what_is_provisional_says_what_it_rests_on() -> None:
    """It says what is usual, with the reason, which question decides, and what hangs on it."""
    text = said("2", "0")
    assert text.startswith("Your answer: not sure. Every answer is followed.")
    assert (
        "This is provisional, on what is usual (Bringing it: “Yes”). Find out first: Bringing it."
    ) in text
    assert "2 outcomes: Workshop (likely €880), Mobile (likely €480)" in text


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("1", "yes"),
        (" 2. ", "no"),
        ("1)", "yes"),
        ("yes", "yes"),
        ("NO", "no"),
        ("n", "no"),
        ("y", "yes"),
        ("yes, something small", "yes"),
        ("No,  something", "no"),
        ("0", "unsure"),
        ("not sure", "unsure"),
        ("Unsure", "unsure"),
        ("don't know", "unsure"),
    ],
)
def test_an_answer_is_a_number_an_id_or_a_beginning(line: str, choice: str) -> None:
    """However an answer is typed, it is given."""
    assert answers(line) == {"fault": choice}


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [
        (["3"], "There is no answer 3: type 1 to 2, or 0 for not sure."),
        (
            ["pluto"],
            "“pluto” is no answer and no command. "
            "Type a number from 1 to 2, the first words of an answer, why, or help to hear what "
            "else can be typed.",
        ),
        (
            ["larger"],
            "“larger” is no answer and no command. Did you mean 2, No, something larger?",
        ),
        (
            [*DECIDED, "pluto"],
            "“pluto” is no command. Type why, cost, runner-up, report or save, or help to hear "
            "what else can be typed.",
        ),
        (["more"], "There is no result yet; this is what is asked."),
        (["rested"], "“rested” is no answer and no command. Did you mean “restart”?"),
        (["back"], "This is the first question; there is none before it."),
        (["forward"], "You have no more answers after this one."),
        (["undo"], "There is nothing to undo."),
        (["redo"], "There is nothing to redo."),
        (["change"], "Nothing is answered yet."),
        (["no", "change 2"], "Type change and the number of an answer, 1. Trail says them."),
        (
            ["keep"],
            "You are not trying out a change. On the result, a number tries one out.",
        ),
        (
            ["otherwise self because"],
            "Nothing is recommended yet, so there is nothing to decide otherwise.",
        ),
        (["cost 2x3"], "“2x3” is not of the form PEOPLExHOURSxWEEKS, as in 2x40x12."),
        (["cost 1x0.1x1"], "“0.1” hours a week: give a number from 0.5 to 60."),
        (
            ["cost 1x99x1"],
            "“99” hours a week: give a number above 0 and up to 60, with at most two decimals.",
        ),
        (["cost boat=1x1x1"], "There is no role “boat”. Known: workshop, mobile, self."),
        (
            ["chance carry"],
            "“carry” is not of the form QUESTION=ANSWER:60,ANSWER:40.",
        ),
        (
            ["chance carry=no:70,yes:40"],
            "The chances of “carry”: they come to 110, and must not exceed 100.",
        ),
        (["compare boat"], "There is no role “boat”. Known: workshop, mobile, self."),
        ([*DECIDED, "3"], "There is no change 3: type 1 to 2."),
        ([*DECIDED, "0"], "This is the result; there is no question to answer."),
        (
            [*DECIDED, "otherwise mob because"],
            "Mobile mechanic is already recommended; name another role.",
        ),
        (
            [*DECIDED, "otherwise self"],
            "A reason is needed: people who read the record will ask for it. Type otherwise self "
            "because, and the reason.",
        ),
        (
            [*DECIDED, "1", "cost 1x8x1"],
            "You are trying out a change; type keep or back before you change the plan.",
        ),
        (
            [*DECIDED, "follow"],
            "You follow the recommendation already.",
        ),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_one_sentence(lines: list[str], trouble: str) -> None:
    """A line that cannot be carried out changes nothing; it is explained, and asked again."""
    last = typed(*lines)
    assert last.trouble == trouble
    assert last.interview.history == typed(*lines[:-1]).interview.history
    assert last.lines[-1].startswith(("The question is: ", "This is the result."))


def test_two_answers_that_begin_alike_are_both_named() -> None:
    """A beginning that fits several answers asks for a number."""
    text = edited(('label = "Yes, something small"', 'label = "Not much"'))
    alike = context_of(parse(text.encode(), "small.toml"))
    last = typed("no", "back", "n", context=alike)
    assert last.interview.question == alike.tree.question("fault")
    assert last.trouble == "“n” may be 2 answers: type 1 or 2."


def test_going_back_and_changing() -> None:
    """Answers off the path are kept, said to be so, and used again when their branch returns."""
    assert said("no", "no", "back").startswith("Question 2, which you have answered.")
    assert "2. No. Your answer so far." in said("no", "no", "back")
    changed = ("no", "no", "change 1", "yes")
    assert answers(*changed) == {"fault": "yes", "carry": "no"}
    assert "1 answer is kept, but not used now.\nBringing it: No." in said(*changed)
    assert "1 is kept, not used.\nKept 1: Bringing it: No." in said(*changed, "trail")
    again = said(*changed, "back", "no")
    assert "1 answer is used again.\nBringing it: No." in again
    assert "Recommended: Call a mobile mechanic." in again
    assert said("no", "no", "back", "forward").startswith("Decided.")


def test_undo_and_redo_say_what() -> None:
    """Undo and redo name the change, and put the question or result they lead to."""
    assert said(*DECIDED, "undo").startswith("Undone: an answer, Bringing it: No.\n\nQuestion 2.")
    redone = said(*DECIDED, "undo", "redo")
    assert redone.startswith("Redone: an answer, Bringing it: No.\n\nDecided. Recommended: Call")
    assert said(*DECIDED, "cost 1x8x2", "undo") == "Undone: the plan, weeks 1 to 2."
    assert said("notes Ann agreed", "undo") == "Undone: notes, none to “Ann agreed”."
    assert said(*DECIDED, "back", "yes", "undo").startswith("Undone: an answer, Bringing it: No to")
    assert said(*DECIDED, "restart", "u").startswith("Undone: starting over, Small fault: No")
    kept = "Undone: keeping the change you tried out, Bringing it: No to Yes."
    assert said(*DECIDED, "1", "keep", "undo").startswith(kept)


def test_why_explains_the_question() -> None:
    """Why says the reason, how to find out, the words and the sources, then asks again."""
    assert said("why") == (
        "Why we ask: Small faults need no mechanic.\n"
        "How to find out: Lift the wheel and turn it.\n"
        "1 word explained.\n"
        "Word 1: Cable: The wire from the lever to the brake.\n"
        "The question is: Is it only a flat tyre or a worn cable? Type again to hear its answers."
    )
    first = shipped().dataset.questions[0]
    assert f"Who can answer it: {sentence(first.who)}" in said("w", context=shipped())
    assert "1 source.\nSource 1: What workshops charge" in said("no", "why")
    assert said(*DECIDED, "why").startswith("Why, 2 reasons.\nReason 1: A larger fault")


def test_the_result_says_everything() -> None:
    """Status, headline, advice, cost, reasons, runner-up, cautions, steps, changes, who profits."""
    text = said("no", "yes")
    for words in (
        "Your answer: Yes.\n\nDecided. Recommended: Take it to a workshop.\nBook the next free",
        # 16 hours at 55 in a shop, at 80 on the street.
        "What it costs: about €880 to €1,300, for 2 weeks at likely prices, "
        "by how you hire. "
        "Type cost to hear of one plan.",
        "Why, 2 reasons.\nReason 1: A larger fault needs a mechanic. It ruled out Yourself.",
        "Runner-up: Call a mobile mechanic. One answer would have to differ.",
        "1 caution.\nCaution 1: Ask what the parts cost.",
        "2 next steps.\nStep 1: Book a day.\nStep 2: Bring the bicycle.",
        "What would change this: 2 ways.",
        "1. Bringing it: No. It would then be Mobile: €480 for 8 h, On the street: €800 less",
        "Who gains from the figures: Invented for tests; nobody earns from any answer.",
        "Type one of: why, cost, runner-up, ",
    ):
        assert words in text
    assert "no range" in said("no", "no")
    assert "Stage 1: Mobile, 1 week. Brakes and cables. Done when: It stops" in said("no", "no")


def test_a_result_that_is_not_settled_says_what_to_find_out() -> None:
    """While several outcomes are left, what nobody knows comes with how to find out."""
    text = said("no", "0")
    assert "Not settled: 2 outcomes are possible. Provisionally: Take it to a workshop." in text
    assert "Find out 1 thing first.\nTo find out 1: Can you bring it to a workshop? Ask who" in text
    assert "What would decide it: 2 ways." in text


def test_a_change_is_tried_out_and_kept_or_not() -> None:
    """A number on the result says it as if it were so; back and keep end that."""
    tried = typed(*DECIDED, "1")
    assert tried.lines[0] == "A preview, as if it were so: Bringing it: Yes."
    assert tried.lines[1] == "Recommended: Take it to a workshop."
    assert answers(*DECIDED, "1") == {"fault": "no", "carry": "no"}
    assert said(*DECIDED, "1", "back").startswith(
        "Back to your own answers.\nDecided: Call a mobile mechanic."
    )
    assert said(*DECIDED, "1", "u") == said(*DECIDED, "1", "back")
    assert answers(*DECIDED, "1", "keep") == {"fault": "no", "carry": "yes"}
    assert answers(*DECIDED, "1", "keep", "undo") == {"fault": "no", "carry": "no"}


def test_the_plan_is_typed() -> None:
    """Sizes alone change the only line; with a role it may be another one, hired another way."""
    assert said(*DECIDED, "cost 2x3x1") == (
        "What it costs: €360, no range given. That is for Mobile: 2 people, "
        "3 hours a week, 1 week, On the street (City)."
    )
    other = said(*DECIDED, "cost workshop@street=1x8x1@70")
    assert "What it costs: €560, no range given. That is for Workshop:" in other
    assert other.endswith("Your plan is for Workshop, not for Mobile (€480).")
    full = said(*DECIDED, "cost")
    assert "Part 1: Mobile, 1 person, 8 hours a week, 1 week, On the street (City)" in full
    assert "Assumption 1: Mobile mechanic, On the street (City): €60 an hour" in full
    assert "as in cost mobile@shop=2x40x12." in full
    assert said("yes", "yes", "cost").startswith("What it costs: nobody is hired. What a tool")


def test_the_lines_of_a_staged_plan_are_named_by_their_roles() -> None:
    """Of several lines one is named by its role; sizes alone are refused."""
    tree, lines = shipped().tree, list[str]()
    for name, choice in (("result", "words"), ("engine", "measured"), ("held", "growing")):
        lines.append(f"{[option.id for option in tree.question(name).answers].index(choice) + 1}")
    refused = typed(*lines, "cost 1x20x4", context=shipped())
    assert (
        refused.trouble
        == "The plan has 2 parts; name the role of one, as in cost ai-engineer=2x40x12."
    )
    changed = typed(*lines, "cost ml-engineer=1x20x4", context=shipped())
    assert changed.lines[0].startswith("What it costs: $")
    assert changed.interview.state.plan[1].hours == 20
    other = typed(*lines, "cost automation-specialist=1x20x4", context=shipped())
    assert other.trouble.endswith("is for automation-specialist; name ai-engineer or ml-engineer.")


def test_roles_are_compared_in_lines() -> None:
    """Each factor is a line, and what each role says of it is one; by default of the first two."""
    text = said(*DECIDED, "compare")
    assert text.startswith("2 roles in 6 factors: Mobile mechanic and Bicycle workshop.\n\n")
    assert "Factor 4: Payment. No real difference.\nMobile: Card or cash.\nWorkshop: Card" in text
    assert text.endswith(
        "For every role, type compare all; for some of them, compare and their names."
    )
    assert said("compare all").startswith("3 roles in 6 factors: ")
    for words in ("self mobile", "Do it yourself, mobile", "mobile mechanic and self"):
        assert "\nYourself: " in said(f"compare {words}")


def test_chances_move_what_finding_out_is_worth() -> None:
    """In 25 of 100 cases the workshop is wrong by €2,332, so knowing is worth €583; half, €1,166.

    Without anything behind the sign it is as stated again.
    """
    open_ = ["no", "not sure"]
    assert "Worth finding out, up to €1,170: Bringing it." in said(*open_)
    moved = typed(*open_, "chance carry=no:25")
    assert moved.lines == (
        "Chances of Bringing it: No 25 %.",
        "Worth finding out, up to €583: Bringing it. Find out first if it costs less than €583.",
    )
    assert moved.interview.state.chances == {"carry": {"no": 25}}
    assert "Chances of Bringing it: No 25 %." in said(*open_, "chance carry=no:25", "chance")
    assert typed(*open_, "chance carry=no:25", "x carry=").interview.state.chances == {}
    assert "Every chance is as stated, or equal." in said(*open_, "chance")


def test_deciding_otherwise_keeps_the_reason() -> None:
    """Another role is chosen with a reason; follow ends that; without a role all are named."""
    chosen = typed(*DECIDED, "Otherwise SELF because I like it.")
    own = chosen.interview.state.override
    assert own is not None
    assert (own.role, own.reason, own.against) == ("self", "I like it.", "mobile")
    assert chosen.lines[:3] == (
        "Your choice: Do it yourself.",
        "Your reason: I like it.",
        "The recommendation stays in the record: Call a mobile mechanic.",
    )
    again = said(*DECIDED, "otherwise self because I like it", "again")
    assert again.startswith("Your choice: Yourself.\nYour reason: I like it.\nRecommended: Call")
    assert typed(*DECIDED, "otherwise self because x", "follow").interview.state.override is None
    assert "There are 2 other roles: workshop, Bicycle workshop; self, " in said(*DECIDED, "o")


def test_notes_are_added_said_and_cleared() -> None:
    """Notes grow by what is typed; they are said, and can be cleared."""
    two = ("notes Ask Ann.", "notes Before May.")
    assert typed(*two).interview.state.notes == "Ask Ann.\n\nBefore May."
    assert said(*two, "notes").startswith("Ask Ann.\n\nBefore May.\n")
    assert typed(*two, "notes clear").interview.state.notes == ""
    assert said("notes").startswith("There are no notes.")


def test_wishes_are_handed_on() -> None:
    """The record, a file and the end are wished for; a file that is there needs a yes."""
    assert typed("report").wish == Wish("record")
    assert typed("save a b.md").wish == Wish("save", "a b.md")
    assert typed("q").wish == Wish("quit")
    asked = asked_to_overwrite(typed("no").interview, "a.md").interview
    assert reply(asked, "yes").wish == Wish("save", "a.md", overwrite=True)
    assert reply(asked, "no").lines == ("Nothing was saved.",)
    assert reply(asked, "trail").lines == typed("no", "trail").lines
    for line in ("yes", "no", "why"):
        assert reply(asked, line).interview.overwrite_path == ""


@each_example()
def test_examples_end_where_they_must(entry: Example) -> None:
    """The answers of each example, typed as numbers when asked, lead to its outcome."""
    here = Interview.begin(shipped(), State())
    while (question := here.question) is not None:
        names = [option.id for option in question.answers]
        parts = entry.answers[question.id].split(ALSO)
        numbers = [str(names.index(part) + 1 if part in names else 0) for part in parts]
        before, here = here, reply(here, " + ".join(numbers)).interview
        assert here.case.state.answers != before.case.state.answers, "it is not asked for ever"
    found = here.case.outcome
    assert found is not None
    assert found.id == entry.outcome


def test_help_says_every_command_and_none_is_ambiguous() -> None:
    """Each command has a word and a sign of its own, a sentence, and no sign means two things."""
    lines = help_lines()
    words = [word for command in COMMANDS for word in command.words]
    assert len(words) == len({*words})
    for command in COMMANDS:
        assert any(line.startswith(f"{command.word}, or {command.letter}: ") for line in lines)
    assert not {"y", "n"} & {*words}, "these begin yes and no"


def test_signs_are_words() -> None:
    """What a voice would leave out is written out, and sentences end; long quotes are cut."""
    assert (
        spoken("20–50 cases, 960 h × $25 · ≈ −3")
        == "20 to 50 cases, 960 h times $25, about minus 3"
    )
    assert [sentence(text) for text in ("A", "A?", "“A.”", "")] == ["A.", "A?", "“A.”", ""]
    assert quoted("x" * 100) == f"“{'x' * 30} … {'x' * 30}”"
    assert [typed_number(text) for text in ("7.", "٣", "２)", "1" * 5000, "")] == [
        7, 3, 2, None, None,
    ]  # fmt: skip


def naming(*lines: str) -> Reply:
    """Return what follows from the last of some lines where the task is asked for first."""
    last = Reply(Interview.begin(SMALL, State(), naming=True))
    for line in lines:
        last = reply(last.interview, line)
    return last


def test_the_task_is_asked_for_first() -> None:
    """Its name is said back, and is in the question that follows; the question comes after it."""
    first = begun(naming().interview)
    assert first[-2:] == [
        "What is it that you want done?",
        "Enter skips. It becomes the title of the record.",
    ]
    named = naming("  Red   bike ")
    assert named.interview.state == State(task="Red bike")
    assert named.lines[0] == "The task is called “Red bike”."
    assert "Is it only a flat tyre or a worn cable?" in named.lines


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("", State()),
        ("why", State()),
    ],
)
def test_the_name_can_be_left_out(line: str, state: State) -> None:
    """An empty line skips; a command is what it is later, and it is over."""
    left = naming(line)
    assert (left.interview.state, left.interview.naming, left.trouble) == (state, False, "")
    assert "flat tyre" in "\n".join(left.lines)


@pytest.mark.parametrize("line", ["2", "2 + 1", "1."])
def test_no_question_is_answered_before_it_is_put(line: str) -> None:
    """A number where the name is asked leaves the task without one; then comes the question."""
    left = naming(line)
    assert (left.interview.state, left.interview.naming) == (State(), False)
    assert left.trouble == UNHEARD
    assert "flat tyre" in "\n".join(left.lines)
    assert reply(left.interview, "2").interview.state == State({"fault": "no"})


def test_the_task_is_named_at_any_time() -> None:
    """The command says the name, sets it, and takes it away; undo says what it took back."""
    assert said("task") == "The task has no name. Type task and a few words to name it."
    assert typed("task Red bike").interview.state.task == "Red bike"
    assert said("name Red bike", "task") == "The task is called “Red bike”."
    assert typed("task Red bike", "task clear").interview.state.task == ""
    assert "the task's name" in said("task Red bike", "undo")


def test_the_runner_up_and_its_case_are_heard_alone() -> None:
    """What comes second, without the rest of the result; before a decision there is none."""
    text = said("no", "yes", "runner-up").rpartition("Help lists the rest.")[2]
    assert "Runner-up: Call a mobile mechanic." in text
    assert "What would change this" not in text
    assert "What it must give up" in said("no", "yes", "other side")
    none = "There is no runner-up yet: it comes with the result."
    assert typed("runner-up").trouble == none
    assert typed("no", "other side").trouble == none


@each_example()
def test_a_person_hears_page_one_and_then_the_rest(entry: Example) -> None:
    """In at most 45 lines of 80 columns; one more word says all that is said where nobody is."""
    state = State(dict(entry.answers))
    last = reply(Interview.begin(shipped(), state, brief=True), "again")
    rows = [row for line in last.lines for row in wrap(line, 80) or [""]]
    assert len(rows) <= 45
    text = "\n".join(last.lines)
    assert all(words in text for words in ("Decided. Recommended: ", "What it costs: ", "Step 1: "))
    assert last.lines[-1].startswith("More? Type one of: why, cost, runner-up, other side, report")
    whole = reply(last.interview, "more").lines
    assert whole == reply(Interview.begin(shipped(), state), "again").lines
    assert reply(last.interview, "1").interview.state.real is not None


def test_page_one_counts_what_it_leaves_out() -> None:
    """Of four steps three are said, of nine changes three; the baseline is named."""
    entry = next(e for e in shipped().dataset.examples if e.id == "complaints-and-refunds")
    text = "\n".join(
        reply(Interview.begin(shipped(), State(dict(entry.answers)), brief=True), "again").lines
    )
    assert "4 next steps; the first 3 are:\nStep 1: " in text
    assert "What would change this: 9 ways." in text
    assert "Type more for the other 6." in text
