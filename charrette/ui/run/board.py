"""The board: one column for each theme side by side, "Not sorted yet" first."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QWidget

from charrette.domain.themes import Theme as CardTheme
from charrette.ui.models.cards import CardsColumn
from charrette.ui.run.board_cards import BoardCards
from charrette.ui.run.card_drop import scroll_beside
from charrette.ui.run.card_list import CardList
from charrette.ui.run.card_look import CardLook
from charrette.ui.run.column import ColumnView, FoldedColumn
from charrette.ui.run.column_widths import column_width, in_sight
from charrette.ui.run.theme_menu import ThemeMenu
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import icon_button
from charrette.ui.widgets.empty import EmptyState

UNSORTED = "Not sorted yet"


class Board(QWidget):
    """Shows the columns, knows the current and the chosen cards, and asks by signals for what is to be done."""

    moved = Signal(object, object, object)
    """Cards (ids) to a column (theme's id or None), before a card (id), or to the foot (None)."""
    opened = Signal(object)
    need_asked = Signal(object)
    menu_asked = Signal(QPoint)
    current_changed = Signal()

    def __init__(self, theme: Theme, cards: BoardCards, themes: ThemeMenu) -> None:
        super().__init__()
        self._theme, self.cards, self._themes = theme, cards, themes
        self._look = CardLook(theme)
        self._open: dict[UUID | None, ColumnView] = {}
        self._folded: dict[UUID, FoldedColumn] = {}
        self._sequence: list[ColumnView | FoldedColumn] = []
        self._active: ColumnView | None = None
        self._peeked: set[UUID] = set()
        self.whole = True  # else only with the columns that are in sight at first
        self._build()
        cards.themes_changed.connect(self.rebuild)
        themes.folded.connect(self._on_folded)
        theme.changed.connect(self._on_theme_changed)

    def show_empty(self, prompt: str, *, empty: bool) -> None:
        """The prompt in the middle while there is no card."""
        self.setAccessibleName(prompt if empty else self.tr("Board"))
        self._empty.show_words(prompt, self.tr("Type a card below and press Enter."))
        self._stack.setCurrentIndex(0 if empty else 1)

    def rebuild(self) -> None:
        """Makes every column anew."""
        current, focused = self.current(), self.holds_focus()
        for widget in (*self._open.values(), *self._folded.values()):
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._open, self._folded, self._sequence, self._active = {}, {}, [], None
        self.arrange()
        if current is not None:
            self.go_to(current, focus=focused)

    def arrange(self) -> None:
        """Folds and opens columns as they should be, and shares the width out."""
        folded = [self._is_folded(theme.id) for theme in self.cards.themes]
        shown = len(folded) if self.whole else in_sight(self._theme, folded, self.window().width())
        wanted: list[ColumnView | FoldedColumn] = [self._view(None, None)]
        for theme, strip in zip(self.cards.themes[:shown], folded, strict=False):
            wanted.append(self._folded_view(theme) if strip else self._view(theme.id, theme))
        if wanted != self._sequence:
            for widget in self._sequence:
                self._row.removeWidget(widget)
                widget.setVisible(widget in wanted)
            for place, widget in enumerate(wanted):
                self._row.insertWidget(place, widget)
                widget.show()
            self._sequence = wanted
        self._share_width()

    def current(self) -> UUID | None:
        """The current card."""
        return self._active.list.current() if self._active else None

    def chosen(self) -> list[UUID]:
        """The chosen cards, else the current one."""
        marked = [card for column in self._columns() for card in column.list.marked()]
        current = self.current()
        return marked or ([current] if current else [])

    def current_column(self) -> ColumnView | None:
        """The column of the current card."""
        return self._active

    def unmark(self) -> None:
        """Nothing is chosen any more."""
        for column in self._columns():
            if column.list.selectionModel().hasSelection():
                column.list.selectionModel().clearSelection()

    def go_to(self, card_id: UUID, *, focus: bool = True) -> None:
        """Makes a card current and brings it into sight, when it stands on the board."""
        for column in self._columns():
            row = column.cards.admit(card_id)
            if row >= 0:
                column.list.make_current(row)
                if focus:
                    column.list.setFocus()
                self._scroll.ensureWidgetVisible(column, self._theme.px(12), 0)
                return

    def take_focus(self) -> None:
        """Puts the keyboard on the current card, or the first one."""
        columns = self._columns()
        filled = [each for each in columns if each.cards.rows]
        column = next((each for each in filled if each is self._active), (filled or columns)[0])
        column.list.setFocus()
        column.list.scrollTo(column.list.currentIndex())
        self._scroll.ensureWidgetVisible(column, self._theme.px(12), 0)

    def holds_focus(self) -> bool:
        """Whether the keyboard is on the board."""
        return self.window().focusWidget() in self.lists()

    def show_column(self, key: UUID | None) -> None:
        """Brings a column into sight, opened, with the keyboard on it."""
        if key is not None and self._is_folded(key):
            self._unfold(key)
        column = self._open[key]
        column.list.setFocus()
        self._scroll.ensureWidgetVisible(column, self._theme.px(12), 0)

    def neighbour(self, step: int) -> UUID | None:
        """The theme left (-1) or right (1) of the current column; folded ones count."""
        keys: list[UUID | None] = [None, *(theme.id for theme in self.cards.themes)]
        at = keys.index(self._active.key) if self._active else 0
        return keys[min(max(at + step, 0), len(keys) - 1)]

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1) words on the cards; 0 for the usual size."""
        self._look.step_zoom(step)
        for column in self._open.values():
            column.list.scheduleDelayedItemsLayout()
            column.list.viewport().update()

    def lists(self) -> list[CardList]:
        """The lists of the open columns, from the first."""
        return [column.list for column in self._columns()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _build(self) -> None:
        theme = self._theme
        inside = QWidget()
        inside.setProperty("clear", "true")
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(min(theme.px(12), 16))
        add = icon_button(theme, "plus", self.tr("New theme"))
        add.clicked.connect(self._themes.add)
        self._row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = EmptyState(theme, "", "")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scroll)
        self._stack.setCurrentIndex(1)

    def _columns(self) -> list[ColumnView]:
        return [each for each in self._sequence if isinstance(each, ColumnView)]

    def _is_folded(self, key: UUID) -> bool:
        if key in self._peeked:
            return False
        return self._themes.is_folded(key) or not self.cards.counts[key]

    def _view(self, key: UUID | None, theme: CardTheme | None) -> ColumnView:
        if key not in self._open:
            cards: CardsColumn = self.cards.columns[key]
            fill = partial(self._themes.fill, theme=theme) if theme else None
            column = ColumnView(self._theme, self._look, key, theme.name if theme else UNSORTED, cards, fill)
            self._connect(column)
            if theme:
                column.head.renamed.connect(partial(self._themes.rename, theme))
            self._open[key] = column
        return self._open[key]

    def _folded_view(self, theme: CardTheme) -> FoldedColumn:
        if theme.id not in self._folded:
            folded = FoldedColumn(self._theme, theme.id, theme.name, self.cards.columns[theme.id])
            folded.opened.connect(partial(self.show_column, theme.id))
            folded.dropped.connect(partial(self._on_dropped_on, theme.id))
            self._folded[theme.id] = folded
        return self._folded[theme.id]

    def _connect(self, column: ColumnView) -> None:
        cards, key = column.list, column.key
        cards.entered.connect(partial(self._on_entered, column))
        cards.unmarked.connect(self.unmark)
        cards.stepped.connect(self._on_stepped)
        cards.dropped.connect(partial(self._on_dropped, key))
        cards.dragging.connect(lambda: cards.drag(self.chosen()))
        cards.opened.connect(lambda: self.opened.emit(self.current()))
        cards.need_asked.connect(self.need_asked)
        cards.menu_asked.connect(self.menu_asked)
        cards.zoomed.connect(self.zoom)
        cards.dragged_over.connect(self._follow_drag)
        column.head.dropped.connect(partial(self._on_dropped_on, key))

    def _on_dropped(self, key: UUID | None, card_ids: list[UUID], before: UUID | None) -> None:
        self.moved.emit(card_ids, key, before)

    def _on_dropped_on(self, key: UUID | None, card_ids: list[UUID]) -> None:
        """On a head or a strip: to the top of the column."""
        rows = self.cards.columns[key].rows
        self.moved.emit(card_ids, key, rows[0].card.id if rows else None)

    def _follow_drag(self) -> None:
        scroll_beside(self._scroll, self._theme.px(48))

    def _on_entered(self, column: ColumnView) -> None:
        if self._active is not column:
            self._active = column
            for each in self._columns():
                here = each is column
                each.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
                if not here:
                    each.list.selectionModel().clearCurrentIndex()
                    each.list.viewport().update()
        self.current_changed.emit()

    def _on_stepped(self, step: int) -> None:
        columns = [each for each in self._columns() if each.cards.rows]
        if self._active not in columns:
            return
        target = columns[min(max(columns.index(self._active) + step, 0), len(columns) - 1)]
        if target is self._active:
            return
        middle = self._active.list.visualRect(self._active.list.currentIndex()).center()
        at = target.list.indexAt(QPoint(8, max(0, middle.y())))
        row = at.row() if at.isValid() else min(target.cards.rowCount(), len(target.cards.rows)) - 1
        target.list.make_current(row)
        target.list.setFocus()
        self._scroll.ensureWidgetVisible(target, self._theme.px(12), 0)

    def _unfold(self, key: UUID) -> None:
        self._themes.set_folded(key, folded=False)
        self._peeked.add(key)
        self.arrange()

    def _on_folded(self, key: UUID) -> None:
        self._peeked.discard(key)
        self.arrange()

    def _share_width(self) -> None:
        strips = [isinstance(widget, FoldedColumn) for widget in self._sequence]
        width = column_width(self._theme, strips, self.width(), self.window().width(), self._row.spacing())
        for column in self._open.values():
            column.show_width(width)

    def _on_theme_changed(self) -> None:
        self._look.reset()
        self.rebuild()
