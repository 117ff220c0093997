"""The small parts: they take keys, say their names and keep to their kind."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileSystemModel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charrette.ui.theme import Theme
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.chip import Chip
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.file_questions import FileQuestion
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.marks import mark_pixmap
from charrette.ui.widgets.segment import Segment

Answer = Callable[[Callable[[Any], object]], None]


def test_a_button_makes_room_for_its_key(theme: Theme, qtbot: QtBot) -> None:
    plain, keyed = button(theme, "Present"), button(theme, "Present", key="F5", kind="primary", icon="screen")
    qtbot.addWidget(plain)
    qtbot.addWidget(keyed)
    assert keyed.sizeHint().width() > plain.sizeHint().width() + theme.px(18)
    assert keyed.accessibleDescription() == "F5"
    assert not keyed.grab().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    made = button(theme, "Present")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_an_icon_alone_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    made = icon_button(theme, "search", "Search", key="Ctrl+F")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == ("Search", "Search (Ctrl+F)")


def test_a_segment_is_one_tab_stop_with_arrow_keys(theme: Theme, qtbot: QtBot) -> None:
    segment = Segment(theme, [("board", "Board"), ("list", "List")], name="View")
    qtbot.addWidget(segment)
    with qtbot.waitActive(segment):
        segment.show()
        segment.activateWindow()
    segment.setFocus()
    with qtbot.waitSignal(segment.chosen) as said:
        qtbot.keyClick(segment.button("board"), Qt.Key.Key_Right)
    assert said.args == ["list"]
    assert segment.value == "list"
    segment.choose("board")
    assert segment.value == "board"


def test_a_chip_says_its_words_and_shows_its_sign(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "2 min behind", tone="warn", icon="clock")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "2 min behind"
    assert not chip.grab().isNull()
    chip.show_state("ST", mark=0)
    assert chip.accessibleName() == "ST"
    assert not chip.grab().isNull()


def test_an_empty_list_offers_the_next_act(theme: Theme, qtbot: QtBot) -> None:
    pressed: list[str] = []
    empty = EmptyState(theme, "No round yet", "Two fit.", [("Open a round", lambda: pressed.append("open"))])
    qtbot.addWidget(empty)
    empty.buttons[0].click()
    assert pressed == ["open"]


def test_a_form_says_errors_beside_the_field(theme: Theme, qtbot: QtBot) -> None:
    form, field = Form(theme), QLineEdit()
    form.add("Name", field, "As people say it")
    qtbot.addWidget(form)
    assert (field.accessibleName(), field.accessibleDescription()) == ("Name", "As people say it")
    form.show_error(field, "There is one already.")
    assert form.error_of(field) == "There is one already."
    form.clear_errors()
    assert form.error_of(field) == ""


def test_marks_are_drawn_in_every_shape(theme: Theme) -> None:
    drawn = {bytes(mark_pixmap(theme, mark, 12).toImage().constBits()) for mark in range(-1, 14)}
    assert len(drawn) == 15


def test_a_text_is_asked_for_and_an_empty_one_refused(theme: Theme, qtbot: QtBot, answer: Answer) -> None:
    def type_it(dialog: Any) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert not dialog.keep.isEnabled()
        qtbot.keyClicks(field, " It is built already ")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    answer(type_it)
    assert ask.ask_text(None, theme, "Decline the card", "Reason") == "It is built already"
    answer(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask.ask_text(None, theme, "Decline the card", "Reason", text="x") is None


def test_many_lines_are_kept_with_control_and_enter(theme: Theme, qtbot: QtBot, answer: Answer) -> None:
    def type_it(dialog: Any) -> None:
        field = dialog.findChild(QPlainTextEdit)
        assert field is not None
        qtbot.keyClicks(field, "one")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClicks(field, "two")
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(type_it)
    assert ask.ask_text(None, theme, "Correct", "Text", many_lines=True, help="As it was said") == "one\ntwo"


def test_a_confirmation_names_its_act(theme: Theme, qtbot: QtBot, answer: Answer) -> None:
    def press(dialog: Any) -> None:
        names = [each.text() for each in dialog.findChildren(QPushButton)]
        assert names == ["Cancel", "Void the round"]
        dialog.keep.click()

    answer(press)
    assert ask.confirm(None, theme, "Void?", "Its ballots stay readable.", "Void the round")
    answer(lambda dialog: dialog.cancel.click())
    assert not ask.confirm(None, theme, "Void?", "Its ballots stay readable.", "Void the round")


def test_long_choices_wrap_and_none_is_cut(theme: Theme, qtbot: QtBot, answer: Answer) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    words = (
        "Round robin: everybody is heard in turn, one idea at a time, so that no voice is louder than another"
    )

    def look(dialog: Any) -> None:
        one, long = (dialog.found.visualItemRect(dialog.found.item(row)) for row in range(2))
        assert long.width() <= dialog.found.viewport().width()
        assert long.height() > one.height()
        dialog.reject()

    answer(look)
    assert ask.pick(parent, theme, "Add block", "Kind", [("Talk", 1), (words, 2)]) is None


def test_one_is_picked_by_typing_part_of_it(theme: Theme, qtbot: QtBot, answer: Answer) -> None:
    choices: list[tuple[str, object]] = [("Learning spaces", 1), ("Shared spaces", 2), ("Technology", 3)]

    def type_it(dialog: Any) -> None:
        qtbot.keyClicks(dialog.search, "spaces")
        qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    parent = QWidget()
    qtbot.addWidget(parent)
    answer(type_it)
    assert ask.pick(parent, theme, "Move to theme", "Theme", choices) == 2

    def nothing(dialog: Any) -> None:
        qtbot.keyClicks(dialog.search, "zzz")
        assert not dialog.keep.isEnabled()
        dialog.reject()

    answer(nothing)
    assert ask.pick(parent, theme, "Move to theme", "Theme", choices) is None


def test_an_entry_is_chosen_by_an_equal_value(qtbot: QtBot) -> None:
    field, wanted = QComboBox(), uuid4()
    qtbot.addWidget(field)
    field.addItem("None", None)
    field.addItem("Furniture", wanted)
    choose_value(field, UUID(str(wanted)))
    assert field.currentText() == "Furniture"
    choose_value(field, uuid4())
    assert field.currentText() == "None"


LOOK = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM said').fetchall(); c.close()"


def test_listing_files_leaves_the_locks_of_an_open_library_alone(qtbot: QtBot, tmp_path: Path) -> None:
    """Another program that closes the library last takes its log away; SQLite's locks say who is last."""
    path = tmp_path / "open.charrette"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE said (words)")
        connection.execute("INSERT INTO said VALUES ('kept')")
        connection.commit()
        dialog = FileQuestion(None, "Import cards", str(tmp_path))
        qtbot.addWidget(dialog)
        dialog.setOption(FileQuestion.Option.DontUseNativeDialog)
        with qtbot.waitSignal(files_of(dialog).directoryLoaded):
            dialog.show()
        qtbot.waitUntil(lambda: path.name in shown_in(dialog))
        qtbot.wait(300)
        subprocess.run([sys.executable, "-c", LOOK, str(path)], check=True)
        log = path.with_name(f"{path.name}-wal")
        assert log.exists()
        assert log.stat().st_size > 0


def files_of(dialog: FileQuestion) -> QFileSystemModel:
    model = dialog.findChild(QFileSystemModel)
    assert isinstance(model, QFileSystemModel)
    return model


def shown_in(dialog: FileQuestion) -> list[str]:
    model = files_of(dialog)
    folder = model.index(dialog.directory().path())
    return [model.fileName(model.index(row, 0, folder)) for row in range(model.rowCount(folder))]
