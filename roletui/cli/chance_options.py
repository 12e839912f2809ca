"""The option ``--chance`` of ``roletui cost``: in how many of 100 plans something happens."""

from collections.abc import Sequence
from types import MappingProxyType

from roletui.cli.errors import RequestError
from roletui.cost.figures import chance_figure
from roletui.cost.lines import PlanLine
from roletui.cost.settings import Choice, CostSettings, with_settings
from roletui.dataset.dataset import Dataset
from roletui.dataset.names import overhead_names
from roletui.dataset.overhead_kinds import may_happen
from roletui.text.named import named
from roletui.text.typed import read_whole


def with_chances(
    dataset: Dataset, words: Sequence[str], lines: Sequence[PlanLine], terms: CostSettings
) -> tuple[tuple[PlanLine, ...], CostSettings]:
    """Return lines and cost settings with the chances typed: ``2=60`` or ``quits=20``.

    Raises ``RequestError`` for a word that is not valid.
    """
    found, choices = list(lines), dict(terms.overheads)
    countable = with_settings(dataset, terms).overheads_by_id
    for word in words:
        what, given, text = (part.strip() for part in word.partition("="))
        if not given:
            raise RequestError(f"“{word}” is not of the form LINE=PERCENT or ID=PERCENT.")
        chance = chance_figure(what).read(text)
        number = read_whole(what)
        if number is not None:
            if not 1 <= number <= len(found):
                raise RequestError(f"there is no part {number}: the plan has {len(found)}.")
            found[number - 1] = found[number - 1]._replace(chance=chance)
            continue
        known = {n: v for n, v in overhead_names(dataset).items() if may_happen(countable[n].kind)}
        name = named("extra cost", what, known)
        if not countable[name].counted:
            raise RequestError(f"“{name}” is not counted: add --with {name}=AMOUNT.")
        choices[name] = choices.get(name, Choice())._replace(chance=chance)
    return tuple(found), terms._replace(overheads=MappingProxyType(choices))
