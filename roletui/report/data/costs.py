"""The costs of a plan as plain data, for JSON and CSV; the shapes are a public promise."""

import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from roletui.cost.assumptions import assumptions
from roletui.cost.bills import month_amount
from roletui.cost.events import eventual
from roletui.cost.holding import Holding, holding_of
from roletui.cost.items import Input, Item, whole
from roletui.cost.lines import Cost, PlanLine, has_middle, has_range
from roletui.cost.plan import Priced
from roletui.cost.provenance import is_own, provenance, stale_rate
from roletui.cost.simulation import Share, Spread, simulate
from roletui.cost.upkeep import upkeep
from roletui.dataset.bills import NO_BILLS, Bills
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
from roletui.dataset.review_dates import NOT_STATED
from roletui.report.data.json_text import json_text, number, range_data
from roletui.text.csv_text import csv_text
from roletui.text.money import ZERO, Range, exact_major, major
from roletui.text.numbers import exact_places

Data = dict[str, typing.Any]


def cost_data(
    dataset: Dataset,
    found: Priced,
    today: date | None = None,
    spend: int | None = None,
    starts: date | None = None,
) -> Data:
    """Return a plan with its costs, in the shape that ``cost --format json`` prints.

    Lines without a rate are listed apart and are not in the total. ``spend`` is what there is to
    spend, in minor units, and ``starts`` the day on which the plan does.
    """
    spread = simulate(found.costs)
    data = {
        "currency": dataset.about.currency,
        "lines": [
            {
                **_line_data(entry.line, entry.channel.id),
                **_worked(entry),
                "rate": range_data(entry.hourly),
                "price": _exact(entry.work.price, dataset.about.currency),
                "cost": range_data(entry.total),
                **({"basis": entry.rate.basis} if is_own(entry.rate) else {}),
                "figures": [*_figures(dataset, entry)],
                **({"items": [_item(item) for item in entry.items]} if entry.on_top else {}),
            }
            for entry in found.costs
        ],
        "total": range_data(found.total or ZERO),
        **_spread(spread, found.total or ZERO),
        "assumptions": list(assumptions(dataset, found.costs, today)),
    }
    if spend is not None:
        data["spend"] = _spend(spend, spread and holding_of(dataset, found, spread, spend))
    if events := eventual(found.costs):
        data["expected"], data["full"] = events.expected, events.full
    if starts and found.costs:
        from roletui.cost.calendar import calendar_months  # only with a start date: 1 ms

        data["starts"] = str(starts)
        data["months"] = [
            {"month": f"{month.first:%Y-%m}", "cost": range_data(month.spent)}
            for month in calendar_months(found, starts)
        ]
    if after := upkeep(found.costs):
        data["after"] = {"month": range_data(after.month), "year": range_data(after.year)}
    if found.extras:
        data["extras"] = [
            {**_item(item), **_bills(dataset.overhead(item.overhead).bills, dataset.about.currency)}
            for item in found.extras
        ]
    if found.unpriced:
        data["unpriced"] = [_line_data(line, line.channel) for line in found.unpriced]
    return data


def _worked(entry: Cost) -> Data:
    """Return the hours that are worked of those that are paid, where they are fewer."""
    if entry.offer.share == 1:
        return {}
    return {"hours_worked": number(Decimal(_quantity(entry.work)))}


def _figures(dataset: Dataset, entry: Cost) -> Iterator[Data]:
    """Yield what a line's cost rests on: its rate, its overheads, and whose figures they are."""
    yield _rate_figure(dataset, entry.rate)
    line = entry.line
    for name, bounds in (("hours_per_week", line.hours_range), ("weeks", line.weeks_range)):
        if bounds is not None:
            yield {"kind": "own", "id": name, "source": None, "grade": None}
    for extras in entry.offer.extras:
        for extra in extras:
            source = dataset.sources_by_id.get(extra.overhead.source)
            yield {
                "kind": "overhead" if source else "own",
                "id": extra.overhead.id,
                "source": source.id if source else None,
                "grade": source.grade if source else None,
            }
            if extra.price is not None:
                yield _rate_figure(dataset, dataset.rate(extra.overhead.rate))


def _rate_figure(dataset: Dataset, rate: RateEntry) -> Data:
    found = provenance(dataset, rate)
    return {
        "kind": "rate" if found.source else "own",
        "id": rate.id if found.source else "rate",
        "source": found.source.id if found.source else None,
        "grade": found.grade,
    }


def _spread(spread: Spread | None, total: Range) -> Data:
    """Return what the simulated plans cost; nothing is known of it where no figure has a range."""
    names = ("p10", "p50", "p80", "p90", "contingency")
    if spread is None:
        return {**dict.fromkeys(names), "chance_within_likely": None}
    found = (*spread[:4], spread.contingency)
    within = _hundredths(spread.within(total.likely))
    return {**dict(zip(names, found, strict=True)), "chance_within_likely": within["alone"]}


def _spend(amount: int, found: Holding | None) -> Data:
    """Return what a sum is for the plan."""
    data: Data = {"amount": amount, "holds_in": None, "needed": None, "less": None, "breaks": None}
    if found is None:
        return data
    less, breaks = found.smaller, found.breaks
    return data | {
        "holds_in": _hundredths(found.share),
        "needed": found.needed,
        "less": less and {"size": _SIZES[less.size], "by": number(less.now - less.then)},
        "breaks": breaks and {"kind": breaks.kind, "id": breaks.id},
    }


_SIZES = {"people": "people", "hours": "hours_per_week", "weeks": "weeks"}


def _hundredths(share: Share) -> Data:
    """Return a part of all plans as whole numbers of 100."""
    alone, least, most = (round(100 * part) for part in share)
    return {"alone": alone, "least": least, "most": most}


def _exact(price: Input, currency: str) -> Data:
    """Return what a unit costs in major units, exactly: a fraction of a cent is not lost."""
    bounds = zip(("low", "likely", "high"), price[2:5], strict=True)
    return {name: number(Decimal(exact_major(bound, currency))) for name, bound in bounds}


def _item(entry: Item) -> Data:
    """Return an item of a cost: its kind, its label, and its amount."""
    return {"kind": entry.kind, "label": entry.label, "cost": range_data(entry.amount)}


def _bills(bills: Bills, currency: str) -> Data:
    """Return the bills that an item adds up, where there are any."""
    return {"bills": bills_data(bills, currency)} if bills != NO_BILLS else {}


def bills_data(bills: Bills, currency: str) -> list[Data]:
    """Return bills as they are kept, each with what it comes to in a month in minor units."""
    return [
        {
            **{k: v if isinstance(v, str) else number(v) for k, v in bill._asdict().items()},
            "month": month_amount(bill.month, currency),
        }
        for bill in bills.each
    ]


def _line_data(line: PlanLine, channel: str) -> Data:
    return {
        "role": line.role,
        "channel": channel,
        "people": number(line.people),
        "hours_per_week": number(line.hours),
        "weeks": number(line.weeks),
        **({"start_week": number(line.start)} if line.start != 1 else {}),
        "hours": number(line.total_hours),
        **further_data(line),
    }


def further_data(line: PlanLine) -> Data:
    """Return what few lines have: a salary, ranges of sizes, overheads of their own, a chance."""
    data: Data = {"salary": number(line.own_rate)} if line.salary and line.own_rate else {}
    for name, bounds in (("hours_range", line.hours_range), ("weeks_range", line.weeks_range)):
        if bounds:
            data[name] = {"low": number(bounds.low), "high": number(bounds.high)}
    if line.switched:
        data["switched"] = {one.overhead: one.on for one in line.switched}
    if line.chance is not None:
        data["chance"] = number(line.chance)
    return data


def cost_json(
    dataset: Dataset,
    found: Priced,
    today: date,
    spend: int | None = None,
    starts: date | None = None,
) -> str:
    """Write a plan with its costs as ``cost --format json`` prints it."""
    return json_text(cost_data(dataset, found, today, spend, starts))


def cost_csv(dataset: Dataset, found: Priced, today: date) -> str:
    """Write the rows of a plan as CSV."""
    return csv_text(cost_rows(dataset, found, today))


def cost_rows(dataset: Dataset, found: Priced, today: date | None = None) -> list[list[str]]:
    """Return the parts of a plan as rows of text, the head first; amounts in major units.

    A row for each part of each line, its work first and alone with the sizes, then one for each
    thing that is paid once for the plan. Each has all three amounts, so that every column of costs
    adds up to the plan; there is no row for the total. Lines for which no rate is stated come last,
    without amounts.
    """
    head = ["role", "channel", "people", "hours_per_week", "weeks", "hours", "currency"]
    head += ["rate_low", "rate_likely", "rate_high", "cost_low", "cost_likely", "cost_high"]
    head += ["basis", "region", "source", "published", "grade", "stale"]
    rows = [[*head, "line", "kind", "part", "figures", "quantity", "unit"]]
    currency = dataset.about.currency
    for number_, entry in enumerate(found.costs, 1):
        rate, line, channel = entry.rate, entry.line, entry.channel.id
        source = provenance(dataset, rate)
        old = stale_rate(dataset, rate, today) if today else ""
        cited = [rate.basis, rate.region, source.publisher, source.dated, source.grade or "", old]
        for part in entry.items:
            if part.kind == "work":
                start, price, origin = _start(line, channel), _price(part, currency), cited
            else:
                start, price, origin = [line.role, channel, *[""] * 4], [""] * 3, [""] * 6
            row = [*start, currency, *price, *_amount(part, currency), *origin]
            rows.append([*row, str(number_), *_named(part)])
    for extra in found.extras:
        row = [extra.label, *[""] * 5, currency, *_price(extra, currency)]
        rows.append([*row, *_amount(extra, currency), *[""] * 6, "", *_named(extra)])
    for number_, line in enumerate(found.unpriced, len(found.costs) + 1):
        row = [*_start(line, line.channel), currency, *[""] * 6, NOT_STATED, *[""] * 5]
        rows.append([*row, str(number_), "unpriced", *[""] * 4])
    return rows


def _price(part: Item, currency: str) -> list[str]:
    """Return low, likely and high of what one unit costs, exactly, in major units."""
    return [exact_major(bound, currency) for bound in part.price[2:5]]


def _amount(part: Item, currency: str) -> list[str]:
    """Return low, likely and high of what a part comes to, in major units."""
    return [major(bound, currency) for bound in part.amount]


def _named(part: Item) -> list[str]:
    """Return the kind of a part, what it is called, what its figures are, and how much it is."""
    figures = "middle" if has_middle([part]) else "range" if has_range([part]) else "single"
    return [part.kind, part.label, figures, _quantity(part), part.unit]


def _quantity(part: Item) -> str:
    """Return how many units a part likely is, exactly or to twelve decimals."""
    places = exact_places(part.quantity)
    scaled = part.quantity * 10**places
    return str(number(Decimal(whole(scaled)).scaleb(-places)))


def _start(line: PlanLine, channel: str) -> list[str]:
    sizes = (line.people, line.hours, line.weeks, line.total_hours)
    return [line.role, channel, *(str(number(size)) for size in sizes)]
