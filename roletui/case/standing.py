"""The one line that says where the decision stands, on every screen, and words that go with it."""

from roletui.cost.lines import PlanLine, has_range, way
from roletui.cost.plan import Priced, left_out, nobody, priced
from roletui.dataset.model import About, Dataset, Outcome
from roletui.state.plan_changes import market
from roletui.state.state import State, chosen_roles, overruled, plan, plan_for, real, sized
from roletui.text.money import Range, difference_words, money_range
from roletui.text.numbers import count, questions_left
from roletui.tree.walk import Tree
from roletui.tree.what_if import Flip

NO_COST, NO_PAY = "cost not stated", "nobody is paid"
AS_NOUNS = {NO_COST: "a cost not stated", NO_PAY: "paying nobody"}
"""How a sentence goes on with a total that is no sum."""
SINGLE = " single figure"
"""Said of a total whose sources give no range."""
SAME = "likely the same"


def standing(tree: Tree, state: State, width: int | None = None) -> str:
    """Say what is decided, from how many answers, and what the plan costs.

    Where that is wider than ``width`` columns the answers go first, then the size of the plan: a
    sum of money is never cut.
    """
    parts = _standing(tree, state)
    for without in ((), ("answers",), ("answers", "size")):
        words = " · ".join(text for name, text in parts if name not in without and text)
        if width is None or len(words) <= width:
            break
    return words


def _standing(tree: Tree, state: State) -> tuple[tuple[str, str], ...]:
    """Return the parts of the line with their names, in order."""
    walk = tree.walk(state.answers)
    unsure = sum(step.answer is None for step in walk.steps)
    answers = count(len(walk.steps) - unsure, "answer", "answers")
    if unsure:
        answers += f", {unsure} not sure"
    if walk.status == "asking":
        left = questions_left(walk.shortest, walk.longest)
        return ("head", "Not decided yet"), ("answers", answers), ("left", left)
    dataset = tree.dataset
    headline = outcome_name(dataset, tree.outcomes[tree.provisional(state.answers)])
    if walk.status == "open":
        headline += f", provisional ({len(walk.outcomes)} possible)"
    size, cost = _plan(tree, state)
    if state.real is not None:
        changed = as_if(tree, state)
        return ("head", f"As if: {headline}"), ("size", size), ("cost", cost), ("changed", changed)
    if own := overruled(tree, state):
        headline, answers = f"Your choice: {names(dataset, (own.role,))}, not {headline}", ""
    return ("head", headline), ("answers", answers), ("size", size), ("cost", cost)


def _plan(tree: Tree, state: State) -> tuple[str, str]:
    """Write the plan's size, and for whom it is where that does not go without saying; its cost."""
    dataset = market(tree, state)
    lines = plan(tree, state)
    size, cost = _size(dataset, lines), total_words(dataset, priced(dataset, lines))
    roles = tuple(dict.fromkeys(line.role for line in lines))
    if pinned(tree, state):
        return size, f"your plan, {names(dataset, roles)}: {cost}"
    if set(roles) != set(chosen_roles(tree, state)):
        return size, f"{names(dataset, roles)}: {cost}"
    if sized(tree, state) or not size:
        return size, cost
    return f"e.g. {size}", cost


def as_if(tree: Tree, state: State) -> str:
    """Say which answers are previewed in place of the user's own: ``Bringing it: No``."""
    own = real(state).answers
    changed = (
        answer_words(tree, name, choice)
        for name, choice in state.answers.items()
        if own.get(name) != choice and tree.accepts(name, choice)
    )
    return "; ".join(changed)


def introduction(about: About) -> tuple[str, ...]:
    """Say what is decided, for whom, and what is not: the first thing that anybody is told."""
    return (about.decides, f"For: {about.audience}", f"Not decided here: {about.out_of_scope}")


def answer_words(tree: Tree, question: str, choice: str) -> str:
    """Write an answer with what it is about: ``Bringing it: No``."""
    answer = tree.answer(question, choice)
    return f"{tree.question(question).topic}: {answer.label if answer else 'not sure'}"


def flip_words(tree: Tree, flip: Flip) -> str:
    """Write the changed answers of a flip."""
    words = (answer_words(tree, change.question, change.after) for change in flip.changes)
    return "; and ".join(words)


def pinned(tree: Tree, state: State) -> bool:
    """Tell whether the user's plan pays for a role that is neither recommended nor chosen."""
    chosen = chosen_roles(tree, state)
    planned = [line.role for line in plan(tree, state)]
    return bool(chosen) and sized(tree, state) and any(role not in chosen for role in planned)


def choice_word(tree: Tree, state: State) -> str:
    """Say whether whoever is to do it was chosen by the user or is recommended."""
    return "chosen" if overruled(tree, state) else "recommended"


def outcome_name(dataset: Dataset, outcome: Outcome) -> str:
    """Write where a walk ends in a few words: ``AI engineer, then ML engineer``."""
    if len(outcome.plan) > 1:
        staged = dict.fromkeys(stage.role for stage in outcome.plan)
        return ", then ".join(names(dataset, (role,)) for role in staged)
    return names(dataset, outcome.roles)


def not_costed(tree: Tree, state: State) -> tuple[str, ...]:
    """Return the roles that are to be hired and that no line of the plan is for."""
    planned = {line.role for line in plan(tree, state)}
    chosen = chosen_roles(tree, state)
    return tuple(r for r in chosen if r not in planned and not nobody(tree.dataset, r))


def options_words(dataset: Dataset) -> str:
    """Name all roles in one sentence; one whose name holds a comma stands in quotes."""
    told = (f"“{role.name}”" if "," in role.name else role.name for role in dataset.roles)
    return ", ".join(told)


def names(dataset: Dataset, roles: tuple[str, ...]) -> str:
    """Write the names of several roles: ``AI engineer + ML engineer``."""
    short = {role.id: role.short for role in dataset.roles}
    return " + ".join(short[role] for role in roles)


def plan_words(dataset: Dataset, lines: tuple[PlanLine, ...]) -> str:
    """Write a plan with its cost: ``2 people, 12 weeks · $48,000 ($36,000–$62,000)``."""
    parts = (_size(dataset, lines), total_words(dataset, priced(dataset, lines)))
    return " · ".join(part for part in parts if part)


def _size(dataset: Dataset, lines: tuple[PlanLine, ...]) -> str:
    """Write how much work a plan is; nothing where nobody is paid."""
    if all(nobody(dataset, line.role) for line in lines) and not priced(dataset, lines).costs:
        return ""
    if len(lines) > 1:
        return f"{len(lines)} lines"
    people = count(lines[0].people, "person", "people")
    return f"{people}, {count(lines[0].weeks, 'week', 'weeks')}"


def total_words(dataset: Dataset, found: Priced) -> str:
    """Write what a plan costs, and whom that leaves out: ``$48,000 ($36,000–$62,000)``."""
    total, left = found.total, left_out(dataset, found)
    if total is None:
        return NO_COST if left else NO_PAY
    words = _spread(dataset, found, total)
    return f"{words} without {names(dataset, left)}" if left else words


def _spread(dataset: Dataset, found: Priced, total: Range) -> str:
    words = money_range(total, dataset.about.currency)
    own = [entry.line.own_rate is not None for entry in found.costs]
    whose = " own" if all(own) else " partly own" if any(own) else ""
    return words if has_range(found.items) else f"{words}{whose}{SINGLE}"


def instead(tree: Tree, state: State, outcome: str) -> str:
    """Say what an outcome costs, and how that differs from the one that is recommended.

    At the same sizes; a difference never stands alone: ``$16,800: $4,800 more than $12,000``.
    """
    dataset = market(tree, state)
    recommended = tree.provisional(state.answers)
    if outcome == recommended:
        return f"{cost_words(tree, state, outcome)}, as recommended"
    there = priced(dataset, plan_for(tree, state, outcome))
    here = priced(dataset, plan_for(tree, state, recommended))
    usual = _ways(here)
    alike = _alike(dataset, there, here)
    there, here = alike or (there, here)
    told, now = total_words(dataset, there), total_words(dataset, here)
    way, here_way = _ways(there), _ways(here)
    if told.endswith(SINGLE) and now.endswith(SINGLE):
        told, now = told.removesuffix(SINGLE), f"{now.removesuffix(SINGLE)} (single figures)"
    if alike and way != usual:
        name = outcome_name(dataset, tree.outcomes[recommended])
        return f"{told}, {way}; {name} that way {now}: {_difference(dataset, there, here)}"
    if way and here_way and way != here_way:
        told, now = f"{told}, {way}", f"{now}, {here_way}"
    if there.total is None or here.total is None or there.unpriced or here.unpriced:
        return told if told == now else f"{told}, instead of {AS_NOUNS.get(now, now)}"
    words = _difference(dataset, there, here)
    return f"{told}: {words} {'as' if words == SAME else 'than'} {now}"


def _difference(dataset: Dataset, there: Priced, here: Priced) -> str:
    """Say how much more or less likely the first of two plans costs."""
    amounts = [found.total.likely if found.total else 0 for found in (there, here)]
    return difference_words(amounts[0] - amounts[1], dataset.about.currency, same=SAME)


def _alike(dataset: Dataset, there: Priced, here: Priced) -> tuple[Priced, Priced] | None:
    """Return two plans hired in the same way: as the first, else as the second; None for neither.

    What a role costs can only be compared within one channel.
    """
    if there.unpriced or here.unpriced:
        return None
    for entry in (*there.costs, *here.costs):
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


def cost_words(tree: Tree, state: State, outcome: str) -> str:
    """Say what an outcome costs, and how everybody is hired."""
    dataset = market(tree, state)
    found = priced(dataset, plan_for(tree, state, outcome))
    return ", ".join(filter(None, [total_words(dataset, found), _ways(found)]))


def _ways(found: Priced) -> str:
    """Say how everybody of a plan is hired."""
    return " and ".join(dict.fromkeys(way(entry) for entry in found.costs))


def unpriced(dataset: Dataset, role: str) -> str:
    """Say why a role has no cost: in the author's words, if there are any."""
    why = next(entry.unpriced for entry in dataset.roles if entry.id == role)
    if nobody(dataset, role):
        return f"nobody is hired, so nobody is paid. {why or 'What a tool costs is not stated.'}"
    return f"not stated. {why or 'No source gives a rate an hour.'}"
