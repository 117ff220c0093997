"""In the room: silent groups are shown to the facilitator, and the panel leads to the coverage."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.services.needs import MakeNeed, make_need
from charrette.services.rounds import OpenRound, open_round
from charrette.ui.desk import Desk
from charrette.ui.run.page import RunPage
from charrette.ui.run.room_panel import RoomPanel, presences
from charrette.ui.theme import Theme


def test_while_a_round_is_open_a_group_without_a_ballot_is_told(desk: Desk, qtbot: QtBot) -> None:
    def teachers() -> str:
        return next(each.cards_words for each in presences(desk.snapshot) if each.name == "Teachers")

    assert teachers() == "1"
    made = [
        desk.library.do(make_need, MakeNeed(desk.snapshot.project.id, (card.id,), f"Need {card.number}"))
        for card in desk.snapshot.cards[:2]
    ]
    charrette = desk.snapshot.charrettes[0]
    desk.do(open_round, OpenRound(charrette.id, tuple(need.id for need in made)))
    qtbot.waitUntil(lambda: teachers() == "no ballot yet")
    found = {each.name: each for each in presences(desk.snapshot)}
    assert found["Teachers"].spoken == "Teachers: 3 of 8 here, thin, 1 card, no ballot yet"
    assert not found["Students"].no_ballot  # nobody of them is here


def test_enter_and_a_click_lead_to_the_coverage(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    panel = RoomPanel(theme)
    qtbot.addWidget(panel)
    panel.show_rows(presences(desk.snapshot))
    panel.resize(240, panel.full_height())
    panel.show()
    with qtbot.waitSignal(panel.coverage_wanted):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.coverage_wanted):
        qtbot.mouseClick(panel, Qt.MouseButton.LeftButton)
    quiet = RoomPanel(theme, leads_on=False)
    qtbot.addWidget(quiet)
    assert quiet.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert "coverage" in panel.toolTip()
    assert "coverage" not in quiet.toolTip()


def test_the_room_leads_to_the_coverage_in_prepare(page: RunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as said:
        qtbot.keyClick(page.side.room, Qt.Key.Key_Return)
    assert said.args == ["prepare", "Coverage"]
