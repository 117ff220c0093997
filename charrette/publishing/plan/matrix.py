"""The responsibility matrix: who answers for each piece of scope, who does it, who is asked and who is told."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from charrette.domain.editions import Edition
from charrette.domain.plan.scope import Duty, DutyKind, Responsibility, ScopeItem
from charrette.domain.plan.served import served_needs
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed
from charrette.publishing.paper import Paper
from charrette.publishing.plan.readers import Readers, date_words, short_day
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Tone,
)

NOTHING = "No scope has been entered yet."
_MOST_COLUMNS = 6
_LETTERS = "R responsible, A accountable, C consulted, I informed"


def compose_matrix(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The matrix of a project as a report; leads and who acts for whom stand in the full edition only."""
    readers = Readers.of(snapshot, edition, issued)
    heading = Heading(1, "Responsibility matrix", runs_on=True)
    scope = readers.plan.scope
    parts: list[Part] = [heading, Paragraph(_lead(readers) if scope else NOTHING, Tone.LEAD)]
    if scope:
        parts += [Facts(tuple(_key(scope))), _table(readers)]
    return readers.report(
        "responsibility matrix", "Responsibility matrix", tuple(parts), paper, foot=_LETTERS, wide=True
    )


def _lead(readers: Readers) -> str:
    """How many there are, and where the one accountable department is missing."""
    scope = readers.plan.scope
    nobody = [item.code for item in scope if not item.departments(DutyKind.ACCOUNTABLE)]
    several = [item.code for item in scope if len(item.departments(DutyKind.ACCOUNTABLE)) > 1]
    words = f"{counted(len(scope), 'scope item')}; each needs exactly one accountable department."
    if nobody:
        words += f" Nobody is accountable for {_some(nobody)}."
    if several:
        words += f" More than one department is accountable for {_some(several)}."
    return words if nobody or several else f"{words} All have one."


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes) if len(codes) <= 8 else f"{', '.join(codes[:7])} and {len(codes) - 7} more"


def _key(scope: Sequence[ScopeItem]) -> list[Fact]:
    """What the letters and codes mean that are used."""
    used = {item.responsibility for item in scope}
    return [
        Fact("R A C I", "; ".join(f"{kind.value} {kind.words.lower()}" for kind in DutyKind)),
        *(Fact(each.value, each.words) for each in Responsibility if each in used),
    ]


def columns_of(readers: Readers) -> tuple[tuple[UUID, str], ...]:
    """The departments that have a column: those with a letter, the most concerned where there are many."""
    count = Counter(
        duty.department_id for item in readers.plan.scope for duty in item.duties if duty.department_id
    )
    most = {department for department, _ in count.most_common(_MOST_COLUMNS)}
    return tuple((each.id, each.name) for each in readers.snapshot.departments if each.id in most)


def letters(duties: Iterable[Duty]) -> str:
    """``"A/R"``: the letters of one party, accountable first."""
    return "/".join(sorted({duty.kind.value for duty in duties}, key="ARCI".index))


def others(item: ScopeItem, having_columns: Collection[UUID], readers: Readers) -> str:
    """Partners and departments without a column, with their letters: "R Contractor; C Architect"."""
    by_name: dict[str, list[Duty]] = defaultdict(list)
    for duty in item.duties:
        if duty.outsider is not None:
            by_name[duty.outsider.words].append(duty)
        elif duty.department_id and duty.department_id not in having_columns:
            by_name[readers.snapshot.department_name(duty.department_id)].append(duty)
    return "; ".join(f"{letters(duties)} {name}" for name, duties in by_name.items())


def _table(readers: Readers) -> Table:
    named = columns_of(readers)
    led = any(staffed(item, readers) for item in readers.plan.scope)
    columns = (
        Column("Scope", 1.5),
        Column("What", 7.4),
        Column("Code", 1.3),
        *(Column(name, 2.2) for _, name in named),
        Column("Partners and others", 4.4),
        *((Column("Lead, backup", 4.0),) if led else ()),
    )
    rows: list[Row] = []
    for space in _spaces(readers):
        rows.append(Row((Cell(space, bold=True),), group=True))
        rows += [
            _row(item, [each for each, _ in named], led, readers)
            for item in readers.plan.scope
            if item.space == space
        ]
    return Table(columns, tuple(rows))


def _row(item: ScopeItem, having_columns: Sequence[UUID], led: bool, readers: Readers) -> Row:
    of_party: dict[UUID | None, list[Duty]] = defaultdict(list)
    for duty in item.duties:
        of_party[duty.department_id].append(duty)
    return Row(
        (
            Cell(item.code, bold=True),
            Cell(_what(item, readers)),
            Cell(item.responsibility.value if item.responsibility else "–"),
            *(_letter_cell(letters(of_party[each])) for each in having_columns),
            Cell(others(item, having_columns, readers) or "–"),
            *((Cell(staffed(item, readers) or "–"),) if led else ()),
        )
    )


def _spaces(readers: Readers) -> list[str]:
    """The spaces that have scope, in the order of the list, then as they come."""
    there = list(dict.fromkeys(item.space for item in readers.plan.scope))
    known = {space: place for place, space in enumerate(readers.plan.spaces)}
    return sorted(there, key=lambda space: known.get(space, len(known)))


def _what(item: ScopeItem, readers: Readers) -> str:
    """The title; below it what is done with which system, for which needs, by which milestone."""
    done = f"{item.system}: {item.action.value}"
    needs = [need.code for need in served_needs(readers.snapshot, item.id)]
    due = readers.plan.milestone_by_id.get(item.milestone_id) if item.milestone_id else None
    by = f"by {due.code}{f', {short_day(due.due)}' if due.due else ''}" if due else ""
    below = "; ".join(each for each in (done, f"for {listed(needs)}" if needs else "", by) if each)
    return f"{item.title}\n{below}" if item.title else below


def _letter_cell(found: str) -> Cell:
    return Cell(found or "–", bold="A" in found)


def staffed(item: ScopeItem, readers: Readers) -> str:
    """``"Dana R; backup Lee K; Facilities acts until May 1, 2027"``; empty where nobody is named."""
    staffing, people = item.staffing, readers.plan.district.person_by_id
    lead = people.get(staffing.lead_id) if staffing.lead_id else None
    backup = people.get(staffing.backup_id) if staffing.backup_id else None
    acting = readers.snapshot.department_name(staffing.acting_id)
    begins = f" from {date_words(staffing.acting_from)}" if staffing.acting_from else ""
    ends = f" until {date_words(staffing.acting_until)}" if staffing.acting_until else ""
    said = (
        lead.name if lead else "",
        f"backup {backup.name}" if backup else "",
        f"{acting} acts{begins}{ends}" if acting else "",
    )
    return "; ".join(each for each in said if each)
