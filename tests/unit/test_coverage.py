"""Coverage: who was invited, came, spoke and voted, in words, with no small group shown singly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from charrette.domain.cards import Card, Channel
from charrette.domain.coverage import coverage, groups_without_ballot
from charrette.domain.project import Participant, Project, Session, StakeholderGroup
from charrette.domain.rounds import Ballot, BallotChannel, Round, RoundGroup, RoundRules, RoundState
from charrette.domain.snapshot import ProjectSnapshot

NOW = datetime(2027, 3, 4, 18, tzinfo=UTC)
PROJECT = Project(UUID(int=1), "Alder Creek", NOW)
GROUPS = tuple(
    StakeholderGroup(UUID(int=10 + place), PROJECT.id, label, name, place, place, invited)
    for place, (label, name, invited) in enumerate(
        (("ST", "Students", 10), ("FA", "Families", 10), ("CU", "Custodial", 4), ("NB", "Neighbours", 2))
    )
)
SESSIONS = tuple(Session(UUID(int=5 + n), UUID(int=4), n, f"Session {n}") for n in (1, 2))


def person(number: int, group: int, *, came: bool = True, at: datetime | None = NOW) -> Participant:
    """Somebody of a group."""
    group_id = GROUPS[group].id
    return Participant(UUID(int=100 + number), PROJECT.id, group_id, f"P{number}", came=came, arrived_at=at)


def card(number: int, group: int, session: int = 0) -> Card:
    """A card of a group."""
    return Card(
        UUID(int=200 + number), PROJECT.id, number, f"C-{number:03d}", "A bench", Channel.KEYBOARD, NOW,
        SESSIONS[session].id, GROUPS[group].id,
    )  # fmt: skip


def voted(*counts: int, state: RoundState = RoundState.CLOSED) -> tuple[Round, tuple[Ballot, ...]]:
    """A round with so many ballots of each group."""
    groups = tuple(RoundGroup(each.id, each.label, each.name, each.mark) for each in GROUPS)
    rules = RoundRules("dots", {"dots": 3, "cap": 3}, groups)
    made = Round(UUID(int=300), UUID(int=4), 1, "Round 1", state, rules, (), NOW)
    ballots = [
        Ballot(
            UUID(int=1000 + 100 * place + n), made.id, BallotChannel.LAPTOP, 100 * place + n, GROUPS[place].id
        )
        for place, count in enumerate(counts)
        for n in range(count)
    ]
    return made, tuple(ballots)


def test_who_is_missing_is_said_in_words() -> None:
    people = (
        *(person(n, 0) for n in range(8)),
        *(person(n, 1) for n in range(20, 23)),
        person(30, 2, came=False),
    )
    found = coverage(ProjectSnapshot(PROJECT, GROUPS, participants=people, cards=(card(1, 0),)))
    assert found.missing == (
        "No one from Custodial is here; 4 were invited.",
        "No one from Neighbours is here; 2 were invited.",
        "Families: 3 of 10 seats taken.",
        "No card yet from Families.",
    )
    assert [row.words for row in found.groups] == [
        "",
        "few here, no card yet",
        "nobody here, no card yet",
        "nobody here, no card yet",
    ]
    assert (found.groups[2].listed, found.groups[2].came) == (1, 0)
    assert not found.complete


def test_before_anybody_came_no_group_is_named() -> None:
    found = coverage(ProjectSnapshot(PROJECT, GROUPS, participants=(person(1, 2, came=False),)))
    assert found.missing == ("Nobody has checked in yet.",)
    assert {row.came for row in found.groups} == {None}


def test_a_session_counts_its_own_cards_and_who_had_come_by_its_end() -> None:
    people = (person(1, 0), person(2, 1, at=NOW + timedelta(hours=3)), person(3, 2, at=None))
    sessions = (replace(SESSIONS[0], closed_at=NOW + timedelta(hours=2)), SESSIONS[1])
    cards = (card(1, 0), card(2, 0, 1), replace(card(3, 0), duplicate_of=card(1, 0).id))
    snapshot = ProjectSnapshot(PROJECT, GROUPS, participants=people, sessions=sessions, cards=cards)
    first, second, whole = (coverage(snapshot, each) for each in (sessions[0].id, sessions[1].id, None))
    assert [row.came for row in first.groups] == [1, 0, 1, 0]
    assert [row.came for row in second.groups] == [1, 1, 1, 0]
    assert [each.groups[0].cards for each in (first, second, whole)] == [1, 1, 2]


def test_ballots_of_small_groups_are_joined() -> None:
    round_, ballots = voted(6, 5, 2, 0)
    people = tuple(person(n, n % 4) for n in range(8))
    snapshot = ProjectSnapshot(PROJECT, GROUPS, participants=people, rounds=(round_,), ballots=ballots)
    found = coverage(snapshot)
    assert [row.ballots for row in found.groups] == ["6", "in Others (+)", "in Others (+)", "none"]
    assert "Others (+): Families and Custodial, 7 ballots together" in found.note
    assert "No ballot from Neighbours in Round 1." in found.missing
    assert groups_without_ballot(snapshot, round_) == {GROUPS[3].id}


def test_an_open_round_and_too_few_ballots_show_nothing_by_group() -> None:
    for counts, state, words in (
        ((6, 5, 2, 0), RoundState.OPEN, "is open"),
        ((1, 1, 0, 0), RoundState.CLOSED, "too few"),
    ):
        round_, ballots = voted(*counts, state=state)
        found = coverage(ProjectSnapshot(PROJECT, GROUPS, rounds=(round_,), ballots=ballots))
        assert {row.ballots for row in found.groups} == {""}
        assert words in found.note
    round_, ballots = voted(6, 5, 4, 3, state=RoundState.VOID)
    assert (
        groups_without_ballot(ProjectSnapshot(PROJECT, GROUPS, rounds=(round_,), ballots=ballots), round_)
        == set()
    )
    assert (
        coverage(ProjectSnapshot(PROJECT, GROUPS, rounds=(round_,), ballots=ballots)).note == "No round yet."
    )
