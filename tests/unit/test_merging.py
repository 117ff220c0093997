"""Merges and splits after a vote: new votes and ranks, each voter once, before anything is committed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from uuid import UUID

import pytest

from charrette.domain.merging import derived_result, families, merge_effects, merge_rule_words, split_effects
from charrette.domain.methods import METHODS
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.needs_list import needs_list
from charrette.domain.project import Project
from charrette.domain.rounds import BallotChannel, Headline, Round, RoundRules, RoundState
from charrette.domain.small_groups import FACILITATOR_LEAST, PUBLIC_LEAST
from charrette.domain.snapshot import ProjectSnapshot
from tests.unit.vote import ROUND_ID, ballot, group, needs

NOW = datetime(2026, 3, 4, tzinfo=UTC)
IDS = {n: UUID(int=1000 + n) for n in range(1, 7)}
DOTS = ((2, 0, 3, 0), (0, 3, 3, 1), (1, 1, 2, 0), (3, 2, 0, 1), (2, 2, 0, 0))


def room(
    dots: Sequence[Sequence[int]] = DOTS,
    *,
    merged: Mapping[int, int] | None = None,
    revealed: bool = True,
    headline: Headline = Headline.RAW,
) -> ProjectSnapshot:
    """Two groups, a ballot a row; ``merged`` says which need went into which. Need 5 was on no ballot."""
    project = Project(UUID(int=9), "Alder Creek", NOW)
    gone = dict(merged or {})
    made = [
        Need(
            IDS[n],
            project.id,
            n,
            f"N-{n:03d}",
            f"Need {n}",
            status=NeedStatus.MERGED if n in gone else NeedStatus.OPEN,
            merged_into=IDS[gone[n]] if n in gone else None,
        )
        for n in range(1, 6)
    ]
    rules = RoundRules("dots", {"dots": 6, "cap": 3}, (group(0), group(1)), headline)
    seen = NOW if revealed else None
    on_ballot, closed = needs(len(dots[0])), RoundState.CLOSED
    round_ = Round(ROUND_ID, UUID(int=3), 1, "Round 1", closed, rules, on_ballot, NOW, NOW, seen, code="R-1")
    cast = tuple(ballot(n, n % 2, each) for n, each in enumerate(dots))
    return ProjectSnapshot(project, needs=tuple(made), rounds=(round_,), ballots=cast)


def test_a_merge_tells_votes_voters_and_ranks_before_it_is_committed() -> None:
    (found,) = merge_effects(room(), IDS[1], [IDS[2]])
    assert not found.hidden
    assert found.sentences == (
        "N-001 + N-002: 13 dots from 5 voters, 1st instead of =1st and =1st. 3 voters chose both and count once.",
    )
    assert found.moves == ("N-003 Need 3: =1st, now 2nd", "N-004 Need 4: 4th, now 3rd")
    assert found.moved == "2 other needs take another place"


def test_everybody_below_moves_up_one() -> None:
    (found,) = merge_effects(room(((3, 0, 2, 1), (3, 2, 0, 0), (3, 2, 1, 0))), IDS[1], [IDS[2]])
    assert found.moved == "2 other needs move up one place"


def test_the_cap_of_a_ballot_holds_for_merged_needs() -> None:
    (found,) = merge_effects(room(((3, 3, 1, 0),)), IDS[1], [IDS[2]])
    assert found.sentences[0].startswith("N-001 + N-002: 3 dots from 1 voter, 1st")
    assert merge_rule_words(room().rounds[0].rules) == "dots are added up, at most 3 a ballot"


def test_before_the_reveal_no_number_is_told() -> None:
    (found,) = merge_effects(room(revealed=False), IDS[1], [IDS[2]])
    assert found.hidden
    told = found.sentences[0].removeprefix("Round 1 has votes on N-001 and N-002.").replace("at most 3", "")
    assert not any(letter.isdigit() for letter in told)
    assert "each voter once" in told
    assert not found.moves


def test_a_void_round_and_needs_on_no_ballot_have_no_effect() -> None:
    void = room()
    void = replace(void, rounds=(replace(void.rounds[0], state=RoundState.VOID),))
    assert not merge_effects(void, IDS[1], [IDS[2]])
    assert not merge_effects(room(), IDS[1], [IDS[5]])


def test_votes_go_to_a_need_that_was_on_no_ballot() -> None:
    (found,) = merge_effects(room(), IDS[5], [IDS[3]])
    assert found.sentences == ("N-005: 8 dots from 3 voters, =1st instead of =1st.",)
    derived = derived_result(room(merged={3: 5}), room().rounds[0])
    assert derived is not None
    assert {each.need.code for each in derived.standings} == {"N-001", "N-002", "N-004", "N-005"}


def test_a_split_tells_what_each_has_again_and_undoes_the_merge() -> None:
    after = room(merged={2: 1})
    assert [len(each) for each in families(after, after.rounds[0]).values()] == [2, 1, 1]
    (found,) = split_effects(after, [IDS[2]])
    assert found.sentences == (
        "N-001: 8 dots from 4 voters, =1st instead of 1st.",
        "N-002: 8 dots from 4 voters, =1st instead of 1st.",
    )
    assert derived_result(room(), room().rounds[0]) is None


def test_a_merge_of_merged_needs_takes_all_their_votes() -> None:
    (found,) = merge_effects(room(merged={2: 1}), IDS[3], [IDS[1]])
    assert found.sentences[0].startswith("N-001 + N-003: 15 dots from 5 voters, 1st")


def test_totals_counted_by_hand_are_added_up() -> None:
    snapshot = room()
    wall = ballot(99, 0, (4, 5, 0, 0), channel=BallotChannel.HAND_COUNT)
    (found,) = merge_effects(replace(snapshot, ballots=(*snapshot.ballots, wall)), IDS[1], [IDS[2]])
    assert "22 dots from voters not known" in found.sentences[0]


def test_a_balanced_headline_tells_the_balanced_number() -> None:
    (found,) = merge_effects(room(headline=Headline.BALANCED), IDS[1], [IDS[2]])
    assert " dots balanced from 5 voters" in found.sentences[0]


def test_the_list_shows_the_place_that_follows_from_merges_beside_the_own_rank() -> None:
    for least in (FACILITATOR_LEAST, PUBLIC_LEAST):
        lines = {each.need.code: each for each in needs_list(room(merged={2: 1}), least).lines}
        assert "N-002" not in lines
        assert (lines["N-001"].rank_label, lines["N-001"].derived) == ("=1", "1st")
        assert (lines["N-003"].rank_label, lines["N-003"].derived) == ("=1", "2nd")
    assert {each.derived for each in needs_list(room(), FACILITATOR_LEAST).lines} == {""}


def test_nothing_by_group_is_told() -> None:
    (found,) = merge_effects(room(), IDS[1], [IDS[2]])
    words = " ".join((*found.sentences, *found.moves))
    assert "Group" not in words
    assert "AA" not in words


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_says_how_it_merges(method: str) -> None:
    rules = RoundRules(method, {}, (), uneven_gap=Fraction(1, 2))
    assert len(merge_rule_words(rules).split()) > 3
