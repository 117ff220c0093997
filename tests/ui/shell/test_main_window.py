"""The window: navigation, keys, notices, banner, undo, geometry."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from charrette.domain.errors import CharretteError
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import AddSession, add_session
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme

Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Answer = Callable[[Callable[[Any], object]], None]


def keep(desk: Desk, qtbot: QtBot, text: str) -> None:
    """Keeps one card and waits until it is on the desk."""
    before = len(desk.snapshot.cards)
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, text))
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == before + 1)


def test_only_run_is_made_at_the_start(window: MainWindow) -> None:
    assert window.current == "run"
    assert list(window.pages) == ["run"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_1, "prepare"),
        (Qt.Key.Key_2, "run"),
        (Qt.Key.Key_3, "prioritise"),
        (Qt.Key.Key_4, "plan"),
        (Qt.Key.Key_5, "publish"),
        (Qt.Key.Key_6, "minutes"),
    ],
)
def test_control_and_a_figure_goes_to_a_step(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    qtbot.keyClick(window, key, Ctrl)
    assert window.current == name
    assert window.rail.step_button(name).isChecked()
    assert window.header.title.whole == window.pages[name].title
    assert "Alder Creek" in window.windowTitle()


def test_the_rail_goes_to_a_step_by_arrow_keys_and_enter(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.focus_step()
    qtbot.keyClick(window.rail.step_button("run"), Qt.Key.Key_Up)
    assert window.rail.step_button("prepare").hasFocus()
    assert window.current == "run"
    qtbot.keyClick(window.rail.step_button("prepare"), Qt.Key.Key_Return)
    assert window.current == "prepare"


def test_a_narrow_window_keeps_icons_with_tool_tips(window: MainWindow, theme: Theme) -> None:
    wide = window.rail.width()
    window.resize(1000, 700)
    assert window.rail.width() < wide
    assert window.rail.step_button("plan").toolTip() == "Plan (Ctrl+4)"
    window.resize(1440, 900)
    assert window.rail.width() == wide
    theme.set_text_size(200)
    assert window.effective_width == 720
    assert window.rail.width() == theme.px(56)


def test_text_size_follows_the_keys(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Equal, Ctrl)
    assert theme.scale == 1.25
    qtbot.keyClick(window, Qt.Key.Key_Minus, Ctrl)
    assert theme.scale == 1.0


def test_f6_goes_from_pane_to_pane_and_back_to_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("minutes")
    window.rail.focus_step()
    seen: list[str] = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
    assert seen[:2] == ["Search the minutes", "Minutes, newest first"]
    assert seen[3] == "Minutes"
    qtbot.keyClick(window, Qt.Key.Key_F6, Shift)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.header.isAncestorOf(focus)


def test_a_notice_offers_undo_and_takes_the_step_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, "A hook for every coat")
    qtbot.waitUntil(window.notice.isVisible)
    assert "A hook for every coat" in window.notice.sentence.text()
    window.notice.undo.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 6)


def test_the_notice_never_covers_the_foot_of_the_page(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, "Another")
    qtbot.waitUntil(window.notice.isVisible)
    foot = window.pages["run"].foot
    assert window.notice.geometry().bottom() < foot.mapTo(window.centralWidget(), foot.rect().topLeft()).y()


def test_the_notice_never_covers_the_bar_that_cards_are_sorted_in(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    keep(desk, qtbot, "Another")
    qtbot.waitUntil(window.notice.isVisible)
    page = window.pages["run"]
    bar, foot, middle = page.sort_bar, page.foot, window.centralWidget()
    assert middle is not None

    def free(of: QWidget) -> bool:
        top = of.mapTo(middle, of.rect().topLeft()).y()
        return of.isVisible() and window.notice.geometry().bottom() == top - 1

    bar.open()
    qtbot.waitUntil(lambda: free(bar))
    bar.field.setText("99999 > nowhere that anybody has heard of")
    qtbot.waitUntil(lambda: free(bar))
    bar.leave()
    qtbot.waitUntil(lambda: not bar.isVisible() and free(foot))


def test_an_error_stays_until_it_is_closed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.failed.emit(CharretteError("The disk is full.", "Every card is kept.", "Free some space."))
    assert window.notice.is_error
    assert window.notice.sentence.text() == "The disk is full. Every card is kept. Free some space."
    assert not window.notice.undo.isVisible()
    window.escape()
    assert not window.notice.isVisible()


def test_our_own_fault_is_said_calmly_and_a_report_can_be_saved(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Any
) -> None:
    desk.broke.emit(ZeroDivisionError("by nought"))
    dialog: Any = QApplication.activeModalWidget()
    assert dialog.windowTitle() == "Something in Charrette went wrong"
    dialog.save_report(tmp_path / "report.txt")
    written = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "ZeroDivisionError: by nought" in written
    dialog.save_report(tmp_path / "nowhere" / "report.txt")
    assert "not written" in dialog.saved.text()
    dialog.accept()


def test_undo_and_redo_by_key(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, "Blinds that close")
    window.show_page("minutes")
    qtbot.keyClick(window, Qt.Key.Key_Z, Ctrl)
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 6)
    qtbot.keyClick(window, Qt.Key.Key_Z, Ctrl | Shift)
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 7)


def test_the_undo_of_a_text_field_goes_first(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, "Blinds that close")
    window.show_page("minutes")
    search: QLineEdit = window.pages["minutes"].search
    search.setFocus()
    qtbot.keyClicks(search, "ab")
    qtbot.keyClick(search, Qt.Key.Key_Z, Ctrl)
    assert search.text() == ""
    assert len(desk.snapshot.cards) == 7
    qtbot.keyClick(search, Qt.Key.Key_Z, Ctrl)
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 6)


def test_single_keys_are_inert_while_typing(window: MainWindow, stage: Stage, qtbot: QtBot) -> None:
    window.show_page("minutes")
    search: QLineEdit = window.pages["minutes"].search
    search.setFocus()
    qtbot.keyClicks(search, "b?")
    assert search.text() == "b?"
    assert not stage.blank
    window.pages["minutes"].view.setFocus()
    qtbot.keyClick(window.pages["minutes"].view, Qt.Key.Key_B)
    assert stage.blank


def test_f5_presents(window: MainWindow, stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert stage.presenting
    stage.leave()


def test_the_list_of_shortcuts_names_every_command_and_is_searched(
    window: MainWindow, qtbot: QtBot, answer: Answer
) -> None:
    seen: dict[str, list[str]] = {}

    def look(dialog: Any) -> None:
        seen["all"] = dialog.shown()
        qtbot.keyClicks(dialog.search, "blank")
        seen["blank"] = dialog.shown()
        dialog.search.setText("no such thing")
        assert dialog.none.isVisible()
        dialog.reject()

    window.pages["run"].enter()
    window.show_page("minutes")
    window.pages["minutes"].view.setFocus()
    answer(look)
    qtbot.keyClick(window.pages["minutes"].view, Qt.Key.Key_Question, Shift)
    assert {"New project", "Undo", "Present", "People", "Search the minutes"} <= set(seen["all"])
    assert seen["blank"] == ["Blank the projector", "Blank: the clock only"]
    assert {"Freeze: the audience keeps its picture", "Swap screens", "Show the ballot"} <= set(seen["all"])
    assert len(window.pages) == 6


def test_menus_hold_the_commands_of_the_window_and_of_each_step(window: MainWindow) -> None:
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    assert {"File", "Edit", "Go", "View", "Room", "Help", "Prepare", "Run", "Minutes"} <= set(menus)
    prepare = menus["Prepare"]
    assert isinstance(prepare, QMenu)
    prepare.aboutToShow.emit()
    entries = {action.text().split("\t")[0]: action for action in prepare.actions()}
    entries["People"].trigger()
    assert window.current == "prepare"
    assert window.pages["prepare"].list.currentItem().text() == "People"


def test_alt_shows_the_menu_bar(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


def test_a_shortcut_with_alt_leaves_the_menu_bar_and_the_keyboard_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page("prepare")
    qtbot.keyClick(window.pages["prepare"].list, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.pages["prepare"].list.currentItem().text() == "People"
    assert not window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()


def test_letters_typed_in_a_combo_box_choose_there_and_blank_no_projector(
    window: MainWindow, stage: Stage, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.show_page("prepare")
    prepare = window.pages["prepare"]
    prepare.reveal("People")
    group = next(part for part in prepare.parts if part.title == "People").group
    group.setFocus()
    qtbot.waitUntil(group.hasFocus)
    qtbot.keyClicks(group, "Neighb")
    assert group.currentText().startswith("Neighbours")
    assert not stage.blank
    qtbot.keyClick(prepare.list, Qt.Key.Key_B)
    assert stage.blank


def test_the_window_is_found_again_as_it_was_left(
    window: MainWindow, desk: Desk, theme: Theme, stage: Stage, settings: Settings, qtbot: QtBot
) -> None:
    window.resize(760, 600)
    window.close()
    assert settings.window
    again = MainWindow(desk, theme, stage)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (760, 600)


def test_closing_waits_until_everything_is_on_disk(window: MainWindow, desk: Desk, library: Library) -> None:
    for place in range(20):
        desk.do(keep_card, KeepCard(desk.snapshot.project.id, f"Card {place}"))
    window.close()
    with library.reading() as queries:
        assert len(queries.cards(desk.snapshot.project.id)) == 26


def test_a_read_only_library_says_so_and_takes_no_writing_command(
    library: Library, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    assert library.path is not None
    looking = Desk(Library(library.path, read_only=True), settings)
    with looking.library.reading() as queries:
        looking.open_project(queries.projects()[0].id)
    stage = Stage(looking, theme)
    window = MainWindow(looking, theme, stage)
    qtbot.addWidget(window)
    window.show()
    assert window.banner.isVisible()
    assert "read-only" in window.banner.sentence.whole
    off = {action.text() for action in window.commands.writing if not action.isEnabled()}
    assert {"Undo", "Redo", "Import cards…"} <= off
    window.show_page("prepare")
    assert not window.pages["prepare"].parts[0].isEnabled()
    window.close()
    looking.close()


def test_the_keyboard_comes_back_from_the_menu_bar(window: MainWindow, qtbot: QtBot) -> None:
    field = window.pages["run"].bar.field
    field.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()
    assert field.hasFocus()


def test_the_menu_bar_goes_when_a_command_was_chosen(window: MainWindow, qtbot: QtBot) -> None:
    field = window.pages["run"].bar.field
    field.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    bar = window.menuBar()
    bar.triggered.emit(bar.actions()[0])  # as a menu under it does when a command was chosen
    assert not bar.isVisible()
    assert field.hasFocus()


def test_the_last_stop_of_f6_is_what_the_header_offers(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.focus_step()
    qtbot.keyClick(window, Qt.Key.Key_F6, Shift)
    assert window.pages["run"].header.present.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.rail.step_button("run").hasFocus()


def test_a_new_window_leaves_room_for_its_title_bar(
    desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    made = MainWindow(desk, theme, stage)
    qtbot.addWidget(made)
    assert made.height() + 40 <= made.screen().availableSize().height()


def test_a_lost_projector_is_a_banner_until_the_room_sees_again(window: MainWindow, stage: Stage) -> None:
    stage.projector_lost.emit()
    assert window.banner.isVisible()
    assert window.banner.sentence.whole.startswith("The projector has gone. Everything is kept")
    stage.present()
    assert not window.banner.isVisible()
    stage.leave()


def test_another_session_leaves_the_keyboard_where_it_is(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(add_session, AddSession(desk.snapshot.charrettes[0].id, "Evening 2"))
    qtbot.waitUntil(lambda: len(desk.snapshot.sessions) == 2)
    window.show_page("prepare", "Agenda")
    view = window.focusWidget()
    desk.choose_session(desk.snapshot.sessions[0].id)
    assert window.focusWidget() is view
    assert view is not window.page("prepare").list


def test_a_key_held_down_goes_on_only_where_that_does_no_harm(window: MainWindow) -> None:
    window.show_page("run")
    actions = [each for _, group in window.commands.groups for each in group]
    held = {each.text() for each in (*actions, *window.page("run").actions()) if each.autoRepeat()}
    assert held == {
        *("Undo", "Redo", "Larger text", "Smaller text"),
        *("Move up", "Move down", "Move to the theme at the left", "Move to the theme at the right"),
        *("Larger words on the board", "Smaller words on the board"),
    }
