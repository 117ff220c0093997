"""Scenarios of shared papers, of lessons and of carrying a project forward, for undo and redo."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from charrette.domain.plan.carried_parts import Part
from charrette.domain.plan.papers import Paper
from charrette.services import carrying, lessons, papers
from charrette.services.projects import NewProject, create_project
from charrette.system.resources import resource

if TYPE_CHECKING:
    from tests.services.scenarios import Room


SHARED = resource("sample/README.md")
"""A file to share."""


def _shared(room: "Room") -> Paper:
    return room.do(papers.add_paper, papers.AddPaper(room.project.id, SHARED, need_id=room.needs[0].id))


def _add_paper(room: "Room") -> Any:
    return papers.add_paper, papers.AddPaper(room.project.id, SHARED, "Stage", need_id=room.needs[0].id)


def _edit_paper(room: "Room") -> Any:
    return papers.edit_paper, replace(_shared(room), title="The stage", need_id=room.needs[1].id)


def _lesson(room: "Room") -> Any:
    return room.do(
        lessons.add_lesson, lessons.AddLesson(room.project.id, "Ask custodial first", "Operations")
    )


def _edit_lesson(room: "Room") -> Any:
    return lessons.edit_lesson, replace(_lesson(room), text="Ask the custodians first")


def _carry(room: "Room") -> Any:
    _lesson(room)
    return carrying.carry_forward, carrying.CarryForward(room.project.id, "Birch Street Elementary")


def _carry_to(room: "Room") -> Any:
    there = room.do(create_project, NewProject("Cedar High"))
    room.do(
        carrying.carry_forward, carrying.CarryForward(room.project.id, to_id=there.id, parts=(Part.SYSTEMS,))
    )
    return carrying.carry_forward, carrying.CarryForward(room.project.id, to_id=there.id)


def _offered(function: Any) -> Callable[["Room"], Any]:
    def made(room: "Room") -> Any:
        there = room.do(carrying.carry_forward, carrying.CarryForward(room.project.id, "Birch Street"))
        later = _lesson(room)
        return function, lessons.OfferedLessons(there.id, (later.id,))

    return made


SCENARIOS: dict[str, Any] = {
    "add_paper": _add_paper,
    "edit_paper": _edit_paper,
    "remove_paper": lambda room: (papers.remove_paper, _shared(room).id),
    "add_lesson": lambda room: (lessons.add_lesson, lessons.AddLesson(room.project.id, "Start earlier")),
    "edit_lesson": _edit_lesson,
    "remove_lesson": lambda room: (lessons.remove_lesson, _lesson(room).id),
    "take_lessons": _offered(lessons.take_lessons),
    "turn_down_lessons": _offered(lessons.turn_down_lessons),
    "carry_forward": _carry,
    "carry_forward:to a project that is there": _carry_to,
}
