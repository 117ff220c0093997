"""What is alike, told from Run: the count on the strip, the command, and a word after a card was kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from charrette.ui.similar.dialog import SimilarDialog
from charrette.ui.similar.watch import watch_of
from tests.ui.run.room import Held, Keys, Room

LIKE = "A closet with a floor sink on each floor"


def told(room: Room) -> str:
    """What stands above the capture bar."""
    note = room.page.talk.note
    return note.findChildren(QLabel)[1].text() if note.isVisible() else ""


def test_a_kept_card_is_said_to_be_like_another_and_pairs_are_counted(room: Room) -> None:
    watch_of(room.desk).look()
    room.wait(lambda: watch_of(room.desk).suggestions == ())
    assert not room.page.strip.alike.isVisible()
    room.type_card(LIKE)
    room.wait(lambda: told(room) == "C-007 is like C-004")
    assert room.page.strip.alike.text() == "1 alike"
    assert room.page.strip.alike.isVisible()
    assert room.page.bar.field.hasFocus()
    room.type_card("Not a closet with a floor sink on every floor")
    room.wait(lambda: told(room).startswith("C-008 may be the opposite of C-00"))
    room.desk.undo()
    room.desk.undo()
    room.wait(lambda: not room.page.strip.alike.isVisible())


def test_who_types_on_is_not_told_of_the_card_before(room: Room) -> None:
    watch_of(room.desk).look()
    room.wait(lambda: watch_of(room.desk).suggestions == ())
    room.type_card(LIKE)
    room.press(Keys.Key_B)
    room.wait(lambda: room.page.strip.alike.text() == "1 alike")
    assert told(room) == ""


def test_the_list_opens_by_its_key_and_from_the_count(room: Room) -> None:
    room.type_card(LIKE)
    room.press(Keys.Key_S, Held.ControlModifier | Held.ShiftModifier)
    shown = room.dialog()
    assert isinstance(shown, SimilarDialog)
    room.wait(lambda: len(shown.rows.rows) == 1)
    assert shown.list.hasFocus()
    room.press(Qt.Key.Key_Escape)
    room.wait(room.page.strip.alike.isVisible)
    room.page.strip.alike.click()
    again = room.dialog()
    room.wait(lambda: isinstance(again, SimilarDialog) and len(again.rows.rows) == 1)


def test_in_a_narrow_window_the_count_gives_way_to_the_themes(room: Room) -> None:
    room.page.strip.show_alike(12)
    assert room.page.strip.alike.text() == "12 alike"
    room.page.resize(900, 700)
    room.wait(lambda: not room.page.strip.alike.isVisible())
