"""The site: ``docs/`` and the pages at the top of the checkout, as plain files, made by Sphinx.

From the top: ``.venv/bin/sphinx-build -W --keep-going -q -c docs/site . build/site``. The pages are
Markdown as forges show it. A folder's ``README.md`` is its table of contents: each of its sections
with a list of links becomes a part of the navigation, and pages that it does not link come last.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

project = "roletui"
html_title = "roletui"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
include_patterns = ["*.md", "docs/**.md"]
root_doc = "docs/README"

myst_heading_anchors = 4
# What means something to Sphinx alone would be shown as it is on a forge.
myst_disable_syntax = ["myst_role", "myst_target", "myst_line_comment", "myst_block_break"]
# A language that Pygments does not know, or that is cut with “…”, is shown in one colour.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_theme_options = {"top_of_page_buttons": []}
html_extra_path = ["index.html"]
html_copy_source = False
html_show_copyright = False
html_use_index = False
html_search_scorer = str(Path(__file__).with_name("scorer.js"))


def contents(app: Sphinx, page: nodes.document) -> None:
    """Add what a table of contents links to, and the rest of its folder, to the navigation."""
    name = PurePosixPath(app.env.current_document.docname)
    if name.name != "README" or name.parent == PurePosixPath():
        return
    listed = {str(name)}
    for section in page.findall(nodes.section):
        if entries := [*linked(section)]:
            caption = "" if section is page[0] else section[0].astext()
            section.append(part(name, caption, entries))
            listed |= {target for _, target in entries}
    folder = {other for other in app.env.found_docs if PurePosixPath(other).parent == name.parent}
    if more := sorted(folder - listed):
        page[0].append(part(name, "More", [(None, other) for other in more]))
    app.env.glob_toctrees.add(str(name))  # read again where pages come and go


def linked(section: nodes.section) -> Iterator[tuple[str | None, str]]:
    """Yield the words and the page of the first link of each item in the lists of a section."""
    for items in section:
        if isinstance(items, nodes.bullet_list | nodes.enumerated_list):
            for item in items:
                link = item.next_node(addnodes.pending_xref)
                if link and link["refdomain"] == "doc":
                    yield link.astext(), link["reftarget"]


def part(
    page: PurePosixPath, caption: str, entries: list[tuple[str | None, str]]
) -> addnodes.toctree:
    """Return a part of the navigation, of which the page itself shows nothing."""
    return addnodes.toctree(
        parent=str(page),
        entries=entries,
        includefiles=[target for _, target in entries],
        caption=caption,
        rawcaption=caption,
        maxdepth=-1,
        glob=True,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=True,
    )


def setup(app: Sphinx) -> None:
    """Read tables of contents before Sphinx collects the navigation."""
    app.connect("doctree-read", contents, priority=100)
