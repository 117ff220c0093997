"""At the door: two keystrokes, walk-ins, taking back, and what whoever stands there must see."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.exchange.people_file import PeopleDrafts, PersonDraft
from charrette.services.invitations import ImportPeople, import_people
from charrette.store.library import Library
from charrette.ui.desk import Desk

Key = Qt.Key
LIST = (
    PersonDraft("Rosa", "FA", language="es", accommodation="Interpreter"),
    PersonDraft("Robin", "CU"),
    PersonDraft("Hana", "NB"),
    PersonDraft("", "ST", minor=True, grade_band="6"),
    PersonDraft("", "ST", minor=True, grade_band="7"),
)


def invite(library: Library, desk: Desk, *drafts: PersonDraft) -> None:
    """Puts people on the list before the page is shown."""
    library.do(import_people, ImportPeople(desk.snapshot.project.id, PeopleDrafts(drafts, 0), "list.csv"))


@pytest.fixture
def door(library: Library, desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]) -> Any:
    """The part, with five people expected and three here."""
    invite(library, desk, *LIST)
    qtbot.waitUntil(lambda: len(desk.snapshot.participants) == 8)
    return show_part("Check-in")


def here(desk: Desk) -> set[str]:
    """Who came, besides those who were here from the start."""
    return {each.alias for each in desk.snapshot.here} - {"Oak", "Elm", "Fir"}


def shown(door: Any) -> list[str]:
    """The aliases in the list."""
    return [door.model.index(row, 2).data() for row in range(door.model.rowCount())]


def test_a_unique_letter_and_enter_check_somebody_in(door: Any, desk: Desk, qtbot: QtBot) -> None:
    assert door.field.hasFocus()
    keys = (Key.Key_H, Key.Key_Return)
    for key in keys:
        qtbot.keyClick(door.field, key)
    qtbot.waitUntil(lambda: here(desk) == {"Hana"})
    assert len(keys) == 2
    assert door.field.text() == ""
    assert door.field.hasFocus()
    assert door.counts.total.text() == "4 here"
    assert door.told.text() == "✓ Hana, Neighbours, is here."


def test_a_digit_picks_among_several_and_what_was_asked_for_is_said(
    door: Any, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(door.field, "r")
    assert shown(door) == ["Robin", "Rosa"]
    qtbot.keyClicks(door.field, "2")
    qtbot.waitUntil(lambda: here(desk) == {"Rosa"})
    assert door.told.text() == "✓ Rosa, Families, is here. Asked for: Interpreter."


def test_a_minor_is_told_by_a_sign(door: Any, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(door.field, "02")
    assert shown(door) == ["ST-02"]
    assert door.model.index(0, 3).data() == "◆ minor"
    qtbot.keyClick(door.field, Key.Key_Return)
    qtbot.waitUntil(lambda: here(desk) == {"ST-02"})
    assert "◆ minor." in door.told.text()


def test_arrows_choose_and_escape_clears(door: Any, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(door.field, "r")
    qtbot.keyClick(door.field, Key.Key_Down)
    qtbot.keyClick(door.field, Key.Key_Down)
    qtbot.keyClick(door.field, Key.Key_Return)
    qtbot.waitUntil(lambda: here(desk) == {"Rosa"})
    qtbot.keyClicks(door.field, "zz")
    assert shown(door) == []
    assert "Nobody on the list" in door.told.text()
    qtbot.keyClick(door.field, Key.Key_Escape)
    assert door.field.text() == ""
    assert len(shown(door)) == 8


def test_someone_who_is_here_is_not_checked_in_twice(door: Any, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(door.field, "oak")
    qtbot.keyClick(door.field, Key.Key_Return)
    assert door.told.text() == "Oak is here already."
    assert here(desk) == set()


def test_a_walk_in_comes_with_a_plus_and_a_label(door: Any, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(door.field, "+n")
    assert "letters of the group" in door.told.text()
    qtbot.keyClicks(door.field, "b")
    assert door.told.text() == "Enter adds someone of Neighbours as a walk-in and checks them in."
    qtbot.keyClick(door.field, Key.Key_Return)
    qtbot.waitUntil(lambda: here(desk) == {"NB-01"})
    qtbot.keyClicks(door.field, "+st* Heron")
    qtbot.keyClick(door.field, Key.Key_Return)
    qtbot.waitUntil(lambda: here(desk) == {"NB-01", "Heron"})
    assert desk.snapshot.here[-1].minor
    door.counts.walk_in_wanted.emit(desk.snapshot.groups[3].id)
    qtbot.waitUntil(lambda: "CU-01" in here(desk))


def test_a_refused_walk_in_gives_the_words_back(door: Any, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(door.field, "+st* Ana Gomez")
    qtbot.keyClick(door.field, Key.Key_Return)
    qtbot.waitUntil(lambda: "never kept by name" in door.told.text())
    assert door.field.text() == "+st* Ana Gomez"
    assert here(desk) == set()


def test_the_last_one_is_taken_back(door: Any, desk: Desk, qtbot: QtBot) -> None:
    assert not door.take_back.isEnabled()
    for typed, alias in (("h", "Hana"), ("+cu", "CU-01")):
        qtbot.keyClicks(door.field, typed)
        qtbot.keyClick(door.field, Key.Key_Return)
        qtbot.waitUntil(lambda alias=alias: here(desk) == {alias})
        qtbot.waitUntil(door.take_back.isEnabled)
        door.take_back.click()
        qtbot.waitUntil(lambda: here(desk) == set())
    assert len(desk.snapshot.participants) == 8
    door.view.select(next(each.id for each in desk.snapshot.here if each.alias == "Oak"))
    qtbot.keyClick(door.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(desk.snapshot.here) == 2)


def test_undo_takes_a_check_in_back(door: Any, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(door.field, "h")
    qtbot.keyClick(door.field, Key.Key_Return)
    qtbot.waitUntil(lambda: here(desk) == {"Hana"})
    assert not door.field.isUndoAvailable()
    desk.undo()
    qtbot.waitUntil(lambda: here(desk) == set())
    assert door.counts.total.text() == "3 here"


def test_two_hundred_people_go_through_as_fast_as_they_are_typed(
    library: Library, desk: Desk, qtbot: QtBot, show_part: Callable[[str], Any]
) -> None:
    syllables = [first + second for first in "BCDFGHJKLMNPRSTV" for second in ("a", "e", "i", "o", "u")]
    aliases = [
        (one + two).capitalize() for one in syllables[:20] for two in ("bar", "ket", "lin", "mos", "nup")
    ]
    labels = ("FA", "TE", "CU", "TC", "FC", "NB")
    invite(library, desk, *(PersonDraft(alias, labels[n % 6]) for n, alias in enumerate(aliases)))
    invite(library, desk, *(PersonDraft("", "ST", minor=True) for _ in range(100)))
    qtbot.waitUntil(lambda: len(desk.snapshot.participants) == 203)
    door = show_part("Check-in")
    for alias in aliases[:40]:
        qtbot.keyClicks(door.field, alias[:3])
        qtbot.keyClick(door.field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.snapshot.here) == 43)
    assert here(desk) == set(aliases[:40])
    assert door.field.text() == ""
