"""Any Markdown that somebody may write: blocks in blocks, well formed or not."""

from hypothesis import strategies as st

Rows = list[str]

_WORDS = (
    "By hand", "make", "a --> b", "x < y", "*emph*", "`code`", "| a | b |", "| --- | --- |",
    "[1]: http://x.org", "Decision: we wait.", "## Cost", "# Head", "---", "***", "===", "+++",
    "```", "~~~", "````", "~~~~", "```sh", "~~~ md", "```mermaid", "```toml", "<details>",
    "</details>", "<summary>x</summary>", "<!-- a", "-->", "<pre>", "</pre>", "<div>", "</div>",
    "    code", "\tcode", "", "", "1. one", "> quoted", "- entry", "  two  ", "a\\", "&nbsp;", "$$",
    "format = 1", "[answers]", "- Ann: yes", "- Decision-makers: Ann,",
)  # fmt: skip
_CONTAINERS = (
    ("> ", "> "), (">", ">"), ("- ", "  "), ("* ", "  "), ("1. ", "   "), ("10) ", "    "),
    ("   ", "   "), ("    ", "    "), ("- [ ] ", "  "), ("> - ", ">   "),
)  # fmt: skip
_WRAPPERS = (
    ("<details>\n<summary>x</summary>\n", "\n</details>"), ("<!--", "-->"), ("<pre>", "</pre>"),
    ("<div>\n", "\n</div>"),
)  # fmt: skip


@st.composite
def _fenced(draw: st.DrawFn, inner: st.SearchStrategy[Rows]) -> Rows:
    fence = draw(st.sampled_from("`~")) * draw(st.integers(3, 6))
    info = draw(st.sampled_from(["", "sh", " md", "mermaid", "toml"]))
    return [fence + info, *draw(inner), fence + draw(st.sampled_from(["", fence[0]]))]


@st.composite
def _contained(draw: st.DrawFn, inner: st.SearchStrategy[Rows]) -> Rows:
    first, rest = draw(st.sampled_from(_CONTAINERS))
    rows = draw(inner)
    return [first + rows[0], *(rest + row if row or rest.strip() else row for row in rows[1:])]


@st.composite
def _wrapped(draw: st.DrawFn, inner: st.SearchStrategy[Rows]) -> Rows:
    above, below = draw(st.sampled_from(_WRAPPERS))
    return [*above.split("\n"), *draw(inner), *below.split("\n")]


def _nested(inner: st.SearchStrategy[Rows]) -> st.SearchStrategy[Rows]:
    one_after_the_other = st.tuples(inner, inner).map(lambda pair: [*pair[0], "", *pair[1]])
    return _fenced(inner) | _contained(inner) | _wrapped(inner) | one_after_the_other


markdown = st.recursive(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4), _nested, max_leaves=5
)
"""The lines of some blocks: fences, quotations, lists and HTML in one another."""
