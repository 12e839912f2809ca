"""A bill as it is typed in one word: ``chat=2000x1500+300@3/15``, ``GPU=730h@0.015``."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from roletui.cost.bill_words import bill_name
from roletui.cost.bills import bill_trouble, fit_bills, takes_bills
from roletui.cost.figures import bill_figure
from roletui.dataset.bills import (
    MACHINE_FIELDS,
    MODEL_FIELDS,
    Bill,
    Bills,
    MachineHours,
    ModelCalls,
    bills_of,
)
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.text.errors import TypedError

MODEL_FORM = "[NAME=]CALLSxIN+OUT@PRICE_IN/PRICE_OUT"
MACHINE_FORM = "[NAME=]HOURSh@PRICE"
_MODEL = re.compile(r"([^x×@]+)[x×]([^+@]+)(?:\+([^+@]+))?@([^/]+)(?:/(.+))?", re.IGNORECASE)
_MACHINE = re.compile(r"([^@]+?h[a-z]*\s*)@(.+)", re.IGNORECASE)


def typed_bill(word: str, currency: str) -> Bill:
    """Return the bill that was typed; raise :class:`TypedError` where it is none."""
    label, _, text = word.rpartition("=")
    label = label.strip()
    if (found := _MODEL.fullmatch(text)) and (found[3] is None) == (found[5] is None):
        texts = dict(zip(MODEL_FIELDS, found.groups("0"), strict=True))
        return ModelCalls(**_read(texts, currency), label=label)
    if found := _MACHINE.fullmatch(text):
        texts = dict(zip(MACHINE_FIELDS, found.groups(), strict=True))
        return MachineHours(**_read(texts, currency), label=label)
    raise TypedError(
        f"“{word}” is not of the form {MODEL_FORM}, as in chat=2000x1500+300@3/15, or "
        f"{MACHINE_FORM}, as in GPU=730h@0.015."
    )


def _read(texts: Mapping[str, str], currency: str) -> dict[str, Decimal]:
    return {name: bill_figure(name, currency).read(text) for name, text in texts.items()}


def typed_bills(dataset: Dataset, words: Iterable[str]) -> tuple[Overhead, Bills]:
    """Return bills that were typed, and the overhead that they add up to.

    That is the first one paid by the month whose figure nobody states, else the first by the month.
    Raises :class:`TypedError` for what is no bill, and for more than the overhead can have.
    """
    months = [entry for entry in dataset.budget.overheads if takes_bills(entry)]
    if not months:
        raise TypedError("this dataset counts nothing by the month that a bill could be part of.")
    overhead = next(
        (entry for entry in months if entry.likely is None and entry.high is None), months[0]
    )
    currency = dataset.about.currency
    bills = bills_of(typed_bill(word, currency) for word in words)
    for bill, trouble in zip(bills.each, bill_trouble(overhead, bills.each, currency), strict=True):
        if trouble:
            raise TypedError(f"the bill “{bill_name(bill)}” cannot be added: {trouble}")
    return overhead, fit_bills(overhead, bills, currency)
