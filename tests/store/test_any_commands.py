"""Any commands, then undo all gives the first state and redo all the last."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import booleans, data, integers, lists, none, sampled_from, text

from charrette.domain.errors import CharretteError
from charrette.domain.money import CostRange
from charrette.domain.needs import NeedStatus, Priority
from charrette.services import ballots, board, capture, hand_counts, needs, people, projects, rounds
from charrette.store.library import Library
from tests.store.libraries import opened, snapshot_of, whole

T = TypeVar("T")

WORDS = text(min_size=0, max_size=12)


class AnyCommands(RuleBasedStateMachine):
    """A facilitator who does anything in any order, also what is refused."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="charrette-any-"))
        self.library: Library = opened(self.folder / "library.charrette")

    def teardown(self) -> None:
        """Undo to the first state, redo to the last."""
        try:
            if hasattr(self, "project"):
                self._undo_all_and_redo_all()
        finally:
            self.library.close()
            shutil.rmtree(self.folder)

    def _undo_all_and_redo_all(self) -> None:
        last, undone = whole(self.library), 0
        while self.library.history()[0]:
            self.library.undo()
            undone += 1
        assert whole(self.library) == ()
        for _ in range(undone):
            self.library.redo()
        assert self.library.history()[1] is None
        assert whole(self.library) == last
        assert self.library.check() == []

    @initialize()
    def start(self) -> None:
        self.project = self.library.do(projects.create_project, projects.NewProject("Alder Creek"))

    def do(self, function: Callable[..., T], command: object) -> T | None:
        """Does it or is refused; what is refused changes nothing."""
        before = whole(self.library)
        try:
            return self.library.do(function, command)  # pyright: ignore[reportUnknownVariableType]
        except CharretteError:
            assert whole(self.library) == before
            return None

    def one(self, given: Any, values: Sequence[T]) -> T:
        return given.draw(sampled_from(list(values)))

    def some(self, given: Any, values: Sequence[Any]) -> tuple[Any, ...]:
        ids = [value.id for value in values]
        return tuple(given.draw(lists(sampled_from(ids), max_size=3, unique=True))) if ids else ()

    @property
    def now(self) -> Any:
        return snapshot_of(self.library, self.project)

    @rule(words=lists(WORDS, min_size=1, max_size=3), given=data())
    def capture(self, words: list[str], given: Any) -> None:
        group = self.one(given, self.now.groups)
        cards = tuple(capture.KeepCard(self.project.id, each, group.id) for each in words)
        self.do(capture.keep_cards, capture.KeepCards(cards))

    @precondition(lambda self: self.now.cards)
    @rule(given=data(), words=WORDS)
    def shape(self, given: Any, words: str) -> None:
        cards = self.some(given, self.now.cards)
        theme = self.one(given, [None, *(theme.id for theme in self.now.themes)])
        function, command = self.one(
            given,
            [
                (board.move_cards, board.MoveCards(cards, theme)),
                (board.park_cards, board.ParkCards(cards, words)),
                (board.decline_cards, board.DeclineCards(cards, words)),
                (board.reopen_cards, board.ReopenCards(cards)),
                (board.correct_card, board.CorrectCard(self.now.cards[0].id, words)),
                (board.redact_card, board.RedactCard(self.now.cards[0].id, 0, len(words), "name")),
                (board.duplicate_card, board.DuplicateCard(self.now.cards[-1].id, theme)),
            ],
        )
        self.do(function, command)

    @rule(given=data(), name=WORDS)
    def arrange(self, given: Any, name: str) -> None:
        theme, group = self.one(given, self.now.themes), self.one(given, self.now.groups)
        function, command = self.one(
            given,
            [
                (board.add_theme, board.AddTheme(self.project.id, name)),
                (board.rename_theme, replace(theme, name=name)),
                (board.shift_theme, board.ShiftTheme(theme.id, 2)),
                (board.remove_theme, theme),
                (projects.add_group, projects.AddGroup(self.project.id, name[:2], name)),
                (projects.edit_group, replace(group, name=name, invited=3)),
                (projects.remove_group, group),
                (people.add_participants, people.AddParticipants(self.project.id, group.id, (name,))),
                (projects.edit_project, replace(self.now.project, district=name, enrolment=len(name))),
            ],
        )
        self.do(function, command)

    @rule(given=data(), name=WORDS)
    def make_need(self, given: Any, name: str) -> None:
        cards = self.some(given, self.now.cards)
        self.do(needs.make_need, needs.MakeNeed(self.project.id, cards, name))

    @precondition(lambda self: self.now.needs)
    @rule(
        given=data(),
        cost=lists(integers(0, 10), max_size=3),
        priority=none() | sampled_from(Priority),
        required=booleans(),
    )
    def work_on_needs(self, given: Any, cost: list[int], priority: Priority | None, required: bool) -> None:
        chosen, cards = self.some(given, self.now.needs), self.some(given, self.now.cards)
        need = self.one(given, self.now.needs)
        edited = replace(need, cost=CostRange(*cost), required=required, required_reference="ADA")
        function, command = self.one(
            given,
            [
                (needs.edit_need, edited),
                (needs.set_priority, needs.SetPriority(chosen, priority)),
                (needs.set_status, needs.SetStatus(chosen, given.draw(sampled_from(NeedStatus)), "no")),
                (needs.merge_needs, needs.MergeNeeds(need.id, chosen)),
                (needs.unmerge_need, need.id),
                (needs.split_need, needs.SplitNeed(need.id, cards, "Split")),
                (needs.join_cards, needs.CardsOfNeed(need.id, cards)),
                (needs.take_out_cards, needs.CardsOfNeed(need.id, cards)),
            ],
        )
        self.do(function, command)

    @precondition(lambda self: self.now.needs)
    @rule(given=data(), dots=integers(0, 3))
    def vote(self, given: Any, dots: int) -> None:
        chosen = self.some(given, self.now.needs)
        charrette, group = self.now.charrettes[0], self.one(given, self.now.groups)
        self.do(rounds.open_round, rounds.OpenRound(charrette.id, chosen))
        if self.now.rounds:
            round_ = self.one(given, self.now.rounds)
            content = {need.need_id: dots for need in round_.needs[:1]}
            function, command = self.one(
                given,
                [
                    (ballots.cast_ballot, ballots.CastBallot(round_.id, group.id, content)),
                    (hand_counts.count_wall, hand_counts.CountWall(round_.id, group.id, content, voters=3)),
                    (rounds.close_round, round_.id),
                    (rounds.reopen_round, round_.id),
                    (rounds.reveal_round, round_.id),
                    (rounds.void_round, rounds.VoidRound(round_.id, "no")),
                    (rounds.repeat_round, round_.id),
                ],
            )
            self.do(function, command)

    @rule(times=integers(1, 3))
    def undo_and_redo_some(self, times: int) -> None:
        before = whole(self.library)
        undone = 0
        for _ in range(times):
            if self.library.history()[0] not in {None, "Started project “Alder Creek”"}:
                self.library.undo()
                undone += 1
        for _ in range(undone):
            self.library.redo()
        assert whole(self.library) == before

    @invariant()
    def no_code_is_used_twice(self) -> None:
        if hasattr(self, "project"):
            codes = [each.code for each in (*self.now.cards, *self.now.needs)]
            assert len(codes) == len(set(codes))


TestAnyCommands = AnyCommands.TestCase
TestAnyCommands.settings = settings(
    max_examples=20,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
