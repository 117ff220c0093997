"""What the room does now: the question, whose turn it is, which round of sheets, which table has which topic."""

from charrette.domain.agenda import Block
from charrette.domain.going_round import Speaker, turns_in
from charrette.domain.idea_grid import grid_of, round_of
from charrette.domain.rotation import plan_of, rotation_of, topics_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.presenter.paging import paged
from charrette.ui.presenter.place import Place
from charrette.ui.presenter.slides import (
    GridSlide,
    ListSlide,
    RotationSlide,
    Slide,
    TurnSlide,
    prompt_slides,
)

COMING = "Cards are coming in"
AT_TABLES = "At your tables"
WRITE, PASS = "Write in your row", "Pass your sheet to the right"


def question_slides(place: Place) -> tuple[Slide, ...]:
    """The question with the timer; tables in parallel see which of them does what."""
    return _breakout_slides(place) if len(place.together) > 1 else prompt_slides(place.title, place.prompt)


def progress_slides(snapshot: ProjectSnapshot, place: Place) -> tuple[Slide, ...]:
    """The question, and that cards come in: never how many or from whom."""
    block = place.block
    came = block is not None and any(card.block_id == block.id for card in snapshot.cards)
    return prompt_slides(place.title, place.prompt, COMING if came else "")


def turn_slides(snapshot: ProjectSnapshot, place: Place) -> tuple[Slide, ...]:
    """Whose turn it is: a group with its mark, a table, a seat; never a name."""
    if place.block is None:
        return question_slides(place)
    stands = turns_in(snapshot, place.block)
    lap = f"Time around: {stands.lap}"
    if stands.current is None:
        return (TurnSlide(place.title, "", "Everybody was heard", "", None, "", ""),)
    coming = f"Then: {_said(stands.coming[0])}" if stands.coming else ""
    group = snapshot.group_by_id.get(stands.current.group_id) if stands.current.group_id else None
    turn, where = _turn(stands.current)
    return (TurnSlide(place.title, place.prompt, turn, where, group.mark if group else None, coming, lap),)


def _turn(speaker: Speaker) -> tuple[str, str]:
    """A group or table in large words, and the seat below."""
    name, _, seat = speaker.words.rpartition(", ") if speaker.participant_id else (speaker.words, "", "")
    table = f"Table {speaker.table}" if speaker.table and speaker.words != f"Table {speaker.table}" else ""
    return name, ", ".join(part for part in (table, f"number {seat}" if seat else "") if part)


def _said(speaker: Speaker) -> str:
    return ", ".join(part for part in _turn(speaker) if part)


def grid_slides(place: Place) -> tuple[Slide, ...]:
    """Round r of the sheets; from the second round on they were passed to the right first."""
    if place.block is None:
        return question_slides(place)
    grid, number = grid_of(place.block), round_of(place.block)
    act = PASS if number > 1 else WRITE
    return (GridSlide(place.title, place.prompt, number, grid.rounds, grid.ideas, act),)


def rotation_slides(place: Place) -> tuple[Slide, ...]:
    """Which table has which topic in this rotation."""
    if place.block is None:
        return question_slides(place)
    plan, number, topics = plan_of(place.block), rotation_of(place.block), topics_of(place.block)
    rows = [(f"Table {table}", topics[topic - 1]) for table, topic in enumerate(plan.row(number), start=1)]
    act = "Put in order what was gathered." if plan.puts_in_order(number) else "Add to what is there."
    note = f"Rotation {number} of {plan.rotations}. {act}"
    return tuple(RotationSlide(place.title, note, where, tuple(page)) for where, page in paged(rows))


def _breakout_slides(place: Place) -> tuple[Slide, ...]:
    """Blocks that run beside one another: which tables, and what they do."""
    rows = [(_tables(block, number), block.title) for number, block in enumerate(place.together, start=1)]
    note = place.session.title if place.session else ""
    return tuple(RotationSlide(AT_TABLES, note, where, tuple(page)) for where, page in paged(rows))


def _tables(block: Block, number: int) -> str:
    if not block.tables:
        return f"Part {number}"
    return f"Table {block.tables}" if block.tables[0].isdigit() else block.tables


def no_project_slides() -> tuple[Slide, ...]:
    """Nothing is open."""
    return (ListSlide("Charrette", "", "", ()),)
