"""Alike: the pairs of cards and needs that may say the same, answered one after the other by keyboard."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.similar_verdict import Likeness
from charrette.domain.similarity.suggestions import PairKind, Suggestion
from charrette.domain.wording import counted
from charrette.ui.desk import Desk
from charrette.ui.similar.pair_look import PairDelegate
from charrette.ui.similar.similar_acts import SimilarActs
from charrette.ui.similar.similar_rows import Pair, SimilarRow, SimilarRows, answered_row, similar_row
from charrette.ui.similar.watch import watch_of
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce
from charrette.ui.widgets.ask import FRAME
from charrette.ui.widgets.buttons import KeyButton, button, calling, icon_button
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment

ALL, CARDS, NEEDS, ACROSS, ANSWERED = "all", "cards", "needs", "across", "answered"
_TAKES: dict[str, Callable[[Suggestion], bool]] = {
    ALL: lambda _: True,
    CARDS: lambda each: each.kind is not PairKind.NEEDS,
    NEEDS: lambda each: each.kind is PairKind.NEEDS,
    ACROSS: lambda each: each.across,
}


class PairList(QListView):
    """Letters are answers here, not a search."""

    def keyboardSearch(self, search: str) -> None:
        """Nothing is searched."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class SimilarDialog(QDialog):
    """The list keeps the keyboard: an answer takes its pair out, and the next one is current."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget, only: str = ALL) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme = desk, theme
        self._answered: Pair | None = None
        self._opening = True
        """No pair was shown yet: the first takes the keyboard from the filter."""
        self.setWindowTitle(self.tr("Alike"))
        self.acts, self.rows, self.list = SimilarActs(desk, self), SimilarRows(self), PairList()
        self.filter = Segment(
            theme,
            [
                (ALL, self.tr("All")),
                (CARDS, self.tr("Cards")),
                (NEEDS, self.tr("Needs")),
                (ACROSS, self.tr("Across departments")),
                (ANSWERED, self.tr("Answered")),
            ],
            name=self.tr("Which pairs"),
        )
        self.filter.choose(only)
        self.count, self.said = label("", "hint"), label("", "small", wraps=True)
        self.empty = EmptyState(theme, "")
        self._build()
        self._connect()
        self.watch = watch_of(desk)
        self.watch.found.connect(self._soon.start)
        self.watch.look()
        self.refresh()
        (self.list if self.rows.rows else self.filter).setFocus()

    def current(self) -> SimilarRow | None:
        """The pair that an answer is about."""
        place = self.list.currentIndex().row()
        return self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None

    def refresh(self) -> None:
        """The pairs of now; a pair that came back is current, else the one that was, else the next."""
        before, place = self.current(), self.list.currentIndex().row()
        returned = self._answered if self.rows.place_of(self._answered) < 0 else None
        self.rows.show_rows(self._rows())
        wanted = max(self.rows.place_of(returned), self.rows.place_of(before.pair if before else None))
        if (back := self.rows.place_of(returned)) >= 0:
            wanted, self._answered = back, None
        kept = wanted if wanted >= 0 else min(max(place, 0), len(self.rows.rows) - 1)
        if kept >= 0:
            self.list.setCurrentIndex(self.rows.index(kept))
        self._show_counts()
        self._show_answers()

    def accept_pair(self) -> None:
        """They are the same; what the button says is done."""
        self._answer(self.acts.accept)

    def accept_suggested(self) -> None:
        """Enter: only what is suggested, so that opposites are never joined by the way."""
        row = self.current()
        if row is not None and row.opposed:
            self._say(self.tr("Is it the opposite? O: opposite, N: not the same, A: the same after all."))
        else:
            self.accept_pair()

    def say(self, likeness: Likeness) -> None:
        """They are not the same, or opposites; the pair does not come back."""
        self._answer(lambda row: self.acts.say(row, likeness))

    def ask_again(self) -> None:
        """An answered pair may be suggested again."""
        self._answer(self.acts.ask_again, answered=True)

    def _answer(self, act: Callable[[SimilarRow], object], *, answered: bool = False) -> None:
        row = self.current()
        if row is None or self._desk.read_only or (row.verdict is not None) is not answered:
            return
        act(row)
        self._answered = row.pair
        self.refresh()
        self.list.setFocus()

    def _rows(self) -> list[SimilarRow]:
        """What the filter lets through, without pairs whose answer is on its way or has just come."""
        snapshot = self._desk.snapshot
        if self.filter.value == ANSWERED:
            newest = sorted(snapshot.verdicts, key=lambda each: each.decided_at, reverse=True)
            made: Iterable[SimilarRow | None] = (answered_row(snapshot, each) for each in newest)
        else:
            gone = {(each.first_id, each.second_id) for each in snapshot.verdicts}
            takes = _TAKES[self.filter.value]
            made = (
                similar_row(snapshot, each)
                for each in self.watch.suggestions or ()
                if takes(each) and each.pair not in gone
            )
        return [row for row in made if row is not None and row.pair not in self.acts.waiting]

    def _show_counts(self) -> None:
        number, answered = len(self.rows.rows), self.filter.value == ANSWERED
        comparing = self.watch.suggestions is None and not answered
        self.count.setText("" if comparing else counted(number, "pair"))
        began = number > 0 and self.list.isHidden()
        self.list.setVisible(number > 0)
        self.empty.setVisible(number == 0)
        if began and (self._opening or not self.filter.isAncestorOf(self.focusWidget())):
            self.list.setFocus()
        self._opening = self._opening and number == 0
        snapshot = self._desk.snapshot
        if comparing:
            texts = counted(len(snapshot.cards) + len(snapshot.open_needs), "text")
            self.empty.show_words(self.tr("Comparing {texts}").format(texts=texts))
        elif answered:
            self.empty.show_words(self.tr("No pair was answered yet"))
        else:
            sentence = self.tr("Cards and needs that say the same in like words come here by themselves.")
            self.empty.show_words(self.tr("Nothing alike to look at"), sentence)

    def _show_answers(self) -> None:
        """What can be said of the current pair, and what will happen."""
        row = self.current()
        answered, writable = self.filter.value == ANSWERED, not self._desk.read_only
        self.same.setText(row.act.words if row and row.act else self.tr("Join them"))
        self.same.show_key("A" if row and row.opposed else self.tr("Enter"))
        for each in (self.same, self.not_same, self.opposite):
            each.setVisible(not answered)
            each.setEnabled(writable and row is not None)
        self.again.setVisible(answered)
        self.again.setEnabled(writable and row is not None)

    def _say(self, sentence: str, role: str = "small") -> None:
        give_role(self.said, role)
        self.said.setText(sentence)
        announce(self.list, sentence)

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PairDelegate(theme, self.list))
        self.list.setAccessibleName(self.tr("Pairs that are alike"))
        self.list.setProperty("bare", "true")
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.verticalScrollBar().setSingleStep(px(24))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        close = icon_button(theme, "close", self.tr("Close"), key="Esc")
        close.clicked.connect(calling(self.close))
        for widget in (self.filter, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        inset = min(px(16), 24)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.said)
        column.addLayout(self._build_foot())
        room = self.screen().availableSize()
        self.resize(min(theme.half_px(960), room.width()), min(theme.half_px(680), room.height() - FRAME))

    def _build_foot(self) -> QHBoxLayout:
        theme = self._theme
        self.same = KeyButton(theme, self.tr("Join them"), self.tr("Enter"))
        self.same.setProperty("kind", "primary")
        self.same.setAutoDefault(False)
        self.not_same = button(theme, self.tr("Not the same"), key="N")
        self.opposite = button(theme, self.tr("Opposite"), key="O")
        self.again = button(theme, self.tr("Ask again"), key="W")
        self.undo = icon_button(theme, "undo", self.tr("Undo"), key="Ctrl+Z", outlined=True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.undo)
        foot.addStretch(1)
        for widget in (self.opposite, self.not_same, self.same, self.again):
            foot.addWidget(widget)
        return foot

    def _connect(self) -> None:
        desk = self._desk
        not_same, opposite = (lambda likeness=each: self.say(likeness) for each in list(Likeness)[1:])
        self.same.clicked.connect(calling(self.accept_pair))
        self.not_same.clicked.connect(calling(not_same))
        self.opposite.clicked.connect(calling(opposite))
        self.again.clicked.connect(calling(self.ask_again))
        self.undo.clicked.connect(calling(desk.undo))
        for words, keys, act, place in (
            (self.tr("Accept"), ("Return", "Enter"), self.accept_suggested, self.list),
            (self.tr("The same"), ("A",), self.accept_pair, self.list),
            (self.tr("Not the same"), ("N",), not_same, self.list),
            (self.tr("Opposite"), ("O",), opposite, self.list),
            (self.tr("Ask again"), ("W",), self.ask_again, self.list),
            (self.tr("Undo"), ("Ctrl+Z",), desk.undo, self),
            (self.tr("Redo"), ("Ctrl+Shift+Z",), desk.redo, self),
        ):
            self._add_key(words, keys, act, place)
        self.list.selectionModel().currentChanged.connect(calling(self._show_answers))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.filter.chosen.connect(calling(self.refresh))
        self.acts.settled.connect(self._soon.start)
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self.close)
        desk.said.connect(self._on_said)
        desk.failed.connect(self._on_failed)

    def _add_key(self, words: str, keys: tuple[str, ...], act: Callable[[], object], place: QWidget) -> None:
        """A held key answers one pair only."""
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(False)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(calling(act))
        place.addAction(action)

    def _on_changed(self, _changes: object) -> None:
        """A method of the dialog: the desk outlives it and must not call what is gone."""
        self._soon.start()

    def _on_said(self, sentence: str, _undoable: bool) -> None:
        self._say(sentence)

    def _on_failed(self, error: CharretteError) -> None:
        self._say(str(error), "error")
