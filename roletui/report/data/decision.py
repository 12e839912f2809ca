"""The decision as plain data for JSON; the shape is a public promise."""

import typing

from roletui.case.advice import Advice, Assumed
from roletui.case.case import Case
from roletui.case.unknowns import Unknown
from roletui.dataset.model import Outcome
from roletui.report.data.json_text import json_text
from roletui.tree.runner_up import RunnerUp
from roletui.tree.what_if import Flip, Flips

FORMAT = 1
"""Of exported JSON, as docs/formats.md describes it: keys come to it and never go."""

Data = dict[str, typing.Any]


def decision_data(case: Case) -> Data:
    """Return what the answers decide, in the shape that ``decide --format json`` prints."""
    advice, walk, told = Advice(case), case.walk, case.account
    # While several outcomes are left, what would decide it changes no decision.
    flips = case.changes if advice.decided else Flips()
    return {
        "status": walk.status,
        "outcomes": list(walk.outcomes),
        "recommendation": _recommendation(advice, case.outcome) if case.outcome else None,
        "ruled_out": {entry.question.id: list(entry.ruled_out) for entry in told},
        "did_not_matter": [entry.question.id for entry in told if entry.idle],
        "runner_up": _runner_up(case.runner_up) if case.runner_up else None,
        "flips": [{"change": _changes(flip), "outcome": flip.outcome} for flip in flips.found],
        "flips_complete": flips.whole,
        "find_out_first": [_unknown(entry) for entry in advice.unknowns],
        "next_question": None
        if walk.question is None
        else {
            "id": walk.question.id,
            "ask": case.asked(walk.question),
            "answers": [{"id": a.id, "label": a.label} for a in walk.question.answers],
        },
        "unused": list(walk.unused),
        "dataset": case.context.loaded.edition._asdict(),
    }


def decision_json(case: Case, *, disinterested: bool = False) -> str:
    """Write what the answers decide as ``decide --format json`` prints it."""
    data = decision_data(case)
    if case.state.task:
        data["task"] = case.state.task
    if disinterested:
        from roletui.report.data.disinterested import left_decision_data  # only then: 4 ms

        data["disinterested"] = left_decision_data(case)
    return json_text(data)


def _changes(flip: Flip) -> list[Data]:
    return [
        {"question": change.question, "from": change.before, "to": change.after}
        for change in flip.changes
    ]


def _assumed(entry: Assumed) -> Data:
    return {
        "question": entry.question.id,
        "answer": entry.answer.id,
        "because": entry.why.because,
        "source": entry.why.source,
    }


def _recommendation(advice: Advice, outcome: Outcome) -> Data:
    case = advice.case
    return {
        **_outcome(outcome),
        "provisional": not advice.decided,
        "usual": [_assumed(entry) for entry in advice.assumed],
        "because": [
            {
                "question": reason.question.id,
                "answer": case.state.answers[reason.question.id],
                "reason": reason.reason,
            }
            for reason in case.reasons
        ],
    }


def _outcome(outcome: Outcome) -> Data:
    return {"outcome": outcome.id, "roles": list(outcome.roles), "headline": outcome.headline}


def _runner_up(second: RunnerUp) -> Data:
    return {
        **_outcome(second.outcome),
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
        "costs": list(entry.costs),
        "spread": entry.spread,
        "worth": entry.worth.amount,
        "takes_cost": entry.worth.takes_cost,
        "advice": entry.worth.advice,
    }
