"""Every mention of one entry by another: whether it resolves, and who is never mentioned."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Route, When
from roletui.dataset.problems import MOST, Path, Problem, Severity
from roletui.dataset.question_order import UNSURE
from roletui.text.named import Nearest, near
from roletui.text.numbers import count

TABLES = (
    "sources", "roles", "factors", "channels", "rates", "questions", "outcomes", "conflicts",
    "faq", "glossary", "examples",
)  # fmt: skip
"""The tables whose entries have an id."""
REFERRED = frozenset(TABLES) - {"conflicts", "faq", "examples"}
"""Those whose entries are mentioned by others."""

_OTHERS = ("other place", "other places")


class References:
    """The mentions of a dataset, read once."""

    def __init__(self, dataset: Dataset, shape: Sequence[Problem] = ()) -> None:
        self.problems: list[Problem] = []
        """The mentions of entries that do not exist, up to the number that is reported."""
        self.hidden = {_table(problem.path) for problem in shape if len(problem.path) == 1}
        """Tables that are misspelt somewhere: what stands there counts for the entry before."""
        self.unnamed = {str(problem.path[0]) for problem in shape if _hides_an_id(problem)}
        self.unnamed |= self.hidden
        """Tables with an entry whose id could not be read: what refers to them may be right."""
        self.ids = {
            table: {entry.id for entry in getattr(dataset, table) if entry.id} for table in TABLES
        }
        self.used: dict[str, set[str]] = {table: set() for table in TABLES}
        """For each table the ids that are mentioned, or meant by a mention that is misspelt."""
        self._nearest = Nearest()
        self._meant: dict[tuple[str, str], str] = {}
        self._told: dict[Path, list[int]] = {}
        """For each cause its place among the problems, and in how many places it stands."""
        self._left: dict[Severity, int] = {"error": MOST, "warning": MOST}
        self._shape = shape
        self._dataset = dataset
        self._choices = self._known_answers()
        self._sources()
        self._comparison()
        self._tree()
        self._budget()
        self._examples()
        self._pair()
        self._count()

    def meant(self, table: str, name: str) -> str:
        """Return the id a mention stands for: itself where it is known, else the nearest."""
        if name in self.ids[table]:
            return name
        if (table, name) not in self._meant:
            self._meant[table, name] = self._nearest(name, self.ids[table])
        return self._meant[table, name]

    def uncertain(self, *keys: str) -> bool:
        """Tell whether a mention may be hidden: under one of the keys something is unreadable."""
        return any(
            _hides_entries(problem.path)
            or not set(keys).isdisjoint(problem.path[1:])
            or (problem.guess and _meant(problem.guess[0], keys))
            for problem in self._shape
        )

    def ends(self, answer: AnswerOption) -> Iterator[tuple[str, str]]:
        """Yield the table and the id of each thing that an answer leads to."""
        here, there = ("questions", "outcomes") if answer.goto else ("outcomes", "questions")
        for route in answer.routes:
            if route.to in self.ids[there] and route.to not in self.ids[here]:
                yield there, route.to
            elif found := self.meant(here, route.to):
                yield here, found

    def _one(
        self,
        table: str,
        name: str,
        path: Path,
        severity: Severity = "error",
        *,
        on_key: bool = False,
    ) -> None:
        if name in self.ids[table]:
            self.used[table].add(name)
        elif table not in self.unnamed and path[0] not in self.hidden:
            message = f"“{name}” is not among the {table}."
            if not name:
                message = f"is empty: name one of the {table}."
            guess = (name, self.ids[table])
            problem = Problem(path, message, guess, on_key=on_key, severity=severity)
            self._tell(problem, (table, name) if name else path)
            self.used[table].add(self.meant(table, name))

    def _tell(self, problem: Problem, cause: Path) -> None:
        """Report a problem, or that one of the same cause stands in one more place."""
        if cause in self._told:
            self._told[cause][1] += 1
        elif self._left[problem.severity]:
            self._left[problem.severity] -= 1
            self._told[cause] = [len(self.problems), 1]
            self.problems.append(problem)

    def _pair(self) -> None:
        """Take the one id that nothing mentions for the one unknown name that is near to none."""
        for table, ids in self.ids.items():
            names = [cause[1] for cause in self._told if cause[0] == table and len(cause) == 2]
            lost = [str(name) for name in names if not self.meant(table, str(name))]
            idle = ids - self.used[table]
            if len(lost) == len(idle) == 1:
                self._meant[table, lost[0]] = next(iter(idle))
                self.used[table] |= idle

    def _count(self) -> None:
        """Say of each problem in how many places it stands."""
        for index, places in self._told.values():
            if places > 1:
                problem = self.problems[index]
                message = f"{problem.message[:-1]}, here and in {count(places - 1, *_OTHERS)}."
                self.problems[index] = problem._replace(message=message)

    def _all(
        self, table: str, names: Iterable[str], path: Path, severity: Severity = "error"
    ) -> None:
        for index, name in enumerate(names):
            self._one(table, name, (*path, index), severity)

    def _sources(self) -> None:
        for table in ("roles", "channels", "questions", "outcomes", "conflicts", "faq"):
            for index, entry in enumerate(getattr(self._dataset, table)):
                self._all("sources", entry.sources, (table, index, "sources"))

    def _comparison(self) -> None:
        for index, conflict in enumerate(self._dataset.conflicts):
            self._all("factors", conflict.factors, ("conflicts", index, "factors"))
            self._all("roles", conflict.roles, ("conflicts", index, "roles"))
        for index, factor in enumerate(self._dataset.factors):
            here: Path = ("factors", index)
            if factor.channel:
                self._one("channels", factor.channel, (*here, "channel"))
            for nr, cell in enumerate(factor.cells):
                self._one("roles", cell.role, (*here, "cells", nr, "role"))
                self._all("sources", cell.sources, (*here, "cells", nr, "sources"))

    def _tree(self) -> None:
        for index, question in enumerate(self._dataset.questions):
            here: Path = ("questions", index)
            self._all("glossary", question.terms, (*here, "terms"), "warning")
            for nr, answer in enumerate(question.answers):
                place = (*here, "answers", nr)
                self._end(answer, place)
        for index, outcome in enumerate(self._dataset.outcomes):
            here = ("outcomes", index)
            self._all("roles", outcome.roles, (*here, "roles"))
            self._one("outcomes", outcome.runner_up, (*here, "runner_up"))
            for nr, stage in enumerate(outcome.plan):
                self._one("roles", stage.role, (*here, "plan", nr, "role"))
            for nr, proposal in enumerate(outcome.proposals):
                place = (*here, "proposals", nr)
                self._when(proposal.when, (*place, "when"))
                if proposal.channel:
                    self._one("channels", proposal.channel, (*place, "channel"))
                if proposal.source:
                    self._one("sources", proposal.source, (*place, "source"))

    def _end(self, answer: AnswerOption, place: Path) -> None:
        """Read where an answer leads; report an outcome that is given as a question."""
        ends = (("goto", "questions", "outcomes"), ("outcome", "outcomes", "questions"))
        for key, table, other in ends:
            routes: tuple[Route, ...] = getattr(answer, key)
            for nr, route in enumerate(routes):
                where = (*place, key) if plainly(routes) else (*place, key, nr, "to")
                if route.to in self.ids[other] and route.to not in self.ids[table]:
                    word = "outcome" if key == "goto" else "goto"
                    message = f"“{route.to}” is among the {other}: write {word} instead."
                    self.problems.append(Problem((*place, key), message, on_key=True))
                    self.used[other].add(route.to)
                else:
                    self._one(table, route.to, where)
                if route.close_to and key == "outcome":
                    self._one("outcomes", route.close_to, (*place, key, nr, "close_to"))
                self._when(route.when, (*place, key, nr, "when"))
        for nr, usual in enumerate(answer.usual):
            self._when(usual.when, (*place, "usual", nr, "when"))
            if usual.source:
                self._one("sources", usual.source, (*place, "usual", nr, "source"))

    def _when(self, when: When, place: Path) -> None:
        """Read a condition: each question, and the answers to it."""
        for question, answers in when.items():
            self._one("questions", question, (*place, question), on_key=True)
            for nr, answer in enumerate(answers):
                self._answer(question, answer, (*place, question, nr))

    def _answer(self, question: str, answer: str, place: Path) -> None:
        """Report an answer that its question does not have."""
        known = self._choices.get(question)
        if known is not None and answer not in known:
            message = f"“{answer}” is not an answer to this question."
            self._tell(Problem(place, message, (answer, known)), ("answers", question, answer))

    def _budget(self) -> None:
        for index, rate in enumerate(self._dataset.rates):
            here: Path = ("rates", index)
            self._one("roles", rate.role, (*here, "role"))
            self._one("channels", rate.channel, (*here, "channel"))
            self._one("sources", rate.source, (*here, "source"))
            if rate.wage:
                self._one("rates", rate.wage, (*here, "wage"))
        for index, overhead in enumerate(self._dataset.budget.overheads):
            here = ("budget", "overheads", index)
            if overhead.source:
                self._one("sources", overhead.source, (*here, "source"))
            self._all("sources", overhead.paid_to, (*here, "paid_to"))
            self._all("channels", overhead.channels, (*here, "channels"))
            self._all("roles", overhead.roles, (*here, "roles"))
            if overhead.rate:
                self._one("rates", overhead.rate, (*here, "rate"))
        for index, exchange in enumerate(self._dataset.budget.exchange):
            self._one("sources", exchange.source, ("budget", "exchange", index, "source"))
        if view := self._dataset.budget.outside_view:
            self._one("sources", view.source, ("budget", "outside_view", "source"))
        self._one("roles", self._dataset.budget.role, ("budget", "role"))

    def _known_answers(self) -> dict[str, set[str]]:
        """Return for each question whose answers could be read what can be answered."""
        unclear = {
            problem.path[1]
            for problem in self._shape
            if problem.path[:1] == ("questions",) and problem.path[-1] in ("answers", "id")
        }
        return {
            question.id: {answer.id for answer in question.answers}
            for index, question in enumerate(self._dataset.questions)
            if index not in unclear
        }

    def _examples(self) -> None:
        for index, example in enumerate(self._dataset.examples):
            here: Path = ("examples", index)
            self._one("outcomes", example.outcome, (*here, "outcome"))
            if example.close_to:
                self._one("outcomes", example.close_to, (*here, "close_to"))
            for question, answer in example.answers.items():
                place = (*here, "answers", question)
                self._one("questions", question, place, on_key=True)
                # Two answers stand as one text, the one that fits best first.
                both = answer.split("+") if answer not in self._choices.get(question, ()) else []
                for each in both if len(both) == 2 and both[0] != both[1] else [answer]:
                    if each != UNSURE:
                        self._answer(question, each, place)


def plainly(routes: Sequence[Route]) -> bool:
    """Tell whether routes say no more than an id does, as most are written."""
    return len(routes) == 1 and not routes[0].when and not routes[0].close_to


@lru_cache(maxsize=MOST)
def _meant(word: str, keys: tuple[str, ...]) -> bool:
    """Tell whether an unknown key may be one of some others, misspelt."""
    return bool(near(word, keys))


def _table(path: Path) -> str:
    """Return the table that a key at the top is, or is meant to be."""
    return near(str(path[0]), TABLES)


@lru_cache(maxsize=MOST)
def _hides_entries(path: Path) -> bool:
    """Tell whether a whole table, or an entry of one, could not be read."""
    if len(path) == 1:
        return bool(near(str(path[0]), TABLES))
    return not path or (len(path) == 2 and path[0] in TABLES and path[1] != "id")


def _hides_an_id(problem: Problem) -> bool:
    """Tell whether an entry of a table may have an id that could not be read."""
    return bool(problem.path) and (len(problem.path) <= 2 or problem.path[2:] == ("id",))
