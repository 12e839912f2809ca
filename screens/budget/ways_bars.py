"""The same work by every other way to hire, as bars that are made when they are looked at."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import overload

from rich.cells import cell_len

from roletui.case.budget_sheet import Sheet
from roletui.cost.alternatives import Alternative, Ranking
from roletui.cost.lines import MIDDLE, Cost, has_middle, way
from roletui.cost.overheads import Offer
from roletui.cost.provenance import OWN, OWN_SALARY, is_own, stale_rate
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
from roletui.text.charts import Bar
from roletui.text.money import difference_words, readable_money, signed

from ..widgets.charts.bars import Group, Groups, Heading

HEADINGS = {
    "channel": "",  # the title says it
    "role": "OTHER ROLES, HIRED THE SAME WAY",
    "rate": "THE SAME ROLE AT OTHER RATES",
    "other": "OTHER ROLES, HIRED IN OTHER WAYS",
}
"""How alternatives differ, in the order of their groups."""
THIS = "this plan"
"""Said of the plan's own way, in the place of a difference."""
PARTS = "THE OTHER PARTS OF YOUR PLAN, FOR THIS WORK"


class _Bars(Sequence[Bar]):
    """The bars of a ranking, each made when it is looked at."""

    def __init__(self, found: Sequence[Alternative], make: Callable[[Alternative], Bar]) -> None:
        self._found, self._make = found, make
        self._made: dict[str, Bar] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Bar: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Bar]: ...
    def __getitem__(self, place: int | slice) -> Bar | Sequence[Bar]:
        """Make one, or some."""
        if isinstance(place, slice):
            return [*map(self.of, self._found[place])]
        return self.of(self._found[place])

    def of(self, entry: Alternative) -> Bar:
        """Make the bar of one, once."""
        name = entry.cost.offer.rate.id
        if name not in self._made:
            self._made[name] = self._make(entry)
        return self._made[name]


class Labels:
    """What the bars of a dataset are called on a day, each worked out once."""

    def __init__(self, dataset: Dataset, today: date) -> None:
        self.of = dataset, today
        """The dataset and the day."""
        self._known: dict[tuple[str, str], str] = {}
        self._widest: dict[tuple[str, str, str], int] = {}

    def label(self, kind: str, offer: Offer) -> str:
        """Return what an offer is called among those that differ in the same way."""
        key = kind, offer.rate.id
        if key not in self._known:
            self._known[key] = _label(*self.of, offer, kind)
        return self._known[key]

    def widest(self, kind: str, found: Ranking, now: RateEntry) -> int:
        """Return the width of the widest of those that differ from a rate in the same way."""
        key = kind, now.role, now.channel
        if key not in self._widest or is_own(now):
            labels = (self.label(kind, offer) for offer in found.offers)
            self._widest[key] = max(map(cell_len, labels), default=0)
        return self._widest[key]


def bars(sheet: Sheet, labels: Labels, *, far: bool) -> Groups:
    """Return the hours of the line at every rate, or at near ones, as bars under headings."""
    ways = sheet.ways
    if ways is None:
        return Groups([])
    own = _bar(sheet, ways.chosen, _own_label(sheet, ways.chosen.cost))
    groups = [Group(None, [own], [own], cell_len(own.label))]
    rankings = {"channel": ways.channel, "role": ways.role}
    rankings |= {"rate": ways.rate, "other": ways.other} if far else {}
    for name, found in rankings.items():
        made = _Bars(found, partial(_other_bar, sheet, labels, name))
        heading = Heading(name, HEADINGS[name], apart=True) if HEADINGS[name] else None
        widest = labels.widest(name, found, ways.chosen.cost.rate)
        groups.append(Group(heading, made, [*map(made.of, found.ends)], widest))
        if name == "channel":
            parts = [*_parts(sheet)]
            widest = max((cell_len(bar.label) for bar in parts), default=0)
            groups.append(Group(Heading("parts", PARTS, apart=True), parts, parts, widest))
    return Groups(groups)


def offered_bars(sheet: Sheet, labels: Labels) -> Groups:
    """Return the hours of a line without a rate at every rate, with nothing to differ from."""
    if sheet.offered is None:
        return Groups([])
    found = sheet.offered.every

    def make(entry: Alternative) -> Bar:
        return _other_bar(sheet, labels, "other", entry)._replace(remark="", chosen=False)

    widest = labels.widest("other", found, sheet.offered.chosen.cost.rate)
    return Groups([Group(None, _Bars(found, make), [*map(make, found.ends)], widest)])


def _other_bar(sheet: Sheet, labels: Labels, kind: str, entry: Alternative) -> Bar:
    return _bar(sheet, entry, labels.label(kind, entry.cost.offer))


def _bar(sheet: Sheet, entry: Alternative, label: str, name: str = "") -> Bar:
    items, currency, total = entry.cost.items, sheet.currency, entry.total.likely
    middle = items[0].price.middle or (len(items) > 1 and has_middle(items))
    here = total - entry.difference
    remark = THIS if entry.chosen else signed(difference_words(total, here, currency))
    return Bar(
        name or entry.cost.offer.rate.id,
        label,
        *entry.total,
        readable_money(total, currency),
        remark,
        chosen=entry.chosen,
        mark=MIDDLE * middle,
    )


def _parts(sheet: Sheet) -> Iterator[Bar]:
    """Yield the hours of the chosen line at the rates of the other lines."""
    for name, entry in sheet.plan_alternatives.items():
        role = sheet.dataset.role(entry.cost.rate.role).short
        yield _bar(sheet, entry, f"{name.capitalize()}: {role}, {way(entry.cost)}", name)


def _own_label(sheet: Sheet, entry: Cost) -> str:
    label = _label(sheet.dataset, sheet.case.today, entry.offer, "channel")
    own = OWN_SALARY if entry.line.salary else OWN
    named = is_own(entry.rate) and label.lower() != own  # as the channel of a rate without one
    return f"{label}, {own}" if named else label


def _label(dataset: Dataset, today: date, offer: Offer, kind: str) -> str:
    rate, channel = offer.rate, offer.channel.name
    role = dataset.role(rate.role).short
    match kind:
        case "role":
            label = role
        case "rate":
            label = _once(channel, rate.basis, rate.region)
        case "other":
            label = _once(role, channel, rate.basis, rate.region)
        case _:
            label = channel
    return f"stale: {label}" if stale_rate(dataset, rate, today) else label


def _once(*names: str) -> str:
    """Write names one behind the other, and what two of them say only once."""
    return ", ".join(dict.fromkeys(part for name in names for part in name.split(", ")))
