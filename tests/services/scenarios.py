"""Every service function with a library it can act on: for undo and redo, and for whoever adds a function."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any
from uuid import UUID

from charrette.domain.cards import Card
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority
from charrette.domain.project import Project
from charrette.domain.rounds import BallotChannel, Headline, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.cards_file import CardDraft, CardDrafts
from charrette.services import (
    ballots,
    board,
    capture,
    hand_counts,
    importing,
    needs,
    people,
    planning,
    projects,
    rounds,
)
from charrette.store.library import Library
from tests.services import (
    scenarios_activities,
    scenarios_consensus,
    scenarios_counts,
    scenarios_guard,
    scenarios_milestones,
    scenarios_papers,
    scenarios_people,
    scenarios_plan,
    scenarios_rounds,
    scenarios_similar,
    scenarios_synthesis,
    scenarios_tables,
)
from tests.services.any_project import AnyProject
from tests.services.scenarios_agenda import AGENDA_SCENARIOS
from tests.services.scenarios_clock import CLOCK_SCENARIOS


@dataclass(frozen=True)
class Room:
    """A project in the middle of its work: five cards, three needs, a theme and a closed round."""

    library: Library
    project: Project
    cards: tuple[Card, ...]
    needs: tuple[Need, ...]
    closed: Round

    def snapshot(self) -> ProjectSnapshot:
        """What the project holds now."""
        with self.library.reading() as queries:
            found = queries.snapshot(self.project.id)
        assert found is not None
        return found

    def do(self, function: Callable[..., Any], command: object) -> Any:
        """One user action."""
        return self.library.do(function, command)

    def group(self, label: str) -> UUID:
        """The id of a group."""
        return next(group.id for group in self.snapshot().groups if group.label == label)

    def open_round(self) -> Round:
        """A second round, open."""
        charrette = self.snapshot().charrettes[0]
        command = rounds.OpenRound(charrette.id, tuple(need.id for need in self.needs))
        return self.do(rounds.open_round, command)

    def with_ballot(self) -> tuple[Round, Any]:
        """An open round with one ballot in it."""
        round_ = self.open_round()
        command = ballots.CastBallot(round_.id, self.group("ST"), {self.needs[0].id: 1, self.needs[1].id: 1})
        return round_, self.do(ballots.cast_ballot, command)


def furnished(library: Library, project: Project) -> Room:
    """The room in the middle of its work."""
    with library.reading() as queries:
        groups, themes = queries.groups(project.id), queries.themes(project.id)
        charrette, sessions = queries.charrettes(project.id)[0], queries.sessions(project.id)
    said = ("A quiet place to sit", "Power at every seat", "A ramp at the main door", "Lockers", "More trees")
    kept = library.do(
        capture.keep_cards,
        capture.KeepCards(
            tuple(
                capture.KeepCard(project.id, text, groups[n].id, sessions[0].id)
                for n, text in enumerate(said)
            )
        ),
    )
    library.do(board.move_cards, board.MoveCards((kept[0].id, kept[1].id), themes[0].id))
    made = tuple(
        library.do(needs.make_need, needs.MakeNeed(project.id, (card.id,), name))
        for card, name in zip(kept, ("Quiet corners", "Power within reach", "Step-free entry"), strict=False)
    )
    round_ = library.do(rounds.open_round, rounds.OpenRound(charrette.id, tuple(need.id for need in made)))
    for group in groups[:3]:
        library.do(ballots.cast_ballot, ballots.CastBallot(round_.id, group.id, {made[0].id: 1}))
    closed = library.do(rounds.close_round, round_.id)
    return Room(library, project, kept, made, closed)


Scenario = Callable[[Room], tuple[Callable[..., Any], object]]
"""Sets the room up, then names the function and the command whose undo is looked at."""


def _edit_project(room: Room) -> Any:
    return projects.edit_project, replace(room.project, name="Alder Creek", target_budget=9_000_000_00)


def _remove_group(room: Room) -> Any:
    group = room.do(projects.add_group, projects.AddGroup(room.project.id, "zz", "Night shift"))
    return projects.remove_group, group


def _edit_group(room: Room) -> Any:
    return projects.edit_group, replace(room.snapshot().groups[0], label="PU", name="Pupils", invited=3)


def _people(room: Room) -> Any:
    command = people.AddParticipants(
        room.project.id, room.group("ST"), ("Heron", "Otter"), minor=True, grade_band="6"
    )
    return people.add_participants, command


def _remove_participant(room: Room) -> Any:
    added = room.do(*_people(room))
    return people.remove_participant, added[0]


def _edit_session(room: Room) -> Any:
    session = replace(room.snapshot().sessions[0], title="Evening", prompt="What next?", minutes=20)
    return projects.edit_session, session


def _reopen_cards(room: Room) -> Any:
    room.do(board.park_cards, board.ParkCards((room.cards[3].id, room.cards[4].id), "later"))
    return board.reopen_cards, board.ReopenCards((room.cards[3].id, room.cards[4].id))


def _correct_redacted(room: Room) -> Any:
    room.do(board.redact_card, board.RedactCard(room.cards[0].id, 2, 7, "a name"))
    return board.correct_card, board.CorrectCard(room.cards[0].id, "A very quiet place to sit")


def _unmerge(room: Room) -> Any:
    room.do(needs.merge_needs, needs.MergeNeeds(room.needs[0].id, (room.needs[1].id,)))
    return needs.unmerge_need, room.needs[1].id


def _edit_need(room: Room) -> Any:
    snapshot = room.snapshot()
    return needs.edit_need, replace(
        room.needs[0],
        short_name="Somewhere quiet",
        rationale="Because",
        theme_id=snapshot.themes[3].id,
        department_id=snapshot.departments[1].id,
        cost=CostRange(100, 200, 300),
        required=True,
        required_reference="ADA",
    )


def _cast(room: Room) -> Any:
    round_ = room.open_round()
    content = {room.needs[1].id: 1}
    weighed = ballots.CastBallot(round_.id, room.group("FA"), content, weight=Fraction(2, 3))
    return ballots.cast_ballot, weighed


def _correct_ballot(room: Room) -> Any:
    _, ballot = room.with_ballot()
    return ballots.correct_ballot, ballots.CorrectBallot(ballot.id, room.group("TE"), {room.needs[2].id: 1})


def _wall(room: Room) -> Any:
    round_ = room.open_round()
    content = {room.needs[0].id: 2, room.needs[1].id: 3}
    return hand_counts.count_wall, hand_counts.CountWall(round_.id, room.group("NB"), content, voters=4)


def _import_ballots(room: Room) -> Any:
    round_ = room.open_round()
    content = {room.needs[0].id: 1}
    cast = tuple(
        ballots.CastBallot(round_.id, None, content, BallotChannel.IMPORT, number) for number in (7, 9)
    )
    return ballots.import_ballots, ballots.ImportBallots(round_.id, cast)


def _adopt(room: Room) -> Any:
    other = room.snapshot()
    room.do(projects.create_project, projects.NewProject("Another"))
    fresh = replace(other, project=replace(other.project, id=room.library.ids.new(), name="Birch"))
    bare = replace(
        fresh,
        groups=(),
        departments=(),
        participants=(),
        charrettes=(),
        sessions=(),
        themes=(),
        cards=(),
        needs=(),
        sources=(),
        rounds=(),
        ballots=(),
    )
    return importing.adopt_project, importing.AdoptProject(bare, "birch.json")


def _import_cards(room: Room) -> Any:
    drafts = (CardDraft("Shade", "ST", "Playground", "en", 2), CardDraft("Water", None, None, None, 3))
    command = importing.ImportCards(room.project.id, CardDrafts(drafts, 0), "cards.csv")
    return importing.import_cards, command


def _import_needs(room: Room) -> Any:
    drafts = importing.drafts_from(room.snapshot())
    named = [replace(each, category="Playground", department="Works") for each in drafts]
    return importing.import_needs, importing.ImportNeeds(room.project.id, named, "needs.csv")


def _balanced(room: Room) -> Any:
    charrette = room.snapshot().charrettes[0]
    influence = {room.group("CU"): Fraction(3, 2)}
    return rounds.open_round, rounds.OpenRound(
        charrette.id,
        (room.needs[2].id, room.needs[0].id),
        options={"dots": 2, "cap": 1},
        headline=Headline.BALANCED,
        voting=frozenset({room.group("CU"), room.group("ST")}),
        influence=influence,
    )


SCENARIOS: dict[str, Scenario] = {
    "create_project": lambda _: (projects.create_project, projects.NewProject("Birch Elementary")),
    "edit_project": _edit_project,
    "add_group": lambda room: (projects.add_group, projects.AddGroup(room.project.id, "mu", "Music")),
    "edit_group": _edit_group,
    "remove_group": _remove_group,
    "shift_group": lambda room: (projects.shift_group, projects.ShiftGroup(room.group("ST"), 2)),
    "add_participants": _people,
    "remove_participant": _remove_participant,
    "add_charrette": lambda room: (projects.add_charrette, projects.AddCharrette(room.project.id, "Two")),
    "edit_charrette": lambda room: (
        projects.edit_charrette,
        replace(room.snapshot().charrettes[0], title="Kick-off"),
    ),
    "add_session": lambda room: (
        projects.add_session,
        projects.AddSession(room.snapshot().charrettes[0].id, "Evening"),
    ),
    "edit_session": _edit_session,
    "keep_card": lambda room: (
        capture.keep_card,
        capture.KeepCard(room.project.id, "Shade", room.group("ST")),
    ),
    "keep_cards": lambda room: (
        capture.keep_cards,
        capture.KeepCards(tuple(capture.KeepCard(room.project.id, text) for text in ("Shade", "Water"))),
    ),
    "move_cards": lambda room: (
        board.move_cards,
        board.MoveCards(tuple(card.id for card in room.cards), room.snapshot().themes[5].id),
    ),
    "park_cards": lambda room: (board.park_cards, board.ParkCards((room.cards[0].id,), "not now")),
    "decline_cards": lambda room: (board.decline_cards, board.DeclineCards((room.cards[0].id,), "not ours")),
    "reopen_cards": _reopen_cards,
    "correct_card": _correct_redacted,
    "redact_card": lambda room: (board.redact_card, board.RedactCard(room.cards[0].id, 2, 7, "a name")),
    "duplicate_card": lambda room: (
        board.duplicate_card,
        board.DuplicateCard(room.cards[0].id, room.snapshot().themes[2].id),
    ),
    "add_theme": lambda room: (board.add_theme, board.AddTheme(room.project.id, "Music")),
    "rename_theme": lambda room: (
        board.rename_theme,
        replace(room.snapshot().themes[0], name="Rooms to learn in"),
    ),
    "shift_theme": lambda room: (board.shift_theme, board.ShiftTheme(room.snapshot().themes[0].id, 3)),
    "remove_theme": lambda room: (board.remove_theme, room.snapshot().themes[0]),
    "make_need": lambda room: (
        needs.make_need,
        needs.MakeNeed(room.project.id, (room.cards[3].id, room.cards[4].id)),
    ),
    "join_cards": lambda room: (
        needs.join_cards,
        needs.CardsOfNeed(room.needs[0].id, (room.cards[3].id, room.cards[4].id)),
    ),
    "take_out_cards": lambda room: (
        needs.take_out_cards,
        needs.CardsOfNeed(room.needs[0].id, (room.cards[0].id,)),
    ),
    "merge_needs": lambda room: (
        needs.merge_needs,
        needs.MergeNeeds(room.needs[0].id, (room.needs[1].id, room.needs[2].id)),
    ),
    "unmerge_need": _unmerge,
    "split_need": lambda room: (
        needs.split_need,
        needs.SplitNeed(room.needs[0].id, (room.cards[0].id,), "Split off"),
    ),
    "edit_need": _edit_need,
    "set_status": lambda room: (
        needs.set_status,
        needs.SetStatus((room.needs[0].id, room.needs[1].id), NeedStatus.DECLINED, "no money"),
    ),
    "set_priority": lambda room: (
        needs.set_priority,
        needs.SetPriority((room.needs[0].id, room.needs[1].id), Priority.MUST, "the board asked"),
    ),
    "assign_department": lambda room: (
        planning.assign_department,
        planning.AssignDepartment((room.needs[0].id, room.needs[2].id), room.snapshot().departments[1].id),
    ),
    "set_target_budget": lambda room: (
        planning.set_target_budget,
        planning.SetTargetBudget(room.project.id, 9_000_000_00),
    ),
    "open_round": _balanced,
    "cast_ballot": _cast,
    "correct_ballot": _correct_ballot,
    "remove_ballot": lambda room: (ballots.remove_ballot, room.with_ballot()[1]),
    "count_wall": _wall,
    "import_ballots": _import_ballots,
    "close_round": lambda room: (rounds.close_round, room.with_ballot()[0].id),
    "reopen_round": lambda room: (rounds.reopen_round, room.closed.id),
    "reveal_round": lambda room: (rounds.reveal_round, room.closed.id),
    "void_round": lambda room: (rounds.void_round, rounds.VoidRound(room.closed.id, "two boxes were mixed")),
    "repeat_round": lambda room: (rounds.repeat_round, room.closed.id),
    "adopt_project": _adopt,
    "adopt_project:whole": lambda _: (
        importing.adopt_project,
        importing.AdoptProject(AnyProject(5).snapshot(), "whole.json"),
    ),
    "import_cards": _import_cards,
    "import_needs": _import_needs,
    **AGENDA_SCENARIOS,
    **CLOCK_SCENARIOS,
    **scenarios_people.SCENARIOS,
    **scenarios_counts.SCENARIOS,
    **scenarios_activities.SCENARIOS,
    **scenarios_synthesis.SCENARIOS,
    **scenarios_similar.SCENARIOS,
    **scenarios_milestones.SCENARIOS,
    **scenarios_papers.SCENARIOS,
    **scenarios_plan.SCENARIOS,
    **scenarios_guard.SCENARIOS,
    **scenarios_tables.SCENARIOS,
    **scenarios_rounds.SCENARIOS,
    **scenarios_consensus.SCENARIOS,
}
