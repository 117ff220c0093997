"""Sorted paper is looked at before it is merged, and the look is kept true to the room."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charrette.exchange.sorted_file import open_sorted, read_sorted
from charrette.services.board import MoveCards, move_cards
from charrette.services.capture import KeepCard, keep_card
from charrette.ui.desk import Desk
from charrette.ui.importing.sorted_dialog import SortedDialog
from charrette.ui.theme import Theme

ROWS = "card,text,theme,need\n3,,Furniture,Quiet corners\n44,Shade,Site,\n1,,Furniture,\n"


@pytest.fixture
def dialog(desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path) -> SortedDialog:
    """The dialog on a file of three rows."""
    path = tmp_path / "wall.csv"
    path.write_text(ROWS, encoding="utf-8")
    made = SortedDialog(None, theme, desk, read_sorted(open_sorted(path), desk.snapshot), path.name)
    qtbot.addWidget(made)
    made.show()
    return made


def cells(dialog: SortedDialog) -> list[tuple[str, ...]]:
    table = dialog.preview
    return [
        tuple(item.text() for column in range(2) if (item := table.item(row, column)) is not None)
        for row in range(table.rowCount())
    ]


def test_what_will_be_done_and_left_is_shown_then_merged_in_one_step(
    dialog: SortedDialog, desk: Desk, qtbot: QtBot
) -> None:
    assert dialog.told.text() == (
        "1 new card, 1 card moved, 1 new theme, 1 need made and 1 left as the room has it."
    )
    assert cells(dialog)[0] == (
        "Left as it is",
        "Row 4, C-001: the room has it in “Learning spaces”, the file in “Furniture”.",
    )
    assert ("To Furniture", "C-003") in cells(dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.keep.click()
    assert [card.text for card in desk.snapshot.cards[6:]] == ["Shade"]
    desk.undo()
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 6 and len(desk.snapshot.themes) == 12)


def test_the_look_follows_the_room(dialog: SortedDialog, desk: Desk, qtbot: QtBot) -> None:
    third = desk.snapshot.cards[2]
    desk.do(move_cards, MoveCards((third.id,), desk.snapshot.themes[5].id))
    qtbot.waitUntil(lambda: "2 left" in dialog.told.text())
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, "Shade"))
    qtbot.waitUntil(lambda: "new card" not in dialog.told.text())
