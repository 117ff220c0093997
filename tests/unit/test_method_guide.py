"""The guide covers the registry, and its examples are ballots that the rules allow."""

from typing import Any
from uuid import UUID

import pytest

from charrette.domain.example_ballot import KEY, example_ballot, heads_of
from charrette.domain.method_guide import GUIDES, guided, minutes, minutes_keying, time_words
from charrette.domain.methods import METHODS, BallotKind

NAMES = [f"Need {place}" for place in range(1, 17)]


def test_every_method_of_the_registry_is_guided_and_no_other_the_simple_ones_first() -> None:
    assert set(GUIDES) == set(METHODS)
    assert guided(simple=True) == ("dots", "approval", "ngt", "moscow", "score", "impact-effort")
    assert set(guided(simple=True)) | set(guided(simple=False)) == set(METHODS)


@pytest.mark.parametrize("name", METHODS)
def test_more_needs_and_more_people_take_longer(name: str) -> None:
    assert 1 <= minutes(name, 4) <= minutes(name, 16) <= minutes(name, 60)
    assert minutes_keying(name, 16, 10) < minutes_keying(name, 16, 100)
    assert f"{minutes(name, 16)} minutes in the room with 16 needs" in time_words(name, 16, 38)
    assert "keying" not in time_words(name, 16, 0)


@pytest.mark.parametrize("name", METHODS)
def test_the_example_is_a_ballot_that_the_rules_allow(name: str) -> None:
    method = METHODS[name]
    options = method.frozen(method.defaults(16), 16)
    lines = example_ballot(method, options, NAMES, 5)
    content = content_of(name, lines)
    assert content
    method.check_ballot(content, options)


def content_of(name: str, lines: Any) -> dict[UUID, int]:
    """What the drawn marks say."""
    method, found = METHODS[name], dict[UUID, int]()
    for place, line in enumerate(lines, start=1):
        given = [mark for mark in line.marks if mark.given]
        if not given:
            continue
        text = "".join(mark.text for mark in given)
        levels = {level.key: level.value for level in method.levels}
        if method.ballot_kind is BallotKind.PAIRS:
            value = {"=": 0, str(place): 1, str(place + 1): 2}[text]
        elif all(mark.shape == KEY for mark in given):
            value = levels[text]
        else:
            value = int(text) if text.isdecimal() else len(given)
        found[UUID(int=place)] = value
    return found


def test_what_stands_over_the_columns() -> None:
    assert heads_of(METHODS["impact-effort"]) == ("impact", "effort")
    assert heads_of(METHODS["criteria"], ["Safety", "Effort"]) == ("Safety", "Effort")
    assert heads_of(METHODS["dots"], ["Safety"]) == ()
