"""A simulated room: the people of the sample at their tables, what they say, and the needs made from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from charrette.domain.cards import Card, Channel
from charrette.domain.departures import departures
from charrette.domain.money import CostRange, to_minor
from charrette.domain.needs import Need
from charrette.domain.project import Project, SchoolType, StandardGroup
from charrette.domain.seating import Sitter, seating, tables_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services import board, needs, people, projects
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.sample import Sample, SampleCard, SampleGroup, SampleNeed
from charrette.store.library import Library

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

Command = TypeVar("Command")
Done = TypeVar("Done")


@dataclass
class SimulatedRoom:
    """What the acts of a performance share. ``said`` are the cards so far, ``made`` the needs with what told them."""

    library: Library
    told: Sample
    chance: Random
    project: Project
    here: Mapping[str, int]
    """People here by group label."""
    said: list[Card] = field(default_factory=list[Card])
    made: list[tuple[Need, SampleNeed]] = field(default_factory=list[tuple[Need, SampleNeed]])
    actor: str = ""
    """Whom the minutes name; empty: the person who opened the library."""
    led: bool = False
    """Whether a facilitator leads it too, who may start, skip and undo."""

    def do(self, function: "Callable[[UnitOfWork, Command], Done]", command: Command) -> Done:
        """One act of the simulated people."""
        return self.library.do(function, command, actor=self.actor)

    def snapshot(self) -> ProjectSnapshot:
        """The project as it is now."""
        with self.library.reading() as queries:
            found = queries.snapshot(self.project.id)
        assert found is not None
        return found


def furnished(library: Library, told: Sample, participants: int, seed: int) -> SimulatedRoom:
    """The project of the sample in an empty library, with so many people checked in and seated in a mix of groups."""
    project = _project(library, told)
    here = _seats(told.groups, participants)
    chance = Random(seed)  # noqa: S311 - a rehearsal must be repeatable, not secret
    room = SimulatedRoom(library, told, chance, project, here)
    groups = {group.label: group for group in room.snapshot().groups}
    for label, count in here.items():
        if count:
            aliases = _aliases(told.aliases.get(label, ()), label, count)
            command = people.AddParticipants(project.id, groups[label].id, aliases, label == "ST")
            library.do(people.add_participants, command)
    _seat(room)
    return room


def _project(library: Library, told: Sample) -> Project:
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
    project = library.do(projects.edit_project, replace(project, target_budget=budget))
    with library.reading() as queries:
        charrette = queries.charrettes(project.id)[0]
    library.do(projects.edit_charrette, replace(charrette, title=told.charrette["title"]))
    return project


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


def _seat(room: SimulatedRoom) -> None:
    """Everybody at a table of a mix of groups."""
    snapshot = room.snapshot()
    sitters = [Sitter(each.id, each.group_id) for each in snapshot.here]
    tables = seating(sitters, tables_for(len(sitters)))
    seats = tuple(
        people.Seat(sitter.id, number) for number, table in enumerate(tables, start=1) for sitter in table
    )
    room.do(people.seat_people, people.SeatPeople(seats))


def saying(room: SimulatedRoom, count: int, session_id: UUID, block_id: UUID | None) -> tuple[KeepCard, ...]:
    """The next cards as they would be typed; beyond the sample people say the same again, at another table."""
    snapshot = room.snapshot()
    themes = {theme.name: theme.id for theme in snapshot.themes}
    groups = {group.label: group for group in snapshot.groups}

    def card(told: SampleCard) -> KeepCard:
        group = groups[told.group]
        authors = [person for person in snapshot.here if person.group_id == group.id]
        author = room.chance.choice(authors) if authors else None
        return KeepCard(
            room.project.id,
            told.text,
            group.id,
            session_id,
            Channel(told.channel),
            told.language,
            themes.get(told.theme) if told.theme and block_id is None else None,
            author.id if author else None,
            author.table if author else None,
            block_id,
        )

    first = len(room.said)
    return tuple(card(told_card(room.told, number)) for number in range(first, first + count))


def told_card(told: Sample, number: int) -> SampleCard:
    """The card of that number, from 0."""
    lap, place = divmod(number, len(told.cards))
    card = told.cards[place]
    if not lap:
        return card
    return replace(card, text=f"{card.text} (table {lap + 1})", parked=None, declined=None, redact=None)


def say(room: SimulatedRoom, cards: Sequence[KeepCard]) -> None:
    """Keeps what was said, and redacts as the sample says."""
    if not cards:
        return
    kept = room.do(keep_cards, KeepCards(tuple(cards), "the tables"))
    for card in kept:
        told = told_card(room.told, len(room.said))
        room.said.append(card)
        if told.redact is not None:
            start = card.text.index(told.redact["words"])
            end = start + len(told.redact["words"])
            span = board.RedactCard(card.id, start, end, told.redact["reason"], told.redact["label"])
            room.do(board.redact_card, span)


def set_aside(room: SimulatedRoom) -> None:
    """Parks and declines what does not belong on the list, as the sample says."""
    open_ids = {card.id for card in room.snapshot().cards if card.status == "open"}
    for number, card in enumerate(room.said):
        told = told_card(room.told, number)
        if card.id not in open_ids:
            continue
        if told.parked is not None:
            room.do(board.park_cards, board.ParkCards((card.id,), told.parked))
        if told.declined is not None:
            room.do(board.decline_cards, board.DeclineCards((card.id,), told.declined))


def sorting(room: SimulatedRoom) -> list[board.MoveCards]:
    """The moves that bring the cards that stand unsorted under the themes of the sample, one move a theme."""
    snapshot = room.snapshot()
    themes = {theme.name: theme.id for theme in snapshot.themes}
    unsorted = {card.id for card in snapshot.cards if card.theme_id is None and card.status == "open"}
    piles: dict[UUID, list[UUID]] = {}
    for number, card in enumerate(room.said):
        theme_id = themes.get(told_card(room.told, number).theme or "")
        if theme_id is not None and card.id in unsorted:
            piles.setdefault(theme_id, []).append(card.id)
    return [board.MoveCards(tuple(cards), theme_id) for theme_id, cards in piles.items()]


def make_needs(room: SimulatedRoom) -> None:
    """Makes the needs of the sample that can be made from what was said, each once."""
    there = {told.short_name for _, told in room.made}
    snapshot = room.snapshot()
    themes = {theme.name: theme.id for theme in snapshot.themes}
    departments = {each.name: each.id for each in snapshot.departments}
    for told in room.told.needs:
        sources = tuple(room.said[number - 1].id for number in told.cards if number <= len(room.said))
        if told.short_name in there or not (sources or told.required):
            continue
        need = room.do(
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
        room.made.append((room.do(needs.edit_need, edited), told))


def _cost(project: Project, cost: Mapping[str, int] | None) -> CostRange:
    if cost is None:
        return CostRange()
    return CostRange(*(to_minor(cost[point], project.currency) for point in ("low", "likely", "high")))


def set_priorities(room: SimulatedRoom) -> None:
    """The priorities the room gives with the numbers in sight; those that depart from the vote with a reason."""
    told_of = {need.id: told for need, told in room.made}
    for need, told in room.made:
        if told.priority is not None and not need.required:
            room.do(needs.set_priority, needs.SetPriority((need.id,), told.priority))
    for departure in departures(room.snapshot()):
        reason = told_of[departure.need.id].despite
        room.do(needs.set_priority, needs.SetPriority((departure.need.id,), departure.priority, reason))


def appeal(room: SimulatedRoom, label: str, on_ballot: Sequence[UUID]) -> dict[UUID, float]:
    """How each item of a ballot draws a group; a proposal draws everybody about alike."""
    told = {need.id: each for need, each in room.made}
    return {
        each: told[each].appeal.get(label, 0.0) if each in told else room.chance.uniform(2, 6)
        for each in on_ballot
    }
