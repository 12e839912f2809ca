"""The record as one self-contained page: no network, no script."""

from html import escape

from markdown_it import MarkdownIt

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; margin-top: 2em; }
table { border-collapse: collapse; display: block; overflow-x: auto; font-size: .875rem; }
th, td { border-bottom: 1px solid #8886; padding: .4em .8em .4em 0; text-align: left;
  vertical-align: top; }
pre { overflow-x: auto; padding: 1em; background: #8881; font-size: .875rem; }
@media print { body { margin: 0; max-width: none; } table { display: table; } }
"""


def page(title: str, markdown: str) -> str:
    """Return a Markdown record as an HTML page; raw HTML in it stays text."""
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )
