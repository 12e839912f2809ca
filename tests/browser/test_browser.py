"""A page as a browser shows it: on a phone, on a screen, in the dark and on paper."""

from itertools import cycle
from pathlib import Path

import pytest
from helpers import HARD_NAMES, TODAY, case_of, small, themes

from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load
from roletui.report.page.page import page
from roletui.state.state import State

from .chromium import Tab, browser, program

PHONE, SCREEN, PAPER = 360, 1200, 672
"""Pixels across; the last is A4 without its margins."""

OUTSIDE = """
[...document.querySelectorAll("svg")].filter(svg => svg.getClientRects().length).flatMap(svg => {
  const box = svg.viewBox.baseVal;
  return [...svg.querySelectorAll("text")].filter(text => {
    const own = text.getBBox();
    return own.x < -1 || own.y < -1 || own.x + own.width > box.width + 1
      || own.y + own.height > box.height + 1;
  }).map(text => text.textContent);
})
"""
"""The texts that stick out of a picture that is shown."""
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
PICTURES = '[...document.querySelectorAll("svg")].filter(s => s.getClientRects().length).length'


def hard_to_fit() -> Dataset:
    """Return the small dataset with names that are long, or in other scripts."""
    dataset, names = small().dataset, cycle(name for name in HARD_NAMES if name)
    return dataset._replace(
        roles=tuple(r._replace(name=next(names), short=next(names)) for r in dataset.roles),
        channels=tuple(c._replace(name=next(names)) for c in dataset.channels),
        outcomes=tuple(o._replace(headline=next(names)) for o in dataset.outcomes),
        questions=tuple(
            question._replace(
                ask=next(names),
                topic=next(names),
                answers=tuple(a._replace(label=next(names)) for a in question.answers),
            )
            for question in dataset.questions
        ),
    )


def pages() -> dict[str, str]:
    """Return the pages that are looked at: one as it ships, one with names that are hard to fit."""
    staged = {"result": "seen", "ready": "none"}
    shipped = page(case_of(load(), State(staged | {"held": "growing"})))
    other = page(case_of(hard_to_fit(), State({"fault": "no", "carry": "yes"})))
    return {"shipped": shipped, "hard": other}


def background(tab: Tab) -> str:
    """Return the colour behind everything, as six digits."""
    colour: str = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    red, green, blue = (int(part) for part in colour.strip("rgb()").split(","))
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.browser
@pytest.mark.skipif(program() is None, reason="there is no Chromium on this machine")
def test_a_browser_shows_the_page(tmp_path: Path) -> None:
    """At any width nothing sticks out, light, dark and paper apply, and nothing is fetched."""
    colours = themes()
    with browser(tmp_path / "profile") as tab:
        for name, text in pages().items():
            file = tmp_path / f"{name}.html"
            file.write_text(text, encoding="utf-8")
            tab.prefer("light")
            tab.resize(SCREEN)
            tab.open(file)
            for width, media in ((SCREEN, "screen"), (PHONE, "screen"), (PAPER, "print")):
                tab.prefer("light", media)
                tab.resize(width)
                assert tab.evaluate(OVERFLOW) <= 0, (name, width)
                assert tab.evaluate(OUTSIDE) == [], (name, width)
                assert tab.evaluate(PICTURES) == text.count("<figure ")
            assert background(tab) == "#ffffff"
            for scheme in ("light", "dark"):
                tab.prefer(scheme)
                assert background(tab) == colours[scheme]["page"]
            requests = [
                e["params"] for e in tab.events if e["method"].startswith("Network.request")
            ]
            assert {each["request"]["url"] for each in requests} <= {file.as_uri()}
            said = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
            assert [event for event in tab.events if event["method"] in said] == []
        assert TODAY in tab.evaluate("document.body.innerText")
