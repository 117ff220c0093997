"""What everybody may read of a plan: answers, scope, money and days; no person, no negotiation."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from charrette.domain.plan.people import Staffing
from charrette.domain.plan.plan import District, Plan

Mask = Callable[[str], str]

_WRITTEN: dict[str, tuple[str, ...]] = {
    "answers": ("reason", "other_project"),
    "scope": ("space", "system", "title"),
    "lines": ("description", "rate_source"),
    "milestones": ("title",),
    "questions": ("text", "answer"),
    "meetings": ("title",),
    "settlements": ("title", "reason", "split", "seen"),
    "scenarios": ("title",),
    "papers": ("title", "file_name"),
    "lessons": ("text", "category"),
}
"""The texts that people typed, by list."""
_LEFT_OUT: dict[str, dict[str, Any]] = {
    "answers": {"decided_by": ""},
    "scope": {"note": "", "staffing": Staffing()},
    "lines": {"note": ""},
    "milestones": {"evidence": "", "passed_despite": "", "staffing": Staffing()},
    "questions": {"asker": "", "answerer": "", "escalate_to": ""},
    "meetings": {"present": (), "agenda": (), "notes": ""},
    "reviews": {"comments": "", "reviewer": ""},
    "settlements": {"decided_by": "", "reason": ""},
    "sign_offs": {"signer": ""},
    "scenarios": {"note": ""},
}
"""Who, and what the departments said among themselves."""


def names_in(plan: Plan) -> Iterator[str]:
    """Everybody who is named in a plan: people of the district, who asked, answered, decided, signed or was there."""
    yield from (each.name for each in plan.district.people)
    for question in plan.questions:
        yield from (question.asker, question.answerer, question.escalate_to)
    yield from (each.reviewer for each in plan.reviews)
    yield from (each.signer for each in plan.sign_offs)
    yield from (each.decided_by for each in (*plan.answers, *plan.settlements))
    for meeting in plan.meetings:
        for each in meeting.present:
            yield from re.split(r"[,;\n]", each.names)


def public_plan(plan: Plan, mask: Mask) -> Plan:
    """The plan as the public edition of any document may show it: ``mask`` takes names out of the texts."""
    parts: dict[str, Any] = {
        part: _public(getattr(plan, part), part, mask) for part in {*_WRITTEN, *_LEFT_OUT}
    }
    if plan.setup is not None:
        lists = {name: tuple(map(mask, getattr(plan.setup, name))) for name in ("spaces", "systems")}
        parts["setup"] = replace(plan.setup, **lists)
    return replace(plan, **parts, district=_public_district(plan.district, mask))


def _public(values: Sequence[Any], part: str, mask: Mask) -> tuple[Any, ...]:
    left_out = _LEFT_OUT.get(part, {})
    fields = [name for name in _WRITTEN.get(part, ()) if name not in left_out]
    return tuple(
        replace(value, **left_out, **{name: mask(getattr(value, name)) for name in fields})
        for value in values
    )


def _public_district(district: District, mask: Mask) -> District:
    bare = {"evidence": "", "passed_despite": "", "staffing": Staffing()}
    return replace(
        district,
        people=(),
        sources=tuple(
            replace(each, note="", name=mask(each.name), systems=tuple(map(mask, each.systems)))
            for each in district.sources
        ),
        calendar=tuple(replace(each, **bare, title=mask(each.title)) for each in district.calendar),
        others=tuple(replace(each, **bare, title=mask(each.title)) for each in district.others),
    )
