"""Suggestions of what is alike: among open cards and needs, never of what people have settled, kept up edit by edit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charrette.domain.cards import Card, CardStatus, Channel
from charrette.domain.needs import Need, NeedStatus, Source
from charrette.domain.similar_verdict import Likeness, SimilarVerdict
from charrette.domain.similarity.acceptance import acceptance
from charrette.domain.similarity.emphasis import degree, emphasised
from charrette.domain.similarity.suggestions import Suggestion, Suggestions
from charrette.domain.snapshot import ProjectSnapshot
from tests.exchange.alder import PROJECT, uid

MOMENT = datetime(2026, 5, 1, tzinfo=UTC)
QUIET, QUIETER = "A quiet place to sit when it rains", "A quiet place to sit whenever it rains"
RAMP = "The main door needs a ramp for wheelchairs and strollers"
NO_RAMP = "The main door needs no ramp for wheelchairs and strollers"


def card(number: int, text: str, **more: object) -> Card:
    """A card from the keyboard."""
    made = Card(uid(5, number), PROJECT.id, number, f"C-{number:03d}", text, Channel.KEYBOARD, MOMENT)
    return replace(made, **more)


def need(number: int, name: str, statement: str = "", **more: object) -> Need:
    """An open need."""
    made = Need(uid(6, number), PROJECT.id, number, f"N-{number:03d}", name, statement)
    return replace(made, **more)


def found(snapshot: ProjectSnapshot) -> tuple[Suggestion, ...]:
    """What is suggested at the first look."""
    made = Suggestions()
    made.follow(snapshot)
    return made.all()


def told(snapshot: ProjectSnapshot) -> list[str]:
    """The codes of the pairs, in their order."""
    things = {**snapshot.card_by_id, **snapshot.need_by_id}
    return [" ".join(sorted(things[each].code for each in one.pair)) for one in found(snapshot)]


def of(cards: Sequence[Card] = (), needs: Sequence[Need] = (), *joined: tuple[Need, Card]) -> ProjectSnapshot:
    """A project with these cards and needs."""
    sources = tuple(Source(need.id, card.id) for need, card in joined)
    return ProjectSnapshot(PROJECT, cards=tuple(cards), needs=tuple(needs), sources=sources)


ONE, TWO = card(1, QUIET), card(2, QUIETER)
CORNER = need(1, "Quiet place when it rains", "A quiet place to sit when it rains")
OTHER = need(2, "Quiet place to sit", "A quiet place to sit when it rains")


def test_two_cards_a_card_and_a_need_and_two_needs_are_suggested() -> None:
    assert sorted(told(of((ONE, TWO), (CORNER, OTHER)))) == [
        "C-001 C-002", "C-001 N-001", "C-001 N-002", "C-002 N-001", "C-002 N-002", "N-001 N-002",
    ]  # fmt: skip
    scores = [each.score for each in found(of((ONE, TWO), (CORNER, OTHER)))]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "away",
    [
        card(2, QUIETER, status=CardStatus.PARKED),
        card(2, QUIETER, status=CardStatus.DECLINED),
        card(2, QUIETER, duplicate_of=ONE.id),
        card(2, "Bike racks near the entrance"),
    ],
)
def test_cards_that_were_put_aside_and_copies_are_not(away: Card) -> None:
    assert told(of((ONE, away))) == []


@pytest.mark.parametrize("status", [NeedStatus.PARKED, NeedStatus.DECLINED, NeedStatus.MERGED])
def test_needs_that_were_put_aside_are_not_nor_are_their_cards(status: NeedStatus) -> None:
    into = need(9, "Lockers").id if status is NeedStatus.MERGED else None
    needs = (need(9, "Lockers"), replace(CORNER, status=status, merged_into=into))
    assert told(of((ONE,), needs)) == []
    if into is None:
        assert told(of((ONE, TWO), needs, (needs[1], TWO))) == []


def test_what_people_put_together_or_apart_is_not_asked_again() -> None:
    far = need(3, "Lockers")
    assert told(of((ONE, TWO), (far,), (far, ONE), (far, TWO))) == []
    assert told(of((ONE, TWO), (far, need(4, "Trees")), (far, ONE), (need(4, "Trees"), TWO))) == []
    assert told(of((ONE, TWO), (far,), (far, ONE))) == ["C-001 C-002"]
    assert told(of((ONE,), (CORNER,), (CORNER, ONE))) == []
    themed = (replace(ONE, theme_id=uid(4, 1)), replace(TWO, theme_id=uid(4, 2)))
    assert told(of(themed)) == ["C-001 C-002"]


@pytest.mark.parametrize("likeness", Likeness)
def test_a_pair_with_a_verdict_never_comes_back(likeness: Likeness) -> None:
    first, second = sorted((ONE.id, TWO.id))
    verdict = SimilarVerdict(uid(9, 1), PROJECT.id, first, second, likeness, MOMENT)
    assert told(replace(of((ONE, TWO)), verdicts=(verdict,))) == []


def test_where_only_one_says_no_it_is_asked_after_all_suggestions() -> None:
    suggestions = found(of((card(1, RAMP), card(2, NO_RAMP), card(3, QUIET), card(4, QUIETER))))
    assert [each.opposed for each in suggestions] == [False, True]
    assert suggestions[1].score > suggestions[0].score
    assert "ramp" in suggestions[1].words


def test_needs_of_two_departments_are_marked() -> None:
    one, two = replace(CORNER, department_id=uid(3, 1)), replace(OTHER, department_id=uid(3, 2))
    assert [each.across for each in found(of((), (one, two)))] == [True]
    assert [each.across for each in found(of((), (one, replace(two, department_id=uid(3, 1)))))] == [False]
    assert [each.across for each in found(of((), (one, OTHER)))] == [False]


def test_what_accepting_does_is_said_before() -> None:
    def words(snapshot: ProjectSnapshot) -> list[tuple[str, object]]:
        made = [acceptance(snapshot, each) for each in found(snapshot)]
        return [(each.words, each.into) for each in made]

    far = need(3, "Lockers")
    assert words(of((ONE, TWO))) == [("Make one need of C-001 and C-002", None)]
    assert words(of((ONE, TWO), (far,), (far, TWO))) == [("Join C-001 into N-003, with C-002", far.id)]
    assert words(of((ONE,), (CORNER,))) == [("Join C-001 into N-001", CORNER.id)]
    assert words(of((), (CORNER, OTHER))) == [("Merge N-002 into N-001", CORNER.id)]
    required = replace(OTHER, required=True, required_reference="ADA")
    assert words(of((), (CORNER, required))) == [("Merge N-001 into N-002", OTHER.id)]


def test_the_words_of_a_pair_are_found_in_its_texts() -> None:
    text = "More APs 📶 in the gym’s lobby, APs!"
    strong = [text[start:end] for start, end in emphasised(text, ("access points / APs", "gym"))]
    assert strong == ["APs", "gym", "APs"]
    assert emphasised(text, ()) == ()
    assert [degree(score) for score in (1.0, 0.8, 0.6)] == ["almost word for word", "very alike", "alike"]


TEXTS = st.sampled_from((QUIET, QUIETER, RAMP, NO_RAMP, "Bike racks", "Racks for bikes", ""))
STEPS = st.lists(st.tuples(st.integers(1, 6), TEXTS, st.sampled_from(CardStatus)), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=4), st.lists(st.tuples(st.integers(1, 3), st.integers(1, 6)), max_size=3))
def test_kept_up_step_by_step_it_is_as_if_made_afresh(
    moments: list[list[tuple[int, str, CardStatus]]], joined: list[tuple[int, int]]
) -> None:
    kept, cards = Suggestions(), dict[int, Card]()
    needs = tuple(need(number, name) for number, name in enumerate((QUIET, RAMP, "Bike racks"), 1))
    for steps in moments:
        for number, text, status in steps:
            cards[number] = card(number, text, status=status)
        links = [(needs[one - 1], cards[other]) for one, other in joined if other in cards]
        snapshot = of(tuple(cards[number] for number in sorted(cards)), needs, *links)
        kept.follow(snapshot)
        assert [replace(each, words=()) for each in kept.all()] == [
            replace(each, words=()) for each in found(snapshot)
        ]
        for id_ in (*snapshot.card_by_id, *snapshot.need_by_id, uid(9, 9)):
            assert kept.of(id_) == tuple(each for each in kept.all() if id_ in each.pair)
