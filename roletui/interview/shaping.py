"""What is said and changed besides the answers: the plan, the roles, one's own choice, notes."""

import typing

from roletui.case.standing import outcome_name
from roletui.cost.typed_line import TypedError
from roletui.dataset.model import Role
from roletui.dataset.problems import unknown
from roletui.interview.commands import Typed
from roletui.interview.compared import compared
from roletui.interview.costs import cost_lines, cost_sentence, planned
from roletui.interview.words import first_upper, quoted, sentence
from roletui.state.context import Setting
from roletui.state.history import History
from roletui.state.state import State, follow, note, overrule, overruled, real
from roletui.tree.walk import verdict

Shaped = tuple[History, list[str], str]
"""The history after it, what is said, and why it could not be carried out."""


def carried_out(setting: Setting, history: History, typed: Typed) -> Shaped:
    """Carry out a command about the plan, the roles, the choice or the notes."""
    try:
        state, label, lines = _SHAPES[typed.name](setting, history.state, typed.rest)
    except TypedError as error:
        return history, [], first_upper(sentence(str(error)))
    return history.change(state, label), lines, ""


Change = tuple[State, str, list[str]]
"""The state after it, what an undo would take back, and what is said."""


def _cost(setting: Setting, state: State, rest: str) -> Change:
    if not rest:
        return state, "", cost_lines(setting, state)
    if state.real is not None:
        raise TypedError("a change is tried out; type keep or back before you change the plan.")
    after = planned(setting, state, rest)
    return after, "the plan", [cost_sentence(setting, after)]


def _compare(setting: Setting, state: State, rest: str) -> Change:
    if rest.casefold() == "all":
        roles = tuple(role.id for role in setting.dataset.roles)
        return state, "", compared(setting, state, roles)
    found = tuple(dict.fromkeys(_role(setting, word).id for word in _parts(setting, rest)))
    return state, "", compared(setting, state, found)


def _parts(setting: Setting, rest: str) -> list[str]:
    """Return the roles that are named: all of it as one, or apart by commas, “and” or blanks."""
    if not rest or len(_roles(setting, rest)) == 1:
        return [rest] if rest else []
    parts = [part.strip() for part in rest.replace(" and ", ",").split(",") if part.strip()]
    return parts if len(parts) > 1 else rest.split()


def _roles(setting: Setting, word: str) -> list[Role]:
    """Return the roles that are named by id or name, or else whose name begins so."""
    text, roles = word.casefold(), setting.dataset.roles
    named = [role for role in roles if text in (role.id.casefold(), *_called(role))]
    return named or [role for role in roles if any(n.startswith(text) for n in _called(role))]


def _called(role: Role) -> tuple[str, str]:
    return role.name.casefold(), role.short.casefold()


def _role(setting: Setting, word: str) -> Role:
    found = _roles(setting, word)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(role.id for role in found)
        raise TypedError(f"{quoted(word)} may be {len(found)} roles: {names}.")
    raise TypedError(unknown("role", word, [role.id for role in setting.dataset.roles]))


def _otherwise(setting: Setting, state: State, rest: str) -> Change:
    outcome = verdict(setting.tree, state.answers)
    if outcome is None:
        raise TypedError("nothing is recommended yet, so there is nothing to decide otherwise.")
    who, because, reason = _because(rest)
    others = [role for role in setting.dataset.roles if outcome.roles != (role.id,)]
    if not who:
        roles = "; ".join(f"{role.id}, {role.name}" for role in others)
        return state, "", [
            f"Recommended: {outcome_name(setting.dataset, outcome)}. The record keeps this, your "
            "choice, and your reason.",
            f"There are {len(others)} other roles: {roles}.",
            f"Type otherwise, a role and why, as in: otherwise {others[0].id} because we have one.",
        ]  # fmt: skip
    role = _role(setting, who)
    if role not in others:
        raise TypedError(f"{role.name} is what is recommended; name another role.")
    if not because or not reason:
        raise TypedError(
            "a reason is needed: whoever reads the record will ask for it. Type otherwise "
            f"{role.id} because, and the reason."
        )
    after = overrule(setting.tree, state, role.id, reason)
    return after, "your own choice", [
        f"Your choice: {role.name}.",
        f"Your reason: {sentence(reason)}",
        f"The recommendation stays in the record: {sentence(outcome.headline)}",
        cost_sentence(setting, after),
    ]  # fmt: skip


def _because(rest: str) -> tuple[str, str, str]:
    """Return who is named, whether a reason follows, and the reason."""
    place = f" {rest.casefold()} ".find(" because ")
    if place < 0:
        return rest, "", ""
    return rest[:place].strip(), "because", rest[place + len("because") :].strip()


def _follow(setting: Setting, state: State, rest: str) -> Change:
    if not overruled(setting.tree, state):
        raise TypedError("you have not decided otherwise, so there is nothing to follow again.")
    after = follow(state)
    lines = ["You follow the recommendation again.", cost_sentence(setting, after)]
    return after, "following the recommendation", lines


def _notes(setting: Setting, state: State, rest: str) -> Change:
    own = real(state)
    if rest.casefold() == "clear":
        return note(state, ""), "notes", ["There are no notes any more."]
    if not rest:
        lines = own.notes.split("\n") if own.notes else ["There are no notes."]
        return state, "", [*lines, "Type notes and some words to add them."]
    after = note(state, f"{own.notes}\n\n{rest}" if own.notes else rest)
    return after, "notes", [f"Noted: {sentence(rest)}"]


_SHAPES: dict[str, typing.Callable[[Setting, State, str], Change]] = {
    "cost": _cost,
    "compare": _compare,
    "otherwise": _otherwise,
    "follow": _follow,
    "notes": _notes,
}
