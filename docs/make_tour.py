"""Make the moving picture of the README from the running app: ``python docs/make_tour.py``.

The keys of ``docs/tour.tape`` go in; an SVG comes out that shows the screen after each of them in
turn and begins again at its end. It needs no script and loads nothing. Whoever asks their system
for less motion sees the last screen, at rest.
"""

import os
import re
import sys
import typing
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

from make_pictures import FOLDER, app

from roletui.screens.palette import DARK
from roletui.tui.idle_loop import run_to_end

TAPE = Path(__file__).with_name("tour.tape")
KEY_SECONDS, LETTER_SECONDS = 0.6, 0.08
"""How long a screen stays after a key, and after a character of some words."""
CELL, ROW = 12.2, 24.4
"""Width and height of a cell in the pictures of a screen."""
MARGIN = 12
GROUND = DARK.ground
SVG = "{http://www.w3.org/2000/svg}"
BLOCKS = {"█": (0, 0, 1, 1), "▀": (0, 0, 1, 0.5), "▄": (0, 0.5, 1, 0.5), "▌": (0, 0, 0.5, 1)}
"""Signs that are drawn: left, top, width and height in a cell. Fonts leave gaps between them."""


class Frame(typing.NamedTuple):
    """A screen and how long it stays."""

    rows: tuple[str, ...]
    """The drawing of each row, as if it were the first."""
    seconds: float


def steps(tape: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands of a tape, each with its words; ``ValueError`` names a wrong line."""
    for number, line in enumerate(tape.splitlines(), 1):
        command, *words = line.split() or ["#"]
        if command.startswith("#"):
            continue
        if command not in ("size", "press", "type", "show") or not words:
            raise ValueError(f"line {number}: {line}")
        yield command, words


async def play(tape: str) -> list[Frame]:
    """Return the screens that the app shows while a tape is played."""
    (first, size), *rest = steps(tape)
    if first != "size":
        raise ValueError("a tape begins with a size")
    running, frames = app(), []
    async with running.run_test(size=(int(size[0]), int(size[1]))) as pilot:

        async def take(seconds: float) -> None:
            await running.settled()
            frames.append(Frame(rows_of(running.export_screenshot()), seconds))

        await take(KEY_SECONDS)
        for command, words in rest:
            if command == "show":
                frames[-1] = frames[-1]._replace(seconds=float(words[0]))
            elif command == "press":
                for key in words:
                    await pilot.press(key)
                    await take(KEY_SECONDS)
            else:
                for letter in " ".join(words):
                    await pilot.press("space" if letter == " " else letter)
                    await take(LETTER_SECONDS)
    return frames


def rows_of(picture: str) -> tuple[str, ...]:
    """Return the rows of a picture of a screen, each drawn on its own."""
    root = ElementTree.fromstring(picture)
    styles = dict(re.findall(r"\.([\w-]+-r\d+) \{ (.*?) \}", picture))
    rows: dict[int, list[str]] = {}
    grounds: dict[int, list[tuple[str, float, float]]] = {}
    for part in root.iter(f"{SVG}rect"):
        if part.get("shape-rendering"):
            row = round((float(part.attrib["y"]) - 1.5) / ROW)
            fill, x, width = (part.attrib[name] for name in ("fill", "x", "width"))
            grounds.setdefault(row, []).append((fill, float(x), float(width)))
    for row, boxes in grounds.items():
        for fill, group in groupby(boxes, lambda box: box[0]):
            if fill != GROUND:
                found = [*group]
                wide = found[-1][1] + found[-1][2] - found[0][1]
                rows.setdefault(row, []).append(_box(found[0][1], 0, wide, ROW, fill))
    for part in root.iter(f"{SVG}text"):
        if part.get("clip-path"):
            row = round((float(part.attrib["y"]) - 20) / ROW)
            style = styles[part.attrib["class"]]
            rows.setdefault(row, []).extend(_words(part.text or "", float(part.attrib["x"]), style))
    return tuple("".join(rows.get(row, ())) for row in range(max(rows) + 1))


def _words(text: str, left: float, style: str) -> Iterator[str]:
    """Yield the drawing of a piece of a line: blocks as boxes, everything else as text."""
    fill = re.search(r"fill: (#\w+)", style)
    colour = fill[1] if fill else "#fff"
    weight = ' font-weight="bold"' if "bold" in style else ""
    for found in re.finditer(f"[{''.join(BLOCKS)}]|[^{''.join(BLOCKS)}]+", text):
        x, words = left + found.start() * CELL, found[0]
        if words in BLOCKS:
            across, down, width, height = BLOCKS[words]
            yield _box(x + across * CELL, down * ROW, width * CELL, height * ROW, colour)
        elif words.strip("\xa0 "):
            length = f"{len(words) * CELL:.1f}"
            escaped = words.replace("&", "&amp;").replace("<", "&lt;")
            yield (
                f'<text x="{x:.1f}" y="18.5" fill="{colour}"{weight} textLength="{length}">'
                f"{escaped}</text>"
            )


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    # A hair wider and higher, so that no line of the ground shows between two.
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width + 0.3:.1f}" height="{height + 0.3:.1f}" '
        f'fill="{fill}"/>'
    )


def moving(frames: list[Frame], columns: int) -> str:
    """Return the SVG that shows some screens in turn; a row that is on several stands once."""
    names: dict[str, str] = {}
    total = sum(frame.seconds for frame in frames)
    rules, groups, start = [], [], 0.0
    for number, frame in enumerate(frames):
        end = start + frame.seconds
        a, b = 100 * start / total, 100 * end / total
        hidden = f"0%,{a:.3f}%{{visibility:hidden}}" if start else ""
        after = f"{b:.3f}%,100%{{visibility:hidden}}" if number < len(frames) - 1 else ""
        last = b if after else 100
        shown = f"{a + 0.001 if start else 0:.3f}%,{last - 0.001 if after else 100:.3f}%"
        rules.append(f"@keyframes f{number}{{{hidden}{shown}{{visibility:visible}}{after}}}")
        uses = "".join(
            f'<use href="#{names.setdefault(row, f"r{len(names)}")}" y="{place * ROW:.1f}"/>'
            for place, row in enumerate(frame.rows)
            if row
        )
        groups.append(f'<g style="animation-name:f{number}">{uses}</g>')
        start = end
    width = columns * CELL + 2 * MARGIN
    height = max(len(frame.rows) for frame in frames) * ROW + 2 * MARGIN
    drawn = "".join(f'<g id="{name}">{row}</g>' for row, name in names.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}">'
        "<title>roletui: from the first question to the record</title>"
        "<style>text{font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:20px;"
        "white-space:pre}"
        f".film>g{{visibility:hidden;animation:{total:.2f}s step-end infinite}}"
        f"{''.join(rules)}"
        "@media (prefers-reduced-motion:reduce){.film>g{animation:none}"
        ".film>g:last-child{visibility:visible}}</style>"
        f'<rect width="100%" height="100%" rx="10" fill="{GROUND}"/><defs>{drawn}</defs>'
        f'<g class="film" transform="translate({MARGIN} {MARGIN})">{"".join(groups)}</g></svg>\n'
    )


def main(folder: Path = FOLDER) -> None:
    """Play the tape and write the picture."""
    tape = TAPE.read_text(encoding="utf-8")
    columns = int(next(steps(tape))[1][0])
    with (
        patch.dict(os.environ, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}),
        patch("os.getcwd", return_value="/somewhere"),
    ):
        os.environ.pop("NO_COLOR", None)
        frames = run_to_end(play(tape))
    (folder / "tour.svg").write_text(moving(frames, columns), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:2]))
