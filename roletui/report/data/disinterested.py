"""What is left without those who earn by the decision, for JSON and CSV; a public promise."""

import typing
from collections.abc import Iterator

from roletui.case.case import Case
from roletui.case.disinterested import decision_words, left_of_plan, on_word_alone
from roletui.cost.disinterested import LeftLine, LeftPlan, left_words
from roletui.cost.items import Item
from roletui.cost.lines import Cost
from roletui.cost.provenance import is_own, provenance
from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import earning, untold, who_earns
from roletui.report.data.json_text import number, range_data
from roletui.text.csv_text import csv_text
from roletui.text.money import ZERO, Range, major

Data = dict[str, typing.Any]

COLUMNS = (
    "role", "channel", "people", "hours_per_week", "weeks", "currency", "low", "likely", "high",
    "source", "low_without", "likely_without", "high_without", "source_without", "difference",
)  # fmt: skip


def left_cost_data(dataset: Dataset, plan: LeftPlan) -> Data:
    """Return what is left of a plan, as ``cost --disinterested --format json`` prints it."""
    return {
        **_who(dataset),
        "planned": _amount(plan.planned.total),
        "total": _amount(plan.total),
        "difference": plan.difference,
        "lines": [_line(line) for line in plan.lines],
        "not_counted": [entry.id for entry in plan.uncounted],
        "says": [who_earns(dataset), *left_words(plan)],
    }


def left_decision_data(case: Case) -> Data:
    """Return what is left of a decision, as ``decide --disinterested --format json`` prints it."""
    alone, outcome = on_word_alone(case), case.outcome
    # While nothing is decided the plan is an example, whose cost nobody asked for.
    plan = left_of_plan(case) if outcome else None
    return {
        **_who(case.dataset),
        "outcome": outcome.id if outcome else None,
        "planned": _amount(plan and plan.planned.total),
        "total": _amount(plan and plan.total),
        "difference": plan and plan.difference,
        "outcomes": [entry.id for entry in alone.outcomes],
        "reasons": [entry.question.id for entry in alone.reasons],
        "roles": [entry.id for entry in alone.roles],
        "cells": [{"factor": factor.id, "role": role.id} for factor, role in alone.cells],
        "faq": [entry.id for entry in alone.faq],
        "says": [
            who_earns(case.dataset),
            *(left_words(plan) if plan else ()),
            *decision_words(case),
        ],
    }


def _who(dataset: Dataset) -> Data:
    earn = earning(dataset)
    return {
        "sources": [source.id for source in dataset.sources if source.id in earn],
        "not_told": [source.id for source in untold(dataset)],
    }


def _amount(amount: Range | None) -> Data | None:
    return None if amount is None else range_data(amount)


def _line(line: LeftLine) -> Data:
    left = line.left
    return {
        "role": line.planned.rate.role,
        "channel": line.planned.channel.id,
        "source": line.planned.rate.source,
        "planned": range_data(line.planned.total),
        "source_without": left.rate.source if left else None,
        "rate": range_data(left.hourly) if left else None,
        "cost": range_data(left.total) if left else None,
    }


def left_cost_csv(plan: LeftPlan) -> str:
    """Write a plan beside what is left of it: a row for each line and for what is paid once."""
    return csv_text([[*COLUMNS], *_rows(plan)])


def _rows(plan: LeftPlan) -> Iterator[list[str]]:
    currency = plan.dataset.about.currency
    for line in plan.lines:
        entry, left = line.planned, line.left
        sizes = [str(number(n)) for n in (entry.line.people, entry.line.hours, entry.line.weeks)]
        yield [
            *(entry.rate.role, entry.channel.id, *sizes, currency),
            *(*_figures(entry.total, currency), _publisher(plan, entry)),
            *(*_figures(left and left.total, currency), _publisher(plan, left)),
            _apart(entry.total, left and left.total, currency),
        ]
    planned, kept = (_by_label(found.extras) for found in (plan.planned, plan.left))
    for label in {**planned, **kept}:
        # Where what is left of a line is not stated, nobody knows how long its bills are paid.
        before, now = planned.get(label, ZERO), None if plan.alone else kept.get(label, ZERO)
        yield [
            *(label, *[""] * 4, currency),
            *(*_figures(before, currency), ""),
            *(*_figures(now, currency), ""),
            _apart(before, now, currency),
        ]


def _by_label(extras: tuple[Item, ...]) -> dict[str, Range]:
    return {entry.label: entry.amount for entry in extras}


def _figures(amount: Range | None, currency: str) -> list[str]:
    return ["", "", ""] if amount is None else [major(figure, currency) for figure in amount]


def _apart(before: Range, now: Range | None, currency: str) -> str:
    return "" if now is None else major(now.likely - before.likely, currency)


def _publisher(plan: LeftPlan, entry: Cost | None) -> str:
    if entry is None:
        return ""
    return "" if is_own(entry.rate) else provenance(plan.dataset, entry.rate).publisher
