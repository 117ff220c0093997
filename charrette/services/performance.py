"""A performance: simulated people hold a session, block by block and step by step, as a room would.

It is a generator: each act is done, then the seconds are given until the next one. Whoever runs it waits them, at
whatever speed, or lets a clock jump.
"""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from charrette.domain.activities import activity_named
from charrette.domain.activities.kind import ActivityKind, Step
from charrette.domain.agenda import Block, BlockState
from charrette.domain.clarifying import items_of
from charrette.domain.errors import CharretteError
from charrette.domain.going_round import turns_in
from charrette.domain.idea_grid import grid_of
from charrette.domain.log import EntryKind
from charrette.domain.methods import method_named
from charrette.domain.project import Session
from charrette.domain.rotation import plan_of
from charrette.domain.rounds import BallotChannel, Round, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface, View
from charrette.services import activities, ballots, clock, log, rounds
from charrette.services.board import move_cards
from charrette.services.simulated_room import (
    SimulatedRoom,
    appeal,
    make_needs,
    say,
    saying,
    set_aside,
    set_priorities,
    sorting,
)
from charrette.services.simulated_votes import simulated_ballot

_GATHERING = {Surface.CAPTURE, Surface.TURNS, Surface.GRID, Surface.ROTATION}
_AT_ONCE = 5
_PROPOSAL = "This list is what our new school needs most"
_EARLY = 12
"""How much more is said before the cards are sorted than after."""
_READ_OUT = 12
"""Items that are read out one by one; the others are looked at together."""

Waits = Iterator[float]
Acts = Sequence[Callable[[], object]]


def perform(room: SimulatedRoom, sessions: Sequence[Session], cards: int) -> dict[UUID, Waits]:
    """The performance of each session, to be run in turn; in all of them together ``cards`` are said.

    Where nothing is gathered by the agenda, the cards were said before and the needs are there.
    """
    blocks = [block for session in sessions for block in room.snapshot().agenda(session.id)]
    shares = _shares(blocks, cards)
    if not shares:
        say(room, saying(room, cards, sessions[0].id, None))
        set_aside(room)
        make_needs(room)
    return {session.id: _session(room, session, shares) for session in sessions}


def _shares(blocks: Sequence[Block], cards: int) -> dict[UUID, int]:
    """How many cards each block that gathers takes, by its minutes; a last word, after the sort, takes few."""
    weights: dict[UUID, int] = {}
    late = False
    for block in blocks:
        surfaces = activity_named(block.kind).surfaces
        if surfaces & _GATHERING:
            weights[block.id] = block.minutes * (1 if late else _EARLY)
        late = late or Surface.SORT in surfaces
    whole = sum(weights.values())
    shares = {block_id: cards * weight // whole for block_id, weight in weights.items()}
    if shares:
        most = max(weights, key=lambda each: weights[each])
        shares[most] += cards - sum(shares.values())
    return shares


def _session(room: SimulatedRoom, session: Session, shares: dict[UUID, int]) -> Waits:
    held: set[UUID] = set()
    while blocks := _running(room, session, held):
        for block in blocks:
            held.add(block.id)
            yield from _block(room, block, shares.get(block.id, 0))
    _tidy_up(room, session.id)
    if room.snapshot().clock(session.id) and not _closed(room, session):
        room.do(clock.close_session, clock.CloseSession(session.id))


def _running(room: SimulatedRoom, session: Session, held: set[UUID]) -> list[Block]:
    """The blocks that run and were not held yet; where there are none, the next ones are started."""
    for _ in range(2):
        agenda = room.snapshot().agenda(session.id)
        running = [block for block in agenda if block.state is BlockState.RUNNING and block.id not in held]
        if running or _closed(room, session) or all(block.over for block in agenda):
            return running
        room.do(clock.go_next, session.id)
    return []


def _tidy_up(room: SimulatedRoom, session_id: UUID) -> None:
    """What came late is sorted too, and what is parked gets somebody who takes it."""
    for move in sorting(room):
        _do(room, lambda move=move: room.do(move_cards, move))
    set_aside(room)
    _own_what_is_parked(room, session_id)


def _closed(room: SimulatedRoom, session: Session) -> bool:
    return any(each.id == session.id and each.closed_at for each in room.snapshot().sessions)


def _block(room: SimulatedRoom, block: Block, cards: int) -> Waits:
    """The steps of a block, each for its share of the minutes."""
    kind = activity_named(block.kind)
    whole = sum(step.share for step in kind.steps)
    gathering = [step for step in kind.steps if step.surface in _GATHERING]
    for number, step in enumerate(kind.steps):
        if number:
            _do(
                room, lambda number=number: room.do(activities.set_step, activities.SetStep(block.id, number))
            )
        seconds = block.minutes * 60 * step.share / whole
        taken = cards if gathering and step is gathering[-1] else 0
        yield from _spread(room, seconds, _acts(room, block, kind, step, taken))


def _spread(room: SimulatedRoom, seconds: float, acts: Acts) -> Waits:
    """The acts, evenly over the time, and the rest of it."""
    pause = seconds / (len(acts) + 1)
    for act in acts:
        yield pause
        _do(room, act)
    yield pause


def _do(room: SimulatedRoom, act: Callable[[], object]) -> None:
    """One act. In a room that somebody else leads too, what is refused (the block is over, say) is left undone."""
    try:
        act()
    except CharretteError:
        if not room.led:
            raise


def _acts(room: SimulatedRoom, block: Block, kind: ActivityKind, step: Step, cards: int) -> Acts:
    """What people do in a step, act by act."""
    if step.surface is Surface.VOTE:
        return _vote(room, block, kind, step)
    acts = {
        Surface.CAPTURE: lambda: _said(room, block, cards),
        Surface.TURNS: lambda: _turns(room, block, cards),
        Surface.GRID: lambda: _sheets(room, block, cards),
        Surface.ROTATION: lambda: _rotations(room, block, cards),
        Surface.SORT: lambda: _sort(room),
        Surface.CLARIFY: lambda: _clarify(room, block),
        Surface.LOG: lambda: _log(room, block),
        Surface.PARKING: lambda: [lambda: _park(room, block)],
        Surface.RULES: lambda: _agree_rules(room, block),
    }.get(step.surface)
    return acts() if acts else []


def _said(room: SimulatedRoom, block: Block, cards: int) -> Acts:
    """Cards come in, a few at a time."""

    def some(count: int) -> Callable[[], object]:
        return lambda: say(room, saying(room, count, block.session_id, block.id))

    return [some(min(_AT_ONCE, cards - start)) for start in range(0, cards, _AT_ONCE)]


def _turns(room: SimulatedRoom, block: Block, cards: int) -> Acts:
    """Each turn is a card; when all is said, everybody passes."""

    def turn(*, passed: bool) -> None:
        snapshot = room.snapshot()
        if turns_in(snapshot, snapshot.block_by_id[block.id]).over:
            return
        room.do(activities.take_turn, activities.TakeTurn(block.id, passed))

    def spoken() -> None:
        say(room, saying(room, 1, block.session_id, block.id))
        turn(passed=False)

    everybody = len(turns_in(room.snapshot(), block).coming) + 1
    return [*([spoken] * cards), *([lambda: turn(passed=True)] * everybody)]


def _sheets(room: SimulatedRoom, block: Block, cards: int) -> Acts:
    """The sheets go round; then their cells are keyed, and what did not fit on them is said aloud."""
    grid = grid_of(block)
    cells = list(grid.cells())[:cards]

    def next_round(number: int) -> Callable[[], object]:
        return lambda: room.do(activities.set_grid_round, activities.SetGridRound(block.id, number))

    def key(at: int) -> Callable[[], object]:
        def keyed() -> None:
            (said,) = saying(room, 1, block.session_id, block.id)
            cell = activities.KeyCell(
                block.id, cells[at], said.text, said.group_id, said.language, said.table
            )
            room.said.append(room.do(activities.key_cell, cell))

        return keyed

    rounds_ = [next_round(number) for number in range(2, grid.rounds + 1)]
    return [*rounds_, *map(key, range(len(cells))), *_said(room, block, cards - len(cells))]


def _rotations(room: SimulatedRoom, block: Block, cards: int) -> Acts:
    """Cards come in between the rotations."""

    def rotate(number: int) -> Callable[[], object]:
        return lambda: room.do(activities.set_rotation, activities.SetRotation(block.id, number))

    rotations = plan_of(block).rotations
    spoken = _said(room, block, cards)
    each = -(-len(spoken) // rotations)
    acts = list(spoken[:each])
    for number in range(2, rotations + 1):
        acts += [rotate(number), *spoken[(number - 1) * each : number * each]]
    return acts


def _sort(room: SimulatedRoom) -> Acts:
    moves = sorting(room)
    return [*(lambda move=move: room.do(move_cards, move) for move in moves), lambda: set_aside(room)]


def _clarify(room: SimulatedRoom, block: Block) -> Acts:
    make_needs(room)
    items = items_of(block, room.snapshot())[:_READ_OUT]
    return [
        lambda item=item: room.do(activities.show_item, activities.ShowItem(block.id, item)) for item in items
    ]


def _log(room: SimulatedRoom, block: Block) -> Acts:
    """Decisions and actions of the sample; each once."""
    known = {entry.text for entry in room.snapshot().entries}
    decided = [
        log.AddEntry(room.project.id, EntryKind.DECISION, text, "", "", block.session_id, block.id)
        for text in room.told.decisions
    ]
    promised = [
        log.AddEntry(
            room.project.id,
            EntryKind.ACTION,
            each.text,
            each.owner,
            f"+{each.days}",
            block.session_id,
            block.id,
        )
        for each in room.told.actions
    ]
    new = [entry for entry in (*decided, *promised) if entry.text not in known]
    return [lambda entry=entry: room.do(log.add_entry, entry) for entry in new]


def _agree_rules(room: SimulatedRoom, block: Block) -> Acts:
    if any(entry.kind is EntryKind.GROUND_RULE for entry in room.snapshot().entries):
        return []
    rules = (
        log.AddEntry(room.project.id, EntryKind.GROUND_RULE, text, "", "", block.session_id, block.id)
        for text in room.told.ground_rules
    )
    return [lambda rule=rule: room.do(log.add_entry, rule) for rule in rules]


def _park(room: SimulatedRoom, block: Block) -> None:
    set_aside(room)
    _own_what_is_parked(room, block.session_id)


def _own_what_is_parked(room: SimulatedRoom, session_id: UUID) -> None:
    """Everything parked gets somebody who takes it by a day."""
    snapshot = room.snapshot()
    owned = {entry.card_id for entry in snapshot.entries}
    owner, due = room.told.parked["owner"], f"+{room.told.parked['days']}"
    for card in snapshot.cards:
        if card.status == "parked" and card.id not in owned:
            park = log.ParkWithOwner((card.id,), card.reason, owner, due, session_id)
            room.do(log.park_with_owner, park)


def _vote(room: SimulatedRoom, block: Block, kind: ActivityKind, step: Step) -> Acts:
    """A step of voting: the round is opened, filled and closed; or the room sees the result."""
    if step.view is View.RESULT:
        return [lambda: _reveal(room, block)]
    make_needs(room)
    opened: list[Round] = []

    def open_it() -> None:
        if (round_ := _open(room, block, kind)) is not None:
            opened.append(round_)

    _do(room, open_it)
    return _ballots(room, opened[0]) if opened else []


def _ballots(room: SimulatedRoom, round_: Round) -> Acts:
    """Everybody votes, then the round is closed."""
    people = [label for label, count in room.here.items() for _ in range(count)]
    cast = [
        lambda number=number, label=label: _cast(room, round_, label, number)
        for number, label in enumerate(people)
    ]
    return [*cast, lambda: room.do(rounds.close_round, round_.id)]


def _open(room: SimulatedRoom, block: Block, kind: ActivityKind) -> Round | None:
    """The round of a step: the block's first, or what follows from the last; None where there is nothing to vote on."""
    snapshot = room.snapshot()
    last = next((each for each in reversed(snapshot.rounds) if each.block_id == block.id), None)
    if last is not None:
        _reveal(room, block)
        following = method_named(last.rules.method).follow_up(snapshot.result(last))
        return room.do(rounds.follow_up_round, last.id) if following.need_ids else None
    votable = any(not need.required for need in snapshot.open_needs)
    if not votable and not kind.on_proposals:
        return None
    proposals = (_PROPOSAL,) if kind.on_proposals else ()
    return room.do(activities.open_block_round, activities.OpenBlockRound(block.id, proposals=proposals))


def _cast(room: SimulatedRoom, round_: Round, label: str, number: int) -> None:
    """One person's ballot: every third on a laptop, the others on paper."""
    method = method_named(round_.rules.method)
    drawn = appeal(room, label, [need.need_id for need in round_.needs])
    content = simulated_ballot(method, round_.rules.options, drawn, room.chance)
    group = next(group for group in round_.rules.groups if group.label == label)
    channel = BallotChannel.LAPTOP if number % 3 == 0 else BallotChannel.PAPER
    room.do(ballots.cast_ballot, ballots.CastBallot(round_.id, group.id, content, channel))


def _reveal(room: SimulatedRoom, block: Block) -> None:
    """The room sees what it voted; the first ranking gives the priorities."""
    snapshot: ProjectSnapshot = room.snapshot()
    unseen = [
        each
        for each in snapshot.rounds
        if each.block_id == block.id and each.state is RoundState.CLOSED and each.revealed_at is None
    ]
    for round_ in unseen:
        room.do(rounds.reveal_round, round_.id)
        if method_named(round_.rules.method).ranks and all(need.priority is None for need in snapshot.needs):
            set_priorities(room)
