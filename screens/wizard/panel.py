"""What the panel of the result says: who is recommended, how surely, and what it costs."""

from textual.content import Content

from roletui.case.advice import Advice, Ending
from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.case.standing import as_if
from roletui.case.uncounted import uncounted_names
from roletui.case.verdict import money_words, what_words
from roletui.text.numbers import count, lower_first
from roletui.text.width import cut_at_word

from ..commands import key_of
from ..price import beyond_words, price_lines
from ..widgets.text.big import big, drawn
from ..widgets.text.cells import fitting, one_line
from ..widgets.text.points import Point

REASON = 120
"""Of a longer reason for deciding otherwise, so many characters are shown; the record has all."""
BLANKS = 3
"""So many blank rows stand in the panel at most: below the name, before the price and after it."""


def banner_points(case: Case) -> list[Point]:
    """Say what the user chose in place of the recommendation."""
    points = []
    if own := case.active_override:
        points.append(
            (
                "",
                Content.assemble(
                    ("Your choice  ", "bold $mint"),
                    (f"{names(case.dataset, (own.role,))}: ", "bold $bright"),
                    cut_at_word(own.reason, REASON) if len(own.reason) > REASON else own.reason,
                    (f"   {key_of('overrule')} changes it", "$grey"),
                ),
            )
        )
    return points


def verdict_points(
    advice: Advice, width: int, name: tuple[Content, ...], *, roomy: bool, blanks: int
) -> list[Point]:
    """Say what is recommended, what that is, what it costs, and what is not counted.

    ``name`` are the rows of its name in big letters, if there is room; what these say already is
    not said again. Below the name there are so many blank rows at most.
    """
    case, outcome = advice.case, advice.first.outcome
    blank = [[Content(" ")] * (place < blanks) for place in range(BLANKS)]
    label, headline = label_words(advice, width), outcome.headline
    short = outcome_name(case.dataset, outcome)
    role = case.dataset.roles_by_id.get(outcome.id)
    said = {short.lower(), role.name.lower() if role else short.lower()}
    if name and headline.lower().endswith(tuple(said)):
        headline = ""
    beside = f"   {lower_first(headline)}" * bool(headline and name and case.state.real is None)
    if beside and label.cell_length + len(beside) <= width:
        label, headline = Content.assemble(label, (beside, "$dim")), ""
    figure, size = money_words(case)
    if own := case.active_override:  # the plan is that of the choice
        figure = f"{names(case.dataset, (own.role,))}: {figure}"
    what, turn = what_words(case, outcome), in_turn(advice.first)
    told = [what, turn] if roomy else [turn or what] if not (name and headline) else []
    lines = [
        label,
        *[Content(" ")] * roomy,
        *name,
        *(blank[0] if name else []),
        *([Content.styled(headline, "bold $bright")] if headline else []),
        *(Content(text if roomy else one_line(text, width)) for text in told if text),
        *blank[1],
        *price_lines(figure, size, width, beyond_words(case, width)),
    ]
    if left := uncounted_names(case):
        names_left = (fitting(left, width - 13), "$dim")
        lines += [*blank[2], Content.assemble(("not counted: ", "$amber"), names_left)]
    return [("", line) for line in lines]


def big_name(advice: Advice, width: int, *, solid: bool) -> tuple[Content, ...]:
    """Name who is recommended in big letters: all of it, or else who comes first; or nobody.

    What the runner-up is called it is not: advice of a role is not that role.
    """
    case, outcome = advice.case, advice.first.outcome
    second = case.runner_up and outcome_name(case.dataset, case.runner_up.outcome)
    for words in (outcome_name(case.dataset, outcome), names(case.dataset, outcome.roles[:1])):
        rows = big(words) if words != second else None
        if rows and len(rows[0]) <= width:
            return drawn(rows, "$bright", solid=solid)
    return ()


def label_words(advice: Advice, width: int) -> Content:
    """Say how sure it is: recommended, close, provisional, or only as if."""
    case, second = advice.case, advice.case.runner_up
    near = f"   {second.apart}" if second and second.close and advice.decided else ""
    left = f"one of {len(case.walk.outcomes)} possible outcomes"
    if case.state.real is not None:
        open_ = "" if advice.decided else f"   provisional, {left}"
        sure = near or open_
        changed_ = one_line(f"as if {as_if(case, brief=True)}", width - 13 - len(sure))
        return Content.assemble(("◇ WOULD BE", "bold $amber"), (f"{sure}   {changed_}", "$amber"))
    if advice.decided:
        return Content.assemble(("★ RECOMMENDED", "bold $mint"), (near, "$amber"))
    words = f"   {left}; an open answer decides"
    return Content.assemble(("★ PROVISIONAL", "bold $amber"), (words, "$amber"))


def in_turn(ending: Ending) -> str:
    """Say in a line who comes first and what stands between the stages; empty for one stage."""
    if len(ending.stages) < 2:
        return ""
    parts = []
    for stage in ending.stages:
        weeks = count(stage.weeks, "week", "weeks")
        parts += [f"{stage.role.short} {weeks}", "agreed test" * bool(stage.exit_test)]
    return " → ".join(part for part in parts[:-1] if part)
