"""The one line that says where the decision stands, on every screen."""

from roletui.budget import NoRateError, PlanLine, cost
from roletui.dataset.model import Dataset, Outcome
from roletui.decision import Tree, verdict
from roletui.money import money_range
from roletui.state import State, plan
from roletui.words import count, questions_left


def standing(tree: Tree, state: State) -> str:
    """Say what is decided, from how many answers, and what the plan costs."""
    walk = tree.walk(state.answers)
    unsure = sum(step.answer is None for step in walk.steps)
    answers = count(len(walk.steps) - unsure, "answer", "answers")
    if unsure:
        answers += f", {unsure} not sure"
    if walk.status == "asking":
        return f"Not decided yet · {answers} · {questions_left(walk.shortest, walk.longest)}"
    headline = outcome_name(tree.dataset, tree.outcomes[tree.provisional(state.answers)])
    if walk.status == "open":
        headline += f", provisional ({len(walk.outcomes)} possible)"
    line = plan(tree, state)
    words = plan_words(tree.dataset, line)
    if pinned(tree, state):
        words = f"your plan: {names(tree.dataset, (line.role,))}, {words}"
    elif line.role != headline_role(tree, state):
        words = f"{names(tree.dataset, (line.role,))}: {words}"
    elif state.line is None and not nobody(tree.dataset, line.role):
        words = f"e.g. {words}"
    return f"{headline} · {answers} · {words}"


def pinned(tree: Tree, state: State) -> bool:
    """Tell whether the user's plan pays for a role that is not recommended."""
    if state.line is None or not state.line.role or tree.walk(state.answers).status == "asking":
        return False
    return state.line.role not in tree.outcomes[tree.provisional(state.answers)].roles


def headline_role(tree: Tree, state: State) -> str:
    """Return the one role that is recommended; empty where it is a mix."""
    roles = tree.outcomes[tree.provisional(state.answers)].roles
    return roles[0] if len(roles) == 1 else ""


def outcome_name(dataset: Dataset, outcome: Outcome) -> str:
    """Write where a walk ends in a few words: ``AI engineer, then ML engineer``."""
    if len(outcome.plan) > 1:
        staged = dict.fromkeys(stage.role for stage in outcome.plan)
        return ", then ".join(names(dataset, (role,)) for role in staged)
    return names(dataset, outcome.roles)


def not_costed(tree: Tree, state: State) -> tuple[str, ...]:
    """Return the roles to hire that are recommended and that the plan's one line does not pay."""
    outcome = verdict(tree, state.answers)
    if outcome is None:
        return ()
    named = dict.fromkeys((*outcome.roles, *(stage.role for stage in outcome.plan)))
    paid = plan(tree, state).role
    return tuple(role for role in named if role != paid and not nobody(tree.dataset, role))


def names(dataset: Dataset, roles: tuple[str, ...]) -> str:
    """Write the names of several roles: ``AI engineer + ML engineer``."""
    short = {role.id: role.short for role in dataset.roles}
    return " + ".join(short[role] for role in roles)


def plan_words(dataset: Dataset, line: PlanLine) -> str:
    """Write a plan with its cost: ``2 people, 12 weeks · $48,000 ($36,000–$62,000)``."""
    people = count(line.people, "person", "people")
    size = f"{people}, {count(line.weeks, 'week', 'weeks')}"
    try:
        total = cost(dataset, line).total
    except NoRateError:
        return "nobody is paid" if nobody(dataset, line.role) else f"{size} · cost not stated"
    words = money_range(total, dataset.about.currency)
    own = "" if line.own_rate is None else " own"
    return f"{size} · {words}{f'{own} single figure' if total.single else ''}"


def nobody(dataset: Dataset, role: str) -> bool:
    """Tell whether a role means that nobody is hired."""
    return any(entry.id == role and entry.kind == "no-hire" for entry in dataset.roles)


def unpriced(dataset: Dataset, role: str) -> str:
    """Say why a role has no cost: in the author's words, if there are any."""
    why = next(entry.unpriced for entry in dataset.roles if entry.id == role)
    if nobody(dataset, role):
        return f"nobody is hired, so nobody is paid. {why or 'What a tool costs is not stated.'}"
    return f"not stated. {why or 'No source gives a rate an hour.'}"
