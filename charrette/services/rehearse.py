"""Rehearsal: a whole simulated charrette in a library of its own; real data is never touched.

The same seed gives the same content: ids, times, cards and ballots come from one clock and one source of chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from charrette.domain.cards import Card, Channel
from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange, to_minor
from charrette.domain.needs import Need
from charrette.domain.progress import Progress, unwatched
from charrette.domain.project import Project, SchoolType, StakeholderGroup, StandardGroup
from charrette.domain.rounds import BallotChannel
from charrette.services import board, needs, people, projects, rounds
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.publish import Export, export_document, file_name
from charrette.services.sample import Sample, SampleCard, SampleGroup, SampleNeed, sample
from charrette.store.library import Library
from charrette.system.clock import SteppingClock
from charrette.system.ids import TimeOrderedIds
from charrette.system.paths import LIBRARY_NAME

FACILITATOR = "facilitator"
_CARDS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How big the simulated charrette is; ``files`` False leaves the documents out."""

    folder: Path
    participants: int = 38
    cards: int = 118
    seed: int = 1
    files: bool = True


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a rehearsal left behind."""

    library: Path
    project_id: UUID
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """What the steps of the simulated evening share."""

    library: Library
    sample: Sample
    chance: Random
    project: Project
    groups: dict[str, StakeholderGroup]
    here: dict[str, int]


def rehearse(command: Rehearsal, progress: Progress = unwatched) -> Rehearsed:
    """Runs a charrette from check-in to brief. A library that stands in the folder already is refused."""
    if command.participants < 1 or command.cards < 1:
        raise InvalidInputError("A rehearsal needs at least one participant and one card.")
    path = command.folder / LIBRARY_NAME
    if path.exists():
        raise InvalidInputError(
            f"There is a library in “{command.folder}” already.",
            "It was left untouched.",
            "Name another folder.",
        )
    told = sample()
    clock = SteppingClock(_start(told))
    library = Library(path, actor=FACILITATOR, clock=clock, ids=TimeOrderedIds(clock, command.seed))
    try:
        project_id = _run(library, told, command, progress)
        files = _publish(library, project_id, command.folder, progress) if command.files else ()
    finally:
        library.close()
    return Rehearsed(path, project_id, files)


def _start(told: Sample) -> datetime:
    day = datetime.fromisoformat(told.charrette["session"]["held_on"])
    return day.replace(hour=18, tzinfo=ZoneInfo(told.project["zone"]))


def _run(library: Library, told: Sample, command: Rehearsal, progress: Progress) -> UUID:
    room = _prepare(library, told, command)
    progress(1, 4)
    cards = _capture(room, command.cards)
    progress(2, 4)
    made = _shape(room, cards)
    progress(3, 4)
    _vote(room, made)
    progress(4, 4)
    return room.project.id


def _prepare(library: Library, told: Sample, command: Rehearsal) -> _Room:
    given = told.project
    groups = tuple(
        StandardGroup(group.label, group.name, mark, group.invited) for mark, group in enumerate(told.groups)
    )
    project = library.do(
        projects.create_project,
        projects.NewProject(
            given["name"],
            given["district"],
            SchoolType(given["school_type"]),
            given["grades"],
            given["enrolment"],
            given["opening"],
            groups,
            given["zone"],
        ),
    )
    budget = to_minor(given["target_budget"], given["currency"]) if given["target_budget"] else None
    library.do(projects.edit_project, replace(project, target_budget=budget))
    with library.reading() as queries:
        charrette, session = queries.charrettes(project.id)[0], queries.sessions(project.id)[0]
        by_label = {group.label: group for group in queries.groups(project.id)}
    library.do(projects.edit_charrette, replace(charrette, title=told.charrette["title"]))
    library.do(projects.edit_session, replace(session, **told.charrette["session"]))
    here = _seats(told.groups, command.participants)
    chance = Random(command.seed)  # noqa: S311 - a rehearsal must be repeatable, not secret
    room = _Room(library, told, chance, project, by_label, here)
    for label, count in here.items():
        if count:
            aliases = _aliases(told.aliases.get(label, ()), label, count)
            library.do(
                people.add_participants,
                people.AddParticipants(project.id, by_label[label].id, aliases, label == "ST"),
            )
    return room


def _seats(groups: Sequence[SampleGroup], participants: int) -> dict[str, int]:
    """How many of each group are here, in proportion to the sample (largest remainders)."""
    whole = sum(group.here for group in groups)
    shares = {group.label: group.here * participants / whole for group in groups}
    seats = {label: int(share) for label, share in shares.items()}
    by_remainder = sorted(shares, key=lambda label: shares[label] - seats[label], reverse=True)
    for label in by_remainder[: participants - sum(seats.values())]:
        seats[label] += 1
    return seats


def _aliases(known: Sequence[str], label: str, count: int) -> tuple[str, ...]:
    more = (f"{label}-{number:02d}" for number in range(len(known) + 1, count + 1))
    return (*known[:count], *more)


def _capture(room: _Room, count: int) -> list[Card]:
    with room.library.reading() as queries:
        session = queries.sessions(room.project.id)[0]
        themes = {theme.name: theme.id for theme in queries.themes(room.project.id)}
        came = queries.participants(room.project.id)
    authors = {
        label: [each.id for each in came if each.group_id == group.id] for label, group in room.groups.items()
    }

    def card(said: SampleCard) -> KeepCard:
        return KeepCard(
            room.project.id,
            said.text,
            room.groups[said.group].id,
            session.id,
            Channel(said.channel),
            said.language,
            themes.get(said.theme) if said.theme else None,
            room.chance.choice(authors[said.group]) if authors[said.group] else None,
        )

    said = [card(_said(room.sample, number)) for number in range(count)]
    kept: list[Card] = []
    for start in range(0, count, _CARDS_AT_ONCE):
        batch = KeepCards(tuple(said[start : start + _CARDS_AT_ONCE]), "the tables")
        kept.extend(room.library.do(keep_cards, batch))
    _set_aside(room, kept)
    return kept


def _said(told: Sample, number: int) -> SampleCard:
    """The card of that number; beyond the sample people say the same again, at another table."""
    lap, place = divmod(number, len(told.cards))
    card = told.cards[place]
    if not lap:
        return card
    return replace(card, text=f"{card.text} (table {lap + 1})", parked=None, declined=None, redact=None)


def _set_aside(room: _Room, kept: Sequence[Card]) -> None:
    """Parks, declines and redacts as the sample says."""
    for card, said in zip(kept, room.sample.cards, strict=False):
        if said.parked is not None:
            room.library.do(board.park_cards, board.ParkCards((card.id,), said.parked))
        if said.declined is not None:
            room.library.do(board.decline_cards, board.DeclineCards((card.id,), said.declined))
        if said.redact is not None:
            start = card.text.index(said.redact["words"])
            end = start + len(said.redact["words"])
            span = board.RedactCard(card.id, start, end, said.redact["reason"], said.redact["label"])
            room.library.do(board.redact_card, span)


def _shape(room: _Room, cards: Sequence[Card]) -> list[tuple[Need, SampleNeed]]:
    """Makes the needs of the sample from the cards that were said."""
    with room.library.reading() as queries:
        themes = {theme.name: theme.id for theme in queries.themes(room.project.id)}
        departments = {each.name: each.id for each in queries.departments(room.project.id)}
    made: list[tuple[Need, SampleNeed]] = []
    for told in room.sample.needs:
        sources = tuple(cards[number - 1].id for number in told.cards if number <= len(cards))
        if not sources and not told.required:
            continue
        need = room.library.do(
            needs.make_need,
            needs.MakeNeed(room.project.id, sources, told.short_name, told.statement, themes.get(told.theme)),
        )
        edited = replace(
            need,
            rationale=told.rationale,
            acceptance=told.acceptance,
            space_type=told.space_type,
            department_id=departments.get(told.department),
            cost=_cost(room.project, told.cost),
            required=told.required is not None,
            required_reference=told.required or "",
        )
        made.append((room.library.do(needs.edit_need, edited), told))
    return made


def _cost(project: Project, cost: dict[str, int] | None) -> CostRange:
    if cost is None:
        return CostRange()
    return CostRange(*(to_minor(cost[point], project.currency) for point in ("low", "likely", "high")))


def _vote(room: _Room, made: Sequence[tuple[Need, SampleNeed]]) -> None:
    on_ballot = [(need, told) for need, told in made if not need.required]
    if not on_ballot:
        return
    with room.library.reading() as queries:
        charrette = queries.charrettes(room.project.id)[0]
    rules = room.sample.round
    cap = rules["cap"]
    dots = min(rules["dots"], cap * len(on_ballot))
    cap = max(1, min(cap, dots // 2))
    opened = room.library.do(
        rounds.open_round,
        rounds.OpenRound(
            charrette.id,
            tuple(need.id for need, _ in on_ballot),
            rules["method"],
            {"dots": min(dots, cap * len(on_ballot)), "cap": cap},
            title=rules["title"],
        ),
    )
    for label, count in room.here.items():
        for _ in range(count):
            placed = _placed(room.chance, label, on_ballot, opened.rules.options)
            cast = rounds.CastBallot(opened.id, room.groups[label].id, placed, BallotChannel.PAPER)
            room.library.do(rounds.cast_ballot, cast)
    room.library.do(rounds.close_round, opened.id)
    room.library.do(rounds.reveal_round, opened.id)
    for need, told in on_ballot:
        if told.priority is not None:
            room.library.do(needs.set_priority, needs.SetPriority((need.id,), told.priority))


def _placed(
    chance: Random, label: str, on_ballot: Sequence[tuple[Need, SampleNeed]], options: Mapping[str, int]
) -> dict[UUID, int]:
    """One person's dots, dealt by how each need draws the person's group."""
    placed: dict[UUID, int] = {}
    for _ in range(options["dots"]):
        free = [
            (need.id, told.appeal.get(label, 0.0))
            for need, told in on_ballot
            if placed.get(need.id, 0) < options["cap"]
        ]
        weights = [weight for _, weight in free]
        if not any(weights):
            break
        chosen = chance.choices([need_id for need_id, _ in free], weights)[0]
        placed[chosen] = placed.get(chosen, 0) + 1
    return placed


_FILES = (
    ("brief", "pdf", Edition.PUBLIC),
    ("handout", "pdf", Edition.PUBLIC),
    ("needs", "csv", Edition.PUBLIC),
    ("needs", "xlsx", Edition.PUBLIC),
    ("needs", "json", Edition.PUBLIC),
    ("needs", "json", Edition.FULL),
)


def _publish(library: Library, project_id: UUID, folder: Path, progress: Progress) -> tuple[Path, ...]:
    with library.reading() as queries:
        snapshot = queries.snapshot(project_id)
    assert snapshot is not None
    written: list[Path] = []
    for document, format_, edition in _FILES:
        path = folder / file_name(snapshot, document, format_, edition)
        command = Export(project_id, document, format_, path, edition, invariant=True)
        written.append(export_document(library, command).path)
        progress(len(written), len(_FILES))
    return tuple(written)
