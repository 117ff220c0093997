"""What came from where: one round's laptops, paper and hand counts beside each other, and what does not add up."""

from collections.abc import Sequence
from dataclasses import dataclass

from charrette.domain.levels import unpacked
from charrette.domain.methods import BallotKind, method_named
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.domain.wording import counted, listed

_WAY = {
    BallotChannel.LAPTOP: "from laptops",
    BallotChannel.PHONE: "from phones",
    BallotChannel.PAPER: "on paper",
    BallotChannel.IMPORT: "from files",
}
MOST_NAMED = 12
"""As many missing numbers as a sentence names."""


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """The single ballots of a channel: how many, what they give in all, and what they could still have given."""

    channel: BallotChannel
    ballots: int
    given: int
    unused: int | None


@dataclass(frozen=True, slots=True)
class HandCount:
    """One hand count: of a table, or (``table`` None) of the wall or a show of hands. ``ballots`` None: not known."""

    name: str
    table: int | None
    group: str
    ballots: int | None
    given: int
    unused: int | None

    @property
    def place(self) -> str:
        """``"at table 3"`` or ``"on the wall"``."""
        return f"at table {self.table}" if self.table is not None else "on the wall"


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All that is in one round. ``ballots`` is None where a wall was counted without its number of people."""

    ballots: int | None
    given: int
    unit: str
    channels: tuple[ChannelCount, ...]
    hand_counts: tuple[HandCount, ...]
    missing: tuple[int, ...]
    """Numbers missing in the run of paper ballots, from 1 (or the least printed) to the highest that came back."""
    not_returned: int | None
    """Printed and not back: neither keyed nor, as far as is known, in a hand count of a table; None: not printed."""

    @property
    def sentence(self) -> str:
        """``"28 ballots: 12 from laptops, 9 on paper, 7 in one hand count at table 3."``"""
        parts = [f"{each.ballots} {_WAY[each.channel]}" for each in self.channels]
        parts += self._hands()
        if not parts:
            return "No ballot is in yet."
        known = sum(each.ballots for each in self.channels) + sum(
            each.ballots or 0 for each in self.hand_counts
        )
        total = (
            counted(known, "ballot") if self.ballots is not None else f"At least {counted(known, 'ballot')}"
        )
        return f"{total}: {', '.join(parts)}."

    def _hands(self) -> list[str]:
        """Counts of tables together, and the wall by itself."""
        tables = [each for each in self.hand_counts if each.table is not None]
        walls = [each for each in self.hand_counts if each.table is None]
        words: list[str] = []
        if tables:
            names = listed([str(number) for number in sorted({each.table or 0 for each in tables})])
            how_many = "one hand count" if len(tables) == 1 else f"{len(tables)} hand counts"
            of = "table" if len({each.table for each in tables}) == 1 else "tables"
            words.append(f"{sum(each.ballots or 0 for each in tables)} in {how_many} at {of} {names}")
        if walls:
            people = [each.ballots for each in walls]
            known = sum(each or 0 for each in people)
            more = " and others whose number is not known" if None in people else ""
            hands = self.unit == "answers"
            where, nobody = ("by show of hands", "a show of hands") if hands else ("on the wall", "a wall")
            words.append(f"{known}{more} {where}" if known else f"{nobody} without a number of people")
        return words

    @property
    def notes(self) -> tuple[str, ...]:
        """What to look into, a sentence each."""
        found: list[str] = []
        if self.missing:
            names = ", ".join(str(each) for each in self.missing[:MOST_NAMED])
            more = f" and {len(self.missing) - MOST_NAMED} more" if len(self.missing) > MOST_NAMED else ""
            found.append(f"Paper numbers not in: {names}{more}.")
        if self.not_returned:
            found.append(f"{counted(self.not_returned, 'ballot')} printed and not returned.")
        if self.not_returned is not None and self.not_returned < 0:
            found.append(
                f"{-self.not_returned} more on paper than were printed: look for a number keyed twice."
            )
        unused = [each.unused for each in (*self.channels, *self.hand_counts) if each.unused is not None]
        if sum(unused):
            found.append(f"{counted(sum(unused), self.unit[:-1])} not used.")
        return tuple(found)


def reconcile(round_: Round, ballots: Sequence[Ballot], printed: range | None = None) -> Reconciliation:
    """Counts one round's ballots by channel; ``printed`` are the numbers on the paper ballots that were given out.

    Nothing of it says what a ballot says, so it may be shown while the round is open.
    """
    own = [ballot for ballot in ballots if ballot.round_id == round_.id]
    single = [ballot for ballot in own if ballot.channel is not BallotChannel.HAND_COUNT]
    hands = [ballot for ballot in own if ballot.channel is BallotChannel.HAND_COUNT]
    channels = tuple(
        _channel(round_, channel, [each for each in single if each.channel is channel])
        for channel in _WAY
        if any(each.channel is channel for each in single)
    )
    counts = tuple(_hand(round_, each) for each in sorted(hands, key=lambda each: each.number))
    people = [each.ballots for each in counts]
    paper = {each.number for each in single if each.channel is BallotChannel.PAPER}
    at_tables = sum(each.ballots or 0 for each in counts if each.table is not None)
    return Reconciliation(
        ballots=None if None in people else len(single) + sum(each or 0 for each in people),
        given=sum(each.given for each in (*channels, *counts)),
        unit=method_named(round_.rules.method).unit,
        channels=channels,
        hand_counts=counts,
        missing=_missing(paper, printed),
        not_returned=len(printed) - len(paper) - at_tables if printed is not None else None,
    )


def _missing(paper: set[int], printed: range | None) -> tuple[int, ...]:
    if not paper:
        return ()
    first = printed.start if printed else 1
    return tuple(number for number in range(first, max(paper)) if number not in paper)


def _channel(round_: Round, channel: BallotChannel, ballots: Sequence[Ballot]) -> ChannelCount:
    given = sum(_given(round_, each) for each in ballots)
    return ChannelCount(channel, len(ballots), given, _unused(round_, len(ballots), given))


def _hand(round_: Round, ballot: Ballot) -> HandCount:
    group = next((each.name for each in round_.rules.groups if each.id == ballot.group_id), "")
    given = _given(round_, ballot)
    unused = _unused(round_, ballot.voters, given)
    return HandCount(ballot.name, ballot.table, group, ballot.voters, given, unused)


def _given(round_: Round, ballot: Ballot) -> int:
    """Dots or votes; with levels, rankings and criteria how many needs were answered, of comparisons how many pairs."""
    method = method_named(round_.rules.method)
    if method.levels and ballot.channel is BallotChannel.HAND_COUNT:
        return sum(sum(unpacked(each).values()) for each in ballot.content.values())
    if method.ballot_kind not in {BallotKind.DOTS, BallotKind.APPROVAL}:
        return len(ballot.content)
    return sum(ballot.content.values())


def _unused(round_: Round, ballots: int | None, given: int) -> int | None:
    """Dots or votes that these ballots could still have given; None where there is no such number."""
    options = round_.rules.options
    each = options.get("dots", options.get("votes"))
    return each * ballots - given if each is not None and ballots is not None else None
