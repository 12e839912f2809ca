"""Every text of a dataset is hostile at once: wherever one is shown, it is shown as it is."""

import re
import typing
from collections.abc import Iterator
from itertools import count

import pytest
from helpers import context_of, plain_hints, small

from journeys.running import press, screen_text, started
from roletui.dataset.available import AvailableDataset
from roletui.dataset.checks.rules import problems_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Factor, RoleField
from roletui.dataset.problems import errors
from roletui.tui.app import RoletuiApp

TOKEN = "[b]*<i>⟨{}⟩*[/]"
"""Markup of Rich and Textual, of Markdown and of HTML; the number tells the texts apart."""
BEFORE, AFTER = TOKEN.split("⟨{}⟩")

WORDS = ("id", "role", "channel", "source", "goto", "outcome", "runner_up", "url", "currency",
         "close_to", "rate", "wage", "to")  # fmt: skip
DATES = ("published", "checked", "date")
NAMES = ("sources", "roles", "terms", "paid_to", "channels")
"""Fields that hold no text: names of entries, addresses, dates, lists of names."""


UNSHOWN = {
    "About.caution", "About.task_example", "Channel.summary", "Channel.terms", "Example.brief",
    "Overhead.label", "Overhead.note", "Question.template", "RateEntry.note", "Role.tier",
    "Role.unpriced", "Words.task",
}  # fmt: skip
"""What no screen shows of the small dataset."""

JOURNEY = (
    ["escape"], ["1"], ["u", "2", "0"], ["r"], ["p"], ["escape", "w", "u", "1"], ["r"],
    ["w", "u", "2"], ["r"], ["end"], *[["pageup"]] * 8, ["b"], ["i"], ["end"],
    ["escape", "question_mark"], ["end"], ["2"], ["end"], ["3"], ["end"],
    ["escape", "c", "home"], *[["enter"], ["escape"], ["down"]] * 25,
)  # fmt: skip
"""Keys, screen for screen: questions, two outcomes and their records, then what can be opened."""


class Marked:
    """A dataset in which each text, the empty ones too, ends with a token of its own."""

    def __init__(self, dataset: Dataset) -> None:
        self._numbers = count(10)
        self.places: dict[int, str] = {}
        """The table and the field of each text, by its number."""
        self.dataset: Dataset = self._entry(dataset)

    def _entry(self, entry: typing.Any) -> typing.Any:
        hints = plain_hints(type(entry))
        changed: dict[str, object] = {}
        for field, value in zip(entry._fields, entry, strict=True):
            place = f"{type(entry).__name__}.{field}"
            if hasattr(value, "_fields"):
                changed[field] = self._entry(value)
            elif hints[field] is str and field not in (*WORDS, *DATES):
                changed[field] = self._text(value, place)
            elif isinstance(value, tuple) and value and hasattr(value[0], "_fields"):
                changed[field] = tuple(map(self._entry, value))
            elif isinstance(value, tuple) and field not in NAMES:
                changed[field] = tuple(self._text(text, place) for text in value)
        return entry._replace(**changed)

    def _text(self, text: str, place: str) -> str:
        number = next(self._numbers)
        self.places[number] = place
        return f"{text} {TOKEN.format(number)}"


def shown(app: RoletuiApp) -> Iterator[int]:
    """Yield the number of each text in front; all that is around it stands there too."""
    box = next((widget.region for widget in app.screen.query("#box")), app.screen.region)
    for row in screen_text(app).splitlines()[box.y : box.bottom]:
        row = row[box.x : box.right]
        for found in re.finditer(r"⟨(\d+)(⟩?)", row):
            assert row[: found.start()].casefold().endswith(BEFORE), row
            rest = row[found.end() :]
            # Cut where there is no more room, or covered by a notice.
            begun = [AFTER[:n] for n in range(len(AFTER))]
            complete = (AFTER, *(part + sign for part in begun for sign in "…▌"))
            assert not found[2] or rest.startswith(complete), row
            yield int(found[1])


def whole(dataset: Dataset) -> Dataset:
    """Return a dataset that compares the roles by everything that is said of them."""
    fields = {*typing.get_args(RoleField)} - {factor.field for factor in dataset.factors}
    rows = (
        Factor(f"by-{nr}", "By", "list", "!", field=field)
        for nr, field in enumerate(sorted(fields))
    )
    return dataset._replace(factors=(*dataset.factors, *rows))


@pytest.mark.harness
async def test_a_dataset_of_hostile_texts_is_shown_as_it_is() -> None:
    """Whatever stands in its texts, each is on some screen literally, and none does anything."""
    marked = Marked(whole(small().dataset))
    context = context_of(marked.dataset)
    assert errors(problems_of(marked.dataset)) == []
    titles = (TOKEN.format(1), TOKEN.format(2))
    offers = [AvailableDataset("", "x", name, *titles) for name in ("/x", "/y")]
    async with started(context=context, size=(140, 110), choices=offers) as (app, pilot):
        await pilot.pause()
        seen = {*shown(app)}
        for keys in JOURNEY:
            await press(pilot, *keys)
            seen |= {*shown(app)}
    assert seen >= {1, 2}
    assert {*marked.places.values()} - {marked.places.get(nr) for nr in seen} <= UNSHOWN
