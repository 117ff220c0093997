"""Prioritise: rounds from opening to the reveal, the result, and the priorities that follow."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.needs import Priority
from charrette.domain.rounds import Ballot, Round, RoundState
from charrette.store.changes import Changes
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.prioritise.ballots_view import BallotsView
from charrette.ui.prioritise.consensus_view import ConsensusTab
from charrette.ui.prioritise.heard_view import HeardView
from charrette.ui.prioritise.no_round import NoRound
from charrette.ui.prioritise.result_view import ResultView
from charrette.ui.prioritise.round_actions import RoundActions
from charrette.ui.prioritise.round_header import RoundHeader, is_revealed, possible_acts
from charrette.ui.prioritise.round_words import context_words
from charrette.ui.prioritise.stage_strip import StageStrip
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import panel

RESULT, CONSENSUS, HEARD, BALLOTS = range(4)
_TABLES = (
    "round",
    "ballot",
    "need",
    "card",
    "source",
    "theme",
    "participant",
    "stakeholder_group",
    "project",
    "minority_report",
)


class PrioritisePage(QWidget):
    """One round at a time: the one chosen, else the open one, else the last."""

    header_changed = Signal()
    go = Signal(str, object)

    def __init__(self, desk: Desk, theme: Theme, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._stage = desk, theme, stage
        self._round_id: UUID | None = None
        self._stale = self._consensus_stale = True
        self.does = RoundActions(desk, theme, stage, self)
        self.result, self.heard = ResultView(desk, theme), HeardView(theme)
        self.consensus, self.ballots = ConsensusTab(desk, theme), BallotsView(desk, theme)
        self.empty = NoRound(theme, self.does.open, lambda: self.go.emit("run", None))
        self._build()
        self._make_actions()
        self._head = RoundHeader(theme, self._acts)
        self._connect()
        self._on_opened()

    @property
    def title(self) -> str:
        """The round, or the step before there is one."""
        round_ = self.round
        void = " (void)" if round_ is not None and round_.state is RoundState.VOID else ""
        return f"{round_.title}{void}" if round_ else "Prioritise"

    def context(self) -> str:
        """The round's state, ballots and frozen rules."""
        round_ = self.round
        return context_words(self._desk.snapshot, round_) if round_ else "No round yet"

    @property
    def round(self) -> Round | None:
        """The round that is shown."""
        if self._desk.project_id is None:
            return None
        rounds = self._desk.snapshot.rounds
        chosen = next((each for each in rounds if each.id == self._round_id), None)
        running = next((each for each in rounds if each.state is RoundState.OPEN), None)
        return chosen or running or (rounds[-1] if rounds else None)

    def header_widgets(self) -> list[QWidget]:
        """The rounds, what else can be done, and the one primary act."""
        return [self._head]

    def enter(self) -> None:
        """Brings the page up to date and gives the focus to the first thing to do."""
        if self._stale:
            self._refresh()
        if self.round is None:
            self.empty.focus_first()
        else:
            self._focus_tab()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        if self.round is None:
            return [self.empty]
        inside: dict[int, list[QWidget]] = {
            RESULT: [self.result.table if self.result.numbers_shown else self.result, self.result.detail],
            CONSENSUS: self.consensus.panes(),
            HEARD: [self.heard.view],
            BALLOTS: [self.ballots.entry.line, self.ballots.list],
        }
        return [self.tabs, *(pane for pane in inside[self.tabs.currentIndex()] if pane.isVisible())]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the page."""
        return list(self._acts.values())

    def reveal(self, payload: UUID | str | None) -> None:
        """Goes to a need in the result."""
        if isinstance(payload, UUID) and self.round is not None:
            self.tabs.setCurrentIndex(RESULT)
            self.result.show_need(payload)

    def choose_round(self, round_id: UUID) -> None:
        """Shows another round."""
        self._round_id = round_id
        self._refresh()
        self._settle_tab()
        self._focus_tab()

    def primary_act(self) -> None:
        """What ``V`` does: open, show the ballot, reveal, or show the result to the room again."""
        round_ = self.round
        if round_ is None:
            self.does.open()
        elif round_.state is RoundState.CLOSED and round_.revealed_at is None:
            self.does.reveal(round_)
        else:
            self.does.show_to_room(round_)

    def _build(self) -> None:
        self.tabs = _tab_bar(self)
        self._tab_row = panel("header")
        row = QHBoxLayout(self._tab_row)
        row.setContentsMargins(min(self._theme.px(20), 32), 0, self._theme.px(20), 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(StageStrip(self._theme, self._stage))
        self._parts = QStackedWidget()
        for part in (self.result, self.consensus, self.heard, self.ballots, self.empty):
            self._parts.addWidget(part)
        _stacked(self, self._tab_row, self._parts)

    def _make_actions(self) -> None:
        self._acts, does = dict[str, QAction](), self.does
        self._act("primary", self.tr("Reveal, or show the ballot to the room"), self.primary_act, "V")
        self._act("open", self.tr("Open a round…"), does.open)
        self._act("close", self.tr("Close the round"), lambda: self._with_round(does.close))
        self._act("compare", self.tr("Compare rounds side by side…"), lambda: self._with_round(does.compare))
        self._act(
            "follow", self.tr("Vote again, as the method says"), lambda: self._with_round(does.follow_up)
        )
        self._act("repeat", self.tr("Repeat the round…"), lambda: self._with_round(does.repeat))
        self._act("reopen", self.tr("Reopen the round…"), lambda: self._with_round(does.reopen))
        self._act("void", self.tr("Declare the round void…"), lambda: self._with_round(does.void))
        self._act("table", self.tr("Enter a hand count…"), lambda: self._with_round(does.count_table))
        self._act("wall", self.tr("Enter a wall of dots…"), lambda: self._with_round(does.count_wall))
        self._act("import", self.tr("Import ballots…"), lambda: self._with_round(does.choose_file))
        self._act("similar", self.tr("Needs that are alike…"), does.open_similar, "Ctrl+Shift+S")
        for name, (words, act, key) in self.result.commands().items():
            self._act(name, words, act, key)
        self.result.filters.offer([self._acts[name] for name in self.result.commands()])
        self._act("print", self.tr("Print needs list"), lambda: self.go.emit("publish", "needs"))
        self._act("next", self.tr("Next page for the room"), self._stage.next_page, "Ctrl+PgDown")
        self._act("previous", self.tr("Previous page for the room"), self._stage.previous_page, "Ctrl+PgUp")
        for key, priority in enumerate((*Priority, None)):
            give = partial(self._give_priority, priority)
            self._act(f"priority {key}", _priority_words(self, key, priority), give)

    def _act(self, name: str, words: str, act: Callable[[], object], keys: str = "") -> None:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: act())
        self.addAction(action)
        self._acts[name] = action

    def _connect(self) -> None:
        self._desk.opened.connect(self._on_opened)
        self._desk.changed.connect(self._on_changed)
        self.tabs.currentChanged.connect(self._on_tab)
        self.does.opened.connect(self.choose_round)
        self._head.round_chosen.connect(self.choose_round)
        self.result.go.connect(self.go)
        self.result.follow.asked.connect(self._acts["follow"].trigger)
        self.result.edit_asked.connect(self._on_edit_asked)
        self.ballots.count_asked.connect(self._on_count_asked)
        for name, pressed in self.ballots.asking.items():
            pressed.clicked.connect(self._acts[name].trigger)

    def _give_priority(self, priority: Priority | None) -> None:
        part = self.consensus if self.tabs.currentIndex() == CONSENSUS else self.result
        part.give_priority(priority)

    def _with_round(self, act: Callable[[Round], object]) -> None:
        if (round_ := self.round) is not None:
            act(round_)

    def _on_opened(self) -> None:
        self._round_id = None
        self._refresh()
        self._settle_tab()

    def _on_changed(self, changes: Changes) -> None:
        if not any(changes.ids(table) for table in _TABLES):
            return
        if not self.isVisible():
            self._stale = True
            return
        before = self._state
        self._refresh()
        if before != self._state:
            self._settle_tab()
            self._focus_tab()

    _state: tuple[UUID, RoundState, bool] | None = None

    def _refresh(self) -> None:
        """Shows the round as it is now."""
        self._stale = False
        round_ = self.round
        self._state = (round_.id, round_.state, is_revealed(round_)) if round_ else None
        self._tab_row.setVisible(round_ is not None)
        if round_ is None:
            self._parts.setCurrentWidget(self.empty)
            if self._desk.project_id is not None:
                self.empty.show_project(self._desk.snapshot)
        else:
            self._parts.setCurrentIndex(self.tabs.currentIndex())
            self.heard.show_round(self._desk.snapshot, round_)
            self.ballots.show_round(round_)
        self.result.show_round(round_)
        self._consensus_stale = True
        self._bring_consensus()
        self._settle(round_)
        self.header_changed.emit()

    def _settle(self, round_: Round | None) -> None:
        """Says what can be done now, and shows it in the header."""
        rounds = self._desk.snapshot.rounds if self._desk.project_id is not None else ()
        possible = possible_acts(round_, rounds) | dict.fromkeys(self.result.commands(), is_revealed(round_))
        for name, may in possible.items():
            self._acts[name].setEnabled(may and self._may_write(name))
        self.result.follow.allow(may=self._acts["follow"].isEnabled())
        self._head.show_round(round_, rounds, possible)

    def _may_write(self, name: str) -> bool:
        reads = name == "compare" or name in self.result.commands()
        return self._desk.project_id is not None and (reads or not self._desk.read_only)

    def _on_tab(self) -> None:
        self._parts.setCurrentIndex(self.tabs.currentIndex())
        self._bring_consensus()

    def _bring_consensus(self) -> None:
        """Counted only where it is looked at: the reveal does not wait for it."""
        if self._consensus_stale and (self.round is None or self.tabs.currentIndex() == CONSENSUS):
            self._consensus_stale = False
            self.consensus.show_round(self.round)

    def _settle_tab(self) -> None:
        """Ballots while they are taken, else the result; a void round shows its ballots too."""
        round_ = self.round
        if round_ is not None:
            self.tabs.setCurrentIndex(BALLOTS if round_.state is RoundState.OPEN else RESULT)

    def _focus_tab(self) -> None:
        if not self.isVisible() or self.round is None:
            return
        result, consensus, ballots = self.result, self.consensus, self.ballots
        focus = (result.focus_first, consensus.focus_first, self.heard.view.setFocus, ballots.focus_first)
        focus[self.tabs.currentIndex()]()

    def _on_edit_asked(self, need_id: UUID) -> None:
        from charrette.ui.needs.editor import NeedEditor

        editor = NeedEditor(self._desk, self._theme, need_id, self)
        editor.card_asked.connect(partial(self.go.emit, "run"))
        editor.open()

    def _on_count_asked(self, count: Ballot) -> None:
        self._with_round(lambda round_: self.does.count_table(round_, count))


def _priority_words(page: QWidget, key: int, priority: Priority | None) -> str:
    words = priority.words if priority else page.tr("Not set")
    return page.tr("Priority: {words} (key {key})").format(words=words, key=(key + 1) % 5)


def _stacked(page: QWidget, head: QWidget, rest: QWidget) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(rest, 1)


def _tab_bar(page: QWidget) -> QTabBar:
    tabs = QTabBar()
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.setUsesScrollButtons(False)
    tabs.setAccessibleName(page.tr("Parts of the round"))
    for words in (page.tr("Result"), page.tr("Consensus"), page.tr("Who was heard"), page.tr("Ballots")):
        tabs.addTab(words)
    return tabs
