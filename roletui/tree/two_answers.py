"""Two answers to one question, as people type them: ``b+a`` for *mostly b, also a*."""

from roletui.dataset.model import Question
from roletui.dataset.names import answer_names
from roletui.dataset.question_order import UNSURE
from roletui.text.errors import TypedError
from roletui.text.named import all_named, named
from roletui.tree.walk import ALSO


def typed_answer(question: Question, typed: str) -> str:
    """Return a typed answer as it is kept: one, two or *not sure*, each by id or in words.

    Raises :class:`TypedError` where it is none of these.
    """
    known, kind = answer_names(question), f"answer to “{question.id}”"
    cuts = [
        (typed[:place].strip(), typed[place + 1 :].strip())
        for place, sign in enumerate(typed)
        if sign == ALSO
    ]
    # A label may hold a plus itself.
    whole = all_named(typed, known) and not any({*cut} <= known.keys() for cut in cuts)
    if whole or not cuts:
        return named(kind, typed, known)
    fitting = (cut for cut in cuts if all(all_named(part, known) for part in cut))
    first, second = next(fitting, cuts[0])
    if not first or not second:
        raise TypedError(f"“{typed}” lacks an answer before or after the {ALSO}, as in b{ALSO}a.")
    if len(cuts) > 1 and not all(all_named(part, known) for part in (first, second)):
        raise TypedError(f"“{typed}” is more than two answers; name the two that fit best.")
    return both(named(kind, first, known), named(kind, second, known))


def both(first: str, second: str) -> str:
    """Return two answers, by their ids, as they are kept; the first is the one that fits best.

    Raises :class:`TypedError` where they are the same, or one of them is *not sure*.
    """
    if UNSURE in (first, second):
        raise TypedError("“not sure” stands alone, since every answer is followed then.")
    if first == second:
        raise TypedError("both are the same answer; give it once, or two that differ.")
    return f"{first}{ALSO}{second}"
