"""A project as one value: merges, traces both ways, what is unanswered, and the order of the needs list."""

from dataclasses import replace

from charrette.domain.needs import NeedStatus, Source
from charrette.domain.needs_list import needs_list
from charrette.domain.rounds import RoundState
from charrette.domain.snapshot import ProjectSnapshot
from tests.exchange.alder import CARDS, NEEDS, PROJECT, ROUND, SNAPSHOT, uid


def test_a_merged_need_gives_its_cards_to_the_one_that_lives_on() -> None:
    assert [card.code for card in SNAPSHOT.cards_of_need[NEEDS[0].id]] == ["C-001", "C-002"]
    assert NEEDS[3].id not in SNAPSHOT.cards_of_need
    assert [need.code for need in SNAPSHOT.needs_of_card[CARDS[1].id]] == ["N-001"]


def test_a_card_in_two_needs_that_merged_counts_once() -> None:
    twice = replace(SNAPSHOT, sources=(Source(NEEDS[0].id, CARDS[0].id), Source(NEEDS[3].id, CARDS[0].id)))
    assert twice.cards_of_need[NEEDS[0].id] == (CARDS[0],)
    assert len(twice.needs_of_card[CARDS[0].id]) == 1


def test_merges_are_followed_to_the_end_and_circles_end_too() -> None:
    chain = tuple(
        replace(NEEDS[0], id=uid(7, i), merged_into=uid(7, i + 1) if i < 5 else None) for i in range(1, 6)
    )
    assert replace(SNAPSHOT, needs=chain).standing_need(uid(7, 1)) == uid(7, 5)
    circle = (replace(NEEDS[0], merged_into=NEEDS[1].id), replace(NEEDS[1], merged_into=NEEDS[0].id))
    assert replace(SNAPSHOT, needs=circle).standing_need(NEEDS[0].id) in {NEEDS[0].id, NEEDS[1].id}


def test_unanswered_are_the_open_cards_without_a_need() -> None:
    assert [card.code for card in SNAPSHOT.unanswered] == ["C-005"]
    assert [need.code for need in SNAPSHOT.open_needs] == ["N-001", "N-002", "N-003"]


def test_the_named_round_is_the_last_closed_one() -> None:
    void = replace(ROUND, id=uid(8, 2), number=2, state=RoundState.VOID)
    opened = replace(ROUND, id=uid(8, 3), number=3, state=RoundState.OPEN)
    assert replace(SNAPSHOT, rounds=(ROUND, void, opened)).named_round == ROUND
    assert replace(SNAPSHOT, rounds=(void, opened)).named_round is None


def test_required_needs_come_first_then_rank_then_what_was_not_on_the_ballot() -> None:
    later = replace(NEEDS[1], id=uid(7, 9), number=9, code="N-009")
    listed = needs_list(replace(SNAPSHOT, needs=(later, *NEEDS)), 5)
    assert [line.need.code for line in listed.lines] == ["N-003", "N-001", "N-002", "N-009"]
    assert [line.rank_label for line in listed.lines] == ["Required", "1", "2", ""]
    assert [column.label for column in listed.view.columns] == ["ST", "FA", "TE", "+"]
    first = listed.lines[1]
    assert (first.theme, first.department, len(first.cards)) == ("Technology", "Facilities", 2)


def test_before_a_vote_the_list_follows_the_codes() -> None:
    listed = needs_list(replace(SNAPSHOT, rounds=()), 5)
    assert (listed.round, listed.result, listed.view.columns) == (None, None, ())
    assert [line.need.code for line in listed.lines] == ["N-003", "N-001", "N-002"]
    assert all(line.standing is None and not line.flags for line in listed.lines)


def test_a_tie_is_listed_by_voters() -> None:
    one, two = ROUND.needs
    stacked = replace(SNAPSHOT.ballots[0], content={one.need_id: 2})
    spread = tuple(replace(each, content={two.need_id: 1}) for each in SNAPSHOT.ballots[1:3])
    tied = replace(SNAPSHOT, ballots=(replace(stacked, weight=spread[0].weight), *spread))
    lines = needs_list(tied, 3).lines
    assert [(line.need.code, line.rank_label) for line in lines[1:]] == [("N-002", "=1"), ("N-001", "=1")]


def test_an_empty_project_has_an_empty_list() -> None:
    empty = ProjectSnapshot(PROJECT)
    assert needs_list(empty, 5).lines == ()
    assert empty.unanswered == ()


def test_only_open_needs_are_listed() -> None:
    parked = replace(SNAPSHOT, needs=tuple(replace(need, status=NeedStatus.PARKED) for need in NEEDS))
    assert needs_list(parked, 5).lines == ()
