"""What is spent by the end of each week, added up by hand."""

from decimal import Decimal

import pytest
from helpers import small

from roletui.cost.cashflow import cumulative
from roletui.cost.lines import PlanLine, cost
from roletui.cost.overheads import likely
from roletui.cost.plan import priced
from roletui.cost.whole_plan import spans
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range

DATASET = small().dataset


def top(kind: OverheadKind, likely: str, name: str = "top") -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    return Overhead(name, name.title(), "", "guild", kind, likely=Decimal(likely))


def line(weeks: str, start: int = 1, role: str = "workshop", channel: str = "street") -> PlanLine:
    """Return ten hours a week of one person: at a workshop on the street €800 a week."""
    sizes = (Decimal(1), Decimal(10), Decimal(weeks))
    return PlanLine(role, channel, *sizes, start=Decimal(start))


def with_(*overheads: Overhead) -> Dataset:
    """Return the small dataset with nothing on top but some overheads."""
    return DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))


def spent(lines: list[PlanLine], *overheads: Overhead) -> list[int]:
    """Return what is likely spent after 0, 1, 2 … weeks, in euros."""
    found = [week.likely for week in cumulative(priced(with_(*overheads), lines))]
    assert all(amount % 100 == 0 for amount in found)
    return [amount // 100 for amount in found]


def test_work_is_paid_as_it_is_done() -> None:
    """€800 for each of three weeks, the first of which is the third of the plan."""
    assert spent([line("3", start=3)]) == [0, 0, 0, 800, 1_600, 2_400]


def test_a_week_that_has_begun_is_paid_as_far_as_it_goes() -> None:
    """Two and a half weeks end within the third: €800, €800 and €400."""
    assert spent([line("2.5")]) == [0, 800, 1_600, 2_000]


def test_lines_add_up_week_by_week() -> None:
    """Weeks 1 to 2 and 2 to 4 at €800 each."""
    assert spent([line("2"), line("3", start=2)]) == [0, 800, 2_400, 3_200, 4_000]


def test_a_recruiter_is_paid_in_the_first_week_of_the_line() -> None:
    """€500 with week 2, though two weeks of ramp-up lie before the work, at €800 each.

    A hire that begins with half a week of work is paid in full by its end.
    """
    hire, ramp = top("hire", "500", "hire"), top("weeks", "2", "ramp")
    assert spent([line("1", start=2)], hire, ramp) == [0, 0, 1_300, 2_100, 2_900]
    assert spent([line("0.5")], hire) == [0, 900]


def test_ramp_up_comes_before_the_work() -> None:
    """One and a half weeks at €800 a week are €1,200; the work after them is paid at €800 too.

    Management of two hours a week at €60 is €120 for each of them, ramp-up included.
    """
    ramp = top("weeks", "1.5", "ramp")
    hours = top("hours", "2", "hours")._replace(rate="mobile-street")
    assert spent([line("2")], ramp, hours) == [0, 920, 1_840, 2_760, 3_220]


def test_an_overrun_falls_due_at_the_end() -> None:
    """A line of 2 weeks at €450 to €700, likely €550, which may take one week longer at €700."""
    dataset = with_(top("overrun", "50"))
    found = cumulative(priced(dataset, [line("2", channel="shop")]))
    assert found == (
        Range(0, 0, 0),
        Range(45_000, 55_000, 70_000),
        Range(90_000, 110_000, 140_000),
        Range(90_000, 110_000, 210_000),
    )


def test_what_follows_an_overrun_begins_later() -> None:
    """A week at €800 that may take two, then a week at €600: in the worst case one week later.

    Either may begin half a week late, and €13 a month are €3 for each week.
    """
    fee = top("month", "13", "fee")
    late = top("late", "0", "late")._replace(low=Decimal(0), high=Decimal("0.5"))
    second = line("1", start=2, role="mobile")._replace(follows=True)
    dataset = with_(top("overrun", "100", "more")._replace(roles=("workshop",)), late, fee)
    found = cumulative(priced(dataset, [line("1"), second]))
    # The worst: half a week of nothing, two weeks at €803, half a week of nothing, one at €603.
    worst = [0, 40_150, 120_450, 160_600, 220_900]
    assert [week.high for week in found] == worst
    # Else two weeks at €803 and €603, and nothing more in the third and fourth.
    assert [week.likely for week in found] == [0, 80_300, 140_600, 140_600, 140_600]
    assert [week.low for week in found] == [week.likely for week in found]


def test_a_stage_that_is_not_needed_is_not_paid() -> None:
    """A week at €800 that 3 of 10 plans need, then a week at €600, which begins when it ends."""
    stage = line("1")._replace(chance=Decimal(30))
    second = line("1", start=2, role="mobile")._replace(follows=True)
    assert cumulative(priced(with_(), [stage, second])) == (
        Range(0, 0, 0),
        Range(60_000, 60_000, 80_000),
        Range(60_000, 60_000, 140_000),
    )


def test_what_a_contract_leaves_unworked_is_paid_while_it_runs() -> None:
    """Of 40 h at €80 one line works 20, in weeks 1 and 2; the shop's free line pays nothing."""
    contract = top("least-hours", "40")._replace(scope="contract", channels=("street",))
    lines = [line("2"), line("4", channel="shop").at(Decimal(0), "EUR")]
    assert spent(lines, contract) == [0, 1_600, 3_200, 3_200, 3_200]


def test_a_fee_a_month_is_paid_while_it_runs() -> None:
    """€130 a month are €30 a week: in weeks 1 and 2 and again in 4, none in between.

    Only the street has it; the shop's free line of four weeks pays nothing.
    """
    fee = top("month", "130")._replace(channels=("street",))
    lines = [
        line("2").at(Decimal(0), "EUR"),
        line("1", start=4).at(Decimal(0), "EUR"),
        line("5", channel="shop").at(Decimal(0), "EUR"),
    ]
    assert spent(lines, fee) == [0, 30, 60, 60, 90, 90]


def test_what_falls_due_at_once_is_paid_in_the_first_week() -> None:
    """Nobody works, but one person is hired for €500: at the end of week 1, not of week 0."""
    hire = top("hire", "500")
    assert spent([line("0")], hire) == [0, 500]
    assert spent([line("0", start=3)], hire) == [0, 0, 0, 500]
    assert spent([line("0")]) == [0, 0]


def test_a_minimum_without_any_work_is_paid_in_the_first_week() -> None:
    """160 hours at €80 are bought though nobody works: nothing of it is spent after 0 weeks."""
    least = top("least-hours", "160")
    assert spent([line("0")], least) == [0, 12_800]


@pytest.mark.parametrize(
    ("start", "overheads", "expected"),
    [
        (1, (), (0, 4)),
        (3, (), (2, 6)),
        (3, (top("weeks", "2"),), (2, 8)),
        (3, (top("weeks", "2", "one"), top("weeks", "3", "two")), (2, 11)),
        (3, (top("hours", "2")._replace(rate="mobile-street"),), (2, 6)),
    ],
)
def test_a_line_runs_from_its_start_through_its_ramp_up(
    start: int, overheads: tuple[Overhead, ...], expected: tuple[int, int]
) -> None:
    """After so many weeks four weeks of work begin and end; several ramp-ups add up."""
    [found] = spans([cost(with_(*overheads), line("4", start))], likely)
    assert (found.start, found.end) == expected
