"""The options of ``roletui recheck``."""

from roletui.cli.options.shared import command, format_
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui recheck decisions"
    help_ = "check old records against today's dataset: what changed, and why"
    parser = command(add, "recheck", help_, example)
    parser.ends = {
        0: "nothing changed; with --max-rise also where no cost rose by more",
        1: "an outcome or a cost changed, or that cannot be told; with --max-rise, an outcome "
        "did, or a cost rose by more",
        2: "a file could not be read; the others are still checked",
    }
    parser.description = (
        f"{parser.description} The exit status is 0 if nothing changed; 1 if an outcome or a "
        "cost did, or if that cannot be told; and 2 if a file could not be read (the others are "
        "still checked). In a folder, Markdown and TOML files are read; files without a record "
        "are only counted. With --max-rise, a changed cost counts only if it rose by more, or "
        "if that cannot be told."
    )
    words = "a saved decision, a record, a folder or a share code; - for standard input"
    parser.add_argument("records", metavar="FILE|FOLDER|CODE", nargs="+", help=words)
    words = "by how many per cent a likely cost may have risen since the record was made"
    parser.add_argument("--max-rise", metavar="PERCENT", help=words)
    format_(parser, "text", "json", "md", "github")
