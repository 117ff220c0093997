"""Ballots filled on the screen: pairs, rankings and answers, by keys alone and by dragging; corrected too."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from charrette.domain.pair_plan import pairs_for
from charrette.domain.pairs import EVEN, FIRST, SECOND, pair_key
from charrette.domain.rounds import Round
from charrette.services.rounds import OpenRound, open_round
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.prioritise.ballot_answers import AnswersPad
from charrette.ui.prioritise.ballot_dialog import BallotDialog
from charrette.ui.prioritise.ballot_pairs import PairsPad
from charrette.ui.prioritise.ballot_ranking import RankingPad
from charrette.ui.prioritise.page import PrioritisePage
from tests.ui.evening import groups_of, project_of
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.keys import Keys, come_back
from tests.ui.prioritise.test_methods import Answer

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def opened(library: Library, method: str, needs: int) -> Round:
    with library.reading() as queries:
        charrette = queries.charrettes(project_of(library))[0].id
        ids = [need.id for need in queries.needs(project_of(library)) if not need.required][:needs]
    return library.do(open_round, OpenRound(charrette, tuple(ids), method))


def fill(page: PrioritisePage, keys: Keys, answer: Answer, act: Any) -> None:
    """F4 on the entry line, then ``act`` in the dialog that opens."""

    def in_dialog(dialog: Any) -> None:
        assert isinstance(dialog, BallotDialog)
        act(dialog)

    answer(in_dialog)
    keys.press(Qt.Key.Key_F4)


def numbers(round_: Round, ids: Any) -> list[int]:
    position = {need.need_id: need.position for need in round_.needs}
    return [position[each] for each in ids]


def test_pairs_are_answered_by_one_key_each(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    round_ = opened(ready, "pairwise", 4)
    page, keys = show(), Keys()
    asked = [pair_key(one.need_id, other.need_id) for one, other in pairs_for(round_.needs, 1)]

    def act(dialog: BallotDialog) -> None:
        assert isinstance(dialog.pad, PairsPad)
        assert dialog.pad.words() == "0 of 6 pairs compared."
        assert not dialog.keep.isEnabled()
        dialog.pad.setFocus()
        keys.type("1")
        assert dialog.told.text() == "Which group?"
        dialog.group.setCurrentIndex(1)
        keys.press(Qt.Key.Key_Right)
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Space)
        assert dialog.pad.where.text() == "Pair 5 of 6"
        keys.press(Qt.Key.Key_Up, times=4)
        keys.type("2")
        assert dialog.told.text() == "3 of 6 pairs compared."
        keys.press(Qt.Key.Key_Return, CTRL)

    fill(page, keys, answer, act)
    qtbot.waitUntil(lambda: len(desk.snapshot.ballots) == 1)
    assert desk.snapshot.ballots[0].content == {asked[0]: SECOND, asked[1]: SECOND, asked[2]: EVEN}


def test_a_ballot_of_pairs_is_corrected_from_what_it_says(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    round_ = opened(ready, "pairwise", 4)
    page, keys = show(), Keys()
    keys.ballot("st 1>4 3=2")
    qtbot.waitUntil(lambda: len(desk.snapshot.ballots) == 1)
    before = dict(desk.snapshot.ballots[0].content)
    page.ballots.list.setFocus()
    page.ballots.list.selectRow(0)
    keys.press(Qt.Key.Key_F2)
    open_pairs = [pair_key(one.need_id, other.need_id) for one, other in pairs_for(round_.needs, 1)]
    first_open = next(key for key in open_pairs if key not in before)

    def correct(dialog: BallotDialog) -> None:
        assert dialog.pad.content() == before
        keys.type("1")
        keys.press(Qt.Key.Key_Return, CTRL)

    fill(page, keys, answer, correct)
    qtbot.waitUntil(lambda: desk.snapshot.ballots[0].content == before | {first_open: FIRST})
    assert len(desk.snapshot.ballots) == 1


def test_of_many_needs_part_of_the_pairs_is_asked_and_another_part_of_the_next_ballot(
    qtbot: QtBot, ready: Library, show: Show, answer: Answer
) -> None:
    opened(ready, "pairwise", 16)
    page, keys, seen = show(), Keys(), list[str]()

    def look(dialog: BallotDialog) -> None:
        assert isinstance(dialog.pad, PairsPad)
        seen.append(dialog.pad.keyboard.accessibleDescription())
        assert dialog.pad.words() == "0 of 24 pairs compared; there are 120 in all."
        dialog.reject()

    for number in ("#1", "#2"):
        page.ballots.entry.number.setText(number)
        page.ballots.entry.line.setFocus()
        fill(page, keys, answer, look)
        come_back(qtbot, page)
    assert len(set(seen)) == 2
    assert seen[0].startswith("Pair 1 of 24: 1 Need 1, or ")


def test_a_ranking_is_made_by_keys_and_by_dragging(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    round_ = opened(ready, "schulze", 14)
    page, keys = show(), Keys()

    def act(dialog: BallotDialog) -> None:
        pad = dialog.pad
        assert isinstance(pad, RankingPad)
        dialog.group.setCurrentIndex(1)
        pad.setFocus()
        keys.press(Qt.Key.Key_Return, times=12)
        assert numbers(round_, pad.list.ranked()) == list(range(1, 13))
        keys.type("2")
        assert numbers(round_, pad.list.ranked())[:3] == [1, 13, 2], "a number puts the need at its place"
        keys.press(Qt.Key.Key_Down)
        keys.type("12")
        assert numbers(round_, pad.list.ranked())[11] == 2, "two digits at once"
        keys.press(Qt.Key.Key_Up, ALT, times=2)
        assert numbers(round_, pad.list.ranked())[9] == 2
        keys.press(Qt.Key.Key_Delete)
        assert dialog.told.text() == "12 of 14 ranked."
        assert pad.list.model().moveRow(QModelIndex(), 5, QModelIndex(), 0), "what a drag does"
        keys.press(Qt.Key.Key_Return, CTRL)

    fill(page, keys, answer, act)
    qtbot.waitUntil(lambda: len(desk.snapshot.ballots) == 1)
    content = desk.snapshot.ballots[0].content
    order = sorted(content, key=lambda each: content[each])
    assert numbers(round_, order) == [6, 1, 13, 3, 4, 5, 7, 8, 9, 10, 11, 12]


def test_too_many_ranked_are_refused_as_it_is_done(
    qtbot: QtBot, ready: Library, show: Show, answer: Answer
) -> None:
    opened(ready, "ngt", 12)
    page, keys = show(), Keys()

    def act(dialog: BallotDialog) -> None:
        dialog.group.setCurrentIndex(1)
        dialog.pad.setFocus()
        keys.press(Qt.Key.Key_Return, times=5)
        assert dialog.keep.isEnabled()
        keys.press(Qt.Key.Key_Return)
        assert dialog.told.text() == "6 needs are ranked; each person chooses 5."
        assert not dialog.keep.isEnabled()
        dialog.reject()

    fill(page, keys, answer, act)


@pytest.mark.parametrize(
    ("method", "typed", "content"),
    [
        ("criteria", "35-21-----4", {1: 35021, 3: 40000}),
        ("moscow", "ms-w", {1: 3, 2: 2, 4: 0}),
        ("impact-effort", "5142-", {1: 51, 2: 42}),
        ("delphi", "91", {1: 9, 2: 1}),
    ],
)
def test_answers_go_on_by_themselves_one_key_a_cell(
    qtbot: QtBot,
    ready: Library,
    desk: Desk,
    show: Show,
    answer: Answer,
    method: str,
    typed: str,
    content: dict[int, int],
) -> None:
    round_ = opened(ready, method, 4)
    page, keys = show(), Keys()

    def act(dialog: BallotDialog) -> None:
        assert isinstance(dialog.pad, AnswersPad)
        dialog.group.setCurrentIndex(2)
        dialog.pad.setFocus()
        keys.type(typed)
        assert dialog.told.text() == f"{len(content)} of 4 needs answered."
        keys.press(Qt.Key.Key_Return, CTRL)

    fill(page, keys, answer, act)
    qtbot.waitUntil(lambda: len(desk.snapshot.ballots) == 1)
    ids: dict[int, UUID] = {need.position: need.need_id for need in round_.needs}
    assert desk.snapshot.ballots[0].content == {ids[place]: value for place, value in content.items()}
    assert page.ballots.entry.live.text().startswith("Kept P-001.")


def test_what_is_typed_on_the_line_is_taken_over_and_dots_stay_on_the_line(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    opened(ready, "impact-effort", 3)
    page, keys = show(), Keys()

    def act(dialog: BallotDialog) -> None:
        assert isinstance(dialog.pad, AnswersPad)
        assert dialog.pad.words() == "1 of 3 needs answered."
        dialog.pad.setFocus()
        keys.type("3")
        assert dialog.pad.words() == "1 of 3 needs answered."
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Left)
        keys.type("4")
        assert dialog.pad.words() == "1 of 3 needs answered. Half an answer counts as none: 2."
        dialog.reject()

    keys.type("st 42")
    fill(page, keys, answer, act)
    assert page.ballots.entry.line.text() == "st 42"


def test_dots_and_marks_are_typed_only(ready: Library, show: Show) -> None:
    opened(ready, "dots", 6)
    page = show()
    assert page.ballots.entry.screen_entry.isHidden()
    Keys().press(Qt.Key.Key_F4)
    assert page.ballots.entry.line.hasFocus()


@pytest.mark.parametrize("typed", ["fa 2 1", "fa"])
def test_the_group_that_is_typed_is_the_ballots_group_and_not_the_last_ones(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer, typed: str
) -> None:
    opened(ready, "borda", 4)
    page, keys = show(), Keys()
    keys.ballot("st 1 2")
    qtbot.waitUntil(lambda: len(desk.snapshot.ballots) == 1)
    keys.type(typed)

    def act(dialog: BallotDialog) -> None:
        assert dialog.group.currentText() == "FA Families"
        dialog.pad.setFocus()
        keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_Return, CTRL)

    fill(page, keys, answer, act)
    qtbot.waitUntil(lambda: len(desk.snapshot.ballots) == 2)
    families = groups_of(ready)["FA"].id
    assert [each.group_id for each in desk.snapshot.ballots if each.number == 2] == [families]
