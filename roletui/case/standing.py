"""The one line that says where the decision stands, on every screen, and words that go with it."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from roletui.case.case import Case
from roletui.case.inside import lasting, with_words
from roletui.case.names import answer_words, names, outcome_name
from roletui.cost.items import named_range
from roletui.cost.lines import MIDDLE, Cost, PlanLine, has_middle, has_range, way
from roletui.cost.plan import NO_COST, NO_PAY, Priced, left_out, priced
from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import NOT_STATED
from roletui.state.state import without_preview
from roletui.text.money import Range, difference_words, readable_range
from roletui.text.numbers import count, plain, questions_left
from roletui.text.tuples import NamedTuple

AS_NOUNS = {NO_COST: "a cost not stated", NO_PAY: "hiring nobody"}
"""How a sentence goes on with a total that is no sum."""
SAME = "costs about the same"
EXAMPLE = "e.g. "
"""Said before sizes that nobody set."""


def standing(
    case: Case,
    width: int | None = None,
    *,
    price: bool = True,
    size: bool = True,
    brief: bool = False,
) -> str:
    """Say what is decided, from how many answers, and what the plan costs.

    Where all that is wider than ``width`` columns the answers go first, then the size of the plan:
    a sum of money is never cut. Without ``price`` it says nothing of what the plan costs, without
    ``size`` nothing of its size; a brief one leaves out the number of answers, and the sizes that
    nobody set.
    """
    unsaid = {"cost": not price, "size": not size, "answers": brief}
    found = _standing(case, plan=price or size)
    parts = [(name, text) for name, text in found if not unsaid.get(name)]
    if brief:
        parts = [each for each in parts if not each[1].startswith(EXAMPLE)]
    for without in ((), ("answers",), ("answers", "size")):
        words = " · ".join(text for name, text in parts if name not in without and text)
        if width is None or len(words) <= width:
            break
    return words


def _standing(case: Case, *, plan: bool) -> tuple[tuple[str, str], ...]:
    """Return the parts of the line with their names, in order; those of the ``plan`` if wanted."""
    walk = case.walk
    unsure = [step.answer for step in walk.steps].count(None)
    answers = count(len(walk.steps) - unsure, "answer", "answers")
    if unsure:
        answers += f", {unsure} not sure"
    if walk.status == "asking":
        left = questions_left(walk.shortest, walk.longest)
        return ("head", "Not decided yet"), ("answers", answers), ("left", left)
    dataset = case.dataset
    headline = outcome_name(dataset, case.tree.outcomes[case.walk.provisional])
    if walk.status == "open":
        headline += f", provisional ({len(walk.outcomes)} possible)"
    size, cost = _plan(case) if plan else ("", "")
    if case.state.real is not None:
        changed = as_if(case, brief=True)
        return (
            ("head", f"WOULD BE {headline}"),
            ("size", size),
            ("cost", cost),
            ("changed", changed),
        )
    if own := case.active_override:
        headline, answers = f"Your choice: {names(dataset, (own.role,))}, not {headline}", ""
    return ("head", headline), ("answers", answers), ("size", size), ("cost", cost)


def _plan(case: Case) -> tuple[str, str]:
    """Write the plan's size, and for whom it is where that does not go without saying; its cost."""
    dataset = case.market
    lines = case.lines
    size, cost = plan_size(dataset, lines, case.bill), total_words(dataset, case.bill)
    roles = tuple(dict.fromkeys(line.role for line in lines))
    if case.pinned:
        return size, f"your plan, {names(dataset, roles)}: {cost}"
    if set(roles) != set(case.chosen_roles):
        return size, f"{names(dataset, roles)}: {cost}"
    if case.sized or not size:
        return size, cost
    return f"{EXAMPLE}{size}", cost


def as_if(case: Case, *, brief: bool = False) -> str:
    """Say which answers are previewed in place of the user's own: ``Bringing it: No``."""
    own = without_preview(case.state).answers
    changed = (
        answer_words(case.tree, name, choice, brief=brief)
        for name, choice in case.state.answers.items()
        if own.get(name) != choice and case.tree.accepts(name, choice)
    )
    return "; ".join(changed)


def choice_word(case: Case) -> str:
    """Say whether whoever is to do it was chosen by the user or is recommended."""
    return "chosen" if case.active_override else "recommended"


def plan_words(dataset: Dataset, lines: tuple[PlanLine, ...]) -> str:
    """Write a plan with its cost: ``2 people, 12 weeks · $48,000 ($36,000–$62,000)``."""
    found = priced(dataset, lines)
    parts = (plan_size(dataset, lines, found), total_words(dataset, found))
    return " · ".join(part for part in parts if part)


def plan_size(dataset: Dataset, lines: tuple[PlanLine, ...], found: Priced) -> str:
    """Write how much work a plan is; nothing where nobody is hired."""
    if all(dataset.hires_nobody(line.role) for line in lines) and not found.costs:
        return ""
    if len(lines) > 1:
        return f"{len(lines)} parts"
    people, entry = count(lines[0].people, "person", "people"), found.cost(lines[0])
    return f"{people}, {lasting(entry) if entry else count(lines[0].weeks, 'week', 'weeks')}"


def total_words(
    dataset: Dataset,
    found: Priced,
    write: Callable[[Range, str], str] = readable_range,
    *,
    unranged: bool = True,
) -> str:
    """Write what a plan costs, and whom that leaves out: ``$48,000 ($36,000–$62,000)``.

    For reading, unless ``write`` is ``money_range``, which writes every minor unit. A total without
    a range says whose figure it is, unless ``unranged`` is false.
    """
    total, left = found.total, left_out(dataset, found)
    if total is None:
        return NO_COST if left else NO_PAY
    words = write(total, dataset.about.currency)
    if write is readable_range:
        words = named_range(words, found.items)
    if has_middle(found.items):
        words = f"{MIDDLE} {words}"
    if unranged and not has_range(found.items):
        words = f"{words} ({no_range_words(found)})"
    return f"{words} without {names(dataset, left)}" if left else words


def is_unranged(found: Priced) -> bool:
    """Tell whether a plan has a total, and no figure in it has a range."""
    return found.total is not None and not has_range(found.items)


def no_range_words(found: Priced) -> str:
    """Say whose figures a total without a range rests on: ``one source, no range``."""
    own = [entry.line.own_rate is not None for entry in found.costs]
    if all(own):
        return "your own figure, no range"
    if any(own):
        return "partly your own figures, no range"
    sources = {entry.rate.source for entry in found.costs}
    return f"{'one source' if len(sources) == 1 else f'{len(sources)} sources'}, no range"


def instead(case: Case, outcome: str) -> str:
    """Say what an outcome costs, and how that differs from the one that is recommended.

    At the same sizes; a difference never stands alone: ``$16,800: $4,800 more than $12,000``.
    """
    dataset = case.market
    recommended = case.walk.provisional
    if outcome == recommended:
        return f"{cost_words(case, outcome)}, as recommended"
    usual = ways(case.bill_for(recommended))
    there, here, alike = beside(case, outcome)
    both = is_unranged(there) and is_unranged(here)
    told, now = (total_words(dataset, found, unranged=not both) for found in (there, here))
    told += hours_words(there, here)
    now += " (no ranges stated)" * both
    way, here_way = hired_words(dataset, there), hired_words(dataset, here)
    if alike and ways(there) != usual:
        name = outcome_name(dataset, case.tree.outcomes[recommended])
        told, now = f"{told}, {way}", f"{name} hired that way, {now}"
    elif way and here_way and ways(there) != ways(here):
        told, now = f"{told}, {way}", f"{now}, {here_way}"
    if there.total is None or here.total is None or there.unpriced or here.unpriced:
        return told if told == now else f"{told}, instead of {AS_NOUNS.get(now, now)}"
    words = _difference(dataset, there, here)
    return f"{told}: {words} {'as' if words.endswith('same') else 'than'} {now}"


class Beside(NamedTuple):
    """What an outcome costs beside the recommended one."""

    there: Priced
    here: Priced
    """The recommended one."""
    alike: bool
    """Whether both are hired in the same way, which neither plan need propose."""

    def more(self, dataset: Dataset) -> int | None:
        """Return by how much the first is likely dearer, in minor units; negative if cheaper.

        None where what one of them costs is not stated, or not of everybody.
        """
        if left_out(dataset, self.there) or left_out(dataset, self.here):
            return None
        there, here = (found.total.likely if found.total else 0 for found in self[:2])
        return there - here


def planned_hours(found: Priced) -> Decimal:
    """Return the hours of everybody in a plan, as far as it has a cost."""
    return sum((entry.line.total_hours for entry in found.costs), Decimal())


def other_hours(there: Priced, here: Priced) -> str:
    """Return how many hours a cost is for, where that is not as many as here: ``16 h``."""
    hours = planned_hours(there)
    return f"{plain(hours)} h" if hours and hours != planned_hours(here) else ""


def hours_words(there: Priced, here: Priced, *, brief: bool = False) -> str:
    """Say for how many hours a cost is, where that is not as many as here: `` for 16 h``.

    Of stages their weeks are said, since those are not the plan's, unless it is to be ``brief``; of
    anything else what is on top of its hours, which somebody has set for the plan: `` for 16 h with
    ramp-up and management``.
    """
    hours = other_hours(there, here)
    if not hours:
        return ""
    told = f" for {hours}"
    staged = any(entry.line.follows for entry in there.costs)
    if len(there.costs) > 1 and (brief or not staged):
        return told
    if staged:
        weeks = [plain(entry.line.weeks) for entry in there.costs]
        return f"{told} in {', '.join(weeks[:-1])} and {weeks[-1]} weeks"
    return f"{told} {with_words(there)}".rstrip()


def beside(case: Case, outcome: str) -> Beside:
    """Return an outcome's plan and the recommended one, hired in the same way where that can be.

    A plan that the user has set is what everything is compared with, in the way it is hired; until
    then each outcome is hired as it is proposed, and so is one that has a size of its own: nobody
    is employed for two days of advice.
    """
    there, here = case.bill_for(outcome), case.bill_for(case.walk.provisional)
    proposal = case.proposal_for(outcome)
    sized = proposal is not None and proposal.hours is not None
    first, second = (here, there) if planned(case) and not sized else (there, here)
    alike = _alike(case.market, there, here, (*first.costs, *second.costs))
    return Beside(*(alike or (there, here)), alike is not None)


HIRED_SO = "if both are hired so"
"""Said behind a difference from the recommended plan, hired as the other one is."""


def apart(case: Case, outcome: str) -> tuple[str, str]:
    """Say what an outcome costs, and the difference to the recommended one, as two cells.

    The amounts are those of :func:`instead`.
    """
    dataset = case.market
    if outcome == case.walk.provisional:
        return cost_words(case, outcome, unranged=False), "as recommended"
    there, here, alike = beside(case, outcome)
    way, otherwise = hired_words(dataset, there), False
    cost = total_words(dataset, there, unranged=False) + hours_words(there, here)
    if alike and ways(there) != ways(case.bill_for(case.walk.provisional)):
        cost, otherwise = f"{cost}, {way}", True
    elif way and ways(here) and ways(there) != ways(here):
        cost = f"{cost}, {way}"
    if left_out(dataset, there) or left_out(dataset, here):
        return cost, NOT_STATED
    if otherwise and here.total:
        return cost, f"{_difference(dataset, there, here)}, {HIRED_SO}"
    return cost, _difference(dataset, there, here)


def _difference(dataset: Dataset, there: Priced, here: Priced) -> str:
    """Say how much more or less likely the first of two plans costs."""
    one, other = (found.total.likely if found.total else 0 for found in (there, here))
    return difference_words(one, other, dataset.about.currency, same=SAME)


def planned(case: Case) -> bool:
    """Tell whether the user has set how much work the plan is, or who is in it."""
    return case.sized or case.state.listed


def _alike(
    dataset: Dataset, there: Priced, here: Priced, costs: Sequence[Cost]
) -> tuple[Priced, Priced] | None:
    """Return two plans hired in the same way, the first of some that both can be; None for none.

    What a role costs can only be compared within one channel.
    """
    if there.unpriced or here.unpriced:
        return None
    for entry in costs:
        both = [
            priced(dataset, [_hired(cost.line, entry.line.channel) for cost in found.costs])
            for found in (there, here)
        ]
        if not any(found.unpriced for found in both) and there.costs and here.costs:
            return both[0], both[1]
    return None


def _hired(line: PlanLine, channel: str) -> PlanLine:
    """Return a line hired through a channel, at the first rate there."""
    return line if line.channel == channel else line._replace(channel=channel, rate="").at(None)


def cost_words(case: Case, outcome: str, *, unranged: bool = True) -> str:
    """Say what an outcome costs, and how everybody is hired."""
    found = case.bill_for(outcome)
    words = total_words(case.market, found, unranged=unranged)
    return ", ".join(filter(None, [words, hired_words(case.market, found)]))


def ways(found: Priced) -> str:
    """Say how everybody of a plan is hired."""
    return " and ".join(dict.fromkeys(way(entry) for entry in found.costs))


def hired_words(dataset: Dataset, found: Priced) -> str:
    """Say how everybody of a plan is hired, and what must be known of what that costs."""
    return ways(found) + "".join(f" ({note})" for note in cost_notes(dataset, found))


def cost_notes(dataset: Dataset, found: Priced) -> tuple[str, ...]:
    """Return what the costs of a plan's roles are never without; of several roles with the name."""
    notes = {
        role.short: role.cost_note
        for role in (dataset.role(entry.rate.role) for entry in found.costs)
        if role.cost_note
    }
    several = len({entry.rate.role for entry in found.costs}) > 1
    return tuple(f"{name}: {note}" if several else note for name, note in notes.items())


def unset_words(case: Case) -> str:
    """Say what the plan rests on that nobody has set: a proposal with its reason, or an example."""
    proposal = case.proposal
    if case.outcome is None:
        return "Nothing is decided yet; role and sizes are an example."
    if proposal is None:
        return "These sizes are an example; nobody has set them."
    way = proposal.channel
    parts = ["Proposed"]
    if way and any(line.channel != way for line in case.proposed):
        parts.append("though no source states its price")
    if proposal.people is None and proposal.hours is None and proposal.weeks is None:
        parts.append("the sizes as an example")
    return f"{', '.join(parts)}: {proposal.because}"
