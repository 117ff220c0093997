"""Who signed the plan, and which later edits of amount, source, scope or owner voided it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.money import CostRange, money_words
from charrette.domain.plan.scope import DutyKind
from charrette.domain.plan.totals import amounts_of
from charrette.domain.wording import listed

if TYPE_CHECKING:
    from charrette.domain.plan.budget import BudgetLine
    from charrette.domain.plan.scope import ScopeItem
    from charrette.domain.plan.settlements import SignOff
    from charrette.domain.snapshot import ProjectSnapshot


_NONE = "?"
"""An amount that is not known, in the text of what was signed."""


class SignState(StrEnum):
    """How far a department's sign-off is."""

    NOT_SIGNED = "not signed"
    SIGNED = "signed"
    VOIDED = "voided by an edit"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit since the sign-off: the code of the line or scope item, and in words what changed."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class SignOffState:
    """A department, its last sign-off if any, and the edits that voided it, in the order of their codes."""

    department_id: UUID
    department: str
    state: SignState
    sign_off: "SignOff | None" = None
    edits: tuple[Edit, ...] = ()

    @property
    def words(self) -> str:
        """``"Facilities: voided by an edit to B-022 and B-041"``; at most three codes are named."""
        if self.state is not SignState.VOIDED:
            return f"{self.department}: {self.state.value}"
        codes = [edit.code for edit in self.edits]
        named = listed(codes) if len(codes) <= 3 else f"{', '.join(codes[:2])} and {len(codes) - 2} more"
        return f"{self.department}: voided by an edit to {named}"


def signing_departments(snapshot: "ProjectSnapshot") -> tuple[UUID, ...]:
    """Who signs: the departments that have a budget line or are accountable for scope, in their order."""
    having = {line.department_id for line in snapshot.planned.lines}
    for item in snapshot.planned.scope:
        having.update(item.departments(DutyKind.ACCOUNTABLE))
    return tuple(each.id for each in snapshot.departments if each.id in having)


def signable(snapshot: "ProjectSnapshot") -> dict[str, str]:
    """What is signed: code of each line and scope item to a text of amount, sources, scope and owner.

    Departments and sources stand in it by id, so that a new name voids nothing. ``SignOff.seen`` keeps it.
    """
    plan, amounts = snapshot.planned, amounts_of(snapshot.planned)
    found = {line.code: _line_text(snapshot, line, amounts[line.id]) for line in plan.lines}
    return found | {item.code: _item_text(item) for item in plan.scope}


def _line_text(snapshot: "ProjectSnapshot", line: "BudgetLine", amount: CostRange) -> str:
    plan = snapshot.planned
    points = " ".join(
        _NONE if each is None else str(each) for each in (amount.low, amount.likely, amount.high)
    )
    scope = sorted(plan.scope_by_id[each].code for each in plan.scope_of_line.get(line.id, ()))
    paid = sorted(f"{each.source_id}={each.amount}" for each in plan.allocations_of_line.get(line.id, ()))
    parts = (
        f"amount: {points}",
        f"sources: {' '.join(paid)}",
        f"scope: {' '.join(scope)}",
        f"owner: {line.department_id or ''}",
    )
    return "\n".join(parts)


def _item_text(item: "ScopeItem") -> str:
    owners = sorted(str(each) for each in item.departments(DutyKind.ACCOUNTABLE))
    code = item.responsibility.value if item.responsibility else ""
    return "\n".join((f"scope: {', '.join(item.work)}", f"code: {code}", f"owner: {' '.join(owners)}"))


def sign_off_states(snapshot: "ProjectSnapshot") -> tuple[SignOffState, ...]:
    """Each signing department with its last sign-off; a voided one says which edits voided it."""
    last = {
        each.department_id: each
        for each in sorted(snapshot.planned.sign_offs, key=lambda each: each.signed_at)
    }
    now = signable(snapshot) if last else {}
    return tuple(
        _state(snapshot, department_id, last.get(department_id), now)
        for department_id in signing_departments(snapshot)
    )


def _state(
    snapshot: "ProjectSnapshot", department_id: UUID, sign_off: "SignOff | None", now: Mapping[str, str]
) -> SignOffState:
    name = snapshot.department_name(department_id)
    if sign_off is None:
        return SignOffState(department_id, name, SignState.NOT_SIGNED)
    edits = edits_since(snapshot, sign_off.seen, now)
    state = SignState.VOIDED if edits else SignState.SIGNED
    return SignOffState(department_id, name, state, sign_off, edits)


def edits_since(
    snapshot: "ProjectSnapshot", seen: Mapping[str, str], now: Mapping[str, str]
) -> tuple[Edit, ...]:
    """What differs between what was signed and what is there, in words."""
    names = _Names(snapshot)
    codes = sorted({code for code in (*seen, *now) if seen.get(code) != now.get(code)})
    return tuple(Edit(code, names.told(seen.get(code), now.get(code))) for code in codes)


class _Names:
    """Turns the texts of what was signed into words."""

    def __init__(self, snapshot: "ProjectSnapshot") -> None:
        self._snapshot = snapshot
        self._sources = {str(each.id): each.name for each in snapshot.planned.district.sources}
        self._departments = {str(each.id): each.name for each in snapshot.departments}

    def told(self, before: str | None, now: str | None) -> str:
        """What changed of one line or scope item."""
        if before is None:
            return "is new"
        if now is None:
            return "was removed"
        was, became = _parts(before), _parts(now)
        changed = [name for name in became if was.get(name) != became[name]]
        return "; ".join(
            self._amounts(was.get(name, ""), became[name])
            if name == "amount"
            else f"{name} from {self._words(name, was.get(name, ''))} to {self._words(name, became[name])}"
            for name in changed
        )

    def _words(self, name: str, text: str) -> str:
        if name == "sources":
            return listed([self._payment(each) for each in text.split()]) or "none"
        if name == "owner":
            return (
                listed([self._departments.get(each, "a department that is gone") for each in text.split()])
                or "nobody"
            )
        if name == "scope" and ", " not in text:
            return listed(text.split()) or "none"
        return text or "none"

    def _amounts(self, before: str, now: str) -> str:
        """Those of low, likely and high that changed; where there is only a likely amount it is "amount"."""
        was, became = (text.split() or [_NONE] * 3 for text in (before, now))
        ranges = any(point != _NONE for text in (was, became) for point in (text[0], text[2]))
        return "; ".join(
            f"{name if ranges else ''} amount from {self._money(old)} to {self._money(new)}".strip()
            for name, old, new in zip(("low", "likely", "high"), was, became, strict=True)
            if old != new
        )

    def _money(self, point: str) -> str:
        return "none" if point == _NONE else money_words(int(point), self._snapshot.project.currency)

    def _payment(self, text: str) -> str:
        source, _, amount = text.partition("=")
        paid = money_words(int(amount), self._snapshot.project.currency)
        return f"{self._sources.get(source, 'a source that is gone')} {paid}"


def _parts(text: str) -> dict[str, str]:
    return {name: value for name, _, value in (line.partition(": ") for line in text.split("\n"))}
