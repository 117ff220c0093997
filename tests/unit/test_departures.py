"""Which decisions depart from the vote: the wrong end of the list, the fewest out of order, MoSCoW's own classes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.departures import Departure, departures_from
from charrette.domain.methods import tally as counted
from charrette.domain.needs import Need, NeedStatus, Priority
from charrette.domain.result import Result
from charrette.domain.rounds import RoundRules
from tests.unit.vote import ballot, group, needs, tally

LETTERS = {"M": Priority.MUST, "S": Priority.SHOULD, "C": Priority.COULD, "W": Priority.WONT, "-": None}


def room(dots: Sequence[int]) -> Result:
    """Need 1 has the first number of dots and so on."""
    return tally([group(0)], len(dots), [ballot(1, 0, dots)])


def decided(priorities: str, **changed: object) -> dict[UUID, Need]:
    """The needs in the order of the ballot, a letter of priority each."""
    project = UUID(int=9)
    found: dict[UUID, Need] = {}
    for number, letter in enumerate(priorities, start=1):
        values: dict[str, object] = {"priority": LETTERS[letter]} | changed
        id_ = UUID(int=1000 + number)
        found[id_] = Need(id_, project, number, f"N-{number:03d}", f"Need {number}", **values)  # type: ignore[arg-type]
    return found


def codes(found: Sequence[Departure]) -> list[str]:
    return [each.need.code for each in found]


FALLING = tuple(range(16, 0, -1))


@pytest.mark.parametrize(
    ("priorities", "away"),
    [
        ("MMMMSSSSCCCCWWWW", []),
        ("----------------", []),
        ("MMMMMMMMMMMM----", []),
        ("-------------M--", ["N-014"]),
        ("--W-------------", ["N-003"]),
        ("MMMMMS--M-------", ["N-009"]),
        ("MCMMMM----------", ["N-002"]),
        ("MMSSSSSSSSCM----", ["N-012"]),
        ("SM--------------", ["N-001"]),
        ("MMMMSSSSCCCCWWWM", ["N-016"]),
        ("----WWW---------", []),
        ("----WWWMM-------", ["N-008", "N-009"]),
    ],
)
def test_the_fewest_decisions_out_of_order_depart(priorities: str, away: list[str]) -> None:
    assert codes(departures_from(room(FALLING), decided(priorities))) == away


def test_needs_that_share_a_rank_may_be_told_apart() -> None:
    assert not departures_from(room([5, 3, 3, 3, 1]), decided("MCSM-"))
    assert codes(departures_from(room([5, 4, 3, 2, 1]), decided("MCSM-"))) == ["N-002", "N-004"]


def test_a_must_without_a_vote_departs() -> None:
    (found,) = departures_from(room([5, 4, 0]), decided("--M"))
    assert found.rank == "without a vote"
    assert found.question == "N-003 is without a vote; Must departs from it: say why."


def test_the_sentence_tells_rank_priority_and_reason() -> None:
    (found,) = departures_from(room(FALLING), decided("-------------M--", priority_reason="the board asks."))
    assert found.sentence == "N-014 is 14th of 16 by the vote; Must departs from it: the board asks."
    (bare,) = departures_from(room(FALLING), decided("-------------M--"))
    assert bare.sentence.endswith("departs from it, and no reason is given yet.")


@pytest.mark.parametrize("changed", [{"required": True}, {"status": NeedStatus.PARKED}])
def test_required_needs_and_those_put_aside_never_depart(changed: dict[str, object]) -> None:
    assert not departures_from(room(FALLING), decided("-------------M--", **changed))


def moscow(*answers: Sequence[int]) -> Result:
    rules = RoundRules("moscow", {}, (group(0),))
    cast = [
        replace(ballot(n, 0, ()), content={UUID(int=1000 + i): lev for i, lev in enumerate(each, start=1)})
        for n, each in enumerate(answers)
    ]
    return counted(rules, needs(len(answers[0])), cast)


def test_moscow_has_classes_of_its_own_and_contested_counts_as_should() -> None:
    result = moscow((3, 2, 3), (3, 2, 3), (3, 2, 0), (3, 2, 0))
    verdicts = {each.need.code: each.verdict for each in result.standings}
    assert verdicts == {"N-001": "Must", "N-002": "Should", "N-003": "Won’t"}
    assert codes(departures_from(result, decided("MSW"))) == []
    found = departures_from(result, decided("SMM"))
    assert [(each.need.code, each.rank) for each in sorted(found, key=lambda each: each.need.code)] == [
        ("N-001", "Must"),
        ("N-002", "Should"),
        ("N-003", "Won’t"),
    ]
    contested = moscow((3,), (3,), (3,), (2,), (2,), (2,), (3,))
    assert contested.standings[0].verdict == "contested"
    assert not departures_from(contested, decided("S"))
    assert codes(departures_from(contested, decided("M"))) == ["N-001"]


@given(st.text("MSC-", min_size=1, max_size=9))
def test_as_few_as_possible_depart(priorities: str) -> None:
    """Against every subset: none smaller leaves the rest in the order of the vote. Thirty needs keep the ends away."""
    dots = [60 - place for place in range(30)]
    found = departures_from(room(dots), decided(priorities + "-" * (30 - len(priorities))))
    placed = [(place, "MSC".index(letter)) for place, letter in enumerate(priorities) if letter != "-"]

    def orderly(left_out: set[int]) -> bool:
        classes = [level for place, level in placed if place not in left_out]
        return classes == sorted(classes)

    assert orderly({each.need.number - 1 for each in found})
    smaller = combinations([place for place, _ in placed], max(len(found) - 1, 0))
    assert not found or not any(orderly(set(chosen)) for chosen in smaller)
