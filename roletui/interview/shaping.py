"""The commands about the plan, the roles, the user's own choice and the notes."""

import typing

from roletui.case import changes
from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.case.unknowns import worths
from roletui.compare.grid import NO_FACTORS, compare
from roletui.compare.view import View
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Role
from roletui.dataset.names import role_names
from roletui.interview.commands import Typed
from roletui.interview.costs import cost_lines
from roletui.interview.typed_plan import planned
from roletui.interview.words import either, quoted, sentence
from roletui.state.chances import FORM, chances_words, read_chances
from roletui.text.errors import TypedError
from roletui.text.folding import folded, folded_name
from roletui.text.named import all_named, unknown
from roletui.text.numbers import count, first_upper
from roletui.text.tuples import NamedTuple


class Shaped(NamedTuple):
    """The result of a command."""

    lines: list[str]
    change: Change | None = None
    """The change to make; None if the command changes nothing."""
    costed: bool = False
    """Whether the cost after the change follows."""
    trouble: str = ""
    """Why the command failed; empty if it did not."""


def shaped(case: Case, typed: Typed) -> Shaped:
    """Return the result of a command about the plan, the roles, the choice or the notes."""
    try:
        return _SHAPES[typed.name](case, typed.rest)
    except TypedError as error:
        return Shaped([], trouble=first_upper(sentence(str(error))))


def _cost(case: Case, rest: str) -> Shaped:
    if not rest:
        return Shaped(cost_lines(case))
    if case.state.real is not None:
        raise TypedError(
            "you are trying out a change; type keep or back before you change the plan."
        )
    return Shaped([], planned(case, rest), costed=True)


def _chance(case: Case, rest: str) -> Shaped:
    told = case.state.chances
    if rest:
        question, own = read_chances(case.dataset, rest)
        words = chances_words(case.tree.question(question), own)
        line = f"Chances of {case.tree.question(question).topic}: {sentence(words)}"
        change = changes.guess(question, own)
        worth = worths(case.after(change.transition(case))).get(question)
        return Shaped([line, *([worth.sentence] if worth else [])], change)
    lines = [
        f"Chances of {case.tree.question(name).topic}: "
        f"{sentence(chances_words(case.tree.question(name), own))}"
        for name, own in told.items()
    ]
    return Shaped([*(lines or ["Every chance is as stated, or equal."]), f"Type chance {FORM}."])


def _compare(case: Case, rest: str) -> Shaped:
    dataset = case.dataset
    if folded(rest) == "all":
        return Shaped(_compared(case, tuple(role.id for role in dataset.roles)))
    found = dict.fromkeys(_role(dataset, word).id for word in _parts(dataset, rest))
    return Shaped(_compared(case, tuple(found)))


def _compared(case: Case, roles: tuple[str, ...]) -> list[str]:
    """Say what each of some roles has to say under each factor, by default the first two."""
    wanted = roles or Advice(case).side_by_side
    grid = compare(case.prices.cells, View(roles=wanted), case.today)
    if not grid.rows:
        return [NO_FACTORS]
    shown = either((role.name for role in grid.roles), "and")
    factors, many = count(len(grid.rows), "factor", "factors"), len(grid.roles)
    lines = [f"{count(many, 'role', 'roles')} in {factors}: {shown}."]
    for number, row in enumerate(grid.rows, 1):
        remark = f" {first_upper(row.remark)}." if row.remark and many > 1 else ""
        lines += ["", f"Factor {number}: {sentence(row.factor.label)}{remark}"]
        for place, role in enumerate(grid.roles):
            lines.append(sentence(f"{role.short}: {grid.words(row, place)}"))
    if not roles and many < len(case.dataset.roles):
        lines += [
            "",
            "For every role, type compare all; for some of them, compare and their names.",
        ]
    return lines


def _parts(dataset: Dataset, rest: str) -> list[str]:
    """Split the names of roles at commas, “and” or spaces, unless the whole is one name."""
    if not rest or len(_roles(dataset, rest)) == 1:
        return [rest] if rest else []
    parts = [part.strip() for part in rest.replace(" and ", ",").split(",") if part.strip()]
    return parts if len(parts) > 1 else rest.split()


def _roles(dataset: Dataset, word: str) -> list[str]:
    """Return the roles, by id, that a word names, or else those whose name begins with it."""
    known = role_names(dataset)
    begun = folded_name(word)
    return all_named(word, known) or [
        id_
        for id_, names in known.items()
        if begun and any(folded_name(name).startswith(begun) for name in names)
    ]


def _role(dataset: Dataset, word: str) -> Role:
    found = _roles(dataset, word)
    if len(found) == 1:
        return dataset.role(found[0])
    if found:
        raise TypedError(f"{quoted(word)} may be {len(found)} roles: {', '.join(found)}.")
    raise TypedError(unknown("role", word, role_names(dataset)))


def _otherwise(case: Case, rest: str) -> Shaped:
    outcome = case.outcome
    if outcome is None:
        raise TypedError("nothing is recommended yet, so there is nothing to decide otherwise.")
    who, because, reason = _because(rest)
    advice = Advice(case)
    others = advice.otherwise
    if not who:
        roles = "; ".join(f"{role.id}, {role.name}" for role in others)
        lines = [
            advice.kept,
            f"There are {len(others)} other roles: {roles}.",
            f"Type otherwise, a role and why, as in: otherwise {others[0].id} because we have one.",
        ]
        return Shaped(lines)
    role = _role(case.dataset, who)
    if role not in others:
        raise TypedError(f"{role.name} is already recommended; name another role.")
    if not because or not reason:
        raise TypedError(
            "a reason is needed: people who read the record will ask for it. Type otherwise "
            f"{role.id} because, and the reason."
        )
    lines = [
        f"Your choice: {role.name}.",
        f"Your reason: {sentence(reason)}",
        f"The recommendation stays in the record: {sentence(outcome.headline)}",
    ]
    return Shaped(lines, changes.overrule(role.id, reason), costed=True)


def _because(rest: str) -> tuple[str, str, str]:
    """Return the role as typed, ``"because"`` if it is there, and the reason."""
    place = f" {rest.casefold()} ".find(" because ")
    if place < 0:
        return rest, "", ""
    return rest[:place].strip(), "because", rest[place + len("because") :].strip()


def _follow(case: Case, rest: str) -> Shaped:
    if not case.active_override:
        raise TypedError("you follow the recommendation already.")
    return Shaped(["You follow the recommendation again."], changes.follow(), costed=True)


def _notes(case: Case, rest: str) -> Shaped:
    notes = case.without_preview.state.notes
    if folded(rest) == "clear":
        return Shaped(["Your notes are deleted."], changes.note(""))
    if not rest:
        lines = notes.split("\n") if notes else ["There are no notes."]
        return Shaped([*lines, "To add some, type notes and your words."])
    added = f"{notes}\n\n{rest}" if notes else rest
    return Shaped([f"Noted: {sentence(rest)}"], changes.note(added))


def _task(case: Case, rest: str) -> Shaped:
    if folded(rest) == "clear":
        return Shaped(["The task has no name any more."], changes.name_task(""))
    change = changes.name_task(rest)
    task = (change.transition(case) if rest else case.state).task
    if not task:
        return Shaped(["The task has no name. Type task and a few words to name it."])
    return Shaped([f"The task is called {quoted(task)}."], change if rest else None)


_SHAPES: dict[str, typing.Callable[[Case, str], Shaped]] = {
    "cost": _cost,
    "chance": _chance,
    "compare": _compare,
    "otherwise": _otherwise,
    "follow": _follow,
    "notes": _notes,
    "task": _task,
}
