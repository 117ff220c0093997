"""The parts of a project that can be carried forward into the next one, and what a need is called by its history."""

from enum import StrEnum

from charrette.domain.needs import Need
from charrette.domain.needs_list import ListedNeed, NeedsList, needs_list
from charrette.domain.plan.answers import Disposition
from charrette.domain.small_groups import PUBLIC_LEAST
from charrette.domain.snapshot import ProjectSnapshot


class Part(StrEnum):
    """What a person chooses to take along."""

    AGENDA = "agenda"
    TEMPLATES = "templates"
    GROUPS = "groups"
    CATEGORIES = "categories"
    DEPARTMENTS = "departments"
    NEEDS = "needs"
    SYSTEMS = "systems"
    RESPONSIBILITIES = "responsibilities"
    LESSONS = "lessons"

    @property
    def words(self) -> str:
        """What comes along, as people read it."""
        return _WORDS[self]


_WORDS = {
    Part.AGENDA: "Charrettes, sessions and agendas, without dates and without notes",
    Part.TEMPLATES: "Prompts, materials and ground rules",
    Part.GROUPS: "Stakeholder groups and seats, without participants",
    Part.CATEGORIES: "Categories (the themes)",
    Part.DEPARTMENTS: "Departments",
    Part.NEEDS: "Standing needs, each with its history",
    Part.SYSTEMS: "Spaces and systems",
    Part.RESPONSIBILITIES: "Scope items with who is responsible, without money, dates and names",
    Part.LESSONS: "Lessons; later ones are offered as they come",
}


def standing_needs(snapshot: ProjectSnapshot) -> tuple[Need, ...]:
    """Open needs that were not answered with no: those declined or merged in planning stay behind."""
    gone = {Disposition.DECLINED, Disposition.MERGED}
    answers = snapshot.planned.answer_of_need
    return tuple(
        need
        for need in snapshot.open_needs
        if need.id not in answers or answers[need.id].disposition not in gone
    )


def histories(snapshot: ProjectSnapshot) -> dict[str, str]:
    """What each open need was there, by code: ``"N-004 of Alder Creek, Must, rank 2 in R-2, adopted"``.

    What a need was in the project before comes last. As everybody may read it: no result that is not public.
    """
    listed = needs_list(snapshot, PUBLIC_LEAST)
    before = {id_: words for origin in snapshot.planned.origins for id_, words in origin.histories.items()}
    return {
        line.need.code: _history(snapshot, listed, line, before.get(line.need.id, ""))
        for line in listed.lines
    }


def _history(snapshot: ProjectSnapshot, listed: NeedsList, line: ListedNeed, before: str) -> str:
    need = line.need
    parts = [f"{need.code} of {snapshot.project.name}"]
    if need.required:
        parts.append(f"required ({need.required_reference})" if need.required_reference else "required")
    if need.priority is not None:
        parts.append(need.priority.words)
    if listed.round is not None and line.standing is not None and line.standing.voted:
        parts.append(f"rank {line.standing.rank_label} in {listed.round.code or listed.round.title}")
    answer = snapshot.planned.answer_of_need.get(need.id)
    if answer is not None:
        parts.append(answer.disposition.value)
    return "; before: ".join(each for each in (", ".join(parts), before) if each)
