"""``roletui check``: every problem of a dataset, its examples run as tests."""

import argparse
import json

from roletui.cli.errors import DONE, FAILED, FOUND
from roletui.cli.setting import dataset_file, talk
from roletui.dataset.load import load
from roletui.dataset.model import Dataset
from roletui.dataset.problems import DatasetError, Problem
from roletui.decision import Tree


def run(options: argparse.Namespace) -> int:
    """Check each file; print its problems; return 1 where there are any."""
    rows: list[dict[str, str]] = []
    unreadable = False
    for file in options.files:
        try:
            found = load(dataset_file(file))
            problems = example_problems(found.dataset)
            if not problems:
                talk(f"{file}: {summary(found.dataset)}")
        except DatasetError as error:
            problems = list(error.problems)
            unreadable = unreadable or error.unread
        rows += [
            {"file": file, "path": p.place, "id": p.key, "message": p.message} for p in problems
        ]
        if options.format == "text":
            for problem in problems:
                print(f"{file}: {problem}")
    if options.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    return FAILED if unreadable else FOUND if rows else DONE


def example_problems(dataset: Dataset) -> list[Problem]:
    """Return the examples whose answers do not lead where they say."""
    tree = Tree(dataset)
    found = []
    for index, example in enumerate(dataset.examples):
        walk = tree.walk(example.answers)
        place = ("examples", index)
        if walk.question is not None:
            message = f"leaves the question “{walk.question.id}” open."
            found.append(Problem((*place, "answers"), message, example.id))
        elif walk.outcomes != (example.outcome,):
            message = f"must be {' or '.join(walk.outcomes)}: that is where its answers lead."
            found.append(Problem((*place, "outcome"), message, example.id))
        elif walk.unused:
            message = f"are never asked on this way: {', '.join(walk.unused)}."
            found.append(Problem((*place, "answers"), message, example.id))
    return found


def summary(dataset: Dataset) -> str:
    """Say what a dataset holds, when nothing is wrong with it."""
    tree = Tree(dataset)
    start = tree.walk({})
    return (
        f"no problems. {len(dataset.questions)} questions, {start.shortest} to {start.longest} on "
        f"a way; {len(dataset.outcomes)} outcomes, {len(dataset.roles)} roles, "
        f"{len(dataset.rates)} rates, {len(dataset.sources)} sources, "
        f"{len(dataset.examples)} examples."
    )
