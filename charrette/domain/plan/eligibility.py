"""Whether a funding source may pay a budget line, and in words why not."""

from typing import TYPE_CHECKING

from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.sources import FundingSource
from charrette.domain.wording import listed

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


def objections(source: FundingSource, line: BudgetLine, snapshot: "ProjectSnapshot") -> tuple[str, ...]:
    """Why a source may not pay a line, a sentence each; none: it may.

    Looked at are the currency, the class, the systems of the scope the line serves, the project's name on the source's
    list, and the day of the purchase where it is known. A line without scope has no system that a source restricted
    to systems could pay.
    """
    found = (
        _currency(source, snapshot),
        _class(source, line),
        _systems(source, line, snapshot),
        _project(source, snapshot),
        _window(source, line),
    )
    return tuple(words for words in found if words)


def _currency(source: FundingSource, snapshot: "ProjectSnapshot") -> str:
    currency = snapshot.project.currency
    if source.currency == currency:
        return ""
    return f"{source.name} is in {source.currency}, the project in {currency}."


def _class(source: FundingSource, line: BudgetLine) -> str:
    if not source.classes or line.kind in source.classes:
        return ""
    classes = listed([kind.value for kind in source.classes])
    return f"{source.name} pays {classes} costs; {line.code} is {line.kind.value}."


def _systems(source: FundingSource, line: BudgetLine, snapshot: "ProjectSnapshot") -> str:
    if not source.systems:
        return ""
    plan = snapshot.planned
    systems = [plan.scope_by_id[each].system for each in plan.scope_of_line.get(line.id, ())]
    if not systems:
        return f"{source.name} pays named systems only; {line.code} serves no scope item that says which."
    paid = {_same(each) for each in source.systems}
    others = [each for each in dict.fromkeys(systems) if _same(each) not in paid]
    return f"{source.name} does not pay for {listed(others)}, which {line.code} serves." if others else ""


def _project(source: FundingSource, snapshot: "ProjectSnapshot") -> str:
    name = snapshot.project.name
    if not source.projects or _same(name) in {_same(each) for each in source.projects}:
        return ""
    return f"{name} is not on the project list of {source.name}."


def _window(source: FundingSource, line: BudgetLine) -> str:
    if line.buy_by and source.opens and line.buy_by < source.opens:
        return f"{line.code} is to be bought by {line.buy_by}; {source.name} opens on {source.opens}."
    if line.buy_by and source.closes and line.buy_by > source.closes:
        return f"{line.code} is to be bought by {line.buy_by}; {source.name} closes on {source.closes}."
    return ""


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()
