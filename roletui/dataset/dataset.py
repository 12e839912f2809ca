"""A whole dataset, with its entries by id and what follows from them whatever the user says.

Each lookup is worked out once for a dataset. Nothing here knows a state or a plan.
"""

import re
from collections.abc import Mapping
from functools import cached_property

from roletui.dataset.model import Channel, Factor, Overhead, RateEntry, Role, Source, Tables, Term


class Dataset(Tables):
    """A whole dataset with its entries by id, each found once and remembered."""

    @cached_property
    def roles_by_id(self) -> Mapping[str, Role]:
        """Every role by its id, in the dataset's order."""
        return {entry.id: entry for entry in self.roles}

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        """Every source by its id, in the dataset's order."""
        return {entry.id: entry for entry in self.sources}

    @cached_property
    def channels_by_id(self) -> Mapping[str, Channel]:
        """Every way to hire by its id, in the dataset's order."""
        return {entry.id: entry for entry in self.channels}

    @cached_property
    def rates_by_id(self) -> Mapping[str, RateEntry]:
        """Every rate by its id, in the dataset's order."""
        return {entry.id: entry for entry in self.rates}

    @cached_property
    def factors_by_id(self) -> Mapping[str, Factor]:
        """Every factor by its id, in the dataset's order."""
        return {entry.id: entry for entry in self.factors}

    @cached_property
    def overheads_by_id(self) -> Mapping[str, Overhead]:
        """Every overhead by its id, in the dataset's order."""
        return {entry.id: entry for entry in self.budget.overheads}

    @cached_property
    def terms_by_id(self) -> Mapping[str, Term]:
        """Every word of the glossary by its id, in the dataset's order."""
        return {entry.id: entry for entry in self.glossary}

    @cached_property
    def _terms_by_word(self) -> tuple[re.Pattern[str], Mapping[str, Term]]:
        """What finds a word of the glossary in a text, and the words by how they are found."""
        found: dict[str, Term] = {}
        for entry in self.glossary:
            for word in (
                re.sub(r" ?\(.*?\)", "", entry.term),
                *re.findall(r"\b[A-Z]{2,}\b", entry.term),
            ):
                found.setdefault(word.casefold(), entry)
        words = sorted(map(re.escape, found), key=len, reverse=True)
        return re.compile(rf"\b({'|'.join(words)})s?\b", re.IGNORECASE), found

    def term_in(self, text: str) -> Term | None:
        """Return the first word of the glossary that a text has; None where it has none."""
        if not self.glossary:
            return None
        pattern, terms = self._terms_by_word
        found = pattern.search(text)
        return terms[found[1].casefold()] if found else None

    def role(self, name: str) -> Role:
        """Return the role with that id; raise ``KeyError`` where there is none."""
        return self.roles_by_id[name]

    def source(self, name: str) -> Source:
        """Return the source with that id; raise ``KeyError`` where there is none."""
        return self.sources_by_id[name]

    def channel(self, name: str) -> Channel:
        """Return the way to hire with that id; raise ``KeyError`` where there is none."""
        return self.channels_by_id[name]

    def rate(self, name: str) -> RateEntry:
        """Return the rate with that id; raise ``KeyError`` where there is none."""
        return self.rates_by_id[name]

    def factor(self, name: str) -> Factor:
        """Return the factor with that id; raise ``KeyError`` where there is none."""
        return self.factors_by_id[name]

    def overhead(self, name: str) -> Overhead:
        """Return the overhead with that id; raise ``KeyError`` where there is none."""
        return self.overheads_by_id[name]

    def hires_nobody(self, role: str) -> bool:
        """Tell whether a role means that nobody is hired."""
        entry = self.roles_by_id.get(role)
        return entry is not None and entry.kind == "no-hire"

    def countable(self, rate: RateEntry) -> bool:
        """Tell whether a rate can be added up: an hour, in the dataset's currency.

        So can a wage or a salary where it is known what an employer pays on top.
        """
        if rate.currency != self.about.currency:
            return False
        if rate.unit == "year" or rate.basis == "wage":
            channel = self.channels_by_id.get(rate.channel)
            return rate.unit in ("hour", "year") and channel is not None and bool(channel.load)
        return rate.unit == "hour"

    def rates_of(self, role: str, channel: str = "") -> tuple[RateEntry, ...]:
        """Return the rates that a role can be counted with, of one channel if it is named."""
        return self._rates_of.get((role, channel), ())

    @cached_property
    def _rates_of(self) -> Mapping[tuple[str, str], tuple[RateEntry, ...]]:
        found: dict[tuple[str, str], list[RateEntry]] = {}
        for rate in self.rates:
            if self.countable(rate):
                for channel in dict.fromkeys(("", rate.channel)):
                    found.setdefault((rate.role, channel), []).append(rate)
        return {key: tuple(rates) for key, rates in found.items()}

    def other_prices_of(self, role: str) -> tuple[RateEntry, ...]:
        """Return a role's prices in another unit or currency, which cannot be added up."""
        return self._other_prices.get(role, ())

    @cached_property
    def _other_prices(self) -> Mapping[str, tuple[RateEntry, ...]]:
        found: dict[str, list[RateEntry]] = {}
        for rate in self.rates:
            if not self.countable(rate):
                found.setdefault(rate.role, []).append(rate)
        return {role: tuple(rates) for role, rates in found.items()}
