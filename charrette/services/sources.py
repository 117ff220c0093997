"""Funding sources: the district's money, with what each may pay for."""

from dataclasses import replace
from typing import TYPE_CHECKING

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.budget import Allocation, BudgetLine
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Project
from charrette.domain.wording import listed, quoted
from charrette.services.plan_checks import check_window, day, named_fields, one_line
from charrette.services.projects import changed_fields

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


def add_source(work: "UnitOfWork", source: FundingSource) -> FundingSource:
    """Adds a funding source of the district, under an id of its own; raises ``InvalidInputError``."""
    added = _checked(work, replace(source, id=work.ids.new()))
    work.describe(f"Added the funding source {quoted(added.name)}")
    work.add(added)
    return added


def edit_source(work: "UnitOfWork", source: FundingSource) -> FundingSource:
    """Keeps the changed fields of a funding source; its currency stays while it pays for something."""
    before, after = work.get(FundingSource, source.id), _checked(work, source)
    changed = changed_fields(before, after)
    if not changed:
        raise InvalidInputError(f"{before.name} is the same as before.")
    if "currency" in changed and (paid := _paid_words(work, before)):
        raise InvalidInputError(
            f"{before.name} pays for {paid} in {before.currency}; its currency cannot change.",
            "Nothing was changed.",
            "Take these allocations away first.",
        )
    names = named_fields(
        {"per_student": "cap per student", "least": "least cap"}.get(each, each) for each in changed
    )
    work.describe(f"Edited the funding source {quoted(after.name)}: {names}")
    work.change(before, **changed)
    return after


def remove_source(work: "UnitOfWork", source: FundingSource) -> None:
    """Removes a funding source; refused while it pays for a line of any project."""
    before = work.get(FundingSource, source.id)
    if paid := _paid_words(work, before):
        raise InvalidInputError(
            f"{before.name} pays for {paid}.",
            "Nothing was changed.",
            "Let other sources pay for these first.",
        )
    work.describe(f"Removed the funding source {quoted(before.name)}")
    work.remove(before)


def _checked(work: "UnitOfWork", source: FundingSource) -> FundingSource:
    name = one_line(source.name)
    if not name:
        raise InvalidInputError("Give the funding source a name.", "Nothing was changed.")
    others = (each for each in work.queries.every(FundingSource, "name") if each.id != source.id)
    if any(each.name.casefold() == name.casefold() for each in others):
        raise InvalidInputError(
            f"There is a funding source {quoted(name)} already.",
            "Nothing was changed.",
            "Choose another name.",
        )
    _check_numbers(source, name)
    opens, closes = (day(work, None, each) for each in (source.opens, source.closes))
    check_window(opens, closes, name)
    currency = source.currency.strip().upper()
    if len(currency) != 3 or not currency.isalpha():
        raise InvalidInputError(
            f"“{source.currency}” is no currency.",
            "Nothing was changed.",
            "Write its three letters, such as USD.",
        )
    return replace(
        source,
        name=name,
        currency=currency,
        systems=_once(source.systems),
        projects=_once(source.projects),
        opens=opens,
        closes=closes,
        note=source.note.strip(),
    )


def _check_numbers(source: FundingSource, name: str) -> None:
    amounts = (source.amount, source.per_student, source.students, source.least)
    if any(amount is not None and amount < 0 for amount in amounts):
        raise InvalidInputError(f"The amounts of {name} cannot be negative.", "Nothing was changed.")
    if source.discount is not None and not 1 <= source.discount <= 100:
        raise InvalidInputError(
            f"The discount of {name} must be from 1 to 100 per cent.",
            "Nothing was changed.",
            "Leave it empty where the source pays all.",
        )
    if (source.per_student is None) is not (source.students is None):
        missing = "amount per student" if source.per_student is None else "number of students"
        raise InvalidInputError(
            f"The cap of {name} lacks its {missing}.",
            "Nothing was changed.",
            "A cap is an amount per student times the students of the district.",
        )


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names on one line each, without empty ones, each once."""
    kept = {name.casefold(): name for name in reversed([each for each in map(one_line, names) if each])}
    return tuple(reversed(kept.values()))


def _paid_words(work: "UnitOfWork", source: FundingSource) -> str:
    """The lines a source pays for, with the projects they are of: "B-014 and B-015 of Alder Creek"; empty for none."""
    allocations = work.queries.linked(Allocation, "source_id", (source.id,))
    lines = work.queries.by_ids(BudgetLine, {each.line_id for each in allocations})
    of: dict[str, list[str]] = {}
    for line in sorted(lines, key=lambda each: each.number):
        of.setdefault(work.get(Project, line.project_id).name, []).append(line.code)
    return listed([f"{listed(codes[:3])}{_more(codes[3:])} of {name}" for name, codes in sorted(of.items())])


def _more(codes: list[str]) -> str:
    return f" and {len(codes)} more" if codes else ""
