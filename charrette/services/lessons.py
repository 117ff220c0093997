"""Lessons: written down for the next school, and those of the project of origin taken or turned down."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.codes import code
from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.lessons import Lesson, Origin
from charrette.domain.plan.offers import offered_lessons
from charrette.domain.public_words import mask_of
from charrette.domain.wording import quoted, several
from charrette.services.carried import LESSON_LETTER as LETTER
from charrette.services.carried import carry_lessons
from charrette.services.projects import changed_fields, changed_words

if TYPE_CHECKING:
    from charrette.store.queries import Queries
    from charrette.store.unit_of_work import UnitOfWork

LONGEST = 1000
"""Characters of a lesson."""


@dataclass(frozen=True, slots=True)
class AddLesson:
    """What was learned; ``category`` such as "Technology" or empty."""

    project_id: UUID
    text: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class OfferedLessons:
    """Lessons of the origin, to be taken or turned down by a project that was carried forward from it."""

    project_id: UUID
    lesson_ids: tuple[UUID, ...]


def add_lesson(work: "UnitOfWork", command: AddLesson) -> Lesson:
    """Writes a lesson down. Raises ``InvalidInputError`` without words, or for more than 1,000 characters."""
    number = work.next_numbers(command.project_id, LETTER)[0]
    lesson = Lesson(
        work.ids.new(),
        command.project_id,
        number,
        code(LETTER, number),
        _checked(command.text),
        work.clock.now(),
        _line(command.category),
    )
    work.describe(f"Wrote down lesson {lesson.code}: {quoted(lesson.text)}", lesson.project_id)
    work.add(lesson)
    return lesson


def edit_lesson(work: "UnitOfWork", lesson: Lesson) -> Lesson:
    """Keeps other words or another category of a lesson."""
    before = work.get(Lesson, lesson.id)
    after = replace(before, text=_checked(lesson.text), category=_line(lesson.category))
    if after == before:
        raise InvalidInputError("The lesson is the same as before.", "Nothing was changed.")
    work.describe(f"Edited lesson {after.code}: {changed_words(before, after)}", after.project_id)
    work.change(before, **changed_fields(before, after))
    return after


def remove_lesson(work: "UnitOfWork", lesson_id: UUID) -> None:
    """Removes a lesson; one that was taken from the origin is not offered again."""
    lesson = work.get(Lesson, lesson_id)
    work.describe(f"Removed lesson {lesson.code}: {quoted(lesson.text)}", lesson.project_id)
    work.remove(lesson)


def lessons_on_offer(queries: "Queries", project_id: UUID) -> tuple[Lesson, ...]:
    """The later lessons of the origin; none where there is no origin, or where it is not in this library."""
    origin = origin_of(queries, project_id)
    if origin is None:
        return ()
    of_origin = queries.of_project(Lesson, origin.from_id, "number", "id")
    return offered_lessons(origin, of_origin, queries.of_project(Lesson, project_id))


def origin_of(queries: "Queries", project_id: UUID) -> Origin | None:
    """Where a project was carried forward from; None where it began by itself."""
    return next(iter(queries.of_project(Origin, project_id)), None)


def take_lessons(work: "UnitOfWork", command: OfferedLessons) -> tuple[Lesson, ...]:
    """Takes lessons of the origin over, without the names in them; they are not offered again."""
    origin, chosen = _offered(work, command)
    snapshot = work.queries.snapshot(origin.from_id, planned=True)
    mask = mask_of(snapshot) if snapshot else str
    taken = carry_lessons(work, command.project_id, chosen, origin.from_name, mask)
    words = several([each.code for each in chosen], "lesson")
    work.describe(f"Took {words} of {origin.from_name}", command.project_id)
    work.change(origin, settled=(*origin.settled, *(each.id for each in chosen)))
    return taken


def turn_down_lessons(work: "UnitOfWork", command: OfferedLessons) -> Origin:
    """Keeps that lessons of the origin are not wanted here: they are not offered again."""
    origin, chosen = _offered(work, command)
    words = several([each.code for each in chosen], "lesson")
    work.describe(f"Turned down {words} of {origin.from_name}", command.project_id)
    settled = (*origin.settled, *(each.id for each in chosen))
    work.change(origin, settled=settled)
    return replace(origin, settled=settled)


def _offered(work: "UnitOfWork", command: OfferedLessons) -> tuple[Origin, list[Lesson]]:
    origin = origin_of(work.queries, command.project_id)
    on_offer = {each.id: each for each in lessons_on_offer(work.queries, command.project_id)}
    chosen = [on_offer[each] for each in dict.fromkeys(command.lesson_ids) if each in on_offer]
    if origin is None or not chosen:
        raise InvalidInputError("None of these lessons is on offer any more.", "Nothing was changed.")
    return origin, chosen


def _checked(text: str) -> str:
    words = "\n".join(_line(line) for line in text.strip().splitlines())
    if not words:
        raise InvalidInputError("Write down what was learned first.")
    if len(words) > LONGEST:
        raise InvalidInputError(f"A lesson has at most {LONGEST:,} characters; this one has {len(words):,}.")
    return words


def _line(words: str) -> str:
    return " ".join(words.split())
