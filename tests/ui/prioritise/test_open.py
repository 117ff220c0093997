"""Opening a round: what is proposed, what is refused in words, what is frozen."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QSpinBox
from pytestqt.qtbot import QtBot

from charrette.domain.rounds import Headline, Round, RoundState
from charrette.services.agenda import AddBlock, add_block
from charrette.services.clock import start_block
from charrette.services.rounds import close_round, open_round
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.prioritise.open_dialog import OpenRoundDialog
from charrette.ui.prioritise.page import BALLOTS
from charrette.ui.prioritise.rule_form import dots_example
from charrette.ui.theme import Theme
from tests.ui.evening import add_needs, groups_of, voted
from tests.ui.prioritise.conftest import Show


@pytest.fixture
def dialog(qtbot: QtBot, ready: Library, desk: Desk, theme: Theme) -> OpenRoundDialog:
    """The dialog on sixteen needs."""
    return asked(qtbot, desk, theme)


def asked(qtbot: QtBot, desk: Desk, theme: Theme) -> OpenRoundDialog:
    """The dialog on what the library holds now."""
    desk.open_project(desk.project_id)
    session = desk.session
    assert session is not None
    made = OpenRoundDialog(None, theme, desk.snapshot, session)
    qtbot.addWidget(made)
    return made


def number_box(dialog: OpenRoundDialog, name: str) -> QSpinBox:
    """The field of a rule that is a number."""
    box = dialog.fields[name]
    assert isinstance(box, QSpinBox)
    return box


def test_the_methods_defaults_are_proposed_and_explained(dialog: OpenRoundDialog) -> None:
    assert dialog.options() == {"dots": 5, "cap": 2}
    assert len(dialog.subjects.chosen()) == 16, "required needs are never on a ballot"
    assert dialog.told.text() == (
        "One ballot: 2 dots on one need, 2 on another, 1 on a third. Fewer dots are fine. "
        "38 people place at most 190 dots."
    )


def test_the_proposal_follows_the_needs_until_a_rule_is_set_by_hand(dialog: OpenRoundDialog) -> None:
    for row in range(7):
        dialog.subjects.needs.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.options()["dots"] == 3
    number_box(dialog, "dots").setValue(4)
    dialog.subjects.needs.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.options()["dots"] == 4


@pytest.mark.parametrize(("dots", "cap", "why"), [(5, 3, "At most half"), (40, 2, "cannot take 40 dots")])
def test_rules_that_make_no_sense_are_refused_as_they_are_set(
    dialog: OpenRoundDialog, dots: int, cap: int, why: str
) -> None:
    number_box(dialog, "dots").setValue(dots)
    number_box(dialog, "cap").setValue(cap)
    assert why in dialog.told.text()
    assert not dialog.keep.isEnabled()


def test_nobody_or_nothing_to_vote_is_refused(dialog: OpenRoundDialog) -> None:
    dialog.subjects.check(frozenset())
    assert "at least one need" in dialog.told.text()
    dialog.subjects.check(None)
    assert dialog.keep.isEnabled()
    for box in dialog.groups.votes.values():
        box.setChecked(False)
    assert "at least one group" in dialog.told.text()
    assert not dialog.keep.isEnabled()


def test_headline_groups_and_influence_are_frozen(dialog: OpenRoundDialog, ready: Library) -> None:
    groups = groups_of(ready)
    dialog.headline.button("balanced").click()
    dialog.groups.votes[groups["NB"].id].setChecked(False)
    dialog.groups.influence[groups["CU"].id].setValue(2.5)
    command = dialog.command()
    assert command.headline is Headline.BALANCED
    assert groups["NB"].id not in command.voting
    assert command.influence[groups["CU"].id] == Fraction(5, 2)


def test_many_needs_propose_a_shortlist(qtbot: QtBot, ready: Library, desk: Desk, theme: Theme) -> None:
    add_needs(ready, 14, 0)
    dialog = asked(qtbot, desk, theme)
    assert "30 needs are more than people can weigh" in dialog.subjects.advice.text()
    dialog.make_shortlist()
    assert dialog.method.name == "multivote"
    assert dialog.options() == {"part": 2}
    assert dialog.told.text() == "One ballot: 15 needs marked at most, once each."
    assert not dialog.subjects.advice.text()
    assert dialog.command().title == "Round 1, shortlist"


def test_the_top_of_the_last_round_can_be_taken(
    qtbot: QtBot, ready: Library, desk: Desk, theme: Theme
) -> None:
    round_ = voted(ready)
    QApplication.sendPostedEvents()
    dialog = asked(qtbot, desk, theme)
    dialog.subjects.check(dialog.subjects.top())
    standings = desk.snapshot.result(round_).standings
    assert set(dialog.subjects.chosen()) == {
        each.need.need_id for each in standings if each.rank <= 12 and each.score
    }


def test_without_a_round_the_page_says_what_fits_and_opens_one(
    qtbot: QtBot, ready: Library, desk: Desk, stage: Stage, show: Show
) -> None:
    page = show()
    assert page.title == "Prioritise"
    assert QApplication.focusWidget() is page.empty.ready.buttons[0]

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OpenRoundDialog)
        dialog.keep.click()

    QTimer.singleShot(100, accept)
    page.empty.ready.buttons[0].click()
    qtbot.waitUntil(lambda: page.round is not None and page.round.state is RoundState.OPEN)
    qtbot.waitUntil(lambda: page.tabs.currentIndex() == BALLOTS)
    qtbot.waitUntil(lambda: stage.view == "voting")


def test_an_example_of_a_long_ballot_stays_short() -> None:
    assert dots_example({"dots": 8, "cap": 1}) == (
        "One ballot: 1 dot on one need, 1 on another, 1 on a third, 1 on a fourth, 1 on a fifth, "
        "and so on for the other 3. Fewer dots are fine."
    )


def test_numbers_keep_off_the_edge_of_their_box(dialog: OpenRoundDialog) -> None:
    boxes = [number_box(dialog, "dots"), number_box(dialog, "cap"), *dialog.groups.influence.values()]
    assert {box.lineEdit().textMargins().left() for box in boxes} == {7}


def test_the_block_the_room_is_in_says_how_it_votes(
    qtbot: QtBot, ready: Library, desk: Desk, theme: Theme
) -> None:
    session = desk.snapshot.sessions[0]
    block = ready.do(add_block, AddBlock(session.id, "Which level?", "gradients", 15))
    ready.do(start_block, block.id)
    dialog = asked(qtbot, desk, theme)
    assert dialog.method.name == "gradients"
    assert dialog.command().block_id == block.id
    dialog.methods.choose("dots")
    assert dialog.command().block_id is None, "another method is another vote"
    dialog.methods.choose("gradients")
    ready.do(open_round, dialog.command())
    ready.do(close_round, desk_rounds(desk)[-1].id)
    assert asked(qtbot, desk, theme).method.name == "dots", "the block has its round"


def desk_rounds(desk: Desk) -> tuple[Round, ...]:
    desk.open_project(desk.project_id)
    return desk.snapshot.rounds


def test_the_arrow_keys_bring_every_method_into_sight(qtbot: QtBot, dialog: OpenRoundDialog) -> None:
    """On a small laptop the last methods stand below the edge of the list."""
    dialog.resize(900, 560)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.methods.more.setFocus()
    qtbot.keyClick(dialog.methods.more, Qt.Key.Key_Space)
    scroll = dialog.findChild(QScrollArea)
    assert scroll is not None
    for made in dialog.methods.buttons.values():
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        place = QRect(made.mapTo(scroll.viewport(), QPoint()), made.size())
        assert scroll.viewport().rect().contains(place), made.text()
