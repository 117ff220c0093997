"""What was typed into a cell of the milestones' table means: a name or the beginning of one, codes, a day."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import MilestoneState
from charrette.domain.wording import listed
from charrette.services.milestones import MilestoneDraft
from charrette.services.plan_names import coded
from charrette.ui.plan.milestones_columns import GATE, Col
from charrette.ui.plan.milestones_moving import day_typed
from charrette.ui.plan.scope_columns import people_words

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

T = TypeVar("T")
_PLAIN = {Col.TITLE: "title", Col.EVIDENCE: "evidence"}
_NAMES = {
    Col.LEAD: "lead_id",
    Col.BACKUP: "backup_id",
    Col.ACTING: "acting_id",
    Col.DEPARTMENT: "department_id",
}
_WAIT = re.compile(r"([A-Za-z]*-?\d+)(?:\s.*?)??(?:\s*\+\s*(\d+))?")
_YES, _NO = {GATE, "yes", "y", "x", "1"}, {"", "no", "n", "0"}
_MOST_NAMED = 8


class MilestoneTyping:
    """Reads cells against a project's departments and people, its milestones and the district's calendar."""

    def __init__(self, snapshot: "ProjectSnapshot", today: str, *, calendar: bool = False) -> None:
        plan = snapshot.planned
        self._today, self._letter = today, "K" if calendar else "M"
        departments = {each.name: each.id for each in snapshot.departments}
        people = {words: id_ for id_, words in people_words(plan.district.people).items()}
        self._names = {
            Col.DEPARTMENT: departments,
            Col.ACTING: departments,
            Col.LEAD: people,
            Col.BACKUP: people,
        }
        milestones = plan.district.calendar if calendar else (*plan.milestones, *plan.district.calendar)
        self._milestones = {each.code: each.id for each in milestones}
        self._choices = {col: list(names) for col, names in self._names.items()}
        self._choices[Col.WAITS] = [f"{each.code} {each.title}" for each in milestones]
        self._choices[Col.STATE] = [each.words for each in MilestoneState]
        self._choices[Col.GATE] = [] if calendar else [GATE]

    def choices(self, col: Col) -> list[str]:
        """What may be chosen in a column; of milestones the first word is what is kept."""
        return self._choices.get(col, [])

    def change(self, col: Col, typed: str) -> dict[str, Any]:
        """The fields for ``FillMilestones``. Raises ``InvalidInputError`` for a name, code or day that is none."""
        text = " ".join(typed.split())
        if col in _PLAIN:
            return {_PLAIN[col]: text}
        if col in _NAMES:
            what = "person of the district" if col in {Col.LEAD, Col.BACKUP} else "department"
            return {_NAMES[col]: one_named(text, self._names[col], what) if text else None}
        if col is Col.DUE:
            return {"due": day_typed(text, self._today)}
        if col is Col.STATE:
            return {"state": one_named(text, {each.words: each for each in MilestoneState}, "state")}
        if col is Col.GATE:
            return {"gate": self._gate(text.casefold())}
        return {"waits_for": self.waits(text)}

    def waits(self, text: str) -> dict[UUID, int]:
        """What is waited for, with the least days between: of ``"M-003 +14; K-001"``."""
        found: dict[UUID, int] = {}
        for part in (each for each in text.split(";") if each.strip()):
            read = _WAIT.fullmatch(part.strip())
            id_ = self._milestones.get(coded(self._letter, read[1])) if read else None
            if read is None or id_ is None:
                raise InvalidInputError(
                    f"There is no milestone “{part.strip()}”.",
                    "Nothing was changed.",
                    "Write codes with semicolons between, such as M-003 +14; K-001.",
                )
            found[id_] = int(read[2] or 0)
        return found

    def draft(self, cells: Mapping[Col, str]) -> MilestoneDraft:
        """A new milestone of what was typed. Raises ``InvalidInputError`` where it has no title."""
        fields: dict[str, Any] = {}
        for col, typed in cells.items():
            fields |= self.change(col, typed)
        if not fields.get("title"):
            raise InvalidInputError(
                "The new milestone has no title yet.",
                "What you typed is still there.",
                "Say what must be reached.",
            )
        people = {name: fields.pop(name) for name in ("lead_id", "backup_id", "acting_id") if name in fields}
        draft = MilestoneDraft(**fields)
        return replace(draft, staffing=replace(draft.staffing, **people))

    def _gate(self, text: str) -> bool:
        if text in _YES | _NO:
            return text in _YES
        raise InvalidInputError(
            f"“{text}” does not say whether it is a gate.", "Nothing was changed.", "Type gate, or nothing."
        )


def one_named(text: str, known: Mapping[str, T], what: str) -> T:
    """What a name, or the beginning of just one, stands for. Raises ``InvalidInputError`` naming what there is."""
    wanted = text.casefold()
    exact = [value for name, value in known.items() if name.casefold() == wanted]
    begun = [value for name, value in known.items() if wanted and name.casefold().startswith(wanted)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    names = list(known)
    named = listed(names) if len(names) <= _MOST_NAMED else f"{', '.join(names[:_MOST_NAMED])} …"
    wrong = f"“{text}” could be more than one {what}." if found else f"There is no {what} “{text}”."
    raise InvalidInputError(wrong, "Nothing was changed.", f"Choose {named}." if names else "")
