"""What stands at the top of a record: its front matter, and the sentence that says the decision."""

from collections.abc import Mapping
from datetime import date

import tomli_w

from roletui import __version__
from roletui.case.standing import as_if, options_words
from roletui.dataset.load import Loaded
from roletui.report.markdown import role_name
from roletui.state.state import State, overruled
from roletui.text.escape import coded, escaped
from roletui.text.numbers import count, lower_first
from roletui.tree.walk import Status, Tree, verdict

STATUS: Mapping[Status, str] = {"asking": "open", "open": "provisional", "decided": "proposed"}


def front_matter(loaded: Loaded, tree: Tree, state: State, today: date) -> str:
    """Return the head of a file as TOML between ``+++``.

    Where a site shows it instead of reading it, the two blanks at their ends keep its lines apart.
    """
    about = loaded.dataset.about
    entries: dict[str, str | date] = {
        "title": about.title,
        "status": status(tree, state),
        "date": today,
        "decision": decision_words(tree, state),
        "dataset.id": about.id,
        "dataset.version": about.version,
        "dataset.hash": loaded.hash,
        "roletui": __version__,
    }
    lines = [f"{name} = {_value(value)}  " for name, value in entries.items()]
    return "\n".join(["+++", *lines, "+++", ""])


def _value(value: str | date) -> str:
    return coded(tomli_w.dumps({"a": value}).removeprefix("a = ").rstrip("\n"))


def decision_sentence(tree: Tree, state: State) -> str:
    """Return the one sentence that begins with ``Decision:`` and names the options."""
    options = escaped(options_words(tree.dataset))
    words = escaped(decision_words(tree, state))
    return f"Decision: {words}; the options considered were {options}."


def decision_words(tree: Tree, state: State) -> str:
    """Say what is decided, as half a sentence."""
    outcome = verdict(tree, state.answers)
    walk = tree.walk(state.answers)
    if outcome is None:
        left = count(len(walk.outcomes), "outcome", "outcomes")
        return f"not taken yet, {left} still possible"
    headline = lower_first(outcome.headline)
    if own := overruled(tree, state):
        return (
            f"{role_name(tree.dataset, own.role)} by the team's own choice, where the "
            f"recommendation is to {headline}"
        )
    return f"provisionally, {headline}" if walk.status == "open" else headline


def status(tree: Tree, state: State) -> str:
    """Say how firm the decision is."""
    if state.real is not None:
        return f"a preview, not decided: as if {as_if(tree, state)}"
    words = STATUS[tree.walk(state.answers).status]
    if overruled(tree, state):
        words += ", decided otherwise than recommended"
    return words
