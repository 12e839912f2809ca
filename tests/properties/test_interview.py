"""The interview in plain lines, whatever is typed into it."""

import re

from helpers import context_of, tried
from hypothesis import given
from hypothesis import strategies as st

from roletui.dataset.dataset import Dataset
from roletui.dataset.question_order import UNSURE
from roletui.interview.commands import COMMANDS
from roletui.interview.interview import Interview
from roletui.interview.talk import begun, farewell, reply
from roletui.state.state import State, answer, without_preview
from roletui.tree.walk import ALSO

from .trees import datasets, text

words = st.sampled_from([word for command in COMMANDS for word in command.words])
more = st.sampled_from(
    [
        "1",
        "all",
        "workshop",
        "mobile, self",
        "self because of it",
        "2x8x1",
        "workshop=1x8x1@9",
        "x=",
    ]
)
lines = st.one_of(
    st.integers(0, 4).map(str),
    st.integers(0, 4).map(str),
    st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda two: f"{two[0]} + {two[1]}"),
    words,
    st.tuples(words, more | text).map(" ".join),
    text,
)


@tried(1.5)
@given(dataset=datasets(), typed=st.lists(lines, max_size=14))
def test_any_lines_leave_an_interview_that_stands(dataset: Dataset, typed: list[str]) -> None:
    """No line is too odd; each is answered in sentences, and a number answers as the state does."""
    context = context_of(dataset)
    here = Interview.begin(context, State())
    assert begun(here)
    for line in typed:
        before, question = here, here.question
        found = reply(here, line)
        here = found.interview
        assert found.lines or found.trouble or found.wish
        assert not found.trouble or found.trouble.endswith((".", "?"))
        if question and line in {str(nr) for nr in range(len(question.answers) + 1)}:
            choice = question.answers[int(line) - 1].id if line != "0" else UNSURE
            assert here.state == answer(before.state, question.id, choice)
        if question and (both := re.fullmatch(r"(\d) \+ (\d)", line)):
            ids = ["", *(option.id for option in question.answers)]
            first, second = (ids[int(nr)] if int(nr) < len(ids) else "" for nr in both.groups())
            good = first and second and first != second
            after = answer(before.state, question.id, f"{first}{ALSO}{second}")
            assert here.state == (after if good else before.state)
            assert bool(found.trouble) != bool(good)
        if found.trouble:
            assert here.history == before.history
    assert farewell(here)
    fresh = Interview.begin(context_of(dataset), State())
    given_answers = without_preview(here.state).answers
    while (asked := fresh.question) and asked.id in given_answers:
        options = [option.id for option in asked.answers]
        parts = given_answers[asked.id].split(ALSO)
        numbers = [options.index(part) + 1 if part != UNSURE else 0 for part in parts]
        fresh = reply(fresh, "+".join(map(str, numbers))).interview
    walks = [context.tree.walk(answers) for answers in (fresh.state.answers, given_answers)]
    assert walks[0].outcomes == walks[1].outcomes
    assert walks[0].question == walks[1].question
