"""A project of any content, by a seed: everything a needs file must carry, with every oddity that the app allows."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.codes import code
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.minority_report import MinorityReport
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
from charrette.domain.similar_verdict import Likeness, SimilarVerdict
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from tests.services.any_plan import any_plan
from tests.services.chances import Chances


class AnyProject(Chances):
    """Makes one project; the same seed makes the same one."""

    def __init__(self, seed: int, *, planned: bool = True) -> None:
        super().__init__(seed)
        self.planned = planned
        self.project = Project(
            self.new_id(),
            f"Project {seed} {self.words()}",
            self.moment(),
            self.words(),
            self.of(SchoolType),
            self.words(),
            self.perhaps(self.chance.randrange(5000)),
            self.words(),
            self.chance.choice(["USD", "JPY"]),
            self.chance.choice(["UTC", "America/New_York", "Nowhere/Land"]),
            "es",
            self.perhaps(10**12),
        )

    def snapshot(self) -> ProjectSnapshot:
        """The project with several charrettes, corrected and redacted cards, merged needs, void and open rounds."""
        own = self.project.id
        self.groups = self._groups()
        people = self._people()
        departments = tuple(Department(self.new_id(), own, f"{n} {self.words()}", n % 2) for n in range(3))
        charrettes = tuple(Charrette(self.new_id(), own, n, self.words()) for n in range(1, 4))
        sessions = tuple(session for each in charrettes for session in self._sessions(each))
        themes = tuple(Theme(self.new_id(), own, n, f"{n} {self.words()}", n // 2) for n in range(1, 5))
        blocks = self._blocks(sessions)
        cards = self._cards(people, sessions, themes, blocks)
        needs = self._needs(departments, themes)
        rounds = self._rounds(charrettes, needs, blocks)
        photos = tuple(
            Photo(self.new_id(), own, n, self.words(), "image/jpeg", 8, 9, "0f" * 32, self.moment(), None)
            for n in range(1, 3)
        )
        made = ProjectSnapshot(
            self.project, self.groups, departments, people, charrettes, sessions, themes, cards, needs,
            tuple(Source(*each) for each in {(self.one(needs).id, self.one(cards).id) for _ in range(12)}),
            rounds, tuple(ballot for each in rounds for ballot in self._ballots(each)),
            blocks, self._clocks(sessions, blocks), self._entries(sessions, blocks, cards), photos,
            tuple(PhotoCard(*each) for each in {(self.one(photos).id, self.one(cards).id) for _ in range(4)}),
            self._verdicts(cards, needs), self._minority_reports(rounds),
        )  # fmt: skip
        return any_plan(self, made) if self.planned else made

    def _groups(self) -> tuple[StakeholderGroup, ...]:
        labels = self.chance.sample(["ST", "FA", "TÉ", "X1", "ZZ", "木木"], 5)
        return tuple(
            StakeholderGroup(self.new_id(), self.project.id, label, self.words(), mark, mark // 2, mark * 7, mark == 3)
            for mark, label in enumerate(labels)
        )  # fmt: skip

    def _people(self) -> tuple[Participant, ...]:
        return tuple(
            Participant(
                self.new_id(), self.project.id, self.one(self.groups).id, f"{n} {self.words()}", self.flip(), "7",
                self.words(), "es", self.words(), self.flip(), self.perhaps(3), self.flip(),
                self.perhaps(self.moment()),
            )
            for n in range(self.chance.randrange(6))
        )  # fmt: skip

    def _sessions(self, charrette: Charrette) -> list[Session]:
        return [
            Session(
                self.new_id(), charrette.id, n, self.words(), self.words(), self.words(), 7 * n,
                self.perhaps(self.moment()), self.perhaps(self.moment()), n, self.perhaps(self.moment()),
            )
            for n in range(1, 1 + self.chance.randrange(3))
        ]  # fmt: skip

    def _blocks(self, sessions: Any) -> tuple[Block, ...]:
        return tuple(
            Block(
                self.new_id(), session.id, n, self.words(), "talk", 5 * n, n, self.words(), self.words(),
                self.words(), self.words(), self.words(), self.words(), self.flip(), "15:10", self.flip(),
                {"k": n}, {"step": n}, self.of(BlockState), self.perhaps(self.moment()), self.perhaps(None),
            )
            for session in sessions
            for n in range(1, 4)
        )  # fmt: skip

    def _clocks(self, sessions: Any, blocks: Any) -> tuple[SessionClock, ...]:
        return tuple(
            SessionClock(
                self.new_id(), session.id, self.perhaps_one(blocks), 60_000, 1_234, self.perhaps(self.moment()),
                self.flip(),
            )
            for session in sessions
        )  # fmt: skip

    def _entries(self, sessions: Any, blocks: Any, cards: Any) -> tuple[LogEntry, ...]:
        return tuple(
            LogEntry(
                self.new_id(), self.project.id, kind, n, code(kind.letter, n), self.words(), self.moment(),
                self.perhaps_one(sessions), self.perhaps_one(blocks), self.words(), "2027-03-14", self.words(),
                self.perhaps_one(cards),
            )
            for kind in sorted(EntryKind)
            for n in range(1, 3)
        )  # fmt: skip

    def _cards(self, people: Any, sessions: Any, themes: Any, blocks: Any) -> tuple[Card, ...]:
        cards: list[Card] = []
        for n in range(1, 16):
            text = f"{self.words()} {self.words()}"
            card = Card(
                self.new_id(),
                self.project.id,
                n,
                code("C", n),
                text,
                self.of(Channel),
                self.moment(),
                self.perhaps_one(sessions),
                self.perhaps_one(self.groups),
                self.perhaps_one(people),
                self.chance.choice(["en", "vi", "zh-Hant"]),
                self.perhaps_one(themes),
                self.chance.uniform(-9, 9),
                self.of(CardStatus),
                self.words(),
                self.perhaps_one([each for each in cards if not each.duplicate_of]),
                table=self.perhaps(4),
                block_id=self.perhaps_one(blocks),
                paper=self.words(),
            )
            if self.flip():
                card = replace(
                    card, corrections=tuple(Correction(self.words(), self.moment(), "Bea") for _ in "ab")
                )
            if len(card.text) > 2 and self.flip():
                card = replace(
                    card, redactions=(Redaction(0, 1, "name", self.words()), Redaction(1, 2, "x", ""))
                )
            cards.append(card)
        return tuple(cards)

    def _needs(self, departments: Any, themes: Any) -> tuple[Need, ...]:
        needs: list[Need] = []
        for n in range(1, 11):
            into = self.perhaps_one(needs)
            status = NeedStatus.MERGED if into else self.chance.choice([NeedStatus.OPEN, NeedStatus.PARKED])
            costs = sorted(self.chance.randrange(10**11) for _ in range(3))
            needs.append(
                Need(
                    self.new_id(),
                    self.project.id,
                    n,
                    code("N", n),
                    self.words()[:44],
                    self.words(),
                    self.words(),
                    self.words(),
                    self.words(),
                    self.perhaps_one(themes),
                    self.perhaps_one(departments),
                    CostRange(*(self.perhaps(cost) for cost in costs)),
                    self.flip(),
                    self.words(),
                    status,
                    self.words(),
                    into,
                    self.perhaps(self.of(Priority)),
                    self.words(),
                )
            )
        return tuple(reversed(needs)) if self.flip() else tuple(needs)

    def _rounds(self, charrettes: Any, needs: Any, blocks: Any) -> tuple[Round, ...]:
        states = (RoundState.VOID, RoundState.CLOSED, RoundState.CLOSED, RoundState.OPEN)
        rounds: list[Round] = []
        for n, state in enumerate(states, 1):
            on_ballot = tuple(
                BallotNeed(each.id, each.code, each.short_name, each.statement, i)
                for i, each in enumerate(self.chance.sample(needs, 4), 1)
            )
            rules = RoundRules(
                "dots",
                {"dots": 5, "cap": 2},
                self._frozen(),
                self.of(Headline),
                self.flip(),
                Fraction(1, 3),
                criteria=(Criterion(self.words() or "Use", "", self.words(), Fraction(2, 3), self.flip()),),
                judgements=(Judgement((Fraction(3),), self.perhaps_one(self.groups)),),
            )
            closed = self.moment() if state is RoundState.CLOSED else None
            rounds.append(
                Round(
                    self.new_id(),
                    self.one(charrettes).id,
                    n,
                    self.words(),
                    state,
                    rules,
                    on_ballot,
                    self.moment(),
                    closed,
                    closed,
                    self.words(),
                    code("R", n),
                    self.perhaps_one(blocks),
                )
            )
        return tuple(rounds)

    def _verdicts(self, cards: Any, needs: Any) -> tuple[SimilarVerdict, ...]:
        pairs = {
            tuple(sorted(self.chance.sample([each.id for each in (*cards, *needs)], 2))) for _ in range(3)
        }
        return tuple(
            SimilarVerdict(self.new_id(), self.project.id, first, second, self.of(Likeness), self.moment())
            for first, second in sorted(pairs)
        )

    def _minority_reports(self, rounds: Any) -> tuple[MinorityReport, ...]:
        return tuple(
            MinorityReport(
                self.new_id(), self.project.id, each.id, self.one(each.needs).need_id, self.words(), self.words()
            )
            for each in rounds[1:3]
        )  # fmt: skip

    def _frozen(self) -> tuple[RoundGroup, ...]:
        return tuple(
            RoundGroup(
                each.id, each.label, each.name, each.mark, Fraction(self.chance.randrange(4), 3), each.host, True
            )
            for each in self.groups
        )  # fmt: skip

    def _ballots(self, round_: Round) -> tuple[Ballot, ...]:
        found: list[Ballot] = []
        for n in range(1, 9):
            channel = self.of(BallotChannel)
            content = {
                each.need_id: self.chance.randrange(1, 3) for each in self.chance.sample(round_.needs, 2)
            }
            weight = Fraction(self.chance.randrange(1, 9), self.chance.randrange(1, 4))
            voters = self.perhaps(7) if channel is BallotChannel.HAND_COUNT else None
            group_id = self.perhaps_one(self.groups)
            found.append(Ballot(self.new_id(), round_.id, channel, n, group_id, content, weight, voters, n))
        return tuple(found)
