"""Every mention of one entry by another: whether it resolves, and who is never mentioned."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption
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

    def end(self, answer: AnswerOption) -> tuple[str, str]:
        """Return the table and the id of what an answer leads to; both empty for nowhere."""
        given = answer.goto or answer.outcome
        here, there = ("questions", "outcomes") if answer.goto else ("outcomes", "questions")
        if given in self.ids[there] and given not in self.ids[here]:
            return there, given
        found = self.meant(here, given) if given else ""
        return (here, found) if found else ("", "")

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

    def _end(self, answer: AnswerOption, place: Path) -> None:
        """Read where an answer leads; report an outcome that is given as a question."""
        ends = (("goto", "questions", "outcomes"), ("outcome", "outcomes", "questions"))
        for key, table, other in ends:
            given = getattr(answer, key)
            if given in self.ids[other] and given not in self.ids[table]:
                word = "outcome" if key == "goto" else "goto"
                message = f"“{given}” is among the {other}: write {word} instead."
                self.problems.append(Problem((*place, key), message, on_key=True))
                self.used[other].add(given)
            elif given:
                self._one(table, given, (*place, key))

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

    def _examples(self) -> None:
        unclear = {
            problem.path[1]
            for problem in self._shape
            if problem.path[:1] == ("questions",) and problem.path[-1] in ("answers", "id")
        }
        choices = {
            question.id: {UNSURE, *(answer.id for answer in question.answers)}
            for index, question in enumerate(self._dataset.questions)
            if index not in unclear
        }
        for index, example in enumerate(self._dataset.examples):
            here: Path = ("examples", index)
            self._one("outcomes", example.outcome, (*here, "outcome"))
            if example.close_to:
                self._one("outcomes", example.close_to, (*here, "close_to"))
            for question, answer in example.answers.items():
                place = (*here, "answers", question)
                self._one("questions", question, place, on_key=True)
                if question in choices and answer not in choices[question]:
                    guess = (answer, choices[question])
                    message = f"“{answer}” is no answer to this question."
                    self._tell(Problem(place, message, guess), ("answers", question, answer))


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
