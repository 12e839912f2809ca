"""How a decision comes back from a record: the block that holds it, and what to do with it."""

from roletui.case.case import Case
from roletui.case.result import result_of
from roletui.records.block import FENCE
from roletui.records.scenario_text import dumps
from roletui.records.toml_rows import folded

REOPEN = (
    "Save this text as a file and run `roletui open` with its name: everything comes back as it "
    "was. "
    "With a dataset of your own, name its file too: `--dataset FILE`. In the block "
    "below, *decided* says that the answers lead to one outcome; whether that is accepted says the "
    "status at the top."
)


def block(case: Case) -> str:
    """Return the fenced block from which a state is restored, with what it came to."""
    toml = dumps(case.context.loaded, case.state, result=result_of(case))
    return f"{FENCE}\n{folded(toml)}```"
