"""Run as a person uses it: by keys, looking at what stands on the board."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from charrette.domain.cards import Card
from charrette.ui.desk import Desk
from charrette.ui.run.page import RunPage

Keys = Qt.Key
Held = Qt.KeyboardModifier


class Room:
    """The page as a person uses it: by keys."""

    def __init__(self, page: RunPage, desk: Desk, qtbot: QtBot) -> None:
        self.page, self.desk, self.qtbot = page, desk, qtbot

    def type_card(self, text: str) -> None:
        """Words, then Enter."""
        QTest.keyClicks(self.page.bar.field, text)
        QTest.keyClick(self.page.bar.field, Keys.Key_Return)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """A key, wherever the keyboard is."""
        self.page.window().activateWindow()
        self.wait(self.page.window().isActiveWindow)
        widget = self.page.window().focusWidget()
        assert widget is not None, "nothing has the keyboard"
        QTest.keyClick(widget, key, held)

    def card(self, code: str) -> Card:
        """A card by its code."""
        return next(card for card in self.desk.snapshot.cards if card.code == code)

    def go_to(self, code: str) -> None:
        """Puts the keyboard on a card."""
        self.page.board.go_to(self.card(code).id)

    def column(self, place: int) -> list[str]:
        """The codes of a column of the board, from the top; 0 is "Not sorted yet"."""
        keys = [None, *(theme.id for theme in self.desk.snapshot.themes)]
        return [row.card.code for row in self.page.board_cards.columns[keys[place]].rows]

    def current(self) -> str:
        """The code of the current card."""
        current = self.page.board.current()
        return self.desk.snapshot.card_by_id[current].code if current else ""

    def wait(self, said: Callable[[], bool]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(said, timeout=3000)

    def dialog(self) -> QDialog:
        """The dialog that is open over the page."""
        self.wait(lambda: any(each.isVisible() for each in self.page.findChildren(QDialog)))
        return next(each for each in self.page.findChildren(QDialog) if each.isVisible())
