"""The document, in an app of its own."""

from collections.abc import Iterator

import pytest
from journeys.running import press, resize, screen_text
from painted import Painted
from rich.cells import cell_len
from textual.app import ComposeResult

from roletui.screens.widgets.text import document
from roletui.screens.widgets.text.document import AHEAD, AT_FIRST, Document

TEXT = "# Title\n\n" + "\n\n".join(
    f"## *Part* \\_{n}\n\n{'word ' * 30}\n\n- one\n- two\n\n| a | b |\n| --- | ---: |\n| x | 1 |"
    for n in range(1, 6)
)


class Harness(Painted):
    """A document that fills the screen."""

    def __init__(self, source: str = TEXT) -> None:
        super().__init__()
        self.animation_level = "none"
        self.document = Document(source)

    def compose(self) -> ComposeResult:
        """Show what is tested."""
        yield self.document


async def test_markdown_is_rendered() -> None:
    """Marks become headings, bullets and tables; the text is wrapped to the width."""
    app = Harness()
    async with app.run_test(size=(60, 24)):
        text = screen_text(app)
        assert "Title" in text
        assert "• one" in text
        assert not {"#", "##", "|", "-"} & {*text.split()}
        assert all(cell_len(line) <= 60 for line in text.splitlines())


async def test_it_is_no_wider_than_can_be_read() -> None:
    """On a wide terminal lines end at the most cells a reader wants."""
    app = Harness()
    async with app.run_test(size=(140, 24)):
        assert max(len(line.rstrip(" ▁▂▃▄▅▆▇█")) for line in screen_text(app).splitlines()) <= 88


async def test_keys_scroll() -> None:
    """Arrows and letters go by a line, space and page keys by a page, home and end all the way."""
    app = Harness()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        seen = []
        for key in ("down", "j", "up", "k", "space", "pageup", "pagedown", "home", "end"):
            await press(pilot, key)
            seen.append(app.document.scroll_offset.y)
        page = seen[4]
        assert seen[:4] == [1, 2, 1, 0]
        assert page > 10
        assert seen[5:] == [0, page, 0, app.document.max_scroll_y]


async def test_headings_are_found_and_shown() -> None:
    """Each heading is known by its line, level and text; going there puts it on top."""
    app = Harness()
    parts = [f"Part _{n}" for n in range(1, 6)]
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        first = app.document.headings
        assert [entry[1:] for entry in first] == [(1, "Title"), *((2, title) for title in parts)]
        app.document.go_to(first[3].line)
        await pilot.pause()
        assert screen_text(app).splitlines()[0].strip().startswith(parts[2])
        await resize(pilot, 100, 24)
        assert [entry[1:] for entry in app.document.headings] == [entry[1:] for entry in first]
        assert app.document.headings[5].line < first[5].line


async def test_a_heading_of_several_lines_is_one() -> None:
    """Where a heading is wrapped it counts from its first line; the same one again is another."""
    app = Harness(f"## {'word ' * 30}\n\n## a\n\n## a\n\n```\n## no\n```")
    async with app.run_test(size=(60, 24)):
        assert [entry.title[:4] for entry in app.document.headings] == ["word", "a", "a"]


async def test_another_text_keeps_the_place() -> None:
    """A text that changes a little is shown at the same line; a short one from its top."""
    app = Harness()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        app.document.go_to(30)
        await pilot.pause()
        app.document.source = TEXT.replace("Title", "Other")
        await pilot.pause()
        assert app.document.scroll_offset.y == 30
        app.document.source = "# Short"
        await pilot.pause()
        assert app.document.scroll_offset.y == 0
        assert screen_text(app).strip() == "Short"
        app.document.source = ""
        await pilot.pause()
        assert not screen_text(app).strip()
        assert app.document.headings == []


@pytest.mark.parametrize("word", ["Part 2", "n3w17", "r4"])
async def test_another_width_keeps_the_words_at_the_top(word: str) -> None:
    """A heading, a word in the middle of a paragraph, a row of a table: they stay, and come back.

    However often the width changes, one returns to the very line that one had read.
    """
    parts = (
        f"## Part {n}\n\n{' '.join(f'n{n}w{word}' for word in range(60))}\n\n"
        "| a | b |\n| - | - |\n" + "\n".join(f"| r{row} of {n} | 1 |" for row in range(9))
        for n in range(1, 9)
    )
    app = Harness("# Title\n\n" + "\n\n".join(parts))
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        while word not in screen_text(app).splitlines()[0]:
            await press(pilot, "down")
        seen, line = screen_text(app), app.document.scroll_offset.y
        word = seen.split()[0]
        for width in (24, 80, 37, 110, 60):
            await resize(pilot, width, 24)
            assert word in screen_text(app).splitlines()[0]
        assert (screen_text(app), app.document.scroll_offset.y) == (seen, line)
        await press(pilot, "down", "down")
        await resize(pilot, 90, 24)
        await resize(pilot, 60, 24)
        assert app.document.scroll_offset.y == line + 2


async def test_what_is_shown_is_not_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """While text and width stay, no line is laid out again, whatever else changes."""
    app = Harness()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(document, "laid_out", None)
        app.document.source = TEXT
        app.document.set_class(True, "any")
        app.set_focus(None)
        await pilot.pause()
        assert "Title" in screen_text(app)


async def test_only_what_is_looked_at_is_made() -> None:
    """Of a long text the begin is asked for, then a little more than is seen; `end` shows all."""
    made: list[int] = []

    def parts() -> Iterator[str]:
        for number in range(5000):
            made.append(number)
            yield f"## Part {number}"

    app = Harness()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        app.document.show(parts())
        await press(pilot)
        assert "Part 0" in screen_text(app)
        assert len(made) == AT_FIRST // 2 + 1
        app.document.go_to(AT_FIRST - 24 - AHEAD)
        await press(pilot)
        assert len(made) == AT_FIRST // 2 + 1
        await press(pilot, "down")
        assert AT_FIRST // 2 + 1 < len(made) <= AT_FIRST // 2 + 2 * AHEAD
        await press(pilot, "end")
        assert len(made) == len(app.document.headings) == 5000
        assert screen_text(app).splitlines()[-1].strip() == "Part 4999"
        await press(pilot, "home")
        assert "Part 0" in screen_text(app)


async def test_another_theme_is_followed() -> None:
    """The text takes the colours of another theme at once."""
    app = Harness()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        before = app.document.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert app.document.render_line(0).text == before.text
        assert app.document.render_line(0) != before


async def test_text_that_looks_like_markup_stays_text() -> None:
    """Rich markup and escapes of terminals in the text are shown, not carried out."""
    app = Harness("[bold]x[/] [@click=app.quit]y[/] 自転車")
    async with app.run_test(size=(60, 6)) as pilot:
        assert screen_text(app).strip() == "[bold]x[/] [@click=app.quit]y[/] 自転車"
        await pilot.click(offset=(25, 0))
        assert app.is_running


async def test_the_bar_is_part_of_the_lines() -> None:
    """The last cell of the lines shows how far one is, and the mouse can move it."""
    app = Harness()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        document, right = app.document, 59

        def thumb() -> list[int]:
            strips = [document.render_line(y) for y in range(24)]
            styles = [[*strip][-1].style for strip in strips]
            grounds = [style and style.bgcolor for style in styles]
            return [y for y, ground in enumerate(grounds) if ground != grounds[-1]]

        assert thumb()[0] == 0
        await pilot.click(offset=(right, 20))
        assert document.scroll_offset.y == 24
        await pilot.click(offset=(right, 0))
        assert document.scroll_offset.y == 0
        await pilot.mouse_down(offset=(right, 1))
        await pilot.hover(offset=(right, 23))
        assert document.scroll_offset.y == document.max_scroll_y
        await pilot.mouse_up(offset=(right, 23))
        await pilot.hover(offset=(right, 3))
        assert document.scroll_offset.y == document.max_scroll_y
        assert all(strip.cell_length == 60 for strip in map(document.render_line, range(24)))


@pytest.mark.parametrize("width", [40, 91, 140])
async def test_it_is_as_high_as_it_is_long(width: int) -> None:
    """Where its height is its own, it shows all of itself, however wide it is."""
    app = Harness("# Short\n\nand **sweet**")
    app.document.styles.height = "auto"
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        assert app.document.size.height == 3
        assert "and sweet" in screen_text(app)


async def test_a_short_document_has_no_bar() -> None:
    """Where everything is seen the cells of the bar are blank, and a click there does nothing."""
    app = Harness("# Short")
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert {app.document.render_line(y).text[-3:] for y in range(24)} == {"   "}
        await pilot.click(offset=(59, 20))
        assert app.document.scroll_offset.y == 0
