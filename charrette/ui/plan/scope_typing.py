"""What was typed into a cell of the scope table means: a name or the beginning of one, a code, several of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import NeedStatus
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.scope import Action, Responsibility
from charrette.domain.wording import listed
from charrette.services.plan_names import coded
from charrette.services.scope import ScopeDraft, with_letter
from charrette.ui.plan.scope_columns import LETTERS, NOBODY, Col, outsider_names, people_words

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

T = TypeVar("T")
_PLAIN = {Col.SPACE: "space", Col.SYSTEM: "system", Col.TITLE: "title", Col.DIVISION: "division"}
_MOST_NAMED = 8


class ScopeTyping:
    """Reads cells against the lists of a project: its spaces, systems, departments, needs, milestones and people."""

    def __init__(self, snapshot: "ProjectSnapshot") -> None:
        plan = snapshot.planned
        spaces = _with_used(plan.spaces, [item.space for item in plan.scope])
        systems = _with_used(plan.systems, [item.system for item in plan.scope])
        self._departments = {each.name: each.id for each in snapshot.departments}
        self._parties: dict[str, Any] = {**self._departments, **outsider_names()}
        standing = [need for need in snapshot.needs if need.status is not NeedStatus.MERGED]
        self._needs = {need.code: need.id for need in standing}
        need_words = [f"{need.code} {need.short_name}" for need in standing]
        milestones = (*plan.milestones, *plan.district.calendar)
        self._milestones = {each.code: each.id for each in milestones}
        milestone_words = [f"{each.code} {each.title}" for each in milestones]
        self._people = {words: id_ for id_, words in people_words(plan.district.people).items()}
        self._choices: dict[Col, list[str]] = {
            Col.SPACE: spaces,
            Col.SYSTEM: systems,
            Col.ACTION: [each.words for each in Action],
            Col.TAG: [f"{each.value} {each.words}" for each in Responsibility],
            Col.ACCOUNTABLE: list(self._departments),
            Col.NEEDS: need_words,
            Col.MILESTONE: milestone_words,
            Col.LEAD: list(self._people),
        }

    def choices(self, col: Col) -> list[str]:
        """What may be chosen in a column; of needs and milestones the first word is what is kept."""
        if col in LETTERS and col is not Col.ACCOUNTABLE:
            return list(self._parties)
        return self._choices.get(col, [])

    def change(self, col: Col, typed: str) -> dict[str, Any]:
        """The fields for ``FillScope``. Raises ``InvalidInputError`` for a name or code that is not there."""
        text = " ".join(typed.split())
        if col in _PLAIN:
            return {_PLAIN[col]: text}
        if col is Col.ACTION:
            return {"action": self._action(text)}
        if col is Col.TAG:
            codes = {each.value: each for each in Responsibility}
            return {
                "responsibility": _one(text.split(" ")[0], codes, "responsibility code") if text else None
            }
        if col is Col.LEAD:
            return {"lead_id": _one(text, self._people, "person") if text else None}
        if col is Col.MILESTONE:
            return {"milestone_id": _coded(text, "M", self._milestones, "milestone") if text else None}
        parts = [part for each in text.split(";") if (part := each.strip())]
        if col is Col.NEEDS:
            return {
                "need_ids": tuple(dict.fromkeys(_coded(each, "N", self._needs, "need") for each in parts))
            }
        return {LETTERS[col].words.lower(): self._named(col, parts)}

    def draft(self, cells: Mapping[Col, str]) -> ScopeDraft:
        """A new scope item of what was typed. Raises ``InvalidInputError`` while space, system or action is missing."""
        fields: dict[str, Any] = {}
        for col, typed in cells.items():
            fields |= self.change(col, typed)
        missing = [name for name in ("space", "system", "action") if not fields.get(name)]
        if missing:
            raise InvalidInputError(
                f"The new scope item has no {listed(missing)} yet.",
                "What you typed is still there.",
                "A scope item says what is done with which system in which space.",
            )
        duties = ()
        for kind in LETTERS.values():
            duties = with_letter(duties, kind, fields.pop(kind.words.lower(), ()))
        staffing = Staffing(lead_id=fields.pop("lead_id", None))
        return ScopeDraft(**fields, duties=duties, staffing=staffing)

    def _named(self, col: Col, parts: list[str]) -> tuple[Any, ...]:
        if col is Col.ACCOUNTABLE:
            known, what = self._departments, "department"
            parts = [each for each in parts if each.casefold() != NOBODY]
        else:
            known, what = self._parties, "department or partner"
        return tuple(dict.fromkeys(_one(each, known, what) for each in parts))

    def _action(self, text: str) -> Action:
        return _one(text, {each.words: each for each in Action}, "action")


def _one(text: str, known: Mapping[str, T], what: str) -> T:
    """What a name, or the beginning of just one, stands for."""
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


def _coded(text: str, letter: str, known: Mapping[str, T], what: str) -> T:
    written = text.split(" ", maxsplit=1)[0]
    found = known.get(coded(letter, written))
    if found is None:
        raise InvalidInputError(f"There is no {what} “{written}”.", "Nothing was changed.")
    return found


def _with_used(names: tuple[str, ...], used: list[str]) -> list[str]:
    """The list, and what is used beside it."""
    known = {name.casefold() for name in names}
    return [*names, *dict.fromkeys(each for each in used if each.casefold() not in known)]
