"""The top of a record: its front matter, and the sentence that states the decision."""

from collections.abc import Mapping
from datetime import date

import tomli_w

from roletui import __version__
from roletui.case.case import Case
from roletui.case.names import options_words
from roletui.case.standing import as_if
from roletui.dataset.review_dates import overdue
from roletui.report.markdown import role_name
from roletui.text.escape import coded, escaped
from roletui.text.numbers import count, lower_first
from roletui.tree.walk import Status

STATUS: Mapping[Status, str] = {"asking": "open", "open": "provisional", "decided": "proposed"}


def front_matter(case: Case) -> str:
    """Return the front matter as TOML between ``+++``.

    The two spaces at the ends of lines keep them apart on sites that render it as text.
    """
    about = case.dataset.about
    entries: dict[str, str | date] = {
        "title": about.title,
        "status": status(case),
        "date": case.today,
        "decision": decision_words(case),
        "dataset.id": about.id,
        "dataset.version": about.version,
        "dataset.hash": case.context.loaded.hash,
        "roletui": __version__,
    }
    lines = [f"{name} = {_value(value)}  " for name, value in entries.items()]
    return "\n".join(["+++", *lines, "+++", ""])


def _value(value: str | date) -> str:
    return coded(tomli_w.dumps({"a": value}).removeprefix("a = ").rstrip("\n"))


def decision_sentence(case: Case) -> str:
    """Return the one sentence that begins with ``Decision:`` and names the options."""
    options = escaped(options_words(case.dataset))
    words = escaped(decision_words(case))
    return f"Decision: {words}; the options considered were {options}."


def decision_words(case: Case) -> str:
    """Return the decision as half a sentence."""
    walk, outcome = case.walk, case.outcome
    if outcome is None:
        left = count(len(walk.outcomes), "outcome", "outcomes")
        return f"not taken yet, {left} still possible"
    headline = lower_first(outcome.headline)
    if own := case.active_override:
        return (
            f"{role_name(case.dataset, own.role)} by the team's own choice, where the "
            f"recommendation is to {headline}"
        )
    return f"provisionally, {headline}" if walk.status == "open" else headline


def status(case: Case) -> str:
    """Return the status of the decision."""
    if case.state.real is not None:
        return f"a preview, not decided: as if {as_if(case)}"
    words = STATUS[case.walk.status]
    if case.active_override:
        words += ", decided otherwise than recommended"
    return words


def status_lines(case: Case) -> str:
    """Return how firm the decision is, its day, and a caution where its figures are old."""
    lines = [f"Status: {escaped(status(case))}", f"Date: {case.today.isoformat()}"]
    if late := overdue(case.dataset, case.today):
        lines.append(f"Caution: {escaped(lower_first(late))}.")
    return "\n".join(f"- {line}" for line in lines)
