"""What a funding source comes to, in words: what it pays here and elsewhere, what is left, its cap worked out."""

from typing import TYPE_CHECKING

from charrette.domain.money import money_words
from charrette.domain.plan.totals import drawn_here, most_of
from charrette.domain.wording import listed

if TYPE_CHECKING:
    from charrette.domain.plan.plan import Plan
    from charrette.domain.plan.sources import FundingSource


def left_words(source: "FundingSource", plan: "Plan") -> str:
    """``"$780,000 left of $900,000"``, ``"$20,000 too much promised"``, ``"amount not known"``."""
    most = most_of(source)
    if most is None:
        return "amount not known"
    rest = most - drawn_here(source, plan) - sum(_elsewhere(source, plan).values())
    if rest < 0:
        return f"{money_words(-rest, source.currency)} too much promised"
    return f"{money_words(rest, source.currency)} left of {money_words(most, source.currency)}"


def drawn_words(source: "FundingSource", plan: "Plan") -> str:
    """``"Pays $40,000 here and $80,000 in Birch Hill."``"""
    here = drawn_here(source, plan)
    parts = [f"{money_words(here, source.currency)} here"] if here else []
    parts += [
        f"{money_words(amount, source.currency)} in {name}"
        for name, amount in _elsewhere(source, plan).items()
    ]
    return f"Pays {listed(parts)}." if parts else "Pays for nothing yet."


def cap_words(source: "FundingSource") -> str:
    """The cap worked out, step by step; empty where there is none."""
    if source.cap is None or source.per_student is None or source.students is None:
        return ""
    money = source.currency
    product = source.per_student * source.students
    each, all_of_it = money_words(source.per_student, money), money_words(product, money)
    words = f"Cap: {source.students:,} students at {each} is {all_of_it}"
    if source.cap > product:
        words += f", raised to the least of {money_words(source.cap, money)}"
    words += " before the discount."
    most = most_of(source)
    if source.discount and most is not None:
        words += f" At {source.discount} % it pays {money_words(most, money)} at most."
    return words


def _elsewhere(source: "FundingSource", plan: "Plan") -> dict[str, int]:
    """What other projects draw, by project."""
    found: dict[str, int] = {}
    for each in plan.district.elsewhere:
        if each.source_id == source.id:
            found[each.project] = found.get(each.project, 0) + each.amount
    return found
