"""The door: one or two letters find somebody, a digit picks, a plus lets a walk-in in."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from charrette.domain.door import WalkInTyped, matches, picked, walk_in_typed
from charrette.domain.project import Participant, StakeholderGroup

NOW = datetime(2027, 3, 4, 18, tzinfo=UTC)
GROUPS = {
    UUID(int=n): StakeholderGroup(UUID(int=n), UUID(int=99), label, label, n, n)
    for n, label in enumerate(("ST", "FA", "CU"), 1)
}
PEOPLE = tuple(
    Participant(UUID(int=100 + n), UUID(int=99), UUID(int=group), alias, role=role, came=came)
    for n, (group, alias, role, came) in enumerate(
        (
            (1, "ST-01", "", False),
            (1, "ST-14", "", False),
            (2, "Rosa Díaz", "PTA", False),
            (2, "Hana", "", False),
            (3, "Robin Hale", "Night lead", False),
            (3, "Roger", "", True),
        )
    )
)


def found(typed: str) -> list[str]:
    """The aliases that fit."""
    return [each.person.alias for each in matches(typed, PEOPLE, GROUPS)]


@pytest.mark.parametrize(
    ("typed", "aliases"),
    [
        ("r", ["Robin Hale", "Rosa Díaz", "Roger"]),
        ("H", ["Hana", "Robin Hale"]),
        ("d", ["Rosa Díaz"]),
        ("fah", ["Hana"]),
        ("14", ["ST-14"]),
        ("st1", ["ST-14"]),
        ("st", ["ST-01", "ST-14"]),
        ("night", ["Robin Hale"]),
        ("zz", []),
    ],
)
def test_letters_find_people(typed: str, aliases: list[str]) -> None:
    assert found(typed) == aliases


def test_nothing_typed_fits_everybody_and_those_here_come_last() -> None:
    everybody = matches("", PEOPLE, GROUPS)
    assert [each.digit for each in everybody] == [1, 2, 3, 4, 5, None]
    assert everybody[-1].person.alias == "Roger"
    assert len(matches("", PEOPLE, GROUPS, {PEOPLE[0].id})) == 5


def test_a_digit_picks_unless_somebody_bears_it() -> None:
    two = matches("r", PEOPLE, GROUPS)
    choice = picked("r", "2", two, matches("r2", PEOPLE, GROUPS))
    assert choice is not None
    assert choice.person.alias == "Rosa Díaz"
    assert picked("r", "3", two, ()) is None
    assert picked("st", "1", matches("st", PEOPLE, GROUPS), matches("st1", PEOPLE, GROUPS)) is None
    assert picked("", "1", matches("", PEOPLE, GROUPS), ()) is None
    assert picked("r", "x", two, ()) is None


def test_two_keys_are_enough_when_a_letter_is_unique() -> None:
    unique = matches("d", PEOPLE, GROUPS)
    assert (len("d") + len("↵"), len(unique), unique[0].digit) == (2, 1, 1)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("+cu", ("CU", "", False)),
        ("+ fa  Ana  Maria ", ("FA", "Ana Maria", False)),
        ("+st*", ("ST", "", True)),
        ("+st* Heron", ("ST", "Heron", True)),
        ("+faHana", ("FA", "Hana", False)),
        ("+q", None),
        ("+qq", None),
        ("cu", None),
        ("", None),
    ],
)
def test_a_plus_and_a_label_are_a_walk_in(typed: str, asked: tuple[str, str, bool] | None) -> None:
    walk = walk_in_typed(typed, tuple(GROUPS.values()))
    assert walk == (None if asked is None else WalkInTyped(_group(asked[0]), *asked[1:]))


def _group(label: str) -> StakeholderGroup:
    return next(each for each in GROUPS.values() if each.label == label)
