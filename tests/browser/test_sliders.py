"""The sliders of a page in a real browser: moved, by keys, without scripts, and on paper."""

import json
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import TODAY, case_of, small
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from properties.test_sliders import cases, expected, positions, tried
from report.feigned import Slider
from report.test_sliders import LINE, planned

from roletui.case.case import Case
from roletui.dataset.load import load
from roletui.report.page.page import page
from roletui.state.plan_changes import pin, resize
from roletui.state.state import State

from .chromium import Tab, browser, program

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(program() is None, reason="there is no Chromium on this machine"),
]

SAID = """
[...document.querySelectorAll("[data-sum]")].map(output => output.textContent)
"""
SLIDERS = """
[...document.querySelectorAll("[data-size]")].map(
  each => [each.min, each.max, each.step, each.value])
"""
MOVE = """
%s.forEach((value, at) => {
  const slider = document.querySelectorAll("[data-size]")[at];
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})
"""
SEEN = 'document.getElementById("try").getClientRects().length'
BOTTOMS = """
[...document.querySelectorAll("h1, .decision, .fact.cost, .fact.not-counted")].map(
  each => each.getBoundingClientRect().bottom)
"""
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Start one browser for all of these tests."""
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


def shown(tab: Tab, case: Case, folder: Path) -> None:
    """Show the page of a case."""
    file = folder / "page.html"
    file.write_text(page(case), encoding="utf-8")
    tab.open(file)


def quiet(tab: Tab) -> bool:
    """Tell whether nothing was refused, printed or thrown since the page was opened."""
    said = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
    return not [event for event in tab.events if event["method"] in said]


def test_moved_sliders_say_what_the_program_does(tab: Tab, tmp_path: Path) -> None:
    """On generated plans, at any position that the browser lets sliders have, to the cent."""

    @settings(max_examples=12, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
    @given(cases().filter(lambda case: not case.example and case.bill.costs), st.randoms())
    def moved(case: Case, dice: random.Random) -> None:
        shown(tab, case, tmp_path)
        assert tab.evaluate(SAID) == expected(case, case)
        sliders = [Slider(*given_) for given_ in tab.evaluate(SLIDERS)]
        for _ in range(3):
            values = [positions(slider, dice) for slider in sliders]
            tab.evaluate(MOVE % json.dumps(values))
            assert [slider[3] for slider in tab.evaluate(SLIDERS)] == values
            assert tab.evaluate(SAID) == expected(case, tried(case, values))
        assert quiet(tab)

    moved()


def test_keys_move_sliders(tab: Tab, tmp_path: Path) -> None:
    """The first stop of the tab key that is a slider takes arrows, and the button goes back."""
    shown(tab, case_of(small(), planned(LINE)), tmp_path)
    tab.evaluate('document.querySelector("[data-size]").focus()')
    tab.press("ArrowRight")
    assert tab.evaluate(SAID) == ["€1,760.00", "€1,440.00", "€2,240.00", "€880.00 more"]
    for _ in range(3):
        tab.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "as-decided"
    tab.press("Enter")
    assert tab.evaluate(SAID)[3] == "as decided"


def test_every_slider_is_named(tab: Tab, tmp_path: Path) -> None:
    """Whoever hears the page hears of each slider whose size it is, and what it is."""
    shown(tab, case_of(small(), planned(LINE)), tmp_path)
    found = tab("Accessibility.getFullAXTree")["nodes"]
    named = [(each["role"]["value"], each["name"]["value"]) for each in found if "name" in each]
    assert [name for role, name in named if role == "slider"] == ["People", "Hours a week", "Weeks"]
    assert ("group", "Workshop, In a shop") in named


def test_without_scripts_and_on_paper_it_is_a_record(tab: Tab, tmp_path: Path) -> None:
    """Where no script runs there are no sliders, nor on paper; all figures stand as text."""
    case = case_of(small(), planned(LINE))
    tab.scripts(allowed=False)
    try:
        shown(tab, case, tmp_path)
        assert tab.evaluate(SEEN) == 0
        words = tab.evaluate("document.body.innerText")
    finally:
        tab.scripts(allowed=True)
    for figure in ("€880", "€720", "€1,120", TODAY):
        assert figure in words
    assert "Try other sizes" not in words
    shown(tab, case, tmp_path)
    assert tab.evaluate(SEEN) == 1
    tab.prefer("light", "print")
    assert tab.evaluate(SEEN) == 0
    assert tab.evaluate("document.querySelector('.appendix').innerText.length") > 1000
    tab.prefer("light")


def test_no_other_script_runs(tab: Tab, tmp_path: Path) -> None:
    """A script that somebody puts into a page is refused, by the page itself."""
    file = tmp_path / "page.html"
    more = "<script>document.title = 'run'</script></body>"
    text = page(case_of(small(), planned(LINE))).replace("</body>", more)
    file.write_text(text, encoding="utf-8")
    tab.open(file)
    assert tab.evaluate("document.title") != "run"
    assert tab.evaluate(SAID) != []


def first_screens() -> dict[str, State]:
    """Return decisions of the dataset that ships: an example, and a plan beside a baseline."""
    staged = State({"result": "seen", "ready": "none", "held": "growing"})
    lines = case_of(load(), staged).lines
    return {"example": staged, "set": resize(pin(staged, lines), lines, "people", Decimal(2))}


@pytest.mark.parametrize("name", first_screens())
def test_the_figures_are_on_the_first_screen(tab: Tab, tmp_path: Path, name: str) -> None:
    """On a phone of 390 × 844 pixels decision, cost and what is not counted need no scrolling."""
    tab.resize(390, 844)
    shown(tab, case_of(load(), first_screens()[name]), tmp_path)
    bottoms = tab.evaluate(BOTTOMS)
    assert len(bottoms) == 4
    assert max(bottoms) <= 844
    assert tab.evaluate(OVERFLOW) <= 0
