"""The decision as plain data for JSON; the shape is a public promise."""

import typing

from roletui.dataset.load import Loaded
from roletui.decision import Answers, Tree

Data = dict[str, typing.Any]


def decision_data(loaded: Loaded, tree: Tree, answers: Answers) -> Data:
    """Return what the answers decide, in the shape that ``decide --format json`` prints."""
    walk = tree.walk(answers)
    return {
        "status": walk.status,
        "outcomes": list(walk.outcomes),
        "recommendation": None if walk.status == "asking" else _recommendation(tree, answers),
        "runner_up": None if walk.status == "asking" else _runner_up(tree, answers),
        "flips": [
            {
                "change": [
                    {"question": change.question, "from": change.before, "to": change.after}
                    for change in flip.changes
                ],
                "outcome": flip.outcome,
            }
            for flip in tree.flips(answers)
        ],
        "next_question": None
        if walk.question is None
        else {
            "id": walk.question.id,
            "ask": walk.question.ask,
            "answers": [{"id": a.id, "label": a.label} for a in walk.question.answers],
        },
        "unused": list(walk.unused),
        "dataset": dataset_data(loaded),
    }


def dataset_data(loaded: Loaded) -> Data:
    """Return which dataset, exactly, something was made with."""
    about = loaded.dataset.about
    return {"id": about.id, "version": about.version, "hash": loaded.hash}


def _recommendation(tree: Tree, answers: Answers) -> Data:
    outcome = tree.outcomes[tree.provisional(answers)]
    return {
        "outcome": outcome.id,
        "roles": list(outcome.roles),
        "headline": outcome.headline,
        "because": [
            {
                "question": reason.question.id,
                "answer": answers[reason.question.id],
                "reason": reason.reason,
            }
            for reason in tree.reasons(answers)
        ],
    }


def _runner_up(tree: Tree, answers: Answers) -> Data:
    outcome = tree.outcomes[tree.provisional(answers)]
    second = tree.outcomes[outcome.runner_up]
    return {
        "outcome": second.id,
        "roles": list(second.roles),
        "headline": second.headline,
        "because": outcome.runner_up_because,
    }
