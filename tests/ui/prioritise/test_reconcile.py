"""Laptops, paper and a table counted by hand in one round, by keys on the real page: the total, and what it says."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from charrette.domain.rounds import BallotChannel
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.hand_counts import CountTable, count_table
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.prioritise.page import RESULT, PrioritisePage
from charrette.ui.prioritise.table_dialog import TableDialog
from charrette.ui.prioritise.wall_dialog import WallDialog
from charrette.ui.theme import Theme
from tests.ui.evening import groups_of, opened
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.keys import Keys, come_back

Answer = Callable[[Callable[[Any], object]], None]
SENTENCE = "28 ballots: 12 from laptops, 9 on paper, 7 in one hand count at table 3."


def entries(page: PrioritisePage) -> int:
    return len(page.ballots.list.ballots.lines)


def type_table(keys: Keys, *cells: str) -> None:
    """Table, ballots and totals, with Enter after each; then the button."""
    for cell in cells:
        keys.type(cell)
        keys.press(Qt.Key.Key_Return)


def cells_of(table: QTableView) -> list[list[str]]:
    """The words of a table, row by row."""
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def key_twelve_and_nine(qtbot: QtBot, page: PrioritisePage, keys: Keys) -> None:
    """Twelve ballots on the laptop, nine of paper by their printed numbers, of which 5 is missing."""
    keys.ballot("l1 st 1 1 2 3 4")
    for _ in range(11):
        keys.ballot("1 2 3 4 5")
    qtbot.waitUntil(lambda: entries(page) == 12, timeout=20000)
    assert page.ballots.entry.channel.value == "laptop", "the channel stays"
    keys.ballot("p1 fa 1 2 3 4 5")
    for number in (2, 3, 4, 6, 7, 8, 9):
        keys.ballot(f"p{number} 16 16 15 1 2" if number > 3 else "te 1 2 3 4 5")
    keys.ballot("p10 2 2 1 1 3")
    qtbot.waitUntil(lambda: entries(page) == 21, timeout=20000)


def test_twelve_laptops_nine_on_paper_and_a_table_of_seven_give_the_right_total_and_say_so(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    round_ = opened(ready)
    page, keys = show(), Keys()
    key_twelve_and_nine(qtbot, page, keys)

    def by_hand(dialog: Any) -> None:
        assert isinstance(dialog, TableDialog)
        type_table(keys, "3", "7", "14", "9", "6", "3", "2", *("" for _ in range(10)), "1")
        assert dialog.told.text() == "35 of 35 dots (7 × 5): all used."
        assert dialog.keep.hasFocus(), "Enter in the last cell leads to the button"
        keys.press(Qt.Key.Key_Return)

    answer(by_hand)
    page.ballots.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entries(page) == 22)
    assert page.ballots.heading.text() == SENTENCE
    assert page.ballots.notes.text() == "Paper numbers not in: 5. 10 of 38 people here have no ballot in."
    came = page.ballots.side.came
    rows = [[came.model().index(row, column).data() for column in range(4)] for row in range(came.rowCount())]
    assert rows == [
        ["Laptop", "12", "60", "0"],
        ["Paper", "9", "45", "0"],
        ["Table 3", "7", "35", "0"],
        ["In all", "28", "140", "0"],
    ]
    assert page.ballots.side.cast.text() == "28 of 38 ballots in"
    come_back(qtbot, page)
    page._acts["close"].trigger()
    qtbot.waitUntil(lambda: page.tabs.currentIndex() == RESULT and page.result.view is not None)
    keys.press(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: page.result.numbers_shown)
    result = desk.snapshot.result(round_)
    assert (result.ballots, result.points) == (28, 140)
    scores = {each.need.position: each.score for each in result.standings}
    assert scores[1] == 13 + (1 + 2 + 5 + 2) + 14, "from laptops, on paper, at the table"
    assert SENTENCE in page.context()
    assert SENTENCE in page.result.foot.notes.text()


def test_a_printed_number_is_refused_twice_in_place(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    round_ = opened(ready)
    ready.do(
        cast_ballot,
        CastBallot(
            round_.id, groups_of(ready)["ST"].id, {round_.needs[0].need_id: 1}, BallotChannel.IMPORT, 17
        ),
    )
    page, keys = show(), Keys()
    told = page.ballots.entry.live
    keys.type("p17 st 1")
    refused = "Ballot I-017 is in already: a person counts once. Correct that one, or change the number."
    assert told.text() == refused, "before Enter, and over paper and files together"
    keys.press(Qt.Key.Key_Return)
    assert told.text() == refused
    assert page.ballots.entry.line.text() == "p17 st 1"
    keys.press(Qt.Key.Key_Escape)
    keys.ballot("P-018 st 1 2")
    qtbot.waitUntil(lambda: entries(page) == 2)
    assert {each.name for each in desk.snapshot.ballots} == {"I-017", "P-018"}
    keys.ballot("l18 1 2")
    qtbot.waitUntil(lambda: entries(page) == 3)
    assert page.ballots.entry.channel.value == "laptop", "a laptop’s numbers are its own"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("3", "7", "15"), "7 ballots × 2 on one need = 14 at most; a need has 15"),
        (("3", "7", "14", "14", "8"), "7 ballots × 5 dots = 35 at most; 36 were counted"),
        (("3", "", "4"), "How many ballots were counted?"),
        (("", "7", "4"), "Which table?"),
        (("4", "7", "4"), "Table 4 is in already as H-001: its people count once."),
    ],
)
def test_a_total_that_cannot_be_right_is_explained_as_it_is_typed(
    qtbot: QtBot, ready: Library, desk: Desk, theme: Theme, cells: tuple[str, ...], told: str
) -> None:
    round_ = opened(ready)
    count = ready.do(count_table, CountTable(round_.id, 4, 6, {round_.needs[0].need_id: 5}))
    dialog = TableDialog(None, theme, round_, [count])
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    type_table(Keys(), *cells)
    assert told in dialog.told.text()
    assert not dialog.keep.isEnabled()


def test_a_hand_count_is_corrected_where_it_stands(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    round_ = opened(ready)
    ready.do(count_table, CountTable(round_.id, 4, 6, {round_.needs[0].need_id: 5}))
    page, keys = show(), Keys()

    def corrected(dialog: Any) -> None:
        assert isinstance(dialog, TableDialog)
        assert (dialog.table.text(), dialog.voters.text()) == ("4", "6")
        assert not dialog.table.isEnabled()
        keys.press(Qt.Key.Key_Backspace)
        type_table(keys, "7", "8")
        keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(corrected)
    page.ballots.list.setFocus()
    page.ballots.list.selectRow(0)
    keys.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: desk.snapshot.ballots[0].voters == 7)
    assert dict(desk.snapshot.ballots[0].content) == {round_.needs[0].need_id: 8}


def test_a_wall_is_one_entry_for_each_colour_and_one_step(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    opened(ready)
    page, keys = show(), Keys()

    def counted(dialog: Any) -> None:
        assert isinstance(dialog, WallDialog)
        type_table(keys, "5", "7", *("" for _ in range(14)), "4", "9")
        assert dialog.told.text() == "21 dots on the wall, 2 of 8 colours counted"
        keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(counted)
    page.ballots.wall.click()
    qtbot.waitUntil(lambda: entries(page) == 2)
    assert page.ballots.heading.text() == (
        "At least 4 ballots: 4 and others whose number is not known on the wall."
    )
    desk.undo()
    qtbot.waitUntil(lambda: entries(page) == 0)


def test_a_show_of_hands_needs_no_table(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    charrette = desk.snapshot.charrettes[0].id
    ready.do(open_round, OpenRound(charrette, method="fist", proposals=("This list as it stands",)))
    page, keys = show(), Keys()

    def by_hands(dialog: Any) -> None:
        assert isinstance(dialog, TableDialog)
        type_table(keys, "", "9", "5", "3", "1", "", "", "")
        keys.press(Qt.Key.Key_Return)

    answer(by_hands)
    page.ballots.table.click()
    qtbot.waitUntil(lambda: entries(page) == 1)
    assert page.ballots.heading.text() == "9 ballots: 9 by show of hands."
    assert page.ballots.wall.isHidden(), "there are no dots"
    round_ = desk.snapshot.rounds[0]
    ready.do(close_round, round_.id)
    ready.do(reveal_round, round_.id)
    qtbot.waitUntil(lambda: page.ballots.list.ballots.lines[0].says == "P-1 5: 5, 4: 3, 3: 1")
    assert desk.snapshot.result(desk.snapshot.rounds[0]).standings[0].verdict == "agreed"


def test_before_the_reveal_no_number_of_a_need_is_told_by_what_came_from_where(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    round_ = opened(ready)
    ready.do(count_table, CountTable(round_.id, 4, 6, {round_.needs[0].need_id: 5}))
    page = show()
    line = page.ballots.list.ballots.lines[0]
    assert (line.given, line.says) == ("table 4, 6 ballots", "")
    ready.do(close_round, round_.id)
    ready.do(reveal_round, round_.id)
    qtbot.waitUntil(lambda: page.result.numbers_shown)
    line = page.ballots.list.ballots.lines[0]
    assert (line.given, line.says) == ("table 4, 6 ballots, 5 dots", "N-001 ×5")
