"""The documents of the plan on the Publish page: listed, left out while empty, previewed, in their formats."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.domain.plan.scope import Action
from charrette.services.coordination import PlanMeeting, plan_meeting
from charrette.services.scope import AddScope, ScopeDraft, add_scope
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.models.documents import DocumentLine
from charrette.ui.presenter.stage import Stage
from charrette.ui.publish.choice import Choice, everything
from charrette.ui.publish.file_preview import file_preview
from charrette.ui.publish.page import PublishPage
from charrette.ui.theme import Theme

PATIENCE = 20_000


@pytest.fixture
def page(
    desk: Desk, theme: Theme, stage: Stage, library: Library, qtbot: QtBot, tmp_path: Path
) -> PublishPage:
    """The page over a plan with one scope item and one meeting."""
    project = desk.snapshot.project.id
    library.do(add_scope, AddScope(project, (ScopeDraft("Library", "Displays", Action.INSTALL, "Screens"),)))
    library.do(plan_meeting, PlanMeeting(project, "2027-03-25"))
    desk.open_project(project)
    desk.settings.export_folder = str(tmp_path / "out")
    made = PublishPage(desk, theme, stage)
    qtbot.addWidget(made)
    for widget in made.header_widgets():
        qtbot.addWidget(widget)
    made.resize(1352, 844)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.preview.pages is not None, timeout=PATIENCE)
    return made


def lines(page: PublishPage) -> dict[str, DocumentLine]:
    """The lines of the list by name."""
    model = page.documents.documents
    found = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    return {line.name: line for line in found if isinstance(line, DocumentLine) and line.name}


def test_what_nobody_planned_yet_says_so_and_is_left_out_of_all(page: PublishPage, desk: Desk) -> None:
    found = lines(page)
    assert found["budget"].detail == "Nothing planned yet"
    assert found["matrix"].detail == "PDF, Excel"
    names = {choice.name for choice in everything(Choice(), desk.planned)}
    assert names == {"brief", "handout", "needs", "scope", "matrix", "guard", "weekly", "meeting"}


def test_a_document_of_the_plan_is_drawn_and_offers_its_own_formats(page: PublishPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        page.choose("matrix")
    assert page.preview.pages is not None
    assert page.preview.pages.sizes[0][0] > page.preview.pages.sizes[0][1]
    offered = [
        name for name in ("pdf", "csv", "xlsx", "json", "ics") if page.options.format.button(name).isVisible()
    ]
    assert offered == ["pdf", "xlsx"]
    assert page.options.format.button("xlsx").property("segment") == "last"
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        page.choose("scope")
    assert page.choice.format == "xlsx"


def test_minutes_are_of_the_meeting_that_is_chosen(page: PublishPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        page.choose("meeting")
    field = page.options.sheets.meeting
    assert field.isVisible()
    assert [field.itemText(row) for row in range(field.count())] == ["The last meeting", "CM-1, 2027-03-25"]
    with qtbot.waitSignal(page.maker.made, timeout=PATIENCE):
        field.setCurrentIndex(1)
    assert page.choice.options.meeting == "CM-1"


def test_a_calendar_is_previewed_by_day() -> None:
    event = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270331\r\nSUMMARY:M-001 Bid\r\nEND:VEVENT\r\n"
    found = file_preview("ics", f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n".encode())
    assert found.rows == (("2027-03-31", "M-001 Bid"),)
    assert found.sentence.startswith("1 day.")
