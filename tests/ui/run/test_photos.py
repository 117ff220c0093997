"""Photos on a card: pasted, dropped, shown large, on more cards, taken off; refusals in words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from charrette.ui.run.card_detail import CardDetail
from charrette.ui.run.photo_view import PhotoView
from tests.exchange.photos import jpeg, png
from tests.ui.run.room import Held, Keys, Room

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def detail(room: Room) -> CardDetail:
    """The window of card C-003."""
    room.go_to("C-003")
    room.press(Keys.Key_E)
    dialog = room.dialog()
    assert isinstance(dialog, CardDetail)
    return dialog


def photo_file(folder: Path, name: str = "wall.jpg", data: bytes | None = None) -> Path:
    path = folder / name
    path.write_bytes(jpeg(300, 200) if data is None else data)
    return path


def drop(detail: CardDetail, *paths: Path) -> None:
    """Files dragged onto the window and let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    spot, copy, none = QPoint(40, 40), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(detail, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(detail, QDropEvent(spot.toPointF(), copy, mime, Qt.MouseButton.LeftButton, none))


def shown(room: Room) -> list[str]:
    cards = room.desk.snapshot.card_by_id
    return sorted(cards[each.card_id].code for each in room.desk.snapshot.photo_cards)


def test_a_photo_is_dropped_seen_small_and_taken_back(room: Room, detail: CardDetail, tmp_path: Path) -> None:
    drop(detail, photo_file(tmp_path))
    room.wait(lambda: shown(room) == ["C-003"] and len(detail.photos.row.buttons) == 1)
    (thumbnail,) = detail.photos.row.buttons.values()
    room.wait(lambda: not thumbnail.icon().isNull())
    assert thumbnail.accessibleName() == "Photo 1"
    room.desk.undo()
    room.wait(lambda: shown(room) == [] and not detail.photos.row.buttons)


def test_a_picture_is_pasted(room: Room, detail: CardDetail) -> None:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(detail, Keys.Key_V, Held.ControlModifier)
    room.wait(lambda: shown(room) == ["C-003"])
    assert (room.desk.snapshot.photos[0].width, room.desk.snapshot.photos[0].height) == (80, 60)


def test_words_on_the_clipboard_are_no_photo(room: Room, detail: CardDetail) -> None:
    said: list[str] = []
    room.desk.said.connect(lambda words, _: said.append(words))
    QGuiApplication.clipboard().setText("words")
    QTest.keyClick(detail, Keys.Key_V, Held.ControlModifier)
    assert said == ["There is no picture to paste."]


def test_a_damaged_file_is_refused_in_words(room: Room, detail: CardDetail, tmp_path: Path) -> None:
    refused: list[str] = []
    room.desk.failed.connect(lambda error: refused.append(str(error)))
    drop(detail, photo_file(tmp_path, "cut.jpg", jpeg()[:-300]), photo_file(tmp_path, "a.txt", b"words"))
    room.wait(lambda: len(refused) == 2)
    assert any("“cut.jpg” is damaged" in words for words in refused)
    assert any("“a.txt” is no photo" in words for words in refused)
    assert shown(room) == []


def large(room: Room, detail: CardDetail) -> PhotoView:
    """The photo opened large by its thumbnail, with the space bar."""
    (thumbnail,) = detail.photos.row.buttons.values()
    thumbnail.setFocus()
    QTest.keyClick(thumbnail, Keys.Key_Space)
    (view,) = detail.findChildren(PhotoView)
    room.wait(lambda: view.isVisible() and not view.picture.pixmap().isNull())
    return view


def test_a_photo_of_a_wall_shows_many_cards(
    room: Room, detail: CardDetail, tmp_path: Path, answer: Answer
) -> None:
    drop(detail, photo_file(tmp_path))
    room.wait(lambda: shown(room) == ["C-003"])
    view = large(room, detail)

    def fill(words: str) -> Callable[[Any], object]:
        def act(dialog: Any) -> None:
            dialog.findChild(QLineEdit).setText(words)
            dialog.accept()

        return act

    answer(fill("1-2 5"))
    view.acts.show_on_cards(view.photo)  # pyright: ignore[reportArgumentType]
    room.wait(lambda: shown(room) == ["C-001", "C-002", "C-003", "C-005"])
    assert view.cards.text() == "Shows C-001, C-002, C-003 and C-005."
    answer(fill("The wall before lunch"))
    view.acts.caption(view.photo)  # pyright: ignore[reportArgumentType]
    room.wait(lambda: view.caption.text() == "The wall before lunch")
    refused: list[str] = []
    room.desk.failed.connect(lambda error: refused.append(str(error)))
    answer(fill("99"))
    view.acts.show_on_cards(view.photo)  # pyright: ignore[reportArgumentType]
    room.wait(lambda: refused == ["There is no card C-099."])


def test_a_photo_is_taken_off_and_attached_again(
    room: Room, detail: CardDetail, tmp_path: Path, answer: Answer
) -> None:
    drop(detail, photo_file(tmp_path, data=png()))
    room.wait(lambda: shown(room) == ["C-003"])
    view = large(room, detail)
    view.off.setFocus()
    QTest.keyClick(view.off, Keys.Key_Space)
    room.wait(lambda: shown(room) == [] and view.cards.text() == "Shows no card.")
    assert not view.off.isVisible()
    view.close()
    answer(lambda dialog: (QTest.keyClicks(dialog.focusWidget(), "photo 1"), dialog.accept()))
    detail.photos.ask()
    room.wait(lambda: shown(room) == ["C-003"])


def test_a_removed_photo_closes_and_undo_brings_it_back(
    room: Room, detail: CardDetail, tmp_path: Path
) -> None:
    drop(detail, photo_file(tmp_path))
    room.wait(lambda: shown(room) == ["C-003"])
    view = large(room, detail)
    view.acts.remove(view.photo)  # pyright: ignore[reportArgumentType]
    room.wait(lambda: not room.desk.snapshot.photos)
    room.desk.undo()
    room.wait(lambda: shown(room) == ["C-003"])
    (thumbnail,) = detail.photos.row.buttons.values()
    room.wait(lambda: not thumbnail.icon().isNull())
