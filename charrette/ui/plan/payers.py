"""Who pays, as people type it: "Bond", "Bond; E-Rate 48k", "Bond=150000;E-Rate 40 %"."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.sources import FundingSource
from charrette.domain.wording import listed
from charrette.ui.plan.amounts import read_amount, typed_amount

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")


def read_payers(
    text: str, sources: Sequence[FundingSource], whole: int | None, currency: str
) -> dict[UUID, int]:
    """What each source pays in minor units of an amount; one without a figure pays what is left.

    Raises ``InvalidInputError`` for a source that is not known, and where it cannot be told how much one pays.
    """
    found: dict[UUID, int] = {}
    rest: FundingSource | None = None
    for part in (each.strip() for each in text.split(";")):
        if not part:
            continue
        source, figure = _source(part, sources)
        if figure:
            found[source.id] = found.get(source.id, 0) + _figure(figure, whole, currency)
        elif rest is not None:
            raise InvalidInputError(
                f"How much of it does {rest.name} pay, and how much {source.name}?",
                "Nothing was changed.",
                f"Write it as {rest.name} 60 %; {source.name}.",
            )
        else:
            rest = source
    if rest is not None:
        left = (whole or 0) - sum(found.values())
        if left <= 0:
            raise InvalidInputError(
                f"There is nothing left for {rest.name} to pay.",
                "Nothing was changed.",
                "Give the line an amount first.",
            )
        found[rest.id] = found.get(rest.id, 0) + left
    return found


def typed_payers(paid: Mapping[UUID, int], sources: Sequence[FundingSource], currency: str) -> str:
    """The same as a text to be edited: one source that pays all by its name, several with their amounts."""
    names = {source.id: source.name for source in sources}
    if len(paid) == 1:
        return names.get(next(iter(paid)), "")
    return "; ".join(
        f"{names.get(each, '')}={typed_amount(amount, currency)}" for each, amount in paid.items()
    )


def _source(part: str, sources: Sequence[FundingSource]) -> tuple[FundingSource, str]:
    """The source a part begins with, and the figure after its name."""
    lowered = part.casefold()
    by_name = sorted(sources, key=lambda each: -len(each.name))
    for source in by_name:
        name = source.name.casefold()
        if lowered == name or (lowered.startswith(name) and not lowered[len(name)].isalnum()):
            return source, part[len(name) :].strip(" =:")
    head, figure = _split(part)
    near = [source for source in sources if head.casefold() in source.name.casefold()]
    if len(near) == 1:
        return near[0], figure
    names = listed([source.name for source in (near or sources)])
    what = f"“{head}” may be {names}." if near else f"There is no funding source “{head}”."
    way_on = "Write more of its name." if near else f"There is {names}." if names else "Add the source first."
    raise InvalidInputError(what, "Nothing was changed.", way_on)


def _split(part: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)[\s=:]+([$€£]?\d[\d.,]*\s*(?:%|[km])?)", part, re.IGNORECASE)
    return (found[1].strip(), found[2].strip()) if found else (part, "")


def _figure(figure: str, whole: int | None, currency: str) -> int:
    share = _SHARE.fullmatch(figure)
    if share is None:
        return read_amount(figure, currency) or 0
    return int(Decimal(whole or 0) * Decimal(share[1].replace(",", ".")) / 100)
