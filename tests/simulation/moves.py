"""Every change a user can make, drawn from three numbers; whatever they are, they mean one."""

import typing
from collections.abc import Callable, Sequence
from decimal import Decimal

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.compare.view import View
from roletui.cost.settings import Choice, Display
from roletui.dataset.question_order import UNSURE
from roletui.state.plan_changes import Size
from roletui.text.clean import storable

from .hostile import HOSTILE

T = typing.TypeVar("T")
PLAIN = tuple(f"Line {number} of the notes\nand one more {number}" for number in range(40))
WORDS = (*PLAIN, *HOSTILE)
"""What is typed: often plain, often hostile."""


def pick(among: Sequence[T], number: int) -> T:
    """Return one of several by any number."""
    return among[number % len(among)]


def words(a: int, b: int) -> str:
    """Return one text or two, one below the other."""
    first = pick(WORDS, a)
    return first if b % 2 else f"{first}\n{pick(WORDS, b)}"


def _answer(case: Case, a: int, b: int) -> Change:
    question = case.walk.question if a % 4 else None
    asked = question or pick(case.dataset.questions, a // 4)
    return changes.answer(asked.id, pick([*(option.id for option in asked.answers), UNSURE], b))


def _revisit(case: Case, a: int, b: int) -> Change:
    steps = case.without_preview.walk.steps
    return changes.revisit(pick(steps, a).question.id if steps and b % 3 else "")


def _preview(case: Case, a: int, b: int) -> Change:
    return changes.preview(pick(case.offered, a)) if case.offered else changes.go_back()


def _overrule(case: Case, a: int, b: int) -> Change:
    return changes.overrule(pick(case.dataset.roles, a).id, words(b, a))


def _weigh(case: Case, a: int, b: int) -> Change:
    return changes.weigh(pick(case.dataset.factors, a).id, b % 8 - 1)


def _look(case: Case, a: int, b: int) -> Change:
    roles = [role.id for role in case.dataset.roles]
    factors = [factor.id for factor in case.dataset.factors]
    view = View(
        roles=tuple(roles[: a % 3]),
        differences=b % 2 == 1,
        sort=pick(["", *factors], a // 3),
        hidden_factors=tuple(factors[: b % 2]),
        pin=pick(["", *roles], b),
        transposed=pick([None, True, False], a),
    )
    return changes.look(view)


def _seek(case: Case, a: int, b: int) -> Change:
    sought = "".join(filter(storable, pick(WORDS, a)[: b % 20]))
    return changes.seek(case.state.view._replace(filter=sought))


def _resize(case: Case, a: int, b: int) -> Change:
    if not case.lines:
        return changes.as_proposed()
    sizes = typing.get_args(Size)
    return changes.resize(pick(sizes, a), Decimal(b % 20 + 1), a // 4 % len(case.lines))


def _hire(case: Case, a: int, b: int) -> Change:
    if not case.lines:
        return changes.as_proposed()
    own = Decimal(b % 200) if b % 3 == 0 else None
    return changes.hire(pick(case.dataset.roles, a).id, "", b % len(case.lines), own)


def _own_rate(case: Case, a: int, b: int) -> Change:
    if not case.lines:
        return changes.as_proposed()
    return changes.set_own_rate(Decimal(a % 300) if b % 4 else None, b % len(case.lines))


def _line(case: Case, a: int, b: int) -> Change:
    if not case.lines:
        return changes.as_proposed()
    number = b % len(case.lines)
    return changes.add_line(number) if a % 2 else changes.remove_line(number)


def _count_with(case: Case, a: int, b: int) -> Change:
    overheads = case.dataset.budget.overheads
    if not overheads:
        return changes.show_in(None)
    choice = Choice(a % 2 == 0, Decimal(b % 50) if b % 3 else None)
    return changes.count_with(pick(overheads, a).id, choice if b % 5 else None)


def _show_in(case: Case, a: int, b: int) -> Change:
    return changes.show_in(Display("USD", Decimal(b % 90 + 1) / 10) if a % 3 else None)


def _suppose(case: Case, a: int, b: int) -> Change:
    return changes.suppose(redone=Decimal(a % 101), restart=Decimal(b % 9) if b % 2 else None)


MOVES: tuple[Callable[[Case, int, int], Change], ...] = (
    *[_answer] * 8,
    lambda case, a, b: changes.restart(),
    _revisit,
    lambda case, a, b: changes.go_back(),
    *[_preview] * 3,
    lambda case, a, b: changes.leave_preview(),
    lambda case, a, b: changes.keep_preview(),
    *[_overrule] * 2,
    lambda case, a, b: changes.follow(),
    _weigh,
    lambda case, a, b: changes.put_pack(wanted=a % 2 == 0),
    *[lambda case, a, b: changes.note(words(a, b))] * 4,
    _look,
    _seek,
    *[_resize] * 3,
    _hire,
    _own_rate,
    *[_line] * 2,
    lambda case, a, b: changes.as_proposed(),
    _count_with,
    _show_in,
    lambda case, a, b: changes.aim(Decimal(a) if b % 4 else None),
    _suppose,
    lambda case, a, b: changes.pin_baseline(),
)
"""What a user does, the frequent things several times."""


def change(case: Case, kind: int, a: int, b: int) -> Change:
    """Return the change that three numbers mean."""
    return pick(MOVES, kind)(case, a, b)
