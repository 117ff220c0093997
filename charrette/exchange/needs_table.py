"""The needs as rows and columns: the same in CSV and XLSX."""

from dataclasses import dataclass

from charrette.domain.editions import Edition
from charrette.domain.money import to_decimal
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.needs_list import ListedNeed, NeedsList
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.public_edition import list_for, means_of, needs_for, number
from charrette.exchange.written_books import Value


@dataclass(frozen=True, slots=True)
class NeedsTable:
    """``header`` and ``rows`` (each as long as the header); open needs in the list's order, then the others by code."""

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    listed: NeedsList


def needs_table(snapshot: ProjectSnapshot, edition: Edition) -> NeedsTable:
    """The table for an edition. ``mean XX`` is dots per ballot of the group XX; empty: not on the ballot."""
    listed = list_for(snapshot, edition)
    means = tuple(f"mean {column.label}" for column in listed.view.columns)
    rows = [_row(snapshot, listed, line) for line in listed.lines]
    unlisted = [need for need in needs_for(snapshot, edition) if need.status is not NeedStatus.OPEN]
    rows += [_row(snapshot, listed, _off_the_list(snapshot, need)) for need in unlisted]
    header = (
        "rank", "code", "short_name", "statement", "category", "priority", "required", "required_reference", "dots",
        "voters", "balanced", *means, "department", "space_type", "cost_low", "cost_likely", "cost_high", "currency",
        "rationale", "acceptance", "cards", "status",
    )  # fmt: skip
    return NeedsTable(header, tuple(rows), listed)


def _row(snapshot: ProjectSnapshot, listed: NeedsList, line: ListedNeed) -> tuple[Value, ...]:
    need, standing, currency = line.need, line.standing, snapshot.project.currency
    costs = (need.cost.low, need.cost.likely, need.cost.high)
    return (
        standing.rank if standing and standing.voted else None,
        need.code, need.short_name, need.statement, line.theme,
        need.priority.words if need.priority else "",
        "yes" if need.required else "no", need.required_reference,
        number(standing.score) if standing else None,
        number(standing.voters) if standing else None,
        number(standing.balanced) if standing else None,
        *means_of(listed, line),
        line.department, need.space_type,
        *(None if cost is None else to_decimal(cost, currency) for cost in costs),
        currency, need.rationale, need.acceptance,
        " ".join(card.code for card in line.cards),
        need.status.value,
    )  # fmt: skip


def _off_the_list(snapshot: ProjectSnapshot, need: Need) -> ListedNeed:
    return ListedNeed(
        need,
        None,
        snapshot.theme_name(need.theme_id),
        snapshot.department_name(need.department_id),
        snapshot.cards_of_need.get(need.id, ()),
        (),
    )
