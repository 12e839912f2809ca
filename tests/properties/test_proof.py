"""The proof of a tree agrees with what comes of walking every way, and of no way at all."""

from collections.abc import Iterator
from itertools import product

import pytest
from helpers import leads, small
from hypothesis import given
from hypothesis import strategies as st

from roletui.dataset.checks.rules import problems_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Example, Question
from roletui.dataset.question_order import UNSURE
from roletui.tree.examples import run_examples
from roletui.tree.proof import Edge, ShortestPaths, prove
from roletui.tree.walk import Tree

from .trees import datasets, end_of

Way = dict[str, str]


def ways(tree: Tree, name: str, before: Way | None = None) -> Iterator[tuple[Way, str]]:
    """Yield every way from a question to an outcome, one by one."""
    for answer in tree.question(name).answers:
        here = {**(before or {}), name: answer.id}
        end = end_of(answer, here)
        if answer.outcome:
            yield here, end
        else:
            yield from ways(tree, end, here)


@given(datasets())
def test_every_way_is_counted(dataset: Dataset) -> None:
    """The number of ways and where they end is that of the ways listed one by one."""
    tree = Tree(dataset)
    listed = [outcome for _, outcome in ways(tree, tree.start)]
    proof = prove(tree)
    assert proof.paths == len(listed)
    assert proof.ends == {name: listed.count(name) for name in tree.outcomes}
    assert sum(round(proof.share(name) * 10**6) for name in tree.outcomes) <= 10**6
    assert all(abs(proof.share(n) - listed.count(n) / len(listed)) < 1e-5 for n in tree.outcomes)


@given(datasets())
def test_every_outcome_has_its_shortest_witness(dataset: Dataset) -> None:
    """A witness leads to its outcome, and no way to it has fewer answers."""
    tree = Tree(dataset)
    shortest = ShortestPaths(tree)
    listed = list(ways(tree, tree.start))
    for name in {outcome for _, outcome in listed}:
        witness = shortest.path_to(name)
        assert (witness, name) in listed
        assert len(witness) == min(len(way) for way, outcome in listed if outcome == name)


@given(datasets())
def test_every_answer_has_its_shortest_way(dataset: Dataset) -> None:
    """The way through an answer gives it, ends, and none that gives it is shorter."""
    tree = Tree(dataset)
    shortest = ShortestPaths(tree)
    listed = list(ways(tree, tree.start))
    for question in dataset.questions:
        for answer in question.answers:
            through = [way for way, _ in listed if way.get(question.id) == answer.id]
            if not through:
                continue
            way, outcome = shortest.path_through(Edge(question.id, answer.id))
            assert (way, outcome) in listed
            assert way[question.id] == answer.id
            fewest = min(len(way) for way in through)
            assert len(way) == fewest or tree.places.conditional


@given(datasets(most=4))
def test_every_combination_of_answers_ends(dataset: Dataset) -> None:
    """Whatever is answered, *not sure* included, a walk ends with at least one outcome left."""
    tree = Tree(dataset)
    choices = [[UNSURE, *(answer.id for answer in q.answers)] for q in dataset.questions]
    for given_answers in product(*choices):
        names = (question.id for question in dataset.questions)
        walk = tree.walk(dict(zip(names, given_answers, strict=True)))
        assert walk.question is None
        assert walk.outcomes


def called_neutral(dataset: Dataset) -> set[str]:
    """Return the ids of the questions that the check warns of."""
    told = [p for p in problems_of(dataset) if "can never change" in p.message]
    return {dataset.questions[int(p.path[1])].id for p in told}


@given(datasets(most=4))
def test_only_neutral_questions_change_nothing(dataset: Dataset) -> None:
    """A question is called neutral exactly if no change of its answer ever changes the outcome."""
    tree = Tree(dataset)
    ends = {question.id: {a.id: a for a in question.answers} for question in dataset.questions}

    def end(answers: Way) -> str:
        name = tree.start
        way: Way = {}
        while True:
            answer = ends[name][answers[name]]
            way[name] = answer.id
            if answer.outcome:
                return end_of(answer, way)
            name = end_of(answer, way)

    choices = [[(q.id, answer.id) for answer in q.answers] for q in dataset.questions]
    changes: set[str] = set()
    for combination in product(*choices):
        answers = dict(combination)
        for question in dataset.questions:
            others = {end({**answers, question.id: answer.id}) for answer in question.answers}
            if len(others) > 1:
                changes.add(question.id)
    reached = {q.id for q in dataset.questions if tree.places.of[q.id]}
    assert called_neutral(dataset) == reached - changes


@given(datasets(), st.data())
def test_missing_examples_complete_the_tests(dataset: Dataset, data: st.DataObject) -> None:
    """With the examples that are found missing, every answer and outcome is covered, none fails."""
    tree = Tree(dataset)
    some = data.draw(st.lists(st.sampled_from(list(ways(tree, tree.start))), max_size=3))
    examples = tuple(
        Example(f"given-{nr}", "A case.", way, outcome) for nr, (way, outcome) in enumerate(some)
    )
    before = run_examples(Tree(dataset._replace(examples=examples)), 1_000)
    assert before.passing == len(examples)
    whole = run_examples(Tree(dataset._replace(examples=examples + before.missing)), 1_000)
    assert (whole.problems, whole.missing) == ((), ())
    reached = [name for name, numbers in tree.places.of.items() if numbers]
    assert whole.questions.covered == len(reached)
    assert whole.answers.covered == sum(len(tree.question(name).answers) for name in reached)
    assert whole.outcomes.covered == len({end for _, end in ways(tree, tree.start)})


def chain(length: int) -> Dataset:
    """Return a chain of questions whose ways double with every question or two."""

    def answer(name: str, target: int, end: str) -> AnswerOption:
        where = {"goto": leads(f"q{target}")} if target < length else {"outcome": leads(end)}
        return AnswerOption(name, name, "Because.", safe=name == "yes", **where)

    questions = tuple(
        Question(
            f"q{nr}",
            f"Does {nr} hold?",
            "Why.",
            "Look.",
            "It",
            (answer("yes", nr + 1, "mobile"), answer("no", nr + 2, "workshop")),
        )
        for nr in range(length)
    )
    dataset = small().dataset
    outcomes = tuple(
        outcome._replace(roles=("self", outcome.id))
        for outcome in dataset.outcomes
        if outcome.id != "self"
    )
    return dataset._replace(
        questions=questions, outcomes=outcomes, examples=(), glossary=(), factors=()
    )


@pytest.mark.harness
def test_a_deep_tree_is_proved() -> None:
    """Ten thousand questions on one way, with more ways than a number of two thousand digits."""
    dataset = chain(10_000)
    assert problems_of(dataset) == []
    tree = Tree(dataset)
    proof = prove(tree)
    assert len(str(proof.paths % 10**2_000)) > 1_900
    assert proof.paths > 10**2_000
    assert (proof.share("workshop"), proof.share("mobile")) == (0.618033, 0.381966)
    assert len(ShortestPaths(tree).path_to("mobile")) == 5_001
    assert run_examples(tree, 2).missing[0].outcome in tree.outcomes
