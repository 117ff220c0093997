"""Coverage and the room check, as screens."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.services.projects import AddSession, add_session
from charrette.services.room_check import Verdict, check_fonts
from charrette.ui.desk import Desk
from charrette.ui.prepare.room_probes import displays, languages, look_for_printer, missing_fonts


def test_who_is_missing_is_said_and_each_group_has_its_line(
    desk: Desk, show_part: Callable[[str], Any]
) -> None:
    part = show_part("Coverage")
    assert part.missing.text().splitlines()[:2] == [
        "No one from Students is here; 12 were invited.",
        "No one from Families is here; 10 were invited.",
    ]
    assert "Teachers: 3 of 8 seats taken." in part.missing.text()
    lines = [[part.model.index(row, column).data() for column in (0, 3, 5, 7)] for row in range(7)]
    assert lines[2] == ["Teachers", 3, 1, "▼ few here"]
    assert lines[5] == ["Facilities", 0, 0, "▼ nobody here, no card yet"]
    assert part.note.text().startswith("No round yet.")


def test_one_session_has_its_own_cards(desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]) -> None:
    desk.do(add_session, AddSession(desk.snapshot.charrettes[0].id, "Evening 2"))
    qtbot.waitUntil(lambda: len(desk.snapshot.sessions) == 2)
    part = show_part("Coverage")
    assert [part.scope.itemText(row) for row in range(3)] == ["All sessions", "Session 1", "Evening 2"]
    part.scope.setCurrentIndex(2)
    part.scope.activated.emit(2)
    assert [part.model.index(row, 5).data() for row in range(7)] == [0] * 7


def test_the_room_is_checked_when_shown_and_again_by_a_key(
    desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]
) -> None:
    part = show_part("Room check")
    qtbot.waitUntil(lambda: bool(part.findings))
    names = [each.name for each in part.findings]
    assert names == [
        *("Displays", "Fonts", "Printer", "Library", "Free disk"),
        *("Backup", "Power", "Sleep", "Clock"),
    ]
    assert all(each.todo for each in part.findings if each.verdict is not Verdict.OK)
    row = names.index("Library")
    assert part.model.index(row, 0).data() == "ok"
    assert part.model.index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Found: “library")
    assert part.filled(desk.snapshot).words.endswith("to look at")
    part.findings = ()
    part.view.setFocus()
    qtbot.keyClick(part.view, Qt.Key.Key_R)
    assert part.summary.text() == "Checking …"
    qtbot.waitUntil(lambda: bool(part.findings))


def test_a_backup_made_there_is_seen_at_once(
    desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]
) -> None:
    part = show_part("Room check")

    def backup() -> str:
        return next((each.found for each in part.findings if each.name == "Backup"), "")

    qtbot.waitUntil(lambda: backup() == "There is no backup yet.")
    part.back_up.click()
    qtbot.waitUntil(lambda: "holds the last change" in backup())


def test_fonts_are_asked_for_the_languages_of_the_room(desk: Desk, show_part: Callable[[str], Any]) -> None:
    part = show_part("Room check")
    assert languages(desk.snapshot) == {"en", "es"}
    assert missing_fonts(["en", "es", "ar", "he"]) == []
    assert check_fonts(missing_fonts(["en"])).verdict is Verdict.OK
    (own,) = displays(part, desk)
    assert (own.own, own.room, own.width > 0) == (True, False, True)
    assert look_for_printer().verdict is Verdict.LOOK
