"""What the names and codes of a file mean in a project: departments, partners, needs, scope, milestones, sources."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.needs import NeedStatus
from charrette.domain.plan.scope import Duty, DutyKind, Outsider
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed
from charrette.exchange.problems import Problems

T = TypeVar("T")
_SHORT = {
    "cm": Outsider.CONSTRUCTION_MANAGER,
    "gc": Outsider.CONTRACTOR,
    "lv": Outsider.LOW_VOLTAGE_CONSULTANT,
}


class PlanNames:
    """Looks names up; what is not there is noted in ``problems`` with row and column."""

    def __init__(self, snapshot: ProjectSnapshot, problems: Problems) -> None:
        plan = snapshot.planned
        self.problems = problems
        self._departments = {each.name.casefold(): each.id for each in snapshot.departments}
        self._department_names = [each.name for each in snapshot.departments]
        self._outsiders = {each.value.casefold(): each for each in Outsider} | _SHORT
        standing = [need for need in snapshot.needs if need.status is not NeedStatus.MERGED]
        self._needs = {need.code: need.id for need in standing}
        self._scope = {item.code: item.id for item in plan.scope}
        milestones = (*plan.district.calendar, *plan.milestones)
        self._milestones = {each.code: each.id for each in milestones}
        self._sources = {each.name.casefold(): each.id for each in plan.district.sources}

    def department(self, row: int, field: str, name: str) -> UUID | None:
        """The department of a name; None for an empty name."""
        words = f"Use one of {listed(self._department_names)}, or add it in Prepare."
        return self._found(
            self._departments, name.casefold(), row, field, f"there is no department “{name}”. {words}"
        )

    def duties(self, row: int, kind: DutyKind, names: Iterable[str]) -> tuple[Duty, ...]:
        """The letter given to departments and partners; a partner is never accountable."""
        field = kind.words.lower()
        found: list[Duty] = []
        for name in names:
            outsider = self._outsiders.get(name.casefold())
            if outsider is not None and kind is not DutyKind.ACCOUNTABLE:
                found.append(Duty(kind, outsider=outsider))
            elif (department := self.department(row, field, name)) is not None:
                found.append(Duty(kind, department_id=department))
        return tuple(found)

    def needs(self, row: int, codes: Iterable[str]) -> tuple[UUID, ...]:
        """The needs of codes such as N-014."""
        return self._all(self._needs, "N", "need", row, "needs", codes)

    def scope(self, row: int, codes: Iterable[str]) -> tuple[UUID, ...]:
        """The scope items of codes such as S-014."""
        return self._all(self._scope, "S", "scope item", row, "scope", codes)

    def milestone(self, row: int, field: str, written: str) -> UUID | None:
        """The milestone of a code such as M-004, or K-002 of the district's calendar; None for an empty one."""
        return self._found(
            self._milestones,
            coded("M", written),
            row,
            field,
            f"there is no milestone “{written}” in this project.",
        )

    def source(self, name: str) -> UUID | None:
        """The funding source of a name; None where there is none yet."""
        return self._sources.get(name.casefold())

    def _all(
        self, known: Mapping[str, UUID], letter: str, what: str, row: int, field: str, codes: Iterable[str]
    ) -> tuple[UUID, ...]:
        found = [
            self._found(
                known,
                coded(letter, each),
                row,
                field,
                f"there is no {what} “{each}”. Correct it or leave it out.",
            )
            for each in codes
        ]
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _found(self, known: Mapping[str, T], key: str, row: int, field: str, otherwise: str) -> T | None:
        if not key:
            return None
        found = known.get(key)
        if found is None:
            self.problems.add(row, field, otherwise)
        return found


def coded(letter: str, written: str) -> str:
    """A code as it is kept: ``"s-14"`` and ``"14"`` are ``"S-014"``; anything else stays as it is."""
    words = written.strip().upper()
    digits = words.removeprefix(f"{letter}-")
    return code(letter, int(digits)) if digits.isdecimal() and len(digits) < 7 else words


def own_code(problems: Problems, row: int, letter: str, written: str) -> str:
    """The code a row gives its entry; empty for none, and for what is no such code, which is noted."""
    found = coded(letter, written)
    if found and not found.removeprefix(f"{letter}-").isdecimal():
        problems.add(row, "code", f"“{written}” is no code. Write {code(letter, 14)}, or leave it empty.")
        return ""
    return found


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields a row speaks of: those that are not None."""
    return {name: value for name, value in values.items() if value is not None}
