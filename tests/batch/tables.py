"""Tables of requests for the tests of ``roletui.batch``, and what the engine says of their rows."""

import csv
import io
import random
import typing
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from hypothesis import strategies as st
from properties.trees import BASE, datasets

from roletui.batch.by_engine import case_of
from roletui.batch.columns import NOTHING_ASKED, OWN, Asked
from roletui.batch.rows import Form
from roletui.batch.size import NO_SIZE, Size
from roletui.batch.table import Files, decided
from roletui.batch.tally import Tally
from roletui.case.case import Case
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Proposal
from roletui.report.data.decision import decision_data
from roletui.state.context import Context
from roletui.text.money import major

Row = Mapping[str, str]
"""From the name of a column to its cell."""


def csv_of(rows: Sequence[Row], separator: str = ",") -> bytes:
    """Write rows as a table whose columns are those of the first row."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [*rows[0]], delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def run(
    context: Context,
    table: bytes,
    asked: Asked = NOTHING_ASKED,
    *,
    form: Form = "csv",
    to: Form = "csv",
    tally: Tally | None = None,
) -> str:
    """Return a table decided."""
    files = Files(io.BytesIO(table), "table.csv", form, to)
    return b"".join(decided(context, asked, files, tally or Tally())).decode()


def rows_of(text: str, separator: str = ",") -> list[dict[str, str]]:
    """Read a decided table."""
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def told(case: Case) -> dict[str, str]:
    """Return what ``decide --format json`` and the cost screen say of a case, as cells."""
    data: dict[str, typing.Any] = decision_data(case)
    first, second, nxt = data["recommendation"], data["runner_up"], data["next_question"]
    unknown = [entry["question"] for entry in data["find_out_first"]]
    cost = case.bill.total if first else None
    currency = case.dataset.about.currency
    money = [major(amount, currency) for amount in cost] if cost else ["", "", ""]
    values = (
        data["status"],
        ";".join(data["outcomes"]),
        first["outcome"] if first else "",
        second["outcome"] if second else "",
        ("yes" if second["close"] else "no") if second else "",
        nxt["id"] if nxt else (unknown or [""])[0],
        *money,
        currency if cost else "",
    )
    return dict(zip(OWN, values, strict=True))


def by_engine(
    context: Context, answers: Iterable[Mapping[str, str]], sizes: Iterable[Size]
) -> list[dict[str, str]]:
    """Return what the engine says of each of some requests."""
    pairs = zip(answers, sizes, strict=True)
    return [told(case_of(context, given, size)) for given, size in pairs]


def cells_of(answers: Mapping[str, str], size: Size, dataset: Dataset) -> Row:
    """Return a request as the cells of a row, all columns there."""
    given = {question.id: answers.get(question.id, "") for question in dataset.questions}
    numbers = {name: "" if value is None else str(value) for name, value in size._asdict().items()}
    return {"id": "A", **given, **numbers}


@st.composite
def proposing(draw: st.DrawFn) -> Dataset:
    """Draw a dataset whose plans and close calls depend on the answers, too."""
    dataset = draw(datasets())
    ends = [outcome.id for outcome in dataset.outcomes]
    questions = []
    for question in dataset.questions:
        parts = draw(st.lists(st.integers(0, 3), min_size=len(question.answers), max_size=9))
        answers = []
        for answer in question.answers:
            if answer.outcome and draw(st.booleans()):
                close = draw(st.sampled_from(ends))
                routes = [
                    route._replace(close_to="" if close == route.to else close)
                    for route in answer.outcome
                ]
                answer = answer._replace(outcome=tuple(routes))
            answers.append(answer)
        if sum(parts) and draw(st.booleans()):
            left = 100
            for number, answer in enumerate(answers):
                chance = left if number == len(answers) - 1 else left // (1 + parts[number])
                left -= chance
                answers[number] = answer._replace(chance=Decimal(chance))
        questions.append(question._replace(answers=tuple(answers)))
    outcomes = []
    for outcome in dataset.outcomes:
        proposals = []
        for _ in range(draw(st.integers(0, 2))):
            question = draw(st.sampled_from(questions))
            ids = [answer.id for answer in question.answers]
            when = {question.id: tuple(draw(st.lists(st.sampled_from(ids), min_size=1)))}
            hours = draw(st.none() | st.integers(1, 8).map(Decimal))
            weeks = draw(st.none() | st.integers(1, 4).map(Decimal))
            proposals.append(Proposal("So it is.", when, hours=hours, weeks=weeks))
        outcomes.append(outcome._replace(proposals=tuple(proposals)))
    return dataset._replace(questions=tuple(questions), outcomes=tuple(outcomes))


def sizes() -> st.SearchStrategy[Size]:
    """Draw how much work a request is, or that it does not say."""
    channels = ["", *(channel.id for channel in BASE.channels)]
    number = st.none() | st.integers(1, 2).map(Decimal)
    return st.just(NO_SIZE) | st.builds(Size, number, number, number, st.sampled_from(channels))


def random_rows(dataset: Dataset, number: int, seed: int, missing: str) -> list[dict[str, str]]:
    """Return random answers to all questions; ``missing`` takes the place of one in twenty."""
    dice = random.Random(seed)
    ids = {question.id: [a.id for a in question.answers] for question in dataset.questions}
    return [
        {
            name: missing if dice.random() < 0.05 else dice.choice(answers)
            for name, answers in ids.items()
        }
        for _ in range(number)
    ]
