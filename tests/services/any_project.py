"""A project of any content, by a seed: everything a needs file must carry, with every oddity that the app allows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any
from uuid import UUID

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.codes import code
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority, Source
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.project import (
    Charrette,
    Department,
    Participant,
    Project,
    SchoolType,
    Session,
    StakeholderGroup,
)
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    BallotNeed,
    Headline,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
)
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme

_WORDS = (
    "shade",
    "Wi-Fi",
    "=1+1",
    "tab\tand\nline",
    "مقعد",
    "椅子",
    "Ünïcödé",
    "👩🏽‍🔬",
    "“quoted”",
    "\\",
    '"',
    "\u2028",
    "ﬁ",
    "e\u0301",
    "\x07bell",
    "C-001",
    "a" * 62,
    "'",
    "%s",
    "{}",
    "<b>",
    "\ufeff",
    "NULL",
)


class AnyProject:
    """Makes one project; the same seed makes the same one."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._at = datetime(2027, 2, 26, tzinfo=UTC) + timedelta(days=seed)
        self.project = Project(
            self._id(),
            f"Project {seed} {self._words()}",
            self._moment(),
            self._words(),
            self._of(SchoolType),
            self._words(),
            self._perhaps(self._chance.randrange(5000)),
            self._words(),
            self._chance.choice(["USD", "JPY"]),
            self._chance.choice(["UTC", "America/New_York", "Nowhere/Land"]),
            "es",
            self._perhaps(10**12),
        )

    def snapshot(self) -> ProjectSnapshot:
        """The project with several charrettes, corrected and redacted cards, merged needs, void and open rounds."""
        own = self.project.id
        self.groups = self._groups()
        people = self._people()
        departments = tuple(Department(self._id(), own, f"{n} {self._words()}", n % 2) for n in range(3))
        charrettes = tuple(Charrette(self._id(), own, n, self._words()) for n in range(1, 4))
        sessions = tuple(session for each in charrettes for session in self._sessions(each))
        themes = tuple(Theme(self._id(), own, n, f"{n} {self._words()}", n // 2) for n in range(1, 5))
        blocks = self._blocks(sessions)
        cards = self._cards(people, sessions, themes, blocks)
        needs = self._needs(departments, themes)
        rounds = self._rounds(charrettes, needs, blocks)
        photos = tuple(
            Photo(self._id(), own, n, self._words(), "image/jpeg", 8, 9, "0f" * 32, self._moment(), None)
            for n in range(1, 3)
        )
        return ProjectSnapshot(
            self.project, self.groups, departments, people, charrettes, sessions, themes, cards, needs,
            tuple(Source(*each) for each in {(self._one(needs).id, self._one(cards).id) for _ in range(12)}),
            rounds, tuple(ballot for each in rounds for ballot in self._ballots(each)),
            blocks, self._clocks(sessions, blocks), self._entries(sessions, blocks, cards), photos,
            tuple(PhotoCard(*each) for each in {(self._one(photos).id, self._one(cards).id) for _ in range(4)}),
        )  # fmt: skip

    def _groups(self) -> tuple[StakeholderGroup, ...]:
        labels = self._chance.sample(["ST", "FA", "TÉ", "X1", "ZZ", "木木"], 5)
        return tuple(
            StakeholderGroup(self._id(), self.project.id, label, self._words(), mark, mark // 2, mark * 7, mark == 3)
            for mark, label in enumerate(labels)
        )  # fmt: skip

    def _people(self) -> tuple[Participant, ...]:
        return tuple(
            Participant(
                self._id(), self.project.id, self._one(self.groups).id, f"{n} {self._words()}", self._flip(), "7",
                self._words(), "es", self._words(), self._flip(), self._perhaps(3), self._flip(),
                self._perhaps(self._moment()),
            )
            for n in range(self._chance.randrange(6))
        )  # fmt: skip

    def _sessions(self, charrette: Charrette) -> list[Session]:
        return [
            Session(
                self._id(), charrette.id, n, self._words(), self._words(), self._words(), 7 * n,
                self._perhaps(self._moment()), self._perhaps(self._moment()), n, self._perhaps(self._moment()),
            )
            for n in range(1, 1 + self._chance.randrange(3))
        ]  # fmt: skip

    def _blocks(self, sessions: Any) -> tuple[Block, ...]:
        return tuple(
            Block(
                self._id(), session.id, n, self._words(), "talk", 5 * n, n, self._words(), self._words(),
                self._words(), self._words(), self._words(), self._words(), self._flip(), "15:10", self._flip(),
                {"k": n}, {"step": n}, self._of(BlockState), self._perhaps(self._moment()), self._perhaps(None),
            )
            for session in sessions
            for n in range(1, 4)
        )  # fmt: skip

    def _clocks(self, sessions: Any, blocks: Any) -> tuple[SessionClock, ...]:
        return tuple(
            SessionClock(
                self._id(), session.id, self._perhaps_one(blocks), 60_000, 1_234, self._perhaps(self._moment()),
                self._flip(),
            )
            for session in sessions
        )  # fmt: skip

    def _entries(self, sessions: Any, blocks: Any, cards: Any) -> tuple[LogEntry, ...]:
        return tuple(
            LogEntry(
                self._id(), self.project.id, kind, n, code(kind.letter, n), self._words(), self._moment(),
                self._perhaps_one(sessions), self._perhaps_one(blocks), self._words(), "2027-03-14", self._words(),
                self._perhaps_one(cards),
            )
            for kind in sorted(EntryKind)
            for n in range(1, 3)
        )  # fmt: skip

    def _cards(self, people: Any, sessions: Any, themes: Any, blocks: Any) -> tuple[Card, ...]:
        cards: list[Card] = []
        for n in range(1, 16):
            text = f"{self._words()} {self._words()}"
            card = Card(
                self._id(),
                self.project.id,
                n,
                code("C", n),
                text,
                self._of(Channel),
                self._moment(),
                self._perhaps_one(sessions),
                self._perhaps_one(self.groups),
                self._perhaps_one(people),
                self._chance.choice(["en", "vi", "zh-Hant"]),
                self._perhaps_one(themes),
                self._chance.uniform(-9, 9),
                self._of(CardStatus),
                self._words(),
                self._perhaps_one([each for each in cards if not each.duplicate_of]),
                table=self._perhaps(4),
                block_id=self._perhaps_one(blocks),
                paper=self._words(),
            )
            if self._flip():
                card = replace(
                    card, corrections=tuple(Correction(self._words(), self._moment(), "Bea") for _ in "ab")
                )
            if len(card.text) > 2 and self._flip():
                card = replace(
                    card, redactions=(Redaction(0, 1, "name", self._words()), Redaction(1, 2, "x", ""))
                )
            cards.append(card)
        return tuple(cards)

    def _needs(self, departments: Any, themes: Any) -> tuple[Need, ...]:
        needs: list[Need] = []
        for n in range(1, 11):
            into = self._perhaps_one(needs)
            status = NeedStatus.MERGED if into else self._chance.choice([NeedStatus.OPEN, NeedStatus.PARKED])
            costs = sorted(self._chance.randrange(10**11) for _ in range(3))
            needs.append(
                Need(
                    self._id(),
                    self.project.id,
                    n,
                    code("N", n),
                    self._words()[:44],
                    self._words(),
                    self._words(),
                    self._words(),
                    self._words(),
                    self._perhaps_one(themes),
                    self._perhaps_one(departments),
                    CostRange(*(self._perhaps(cost) for cost in costs)),
                    self._flip(),
                    self._words(),
                    status,
                    self._words(),
                    into,
                    self._perhaps(self._of(Priority)),
                    self._words(),
                )
            )
        return tuple(reversed(needs)) if self._flip() else tuple(needs)

    def _rounds(self, charrettes: Any, needs: Any, blocks: Any) -> tuple[Round, ...]:
        states = (RoundState.VOID, RoundState.CLOSED, RoundState.CLOSED, RoundState.OPEN)
        rounds: list[Round] = []
        for n, state in enumerate(states, 1):
            on_ballot = tuple(
                BallotNeed(each.id, each.code, each.short_name, each.statement, i)
                for i, each in enumerate(self._chance.sample(needs, 4), 1)
            )
            rules = RoundRules(
                "dots",
                {"dots": 5, "cap": 2},
                self._frozen(),
                self._of(Headline),
                self._flip(),
                Fraction(1, 3),
            )
            closed = self._moment() if state is RoundState.CLOSED else None
            rounds.append(
                Round(
                    self._id(),
                    self._one(charrettes).id,
                    n,
                    self._words(),
                    state,
                    rules,
                    on_ballot,
                    self._moment(),
                    closed,
                    closed,
                    self._words(),
                    code("R", n),
                    self._perhaps_one(blocks),
                )
            )
        return tuple(rounds)

    def _frozen(self) -> tuple[RoundGroup, ...]:
        return tuple(
            RoundGroup(
                each.id, each.label, each.name, each.mark, Fraction(self._chance.randrange(4), 3), each.host, True
            )
            for each in self.groups
        )  # fmt: skip

    def _ballots(self, round_: Round) -> tuple[Ballot, ...]:
        found: list[Ballot] = []
        for n in range(1, 9):
            channel = self._of(BallotChannel)
            content = {
                each.need_id: self._chance.randrange(1, 3) for each in self._chance.sample(round_.needs, 2)
            }
            weight = Fraction(self._chance.randrange(1, 9), self._chance.randrange(1, 4))
            voters = self._perhaps(7) if channel is BallotChannel.HAND_COUNT else None
            group_id = self._perhaps_one(self.groups)
            found.append(Ballot(self._id(), round_.id, channel, n, group_id, content, weight, voters, n))
        return tuple(found)

    def _id(self) -> UUID:
        return UUID(int=self._chance.getrandbits(128))

    def _moment(self) -> datetime:
        return self._at + timedelta(microseconds=self._chance.randrange(10**11))

    def _words(self) -> str:
        return " ".join(self._chance.choices(_WORDS, k=self._chance.randrange(1, 4)))

    def _flip(self) -> bool:
        return self._chance.random() < 0.5

    def _perhaps(self, value: Any) -> Any:
        return value if self._flip() else None

    def _one(self, among: Any) -> Any:
        return self._chance.choice(among)

    def _perhaps_one(self, among: Any) -> UUID | None:
        return self._chance.choice(among).id if among and self._flip() else None

    def _of(self, kind: Any) -> Any:
        return self._chance.choice(list(kind))
