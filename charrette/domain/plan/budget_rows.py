"""The rows of the cross-department budget: one for each piece of scope, with a line of each department beside it.

Every line stands in exactly one cell, so that a column's cells sum to its total. Values only, no Qt.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from charrette.domain.money import CostRange
from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.scope import DutyKind, ScopeItem
from charrette.domain.plan.settlements import Way
from charrette.domain.plan.totals import amounts_of, drawn_here, left
from charrette.domain.wording import counted, listed

if TYPE_CHECKING:
    from charrette.domain.needs import Need
    from charrette.domain.plan.plan import Plan
    from charrette.domain.snapshot import ProjectSnapshot

Subject = Literal["theme", "system", "department"]
NO_SCOPE, RATES, NO_SUBJECT = "Lines without scope", "Escalation and contingency by rate", "No subject yet"
NONE_YET, NOBODY, SEVERAL = "none yet", "nobody", "more than one"


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A piece of scope, a line without one, or (``heading``) the subject of the rows below.

    ``lines`` holds the line of each department (None: of nobody yet); ``elsewhere`` names where a line that serves this
    piece too is counted. ``key`` stays the same from one show to the next.
    """

    key: tuple[object, ...]
    words: str
    heading: bool = False
    code: str = ""
    needs: str = ""
    tag: str = ""
    accountable: str = ""
    lines: Mapping[UUID | None, BudgetLine] = field(default_factory=dict[UUID | None, BudgetLine])
    elsewhere: Mapping[UUID | None, str] = field(default_factory=dict[UUID | None, str])
    paid_by: str = ""
    scope: ScopeItem | None = None
    rate: str = ""
    number: int = 0

    @property
    def subjects(self) -> tuple[UUID, ...]:
        """The ids of what stands in the row: its scope item and lines."""
        own = (self.scope.id,) if self.scope and self.number == 0 else ()
        return (*own, *(line.id for line in self.lines.values()))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what stands in the row."""
        own = (self.scope.code,) if self.scope and self.number == 0 else ()
        return (*own, *(line.code for line in self.lines.values()))


@dataclass(frozen=True)
class BudgetView:
    """The whole table: rows, the departments of its columns (id and name), totals in minor units, what sources have."""

    rows: tuple[BudgetRow, ...]
    departments: tuple[tuple[UUID | None, str], ...]
    currency: str
    amounts: Mapping[UUID, CostRange]
    totals: Mapping[UUID | None, int]
    total: int
    sources: int | None
    unpriced: int

    def amount(self, row: BudgetRow, department: UUID | None) -> int | None:
        """The likely amount of a cell; None where there is none, or none is known."""
        line = row.lines.get(department)
        return self.amounts[line.id].middle if line else None


def budget_view(snapshot: "ProjectSnapshot", subject: Subject = "theme", words: str = "") -> BudgetView:
    """The budget by subject; with ``words`` only the rows that hold all of them."""
    plan, amounts = snapshot.planned, amounts_of(snapshot.planned)
    by_subject = _Rows(snapshot, subject).by_subject()
    wanted = words.casefold().split()
    rows: list[BudgetRow] = []
    for heading, found in by_subject.items():
        kept = [row for row in found if not wanted or _holds(row, heading, wanted)]
        if kept:
            rows += [BudgetRow(("group", heading), heading, heading=True), *kept]
    totals: dict[UUID | None, int] = defaultdict(int)
    for line in plan.lines:
        totals[line.department_id] += amounts[line.id].middle or 0
    return BudgetView(
        tuple(rows),
        _departments(snapshot),
        snapshot.project.currency,
        amounts,
        dict(totals),
        sum(totals.values()),
        _sources(plan),
        sum(amounts[line.id].middle is None for line in plan.lines),
    )


def _departments(snapshot: "ProjectSnapshot") -> tuple[tuple[UUID | None, str], ...]:
    """Those that pay or answer for something, at least the first two; and nobody, where a line is nobody's."""
    plan = snapshot.planned
    busy: set[UUID | None] = {line.department_id for line in plan.lines}
    for item in plan.scope:
        busy.update(item.departments(DutyKind.ACCOUNTABLE))
    found: list[tuple[UUID | None, str]] = [
        (each.id, each.name)
        for place, each in enumerate(snapshot.departments)
        if each.id in busy or place < 2
    ]
    return (*found, (None, "No department")) if None in busy else tuple(found)


def _sources(plan: "Plan") -> int | None:
    """What the sources have for this project: all of what is left, and what it draws. None: no source is known."""
    known = [
        rest + drawn_here(source, plan)
        for source in plan.district.sources
        if (rest := left(source, plan)) is not None
    ]
    return sum(known) if known else None


class _Rows:
    """Places every scope item and every line."""

    def __init__(self, snapshot: "ProjectSnapshot", subject: Subject) -> None:
        self.snapshot, self.plan, self.subject = snapshot, snapshot.planned, subject
        self.found: dict[str, list[BudgetRow]] = {}
        self.source_names = {source.id: source.name for source in self.plan.district.sources}

    def by_subject(self) -> dict[str, list[BudgetRow]]:
        """The rows by the words of their subject: scope first, then lines without one, then rates."""
        placed: dict[str, list[tuple[tuple[int, int], list[BudgetRow]]]] = defaultdict(list)
        for item in self.plan.scope:
            needs = self._needs(item)
            order = (needs[0].number if needs else 10**6, item.number)
            placed[self._subject(item, needs)].append((order, self._of_scope(item, needs)))
        found = {
            heading: [row for _, rows in sorted(placed[heading], key=lambda each: each[0]) for row in rows]
            for heading in sorted(placed, key=self._place)
        }
        loose = [line for line in self.plan.lines if not self.plan.scope_of_line.get(line.id)]
        plain = [self._of_line(line) for line in loose if line.rate is None]
        rates = [self._of_line(line) for line in loose if line.rate is not None]
        return found | {key: rows for key, rows in ((NO_SCOPE, plain), (RATES, rates)) if rows}

    def _needs(self, item: ScopeItem) -> "list[Need]":
        ids = self.plan.needs_of_scope.get(item.id, ())
        standing = {self.snapshot.standing_need(each) for each in ids}
        return sorted((self.snapshot.need_by_id[each] for each in standing), key=lambda need: need.number)

    def _subject(self, item: ScopeItem, needs: "Sequence[Need]") -> str:
        if self.subject == "department":
            return self.snapshot.department_name(item.accountable) or NO_SUBJECT
        theme = self.snapshot.theme_name(needs[0].theme_id) if needs and self.subject == "theme" else ""
        return theme or item.system or NO_SUBJECT

    def _place(self, heading: str) -> tuple[int, str]:
        if self.subject == "department":
            names = [each.name for each in self.snapshot.departments]
        else:
            themes = [each.name for each in self.snapshot.themes] if self.subject == "theme" else []
            names = [*themes, *(each for each in self.plan.systems if each not in themes)]
        return (names.index(heading) if heading in names else len(names), heading)

    def _of_scope(self, item: ScopeItem, needs: "Sequence[Need]") -> list[BudgetRow]:
        """As many rows as a department has lines for it, at least one."""
        by_department: dict[UUID | None, list[BudgetLine]] = defaultdict(list)
        elsewhere: dict[UUID | None, str] = {}
        for line in (self.plan.line_by_id[each] for each in self.plan.lines_of_scope.get(item.id, ())):
            home = self._home(line)
            if home.id == item.id:
                by_department[line.department_id].append(line)
            else:
                elsewhere[line.department_id] = f"with {home.code}"
        height = max((len(lines) for lines in by_department.values()), default=1)
        codes = [need.code for need in needs]
        rows: list[BudgetRow] = []
        for number in range(height):
            lines = {dept: every[number] for dept, every in by_department.items() if number < len(every)}
            first = next(iter(lines.values()), None)
            rows.append(
                BudgetRow(
                    ("scope", item.id, number),
                    item.words if not number or first is None else first.description,
                    code=item.code if not number or first is None else first.code,
                    needs=_shown(codes),
                    tag=item.responsibility.value if item.responsibility else "",
                    accountable=self._accountable(item),
                    lines=lines,
                    elsewhere={} if number else elsewhere,
                    paid_by=self._paid_by(
                        lines.values(), served=bool(elsewhere) or self._costs_nothing(item)
                    ),
                    scope=item,
                    number=number,
                )
            )
        return rows

    def _home(self, line: BudgetLine) -> ScopeItem:
        """Of the scope items a line serves, the one in whose row it is counted."""
        return min((self.plan.scope_by_id[each] for each in self.plan.scope_of_line[line.id]), key=_number)

    def _of_line(self, line: BudgetLine) -> BudgetRow:
        lines: dict[UUID | None, BudgetLine] = {line.department_id: line}
        return BudgetRow(
            ("line", line.id),
            line.description,
            code=line.code,
            lines=lines,
            paid_by=self._paid_by(lines.values(), served=False),
            rate=_rate(line),
        )

    def _accountable(self, item: ScopeItem) -> str:
        found = item.departments(DutyKind.ACCOUNTABLE)
        if len(found) > 1:
            return SEVERAL
        return self.snapshot.department_name(found[0]) if found else NOBODY

    def _costs_nothing(self, item: ScopeItem) -> bool:
        """Whether the departments decided that it needs no line."""
        settled = (each for each in self.plan.settlements if each.finding == f"5:{item.code}:line")
        return any(each.way is Way.ACCEPT for each in settled)

    def _paid_by(self, lines: Iterable[BudgetLine], *, served: bool) -> str:
        found = list(lines)
        ids = [each.source_id for line in found for each in self.plan.allocations_of_line.get(line.id, ())]
        names = [self.source_names.get(each, "unknown source") for each in dict.fromkeys(ids)]
        if names:
            return "; ".join(names)
        return "" if served and not found else NONE_YET


def _number(item: ScopeItem) -> int:
    return item.number


def _shown(codes: Sequence[str]) -> str:
    return f"{codes[0]} +{len(codes) - 1}" if len(codes) > 1 else "".join(codes)


def _rate(line: BudgetLine) -> str:
    """``"4.5 % of hard and soft, from state index, Mar 2027"``."""
    if line.rate is None:
        return ""
    on = listed([kind.value for kind in line.rate_on]) or "all lines"
    source = f", from {line.rate_source}" if line.rate_source else ""
    day = f", {line.rate_date}" if line.rate_date else ""
    return f"{line.rate.normalize():f} % of {on}{source}{day}"


def _holds(row: BudgetRow, heading: str, wanted: Sequence[str]) -> bool:
    lines = " ".join(f"{line.code} {line.description} {line.kind.value}" for line in row.lines.values())
    parts = (heading, row.words, row.code, row.needs, row.tag, row.accountable, row.paid_by, row.rate, lines)
    whole = " ".join(parts)
    found = whole.casefold()
    return all(part in found for part in wanted)


def totals_words(view: BudgetView) -> str:
    """How many lines have no amount yet, in words; empty where all have one."""
    return f"{counted(view.unpriced, 'line')} without an amount" if view.unpriced else ""
