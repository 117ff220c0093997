"""The table of needs and what is done from it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.domain.needs import NeedStatus
from charrette.services.needs import MakeNeed, make_need
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.models.need_rows import CARDS, NAME
from charrette.ui.needs.pane import NeedsPane
from charrette.ui.theme import Theme

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def pane(library: Library, desk: Desk, theme: Theme, qtbot: QtBot) -> NeedsPane:
    """The pane with three needs."""
    cards, project_id = desk.snapshot.cards, desk.snapshot.project.id
    for number, name in enumerate(("Shade", "Air", "Light")):
        library.do(
            make_need, MakeNeed(project_id, tuple(card.id for card in cards[number : 2 * number + 1]), name)
        )
    qtbot.waitUntil(lambda: len(desk.snapshot.needs) == 3)
    made = NeedsPane(desk, theme)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.refresh()
    desk.changed.connect(made.refresh)
    return made


def names(pane: NeedsPane) -> list[str]:
    """The short names from the top."""
    return [row.need.short_name for row in pane.needs.rows]


def test_the_table_is_a_sound_model_and_sorts_numbers_as_numbers(
    pane: NeedsPane, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(pane.needs, force_py=True)
    pane.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    assert names(pane) == ["Air", "Light", "Shade"]
    pane.table.sortByColumn(CARDS, Qt.SortOrder.DescendingOrder)
    assert names(pane) == ["Light", "Air", "Shade"]
    assert (
        pane.needs.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole) == "N-003, Light: 3 source cards."
    )


def test_g_merges_the_chosen_needs_into_the_one_that_lives_on(
    pane: NeedsPane, desk: Desk, answer: Answer, qtbot: QtBot
) -> None:
    pane.table.selectAll()
    answer(lambda dialog: dialog.accept())
    pane.activateWindow()
    pane.table.setFocus()
    qtbot.waitUntil(pane.table.hasFocus)
    QTest.keyClick(pane.table, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: names(pane) == ["Shade"])
    assert len(desk.snapshot.cards_of_need[desk.snapshot.open_needs[0].id]) == 5
    pane.ended.click()
    assert [row.status for row in pane.needs.rows] == ["", "Merged into N-001", "Merged into N-001"]
    pane.table.selectRow(1)
    list(pane.buttons.values())[-1].click()
    qtbot.waitUntil(lambda: desk.snapshot.needs[1].status is NeedStatus.OPEN)


def test_a_need_is_made_without_a_card_and_opens(
    pane: NeedsPane, desk: Desk, answer: Answer, qtbot: QtBot
) -> None:
    answer(lambda dialog: (QTest.keyClicks(dialog.field, "Step-free entry"), dialog.accept()))
    pane.acts.make()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in pane.findChildren(QDialog)))
    editor = next(each for each in pane.findChildren(QDialog) if each.isVisible())
    assert editor.windowTitle() == "N-004"
    editor.close()


def test_words_and_theme_narrow_the_table(pane: NeedsPane, desk: Desk) -> None:
    pane.show_theme(desk.snapshot.themes[0].id)
    assert names(pane) == ["Shade", "Air"]
    pane.show_theme(None)
    assert len(names(pane)) == 3


def test_the_keyboard_stays_on_the_need_that_was_worked_on(
    pane: NeedsPane, desk: Desk, answer: Answer, qtbot: QtBot
) -> None:
    pane.activateWindow()
    pane.table.setFocus()
    qtbot.waitUntil(pane.table.hasFocus)
    pane.table.selectRow(1)
    answer(lambda dialog: (QTest.keyClicks(dialog.field, "Later"), dialog.accept()))
    QTest.keyClick(pane.table, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: names(pane) == ["Shade", "Light"])
    assert pane.table.currentIndex().row() == 1
    assert pane.chosen_needs() == [desk.snapshot.needs[2].id]
