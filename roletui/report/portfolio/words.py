"""What is said of many requests: the answer first, then tables with the sentences they need."""

from collections.abc import Iterator

from roletui.case.names import names
from roletui.cost.simulation import DRAWS
from roletui.portfolio.portfolio import Month, Portfolio, Row
from roletui.text.money import money, readable_money
from roletui.text.numbers import count, decimals, lower_first, plain
from roletui.text.tuples import NamedTuple

NEEDS, MONTHS, SETTLES = "What they need", "By month", "What would settle most"
TOGETHER, SURE, LEFT, BAD = "Part-time needs", "How sure the sum is", "Not counted", "Not read"
"""The headings of the sections."""
NO_DATE = "no date"
NAMED = 3
"""So many outcomes are named in the first line."""
BAD_SHOWN = 20
"""So many of the files and rows that could not be read are named."""

ASSUMED = (
    "As assumed: a request that is still open counts as what is usual in its case, and one with "
    "questions left as if they were answered as usual."
)
TURNS_OUT = (
    "As what is open turns out: each open request as the cheapest, or the most expensive, of the "
    "outcomes that are still possible, at the likely figures. One that hires nobody costs nothing "
    "here."
)
MONTH_RULE = (
    "A request counts in full in the month in which it begins, however long it takes, and under "
    "each role that it hires."
)
SETTLES_RULE = (
    "Decides: whatever that question is answered, the request is decided. The money lies between "
    "the cheapest and the most expensive of what these requests may turn out to be."
)
SURE_RULE = (
    f"{DRAWS:,} sums are drawn, each figure of a source once for all requests, so that "
    "those at one rate move together. The range is the wider of figures that move each alone "
    "and of all low together or high together; what is open counts as assumed."
)
TOGETHER_RULE = (
    "Needs of less than 40 hours a week for one role, hired the same way in the same month, are "
    "added up and spread evenly over the longest of them, before minimums and what is paid for "
    "each person are charged. The sums above charge each request by itself."
)


class Section(NamedTuple):
    """A heading, a table, and the sentences below it."""

    heading: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    words: int = 1
    """So many first columns are words; the others are figures, flush right."""
    sentences: tuple[str, ...] = ()


def summed(portfolio: Portfolio) -> str:
    """Say how many requests need what, such as ``500 requests: 212 × AI engineer; 61 open``."""
    total = portfolio.readable + portfolio.unreadable
    hiring = [row for row in portfolio.rows if row.roles and row.decided]
    hiring.sort(key=lambda row: (-row.decided, row.outcome))
    parts = [f"{plain(row.decided)} × {row.name}" for row in hiring[:NAMED]]
    if rest := sum(row.decided for row in hiring[NAMED:]):
        parts.append(count(rest, "other", "others"))
    nobody = sum(row.decided for row in portfolio.rows if not row.roles)
    if nobody:
        parts.append(f"{plain(nobody)} {'needs' if nobody == 1 else 'need'} nobody")
    counts = portfolio.counts
    left = [
        f"{plain(number)} {words}"
        for number, words in (
            (counts["open"], "open"),
            (counts["asking"], "with questions left"),
            (portfolio.unreadable, "not read"),
        )
        if number
    ]
    told = "; ".join(filter(None, [", ".join(parts), ", ".join(left)]))
    head = count(total, "request", "requests")
    return f"{head}: {told}." if told else f"{head}."


def costs(portfolio: Portfolio) -> str:
    """Say what they cost: ``$8,850,000 as assumed; $7,420,000 to $13,400,000 as …``."""
    written = readable_money(portfolio.assumed.likely, portfolio.currency)
    if not portfolio.readable:
        return "Nothing is summed up."
    if not portfolio.undecided:
        return f"{written} at the likely figures; nothing is open."
    ends = (portfolio.cheapest, portfolio.dearest)
    low, high = (readable_money(end, portfolio.currency) for end in ends)
    if ends[0] == ends[1]:
        return f"{written} as assumed, and however what is open turns out."
    return f"{written} as assumed; {low} to {high} as what is open turns out."


def sections(portfolio: Portfolio) -> Iterator[Section]:
    """Yield what there is to say below the answer."""
    if portfolio.rows:
        yield _needs(portfolio)
    if portfolio.months:
        yield _months(portfolio)
    if portfolio.settling:
        yield _settles(portfolio)
    if sure := sure_words(portfolio):
        yield Section(SURE, sentences=(sure, SURE_RULE))
    if portfolio.shared:
        yield _together(portfolio)
    left = filter(None, (left_words(portfolio), uncounted_words(portfolio)))
    if sentences := tuple(left):
        yield Section(LEFT, sentences=sentences)
    if portfolio.unreadable:
        yield _bad(portfolio)


def _needs(portfolio: Portfolio) -> Section:
    head = ("Outcome", "Requests", "Decided", "Still open", "People", "Likely cost")
    every = portfolio.rows
    total = Row(
        "", "In total", (), sum(row.decided for row in every), sum(row.leaning for row in every),
        sum((row.people for row in every), start=every[0].people * 0), portfolio.assumed,
    )  # fmt: skip
    rows = tuple(_row(row, portfolio.currency) for row in (*every, total))
    sentences = (ASSUMED, TURNS_OUT) if portfolio.undecided else ()
    return Section(NEEDS, head, rows, sentences=sentences)


def _row(row: Row, currency: str) -> tuple[str, ...]:
    numbers = map(plain, (row.number, row.decided, row.leaning))
    nobody = not row.roles and row.outcome
    cost = "nobody is hired" if nobody else money(row.cost.likely, currency, cents=False)
    return (row.name, *numbers, plain(row.people), cost)


def month_name(month: Month) -> str:
    """Return a month as it is written, or that there is no date."""
    return month.month or NO_DATE


def _months(portfolio: Portfolio) -> Section:
    roles = [role for role, _ in portfolio.roles.most_common()]
    shorts = (names(portfolio.dataset, (role,)) for role in roles)
    head = ("Month", "Requests", *shorts, "Nobody", "Still open", "Likely cost")
    rows = []
    for month in portfolio.months:
        numbers = (month.number, *(month.roles[role] for role in roles), month.nobody)
        cost = money(month.cost.likely, portfolio.currency, cents=False)
        rows.append((month_name(month), *map(plain, (*numbers, month.undecided)), cost))
    return Section(MONTHS, head, tuple(rows), sentences=(MONTH_RULE,))


def settles_words(portfolio: Portfolio) -> str:
    """Say which question would settle most, and how much money hangs on it; empty for none."""
    if not portfolio.settling:
        return ""
    first, open_ = (
        portfolio.settling[0],
        count(portfolio.undecided, "open request", "open requests"),
    )
    if first.settled:
        money = readable_money(first.money, portfolio.currency)
        hangs = f"{money} depends on these" if first.money else "no money depends on these"
        return (
            f"“{first.question.topic}” would settle most: it decides {plain(first.settled)} of "
            f"{open_}, whatever it is answered; {hangs}."
        )
    most = max(portfolio.settling, key=lambda each: each.needed)
    return (
        f"By itself no question decides an open request; “{most.question.topic}” is open in "
        f"{plain(most.needed)} of {plain(portfolio.undecided)}."
    )


def _settles(portfolio: Portfolio) -> Section:
    head = ("Question", "Leave it open", "Decides", "Money that depends on it")
    rows = tuple(
        (
            each.question.topic,
            plain(each.needed),
            plain(each.settled),
            money(each.money, portfolio.currency, cents=False) if each.settled else "—",
        )
        for each in portfolio.settling
    )
    return Section(SETTLES, head, rows, sentences=(settles_words(portfolio), SETTLES_RULE))


def sure_words(portfolio: Portfolio) -> str:
    """Say between what the sum lies as its figures do; empty where none has a range."""
    drawn = portfolio.drawn
    if drawn is None:
        return ""
    low, high = (readable_money(end, portfolio.currency) for end in (drawn.low, drawn.high))
    return f"As its figures lie in their ranges, 8 of 10 sums are between {low} and {high}."


def saved_words(portfolio: Portfolio) -> str:
    """Say what part-time needs would cost less together; empty for nothing."""
    if not portfolio.shared:
        return ""
    needs = count(
        sum(each.number for each in portfolio.shared), "part-time need", "part-time needs"
    )
    people = count(sum(each.people for each in portfolio.shared), "person", "people")
    saved = readable_money(portfolio.saved, portfolio.currency)
    return f"{needs} served by {people} would cost {saved} less than each by itself."


def _together(portfolio: Portfolio) -> Section:
    dataset, currency = portfolio.dataset, portfolio.currency
    dated = any(each.month for each in portfolio.shared)
    rows = []
    for each in portfolio.shared:
        channel = dataset.channels_by_id.get(each.channel)
        cells = [names(dataset, (each.role,)), channel.name if channel else each.channel]
        cells += [each.month or NO_DATE] * dated
        cells += [plain(each.number), plain(each.people), decimals(each.hours, 1)]
        amounts = (each.apart, each.together)
        cells += [decimals(each.weeks), *(money(a, currency, cents=False) for a in amounts)]
        rows.append(tuple(cells))
    words = ("Role", "Way to hire", *["Month"] * dated)
    head = (*words, "Needs", "People", "h a week", "Weeks", "Each", "Together")
    sentences = (saved_words(portfolio), TOGETHER_RULE)
    return Section(TOGETHER, head, tuple(rows), len(words), sentences)


def left_words(portfolio: Portfolio) -> str:
    """Say how many requests count without a role that has no stated rate; empty for none."""
    if not portfolio.left:
        return ""
    roles = sorted(portfolio.left.items(), key=lambda each: (-each[1], each[0]))
    told = ", ".join(f"{names(portfolio.dataset, (role,))} ({plain(nr)})" for role, nr in roles)
    number = portfolio.without_rate
    counted = f"{count(number, 'request', 'requests')} {'counts' if number == 1 else 'count'}"
    return f"{counted} without a role, as no rate is stated for its way to hire: {told}."


def uncounted_words(portfolio: Portfolio) -> str:
    """Say what comes with the plans and is in no amount; empty for nothing."""
    labels = ", ".join(map(lower_first, portfolio.uncounted))
    return f"In no amount, as no figure is stated: {labels}." if labels else ""


def _bad(portfolio: Portfolio) -> Section:
    shown = portfolio.bad[:BAD_SHOWN]
    more = portfolio.unreadable - len(shown)
    rows = tuple((each.name, each.why) for each in shown)
    rest = (f"{plain(more)} more, which are in no figure above.",) if more else ()
    return Section(BAD, ("File or row", "Why") if rows else (), rows, 2, rest)
