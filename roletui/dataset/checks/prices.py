"""Figures must be honest: ordered, dated, sourced, and not stated twice by one source."""

import re
import typing
from collections.abc import Iterator, Set
from decimal import Decimal

from roletui.dataset.checks.dates import date_fits
from roletui.dataset.checks.references import References
from roletui.dataset.dataset import Dataset
from roletui.dataset.limits import limit_of
from roletui.dataset.model import About, Channel, Factor, RateEntry, Source
from roletui.dataset.problems import Path, Problem
from roletui.dataset.review_dates import NOT_STATED

_AMOUNT = re.compile(
    r"[$€£¥]\s?\d(?:[\d.,]{0,30}\d)?|\b([A-Z]{3})\s?\d[\d.,]{0,30}"
    r"|\d[\d.,]{0,30}\s?(?:[%€£¥]|per cent\b|([A-Z]{3})\b)"
)
"""A sum of money or a share; a bare number may be a count of anything, letters any word."""


def figures(dataset: Dataset, references: References) -> Iterator[Problem]:
    """Yield what is wrong with sources, rates, channels and the cells of the comparison."""
    yield from _sources(dataset)
    yield from _rates(dataset)
    yield from _twice(dataset)
    yield from _missing(dataset, references)
    yield from _factors(dataset)
    yield from _unsourced(dataset)
    if not limit_of(About, "currency").allows_text(dataset.about.currency):
        yield Problem(("about", "currency"), "must be a currency code such as USD.")
    for index, channel in enumerate(dataset.channels):
        if not limit_of(Channel, "hours_per_year").allows_number(channel.hours_per_year):
            yield Problem(("channels", index, "hours_per_year"), "must be above 0.")


def _sources(dataset: Dataset) -> Iterator[Problem]:
    dated = {field: limit_of(Source, field) for field in ("published", "checked")}
    address = limit_of(Source, "url")
    for index, source in enumerate(dataset.sources):
        for field, limit in dated.items():
            if not date_fits(limit, getattr(source, field)):
                message = f"must be a date (2026, 2026-06 or 2026-06-09) or “{NOT_STATED}”."
                yield Problem(("sources", index, field), message)
        if not address.allows_text(source.url):
            message = "must be an address that begins with https:// or http://."
            yield Problem(("sources", index, "url"), message)


def _rates(dataset: Dataset) -> Iterator[Problem]:
    dated, currency = limit_of(RateEntry, "date"), limit_of(RateEntry, "currency")
    for index, rate in enumerate(dataset.rates):
        here: Path = ("rates", index)
        if not date_fits(dated, rate.date):
            yield Problem((*here, "date"), "must be a date: 2026, 2026-06 or 2026-06-09.")
        if not currency.allows_text(rate.currency):
            yield Problem((*here, "currency"), "must be a currency code such as USD.")
        given = [f for f in (rate.low, rate.likely, rate.high) if f is not None]
        if not given:
            yield Problem(here, "must give low, likely or high.")
        elif min(given) < 0 or given != sorted(given):
            wrong, other = _wrong_figures(rate)
            message = "must keep 0 <= low <= likely <= high."
            yield Problem((*here, wrong), message, other=(*here, other) if other else None)
        elif (rate.low is None) != (rate.high is None):
            yield Problem(here, "must give both low and high, or only likely.")


def _wrong_figures(rate: RateEntry) -> tuple[str, str]:
    """Return the first figure that is below the one before it, and that one; or below nothing."""
    before, least = "", Decimal(0)
    for name in ("low", "likely", "high"):
        given = getattr(rate, name)
        if given is not None:
            if given < least:
                return name, before
            before, least = name, given
    raise ValueError(f"the figures of {rate.id} are in order")


def _twice(dataset: Dataset) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for index, rate in enumerate(dataset.rates):
        key = (
            rate.role, rate.channel, rate.region, rate.basis, rate.unit, rate.currency,
            rate.source, rate.date, rate.proxy,
        )  # fmt: skip
        if key in first:
            message = (
                "overlaps another rate: the same source states the same price twice. Tell them "
                "apart by region, basis, date or proxy, or keep one."
            )
            yield Problem(("rates", index), message, other=("rates", first[key]))
        first.setdefault(key, index)


def _missing(dataset: Dataset, references: References) -> Iterator[Problem]:
    """Yield the roles and factors without a rate, in a dataset that has any."""
    if not dataset.rates:
        return
    roles = {references.meant("roles", rate.role) for rate in dataset.rates}
    for index, role in enumerate(dataset.roles):
        if role.kind == "hire" and role.id not in roles and not role.unpriced:
            message = "has no rate: add one to [[rates]], or say in “unpriced” why there is none."
            yield Problem(("roles", index), message)
    hourly = [rate for rate in dataset.rates if rate.unit == "hour"]
    countable = [rate for rate in hourly if rate.currency == dataset.about.currency]
    if not countable:
        message = "is the currency of no rate an hour, so nothing can be added up."
        yield Problem(("about", "currency"), message, severity="warning")
        return
    channels = {references.meant("channels", rate.channel) for rate in countable}
    for index, factor in enumerate(dataset.factors):
        if factor.channel and references.meant("channels", factor.channel) not in channels:
            message = f"shows nothing: no rate an hour goes through “{factor.channel}”."
            yield Problem(("factors", index, "channel"), message)


def _factors(dataset: Dataset) -> Iterator[Problem]:
    for index, factor in enumerate(dataset.factors):
        here: Path = ("factors", index)
        match factor.kind:
            case "money":
                if not factor.channel:
                    yield Problem((*here, "channel"), "is missing: whose rates are shown?")
            case "rating":
                if not factor.levels:
                    yield Problem((*here, "levels"), "is missing: the words of the scale.")
            case "text" | "list":
                if factor.better:
                    message = "has no effect: only a rating or money can be weighed."
                    yield Problem((*here, "better"), message, on_key=True, severity="warning")
            case never:
                typing.assert_never(never)
        seen: dict[str, int] = {}
        for nr, cell in enumerate(factor.cells):
            if cell.role in seen:
                other = (*here, "cells", seen[cell.role], "role")
                message = f"“{cell.role}” has a cell here already."
                yield Problem((*here, "cells", nr, "role"), message, other=other)
            seen.setdefault(cell.role, nr)
            if (
                cell.level is not None
                and factor.levels
                and not 1 <= cell.level <= len(factor.levels)
            ):
                message = f"must be from 1 to {len(factor.levels)}."
                yield Problem((*here, "cells", nr, "level"), message)
        if factor.field or factor.channel:
            yield from _ineffective(factor, here)


def _ineffective(factor: Factor, here: Path) -> Iterator[Problem]:
    """Yield what the cells of a factor say that shows something else."""
    shown = f"“{factor.field}” of the role" if factor.field else "its rates"
    for nr, cell in enumerate(factor.cells):
        for name in ("text", "items", "level"):
            if getattr(cell, name):
                message = f"has no effect: the row shows {shown}."
                path = (*here, "cells", nr, name)
                yield Problem(path, message, on_key=True, severity="warning")


def _unsourced(dataset: Dataset) -> Iterator[Problem]:
    """Yield the entries that hold a sum of money or a share, and cite nothing."""
    currencies = {dataset.about.currency, *(rate.currency for rate in dataset.rates)}
    for table in ("roles", "channels", "questions", "outcomes", "faq", "conflicts"):
        for index, entry in enumerate(getattr(dataset, table)):
            if entry.sources:
                continue
            yield from _bare(entry, (table, index), currencies)
            for part in ("answers", "plan"):
                for nr, inside in enumerate(getattr(entry, part, ())):
                    yield from _bare(inside, (table, index, part, nr), currencies)
    for index, factor in enumerate(dataset.factors):
        for nr, cell in enumerate(factor.cells):
            if not cell.sources:
                yield from _bare(cell, ("factors", index, "cells", nr), currencies)


def _bare(entry: typing.Any, path: Path, currencies: Set[str]) -> Iterator[Problem]:
    for field, value in zip(entry._fields, entry, strict=True):
        parts = value if isinstance(value, tuple) else (value,)
        for part in parts:
            if isinstance(part, str) and (found := _amount(part, currencies)):
                message = f"holds a figure (“{found}”) without a source: name it in “sources”."
                yield Problem((*path, field), message)
                break


def _amount(text: str, currencies: Set[str]) -> str:
    """Return the first sum of money or share in a text; empty where there is none."""
    for found in _AMOUNT.finditer(text):
        letters = found[1] or found[2]
        if letters is None or letters in currencies:
            return found[0]
    return ""
