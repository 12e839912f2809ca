"""The record as a web page: what it is made of, where its pictures stand, and that it is calm."""

import re
import typing
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from helpers import (
    HARD_NAMES,
    TODAY,
    case_of,
    context_of,
    drafted,
    edited,
    small,
    small_tree,
    themes,
)
from justhtml import JustHTML
from report.test_record import DECIDED, HOSTILE, STATES

from roletui.cost.lines import PlanLine
from roletui.dataset.load import load, parse
from roletui.records.block import FENCE
from roletui.records.notes import BEGIN, END
from roletui.records.scenario import loads
from roletui.report.page.figures import WHY, Figure, path_figure
from roletui.report.page.page import STYLE, laid_out, page
from roletui.report.page.sliders import script
from roletui.report.page.svg import bars, curve, path, swings
from roletui.report.page.svg.measure import BOLD, width, wrapped
from roletui.state.state import State
from roletui.text.charts import Bar, Curve, TornadoBar
from roletui.text.money import short_money
from roletui.text.width import ELLIPSIS

XHTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"


@cache
def paged(name: str) -> str:
    """Return the page of one of the usual states."""
    return page(case_of(small(), STATES[name]))


def tree_of(text: str) -> ElementTree.Element:
    """Parse a page as XML, which it must be without a fault."""
    head, _, rest = text.partition("\n")
    assert head == "<!DOCTYPE html>"
    return ElementTree.fromstring(rest)


def elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every element of a page, as an XML parser sees it: its name and its attributes."""
    for found in tree_of(text).iter():
        yield found.tag.rpartition("}")[2], dict(found.attrib)


def seen_by_html(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every element of a page, as an HTML parser sees it."""
    parsed = JustHTML(text, collect_errors=True, sanitize=False)
    assert parsed.errors == []
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        if node.name[:1] not in "#!":
            attributes = {key: value or "" for key, value in (node.attrs or {}).items()}
            yield node.name, {key: value for key, value in attributes.items() if key != "xmlns"}
        waiting += reversed(node.children or ())


@pytest.mark.parametrize("name", STATES)
def test_a_page_is_read_alike_as_html_and_as_xml(name: str) -> None:
    """A page has no fault as HTML, nor as XML, and both see the same elements in it."""
    assert [*seen_by_html(paged(name))] == [*elements(paged(name))]


@pytest.mark.parametrize("name", STATES)
def test_a_page_loads_nothing_and_runs_one_script(name: str) -> None:
    """Nothing on a page is fetched, and a browser is told to run that one script and no other."""
    found = [*elements(paged(name))]
    tags = {tag for tag, _ in found}
    assert not tags & {"link", "img", "iframe", "object", "embed", "form", "base"}
    assert {"header", "nav", "main", "footer", "figure", "svg"} <= tags
    attributes = {key for _, given in found for key in given}
    assert not {key for key in attributes if key.startswith("on") or key in ("src", "style")}
    [policy] = [given["content"] for _, given in found if "http-equiv" in given]
    scripts = [*tree_of(paged(name)).iter(f"{XHTML}script")]
    allowed = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    if scripts:
        data, own = scripts
        assert data.attrib["type"] == "application/json"
        assert own.attrib == {}
        hash_ = b64encode(sha256((own.text or "").encode()).digest()).decode()
        allowed += f"; script-src 'sha256-{hash_}'"
    assert policy == allowed
    style = Path(STYLE).read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|@font-face|<|&", style)


def test_the_script_is_short() -> None:
    """The script has at most 80 lines of at most 100 signs, and none that XML reads otherwise."""
    lines = script().splitlines()
    assert len(lines) <= 80
    assert max(map(len, lines)) <= 100
    assert not re.search(r"[<&]|\]\]>", script())


@pytest.mark.parametrize("name", STATES)
def test_a_page_is_opened_again(name: str) -> None:
    """What a page was made from comes back from the page itself, without a word of warning."""
    before = case_of(small(), STATES[name])
    state, warnings = loads(paged(name), "page.html", context_of(small()))
    assert (state, warnings) == (before.state, ())


@pytest.mark.parametrize("name", STATES)
def test_what_a_page_refers_to_is_on_it(name: str) -> None:
    """Every id is there once, and every link within the page, and every label, leads to one."""
    found = [*elements(paged(name))]
    ids = Counter(given["id"] for _, given in found if "id" in given)
    assert {*ids.values()} == {1}
    for tag, given in found:
        href = given.get("href", "")
        assert not href.startswith("#") or href[1:] in ids
        labels = " ".join(given.get(key, "") for key in ("aria-labelledby", "aria-describedby"))
        assert {*labels.split()} <= ids.keys(), tag


def test_headings_have_an_order() -> None:
    """There is one title, and no heading is more than one level below that before it."""
    levels = [int(tag[1]) for tag, _ in elements(paged("decided")) if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_citations_lead_to_their_source_and_back() -> None:
    """A number in brackets leads to the source, which leads back to where it is first cited."""
    links = [given for tag, given in elements(paged("decided")) if tag == "a"]
    cited = {given["href"] for given in links if given.get("class") == "cite"}
    assert cited == {"#source-1", "#source-2"}
    back = [given["href"] for given in links if given.get("class") == "back"]
    assert back == ["#cited-1", "#cited-2"]


def test_figures_stand_where_they_belong() -> None:
    """Each picture follows on what it shows: the way, the cost, other rates, what moves it."""
    line = PlanLine("workshop", "shop", Decimal(1), Decimal(8), Decimal(2))
    two = DECIDED._replace(plan=(drafted(line), drafted(line)), listed=True)
    text = page(case_of(small(), two))
    [main] = tree_of(text).iter(f"{XHTML}main")
    under: list[tuple[str, str]] = []
    heading = ""
    for found in main.iter():
        if re.fullmatch("h[1-6]", found.tag.removeprefix(XHTML)):
            heading = "".join(found.itertext())
        if found.tag == f"{XHTML}figure":
            [title, *_] = ["".join(each.itertext()) for each in found.iter(f"{SVG}title")]
            under.append((heading, title))
    elsewhere = "Other ways to hire for the same work"
    why = "Decision Drivers" if "Decision Drivers" in text else "Why"
    assert under == [
        (why, "The way through the questions"),
        ("Cost", "What the plan costs"),
        ("Cost", "What has been spent by the end of each week"),
        (elsewhere, "The same work as in part 1, by other roles and other ways to hire"),
        (elsewhere, "The same work as in part 2, by other roles and other ways to hire"),
        ("Range, and what moves the total", "What moves the total"),
        ("Range, and what moves the total", "What is yours to choose"),
    ]
    assert re.findall(r"Figure (\d)\.", text) == list("1234567")


def test_two_answers_both_lead_on() -> None:
    """Both of two answers are drawn with where they lead, and both ends; the table has both."""
    given_ = {"fault": "no+yes", "carry": "yes", "skill": "yes"}
    figure = path_figure(case_of(small(), State(given_)))
    assert figure.rows[1:] == [
        [
            "Is it only a flat tyre or a worn cable?",
            "Mostly: No, something larger; Also: Yes, something small",
            "",
        ],
        ["Can you bring it to a workshop?", "Yes", "No → Mobile"],
        [
            "Have you the tools and a free evening? Asked for your second answer only.",
            "Yes, both",
            "No → Bringing it",
        ],
    ]
    assert figure.caption.endswith("the second stands below the first with where it leads.")
    for picture in figure.pictures:
        drawn = " ".join(ElementTree.fromstring(picture).itertext())
        for words in ("Also: Yes, something small → Tools and time", "By a second answer"):
            assert words in drawn


def test_figures_tell_what_the_tables_do() -> None:
    """The amounts in a picture are those of the record, and the way is there as a table too."""
    text = paged("decided")
    [root] = [tree_of(text)]
    drawn = {"".join(found.itertext()) for found in root.iter(f"{SVG}text")}
    assert "€480" in drawn
    assert "no range" in drawn
    details = ["".join(found.itertext()) for found in root.iter(f"{XHTML}details")]
    assert any(small_tree().question("carry").ask in words for words in details)


MARKDOWN = f"""\
# Title

Decision: this; the options considered were those.

## Decision Drivers

1. An answer. [1] \\[2\\] `[1]` <b>bold</b>

```mermaid
flowchart TD
```

## Notes

{BEGIN}

# Mine

It says [1]. ![picture](https://example.org/a.png) <script>alert(1)</script>

<details>

{END}

<div>
raw
</div>

## Sources

1. One. <https://example.org/one>
2. Two, never cited.

### Reopen

<details>
<summary>Folded &amp; kept</summary>

Save this file.

{FENCE}
format = 1
```

</details>

</details>
"""
"""A record with everything that a page treats in its own way."""

PICTURE = Figure(WHY, ('<svg xmlns="http://www.w3.org/2000/svg"/>',) * 2, "Caption.")


def test_a_record_becomes_a_page() -> None:
    """Marks are left out, the diagram is drawn, and foreign HTML stays text."""
    text = laid_out(MARKDOWN, [PICTURE], "<Title>", "Foot & more")
    root = tree_of(text)
    assert [*seen_by_html(text)] == [*elements(text)]
    words = "".join(root.itertext())
    assert "flowchart" not in words
    assert "your notes" not in words
    for kept in ("<b>bold</b>", "<script>alert(1)</script>", "<div>\nraw\n</div>", "<Title>",
                 "[1]", "[2]", "picture (https://example.org/a.png)", "Foot & more"):  # fmt: skip
        assert kept in words
    tags = Counter(tag for tag, _ in elements(text))
    assert (tags["details"], tags["h1"], tags["h3"], tags["figure"]) == (1, 1, 2, 1)
    assert "Folded & kept" in words
    assert "Save this file." not in words
    assert "roletui open plan.toml" in words
    assert tags["script"] == 0
    cited = [given["href"] for tag, given in elements(text) if given.get("class") == "cite"]
    assert cited == ["#source-1"]


def test_what_finds_no_place_is_not_lost() -> None:
    """A figure whose heading a record does not have stands at the end."""
    text = laid_out("# Title\n\nNothing.\n", [PICTURE], "Title", "Foot")
    assert text.count("<figure") == 1
    assert "Figure 1." in text


def test_without_notes_there_is_no_place_for_them() -> None:
    """A page has a heading for notes only where there are some."""
    assert "Notes" not in paged("decided")
    assert "None yet" not in paged("decided")
    noted = page(case_of(small(), DECIDED._replace(notes="*Ann* agreed.")))
    assert "<em>Ann</em> agreed." in noted


def test_markup_of_authors_stays_text() -> None:
    """Markup in a name makes no element, in the title, in sentences, tables or pictures."""
    dataset = parse(
        edited(("Mobile mechanic", HOSTILE.replace("\\", "\\\\"))).encode(), "x"
    ).dataset
    text = page(case_of(dataset, DECIDED))
    [root] = [tree_of(text)]
    assert [found.text for found in root.iter(f"{XHTML}script")][1:] == [script()]
    for tag in (f"{XHTML}p", f"{XHTML}th", f"{SVG}desc"):
        assert any(HOSTILE in "".join(found.itertext()) for found in root.iter(tag)), tag


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour, as the contrast rules of the web define it."""
    colour = colour if len(colour) == 7 else "#" + "".join(2 * sign for sign in colour[1:])
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    bright, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


TEXTS = (
    ("text", "page"), ("quiet", "page"), ("accent", "page"), ("page", "accent"), ("text", "sheet"),
    ("text", "soft"), ("quiet", "soft"), ("quiet", "sheet"), ("amber", "page"),
)  # fmt: skip
LINES = (
    ("accent", "page"),
    ("accent", "sheet"),
    ("edge", "page"),
    ("over", "bar"),
    ("over", "page"),
)


@pytest.mark.parametrize("theme", themes())
def test_colours_can_be_told_apart(theme: str) -> None:
    """Text has a contrast of 4.5 to what it stands on, lines that say something one of 3."""
    colours = themes()[theme]
    for least, pairs in ((4.5, TEXTS), (3.0, LINES)):
        low = [pair for pair in pairs if contrast(*(colours[name] for name in pair)) < least]
        assert low == []


Draw = Callable[[str, float], str]
money = partial(short_money, currency="USD")


def _way(words: str, wide: float) -> str:
    branch = path.Branch(words, words)
    steps = (path.Step(words, words, words, True, (branch, branch)),) * 2
    open_ = path.Step(words, words, "", False, (branch,))
    way = path.Way((*steps, open_), (path.End(words, words, True), path.End(words, words, False)))
    return path.draw("way", way, wide)


def _bars(words: str, wide: float) -> str:
    rows = [
        Bar("", words, 10**6, 2 * 10**6, 3 * 10**9, "KWD 1,234,567.890", "", words, True, True),
        Bar("", words, 0, 0, 0, "$0", words, "no range"),
    ]
    return bars.draw("bars", words, rows, wide, money)


def _curve(words: str, wide: float) -> str:
    amounts = tuple(range(0, 10**8, 10**6))
    more = tuple(2 * amount for amount in amounts)
    drawn = Curve(amounts, amounts, more, more + more[-1:] * 9, ((3, words), (99, words)))
    return curve.draw("weeks", words, drawn, wide, money)


def _swings(words: str, wide: float) -> str:
    rows = [
        TornadoBar("", words, low - 2 * 10**6, high - 2 * 10**6, money(low), money(high))
        for low, high in ((10**6, 9 * 10**8), (3 * 10**6, 2 * 10**6))
    ]
    return swings.draw("swings", words, rows, money(2 * 10**6), wide)


PICTURES: dict[str, Draw] = {"way": _way, "bars": _bars, "curve": _curve, "swings": _swings}


def outside(svg: str) -> list[str]:
    """Return the texts of a picture that would not fit in it."""
    root = ElementTree.fromstring(svg)
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    found = []
    for text in root.iter(f"{SVG}text"):
        given = text.attrib
        size = float(given["font-size"])
        long = width(text.text or "") * size * (BOLD if "bold" in given["class"] else 1)
        left = (
            float(given["x"]) - {"start": 0, "middle": long / 2, "end": long}[given["text-anchor"]]
        )
        y = float(given["y"])
        if left < -0.6 or left + long > wide + 0.6 or y > high or y - size < -4:
            found.append(f"{text.text} {left:.0f}..{left + long:.0f} of {wide:.0f}, {y} of {high}")
    return found


@pytest.mark.parametrize("wide", [704, 336])
@pytest.mark.parametrize("words", HARD_NAMES, ids=range(len(HARD_NAMES)))
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_words_stay_inside_their_picture(draw: Draw, words: str, wide: float) -> None:
    """However long a name is, and in whatever script, it is wrapped or cut, and told in full."""
    svg = draw(words, wide)
    assert outside(svg) == []
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    if any((text.text or "").endswith(ELLIPSIS) for text in root.iter(f"{SVG}text")):
        assert any(words in (title.text or "") for title in root.iter(f"{SVG}title"))


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("one two three", ("one two", "three")),
        ("abcdefghijklmnop", ("abcdefgh", "ijklmnop")),
        ("one two three four five six", ("one two", "three f…")),
        ("", ("",)),
        ("人工智能工程师", ("人工智能", "工程师")),
    ],
)
def test_words_are_wrapped(words: str, lines: tuple[str, ...]) -> None:
    """Words go on in the next line where they do not fit, and are cut behind the last one."""
    assert wrapped(words, 5.2, 2) == lines


def test_a_staged_plan_is_drawn() -> None:
    """Of a plan in stages the page shows each line, the total, and when the next stage begins."""
    answers = {"result": "seen", "ready": "none", "held": "growing"}
    text = page(case_of(load(), State(answers)))
    root = tree_of(text)
    drawn = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    assert "Total" in drawn
    assert "After 8 weeks (1): ML engineer begins" in drawn
    assert drawn.count("$24,800") == 4  # total and all else, for a page and for a phone
    assert TODAY in text
    assert typing.cast(str, root.attrib["lang"]) == "en"
