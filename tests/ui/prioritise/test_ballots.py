"""Ballots entered by keys: five dots in fourteen keystrokes, thirty-eight tallied right, faults in words."""

from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.domain.rounds import BallotChannel
from charrette.exchange.ballots_csv import read_ballots
from charrette.services.ballots import import_ballots
from charrette.services.hand_counts import count_colours
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.models.ballots import BallotsTable, ballot_lines
from charrette.ui.prioritise.import_dialog import ImportDialog
from charrette.ui.prioritise.page import BALLOTS, PrioritisePage
from charrette.ui.prioritise.wall_dialog import WallDialog, WallGrid
from charrette.ui.theme import Theme
from tests.ui.evening import fill, groups_of, opened
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.keys import Keys


def ballots_in(page: PrioritisePage) -> int:
    return len(page.ballots.list.ballots.lines)


def wait_for_ballots(qtbot: QtBot, page: PrioritisePage, number: int) -> None:
    qtbot.waitUntil(lambda: ballots_in(page) == number, timeout=20000)


def test_a_paper_ballot_of_five_dots_takes_at_most_fourteen_keystrokes(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    round_ = opened(ready)
    page = show()
    assert page.tabs.currentIndex() == BALLOTS
    keys = Keys()
    keys.ballot("st0303071215")
    wait_for_ballots(qtbot, page, 1)
    assert keys.pressed <= 14
    ballot = desk.snapshot.ballots[0]
    positions = {need.need_id: need.position for need in round_.needs}
    assert {positions[need]: dots for need, dots in ballot.content.items()} == {3: 2, 7: 1, 12: 1, 15: 1}
    assert ballot.group_id == groups_of(ready)["ST"].id
    assert (ballot.channel, ballot.number) == (BallotChannel.PAPER, 1)
    keys.ballot("0104060910")
    wait_for_ballots(qtbot, page, 2)
    assert keys.pressed == 13 + 11, "the group is remembered"
    assert {each.group_id for each in desk.snapshot.ballots} == {ballot.group_id}


def test_thirty_eight_ballots_typed_without_waiting_are_tallied_right(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    round_ = opened(ready)
    page = show()
    chance, keys = Random(7), Keys()
    wanted = dict.fromkeys(range(1, 17), 0)
    labels = ["st"] * 10 + ["fa"] * 9 + ["te"] * 11 + ["cu"] * 4 + ["tc"] * 4
    for label in labels:
        numbers = chance.sample(range(1, 17), 5)
        for each in numbers:
            wanted[each] += 1
        keys.ballot(label + "".join(f"{each:02d}" for each in numbers))
    wait_for_ballots(qtbot, page, 38)
    standings = desk.snapshot.result(round_).standings
    assert {each.need.position: int(each.score) for each in standings} == wanted
    assert sorted(each.number for each in desk.snapshot.ballots) == list(range(1, 39))
    assert page.ballots.side.cast.text() == "38 of 38 ballots in"


def test_what_is_typed_is_read_back_before_it_is_kept(qtbot: QtBot, ready: Library, show: Show) -> None:
    opened(ready)
    page, keys = show(), Keys()
    keys.type("fa 2 2 9")
    told = page.ballots.entry.live.text()
    assert "2 of 5 dots left" in told
    assert "Families" in told
    assert "2 Need 2 ×2" in told
    keys.press(Qt.Key.Key_Escape)
    assert page.ballots.entry.line.text() == ""


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("st 3 3 3 4 5", "at most 2"),
        ("st 1 2 3 4 5 6", "6 dots are placed"),
        ("st 17", "no need number 17"),
        ("xx 1 2", "XX"),
        ("st", "Type the numbers"),
        ("1 2", "Which group?"),
    ],
)
def test_a_ballot_that_breaks_the_rules_stays_on_the_line_with_the_reason(
    ready: Library, show: Show, line: str, why: str
) -> None:
    opened(ready)
    page = show()
    Keys().ballot(line)
    assert why in page.ballots.entry.live.text()
    assert page.ballots.entry.line.text() == line
    assert ballots_in(page) == 0


def test_a_number_that_is_in_already_is_refused_and_another_can_be_typed(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    opened(ready)
    page, keys = show(), Keys()
    keys.ballot("#17 st 1 2")
    wait_for_ballots(qtbot, page, 1)
    assert desk.snapshot.ballots[0].name == "P-017"
    assert page.ballots.entry.number.text() == "#18"
    keys.ballot("#17 st 1 2")
    assert "P-017 is in already" in page.ballots.entry.live.text()
    assert ballots_in(page) == 1


def test_ballots_are_corrected_and_removed_by_keys(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    opened(ready)
    page, keys = show(), Keys()
    keys.ballot("st 1 2")
    keys.ballot("fa 3 4")
    wait_for_ballots(qtbot, page, 2)
    page.ballots.list.setFocus()
    page.ballots.list.selectRow(0)
    keys.press(Qt.Key.Key_F2)
    assert page.ballots.entry.line.text() == "3 4"
    keys.ballot("te 5")
    teachers = groups_of(ready)["TE"].id
    qtbot.waitUntil(lambda: any(each.group_id == teachers for each in desk.snapshot.ballots))
    assert ballots_in(page) == 2
    page.ballots.list.setFocus()
    page.ballots.list.selectRow(1)
    keys.press(Qt.Key.Key_Delete)
    wait_for_ballots(qtbot, page, 1)
    assert [each.number for each in desk.snapshot.ballots] == [2]


def test_an_open_round_lists_ballots_without_what_they_say(qtbot: QtBot, ready: Library, show: Show) -> None:
    fill(ready, opened(ready))
    page = show()
    assert ballots_in(page) == 38
    assert page.ballots.list.isColumnHidden(4)
    assert all(not line.says for line in page.ballots.list.ballots.lines)
    counts = page.ballots.side.by_group.accessibleName()
    assert "Students: 10 of 10" in counts
    assert "Need" not in counts


def test_a_wall_count_keeps_totals_and_leaves_voters_unknown(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    round_ = opened(ready)
    page = show()
    dialog = WallDialog(page, page._theme, round_)
    qtbot.addWidget(dialog)
    grid = dialog.model
    assert not dialog.keep.isEnabled()
    assert grid.setData(grid.index(0, 0), "12")
    assert grid.setData(grid.index(1, 0), "4")
    assert not grid.setData(grid.index(1, 0), "-4")
    assert dialog.keep.isEnabled()
    assert grid.setData(grid.index(16, 0), "3")
    assert "Students: 3 ballots × 5 dots = 15 at most; 16 were counted" in dialog.told.text()
    assert not dialog.keep.isEnabled()
    grid.setData(grid.index(16, 0), "")
    assert dialog.keep.isEnabled()
    desk.do(count_colours, grid.command())
    wait_for_ballots(qtbot, page, 1)
    result = desk.snapshot.result(round_)
    assert (int(result.standings[0].score), result.standings[0].voters, result.ballots) == (12, None, None)


def test_ballots_of_a_file_are_matched_and_kept_as_a_whole(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, tmp_path: Path, theme: Theme
) -> None:
    round_ = opened(ready)
    page = show()
    path = tmp_path / "ballots.csv"
    path.write_text("ballot,group,weight,N-001,need 2\n1,ST,1,2,1\n2,families,0.5,1,\n", encoding="utf-8")
    dialog = ImportDialog(page, theme, read_ballots(path), round_)
    qtbot.addWidget(dialog)
    assert dialog.keep.isEnabled()
    desk.do(import_ballots, dialog.command())
    wait_for_ballots(qtbot, page, 2)
    assert {each.channel for each in desk.snapshot.ballots} == {BallotChannel.IMPORT}
    assert float(desk.snapshot.result(round_).standings[0].score) == 2.5


def test_a_file_with_an_unknown_need_or_group_waits_for_an_answer(
    qtbot: QtBot, ready: Library, show: Show, tmp_path: Path, theme: Theme
) -> None:
    round_ = opened(ready)
    page = show()
    path = tmp_path / "ballots.csv"
    path.write_text("ballot,group,N-001,N-999\n1,Cooks,1,1\n", encoding="utf-8")
    dialog = ImportDialog(page, theme, read_ballots(path), round_)
    qtbot.addWidget(dialog)
    assert "N-999" in dialog.told.text()
    assert not dialog.keep.isEnabled()
    path.write_text("ballot,group,N-001\n1,Cooks,1\n", encoding="utf-8")
    dialog = ImportDialog(page, theme, read_ballots(path), round_)
    qtbot.addWidget(dialog)
    assert not dialog.keep.isEnabled()
    dialog.groups["Cooks"].setCurrentIndex(1)
    assert dialog.keep.isEnabled()


def test_the_models_keep_qts_rules(qtmodeltester: object, ready: Library, desk: Desk) -> None:
    round_ = opened(ready)
    fill(ready, round_)
    desk.open_project(desk.project_id)
    table = BallotsTable()
    table.show(ballot_lines(desk.snapshot, round_, readable=True))
    assert "N-001" in "".join(line.says for line in table.lines)
    for model in (table, WallGrid(round_)):
        qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_numbers_of_the_wall_are_typed_one_below_the_other(
    qtbot: QtBot, ready: Library, theme: Theme
) -> None:
    dialog = WallDialog(None, theme, opened(ready))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    keys = Keys()
    for digits in ("5", "12", "3"):
        keys.ballot(digits)
    assert dialog.grid.currentIndex().row() == 3
    shown = [dialog.model.index(row, 0).data() for row in range(3)]
    assert shown == ["5", "12", "3"]
