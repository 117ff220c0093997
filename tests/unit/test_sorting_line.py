"""Sorting by number: what a typed line is understood to do, and what is refused in words."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from charrette.domain.cards import Card, CardStatus, Channel
from charrette.domain.errors import InvalidInputError
from charrette.domain.needs import Need, Source
from charrette.domain.project import Project, SchoolType
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.sorting_line import Act, Sorting, UnfinishedLineError, completions, read_line
from charrette.domain.themes import Theme

PROJECT = UUID(int=1)
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def _card(number: int, code: str = "", **more: object) -> Card:
    made = Card(
        UUID(int=1000 + number),
        PROJECT,
        number,
        code or f"C-{number:03d}",
        f"Thought {number}",
        Channel.KEYBOARD,
        NOW,
    )
    return Card(**{name: getattr(made, name) for name in made.__slots__} | more)  # type: ignore[arg-type]


THEMES = tuple(
    Theme(UUID(int=100 + at), PROJECT, at, name, at)
    for at, name in enumerate(("Learning spaces", "Shared spaces", "Health and environment", "Educación"))
)
NEEDS = (
    Need(UUID(int=203), PROJECT, 3, "N-003", "Quiet corners"),
    Need(UUID(int=204), PROJECT, 3, "N-003b", "Power"),
)
SNAPSHOT = ProjectSnapshot(
    Project(id=PROJECT, name="Alder", created_at=NOW, school_type=SchoolType.MIDDLE),
    themes=THEMES,
    cards=(
        *(_card(number) for number in range(1, 13)),
        _card(14, paper="17", theme_id=THEMES[0].id),
        _card(15, status=CardStatus.PARKED, reason="later"),
        _card(16, "C-014b"),
    ),
    needs=NEEDS,
    sources=(Source(NEEDS[0].id, UUID(int=1001)),),
)


def read(line: str) -> Sorting:
    return read_line(line, SNAPSHOT)


def codes(sorting: Sorting) -> list[str]:
    return [SNAPSHOT.card_by_id[each].code for each in sorting.card_ids]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("12 4 1 > health", ["C-012", "C-004", "C-001"]),
        ("12,4;1>health", ["C-012", "C-004", "C-001"]),
        ("2-4 3 > health", ["C-002", "C-003", "C-004"]),
        ("C-012 c4 > health", ["C-012", "C-004"]),
        ("p17 > health", ["C-014"]),
        ("14b > health", ["C-014b"]),
        ("11-14 > health", ["C-011", "C-012", "C-014"]),
        ("c-11-c-12 > health", ["C-011", "C-012"]),
    ],
)
def test_cards_are_named_by_number_range_code_or_paper(line: str, found: list[str]) -> None:
    assert codes(read(line)) == found


def test_a_number_missing_in_a_range_is_told() -> None:
    assert read("11-14 > health").sentence == (
        "Moves C-011, C-012 and C-014 to Health and environment; C-013 is not there"
    )


@pytest.mark.parametrize(
    ("line", "act", "where"),
    [
        ("1 > h", Act.MOVE, THEMES[2].id),
        ("1 > spaces shared", None, None),
        ("1 > environment", Act.MOVE, THEMES[2].id),
        ("1 > educacion", Act.MOVE, THEMES[3].id),
        ("14 > -", Act.MOVE, None),
        ("1 > +Music", Act.NEW_THEME, None),
    ],
)
def test_where_cards_go(line: str, act: Act | None, where: UUID | None) -> None:
    if act is None:
        with pytest.raises(InvalidInputError, match="There is no theme"):
            read(line)
    else:
        assert (read(line).act, read(line).theme_id) == (act, where)


@pytest.mark.parametrize(
    ("line", "act", "name", "need_id"),
    [
        ("1 2 = n", Act.MAKE_NEED, "Thought 1", None),
        ("1 2 = Power at  the seats", Act.MAKE_NEED, "Power at the seats", None),
        ("2 = N-003", Act.JOIN, "", NEEDS[0].id),
        ("2 = n3b", Act.JOIN, "", NEEDS[1].id),
        ("2 = power", Act.JOIN, "", NEEDS[1].id),
    ],
)
def test_what_becomes_a_need(line: str, act: Act, name: str, need_id: UUID | None) -> None:
    found = read(line)
    assert (found.act, found.name, found.need_id) == (act, name, need_id)


def test_parking_takes_a_reason_or_none_and_declining_wants_one() -> None:
    assert (read("1 !").act, read("1 !").reason) == (Act.PARK, "")
    assert read("1 ! ask = the district").reason == "ask = the district"
    assert (read("1 x too dear").act, read("1x too dear").reason) == (Act.DECLINE, "too dear")
    assert read("1 > +x ray").act is Act.NEW_THEME
    with pytest.raises(UnfinishedLineError, match="why"):
        read("1 x")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("99 > health", "There is no card C-099"),
        ("p99 > health", "There is no card 99 on paper"),
        ("twelve > health", "“twelve” is no number"),
        ("18-12 > health", "runs backwards"),
        ("1-900 > health", "more than 500"),
        ("12-p17 > health", "ends with a number on paper"),
        ("90-95 > health", "There is no card in 90-95"),
        ("1 > spaces", "can be “Learning spaces” and “Shared spaces”"),
        ("1 > gym", "> \\+gym makes it"),
        ("1 > +shared spaces", "a theme “shared spaces” already"),
        ("1 = n9", "no open need N-009"),
        ("1 = n3", "C-001 is in N-003 already"),
        ("14 > learning", "C-014 is in Learning spaces already"),
        ("15 ! later", "C-015 is parked already"),
        ("1 = " + "long " * 10, "has 49 characters"),
    ],
)
def test_what_cannot_be_done_is_named(line: str, said: str) -> None:
    with pytest.raises(InvalidInputError, match=said) as refused:
        read(line)
    assert not isinstance(refused.value, UnfinishedLineError)


@pytest.mark.parametrize("line", ["", "  ", "1", "1 2", "1 >", "1 =", "1 > +", "> health"])
def test_a_line_that_only_wants_more_is_unfinished(line: str) -> None:
    with pytest.raises(UnfinishedLineError):
        read(line)


def test_what_comes_back_is_told() -> None:
    assert read("1 15 > health").sentence.endswith("C-015 comes back to the board")
    assert read("15 = n").sentence.endswith("C-015 comes back to the board")


def test_names_are_completed() -> None:
    assert completions("1 2 > sh", SNAPSHOT) == ("1 2 > Shared spaces",)
    assert completions("1 2 >sp", SNAPSHOT) == ("1 2 > Learning spaces", "1 2 > Shared spaces")
    assert completions("1 > gym", SNAPSHOT) == ("1 > +gym",)
    assert completions("1 = qui", SNAPSHOT) == ("1 = N-003",)
    assert len(completions("1 > ", SNAPSHOT)) == 4
    assert completions("1 2", SNAPSHOT) == completions("1 > +gym", SNAPSHOT) == ()
