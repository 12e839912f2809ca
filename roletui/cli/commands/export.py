"""``roletui export``: a saved scenario or record as a document."""

import argparse

from roletui.cli.errors import DONE, RequestError
from roletui.cli.inputs import loaded, talk, today
from roletui.cli.open_word import opened
from roletui.disk.write import write_text
from roletui.records.scenario import reopen
from roletui.report.forms import Name, document, without_cost
from roletui.report.record.keep_notes import KEPT, MarkGoneError, kept_notes
from roletui.state.state import put_pack
from roletui.tree.walk import Tree


def run(options: argparse.Namespace) -> int:
    """Write the document to a file or to stdout."""
    if options.pack and options.format not in ("md", "html"):
        raise RequestError(
            f"--pack goes into the record, which --format {options.format} does not write; "
            "use --format md or html."
        )
    if options.short and (options.pack or options.format != "md"):
        what = "--pack goes into the whole record" if options.pack else "only --format md has one"
        raise RequestError(f"--short writes the short record; {what}.")
    if options.output == "":
        raise RequestError("-o needs the name of a file, or - for stdout.")
    scenario = opened(options.file)
    found = loaded(options, scenario.dataset.id)
    tree = Tree(found.dataset)
    state, warnings = reopen(scenario, found, tree)
    for warning in warnings:
        talk(warning)
    state = put_pack(state, wanted=state.pack or options.pack)
    form: Name = "short" if options.short else options.format
    between = None
    if form in ("md", "short") and options.output not in (None, "-") and options.force:
        try:
            between = kept_notes(options.output, state)
        except MarkGoneError as error:
            raise RequestError(f"{options.output} is not overwritten. {error}") from None
    text = document(form, found, tree, state, today(options), between)
    if form == "csv":
        for words in without_cost(tree, state):
            talk(words)
    if options.output in (None, "-"):
        print(text, end="")
        return DONE
    try:
        write_text(options.output, text, overwrite=options.force)
    except FileExistsError:
        raise RequestError(f"{options.output} is there already; --force overwrites it.") from None
    except OSError as error:
        raise RequestError(f"{options.output} cannot be written: {error.strerror}.") from None
    talk(f"saved {options.output}{f'. {KEPT}' if between is not None else ''}")
    return DONE
