"""The top of a record: its front matter, and the sentence that states the decision."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import chain

import tomli_w

from roletui import __version__
from roletui.case.case import Case
from roletui.case.names import options_words
from roletui.case.standing import as_if
from roletui.dataset.review_dates import overdue
from roletui.report.markdown import role_name
from roletui.text.escape import coded, escaped
from roletui.text.numbers import count, lower_first
from roletui.text.yaml import yaml_text
from roletui.tree.walk import Status

STATUS: Mapping[Status, str] = {"asking": "open", "open": "provisional", "decided": "proposed"}
OTHERWISE = ", decided otherwise than recommended"
_PREVIEW = "a preview, not decided: as if "
_OURS = re.compile(
    f"(?:{'|'.join(STATUS.values())})(?:{OTHERWISE})?|{_PREVIEW}.*",
)


def front_matter(case: Case, by_hand: str = "") -> str:
    """Return the front matter in YAML; a status set by hand stands in place of the case's."""
    return "\n".join(["---", *chain(*entries(case, by_hand).values()), "---", ""])


def entries(case: Case, by_hand: str = "", *, toml: bool = False) -> dict[str, list[str]]:
    """Return the entries of the front matter by their keys, each as lines.

    In TOML as version 0.1 wrote them: two blanks at the end of a line kept them apart on sites
    that showed it as text.
    """
    about = case.dataset.about
    made = {"id": about.id, "version": about.version, "hash": case.context.loaded.hash}
    first: dict[str, str | date] = {
        "title": case.state.task or about.title,
        "status": by_hand or status(case),
        "date": case.today,
        "decision": decision_words(case),
    }
    if toml:
        flat = {**first, **{f"dataset.{name}": value for name, value in made.items()}}
        every = {**flat, "roletui": __version__}
        return {name: [f"{name} = {_toml(value)}  "] for name, value in every.items()}
    dataset = ["dataset:", *(f"  {name}: {yaml_text(value)}" for name, value in made.items())]
    lines = {name: [f"{name}: {yaml_text(str(value))}"] for name, value in first.items()}
    lines["date"] = [f"date: {case.today.isoformat()}"]
    return {**lines, "dataset": dataset, "roletui": [f"roletui: {yaml_text(__version__)}"]}


def is_own_status(text: str) -> bool:
    """Tell whether a status is one that roletui writes, and not set by somebody."""
    return bool(_OURS.fullmatch(text))


def _toml(value: str | date) -> str:
    return coded(tomli_w.dumps({"a": value}).removeprefix("a = ").rstrip("\n"))


def decision_sentence(case: Case) -> str:
    """Return the one sentence that begins with ``Decision:``."""
    return f"Decision: {escaped(decision_words(case))}."


def formerly(case: Case) -> list[str]:
    """Return the title and the sentence that version 0.1 wrote, which it is known by."""
    title, options = escaped(case.dataset.about.title), escaped(options_words(case.dataset))
    words = escaped(decision_words(case))
    sentence = f"Decision: {words}; the options considered were {options}."
    return [f"# {title}", f"## {title}", sentence]


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
        return f"{_PREVIEW}{as_if(case)}"
    words = STATUS[case.walk.status]
    if case.active_override:
        words += OTHERWISE
    return words


def status_lines(case: Case, by_hand: str = "") -> str:
    """Return how firm the decision is, its day, and a caution where its figures are old.

    A status set by hand stands in place of the case's.
    """
    lines = [f"Status: {escaped(by_hand or status(case))}", f"Date: {case.today.isoformat()}"]
    if late := overdue(case.dataset, case.today):
        lines.append(f"Caution: {escaped(lower_first(late))}.")
    return "\n".join(f"- {line}" for line in lines)
