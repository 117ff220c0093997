"""The board by keyboard and by drag: every card moved is where it was put, on the screen and on disk."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.cards import CardStatus
from charrette.services.capture import KeepCard, KeepCards, keep_card, keep_cards
from charrette.ui.desk import Desk
from charrette.ui.models.cards import CardRow, CardsColumn, card_row
from charrette.ui.run.card_drag import card_mime
from charrette.ui.run.card_list import CardList
from charrette.ui.run.card_table import CardsTableView
from charrette.ui.run.column import ColumnView, FoldedColumn
from charrette.ui.run.page import RunPage
from tests.ui.run.room import Held, Keys, Room

Answer = Callable[[Callable[[Any], object]], None]


def test_arrows_go_through_cards_and_columns(room: Room) -> None:
    room.go_to("C-006")
    room.press(Keys.Key_Down)
    assert room.current() == "C-005"
    room.press(Keys.Key_Right)
    assert room.current() in {"C-001", "C-002"}
    room.press(Keys.Key_Left)
    assert room.page.board.current_column() is not None
    assert room.current() in room.column(0)


def test_m_and_a_few_letters_move_the_chosen_cards(room: Room, answer: Answer) -> None:
    room.go_to("C-006")
    room.press(Keys.Key_Space)
    room.press(Keys.Key_Down)
    room.press(Keys.Key_Space)
    answer(lambda dialog: (QTest.keyClicks(dialog.search, "techn"), dialog.accept()))
    room.press(Keys.Key_M)
    room.wait(lambda: room.column(4) == ["C-006", "C-005"])
    assert room.column(0) == ["C-004", "C-003"]
    assert room.current() == "C-004"


def test_a_card_goes_to_the_theme_beside_and_the_keyboard_follows(room: Room) -> None:
    room.go_to("C-006")
    room.press(Keys.Key_Right, Held.ControlModifier)
    room.wait(lambda: room.column(1) == ["C-006", "C-002", "C-001"])
    assert room.current() == "C-006"
    room.press(Keys.Key_Right, Held.ControlModifier)
    room.wait(lambda: room.column(2) == ["C-006"])
    room.press(Keys.Key_Left, Held.ControlModifier)
    room.wait(lambda: room.column(1)[0] == "C-006")


def test_a_card_goes_up_and_down_to_the_very_end(room: Room) -> None:
    room.go_to("C-006")
    for below in (["C-005", "C-006"], ["C-004", "C-006"], ["C-003", "C-006"]):
        room.press(Keys.Key_Down, Held.AltModifier)
        room.wait(lambda below=below: room.column(0)[room.column(0).index("C-006") - 1 :][:2] == below)
    assert room.column(0) == ["C-005", "C-004", "C-003", "C-006"]
    room.press(Keys.Key_Up, Held.AltModifier)
    room.wait(lambda: room.column(0) == ["C-005", "C-004", "C-006", "C-003"])


def test_parked_cards_wait_on_the_shelf_and_come_back(room: Room) -> None:
    room.go_to("C-005")
    room.press(Keys.Key_P)
    room.wait(lambda: "C-005" not in room.column(0) and room.page.shelf.count.text() == "1")
    assert room.card("C-005").status is CardStatus.PARKED
    room.page.acts.put_back([room.card("C-005").id])
    room.wait(lambda: room.column(0) == ["C-006", "C-005", "C-004", "C-003"])


def test_a_declined_card_needs_a_reason_and_undo_brings_it_back(room: Room, answer: Answer) -> None:
    room.go_to("C-004")
    answer(lambda dialog: (QTest.keyClicks(dialog.field, "Done in 2024"), dialog.accept()))
    room.press(Keys.Key_Delete)
    room.wait(lambda: room.card("C-004").status is CardStatus.DECLINED)
    assert room.card("C-004").reason == "Done in 2024"
    room.desk.undo()
    room.wait(lambda: "C-004" in room.column(0))


def test_j_makes_a_need_and_joins_more_cards_into_it(room: Room, answer: Answer) -> None:
    room.go_to("C-005")
    answer(lambda dialog: dialog.accept())
    room.press(Keys.Key_J)
    room.wait(lambda: len(room.desk.snapshot.needs) == 1)
    need = room.desk.snapshot.needs[0]
    assert room.dialog().windowTitle() == "N-001"
    room.dialog().close()
    room.go_to("C-004")
    answer(lambda dialog: (QTest.keyClicks(dialog.search, need.code), dialog.accept()))
    room.press(Keys.Key_J)
    room.wait(lambda: len(room.desk.snapshot.cards_of_need[need.id]) == 2)
    rows = {row.card.code: row.tag for row in room.page.board_cards.columns[None].rows}
    assert (rows["C-005"], rows["C-004"], rows["C-003"]) == ("N-001", "N-001", "")


def test_a_new_card_waits_above_while_someone_reads_further_down(room: Room, desk: Desk) -> None:
    room.go_to("C-004")
    first = room.page.board.lists()[0]
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, "By phone"))
    room.wait(lambda: first.cards.waiting == 1)
    assert room.current() == "C-004"
    assert first.cards.rows[0].card.code == "C-006"
    room.press(Keys.Key_N)
    room.wait(lambda: room.column(0)[0] == "C-007")


def test_a_new_card_is_marked_new(room: Room) -> None:
    room.type_card("Fresh")
    room.wait(lambda: room.column(0)[0] == "C-007")
    assert room.page.board_cards.columns[None].rows[0].tag == "new"


def test_cards_are_dropped_between_two_others(room: Room) -> None:
    target = room.page.board.lists()[1]
    spot = target.visualRect(target.cards.index(1)).topLeft() + QPoint(20, 4)
    mime = card_mime([room.card("C-005").id, room.card("C-003").id])
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target.dropEvent(QDropEvent(QPointF(spot), Qt.DropAction.MoveAction, mime, buttons, held))
    room.wait(lambda: room.column(1) == ["C-002", "C-005", "C-003", "C-001"])
    assert room.column(0) == ["C-006", "C-004"]


def test_an_empty_theme_is_a_strip_that_takes_cards(room: Room, page: RunPage) -> None:
    strips = [each for each in page.board.findChildren(FoldedColumn) if each.isVisible()]
    assert len(strips) == 11
    strip = next(each for each in strips if each.name == "Furniture")
    strip.dropped.emit([room.card("C-006").id])
    room.wait(lambda: room.column(3) == ["C-006"])
    room.wait(strip.isHidden)


def test_themes_are_made_renamed_moved_and_removed(room: Room, answer: Answer) -> None:
    answer(lambda dialog: (QTest.keyClicks(dialog.field, "Music"), dialog.accept()))
    room.page.themes.add()
    room.wait(lambda: room.desk.snapshot.themes[-1].name == "Music")
    room.page.themes.shift(room.desk.snapshot.themes[-1], -1)
    room.wait(lambda: room.desk.snapshot.themes[-2].name == "Music")
    room.go_to("C-001")
    answer(lambda dialog: (dialog.field.setText("Rooms"), dialog.accept()))
    room.press(Keys.Key_F2)
    room.wait(lambda: room.desk.snapshot.themes[0].name == "Rooms")
    assert room.page.board.current_column().name == "Rooms"  # pyright: ignore[reportOptionalMemberAccess]
    answer(lambda dialog: dialog.accept())
    room.page.themes.remove(room.desk.snapshot.themes[0])
    room.wait(lambda: len(room.column(0)) == 6)


def test_a_folded_theme_stays_folded_in_the_settings(room: Room, desk: Desk) -> None:
    theme = desk.snapshot.themes[0]
    room.page.themes.fold(theme)
    assert desk.settings.collapsed_themes == [str(theme.id)]
    assert len(room.page.board.lists()) == 1
    room.page.board.show_column(theme.id)
    assert desk.settings.collapsed_themes == []
    assert len(room.page.board.lists()) == 2


def test_search_and_unanswered_narrow_the_board(room: Room) -> None:
    strip = room.page.strip
    strip.open_search()
    QTest.keyClicks(strip.search.field, "closet")
    room.wait(lambda: room.column(0) == ["C-005", "C-004"])
    room.press(Keys.Key_Escape)
    room.wait(lambda: len(room.column(0)) == 4)
    assert isinstance(room.page.window().focusWidget(), CardList)  # on the cards, where the next key acts
    assert strip.unanswered.text() == "Unanswered cards: 6"
    strip.unanswered.click()
    assert room.page.board_cards.filter.unanswered


def test_single_keys_are_letters_while_typing(room: Room) -> None:
    QTest.keyClicks(room.page.bar.field, "mpjnt")
    assert room.page.bar.field.text() == "mpjnt"
    assert len(room.column(0)) == 4
    assert not room.page.stage.timer.timer.running


def test_every_card_says_itself_to_a_screen_reader(room: Room) -> None:
    first = room.page.board.lists()[0]
    interface = QAccessible.queryAccessibleInterface(first)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Not sorted yet"
    words = first.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "C-006, Neighbours: Keep the lot lights off our bedrooms after nine."


def rows_of(desk: Desk) -> list[CardRow]:
    """Every card as a row."""
    return [card_row(desk.snapshot, card) for card in desk.snapshot.cards]


def test_the_column_is_a_sound_model_through_every_change(desk: Desk, qtmodeltester: ModelTester) -> None:
    column = CardsColumn()
    qtmodeltester.check(column, force_py=True)
    rows = rows_of(desk)
    column.show(rows[:3])
    for row in rows[3:]:
        column.put(row)
    column.take(rows[0].card.id)
    column.put(rows[1])
    assert [row.card.code for row in column.rows] == ["C-006", "C-005", "C-004", "C-003", "C-002"]
    assert column.row_of(rows[1].card.id) == 4


def test_the_table_shows_and_sorts_every_card(room: Room, qtmodeltester: ModelTester) -> None:
    room.page.show_view("list")
    table = room.page.stack.currentWidget()
    assert isinstance(table, CardsTableView)
    qtmodeltester.check(table.cards, force_py=True)
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert table.cards.index(0, 0).data() == "C-004"
    table.selectRow(0)
    table.setFocus()
    room.press(Keys.Key_P)
    room.wait(lambda: room.card("C-004").status is CardStatus.PARKED)


def test_a_whole_import_appears_at_once_and_the_current_card_stays(room: Room, desk: Desk) -> None:
    room.go_to("C-004")
    project_id = desk.snapshot.project.id
    many = tuple(KeepCard(project_id, f"Imported {number}") for number in range(300))
    desk.do(keep_cards, KeepCards(many))
    room.wait(lambda: len(room.column(0)) == 304)
    assert room.current() == "C-004"
    room.press(Keys.Key_End)
    assert room.current() == "C-003"
    room.press(Keys.Key_Home)
    assert room.current() == "C-306"


def test_a_theme_is_moved_and_folded_by_keyboard(room: Room) -> None:
    room.go_to("C-001")
    room.press(Keys.Key_Right, Held.ControlModifier | Held.ShiftModifier)
    room.wait(lambda: room.desk.snapshot.themes[1].name == "Learning spaces")
    room.press(Keys.Key_M, Held.ControlModifier)
    room.wait(lambda: len(room.page.board.lists()) == 1)


def test_the_keyboard_stays_on_the_board_when_a_column_empties(room: Room) -> None:
    room.go_to("C-002")
    room.press(Keys.Key_P)
    room.wait(lambda: room.column(1) == ["C-001"])
    assert room.current() == "C-001"
    room.press(Keys.Key_P)
    room.wait(lambda: room.column(1) == [])
    assert room.page.board.holds_focus()
    assert room.current() == "C-006"


def test_the_menu_of_a_column_folds_it(room: Room, qtbot: QtBot) -> None:
    column = room.page.board.lists()[1].parentWidget()
    assert isinstance(column, ColumnView)
    for _ in range(2):  # it opens as often as it is asked for
        column.head.findChildren(QToolButton)[0].click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [act.text() for act in menu.actions()][1] == "Fold to a strip"
        menu.close()
    column.head.findChildren(QToolButton)[0].click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)
    room.wait(column.isHidden)
    assert column.key is not None
    assert room.page.themes.is_folded(column.key)
