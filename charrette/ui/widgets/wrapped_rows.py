"""A table of values whose words wrap: some columns have a width, the others share what is left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from charrette.ui.models.rows import RowsTable
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.rows_view import RowsView
from charrette.ui.widgets.wrapped import wrap_rows


class WrappedRows(RowsView):
    """``Enter`` or a double click opens a row, ``Insert`` adds, ``Delete`` removes; a width of 0 shares the rest."""

    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        model: RowsTable,
        name: str,
        widths: Sequence[int],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, model, name, wide=widths.index(0), parent=parent)
        self._theme_of_widths, self._widths = theme, tuple(widths)
        wrap_rows(theme, self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(calling(self.opened.emit))
        theme.changed.connect(self.lay_out)
        self.lay_out()

    def fit(self, hidden: Sequence[int]) -> None:
        """Hides columns in a narrow window."""
        for column in range(len(self._widths)):
            self.setColumnHidden(column, column in hidden)

    def lay_out(self) -> None:
        """Widths for this text size."""
        header = self.horizontalHeader()
        for column, width in enumerate(self._widths):
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            )
            if width:
                header.resizeSection(column, self._theme_of_widths.px(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        editing = self.state() is QAbstractItemView.State.EditingState
        if plain and not editing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
