"""The decision as plain data for JSON; the shape is a public promise."""

import typing

from roletui.case.unknowns import Unknown, unknowns
from roletui.dataset.load import Loaded
from roletui.state.state import State
from roletui.tree.reasons import account, reasons
from roletui.tree.runner_up import runner_up
from roletui.tree.walk import Answers, Tree
from roletui.tree.what_if import Flip, flips

FORMAT = 1
"""Of exported JSON, as docs/formats.md describes it: keys come to it and never go."""

Data = dict[str, typing.Any]


def decision_data(loaded: Loaded, tree: Tree, state: State) -> Data:
    """Return what the answers decide, in the shape that ``decide --format json`` prints."""
    answers = state.answers
    walk = tree.walk(answers)
    found = flips(tree, answers)
    told = account(tree, answers)
    return {
        "status": walk.status,
        "outcomes": list(walk.outcomes),
        "recommendation": None if walk.status == "asking" else _recommendation(tree, answers),
        "ruled_out": {entry.question.id: list(entry.ruled_out) for entry in told},
        "did_not_matter": [entry.question.id for entry in told if entry.idle],
        "runner_up": _runner_up(tree, answers),
        "flips": [{"change": _changes(flip), "outcome": flip.outcome} for flip in found.found],
        "flips_complete": found.whole,
        "find_out_first": [_unknown(entry) for entry in unknowns(tree, state)],
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


def _changes(flip: Flip) -> list[Data]:
    return [
        {"question": change.question, "from": change.before, "to": change.after}
        for change in flip.changes
    ]


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
            for reason in reasons(tree, answers)
        ],
    }


def _runner_up(tree: Tree, answers: Answers) -> Data | None:
    second = runner_up(tree, answers)
    return second and {
        "outcome": second.outcome.id,
        "roles": list(second.outcome.roles),
        "headline": second.outcome.headline,
        "because": second.because,
        "close": second.close,
        "change": _changes(second.flip) if second.flip else None,
    }


def _unknown(entry: Unknown) -> Data:
    question = entry.question
    return {
        "question": question.id,
        "find_out": question.find_out,
        "who": question.who,
        "takes": question.takes,
        "outcomes": list(entry.outcomes),
        "spread": entry.spread,
    }
