"""``roletui export``: a saved scenario or record as a document."""

import argparse
import os

from roletui.case.case import Case
from roletui.cli.context import context_of
from roletui.cli.document_options import refuse_misplaced
from roletui.cli.errors import DONE, RequestError, writing
from roletui.cli.inputs import talk
from roletui.cli.named_session import named
from roletui.cli.open_word import opened
from roletui.disk.write import write_text
from roletui.records.scenario import reopen
from roletui.report.forms import Name, document, without_cost
from roletui.state.state import put_pack


def run(options: argparse.Namespace) -> int:
    """Write the document to a file or to stdout."""
    refuse_misplaced(options, "write", pack=("md", "html"), other_side=("md",))
    if options.output == "":
        raise RequestError("-o needs the name of a file, or - for stdout.")
    scenario = opened(options.file)
    context = context_of(options, scenario.dataset.id)
    state, warnings = reopen(scenario, context)
    for warning in warnings:
        talk(warning)
    state = put_pack(named(state, options), wanted=state.pack or options.pack)
    form: Name = options.format
    if options.short or options.other_side:
        form = "short" if options.short else "other-side"
    case = Case.of(context, state)
    remarks: tuple[str, ...] = ()
    if form in ("md", "short") and options.force and os.path.isfile(options.output or "-"):
        # Only where a file is written over: 10 ms.
        from roletui.report.record.rewrite import KeptError, rewritten

        try:
            text, remarks, _ = rewritten(options.output, case, form)
        except KeptError as error:
            raise RequestError(f"{options.output} is not overwritten. {error}") from None
        except OSError as error:
            raise RequestError(f"{options.output} cannot be read: {error.strerror}.") from None
    else:
        text = document(form, case)
    if form == "csv":
        for words in without_cost(case):
            talk(words)
    if options.output in (None, "-"):
        print(text, end="")
        return DONE
    with writing(options.output):
        write_text(options.output, text, overwrite=options.force)
    talk(". ".join([f"saved {options.output}", *([" ".join(remarks)] if remarks else [])]))
    return DONE
