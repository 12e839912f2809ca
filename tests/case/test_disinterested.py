"""What of a decision rests on the word of those who earn by it, by hand on the small dataset."""

from helpers import case_of, told

from roletui.case.disinterested import decision_words, left_sentence, on_word_alone
from roletui.cost.drafts import Draft
from roletui.state.state import Baseline, State

WORKSHOP = State({"fault": "no", "carry": "yes"})
STAYS = (
    "The outcome is the same without them: the way through the questions rests on your answers, "
    "and on no price."
)


def test_what_speaks_for_a_decision_is_traced() -> None:
    """The guild alone is cited for the question, the role, a cell and the answer to a question."""
    case = case_of(told("guild"), WORKSHOP)
    alone = on_word_alone(case)
    assert [entry.question.id for entry in alone.reasons] == ["carry"]
    assert [role.id for role in alone.roles] == ["workshop"]
    assert [(factor.id, role.id) for factor, role in alone.cells] == [("place", "workshop")]
    assert [entry.id for entry in alone.faq] == ["new-one"]
    assert alone.outcomes == ()
    assert decision_words(case) == (
        STAYS,
        "A reason that rests on the word of Guild of Workshops alone: You can bring it to a "
        "workshop.",
        "What is said of Workshop rests on the word of Guild of Workshops alone.",
        "In the comparison, of Workshop, their word alone: Where it is done.",
        "Of 1 answer to what people ask, 1 is their word alone: Why not a new one?",
    )


def test_what_others_say_as_well_is_not_theirs_alone() -> None:
    """Without the street list nothing of the way to the workshop falls away."""
    case = case_of(told("street-list"), WORKSHOP)
    assert decision_words(case) == (STAYS, "Of its 2 reasons none rests on their word alone.")


def test_an_outcome_can_rest_on_their_word() -> None:
    """An outcome that cites only them is named by its headline."""
    dataset = told("guild")
    outcomes = [outcome._replace(sources=("guild",)) for outcome in dataset.outcomes]
    case = case_of(dataset._replace(outcomes=tuple(outcomes)), WORKSHOP)
    assert [outcome.id for outcome in on_word_alone(case).outcomes] == ["workshop"]
    assert decision_words(case)[1] == (
        "What is advised under “Take it to a workshop” rests on the word of Guild of Workshops "
        "alone."
    )


def test_while_a_question_is_left_nothing_is_decided() -> None:
    """Only what people ask can be told then."""
    case = case_of(told("guild"))
    assert decision_words(case) == (
        "Of 1 answer to what people ask, 1 is their word alone: Why not a new one?",
    )


def test_where_nobody_earns_nothing_is_said() -> None:
    """There is no sentence of it, whether nobody earns or nobody is told to."""
    case = case_of(told(), WORKSHOP)
    assert (decision_words(case), left_sentence(case)) == ((), "")


def test_a_baseline_that_rests_on_them_is_said_to() -> None:
    """The plan is by the street list; the workshop beside it is the guild's word alone."""
    plan = (Draft("mobile", "street"),)
    state = WORKSHOP._replace(plan=plan, listed=True)
    beside = state._replace(baseline=Baseline((Draft("workshop", "shop"),)))
    alone = "No figure of this cost comes from them: without them it is the same."
    assert left_sentence(case_of(told("guild"), state)) == alone
    words = left_sentence(case_of(told("guild"), beside))
    assert words.startswith(
        f"{alone} Of the baseline: by sources with nothing to gain, the cost is "
    )
    assert words.endswith(".")
    # A baseline that others state as well adds nothing.
    same = state._replace(baseline=Baseline(plan))
    assert left_sentence(case_of(told("guild"), same)) == alone
