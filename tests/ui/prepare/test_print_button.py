"""Prepare leads to what is printed for the room."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charrette.services.documents import DOCUMENTS
from charrette.ui.prepare.print_button import PrintButton
from charrette.ui.theme import Theme


def test_each_sheet_leads_to_its_preview(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    went: list[tuple[str, object]] = []
    made = PrintButton(theme, lambda page, payload: went.append((page, payload)), QObject(window))
    made.button.setParent(window)
    window.show()
    assert made.button.text() == "Print for the room"
    assert [action.text() for action in made.menu.actions()] == [
        each.title for each in DOCUMENTS if each.sheets
    ]
    made.button.click()
    qtbot.waitUntil(made.menu.isVisible)
    for action in made.menu.actions():
        action.trigger()
    made.menu.close()
    assert went == [("publish", each.name) for each in DOCUMENTS if each.sheets]
