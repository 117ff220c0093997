"""After the reveal a result can be examined: how firm, what if, how it came about, as a picture, its ballots."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from charrette.domain.ballot_entry import read_entry
from charrette.domain.criteria import Criterion
from charrette.domain.errors import CharretteError, ExportError, InvalidInputError
from charrette.domain.flags import FlagKind
from charrette.domain.methods import METHODS
from charrette.domain.rounds import Round
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.rounds import OpenRound, close_round, open_round, reopen_round, reveal_round
from charrette.services.tallying import VoteFile, tally_file
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.models.analysis import Analysis, analysis_of, redrawn_words, tiers_of, with_analysis
from charrette.ui.models.chart import chart_of
from charrette.ui.models.how import account_of, needs_of, steps_of
from charrette.ui.models.measures import bar_of_span
from charrette.ui.models.needs_list import SortBy, Tier, round_view
from charrette.ui.models.results import Col
from charrette.ui.models.whatif import Question, answered, questions_of
from charrette.ui.prioritise.charts_saving import picture_bytes, save_picture
from charrette.ui.prioritise.how_dialog import HowDialog
from charrette.ui.prioritise.need_delegate import tier_words
from charrette.ui.prioritise.page import PrioritisePage
from charrette.ui.prioritise.whatif_dialog import WhatIfDialog
from charrette.ui.theme import Theme
from tests.ui.evening import groups_of, voted
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.test_methods import BALLOTS_OF

Answer = Callable[[Callable[[Any], object]], None]


def examined(qtbot: QtBot, page: PrioritisePage) -> PrioritisePage:
    """The page once it says how firm the result is."""
    qtbot.waitUntil(lambda: page.result.view is not None and page.result.view.analysis is not None)
    return page


def steps(library: Library) -> int:
    with library.reading() as queries:
        return queries.last_step()


def test_how_firm_it_is_is_worked_out_after_the_reveal_only(qtbot: QtBot, ready: Library, show: Show) -> None:
    voted(ready, revealed=False)
    page = show()
    qtbot.waitUntil(lambda: page.result.view is not None)
    QTest.keyPress(page.result, Qt.Key.Key_Space)
    assert page.result.numbers_shown
    QTest.keyRelease(page.result, Qt.Key.Key_Space)
    assert page.result.view is not None
    assert page.result.view.analysis is None
    assert not any(line.tier for line in page.result.table.results.lines)
    QTest.keyClick(page.result, Qt.Key.Key_V)
    examined(qtbot, page)
    tiers = [line.tier for line in page.result.table.results.lines if line.tier is not None]
    assert len(tiers) == 16
    assert (tiers[0].low, tiers[-1].high) == (1, 16)


def test_nothing_that_examines_works_before_the_reveal(qtbot: QtBot, ready: Library, show: Show) -> None:
    voted(ready, revealed=False)
    page = show()
    qtbot.waitUntil(lambda: page.result.view is not None)
    acts = {action.text(): action for action in page.actions()}
    for words in ("What if…", "How this came about…", "Save picture…", "Export ballots…"):
        assert not acts[words].isEnabled(), words
    page.result.ask_what_if()
    page.result.show_how()
    assert QApplication.activeModalWidget() is None


def test_a_reopened_round_forgets_how_firm_it_was(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    round_ = voted(ready)
    page = examined(qtbot, show())
    desk.do(reopen_round, round_.id)
    qtbot.waitUntil(lambda: not page.result.numbers_shown)
    assert not {a.text(): a for a in page.actions()}["What if…"].isEnabled()


def test_tiers_cover_the_list_and_stand_only_by_rank(qtbot: QtBot, ready: Library, show: Show) -> None:
    voted(ready)
    page = examined(qtbot, show())
    table = page.result.table
    words = [tier_words(line) for line in table.results.lines if tier_words(line)]
    assert words, "the sample is expected to hold places that could swap"
    assert all(each.startswith("Places ") and each.endswith(" could swap") for each in words)
    page.result.table.sort_by_column(1)
    assert table.sort is SortBy.NAME
    assert not any(line.tier for line in table.results.lines)


def test_the_detail_says_where_a_need_would_stand(qtbot: QtBot, ready: Library, show: Show) -> None:
    round_ = voted(ready)
    page = examined(qtbot, show())
    page.reveal(round_.needs[4].need_id)
    inside = page.result.detail.widget()
    assert inside is not None
    shown = [each.text() for each in inside.findChildren(QLabel)]
    assert "Rank if ballots are re-drawn" in shown
    assert "in 9 of 10" in shown
    assert {"Approval", "Borda", "Schulze"} <= set(shown)
    nodes = {each.text() for each in inside.findChildren(QPushButton)}
    assert "Add" in nodes, "no scope serves it yet"
    assert "In the prioritised needs" in nodes


def test_places_that_depend_on_one_group_or_on_the_method_are_flagged_in_words(
    qtbot: QtBot, ready: Library, desk: Desk
) -> None:
    round_ = voted(ready)
    desk.open_project(desk.project_id)
    found = analysis_of(desk.snapshot, round_, 3)
    assert found is not None
    view = with_analysis(round_view(desk.snapshot, round_), found)
    flagged = {line.need.id: line for line in view.lines if any(f.kind is FlagKind.GROUP for f in line.flags)}
    assert found.robustness is not None
    told = {each.need for each in found.robustness.needs if each.groups_words}
    voted_for = {line.need.id for line in view.lines if line.standing and line.standing.voted}
    assert set(flagged) == told & voted_for
    for line in flagged.values():
        assert any(flag.short == "place depends on one group" for flag in line.flags)


def test_words_of_tiers_and_of_what_was_not_drawn() -> None:
    assert Tier(3, 6, first=True, last=False).words == "places 3 to 6 could swap"
    assert Tier(1, 1, first=True, last=True).words == ""
    assert tiers_of(None) == {}


def test_a_hand_count_is_not_drawn_again(ready: Library, desk: Desk) -> None:
    from charrette.domain.agreement import Agreement
    from charrette.domain.stability import Stability

    need = desk.snapshot.project.id
    nothing = Analysis(Agreement((), None, None, ""), Stability((), (), (), (), 0, 1, "Not of hand counts."))
    assert redrawn_words(nothing, need) == ""
    assert nothing.words == "Not of hand counts."


def test_what_if_by_keyboard_shows_derived_ranks_and_leaves_no_trace(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    voted(ready)
    page = examined(qtbot, show())
    before = steps(ready)
    seen: list[str] = []

    def ask(dialog: WhatIfDialog) -> None:
        assert dialog.moved.columnCount() == 3
        QTest.keyClick(dialog.form.groups, Qt.Key.Key_Down)
        assert dialog.form.groups.currentText() == "Students"
        qtbot.waitUntil(lambda: "without Students" in dialog.words.text())
        seen.append(dialog.words.text())
        head = dialog.moved.headerData(3, Qt.Orientation.Horizontal)
        assert head == "Derived"
        changes = [str(dialog.moved.index(row, 3).data()) for row in range(dialog.moved.rowCount())]
        assert any("up" in each or "down" in each for each in changes)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(ask)
    QTest.keyClick(page.result.table, Qt.Key.Key_W)
    assert seen == ["Derived result: without Students. The round’s own result stays as it is."]
    assert steps(ready) == before
    assert page.result.view is not None
    assert page.result.view.result == desk.snapshot.result(desk.snapshot.rounds[0])


def test_the_newest_question_wins(qtbot: QtBot, ready: Library, desk: Desk, theme: Theme) -> None:
    round_ = voted(ready)
    desk.open_project(desk.project_id)
    dialog = WhatIfDialog(None, desk, theme, round_view(desk.snapshot, round_))
    qtbot.addWidget(dialog)
    for value in (2.0, 3.0, 4.0, 5.0):
        dialog.form.boxes[0].setValue(value)
        dialog._ask()
    qtbot.waitUntil(lambda: "Students 5" in dialog.words.text())
    dialog.form.reset.click()
    qtbot.waitUntil(lambda: dialog.words.text().startswith("As counted"))
    assert dialog.moved.columnCount() == 3


def test_a_small_group_is_neither_offered_nor_answered(ready: Library, desk: Desk) -> None:
    round_ = voted(ready)
    desk.open_project(desk.project_id)
    view = round_view(desk.snapshot, round_)
    whole = questions_of(view)
    assert [each.name for each in whole.groups] == [
        "Students",
        "Families",
        "Teachers",
        "Custodial",
        "Technology",
    ]
    facilities = groups_of(ready)["FC"].id
    refused = answered(desk.snapshot, round_, Question(without=facilities))
    assert refused.result is None
    assert "cannot be shown" in refused.words


def test_how_it_came_about_adds_up_on_one_screen(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    round_ = voted(ready)
    page = examined(qtbot, show())
    page.reveal(round_.needs[2].need_id)
    seen: list[str] = []

    def read(dialog: HowDialog) -> None:
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        assert "N-003" in dialog.needs.currentText()
        dialog.reject()

    answer(read)
    QTest.keyClick(page.result.table, Qt.Key.Key_H)
    said = " ".join(seen)
    assert "5 dots each, at most 2 on one need" in said
    assert "Equal numbers share a rank" in said
    assert "Ballots were drawn again 1,000 times within their groups" in said
    assert "charrette tally FILE --method dots --dots 5 --cap 2 --json" in said
    view = round_view(desk.snapshot, round_)
    for line in needs_of(view):
        *rows, last = steps_of(view, line).rows
        assert sum(int(row[2]) for row in rows) == int(last[2])
        assert sum(float(row[4]) for row in rows) == pytest.approx(float(last[4]), abs=0.31)
    assert sum(int(row[1]) for row in account_of(desk.snapshot, round_, view).groups) == 38


def test_the_exported_ballots_give_the_same_order(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, tmp_path: Path
) -> None:
    round_ = voted(ready)
    page = examined(qtbot, show())
    path = tmp_path / "votes.pb"
    with qtbot.waitSignal(desk.said) as said:
        page.result.acts.write_ballots(round_, path)
    assert said.args is not None
    assert "Exported the ballots to votes.pb" in said.args[0]
    _, again = tally_file(VoteFile(path, "dots", {"dots": 5, "cap": 2}))
    own = desk.snapshot.result(round_)
    assert [(each.need.code, each.rank) for each in own.standings if each.voted] == [
        (each.need.code, each.rank) for each in again.standings if each.voted
    ]


def test_the_picture_says_what_it_shows_and_joins_groups_under_five(
    ready: Library, desk: Desk, theme: Theme, tmp_path: Path
) -> None:
    round_ = voted(ready)
    desk.open_project(desk.project_id)
    chart = chart_of(desk.snapshot, round_)
    assert [column.label for column in chart.columns] == ["ST", "FA", "TE", "+"]
    assert chart.alt.startswith("Bar chart. Alder Creek: Round 1, dots. 38 ballots. 5 dots each")
    assert "of 4" not in " ".join((*chart.notes, *(row.words for row in chart.rows)))
    svg = picture_bytes(theme, chart, "svg").decode()
    assert f"<title>{chart.title}</title>" in svg
    assert f"<desc>{chart.alt}</desc>" in svg
    save_picture(theme, chart, tmp_path / "chart.png")
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == 2400
    assert image.text("Description") == chart.alt
    assert picture_bytes(theme, chart, "svg") == picture_bytes(theme, chart, "svg"), "no date in it"


def test_a_picture_is_refused_before_the_reveal_and_where_it_cannot_be_written(
    ready: Library, desk: Desk, theme: Theme, tmp_path: Path
) -> None:
    round_ = voted(ready, revealed=False)
    desk.open_project(desk.project_id)
    with pytest.raises(InvalidInputError, match="once the room has seen"):
        chart_of(desk.snapshot, round_)


def test_a_picture_is_saved_with_its_sentence_on_the_clipboard_or_fails_in_words(
    qtbot: QtBot, ready: Library, desk: Desk, theme: Theme, show: Show, tmp_path: Path
) -> None:
    round_ = voted(ready)
    page = examined(qtbot, show())
    chart = chart_of(desk.snapshot, round_)
    page.result.acts.save_picture(chart, tmp_path / "chart.svg")
    assert (tmp_path / "chart.svg").read_bytes().startswith(b"<?xml")
    assert QApplication.clipboard().text() == chart.alt
    failures: list[CharretteError] = []
    desk.failed.connect(failures.append)
    page.result.acts.save_picture(chart, tmp_path / "missing" / "chart.png")
    page.result.acts.save_picture(chart, tmp_path / "chart.gif")
    assert [type(each) for each in failures] == [ExportError, InvalidInputError]
    assert sorted(each.name for each in tmp_path.glob("*chart*")) == ["chart.svg"]


@pytest.mark.parametrize("name", list(METHODS))
def test_every_method_can_be_examined(
    qtbot: QtBot, qtmodeltester: Any, ready: Library, desk: Desk, theme: Theme, show: Show, name: str
) -> None:
    round_ = seen_round(ready, desk, name)
    page = examined(qtbot, show())
    view, table = page.result.view, page.result.table.results
    assert view is not None
    qtmodeltester.check(table)
    for row, line in enumerate(table.lines):
        assert table.sentence(line)
        for column in range(table.columnCount()):
            assert table.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) is not None
    chart = chart_of(desk.snapshot, round_)
    assert all(0.0 <= begin <= end <= 1.0 for row in chart.rows for begin, end in (row.bar, *row.groups))
    assert len(picture_bytes(theme, chart, "png")) > 10_000
    for line in needs_of(view):
        assert steps_of(view, line).words
    account = account_of(desk.snapshot, round_, view)
    assert ("smallest change of a weight" in account.firm) == (name == "criteria")
    ranks = METHODS[name].ranks
    assert [any(words in part for part in account.rules) for words in ("Ranks follow", "share a rank")] == [
        ranks
    ] * 2
    titles = [title for _, title in questions_of(view).methods]
    assert titles[0] == METHODS[name].title
    page.grab()


def seen_round(library: Library, desk: Desk, name: str) -> Round:
    """A revealed round of that method, in which three groups of three answered, not all alike."""
    with library.reading() as queries:
        needs = tuple(need.id for need in queries.needs(desk.snapshot.project.id) if not need.required)
    criteria = (Criterion("Safety"), Criterion("Cost", cost=True)) if name == "criteria" else ()
    charrette = desk.snapshot.charrettes[0].id
    round_ = library.do(open_round, OpenRound(charrette, needs, name, criteria=criteria))
    lines = BALLOTS_OF[name] if name != "criteria" else ("st 55 22", "st 54 -", "st 5- 33")
    groups, kinds = groups_of(library), {"ST", "FA", "TE"}
    for place, label in enumerate(sorted(kinds) * 3):
        entry = read_entry(
            METHODS[name], lines[place % 2 * 2], round_.needs, kinds, options=round_.rules.options
        )
        library.do(cast_ballot, CastBallot(round_.id, groups[label].id, entry.content))
    library.do(close_round, round_.id)
    return library.do(reveal_round, round_.id)


def test_numbers_below_nought_stand_left_of_a_line(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    seen_round(ready, desk, "borda")
    page = examined(qtbot, show())
    scale, lines = page.result.table.results.scale, page.result.table.results.lines
    shown = [line for line in lines if line.standing is not None]
    assert scale.lowest < 0 < scale.most
    last = page.result.table.results.index(len(lines) - 1, Col.SCORE).data()
    assert last.startswith("−")
    scores = [line.standing.score for line in shown if line.standing]
    assert all(above >= below for above, below in pairwise(scores))
    assert bar_of_span(scale.lowest, (scale.lowest, scale.most))[0] == 0.0
    assert bar_of_span(scale.most, (scale.lowest, scale.most))[1] == 1.0
