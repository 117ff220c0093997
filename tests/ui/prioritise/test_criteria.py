"""Criteria and their weights by keys: points, comparing two by two, the room or its groups; frozen in the round."""

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.domain.ahp import criterion_weights
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.criteria_set import SCHOOL_CRITERIA
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.prioritise.ahp_view import Judge
from charrette.ui.prioritise.comparisons import Comparisons, pair_sentence, pair_words
from charrette.ui.prioritise.criteria_dialog import CriteriaDialog
from charrette.ui.prioritise.open_dialog import OpenRoundDialog
from charrette.ui.prioritise.page import PrioritisePage
from charrette.ui.theme import Theme
from tests.ui.evening import groups_of
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.keys import Keys
from tests.ui.prioritise.test_methods import Answer, ask_to_open, to_method

THREE = (Criterion("Benefit"), Criterion("Safety"), Criterion("Cost", cost=True))


@pytest.fixture
def dialog(qtbot: QtBot, ready: Library, theme: Theme) -> CriteriaDialog:
    """Three criteria, and two groups that may compare them."""
    groups = groups_of(ready)
    judges = [Judge(groups["ST"].id, "Students"), Judge(groups["FA"].id, "Families", Fraction(3))]
    made = CriteriaDialog(None, theme, THREE, (), judges)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def compare(dialog: CriteriaDialog, keys: Keys, typed: str) -> None:
    dialog.ahp.pairs.setFocus()
    dialog.ahp.pairs.setCurrentRow(0)
    keys.type(typed)


def test_points_become_shares_at_once_and_what_is_wrong_is_said(dialog: CriteriaDialog) -> None:
    rows, keys = dialog.rows, Keys()
    assert rows.rows[0].name.hasFocus()
    assert dialog.bars.words.startswith("Benefit 33.3%; Safety 33.3%; Cost (less is better)")
    rows.rows[0].points.setValue(3)
    assert rows.sum.text() == "5 points in all"
    assert dialog.bars.words == "Benefit 60%; Safety 20%; Cost (less is better) 20%"
    rows.rows[1].points.setValue(0)
    assert dialog.told.text() == "“Safety” has no points: give it some, or leave it out."
    assert not dialog.keep.isEnabled()
    rows.rows[1].points.setValue(1)
    rows.add.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert dialog.told.text() == "Every criterion needs a name."
    keys.type("benefit")
    assert dialog.told.text() == "Two criteria are called “Benefit”."
    keys.type(" of all")
    assert dialog.keep.isEnabled()
    assert [each.name for each in dialog.criteria] == ["Benefit", "Safety", "Cost", "benefit of all"]
    assert rows.rows[3].low.accessibleName() == "Criterion 4: what 1 means"


def test_the_textbook_case_gives_its_weights_and_ratio(dialog: CriteriaDialog) -> None:
    """Rows 1 3 5 / 1/3 1 3 / 1/5 1/3 1: .6370 .2583 .1047, CR .033."""
    dialog.by.button("compared").click()
    assert dialog.told.text() == "Compare the criteria two by two first."
    assert not dialog.keep.isEnabled()
    compare(dialog, Keys(), "35")
    assert dialog.told.text().startswith("The room: 2 of 3 pairs.")
    assert not dialog.keep.isEnabled()
    Keys().type("3")
    assert dialog.keep.isEnabled()
    assert dialog.bars.words == "Benefit 63.7%; Safety 25.8%; Cost (less is better) 10.5%"
    assert dialog.told.text() == "Consistency ratio 0.03: the comparisons fit together."
    assert dialog.judgements == (Judgement((Fraction(3), Fraction(5), Fraction(3))),)


def test_left_and_right_say_which_and_delete_takes_back(dialog: CriteriaDialog) -> None:
    dialog.by.button("compared").click()
    keys, view = Keys(), dialog.ahp
    view.pairs.setFocus()
    keys.press(Qt.Key.Key_Right)
    keys.type("4")
    assert view.pairs.item(0).text() == "Safety 4 × Benefit"
    keys.press(Qt.Key.Key_Up)
    assert view.sentence.text() == "Safety matters more than Benefit: 4 times as much."
    keys.press(Qt.Key.Key_Left)
    assert view.pairs.item(0).text() == "Benefit 4 × Safety"
    keys.type("1")
    assert view.pairs.item(0).text() == "Benefit = Safety"
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Delete)
    assert view.pairs.item(0).text() == "Benefit or Safety?"
    view.second.click()
    view.times[6].click()
    assert view.pairs.item(0).text() == "Safety 7 × Benefit"


def test_comparisons_that_do_not_fit_are_flagged_with_the_worst_three_named(dialog: CriteriaDialog) -> None:
    dialog.by.button("compared").click()
    compare(dialog, Keys(), "91")
    Keys().type("9")
    words = dialog.told.text()
    assert "above 0.10: look at this again" in words
    assert "Benefit over Safety 9, Safety over Cost 9, but Benefit over Cost only 1" in words
    assert dialog.told.property("role") == "warn"
    assert dialog.keep.isEnabled(), "the room may keep it, knowing"


def test_groups_compare_apart_and_count_by_their_influence(dialog: CriteriaDialog, ready: Library) -> None:
    dialog.by.button("compared").click()
    dialog.ahp.who.button("groups").click()
    keys = Keys()
    compare(dialog, keys, "222")
    assert dialog.keep.isEnabled(), "a group that did not compare does not count"
    dialog.ahp.judge.setCurrentIndex(1)
    dialog.ahp.pairs.setFocus()
    keys.press(Qt.Key.Key_Right)
    keys.type("2")
    assert "Families: 1 of 3 pairs" in dialog.told.text()
    keys.press(Qt.Key.Key_Right)
    keys.type("2")
    keys.press(Qt.Key.Key_Right)
    keys.type("2")
    assert dialog.told.text().startswith("2 groups together: Consistency ratio ")
    groups = groups_of(ready)
    half, two = Fraction(1, 2), Fraction(2)
    assert dialog.judgements == (
        Judgement((two, two, two), groups["ST"].id, Fraction(1)),
        Judgement((half, half, half), groups["FA"].id, Fraction(3)),
    )
    shares = criterion_weights(dialog.criteria, dialog.judgements)
    assert shares[0] < shares[2], "three quarters of the influence put cost first"


def test_what_was_compared_stays_when_a_criterion_comes_or_goes(dialog: CriteriaDialog) -> None:
    dialog.by.button("compared").click()
    compare(dialog, Keys(), "357")
    dialog.by.button("points").click()
    dialog.rows._on_remove(dialog.rows.rows[1])
    dialog.by.button("compared").click()
    assert [dialog.ahp.pairs.item(row).text() for row in range(dialog.ahp.pairs.count())] == [
        "Benefit 5 × Cost"
    ]
    assert dialog.bars.words == "Benefit 83.3%; Cost (less is better) 16.7%"


def test_a_dialog_begins_with_the_judgements_from_before(qtbot: QtBot, theme: Theme) -> None:
    judged = (Judgement((Fraction(3), Fraction(5), Fraction(1, 3))),)
    dialog = CriteriaDialog(None, theme, THREE, judged, ())
    qtbot.addWidget(dialog)
    assert dialog.compares
    assert dialog.judgements == judged
    assert dialog.ahp.pairs.item(2).text() == "Cost 3 × Safety"
    assert dialog.ahp.who.isHidden(), "without groups only the room compares"


def test_sentences_of_a_pair() -> None:
    assert pair_sentence("A", "B", Fraction(1, 3)) == "B matters somewhat more than A: 3 times as much."
    assert pair_sentence("A", "B", Fraction(1)) == "A matters as much as B."
    assert pair_words("A", "B", Fraction(5, 2)) == "A 2.5 × B"
    said = Comparisons()
    said.say(None, 1, 2, Fraction(3))
    assert said.said(None, 2, 1) == Fraction(1, 3)


def test_a_round_by_criteria_freezes_them(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    page, keys = show(), Keys()

    def judged(dialog: Any) -> None:
        assert isinstance(dialog, CriteriaDialog)
        dialog.by.button("compared").click()
        compare(dialog, keys, "1" * 10)
        dialog.keep.click()

    def opened(dialog: OpenRoundDialog) -> None:
        to_method(keys, dialog, "criteria")
        assert dialog.criteria.bars.words.startswith("Students’ benefit 30%; Safety 25%")
        assert dialog.example.accessibleDescription().startswith("1 Need 1: 4, 1, 3, 5, 2")
        answer(judged)
        dialog.criteria.change.click()
        assert dialog.criteria.told.text().startswith("Compared two by two. Consistency ratio 0.00")
        assert dialog.criteria.bars.words.startswith("Students’ benefit 20%; Safety 20%")
        dialog.keep.click()

    ask_to_open(page, answer, opened)
    qtbot.waitUntil(lambda: page.round is not None)
    check_frozen(page)


def check_frozen(page: PrioritisePage) -> None:
    assert page.round is not None
    rules = page.round.rules
    assert rules.criteria == SCHOOL_CRITERIA
    assert rules.judgements == (Judgement((Fraction(1),) * 10),)
    assert rules.options["criteria"] == 5
    assert page.ballots.entry.line.placeholderText() == "st 4-531 - 135-4, then Enter"
