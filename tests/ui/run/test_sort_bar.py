"""Typed sorting by keys: lines, hints, completion, history; and how long 118 cards take by it."""

import sys
from dataclasses import dataclass

import pytest
from PySide6.QtTest import QTest

from charrette.domain.cards import CardStatus
from charrette.domain.errors import LibraryError
from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.services.sample import sample
from charrette.ui.run.sort_bar import SortBar
from tests.ui.run.room import Held, Keys, Room

KEYSTROKE = 0.28
THINKING = 1.35
"""Seconds a key and a line by the keystroke-level model (Card, Moran and Newell 1980): slow typing, one mental act."""
GOAL_MINUTES = 35


@pytest.fixture
def bar(room: Room) -> SortBar:
    """The sort bar, opened by its key."""
    room.press(Keys.Key_K, Held.ControlModifier)
    bar = room.page.sort_bar
    room.wait(lambda: bar.isVisible() and bar.field.hasFocus())
    return bar


def enter(room: Room, bar: SortBar, line: str) -> None:
    """Types a line and waits until it is done."""
    before = last_step(room)
    QTest.keyClicks(bar.field, line)
    QTest.keyClick(bar.field, Keys.Key_Return)
    room.wait(lambda: bar.hint.text().startswith("Done") and last_step(room) == before + 1)


def last_step(room: Room) -> int:
    """The number of the last step on disk."""
    with room.desk.library.reading() as queries:
        return queries.last_step()


def test_chosen_cards_stand_in_the_line_and_go_where_it_says(room: Room) -> None:
    room.press(Keys.Key_Escape)
    for code in ("C-003", "C-005"):
        room.go_to(code)
        room.press(Keys.Key_Space)
    room.press(Keys.Key_Colon)
    bar = room.page.sort_bar
    room.wait(bar.field.hasFocus)
    assert sorted(bar.field.text().split()) == ["3", "5"]
    assert "what next?" in bar.hint.text()
    QTest.keyClicks(bar.field, "> tech")
    assert bar.hint.text().startswith("Moves C-0")
    assert bar.hint.text().endswith("to Technology.")
    QTest.keyClick(bar.field, Keys.Key_Return)
    technology = [theme.name for theme in room.desk.snapshot.themes].index("Technology") + 1
    room.wait(lambda: sorted(room.column(technology)) == ["C-003", "C-005"])
    assert (bar.field.text(), bar.field.hasFocus()) == ("", True)


def test_escape_goes_back_to_the_board_and_a_half_typed_line_waits(room: Room, bar: SortBar) -> None:
    QTest.keyClicks(bar.field, "3 4 > sa")
    room.press(Keys.Key_Escape)
    room.wait(lambda: bar.isHidden() and room.page.board.holds_focus())
    room.page.board.unmark()
    bar.field.setText("")
    room.press(Keys.Key_Colon)
    assert bar.field.text() == f"{room.current().removeprefix('C-').lstrip('0')} "


def test_every_kind_of_line(room: Room, bar: SortBar) -> None:
    enter(room, bar, "1-3 > +Quiet rooms")
    enter(room, bar, "1 2 = n")
    enter(room, bar, "3 = n1")
    enter(room, bar, "4 = A closet on every floor")
    enter(room, bar, "5 ! ask the district")
    enter(room, bar, "6 x the city does that")
    snapshot = room.desk.snapshot
    assert snapshot.themes[-1].name == "Quiet rooms"
    assert [each.code for each in snapshot.cards_of_need[snapshot.needs[0].id]] == ["C-001", "C-002", "C-003"]
    assert snapshot.needs[1].short_name == "A closet on every floor"
    parked, declined = snapshot.cards[4:]
    assert (parked.status, parked.reason) == (CardStatus.PARKED, "ask the district")
    assert (declined.status, declined.reason) == (CardStatus.DECLINED, "the city does that")
    for _ in range(6):
        room.desk.undo()
    room.wait(lambda: not room.desk.snapshot.needs and len(room.desk.snapshot.themes) == 12)
    assert all(card.status is CardStatus.OPEN for card in room.desk.snapshot.cards)


def test_what_cannot_be_read_is_named_and_the_line_stays(room: Room, bar: SortBar) -> None:
    before = room.desk.library.history()[0]
    QTest.keyClicks(bar.field, "3 99 > health")
    QTest.keyClick(bar.field, Keys.Key_Return)
    assert bar.hint.text() == "There is no card C-099."
    assert bar.field.text() == "3 99 > health"
    assert bar.field.accessibleDescription() == bar.hint.text()
    assert room.desk.library.history()[0] == before


def test_tab_completes_a_theme_and_offers_a_new_one(room: Room, bar: SortBar) -> None:
    QTest.keyClicks(bar.field, "3 > s")
    room.press(Keys.Key_Tab)
    assert bar.field.text() == "3 > Shared spaces"
    room.press(Keys.Key_Tab)
    assert bar.field.text() == "3 > Safety and security"
    bar.field.setText("3 > gym")
    room.press(Keys.Key_Tab)
    assert bar.field.text() == "3 > +gym"
    bar.field.setText("")
    room.press(Keys.Key_Tab)
    assert not bar.field.hasFocus()


def test_up_brings_lines_back(room: Room, bar: SortBar) -> None:
    enter(room, bar, "3 > health")
    enter(room, bar, "4 > tech")
    QTest.keyClicks(bar.field, "5 ")
    room.press(Keys.Key_Up)
    room.press(Keys.Key_Up)
    assert bar.field.text() == "3 > health"
    room.press(Keys.Key_Down)
    assert bar.field.text() == "4 > tech"
    room.press(Keys.Key_Down)
    assert bar.field.text() == "5 "


def test_lines_typed_faster_than_the_disk_wait_and_each_sees_what_came_before(
    room: Room, bar: SortBar
) -> None:
    for line in ("1 2 > +Gym", "3 > gym", "4 > gym", "99 > gym"):
        QTest.keyClicks(bar.field, line)
        QTest.keyClick(bar.field, Keys.Key_Return)
    room.wait(lambda: len(room.desk.snapshot.themes) == 13 and len(room.column(13)) == 4)
    assert room.column(13) == ["C-004", "C-003", "C-001", "C-002"]
    room.wait(lambda: bar.field.text() == "99 > gym")
    assert "There is no card C-099" in bar.hint.text()


def test_a_line_the_disk_refuses_comes_back(
    room: Room, bar: SortBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(room.desk.library, "do", refuse)
        QTest.keyClicks(bar.field, "3 > tech")
        QTest.keyClick(bar.field, Keys.Key_Return)
        room.wait(lambda: bar.field.text() == "3 > tech" and "The disk is full" in bar.hint.text())
    QTest.keyClick(bar.field, Keys.Key_Return)
    room.wait(lambda: bar.hint.text().startswith("Done"))


@dataclass
class Typist:
    """Types lines by real keys, and counts them."""

    room: Room
    bar: SortBar
    keys: int = 0
    lines: int = 0

    def line(self, words: str) -> None:
        """One line: its keys, Enter, and a thought before it."""
        enter(self.room, self.bar, words)
        self.keys += len(words) + 1
        self.lines += 1

    @property
    def minutes(self) -> float:
        """The keystroke-level estimate."""
        return (self.keys * KEYSTROKE + self.lines * THINKING) / 60


def _numbers(cards: list[int]) -> str:
    return " ".join(map(str, cards))


def _beginning(name: str, names: list[str]) -> str:
    """What has to be typed of a theme's name so that it is the only one."""
    return next(
        name[:at] for at in range(1, len(name) + 1) if sum(n.startswith(name[:at]) for n in names) == 1
    ).lower()


def test_118_cards_are_sorted_merged_and_named_within_35_minutes(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    cards = sample().cards
    assert len(cards) == 118
    first = len(room.desk.snapshot.cards)
    project_id = room.desk.snapshot.project.id
    added = KeepCards(tuple(KeepCard(project_id, card.text) for card in cards))
    room.desk.do(keep_cards, added)
    room.wait(lambda: len(room.desk.snapshot.cards) == first + 118)
    room.press(Keys.Key_K, Held.ControlModifier)
    typist = Typist(room, room.page.sort_bar)
    names = [theme.name for theme in room.desk.snapshot.themes]
    by_theme: dict[str, list[int]] = {}
    for number, card in enumerate(cards, start=first + 1):
        by_theme.setdefault(card.theme or names[-1], []).append(number)
    for name, numbers in by_theme.items():
        for at in range(0, len(numbers), 5):  # a sorter reads a handful of cards, then types them
            typist.line(f"{_numbers(numbers[at : at + 5])} > {_beginning(name, names)}")
    named: set[int] = set()
    for need in sample().needs:
        numbers = [first + number for number in need.cards]
        typist.line(f"{_numbers(numbers)} = {need.short_name}")
        named |= set(numbers)
    for number in range(first + 1, first + 119):
        if number not in named:  # a thought that stands alone becomes a need by its own words
            typist.line(f"{number} = n")
    snapshot = room.desk.snapshot
    for card in snapshot.cards[first:]:
        assert card.theme_id is not None
        assert snapshot.needs_of_card[card.id]
    with capsys.disabled():
        sys.stdout.write(
            f"\n118 cards, {len(snapshot.needs)} needs: {typist.keys} keys in {typist.lines} lines, "
            f"{typist.minutes:.1f} minutes by the keystroke-level model (goal {GOAL_MINUTES})\n"
        )
    assert typist.minutes < GOAL_MINUTES
