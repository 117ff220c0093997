"""A project carried forward: what was chosen comes along with its history, and nothing personal does."""

import json
from dataclasses import replace
from typing import Any

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import Priority
from charrette.domain.plan.carried_parts import Part
from charrette.domain.plan.lessons import Lesson
from charrette.domain.project import Project
from charrette.domain.public_words import mask_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.value_codec import encoded
from charrette.services.board import RedactCard, redact_card
from charrette.services.carrying import CarryForward, carry_forward
from charrette.services.importing import AdoptProject, adopt_project
from charrette.services.lessons import (
    AddLesson,
    OfferedLessons,
    add_lesson,
    edit_lesson,
    lessons_on_offer,
    take_lessons,
    turn_down_lessons,
)
from charrette.services.needs import SetPriority, set_priority
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from tests.services.any_project import AnyProject
from tests.services.scenarios import Room, furnished

NAMES = (
    "Ona Ruiz",
    "Bea Lindqvist",
    "Heron-07",
    "Dolores",
    "Sam Okafor",
    "Kit Vale",
    "Lee Park",
    "Noor Haddad",
)


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def planned(library: Library, project: Project) -> ProjectSnapshot:
    with library.reading() as queries:
        found = queries.snapshot(project.id, planned=True)
    assert found is not None
    return found


def written(values: Any, *fields: str) -> Any:
    """The values with all names in these texts."""
    words = " and ".join(NAMES)
    return tuple(
        replace(each, **{name: f"{getattr(each, name)} {words}" for name in fields}) for each in values
    )


def full_of_names(seed: int) -> ProjectSnapshot:
    """A project with a name in every text that people write, wherever the app lets them."""
    made = AnyProject(seed).snapshot()
    plan = made.planned
    people = tuple(replace(each, name=NAMES[place]) for place, each in enumerate(plan.district.people))
    named = replace(
        plan,
        scope=written(plan.scope, "space", "system", "title", "note"),
        lines=written(plan.lines, "description", "note"),
        lessons=written(plan.lessons, "text", "category"),
        questions=tuple(replace(each, asker=NAMES[4], answerer=NAMES[4]) for each in plan.questions),
        reviews=tuple(replace(each, reviewer=NAMES[5]) for each in plan.reviews),
        sign_offs=tuple(replace(each, signer=NAMES[6]) for each in plan.sign_offs),
        meetings=tuple(
            replace(
                each, present=tuple(replace(who, names=f"{NAMES[7]}, {NAMES[6]}") for who in each.present)
            )
            for each in plan.meetings
        ),
        district=replace(plan.district, people=people),
    )
    aliases = tuple(
        replace(each, alias=f"{NAMES[2]} {n}" if n else NAMES[2]) for n, each in enumerate(made.participants)
    )
    return replace(
        made,
        plan=named,
        participants=aliases,
        needs=written(made.needs, "statement", "rationale", "acceptance", "reason", "priority_reason"),
        blocks=written(made.blocks, "title", "notes", "owner", "prompt", "materials", "outcome", "tables"),
        sessions=written(made.sessions, "title", "prompt"),
        charrettes=written(made.charrettes, "title"),
        entries=written(made.entries, "text", "owner"),
    )


def test_nothing_personal_comes_along(library: Library) -> None:
    seed = next(each for each in range(40) if AnyProject(each).snapshot().participants)
    origin = full_of_names(seed)
    card = origin.cards[0]
    marked = replace(card, original=f"Ask {NAMES[3]}", corrections=(), redactions=())
    origin = replace(origin, cards=(marked, *origin.cards[1:]))
    library.do(adopt_project, AdoptProject(origin, "old.json"))
    library.do(redact_card, RedactCard(card.id, 4, 4 + len(NAMES[3]), "a person’s name"))
    new = library.do(carry_forward, CarryForward(origin.project.id, "Birch Street Elementary"))
    carried = planned(library, new)
    assert (carried.participants, carried.cards, carried.ballots, carried.photos) == ((), (), (), ())
    assert carried.needs
    assert carried.blocks
    plan = replace(carried.planned, district=replace(carried.planned.district, people=(), others=()))
    text = json.dumps(encoded(replace(carried, plan=plan)), ensure_ascii=False)
    assert [name for name in NAMES if name in text] == []
    assert not any(block.owner or block.notes for block in carried.blocks)
    assert all(item.staffing.lead_id is None and not item.note for item in carried.planned.scope)


def test_words_that_are_nobodys_name_stay() -> None:
    made = AnyProject(3).snapshot()
    plan = made.planned
    present = tuple(
        replace(each, names="all, 4 people; Facilities\nNoor") for each in plan.meetings[0].present
    )
    meetings = tuple(replace(each, present=present) for each in plan.meetings)
    mask = mask_of(replace(made, plan=replace(plan, meetings=meetings)))
    assert mask("all of the 4 people like Noor") == "all of the 4 people like [name]"
    offices = (replace(made.departments[0], name="Facilities"), *made.departments[1:])
    mask = mask_of(replace(made, departments=offices, plan=replace(plan, meetings=meetings)))
    assert mask("Facilities and Noor’s group") == "Facilities and [name]’s group"


def test_all_that_was_chosen_comes_along(library: Library) -> None:
    made = AnyProject(3).snapshot()
    library.do(adopt_project, AdoptProject(made, "old.json"))
    made = planned(library, made.project)
    new = library.do(carry_forward, CarryForward(made.project.id, "Birch"))
    carried = planned(library, new)
    mask = mask_of(made)
    assert [(each.label, each.name, each.host) for each in carried.groups] == [
        (each.label, mask(each.name), each.host) for each in made.groups
    ]
    assert len(carried.departments) == len(made.departments)
    assert [each.minutes for each in carried.blocks] == [each.minutes for each in made.blocks]
    assert {each.code for each in carried.planned.scope} == {each.code for each in made.planned.scope}
    assert not carried.planned.lines
    assert not carried.planned.milestones
    assert [each.origin_id for each in carried.planned.lessons] == [each.id for each in made.planned.lessons]
    assert carried.planned.systems[0] == mask(made.planned.systems[0])
    (origin,) = carried.planned.origins
    assert (origin.from_id, origin.from_name) == (made.project.id, made.project.name)
    assert origin.parts == tuple(part.value for part in Part)
    assert set(origin.histories) == {need.id for need in carried.needs}
    assert not library.check()


def test_a_need_tells_what_it_was_in_the_project_before(room: Room) -> None:
    room.do(set_priority, SetPriority((room.needs[0].id,), Priority.MUST, "the board asked"))
    new = room.do(carry_forward, CarryForward(room.project.id, "Birch"))
    (origin,) = planned(room.library, new).planned.origins
    need = planned(room.library, new).needs[0]
    assert origin.histories[need.id] == "N-001 of Alder Creek Middle School, Must"
    assert (need.code, need.priority, need.priority_reason) == ("N-001", None, "")
    third = room.do(carry_forward, CarryForward(new.id, "Cedar"))
    (origin,) = planned(room.library, third).planned.origins
    first = planned(room.library, third).needs[0]
    assert origin.histories[first.id] == "N-001 of Birch; before: N-001 of Alder Creek Middle School, Must"


def test_what_is_not_chosen_is_the_standard(room: Room) -> None:
    new = room.do(carry_forward, CarryForward(room.project.id, "Birch", parts=(Part.NEEDS,)))
    carried = planned(room.library, new)
    assert len(carried.themes) == 12
    assert [each.title for each in carried.charrettes] == ["First charrette"]
    assert [need.short_name for need in carried.needs] == [need.short_name for need in room.needs]
    assert carried.planned.setup is None
    assert new.name == "Birch"
    assert room.library.history()[0] == "Carried “Alder Creek Middle School” forward to “Birch”: needs"


def test_a_live_project_takes_only_what_it_has_not(room: Room) -> None:
    there = room.do(create_project, NewProject("Cedar"))
    before = planned(room.library, there)
    command = CarryForward(
        room.project.id, to_id=there.id, parts=(Part.GROUPS, Part.CATEGORIES, Part.DEPARTMENTS)
    )
    room.do(carry_forward, command)
    after = planned(room.library, there)
    assert (after.groups, after.themes, after.departments) == (
        before.groups,
        before.themes,
        before.departments,
    )
    room.do(carry_forward, replace(command, parts=tuple(Part)))
    assert len(planned(room.library, there).needs) == 3
    with pytest.raises(
        InvalidInputError, match="All that was chosen came from “Alder Creek Middle School” already"
    ):
        room.do(carry_forward, command)
    other = room.do(create_project, NewProject("Dogwood"))
    with pytest.raises(
        InvalidInputError, match="That project comes from “Alder Creek Middle School” already"
    ):
        room.do(carry_forward, replace(command, from_id=other.id))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"parts": ()}, "Choose what comes along"),
        ({"to_name": " "}, "Give the project a name"),
        ({"to_name": "Alder Creek Middle School"}, "There is a project"),
        ({"to_id": "itself"}, "into itself"),
    ],
)
def test_what_cannot_be_carried_is_said(room: Room, changed: dict[str, Any], said: str) -> None:
    given: dict[str, Any] = {"to_name": "Birch"} | changed
    if "to_id" in given:
        given["to_id"] = room.project.id
    with pytest.raises(InvalidInputError, match=said):
        room.do(carry_forward, CarryForward(room.project.id, **given))


def lesson(room: Room, text: str) -> Lesson:
    return room.do(add_lesson, AddLesson(room.project.id, text))


def on_offer(room: Room, project: Project) -> list[str]:
    with room.library.reading() as queries:
        return [each.text for each in lessons_on_offer(queries, project.id)]


def test_later_lessons_are_offered_until_they_are_taken_or_turned_down(room: Room) -> None:
    lesson(room, "Book the stage early")
    new = room.do(carry_forward, CarryForward(room.project.id, "Birch", parts=(Part.GROUPS,)))
    assert on_offer(room, new) == []
    kept, dropped = lesson(room, "Ask custodial first"), lesson(room, "Use the blue room")
    assert on_offer(room, new) == ["Ask custodial first", "Use the blue room"]
    (taken,) = room.do(take_lessons, OfferedLessons(new.id, (kept.id,)))
    assert (taken.code, taken.from_project, taken.origin_id) == ("L-1", "Alder Creek Middle School", kept.id)
    room.do(turn_down_lessons, OfferedLessons(new.id, (dropped.id, kept.id)))
    assert on_offer(room, new) == []
    room.library.undo()
    assert on_offer(room, new) == ["Use the blue room"]
    with pytest.raises(InvalidInputError, match="on offer any more"):
        room.do(take_lessons, OfferedLessons(new.id, (kept.id,)))
    with pytest.raises(InvalidInputError, match="same as before"):
        room.do(edit_lesson, taken)
    with pytest.raises(InvalidInputError, match="at most 1,000 characters; this one has 1,001"):
        lesson(room, "x" * 1001)


def test_the_origin_need_not_be_in_the_library(library: Library) -> None:
    made = next(each for n in range(20) if (each := AnyProject(n).snapshot()).planned.origins)
    library.do(adopt_project, AdoptProject(made, "old.json"))
    with library.reading() as queries:
        assert lessons_on_offer(queries, made.project.id) == ()
