"""Many requests summed up, as Markdown."""

from collections.abc import Iterator

from roletui.portfolio.portfolio import Portfolio
from roletui.report.markdown import bullets, escaped, table
from roletui.report.portfolio.words import costs, sections, summed


def title(portfolio: Portfolio) -> str:
    """Return what stands above all of it."""
    return f"Portfolio: {portfolio.dataset.about.title}"


def markdown(portfolio: Portfolio) -> str:
    """Return the summary as a Markdown document."""
    return "\n\n".join(_blocks(portfolio)) + "\n"


def _blocks(portfolio: Portfolio) -> Iterator[str]:
    yield f"# {escaped(title(portfolio))}"
    yield f"**{escaped(summed(portfolio))}**"
    yield f"**{escaped(costs(portfolio))}**"
    for section in sections(portfolio):
        yield f"## {escaped(section.heading)}"
        if section.rows:
            figures = len(section.head) - section.words
            yield table(section.head, section.rows, figures=figures, skip=section.words - 1)
        if section.sentences:
            yield bullets(section.sentences)
    yield escaped(made_words(portfolio))


def made_words(portfolio: Portfolio) -> str:
    """Say of which dataset, and of which day, it is."""
    about = portfolio.dataset.about
    day = portfolio.context.today.isoformat()
    return f"Counted with the dataset {about.id} {about.version} on {day}, in {about.currency}."
