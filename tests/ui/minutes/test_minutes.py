"""The minutes: every step as a sentence, filtered, undone ones struck, thousands at once."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from charrette.services.capture import KeepCard, keep_card
from charrette.store.queries import Minute
from charrette.ui.desk import Desk
from charrette.ui.minutes.page import MinutesPage
from charrette.ui.models.minutes import WHAT, MinutesFilter, MinutesTable, kind_of, when_words, zone_of
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme

NOW = datetime(2027, 2, 26, 18, 0, tzinfo=UTC)


def minute(seq: int, **changed: Any) -> Minute:
    """One entry."""
    facts: dict[str, Any] = {
        "at": NOW - timedelta(minutes=seq),
        "who": "Dana",
        "action": "keep_card",
        "sentence": f"Kept card C-{seq:03}",
        "kind": "do",
        "undone": False,
    }
    return Minute(seq, **(facts | changed))


@pytest.fixture
def page(desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot) -> MinutesPage:
    """The page, shown, with its entries."""
    made = MinutesPage(desk, theme, stage)
    for widget in (made, *made.header_widgets()):
        qtbot.addWidget(widget)
    made.resize(1200, 800)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.model.total > 0)
    return made


def sentences(page: MinutesPage) -> list[str]:
    """What the list shows."""
    return [str(page.model.index(row, WHAT).data()) for row in range(page.model.rowCount())]


def test_every_step_is_a_sentence_newest_first(page: MinutesPage) -> None:
    assert sentences(page) == [
        "Checked in 3 of Teachers",
        "Kept 6 cards (C-001 to C-006) from a pasted text",
        "Started project “Alder Creek”",
    ]
    assert page.context() == "3 entries"
    assert not page.grab().isNull()


def test_a_code_is_shown_by_what_is_written_about_it(page: MinutesPage) -> None:
    page.reveal("C-006")
    assert sentences(page) == ["Kept 6 cards (C-001 to C-006) from a pasted text"]
    assert page.search.text() == "C-006"


def test_new_steps_appear_and_undone_ones_are_struck_and_said(
    page: MinutesPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, "A hook for every coat"))
    qtbot.waitUntil(lambda: page.model.total == 4)
    page.undo.click()
    qtbot.waitUntil(lambda: page.model.total == 5)
    assert sentences(page)[1].endswith("(undone)")
    option = QStyleOptionViewItem()
    delegate: Any = page.view.itemDelegate()
    delegate.initStyleOption(option, page.model.index(1, WHAT))
    assert option.font.strikeOut()  # pyright: ignore[reportAttributeAccessIssue]
    delegate.initStyleOption(option, page.model.index(2, WHAT))
    assert not option.font.strikeOut()  # pyright: ignore[reportAttributeAccessIssue]


def test_they_are_searched_and_filtered(page: MinutesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "KEPT pasted")
    qtbot.waitUntil(lambda: len(sentences(page)) == 1)
    assert page.context() == "1 of 3 entries"
    page.search.setText("no such words")
    qtbot.waitUntil(lambda: not page.view.isVisible())
    page.search.clear()
    qtbot.waitUntil(page.view.isVisible)
    page.kind.setCurrentText("Cards")
    assert len(sentences(page)) == 1
    page.kind.setCurrentText("Everything")
    page.who.setCurrentText("Dana")
    page.span.setCurrentText("Today")
    assert len(sentences(page)) == 3


def test_what_is_shown_is_copied_and_saved_oldest_first(
    page: MinutesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 3
    assert copied[0].endswith("Dana: Started project “Alder Creek”")
    page.save(tmp_path / "minutes.txt")
    qtbot.waitUntil((tmp_path / "minutes.txt").exists)
    assert (tmp_path / "minutes.txt").read_text(encoding="utf-8").splitlines() == copied


def test_ten_thousand_entries_open_at_once_and_come_in_batches(qtmodeltester: ModelTester) -> None:
    model = MinutesTable()
    many = [minute(seq) for seq in range(10_000)]
    begin = time.perf_counter()
    model.show(many, ZoneInfo("UTC"), NOW)
    assert time.perf_counter() - begin < 0.5
    assert (model.rowCount(), len(model.found)) == (200, 10_000)
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 400
    model.filter(MinutesFilter(words="C-0099"))
    assert not model.canFetchMore(QModelIndex())
    qtmodeltester.check(model)


def test_a_filter_knows_who_what_and_when() -> None:
    zone = ZoneInfo("UTC")
    entry = minute(0)
    assert MinutesFilter(who="Dana", kind="Cards", since=NOW.date(), words="kept").lets(entry, zone)
    assert not MinutesFilter(who="Robin").lets(entry, zone)
    assert not MinutesFilter(kind="Needs").lets(entry, zone)
    assert not MinutesFilter(since=NOW.date() + timedelta(days=1)).lets(entry, zone)


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("keep_cards", "Cards"),
        ("merge_needs", "Needs"),
        ("open_round", "Rounds and ballots"),
        ("import_ballots", "Rounds and ballots"),
        ("add_participants", "Project and people"),
        ("export", "Documents and files"),
        ("edit_line", "The plan"),
        ("settle_finding", "The plan"),
        ("something", "Other"),
    ],
)
def test_an_action_has_one_kind(action: str, kind: str) -> None:
    assert kind_of(minute(1, action=action)) == kind


def test_undo_is_a_kind_of_its_own() -> None:
    assert kind_of(minute(1, action="undo", kind="undo")) == "Undo and redo"


def test_times_are_those_of_the_project() -> None:
    zone = ZoneInfo("America/Los_Angeles")
    assert when_words(NOW, NOW, zone) == "Today 10:00"
    assert when_words(NOW - timedelta(days=1), NOW, zone) == "Yesterday 10:00"
    assert when_words(NOW - timedelta(days=9), NOW, zone) == "17 Feb 2027 10:00"
    assert zone_of("Nowhere/At all").key == "UTC"


def test_the_header_holds_its_three_acts(page: MinutesPage) -> None:
    assert isinstance(page.undo, QPushButton)
    assert [action.text() for action in page.actions()] == [
        "Search the minutes",
        "Copy the minutes",
        "Save the minutes as text…",
    ]
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "When"
