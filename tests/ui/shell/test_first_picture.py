"""The first picture: board and capture bar are there at once, the rest comes behind them and moves nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from charrette.services.capture import KeepCard, KeepCards, keep_cards
from charrette.store import first_look as looking
from charrette.store.first_look import first_look
from charrette.store.library import Library
from charrette.system.settings import Settings
from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.presenter.stage import Stage
from charrette.ui.run.page import RunPage
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import icon_button


@pytest.fixture(params=[100])
def starting(
    library: Library, settings: Settings, theme: Theme, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """The window as the app shows it, at a text size: what a first look found, the library opened behind it."""
    theme.set_text_size(request.param)
    assert library.path is not None
    desk = Desk(lambda: library, settings, first=first_look(library.path, []))
    stage = Stage(desk, theme)
    made = MainWindow(desk, theme, stage)
    yield made
    stage.leave()
    delete(made)  # before the desk closes, so that no page asks it for anything more
    desk.close()


def with_cards(library: Library, count: int) -> None:
    """So many more cards of the project, in its first theme and without one."""
    with library.reading() as queries:
        project = queries.projects()[0]
        theme = queries.themes(project.id)[0]
    cards = tuple(
        KeepCard(project.id, f"Card {n}", theme_id=theme.id if n % 2 else None) for n in range(count)
    )
    library.do(keep_cards, KeepCards(cards))


def run_page(window: MainWindow) -> RunPage:
    page = window.pages["run"]
    assert isinstance(page, RunPage)
    return page


def places(window: MainWindow, *widgets: QWidget) -> list[tuple[int, ...]]:
    """Where widgets stand in the window, and how large they are."""
    corners = [each.mapTo(window, QPoint(0, 0)) for each in widgets]
    return [(at.x(), at.y(), each.width(), each.height()) for at, each in zip(corners, widgets, strict=True)]


@pytest.mark.parametrize("starting", [100, 125, 150, 200], indirect=True)
@pytest.mark.parametrize("width", [700, 1200, 1440])
def test_no_card_moves_when_the_rest_comes(starting: MainWindow, qtbot: QtBot, width: int) -> None:
    starting.resize(width, 900)
    starting.show()
    QApplication.sendPostedEvents()  # what is laid out before the first paint
    page = run_page(starting)
    assert not hasattr(page, "strip")
    before = places(starting, page.stack, page.bar, starting.header, starting.rail)
    widths = [each.width() for each in page.board.lists()]
    assert len(widths) == 2
    qtbot.waitUntil(lambda: hasattr(page, "strip"))
    qtbot.wait(20)
    assert page.strip.isVisible()
    assert page.shelf.isVisible()
    after = places(starting, page.stack, page.bar, starting.header, starting.rail)
    assert after[1:] == before[1:]
    assert [each.width() for each in page.board.lists()] == widths
    assert after[0] == pytest.approx(before[0], abs=0 if starting.theme.scale < 1.5 else 2)


def test_the_capture_bar_has_the_keyboard_and_keeps_it(starting: MainWindow, qtbot: QtBot) -> None:
    starting.show()
    page = run_page(starting)
    field = starting.focusWidget()
    assert field is page.bar.field
    qtbot.keyClicks(page.bar.field, "Shade")
    qtbot.waitUntil(lambda: hasattr(page, "strip"))
    assert starting.focusWidget() is page.bar.field
    starting.desk.open_library()
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(starting.desk.snapshot.cards) == 7)
    assert page.board_cards.column_of(starting.desk.snapshot.cards[-1].id) is not None


def test_a_command_of_the_first_moment_finds_all_it_needs(starting: MainWindow, qtbot: QtBot) -> None:
    starting.show()
    starting.cycle_panes(1)
    assert run_page(starting).strip.isVisible()
    assert starting.header.findChildren(QWidget)


def test_of_many_cards_the_top_ones_are_shown_first_and_counted_right(
    library: Library, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    with_cards(library, 400)
    assert library.path is not None
    desk = Desk(lambda: library, settings, first=first_look(library.path, [], top=16))
    window = MainWindow(desk, theme, Stage(desk, theme))
    page = run_page(window)
    columns = page.board_cards.columns
    before = {key: (column.total, [row.card for row in column.rows]) for key, column in columns.items()}
    assert len(before[None][1]) == 16
    assert before[None][0] > 200
    window.show()
    QApplication.sendPostedEvents()
    below = page.board.lists()[0].below()
    qtbot.waitUntil(lambda: hasattr(page, "strip"))
    assert len(desk.snapshot.cards) == 406
    assert page.board.lists()[0].below() == below
    for key, column in columns.items():
        total, cards = before[key]
        assert column.total == len(column.rows) == total
        assert [row.card for row in column.rows[: len(cards)]] == cards
    delete(window)
    desk.close()


def test_cards_left_out_are_read_by_the_library_where_its_file_cannot_be_looked_at_again(
    library: Library, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_cards(library, 400)
    assert library.path is not None
    desk = Desk(lambda: library, settings, first=first_look(library.path, [], top=16))
    assert len(desk.snapshot.cards) < 406
    monkeypatch.setattr(looking, "first_look", lambda *_: None)
    desk.see_whole()
    desk.open_library()
    qtbot.waitUntil(lambda: len(desk.snapshot.cards) == 406)
    desk.close()


def test_icons_come_behind_the_first_picture_and_no_word_moves(qtbot: QtBot, settings: Settings) -> None:
    late = Theme(settings, whole=False)
    button = icon_button(late, "plus", "New theme")
    qtbot.addWidget(button)
    empty, size = button.icon().pixmap(18, 18).toImage(), button.sizeHint()
    assert empty.allGray()
    assert not empty.pixelColor(9, 9).alpha()
    with qtbot.waitSignal(late.drawn):
        late.complete()
    drawn = button.icon().pixmap(18, 18).toImage()
    assert drawn.size() == empty.size()
    assert drawn.pixelColor(9, 9).alpha()
    assert button.sizeHint() == size
