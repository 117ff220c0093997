"""Merging and splitting after a vote: the new votes and ranks are read before anything is committed."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from charrette.domain.needs import Need, NeedStatus
from charrette.domain.rounds import Round
from charrette.services.needs import MergeNeeds, merge_needs
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.needs.editor import NeedEditor
from charrette.ui.needs.effects import SplitDialog
from charrette.ui.needs.merge import MergeDialog
from charrette.ui.needs.need_acts import NeedActs
from charrette.ui.needs.pane import NeedsPane
from charrette.ui.theme import Theme
from tests.ui.evening import add_needs, add_people, voted

Answer = Callable[[Callable[[Any], object]], None]


@pytest.fixture
def ready(library: Library) -> Library:
    """Sixteen needs and thirty-eight people."""
    add_needs(library)
    add_people(library)
    return library


def needs_of(desk: Desk, *numbers: int) -> list[Need]:
    desk.open_project(desk.project_id)
    return [desk.snapshot.needs[number - 1] for number in numbers]


@pytest.fixture
def shown(desk: Desk, theme: Theme, qtbot: QtBot) -> Callable[..., MergeDialog]:
    """The dialog on two needs."""
    window = QWidget()
    qtbot.addWidget(window)

    def made(*numbers: int) -> MergeDialog:
        dialog = MergeDialog(desk, theme, needs_of(desk, *numbers), window)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return made


def place(library: Library, round_: Round, number: int) -> tuple[int, int]:
    """Score and rank of a need by its number."""
    with library.reading() as queries:
        snapshot = queries.snapshot(queries.projects()[0].id)
    assert snapshot is not None
    standing = snapshot.result(round_).standing(snapshot.needs[number - 1].id)
    assert standing is not None
    return int(standing.score), standing.rank


def test_votes_and_ranks_are_read_before_the_merge_and_nothing_is_written(
    ready: Library, desk: Desk, shown: Callable[..., MergeDialog], qtbot: QtBot
) -> None:
    round_ = voted(ready)
    dots = [place(ready, round_, number)[0] for number in (3, 7)]
    dialog = shown(3, 7)
    qtbot.waitUntil(lambda: bool(dialog.effects.words))
    assert "N-003 + N-007: " in dialog.effects.words
    told = int(dialog.effects.words.partition("N-003 + N-007: ")[2].partition(" ")[0])
    assert max(dots) < told <= sum(dots)
    assert "derived result, the round’s own stays beside it" in dialog.effects.words
    assert "Rule: each voter once; dots are added up, at most 2 a ballot." in dialog.effects.words
    assert dialog.effects.isVisible()
    dialog.reject()
    assert all(need.status is NeedStatus.OPEN for need in desk.snapshot.needs)


def test_another_need_that_lives_on_is_counted_anew(
    ready: Library, shown: Callable[..., MergeDialog], qtbot: QtBot
) -> None:
    voted(ready)
    dialog = shown(3, 7)
    qtbot.waitUntil(lambda: bool(dialog.effects.words))
    dialog.effects.show_effects(())
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.keep.text() == "Merge into N-007"
    qtbot.waitUntil(lambda: "N-003 + N-007: " in dialog.effects.words)


def test_before_the_reveal_only_that_there_are_votes(
    ready: Library, shown: Callable[..., MergeDialog], qtbot: QtBot
) -> None:
    voted(ready, revealed=False)
    dialog = shown(3, 7)
    qtbot.waitUntil(lambda: bool(dialog.effects.words))
    assert "has votes on N-003 and N-007" in dialog.effects.words
    assert "voters" not in dialog.effects.words
    assert "The numbers are shown once the room has seen the result." in dialog.effects.words


def test_without_votes_nothing_is_said_of_them(
    shown: Callable[..., MergeDialog], ready: Library, qtbot: QtBot
) -> None:
    dialog = shown(3, 7)
    qtbot.waitUntil(lambda: not dialog.waiting)
    assert dialog.effects.words == ""
    assert not dialog.effects.isVisible()


def test_a_split_after_a_vote_is_read_and_may_be_left(
    ready: Library, desk: Desk, theme: Theme, answer: Answer, qtbot: QtBot
) -> None:
    voted(ready)
    one, other = needs_of(desk, 3, 7)
    ready.do(merge_needs, MergeNeeds(one.id, (other.id,)))
    needs_of(desk, 1)
    pane = NeedsPane(desk, theme)
    qtbot.addWidget(pane)
    pane.show()
    acts, read = NeedActs(desk, theme, pane), list[str]()

    def leave(dialog: SplitDialog) -> None:
        read.append(dialog.effects.words)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(leave)
    acts.unmerge([other.id])
    assert "N-007: " in read[0]
    assert " instead of " in read[0]
    assert desk.snapshot.need_by_id[other.id].status is NeedStatus.MERGED
    answer(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    acts.unmerge([other.id])
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[other.id].status is NeedStatus.OPEN)
    desk.undo()
    qtbot.waitUntil(lambda: desk.snapshot.need_by_id[other.id].status is NeedStatus.MERGED)


def test_cards_that_are_split_off_take_no_votes_along(
    ready: Library, desk: Desk, theme: Theme, answer: Answer, qtbot: QtBot
) -> None:
    voted(ready)
    (need,) = needs_of(desk, 3)
    window = QWidget()
    qtbot.addWidget(window)
    editor = NeedEditor(desk, theme, need.id, window)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.sources.list.setCurrentRow(0)
    editor.sources.list.item(0).setSelected(True)
    said = list[str]()

    def agree(dialog: SplitDialog) -> None:
        said.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.accept()

    answer(agree)
    editor.sources.split_button.click()
    qtbot.waitUntil(lambda: len(desk.snapshot.needs) == 19)
    assert any(words.startswith("The votes stay with the need as it was worded") for words in said)
