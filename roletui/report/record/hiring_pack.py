"""The hiring pack of a role as Markdown: job post, interview questions, first month."""

from collections.abc import Iterable, Iterator

from roletui.compare.cell import NOT_STATED
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Role
from roletui.report.markdown import bullets, escaped


def pack(dataset: Dataset, roles: Iterable[str], top: int) -> Iterator[str]:
    """Yield the blocks of the hiring packs of some roles, with headings from level ``top``."""
    for name in roles:
        yield from _role(dataset.role(name), "#" * top)


def _role(role: Role, mark: str) -> Iterator[str]:
    yield f"{mark} Hiring pack: {escaped(role.name)}"
    if role.kind == "hire":
        yield f"{mark}# Job post, to be filled in"
        yield from _job_post(role)
    yield f"{mark}# What to ask, and what a good answer shows"
    yield _numbered(f"{ask} *{good}*" for ask, good in _screening(role)) or _missing()
    yield f"{mark}# The first 30 days"
    yield _numbered(escaped(item) for item in role.first_30_days) or _missing()


def _job_post(role: Role) -> Iterator[str]:
    post = role.job_post
    if post is None:
        yield _missing()
        return
    yield f"**{escaped(post.title)}**"
    yield escaped(post.about)
    yield from _listed("What you will do", post.tasks)
    yield from _listed("What you bring", post.must)
    yield from _listed("What we do not ask for", post.not_asked)
    yield from _listed("What we hold in the end", (role.deliverable,))
    if post.apply_with:
        yield f"To apply, send: {escaped(post.apply_with)}"


def _listed(head: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield f"{head}:\n\n{bullets(items)}"


def _screening(role: Role) -> Iterator[tuple[str, str]]:
    return ((escaped(entry.ask), escaped(entry.good)) for entry in role.screening)


def _numbered(items: Iterable[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def _missing() -> str:
    return f"*{NOT_STATED} in this dataset*"
