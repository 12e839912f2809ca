"""Valid datasets of any length: rates, a chain of questions, sources and terms."""

from collections.abc import Iterator
from itertools import count

_HEAD = """\
format = 1

[about]
id = "generated"
title = "Which of two?"
decides = "Nothing."
audience = "A benchmark."
out_of_scope = "Everything else."
version = "1.0.0"
review_by = 2099-12-31
update_policy = "Made anew each time."
currency = "USD"
disclosure = "Nobody profits."

[budget]
role = "role-a"
people = { minimum = 1, maximum = 20, step = 1, coarse = 5, default = 1, unit = "" }
hours = { minimum = 5, maximum = 60, step = 0.5, coarse = 5, default = 40, unit = "h" }
weeks = { minimum = 1, maximum = 104, step = 1, coarse = 4, default = 12, unit = "" }
"""

_ROLE = """
[[roles]]
id = "{id}"
name = "Role {id}"
short = "{id}"
kind = "hire"
one_line = "One line."
summary = "A summary."
typical_work = ["Work of one kind", "Work of another"]
deliverable = "A thing."
hire_when = "It is needed."
pros = ["One", "Two"]
cons = ["Another", "Others"]
first_90_days = ["Days"]
stays_with_you = ["All"]
sources = ["source-0"]

[[outcomes]]
id = "{id}"
roles = ["{id}"]
headline = "Role {id}"
advice = "Take it."
runner_up = "{other}"
runner_up_because = "It is the other one."
next_steps = ["Begin"]
"""

_CHANNEL = """
[[channels]]
id = "direct"
name = "Direct"
summary = "Without anybody between."
hours_per_year = 1920
hours_basis = "paid"
"""

_FACTOR = """
[[factors]]
id = "rate"
label = "Rate"
kind = "money"
why = "It is what is paid."
channel = "direct"
"""

_SOURCE = """
[[sources]]
id = "source-{n}"
title = "Title number {n}"
publisher = "Publisher"
interest = "Gains nothing."
published = "2026-05"
checked = "2026-10"
grade = "B"
url = "https://example.org/{n}"
"""

_RATE = """
[[rates]]
id = "rate-{n}"
role = "role-{role}"
channel = "direct"
region = "Region {n}"
basis = "asked"
unit = "hour"
currency = "USD"
low = {n}.25
likely = {n}.50
high = {n}.75
source = "source-0"
note = "A figure of no one."
"""

_QUESTION = """
[[questions]]
id = "question-{n}"
topic = "Topic {n}"
ask = "Does number {n} hold?"
why = "Because the next one depends on it."
find_out = "Ask whoever knows."
sources = ["{source}"]
{terms}
[[questions.answers]]
id = "yes"
label = "Yes"
means = "It does, as far as anybody can tell."
because = "It holds."
outcome = "role-{role}"
safe = true

[[questions.answers]]
id = "no"
label = "No"
because = "It does not hold."
{next}
"""

_FORK = """
[[questions]]
id = "question-{n}"
topic = "Topic {n}"
ask = "Does number {n} hold?"
why = "Because the next one depends on it."
find_out = "Ask whoever knows."

[[questions.answers]]
id = "yes"
label = "Yes"
because = "It holds."
{first}
safe = true

[[questions.answers]]
id = "no"
label = "No"
because = "It does not hold."
{second}
"""

_TERM = """
[[glossary]]
id = "term-{n}"
term = "Term {n}"
meaning = "What it means, said in one sentence that is about as long as such sentences are."
"""

_LAST = 'outcome = "role-b"'


def dataset(lines: int) -> str:
    """Return a valid dataset of about so many lines."""
    parts = [
        _HEAD,
        _ROLE.format(id="role-a", other="role-b"),
        _ROLE.format(id="role-b", other="role-a"),
        _CHANNEL,
        _FACTOR,
        _SOURCE.format(n=0),
    ]
    questions = 0
    length = sum(part.count("\n") for part in parts) + _QUESTION.count("\n")
    for text in _entries():
        if length >= lines:
            break
        parts.append(text)
        questions += 1
        length += text.count("\n")
    parts.append(_question(questions, _LAST))
    return "".join(parts)


def _entries() -> Iterator[str]:
    """Yield entries without end, each a question with a source, a term and two rates."""
    for n in count():
        role = "ab"[n % 2]
        yield "".join(
            [
                _question(n, f'goto = "question-{n + 1}"'),
                _SOURCE.format(n=n + 1),
                _RATE.format(n=2 * n, role=role),
                _RATE.format(n=2 * n + 1, role=role),
                _TERM.format(n=n),
            ]
        )


def _question(n: int, next_: str) -> str:
    last = next_ == _LAST
    source = "source-0" if last else f"source-{n + 1}"
    terms = "" if last else f'terms = ["term-{n}"]\n'
    return _QUESTION.format(n=n, role="ab"[n % 2], next=next_, source=source, terms=terms)


_CHANNELS = ("direct", "agency")
_FIELDS = ("typical_work", "deliverable", "hire_when", "pros", "cons")
_WORDS = (
    "Joins what is there", "Builds what is missing and keeps it running", "Measures first",
    "Writes down how it works, so that others can", "Asks whoever knows", "Tests each change",
    "Hands it over in the end",
)  # fmt: skip


def grid(roles: int, factors: int) -> str:
    """Return a valid dataset that compares so many roles in so many factors, of every kind."""
    names = [f"role-{n}" for n in range(roles)]
    parts = [_HEAD.replace('role = "role-a"', f'role = "{names[0]}"'), _SOURCE.format(n=0)]
    listed = ", ".join(f'"{name}"' for name in names)
    for name in names:
        parts.append(_ROLE.partition("\n[[outcomes]]")[0].format(id=name))
    for end in "ab":
        outcome = "[[outcomes]]" + _ROLE.partition("[[outcomes]]")[2]
        text = outcome.format(id=f"end-{end}", other="end-b" if end == "a" else "end-a")
        parts.append(text.replace(f'roles = ["end-{end}"]', f"roles = [{listed}]"))
    parts.append(_QUESTION.format(
        n=0, role="a", terms="", source="source-0", next='outcome = "end-b"'
    ).replace('"role-a"', '"end-a"'))  # fmt: skip
    for channel in _CHANNELS:
        parts.append(_CHANNEL.replace("direct", channel).replace("Direct", channel.title()))
        for n in range(roles):
            text = _RATE.format(n=n, role="").replace('id = "rate-', f'id = "{channel}-')
            parts.append(
                text.replace('"role-"', f'"{names[n]}"').replace('"direct"', f'"{channel}"')
            )
    parts += [_factor(n, names) for n in range(factors)]
    return "".join(parts)


def whole(roles: int, factors: int, questions: int, channels: int) -> str:
    """Return a valid dataset as large as any: each question leads to two others or two outcomes.

    Each role has an outcome of its own, and a rate through each channel.
    """
    compared = grid(roles, factors)
    head, _, rest = compared.partition("\n[[outcomes]]")
    parts = [head]
    for n in range(roles):
        text = _ROLE.partition("[[outcomes]]")[2]
        parts.append(
            f"\n[[outcomes]]{text.format(id=f'role-{n}', other=f'role-{(n + 1) % roles}')}"
        )
    for n in range(questions):
        first, second = (
            f'goto = "question-{n_}"' if n_ < questions else f'outcome = "role-{n_ % roles}"'
            for n_ in (2 * n + 1, 2 * n + 2)
        )
        parts.append(_FORK.format(n=n, first=first, second=second))
    parts.append(f"\n[[channels]]{rest.partition('[[channels]]')[2]}")
    for number in range(len(_CHANNELS), channels):
        name = f"way-{number}"
        parts.append(_CHANNEL.replace("direct", name).replace("Direct", name.title()))
        for n in range(roles):
            text = _RATE.format(n=n, role=n).replace('id = "rate-', f'id = "{name}-')
            parts.append(text.replace('"direct"', f'"{name}"'))
    return "".join(parts)


def _factor(n: int, names: list[str]) -> str:
    """Return a factor: of ten, one is money, one a role's own field, two ratings, six words."""
    head = f'\n[[factors]]\nid = "factor-{n}"\nlabel = "Factor number {n}"\nwhy = "It matters."\n'
    kind = n % 10
    if kind == 0:
        per = "month" if n % 20 else "hour"
        return f'{head}kind = "money"\nchannel = "{_CHANNELS[n // 20 % 2]}"\nper = "{per}"\n'
    if kind == 1:
        return f'{head}kind = "list"\nfield = "{_FIELDS[n // 10 % 5]}"\n'
    if kind in (2, 3):
        cells = (f'{{role="{name}",level={(n * m) % 3 + 1}}}' for m, name in enumerate(names))
        head += 'kind = "rating"\nlevels = ["low", "moderate", "high"]\nbetter = "less"\n'
    else:
        cells = (
            f'{{role="{name}",text="{_WORDS[(n + m) % len(_WORDS)]} {m % 97}"}}'
            for m, name in enumerate(names)
            if (m + n) % 11
        )
        head += 'kind = "text"\n'
    return f"{head}cells = [{','.join(cells)}]\n"


def forks(questions: int) -> str:
    """Return a valid dataset whose ways double with every question or two: none can be listed."""
    parts = [
        _HEAD,
        _ROLE.format(id="role-a", other="role-b"),
        _ROLE.format(id="role-b", other="role-a"),
        _SOURCE.format(n=0),
    ]
    for n in range(questions):
        first, second = (
            f'goto = "question-{target}"' if target < questions else f'outcome = "role-{end}"'
            for target, end in ((n + 1, "a"), (n + 2, "b"))
        )
        parts.append(_FORK.format(n=n, first=first, second=second))
    return "".join(parts)
