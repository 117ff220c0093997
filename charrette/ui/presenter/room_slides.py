"""What the room does now: the question, whose turn it is, which round of sheets, which table has which topic."""

from charrette.domain.activities import activity_named, rules_words
from charrette.domain.agenda import Block
from charrette.domain.going_round import Speaker, turns_in
from charrette.domain.idea_grid import grid_of, round_of
from charrette.domain.rotation import plan_of, rotation_of, topics_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface
from charrette.domain.wording import ordinal
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
SHORT = 24
"""Words of a question that stands beside something larger."""
WRITE, PASS = "Write in your row", "Pass your sheet to the right"


def question_slides(snapshot: ProjectSnapshot, place: Place) -> tuple[Slide, ...]:
    """The question with the timer, and that cards come in: never how many or from whom.

    Tables in parallel see which of them does what; before a vote the rules stand where hints would be.
    """
    if len(place.together) > 1:
        return _breakout_slides(place)
    block, step = place.block, place.step
    if block is None or step is None:
        return prompt_slides(place.title, place.prompt)
    if step.surface is Surface.CAPTURE:
        came = any(card.block_id == block.id for card in snapshot.cards)
        return prompt_slides(place.title, place.prompt, coming=COMING if came else "")
    rules = rules_words(block) if activity_named(block.kind).method else ""
    return prompt_slides(place.title, place.prompt, (rules,) if rules else ())


def turn_slides(snapshot: ProjectSnapshot, place: Place) -> tuple[Slide, ...]:
    """Whose turn it is: a group with its mark, a table, a seat; never a name."""
    if place.block is None:
        return question_slides(snapshot, place)
    stands = turns_in(snapshot, place.block)
    lap = f"{ordinal(stands.lap)} time around"
    if stands.current is None:
        return (TurnSlide(place.title, "", "Everybody was heard", "", None, "", ""),)
    coming = f"Then: {_said(stands.coming[0])}" if stands.coming else ""
    group = snapshot.group_by_id.get(stands.current.group_id) if stands.current.group_id else None
    turn, where = _turn(stands.current)
    return (
        TurnSlide(place.title, _short(place.prompt), turn, where, group.mark if group else None, coming, lap),
    )


def _turn(speaker: Speaker) -> tuple[str, str]:
    """A group or table in large words, and the seat below."""
    name, _, seat = speaker.words.rpartition(", ") if speaker.participant_id else (speaker.words, "", "")
    table = f"Table {speaker.table}" if speaker.table and speaker.words != f"Table {speaker.table}" else ""
    return name, ", ".join(part for part in (table, f"number {seat}" if seat else "") if part)


def _said(speaker: Speaker) -> str:
    return ", ".join(part for part in _turn(speaker) if part)


def _short(prompt: str) -> str:
    """A question beside something larger; a long one was read before."""
    return prompt if len(prompt.split()) <= SHORT else ""


def grid_slides(snapshot: ProjectSnapshot, place: Place) -> tuple[Slide, ...]:
    """Round r of the sheets; from the second on they are passed to the right first; at last they are read out."""
    if place.block is None or place.step is None:
        return question_slides(snapshot, place)
    grid, number = grid_of(place.block), round_of(place.block)
    prompt = _short(place.prompt)
    if place.index > 0:
        return (GridSlide(place.title, "", place.step.title, grid.rounds + 1, grid.rounds, grid.ideas, ""),)
    title, act = f"Round {number} of {grid.rounds}", PASS if number > 1 else WRITE
    return (GridSlide(place.title, prompt, title, number, grid.rounds, grid.ideas, act),)


def rotation_slides(snapshot: ProjectSnapshot, place: Place) -> tuple[Slide, ...]:
    """Which table has which topic in this rotation; at last each recorder reports where the topic lies."""
    if place.block is None:
        return question_slides(snapshot, place)
    plan, topics, reports = plan_of(place.block), topics_of(place.block), place.index > 0
    number = plan.rotations if reports else rotation_of(place.block)
    rows = [(f"Table {table}", topics[topic - 1]) for table, topic in enumerate(plan.row(number), start=1)]
    act = "Put in order what was gathered." if plan.puts_in_order(number) else "Add to what is there."
    note = "Each recorder reports." if reports else f"Rotation {number} of {plan.rotations}. {act}"
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
