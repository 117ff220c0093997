"""The agenda's service functions, each with a session whose agenda stands where it can be done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from charrette.domain.agenda import Block
from charrette.domain.templates import Template, TemplateBlock, TemplateSession
from charrette.services import agenda, templates
from tests.services.room_with_agenda import add_agenda

if TYPE_CHECKING:
    from tests.services.scenarios import Room

MORNING = datetime(2027, 3, 14, 13, 0, tzinfo=UTC)

TWO_DAYS = Template(
    "two-days",
    "Two days",
    "A small one",
    (
        TemplateSession(
            "Day 1",
            "09:00",
            "12:00",
            (
                TemplateBlock("Welcome", minutes=15, notes="Stand up"),
                TemplateBlock("Writing", "silent-writing", 12, 8, prompt="What for?"),
                TemplateBlock("Lunch", "meal", 40, 40, protected=True, fixed_start="11:20"),
            ),
            prompt="What for?",
            tables=4,
        ),
        TemplateSession(
            "Day 2", "09:30", "10:00", (TemplateBlock("Answers", "presentation", 30, 20),), day=2
        ),
    ),
    ground_rules=("One voice at a time.", "Needs first."),
)


def blocks_in(room: "Room") -> tuple[Block, ...]:
    """Welcome, Silent writing, Sketching with Walk beside it, Lunch, in the first session, which starts at MORNING."""
    session = room.snapshot().sessions[0]
    times = agenda.SetTimes(session.id, MORNING, MORNING + timedelta(hours=2), 4)
    room.do(agenda.set_times, times)
    return add_agenda(room.library, session.id)


def _add_block(room: "Room") -> Any:
    welcome = blocks_in(room)[0]
    command = agenda.AddBlock(welcome.session_id, "Vote", "dot-vote", 20, prompt="Which?", after=welcome.id)
    return agenda.add_block, command


def _edit_block(room: "Room") -> Any:
    sketching = blocks_in(room)[2]
    return agenda.edit_block, replace(sketching, title="Drawing", minutes=25, notes="In pairs", owner="Ada")


def _take_times(room: "Room") -> Any:
    blocks = blocks_in(room)
    command = agenda.TakeTimes(blocks[0].session_id, {blocks[0].id: 8, blocks[2].id: 15})
    return agenda.take_times, command


def _use_template(room: "Room") -> Any:
    charrette = room.snapshot().charrettes[0]
    return templates.use_template, templates.UseTemplate(charrette.id, TWO_DAYS, MORNING)


AGENDA_SCENARIOS = {
    "add_block": _add_block,
    "edit_block": _edit_block,
    "remove_block": lambda room: (agenda.remove_block, blocks_in(room)[0]),
    "shift_block": lambda room: (agenda.shift_block, agenda.ShiftBlock(blocks_in(room)[2].id, -2)),
    "take_times": _take_times,
    "set_times": lambda room: (
        agenda.set_times,
        agenda.SetTimes(room.snapshot().sessions[0].id, MORNING, None, 6),
    ),
    "use_template": _use_template,
}
