"""What is late is said when a project is opened, with the way there."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from charrette.domain.log import EntryKind
from charrette.services.log import AddEntry, add_entry
from charrette.services.milestones import AddMilestones, MilestoneDraft, add_milestones
from charrette.store.library import Library
from charrette.store.unit_of_work import UnitOfWork
from charrette.ui.desk import Desk
from charrette.ui.main_window import MainWindow
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme


def make_late(library: Library, desk: Desk) -> None:
    """A milestone and an action whose days have passed."""
    project = desk.snapshot.project.id
    library.do(add_milestones, AddMilestones(project, (MilestoneDraft("Bid", "2020-07-04"),)))
    entry = library.do(add_entry, AddEntry(project, EntryKind.ACTION, "Ask the district", "Dana", "+7"))

    def past(work: UnitOfWork, _: None) -> None:
        work.describe("Took its time", project)
        work.change(entry, due="2020-06-01")

    library.do(past, None)
    desk.open_project(project)
    assert replace(entry, due="2020-06-01") in desk.snapshot.entries


def test_what_is_late_is_said_with_the_way_there(
    library: Library, desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    make_late(library, desk)
    window = MainWindow(desk, theme, stage)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.sentence.text().startswith("2 items are late: A-1 Ask the district")
    assert not window.notice.undo.isVisible()
    window.notice.way.click()
    assert window.current == "plan"
    assert not window.notice.isVisible()


def test_it_is_said_once_and_nothing_where_nothing_is_late(
    library: Library, desk: Desk, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    window = MainWindow(desk, theme, stage)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitCallback() as looked:  # the lanes have done all that was asked of them
        desk.run(lambda: None, looked, owner=window)
    assert not window.notice.isVisible()
    make_late(library, desk)  # the same project again
    with qtbot.waitCallback() as looked_again:
        desk.run(lambda: None, looked_again, owner=window)
    assert not window.notice.isVisible()
