"""Several rounds side by side: ranks and moves from one to the next, never anything by group."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.prioritise.compare_dialog import CompareDialog, compared
from charrette.ui.widgets.ask import Picker
from tests.ui.evening import groups_of, project_of
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.test_methods import Answer


def held(library: Library, method: str, orders: list[list[int]], needs: list[int]) -> Any:
    """A round by rankings or marks of the needs with these numbers, one ballot an order, closed and revealed."""
    with library.reading() as queries:
        charrette = queries.charrettes(project_of(library))[0].id
        ids = [need.id for need in queries.needs(project_of(library)) if need.number in needs]
    round_ = library.do(open_round, OpenRound(charrette, tuple(ids), method))
    on_ballot = [need.need_id for need in round_.needs]
    for order in orders:
        content = {on_ballot[number]: place for place, number in enumerate(order, start=1)}
        if method == "approval":
            content = dict.fromkeys(content, 1)
        library.do(cast_ballot, CastBallot(round_.id, groups_of(library)["ST"].id, content))
    library.do(close_round, round_.id)
    return library.do(reveal_round, round_.id)


def three_rounds(library: Library) -> list[Any]:
    first = held(library, "approval", [[0], [0], [0, 1], [2]], [1, 2, 3, 4])
    second = held(library, "borda", [[1, 0, 2], [1, 0, 2]], [1, 2, 3])
    third = held(library, "schulze", [[1, 0], [1, 0], [0, 1]], [1, 2, 5])
    return [first, second, third]


def test_ranks_and_moves_are_told_from_round_to_round(ready: Library, desk: Desk) -> None:
    rounds = three_rounds(ready)
    desk.open_project(desk.project_id)
    rows = {row.code: row for row in compared(*(desk.snapshot.result(each) for each in rounds))}
    assert list(rows) == ["N-002", "N-001", "N-005", "N-003", "N-004"], (
        "the last round’s order, then the earlier"
    )
    assert rows["N-001"].cells == ("1", "2  ↓ down 1", "2  same rank")
    assert rows["N-002"].cells == ("=2", "1  ↑ up 1", "1  same rank")
    assert rows["N-005"].cells[:2] == ("", "")
    assert rows["N-005"].cells[2].endswith("new on the ballot")
    assert rows["N-003"].cells[2] == "not on the ballot"
    assert rows["N-004"].changes == ("not on the ballot", "")


def test_all_rounds_are_picked_and_shown_in_the_order_they_were_held(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    three_rounds(ready)
    page = show()
    qtbot.waitUntil(page._acts["compare"].isEnabled)
    seen: list[Any] = []

    def look(dialog: Any) -> None:
        assert isinstance(dialog, CompareDialog)
        heads = [
            dialog.model.headerData(column, Qt.Orientation.Horizontal)
            for column in range(dialog.model.columnCount())
        ]
        seen.extend([dialog.windowTitle(), heads, dialog.model.rowCount()])
        dialog.keep.click()

    def choose(dialog: Any) -> None:
        assert isinstance(dialog, Picker)
        answer(look)
        dialog.keep.click()

    answer(choose)
    page._acts["compare"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [
        "Rounds 1, 2 and 3 side by side",
        ["Need", "", "Round 1, Approval", "Round 2, Borda", "Round 3, Schulze"],
        5,
    ]


def test_a_round_of_one_ballot_is_named_and_left_out(
    ready: Library, desk: Desk, qtbot: QtBot, theme: Any
) -> None:
    rounds = [held(ready, "approval", [[0], [0, 1]], [1, 2]), held(ready, "approval", [[1]], [1, 2])]
    desk.open_project(desk.project_id)
    dialog = CompareDialog(None, theme, [(each, desk.snapshot.result(each)) for each in rounds])
    qtbot.addWidget(dialog)
    assert dialog.model.columnCount() == 3
    assert "Too few ballots to be shown: Round 2, approval." in dialog.told.text()
