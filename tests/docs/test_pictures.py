"""The pictures of the pages are of the program as it is now."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
import make_pictures
import make_tour

TOP = Path(__file__).parents[2]
PICTURES = TOP / "docs" / "pictures"
AGAIN = "python docs/make_pictures.py && python docs/make_tour.py"


@pytest.mark.harness
def test_the_pictures_are_of_now(tmp_path: Path) -> None:
    """Made again from the running app, each picture is the one that is shown, and none is left."""
    make_pictures.main(tmp_path)
    make_tour.main(tmp_path)
    made = {file.name: file.read_text("utf-8") for file in tmp_path.glob("*.svg")}
    kept = {file.name: file.read_text("utf-8") for file in PICTURES.iterdir()}
    assert made.keys() == kept.keys()
    changed = [name for name, picture in made.items() if picture != kept[name]]
    assert changed == [], f"make them again, and look at them: {AGAIN}"


def test_every_picture_is_shown() -> None:
    """Each picture is on a page."""
    pages = [*TOP.glob("*.md"), *(TOP / "docs").glob("*.md")]
    text = "\n".join(page.read_text("utf-8") for page in pages)
    assert [p.name for p in PICTURES.iterdir() if f"pictures/{p.name})" not in text] == []
