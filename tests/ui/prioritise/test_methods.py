"""Every way to vote on the real page, by keys: opened, five ballots, closed, revealed, read; and what follows."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charrette.domain.ballot_entry import read_entry
from charrette.domain.method_guide import guided
from charrette.domain.methods import METHODS
from charrette.domain.rounds import RoundState
from charrette.services.ballots import CastBallot, cast_ballot
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.models.results import Col
from charrette.ui.prioritise.open_dialog import OpenRoundDialog
from charrette.ui.prioritise.page import BALLOTS, RESULT, PrioritisePage
from charrette.ui.theme import Theme
from tests.ui.evening import groups_of, project_of
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.keys import Keys, come_back

SIMPLE = guided(simple=True)
Answer = Callable[[Callable[[Any], object]], None]

BALLOTS_OF = {
    "dots": ("st 1 1 2 3 4", "1 2 3 4 5", "fa 1 1 2 2 3", "1 2", "te 16"),
    "multivote": ("st 1 2 3 4 5 6 7 8", "1 2", "fa 1 3", "1 2 3", "te 1 16"),
    "ngt": ("st 1 2 3 4 5", "1 3 2 4 5", "fa 1 2 3 5 4", "2 1", "te 1"),
    "approval": ("st 1 2 3", "1 3", "fa 1", "1 2", "te 1 16"),
    "score": ("st 5544", "5 4 - 3", "fa 1=5 16=2", "5", "te 55"),
    "moscow": ("st mmsw", "m s - c", "fa 1=m 16=w", "m", "te mm"),
    "impact-effort": ("st 51 42 -", "52 24", "fa 1=51 16=15", "41", "te 51"),
    "fist": ("st 55", "5 4", "fa 42", "5 3", "te 5"),
    "gradients": ("st 11", "1 2", "fa 28", "1 3", "te 1"),
    "delphi": ("st 95", "9 4", "fa 8 6", "9", "te 7 5"),
    "borda": ("st 1 2 3", "1 3 2", "fa 1 2 4", "1 16", "te 1"),
    "copeland": ("st 1 2 3", "1 3 2", "fa 1 2 4", "1 16", "te 1"),
    "schulze": ("st 1 2 3", "1 3 2", "fa 1 2 4", "1 16", "te 1"),
    "ranked-pairs": ("st 1 2 3", "1 3 2", "fa 1 2 4", "1 16", "te 1"),
    "pairwise": ("st 1>2 1>3", "1>4 2=3", "fa 2<1 1>16", "1>5", "te 1>2 4>3"),
    "criteria": ("st 55511 22233", "54411 -", "fa 1=55511 16=11155", "55---", "te 5-511"),
}
FIRST = {
    "fist": "agreed",
    "gradients": "agreed: level 4 reached",
    "delphi": "in",
    "moscow": "Must",
    "impact-effort": "quick win",
    "multivote": "kept",
}
"""The verdict on need 1, where the method has a rule."""
FOLLOWS = {
    "fist": "Vote again on 1 need",
    "gradients": "Vote again on 1 need",
    "delphi": "Vote again on 15 undecided needs",
    "multivote": "Vote again on 3 kept needs",
}


def ask_to_open(page: PrioritisePage, answer: Answer, act: Callable[[OpenRoundDialog], object]) -> None:
    """Opens the dialog of the page and acts in it."""

    def in_dialog(dialog: Any) -> None:
        assert isinstance(dialog, OpenRoundDialog)
        act(dialog)

    answer(in_dialog)
    page.does.open()


def to_method(keys: Keys, dialog: OpenRoundDialog, name: str) -> None:
    """Down through the methods by the arrow key, over the link where it is among the others."""
    if name not in SIMPLE:
        dialog.methods.more.setFocus()
        keys.press(Qt.Key.Key_Return)
        dialog.methods.setFocus()
    for _ in METHODS:
        if dialog.method.name == name:
            break
        keys.press(Qt.Key.Key_Down)
    assert dialog.method.name == name


@pytest.mark.parametrize("name", METHODS)
def test_a_round_by_every_method_from_the_first_key_to_the_result(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer, name: str
) -> None:
    page, keys = show(), Keys()

    def opened(dialog: OpenRoundDialog) -> None:
        to_method(keys, dialog, name)
        assert dialog.keep.isEnabled(), dialog.told.text()
        dialog.keep.setFocus()
        keys.press(Qt.Key.Key_Return)

    ask_to_open(page, answer, opened)
    qtbot.waitUntil(lambda: page.tabs.currentIndex() == BALLOTS)
    come_back(qtbot, page)
    qtbot.waitUntil(page.ballots.entry.line.hasFocus)
    assert page.round is not None
    assert page.round.rules.method == name
    for line in BALLOTS_OF[name]:
        keys.ballot(line)
        assert page.ballots.entry.live.text().startswith("Kept P-0"), page.ballots.entry.live.text()
    qtbot.waitUntil(lambda: len(page.ballots.list.ballots.lines) == 5)
    assert page.ballots.heading.text() == "5 ballots: 5 on paper."
    assert not any(line.says for line in page.ballots.list.ballots.lines), "hidden while the round is open"
    page._acts["close"].trigger()
    qtbot.waitUntil(lambda: page.tabs.currentIndex() == RESULT and page.result.view is not None)
    assert not page.result.numbers_shown
    keys.press(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: page.result.numbers_shown)
    check_result(page, name)


def check_result(page: PrioritisePage, name: str) -> None:
    """Need 1, which everybody wants, stands first; the columns are those of the method."""
    table, view = page.result.table, page.result.view
    assert view is not None
    first = next(line for line in table.results.lines if line.name == "Need 1")
    assert first.standing is not None
    assert first.standing.voters == (4 if name == "dots" else 5)
    assert first.standing.rank == 1
    assert first.standing.verdict == FIRST.get(name, "")
    assert table.isColumnHidden(Col.RANK) != METHODS[name].ranks
    assert table.isColumnHidden(Col.VERDICT) == (name not in FIRST)
    assert "5 ballots: 5 on paper." in page.result.foot.notes.text()
    assert "5 ballots: 5 on paper." in page.context()
    assert (page.result.follow.act.text() if not page.result.follow.isHidden() else "") == FOLLOWS.get(
        name, ""
    )
    assert len(view.view.columns) == 1, "five ballots of three groups: only Others may be shown"
    assert page.ballots.list.ballots.lines[0].says


def test_what_the_rule_says_shall_follow_is_opened_by_one_act(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    charrette = desk.snapshot.charrettes[0].id
    round_ = ready.do(
        open_round, OpenRound(charrette, method="fist", proposals=("This list as it stands", "Lunch at noon"))
    )
    page, keys = show(), Keys()
    for line in ("st 5 5", "4 2", "fa 3 4"):
        keys.ballot(line)
    qtbot.waitUntil(lambda: len(page.ballots.list.ballots.lines) == 3)
    page._acts["close"].trigger()
    qtbot.waitUntil(lambda: page.result.view is not None)
    keys.press(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: page.result.numbers_shown)
    lines = page.result.table.results.lines
    assert [(line.need.code, line.standing and line.standing.verdict) for line in lines] == [
        ("P-1", "agreed"),
        ("P-2", "discuss"),
    ], "a round on proposals lists no needs"
    assert page.result.table.isColumnHidden(Col.PRIORITY)
    page.result.table.selectRow(0)
    keys.press(Qt.Key.Key_1)
    assert page.result.follow.act.text() == "Vote again on 1 proposal"
    page.result.follow.act.setFocus()
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.snapshot.rounds) == 2 and page.tabs.currentIndex() == BALLOTS)
    assert page.round is not None
    assert page.round.state is RoundState.OPEN
    assert [need.short_name for need in page.round.needs] == ["Lunch at noon"]
    assert page.round.rules.options["round"] == 2
    page.choose_round(round_.id)
    assert not page._acts["follow"].isEnabled(), "once is enough"


def test_proposals_are_typed_one_a_line_where_agreement_is_asked_for(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer
) -> None:
    page, keys = show(), Keys()

    def opened(dialog: OpenRoundDialog) -> None:
        assert dialog.subjects.kind.isHidden(), "dots are put on needs"
        to_method(keys, dialog, "gradients")
        dialog.subjects.kind.button("proposals").click()
        assert dialog.told.text() == "Type at least one proposal."
        assert not dialog.keep.isEnabled()
        keys.type("Keep the list\nkeep the  list")
        assert dialog.told.text() == "Two proposals say the same."
        keys.type(" open")
        box = dialog.fields["needed"]
        box.setFocus()
        keys.press(Qt.Key.Key_Up)
        assert dialog.options() == {"needed": 3, "share": 100}
        assert not dialog.command().need_ids
        dialog.keep.click()

    ask_to_open(page, answer, opened)
    qtbot.waitUntil(lambda: page.round is not None)
    assert page.round is not None
    assert [need.statement for need in page.round.needs] == ["Keep the list", "keep the list open"]
    assert "3 (supports it with reservations)" in page.context()


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("schulze", "st 7 3", "14 of 16 choices left. Students; 1st: 7 Need 7; 2nd: 3 Need 3"),
        (
            "pairwise",
            "st 7<1 2=3",
            "2 pairs of 120 compared. Students; 1 Need 1 before 7 Need 7; 2 Need 2 as much as 3 Need 3",
        ),
        ("criteria", "st 4-512", "1 of 16 answered, next is 2 Need 2. Students; 1: 4-512"),
        ("pairwise", "st 7>17", "There is no need number 17 on this ballot."),
        (
            "criteria",
            "st 4-51",
            "“4-51” is no answer here: 5 digits of 1 to 5, one for each criterion, - for no opinion, such as 4-531.",
        ),
        ("approval", "st 1 2", "2 marked. Students; 1 Need 1; 2 Need 2"),
        ("ngt", "st 7 3", "3 of 5 choices left. Students; 1st: 7 Need 7; 2nd: 3 Need 3"),
        ("moscow", "st m - w", "2 of 16 answered, next is 4 Need 4. Students; 1 Must; 3 Won’t this time"),
        ("impact-effort", "st 42", "1 of 16 answered, next is 2 Need 2. Students; 1 impact 4, effort 2"),
        ("multivote", "st 1", "7 of 8 votes left. Students; 1 Need 1"),
        ("approval", "st 1 1", "Need number 1 is marked twice; once is enough."),
        ("ngt", "st 1 2 3 4 5 6", "6 needs are ranked; each person chooses 5."),
        ("score", "st 6", "“6” is no answer here. There are: 1, 2, 3, 4, 5, and - for none."),
        ("impact-effort", "st 60", "“60” is no impact and effort: two digits from 1 to 5, such as 42."),
        ("moscow", "st 17=m", "There is no need number 17 on this ballot."),
    ],
)
def test_what_is_typed_is_read_back_or_refused_in_place(
    ready: Library, desk: Desk, show: Show, name: str, line: str, told: str
) -> None:
    needs = tuple(need.id for need in needs_of(ready) if not need.required)
    ready.do(open_round, OpenRound(desk.snapshot.charrettes[0].id, needs, name))
    page = show()
    Keys().type(line)
    assert page.ballots.entry.live.text() == told


def needs_of(library: Library) -> Any:
    with library.reading() as queries:
        return queries.needs(project_of(library))


def test_a_correction_begins_with_what_was_typed_in_every_kind(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show
) -> None:
    needs = tuple(need.id for need in needs_of(ready)[:4])
    ready.do(open_round, OpenRound(desk.snapshot.charrettes[0].id, needs, "moscow"))
    page, keys = show(), Keys()
    keys.ballot("st ms-w")
    qtbot.waitUntil(lambda: len(page.ballots.list.ballots.lines) == 1)
    page.ballots.list.setFocus()
    page.ballots.list.selectRow(0)
    keys.press(Qt.Key.Key_F2)
    assert page.ballots.entry.line.text() == "m s - w"
    keys.ballot("w w - w")
    qtbot.waitUntil(lambda: set(desk.snapshot.ballots[0].content.values()) == {0})
    assert len(desk.snapshot.ballots[0].content) == 3, "a Won’t is an answer, a blank is none"


def test_every_text_of_the_dialog_changes_with_the_method(
    qtbot: QtBot, ready: Library, desk: Desk, theme: Theme
) -> None:
    desk.open_project(desk.project_id)
    assert desk.session is not None
    dialog = OpenRoundDialog(None, theme, desk.snapshot, desk.session)
    qtbot.addWidget(dialog)
    told = set()
    drawn, more = set(), set()
    for name in METHODS:
        dialog.methods.choose(name)
        assert set(dialog.fields) == {field.name for field in METHODS[name].fields}
        assert dialog.options() == METHODS[name].defaults(16)
        told.add(dialog.told.text())
        drawn.add(dialog.example.accessibleDescription())
        more.add(dialog.methods.buttons[name].accessibleDescription())
    assert len(told) == len(METHODS) - 3, "the four rankings two by two are filled in alike"
    assert len(drawn) == len({METHODS[name].ballot_kind for name in METHODS}) + 4, (
        "and levels, each their own"
    )
    assert len(more) == len(METHODS)


@pytest.mark.parametrize("name", ["dots", "ngt", "gradients", "impact-effort"])
@pytest.mark.parametrize(("width", "percent"), [(1352, 100), (1192, 100), (1384, 200)])
def test_names_of_needs_keep_their_room_at_every_width(
    qtbot: QtBot, ready: Library, desk: Desk, theme: Theme, show: Show, width: int, percent: int, name: str
) -> None:
    needs = tuple(need.id for need in needs_of(ready) if not need.required)
    round_ = ready.do(open_round, OpenRound(desk.snapshot.charrettes[0].id, needs, name))
    method = METHODS[name]
    entry = read_entry(method, BALLOTS_OF[name][0], round_.needs, {"ST"})
    groups = groups_of(ready)
    for label in ("ST", "FA", "TE"):
        for _ in range(3):
            ready.do(cast_ballot, CastBallot(round_.id, groups[label].id, entry.content))
    ready.do(close_round, round_.id)
    ready.do(reveal_round, round_.id)
    theme.set_text_size(percent)
    page = show()
    page.resize(width, 800)
    qtbot.waitUntil(lambda: page.result.numbers_shown)
    table = page.result.table
    qtbot.waitUntil(lambda: table.columnWidth(Col.NEED) >= theme.px(190))
    assert not table.isColumnHidden(Col.SPREAD) or not method.levels, "answers are the last to leave"
    theme.set_text_size(100)
