"""Lessons that the project of origin learned later: offered to the project that was carried forward from it."""

from collections.abc import Iterable

from charrette.domain.plan.lessons import Lesson, Origin


def offered_lessons(origin: Origin, of_origin: Iterable[Lesson], own: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """Those of the origin, in its order, that this project neither has nor took or turned down before."""
    known = {*origin.settled, *(lesson.origin_id for lesson in own)}
    return tuple(lesson for lesson in of_origin if lesson.id not in known)
