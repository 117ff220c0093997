"""Coverage: which groups were invited, came, spoke and voted; who is missing at the table, in words."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.project import Participant, StakeholderGroup
from charrette.domain.rounds import Ballot, Round, RoundState, ballots_of
from charrette.domain.small_groups import FACILITATOR_LEAST, joined_small
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed

ENOUGH = 0.6
"""Below this share of its seats a group is thin."""


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """One group: seats offered, people on the list and who came, cards, ballots in words (joined where small).

    ``came`` is None while nobody at all has signed in; ``tables`` are those at which the group sits.
    """

    group: StakeholderGroup
    invited: int
    listed: int
    came: int | None
    cards: int
    ballots: str
    no_ballot: bool = False
    tables: tuple[int, ...] = ()

    @property
    def id(self) -> UUID:
        """The group's id."""
        return self.group.id

    @property
    def absent(self) -> bool:
        """Whether seats were offered and nobody came, while others did."""
        return self.came == 0 and self.invited > 0

    @property
    def thin(self) -> bool:
        """Whether fewer came than 60 % of the seats."""
        return self.came is not None and self.came < ENOUGH * self.invited

    @property
    def silent(self) -> bool:
        """Whether somebody came and no card is theirs."""
        return bool(self.came) and not self.cards

    @property
    def words(self) -> str:
        """What is to be noted, in a few words; empty when the group is at the table and was heard."""
        parts = ["nobody here"] if self.absent else ["few here"] if self.thin else []
        parts += ["no card yet"] if not self.cards else []
        parts += ["no ballot yet"] if self.no_ballot else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The groups in their order, what is missing in sentences, and what is said about the ballots by group."""

    groups: tuple[GroupCoverage, ...]
    missing: tuple[str, ...]
    note: str = ""

    @property
    def complete(self) -> bool:
        """Whether every group came and was heard."""
        return not self.missing


def coverage(
    snapshot: ProjectSnapshot,
    session_id: UUID | None = None,
    least: int = FACILITATOR_LEAST,
    of_round: Round | None = None,
) -> Coverage:
    """Coverage of one session, or of all with ``session_id`` None.

    In one session count the people who had come by its end, its cards, and the last round opened in its blocks, or
    ``of_round`` where it is given.
    Ballots by group follow the rule of small groups for an audience that may see ``least`` ballots.
    """
    people = _people(snapshot, session_id)
    cards = Counter(card.group_id for card in _cards(snapshot, session_id))
    round_ = of_round or last_round(snapshot, session_id)
    ballots, note = _ballots(snapshot, round_, least)
    silent = groups_without_ballot(snapshot, round_)
    came, listed_ = Counter(each.group_id for each in people), Counter(_of(snapshot.participants))
    rows = tuple(
        GroupCoverage(
            group,
            group.invited,
            listed_[group.id],
            came[group.id] if people else None,
            cards[group.id],
            ballots.get(group.id, ""),
            group.id in silent,
            tuple(sorted({each.table for each in people if each.group_id == group.id and each.table})),
        )
        for group in snapshot.groups
    )
    return Coverage(rows, _missing(rows, round_, bool(snapshot.cards)), note)


def groups_without_ballot(snapshot: ProjectSnapshot, round_: Round | None) -> frozenset[UUID]:
    """The groups that may vote in a round and of which no ballot has come; none without a round."""
    if round_ is None or round_.state is RoundState.VOID:
        return frozenset()
    voted = {each.group_id for each in snapshot.ballots if each.round_id == round_.id}
    return frozenset(each.id for each in round_.rules.groups if each.votes and each.id not in voted)


def last_round(snapshot: ProjectSnapshot, session_id: UUID | None) -> Round | None:
    """The last round that is not void: of all, or of those opened in a session's blocks."""
    rounds = [each for each in snapshot.rounds if each.state is not RoundState.VOID]
    if session_id is not None:
        blocks = {block.id for block in snapshot.blocks if block.session_id == session_id}
        rounds = [each for each in rounds if each.block_id in blocks]
    return rounds[-1] if rounds else None


def _of(people: Sequence[Participant]) -> list[UUID]:
    return [each.group_id for each in people]


def _people(snapshot: ProjectSnapshot, session_id: UUID | None) -> tuple[Participant, ...]:
    """Those who had come by the end of the session; a time that nobody noted counts as early."""
    session = next((each for each in snapshot.sessions if each.id == session_id), None)
    end = session.closed_at if session else None
    if end is None:
        return snapshot.here
    return tuple(each for each in snapshot.here if each.arrived_at is None or each.arrived_at <= end)


def _cards(snapshot: ProjectSnapshot, session_id: UUID | None) -> list[Card]:
    """Each contribution once: a duplicate is no second voice."""
    return [
        card
        for card in snapshot.cards
        if card.duplicate_of is None and (session_id is None or card.session_id == session_id)
    ]


def _ballots(snapshot: ProjectSnapshot, round_: Round | None, least: int) -> tuple[dict[UUID, str], str]:
    """How many voted by group, in words, joined where small; and the sentence that says how."""
    if round_ is None:
        return {}, "No round yet."
    if round_.state is RoundState.OPEN:
        return {}, f"{round_.title} is open: ballots by group are shown when it is closed."
    groups = round_.rules.groups
    sizes = [_heads(ballots_of(round_, snapshot.ballots), group.id) for group in groups]
    if None in sizes:
        return {}, f"{round_.title}: how many voted in a wall count is not known, so not shown by group."
    known = [size or 0 for size in sizes]
    split = joined_small(known, least)
    if split is None:
        return {}, f"{round_.title}: too few ballots to show them by group."
    words = {groups[at].id: str(known[at]) for at in split[0]}
    words |= {groups[at].id: "in Others (+)" for at in split[1]}
    words |= {group.id: "none" for group, size in zip(groups, known, strict=True) if not size and group.votes}
    note = f"Ballots of {round_.title}."
    if split[1]:
        names = listed([groups[at].name for at in split[1]])
        together = counted(sum(known[at] for at in split[1]), "ballot")
        note += f" Others (+): {names}, {together} together, so that no small group is shown singly."
    return words, note


def _heads(ballots: Sequence[Ballot], group_id: UUID) -> int | None:
    """How many of a group voted, whatever the weights; None where a wall count does not say."""
    voters = [
        each.voters if each.channel.letter == "H" else 1 for each in ballots if each.group_id == group_id
    ]
    return None if None in voters else sum(each or 0 for each in voters)


def _missing(rows: Sequence[GroupCoverage], round_: Round | None, cards: bool) -> tuple[str, ...]:
    """Who is missing at the table, a sentence for each kind, most absent first."""
    if all(row.came is None for row in rows):
        return ("Nobody has checked in yet.",)
    sentences = [
        f"No one from {row.group.name} is here; {row.invited} {'was' if row.invited == 1 else 'were'} invited."
        for row in rows
        if row.absent
    ]
    sentences += [
        f"{row.group.name}: {row.came} of {counted(row.invited, 'seat')} taken."
        for row in rows
        if row.thin and not row.absent
    ]
    if cards:
        sentences += _named(rows, "No card yet from {}.", lambda row: row.silent)
    if round_ is not None:
        sentences += _named(
            rows, f"No ballot from {{}} in {round_.title}.", lambda row: row.no_ballot and bool(row.came)
        )
    return tuple(sentences)


def _named(rows: Sequence[GroupCoverage], sentence: str, fits: Callable[[GroupCoverage], bool]) -> list[str]:
    names = [row.group.name for row in rows if fits(row)]
    return [sentence.format(listed(names))] if names else []
