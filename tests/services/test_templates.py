"""Templates: what is shipped can be run as it stands; the user's own are read, a broken one is named."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from charrette.domain.activities import ACTIVITIES, check_rules
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.log import EntryKind
from charrette.domain.project import Project
from charrette.domain.templates import Template, as_blocks, template_named, timed
from charrette.services import templates
from charrette.services.projects import edit_project
from charrette.store.library import Library
from tests.exchange.template_text import template_as_json
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_agenda import MORNING, TWO_DAYS

ZONE = ZoneInfo("America/New_York")
SHIPPED = templates.read_shelf().templates


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


def test_seven_templates_and_a_deck_for_each_type_of_space_are_shipped() -> None:
    shelf = templates.read_shelf()
    assert shelf.troubles == ()
    assert {each.name for each in shelf.templates} == {
        "half-day-school", "two-day-school", "nominal-group", "families-evening",
        "brainwriting-hour", "design-brief-day", "what-we-decided",
    }  # fmt: skip
    assert {"library", "cafeteria", "gym", "outdoor", "kitchen", "custodial-and-plant"} <= {
        deck.name for deck in shelf.decks
    }
    prompts = [prompt for deck in shelf.decks for prompt in deck.prompts]
    assert all(prompt.endswith(("?", ".")) and len(prompt) <= 110 for prompt in prompts)
    assert len(set(prompts)) == len(prompts)


@pytest.mark.parametrize("template", SHIPPED, ids=lambda each: each.name)
def test_a_shipped_template_fits_its_time_and_opens_and_closes(template: Template) -> None:
    hour, minute = map(int, template.sessions[0].start.split(":"))
    for session, start, end in timed(template, datetime(2027, 3, 16, hour, minute, tzinfo=ZONE), ZONE):
        slots = as_blocks(session, start, ZONE)
        assert max(slot.end for slot in slots) == end
        assert not any(slot.late for slot in slots)
        kinds = [block.kind for block in session.blocks]
        assert "check-out" in kinds
        assert kinds[0] == "talk"
        for block in session.blocks:
            check_rules(ACTIVITIES[block.kind], block.rules)
            assert block.notes
            assert block.prompt
            assert block.owner
            assert block.outcome or block.kind == "break"
            assert block.least < block.minutes or block.protected
    assert template.purpose
    assert template.people
    assert 3 <= len(template.ground_rules) <= 8


def test_what_the_templates_promise_is_in_them() -> None:
    by_name = {each.name: each for each in SHIPPED}
    two_days = by_name["two-day-school"].sessions
    loops = [block.title for day in two_days for block in day.blocks if block.title.startswith("Loop")]
    assert [title[:6] for title in loops] == ["Loop 1", "Loop 2", "Loop 3"]
    brief = [block.title for block in by_name["design-brief-day"].sessions[0].blocks]
    steps = [next(n for n, title in enumerate(brief) if title.startswith(step)) for step in (
        "Goals", "Facts", "Concepts", "Needs", "The problem")]  # fmt: skip
    assert steps == sorted(steps)
    protected = [block.title for block in by_name["half-day-school"].sessions[0].blocks if block.protected]
    assert protected == ["Lunch", "Buses leave"]
    assert (
        by_name["nominal-group"].sessions[0].minutes,
        by_name["brainwriting-hour"].sessions[0].minutes,
    ) == (90, 60)
    assert by_name["families-evening"].sessions[0].minutes == 120


def test_a_template_fills_the_untouched_session_and_adds_the_others(room: Room) -> None:
    room.do(edit_project, replace(room.project, zone="America/New_York"))
    charrette = room.snapshot().charrettes[0]
    at_ten = datetime(2027, 3, 13, 10, 0, tzinfo=ZONE)
    made = room.do(templates.use_template, templates.UseTemplate(charrette.id, TWO_DAYS, at_ten))
    sessions = room.snapshot().sessions
    assert [session.title for session in sessions] == ["Session 1", "Day 1", "Day 2"]
    assert [session.id for session in made] == [session.id for session in sessions[1:]]
    assert [f"{each.starts_at.astimezone(ZONE):%d %H:%M}" for each in made] == ["13 10:00", "14 10:30"]
    blocks = room.snapshot().agenda(made[0].id)
    assert [block.title for block in blocks] == ["Welcome", "Writing", "Lunch"]
    assert (blocks[2].fixed_start, made[0].tables) == ("12:20", 4)
    rules = [entry.text for entry in room.snapshot().entries if entry.kind is EntryKind.GROUND_RULE]
    assert rules == list(TWO_DAYS.ground_rules)
    room.do(templates.use_template, templates.UseTemplate(charrette.id, TWO_DAYS))
    again = Counter(entry.text for entry in room.snapshot().entries)
    assert set(again.values()) == {1}
    assert room.snapshot().sessions[-1].starts_at is None


def test_a_template_fills_the_session_that_is_named_once(room: Room) -> None:
    snapshot = room.snapshot()
    command = templates.UseTemplate(snapshot.charrettes[0].id, TWO_DAYS, MORNING, snapshot.sessions[0].id)
    made = room.do(templates.use_template, command)
    assert made[0].id == snapshot.sessions[0].id
    with pytest.raises(InvalidInputError, match="has an agenda already"):
        room.do(templates.use_template, command)


def test_own_templates_come_first_and_a_broken_one_hides_no_other() -> None:
    folder = templates.own_templates_folder()
    folder.mkdir(parents=True)
    (folder / "ours.json").write_text(template_as_json(TWO_DAYS), encoding="utf-8")
    mine = replace(TWO_DAYS, title="Our half day")
    (folder / "half-day-school.json").write_text(template_as_json(mine), encoding="utf-8")
    (folder / "bad.json").write_text("{}", encoding="utf-8")
    decks = templates.own_decks_folder()
    decks.mkdir(parents=True)
    (decks / "pool.json").write_text(
        '{"schema": "charrette-prompts/1", "title": "Pool", "prompts": ["Who swims?"]}', encoding="utf-8"
    )
    shelf = templates.read_shelf()
    assert [(each.title, each.own) for each in shelf.templates[:2]] == [
        ("Our half day", True),
        ("Two days", True),
    ]
    assert len(shelf.templates) == len(SHIPPED) + 1
    assert shelf.decks[0].prompts == ("Who swims?",)
    assert len(shelf.troubles) == 1
    assert str(Path(folder) / "bad.json") in str(shelf.troubles[0])
    assert template_named("ours", shelf.templates).sessions == TWO_DAYS.sessions
    with pytest.raises(NotFoundError, match="There is no template “theirs”"):
        template_named("theirs", shelf.templates)
