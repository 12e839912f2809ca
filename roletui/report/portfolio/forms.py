"""What a summary of many requests can be written as."""

import os
import typing

from roletui.portfolio.portfolio import Portfolio

Form = typing.Literal["text", "md", "html", "json"]
SUFFIXES: dict[str, Form] = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "text",
}


def form_of_name(path: str, usual: Form = "md") -> Form:
    """Return the form that the name of a file says."""
    return SUFFIXES.get(os.path.splitext(path)[1].lower(), usual)


def document(form: Form, portfolio: Portfolio, width: int = 100) -> str:
    """Return a summary in a form; lines of text have at most a width."""
    match form:
        case "text":
            from roletui.report.portfolio.text import text  # only this form: 1 ms

            return "\n".join(text(portfolio, width)) + "\n"
        case "md":
            from roletui.report.portfolio.markdown import markdown  # only this form: 1 ms

            return markdown(portfolio)
        case "html":
            from roletui.report.page.page import laid_out  # only this form: 60 ms
            from roletui.report.portfolio.page import parts

            return laid_out(*parts(portfolio))
        case "json":
            from roletui.report.portfolio.data import json  # only this form: 2 ms

            return json(portfolio)
        case never:
            typing.assert_never(never)
