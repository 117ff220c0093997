"""The timeline: its scale, rows and links; walked through, zoomed and read by keyboard; drawn with marks."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from charrette.services.milestones import AddMilestones, MilestoneDraft, add_milestones
from charrette.ui.desk import Desk
from charrette.ui.plan.milestones_dialog import MilestoneDialog
from charrette.ui.plan.milestones_standing import calendar_standings, standings
from charrette.ui.plan.page import PlanPage
from charrette.ui.plan.strip_marks import Mark
from charrette.ui.plan.timeline_marks import paint_mark
from charrette.ui.plan.timeline_rows import CALENDAR, timeline_links, timeline_rows
from charrette.ui.plan.timeline_scale import Scale, fitting, next_month, reach, zoomed
from charrette.ui.plan.timeline_tab import TimelineTab
from charrette.ui.theme import Theme
from tests.ui.plan.planned_row import Answer, fresh, put_row


@pytest.fixture
def tab(desk: Desk, open_page: Callable[[], PlanPage]) -> TimelineTab:
    """The part Timeline of the page, with the row of milestones."""
    put_row(desk)
    page = open_page()
    page.reveal("timeline")
    assert isinstance(page.part, TimelineTab)
    return page.part


def at(tab: TimelineTab) -> str:
    """The code of the current milestone."""
    assert tab.view.current is not None
    return tab.view.current.milestone.code


def test_a_day_lies_where_its_place_says() -> None:
    scale = Scale(date(2027, 1, 1), date(2027, 12, 31), 2.0)
    for day in (date(2027, 1, 1), date(2027, 3, 14), date(2027, 12, 31)):
        assert scale.day_at(scale.x(day)) == day
    assert scale.width == 730


def test_names_of_months_and_days_as_far_as_there_is_room() -> None:
    first, last = date(2027, 1, 1), date(2028, 12, 31)

    def words(per_day: float) -> list[str]:
        scale = Scale(first, last, per_day)
        return [tick.words for tick in scale.ticks(0, scale.x(date(2027, 4, 30)))]

    assert words(1.2) == ["Jan", "Feb", "Mar", "Apr"]
    assert words(0.4) == ["Jan", "Apr"]
    assert words(0.05) == [""]
    assert words(5.0)[:3] == ["", "4", "11"]
    near, wide = Scale(first, last, 5.0), Scale(first, last, 0.4)
    assert [each[2] for each in near.years(0, near.x(date(2027, 2, 10)))] == ["Jan 2027", "Feb 2027"]
    assert [each[2] for each in wide.years(0, wide.width)][:2] == ["2027", "2028"]


def test_zoom_goes_up_and_down_and_ends() -> None:
    assert zoomed(0.5, 1) == 0.8
    assert zoomed(0.5, -1) == 0.32
    assert zoomed(12.0, 1) == 12.0
    assert zoomed(0.08, -1) == 0.08
    first, last = reach(["2027-01-01", "", "2027-12-31"])
    assert (first, last) == (date(2026, 12, 8), date(2028, 1, 24))
    assert fitting(first, last, 4130) == pytest.approx(10.0)
    assert next_month(date(2027, 12, 5)) == date(2028, 1, 1)


def test_rows_stand_under_their_department_with_the_calendar_first(desk: Desk) -> None:
    put_row(desk)
    desk.library.do(add_milestones, AddMilestones(None, (MilestoneDraft("Board", "2030-04-01"),)))
    desk.open_project(desk.snapshot.project.id)
    found = standings(desk.planned, "2030-05-20").rows
    calendar = calendar_standings(desk.planned, "2030-05-20").rows
    rows = timeline_rows(desk.planned, found, calendar, "department")
    assert [row.words for row in rows if row.standing is None] == [
        CALENDAR, "Facilities, 2 milestones", "Technology, 2 milestones",
    ]  # fmt: skip
    links = timeline_links(rows)
    assert [(rows[link.before].words, rows[link.after].words) for link in links] == [
        ("Drawings", "Agency review"), ("Agency review", "Bid"), ("Bid", "Opening"),
    ]  # fmt: skip
    assert all(link.critical for link in links)
    assert (
        next(row.words for row in timeline_rows(desk.planned, found, (), "phase")) == "No phase, 4 milestones"
    )


def test_arrows_go_through_rows_and_days(tab: TimelineTab, qtbot: QtBot) -> None:
    view = tab.view
    assert at(tab) == "M-001"
    for key, code in (
        (Qt.Key.Key_Down, "M-002"),
        (Qt.Key.Key_Right, "M-003"),
        (Qt.Key.Key_End, "M-004"),
        (Qt.Key.Key_Down, "M-004"),
        (Qt.Key.Key_Left, "M-003"),
        (Qt.Key.Key_Home, "M-001"),
        (Qt.Key.Key_Up, "M-001"),
    ):
        qtbot.keyClick(view, key)
        assert at(tab) == code
    assert tab.why.text().startswith("M-001 Drawings, Facilities")


def test_plus_minus_and_nought_zoom_around_the_current_one(tab: TimelineTab, qtbot: QtBot) -> None:
    view = tab.view
    whole = view.per_day
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.per_day > whole
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    x = view.scale.x(date(2030, 5, 1)) - view.horizontalScrollBar().value()
    assert 0 < x < view.viewport().width()
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.per_day == pytest.approx(whole)
    assert view.horizontalScrollBar().maximum() == 0


def test_enter_opens_and_alt_with_an_arrow_moves(
    tab: TimelineTab, desk: Desk, qtbot: QtBot, answer: Answer
) -> None:
    titles: list[str] = []

    def act(dialog: MilestoneDialog) -> None:
        titles.append(dialog.title.text())
        dialog.reject()

    answer(act)
    qtbot.keyClick(tab.view, Qt.Key.Key_Return)
    assert titles == ["Drawings"]
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert fresh(desk, "M-001").due == "2030-05-02"
    assert at(tab) == "M-001"


def test_the_whole_is_there_as_text(tab: TimelineTab, qtbot: QtBot) -> None:
    assert "M-002 Agency review, gate, Facilities, due Jun 3, 2030" in tab.view.accessibleDescription()
    qtbot.mouseClick(tab.form.button("text"), Qt.MouseButton.LeftButton)
    assert tab.text.isVisible()
    assert tab.text.toPlainText() == tab.view.accessibleDescription()
    assert not tab.zooms[0].isEnabled()


def test_one_department_leaves_the_others_out(tab: TimelineTab) -> None:
    tab.filters.department.setCurrentIndex(2)
    assert [row.words for row in tab.view.rows] == ["No phase, 2 milestones", "Bid", "Opening"]
    assert tab.reveal("M-001")
    assert at(tab) == "M-001"


def test_a_click_chooses_and_a_tip_says_the_sentence(tab: TimelineTab, qtbot: QtBot) -> None:
    place = tab.view._place()
    point = QPoint(place.names + 40, place.y(3) + place.row // 2)
    qtbot.mouseClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert at(tab) == "M-003"


def test_each_mark_is_another_shape(theme: Theme) -> None:
    pictures: set[bytes] = set()
    for mark in Mark:
        for gate in (False, True):
            image = QImage(40, 24, QImage.Format.Format_Grayscale8)
            image.fill(QColor("white"))
            painter = QPainter(image)
            paint_mark(painter, theme, image.rect().toRectF().adjusted(12, 4, -12, -4), mark, gate=gate)
            painter.end()
            dark = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
            pictures.add(bytes(dark.constBits()))
    assert len(pictures) == 8
