"""The site is built without a warning, holds together, can be searched, and loads nothing."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from browser.chromium import Tab, browser, program

TOP = Path(__file__).parents[2]
CONTRIBUTING = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = [*sorted(TOP.glob("*.md")), *sorted((TOP / "docs").rglob("*.md"))]
LOADED = {"img", "script", "link", "iframe", "source", "use", "object"}
"""Tags that load what they name; what an ``a`` names is opened by a reader who follows it."""
PHONE = 360


class Links(HTMLParser):
    """What a page loads, where it links to, and the places in it that can be linked to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.places: set[str] = {""}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = dict(attrs)
        self.places.add(given.get("id") or "")
        for name in ("src", "href", "srcset", "data"):
            if address := given.get(name):
                (self.loaded if tag in LOADED else self.linked).append(address)


def built(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build a site into an empty folder, as CONTRIBUTING.md says."""
    [words] = re.findall(r"`\.venv/bin/sphinx-build (.+) build/site`", CONTRIBUTING)
    words = words.replace("docs/site", str(TOP / "docs" / "site"))
    command = [sys.executable, "-m", "sphinx", *words.split(), "-d", f"{out}-doctrees", str(out)]
    return subprocess.run(command, cwd=source, capture_output=True, text=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site."""
    folder = tmp_path_factory.mktemp("site") / "html"
    ran = built(TOP, folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    return folder


def pages_of(site: Path) -> dict[Path, Links]:
    """Return every page of a site."""
    return {file: Links(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}


def broken(pages: dict[Path, Links]) -> Iterator[str]:
    """Yield each address within the site that leads to nothing, with the page it is on."""
    for page, links in pages.items():
        for address in (*links.loaded, *links.linked):
            url = urlsplit(address)
            if url.scheme in ("http", "https", "mailto", "data") or url.netloc:
                continue
            target = (page.parent / unquote(url.path)).resolve() if url.path else page
            place = unquote(url.fragment) if target in pages else ""
            if not target.is_file() or (place and place not in pages[target].places):
                yield f"{page.name}: {address}"


@pytest.mark.harness
def test_the_site_is_whole_and_loads_nothing(site: Path) -> None:
    """Every page is in it and in its navigation, every link leads somewhere, all stays here."""
    pages = pages_of(site)
    home = site / "docs" / "README.html"
    assert pages[site / "index.html"].linked == ["docs/README.html"]
    names = {page.relative_to(TOP).with_suffix(".html") for page in PAGES}
    assert names <= {page.relative_to(site) for page in pages}
    assert [*broken(pages)] == []
    reached, ahead = set(), [home]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        linked = {(page.parent / urlsplit(link).path).resolve() for link in pages[page].linked}
        ahead += [other for other in linked & pages.keys() if other not in reached | {*ahead}]
    assert {site / name for name in names} <= reached
    assert [a for page in pages.values() for a in page.loaded if urlsplit(a).netloc] == []
    for style in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", style.read_text()) == []


@pytest.mark.harness
def test_a_new_page_is_found_and_a_broken_link_is_an_error(tmp_path: Path) -> None:
    """A page that no list names is in the navigation; a link to nothing is named with its line."""
    docs = tmp_path / "here" / "docs"
    docs.mkdir(parents=True)
    docs.joinpath("README.md").write_text("# Home\n\n## Use\n\n- [One](one.md): first\n")
    docs.joinpath("one.md").write_text("# First\n")
    docs.joinpath("two.md").write_text("# Second\n")
    ran = built(docs.parent, tmp_path / "out")
    assert (ran.returncode, ran.stderr) == (0, "")
    home = (tmp_path / "out" / "docs" / "README.html").read_text()
    assert re.findall(r'caption-text">(\w+)', home) == ["Use", "More"]
    assert "two.html" in Links(home).linked
    docs.joinpath("two.md").write_text("# Second\n\n[gone](gone.md)\n\n[nowhere](one.md#nowhere)\n")
    ran = built(docs.parent, tmp_path / "out")
    assert ran.returncode == 1
    assert re.findall(r"two\.md:(\d): WARNING", ran.stderr) == ["3", "5"]


FOUND = """
[...document.querySelectorAll("#search-results li a")].map(found => found.getAttribute("href"))
"""
REQUEST = "Network.requestWillBeSent"
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


def search(tab: Tab, home: Path, words: str) -> list[str]:
    """Search for some words as a reader does; return the addresses found, best first."""
    tab.open(home)
    tab.evaluate(f"document.querySelector('input[name=q]').value = '{words}'")
    tab.evaluate("document.querySelector('form').requestSubmit()")
    for _ in range(3000):
        with suppress(RuntimeError):  # between two pages there is none to ask
            if "Search finished" in tab.evaluate("document.body?.innerText ?? ''"):
                break
        time.sleep(0.02)
    found: list[str] = tab.evaluate(FOUND)
    return found


@pytest.mark.browser
@pytest.mark.skipif(program() is None, reason="there is no Chromium on this machine")
def test_the_site_is_searched_from_a_folder(site: Path, tmp_path: Path) -> None:
    """What is looked for is found without a server; pages for users first; no request leaves."""
    with browser(tmp_path / "profile") as tab:
        found = search(tab, site / "docs" / "README.html", "runner-up")
        assert {"docs/words.html", "docs/decisions/0064-other-side.html"} <= {*found}
        later = [page.startswith(("CHANGELOG", "docs/decisions/")) for page in found]
        assert later == sorted(later)
        found = search(tab, site / "README.html", "Worked numbers")
        assert found[0] == "docs/worked-numbers.html"
        asked = [e["params"]["request"]["url"] for e in tab.events if e["method"] == REQUEST]
        assert len(asked) > 5
        assert {urlsplit(address).scheme for address in asked} <= {"file", "data"}


@pytest.mark.browser
@pytest.mark.skipif(program() is None, reason="there is no Chromium on this machine")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_phone(site: Path, tmp_path: Path, scheme: str) -> None:
    """No page is wider than a telephone, and its colours follow the reader's."""
    with browser(tmp_path / "profile") as tab:
        tab.resize(PHONE)
        tab.prefer(scheme)
        for page in ("docs/README", "README", "docs/screens", "docs/commands", "docs/formats"):
            tab.open(site / f"{page}.html")
            assert tab.evaluate(OVERFLOW) <= 0, page
        ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
