"""A day with an activity of every kind, full of what the room must not see: aliases, notes, redactions, votes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from charrette.domain.activities import ACTIVITIES
from charrette.domain.agenda import Block
from charrette.domain.log import EntryKind
from charrette.domain.methods import method_named
from charrette.domain.methods.method import BallotKind, Method
from charrette.domain.pairs import pairs_of
from charrette.domain.rounds import Round
from charrette.services.agenda import AddBlock, SetTimes, add_block, set_times
from charrette.services.ballots import CastBallot, ImportBallots, import_ballots
from charrette.services.board import RedactCard, redact_card
from charrette.services.capture import KeepCard, keep_card
from charrette.services.clock import start_block
from charrette.services.log import AddEntry, add_entry
from charrette.services.people import (
    AddParticipants,
    Seat,
    SeatPeople,
    add_participants,
    edit_participant,
    seat_people,
)
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.store.library import Library
from tests.ui.evening import groups_of, project_of

ALIASES = (
    "Quillfeather",
    "Zebulonia",
    "Mr. Okonkwo-Rasmussen",
    "Ptarmigan",
    "Wolverhampton",
    "Xanthippe",
    "Brontosaura",
    "Hieronymus",
    "Ffoulkes",
)
NOTE = "Secretword: the superintendent must not speak first"
REDACTED = "Marmaduke"
PROMPTS = {
    "rotating-recorder": "Where we eat\nHow we arrive\nالمكتبة والقراءة\n教室の光と空気",
    "round-robin": "Say one thing. " * 30,
    "brainwriting": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik " * 3,
}
WORDS = (
    "Somewhere to sit when it rains, said Quillfeather",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2,
    "مكان هادئ للقراءة بجانب كل فصل، وضوء لا يؤذي العين",
    "雨の日に座れる静かな場所。" * 12,
    "🏫📚🪑 a place with 👩‍👩‍👧‍👦 and 🌳",
    "A very long card that goes on and on " * 20,
)


@dataclass(frozen=True, slots=True)
class Day:
    """The library with the day in it."""

    library: Library
    project_id: UUID
    session_id: UUID
    charrette_id: UUID
    blocks: tuple[Block, ...]

    def start(self, kind: str) -> Block:
        """Starts the block of a kind."""
        block = next(each for each in self.blocks if each.kind == kind)
        self.library.do(start_block, block.id)
        return block


def add_day(library: Library) -> Day:
    """A block of every kind, people at tables, cards of every script, a log, ground rules."""
    project_id = project_of(library)
    with library.reading() as queries:
        session, charrette = queries.sessions(project_id)[0], queries.charrettes(project_id)[0]
    library.do(
        set_times,
        SetTimes(session.id, datetime(2027, 3, 9, 16, tzinfo=UTC), datetime(2027, 3, 9, 23, tzinfo=UTC), 3),
    )
    blocks = tuple(
        library.do(
            add_block,
            AddBlock(
                session.id,
                f"{kind.title} with Ptarmigan" if name == "talk" else kind.title,
                name,
                kind.minutes,
                notes=NOTE,
                prompt=PROMPTS.get(name, ""),
                owner="Hieronymus",
                rules={"by": 2} if name == "round-robin" else {},
            ),
        )
        for name, kind in ACTIVITIES.items()
    )
    _people(library, project_id, session.id)
    _cards(library, project_id, session.id)
    _log(library, project_id, session.id)
    return Day(library, project_id, session.id, charrette.id, blocks)


def _people(library: Library, project_id: UUID, session_id: UUID) -> None:
    groups = groups_of(library)
    people = library.do(add_participants, AddParticipants(project_id, groups["FA"].id, ALIASES))
    library.do(
        seat_people,
        SeatPeople(tuple(Seat(each.id, 1 + place % 3) for place, each in enumerate(people)), session_id, 3),
    )
    library.do(edit_participant, replace(people[0], role="Principal", table=1))
    library.do(edit_participant, replace(people[1], role="Quillfeather", table=2))


def _cards(library: Library, project_id: UUID, session_id: UUID) -> None:
    with library.reading() as queries:
        theme = queries.themes(project_id)[2]
    for words in WORDS:
        library.do(keep_card, KeepCard(project_id, words, session_id=session_id, theme_id=theme.id))
    card = library.do(keep_card, KeepCard(project_id, f"Ask {REDACTED} about the sink", theme_id=theme.id))
    library.do(redact_card, RedactCard(card.id, 4, 4 + len(REDACTED), "a name"))


def _log(library: Library, project_id: UUID, session_id: UUID) -> None:
    lines = (
        (EntryKind.DECISION, "The library stays open until nine, as Xanthippe asked", ""),
        (EntryKind.DECISION, f"{REDACTED} is thanked. " + "Every classroom gets a second door. " * 12, ""),
        (EntryKind.ACTION, "Measure the daylight in rooms 101 to 118", "Technology"),
        (EntryKind.ACTION, "Ask the bus company about the turning circle", "Zebulonia"),
        (EntryKind.ACTION, "Invite the neighbours", "Dana Whitcombe"),
        (EntryKind.ACTION, "Bring the budget", "Principal"),
        (EntryKind.PARKED, "Naming the school, said Ffoulkes", "Ptarmigan"),
        (EntryKind.GROUND_RULE, "A student counts as much as the superintendent.", ""),
        (EntryKind.GROUND_RULE, "Wait for three others, or three minutes; Brontosaura too.", ""),
    )
    for kind, text, owner in lines:
        due = "2027-04-01" if kind.needs_owner else ""
        library.do(add_entry, AddEntry(project_id, kind, text, owner, due, session_id))


def vote(
    day: Day, method: str, needs: int = 16, *, people: int = 18, seed: int = 3, block: Block | None = None
) -> Round:
    """A closed round by a method with ballots of three groups; nobody has seen its result yet."""
    way = method_named(method)
    with day.library.reading() as queries:
        ids = tuple(need.id for need in queries.needs(day.project_id) if not need.required)[:needs]
    command = OpenRound(
        day.charrette_id,
        ids,
        method,
        way.defaults(len(ids)),
        block_id=block.id if block else None,
    )
    round_ = day.library.do(open_round, command)
    groups = groups_of(day.library)
    ballots = tuple(
        CastBallot(round_.id, groups[("ST", "FA", "TE")[voter % 3]].id, _said(way, round_, voter * seed))
        for voter in range(people)
    )
    day.library.do(import_ballots, ImportBallots(round_.id, ballots))
    return day.library.do(close_round, round_.id)


def reveal(day: Day, round_: Round) -> Round:
    """The room sees the result."""
    return day.library.do(reveal_round, round_.id)


def _said(way: Method, round_: Round, voter: int) -> Mapping[UUID, int]:
    """What a voter says, differing from voter to voter and from need to need."""
    ids, rules = [need.need_id for need in round_.needs], round_.rules.options
    if way.levels:
        return {
            each: way.levels[(voter + place * 5) % len(way.levels)].value for place, each in enumerate(ids)
        }
    if way.ballot_kind == BallotKind.PAIRS:
        return {key: (voter + place) % 3 for place, key in enumerate(pairs_of(round_.needs)) if place % 4}
    if way.ballot_kind == BallotKind.CRITERIA:
        return {each: 11111 * (1 + (voter + place) % 5) for place, each in enumerate(ids)}
    turned = [*ids[voter % len(ids) :], *ids[: voter % len(ids)]]
    if way.ballot_kind == BallotKind.RANKING:
        most = rules.get("choose", 5)
        return {each: place for place, each in enumerate(turned[:most], start=1)}
    if way.ballot_kind == BallotKind.APPROVAL:
        return dict.fromkeys(turned[: max(1, len(ids) // 3)], 1)
    return dict.fromkeys(turned[: rules.get("dots", 3)], 1)
