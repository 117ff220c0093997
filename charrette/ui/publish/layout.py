"""Where the parts of the page stand at each width."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charrette.ui.desk import Desk
from charrette.ui.models.documents import DocumentLine
from charrette.ui.publish.document_list import DocumentList
from charrette.ui.publish.options import Options
from charrette.ui.publish.preview import PreviewPane
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import panel
from charrette.ui.widgets.segment import Segment

NARROW, WIDE = 1000, 1260
"""Effective widths of the page: below the first the list is a drop-down, from the second panes are wide."""


class PublishLayout(QObject):
    """Three panes side by side; in a narrow window one at a time, with a drop-down of the documents above."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._narrow = False
        self._lines: Sequence[DocumentLine] = ()
        self.documents, self.preview, self.options = (
            DocumentList(theme),
            PreviewPane(desk, theme),
            Options(theme),
        )
        self.drop_down = QComboBox()
        self.drop_down.setAccessibleName(page.tr("Document"))
        self.shown = Segment(theme, [("preview", "Preview"), ("options", "Options")], name="What is shown")
        self._build(page)
        self.drop_down.activated.connect(self._on_dropped)
        self.shown.chosen.connect(self._show_part)

    def show_documents(self, lines: Sequence[DocumentLine], current: str) -> None:
        """The documents as they are now, in the list and in the drop-down."""
        self._lines = [line for line in lines if line.name]
        self.documents.documents.show(lines)
        self.documents.blockSignals(True)
        self.documents.choose(current)
        self.documents.blockSignals(False)
        words = [f"{line.title} – {line.state.words.lower()}" for line in self._lines]
        if words != [self.drop_down.itemText(place) for place in range(self.drop_down.count())]:
            self.drop_down.clear()
            self.drop_down.addItems(words)
        self.drop_down.setCurrentIndex([line.name for line in self._lines].index(current))

    def panes(self) -> list[QWidget]:
        """The stops of F6, as they stand now."""
        if self._narrow:
            return [self.drop_down, self.options if self.shown.value == "options" else self.preview]
        return [self.documents, self.preview, self.options.edition]

    def focus_first(self) -> None:
        """The documents take the focus."""
        (self.drop_down if self._narrow else self.documents).setFocus()

    def show_outcome(self) -> None:
        """Brings the outcome of an export into view."""
        if self._narrow:
            self.shown.choose("options")
            self._show_part("options")
        QTimer.singleShot(0, self.options, lambda: self.options.ensureWidgetVisible(self.options.summary))

    def fit(self, width: float) -> None:
        """Places the panes for an effective width."""
        self._narrow = width < NARROW
        wide = width >= WIDE
        self._side.setVisible(not self._narrow)
        self._top.setVisible(self._narrow)
        self._side.setFixedWidth(self._theme.half_px(328 if wide else 280))
        if self._narrow:
            self._middle.addWidget(self.options)
            self._detail.hide()
            self._show_part(self.shown.value)
        else:
            self._detail_column.addWidget(self.options)
            self._detail.setFixedWidth(self._theme.half_px(288 if wide else 264))
            self._detail.show()
            self._middle.setCurrentWidget(self.preview)
            self.options.show()

    def _build(self, page: QWidget) -> None:
        px = self._theme.px
        self._side, self._detail, self._top = panel("side"), panel("detail"), panel("header")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(px(12), px(8), px(12), px(8))
        side.addWidget(self.documents)
        self._detail_column = QVBoxLayout(self._detail)
        self._detail_column.setContentsMargins(0, 0, 0, 0)
        self._detail_column.addWidget(self.options)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.preview)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(px(12), px(8), px(12), px(8))
        top.addWidget(self.drop_down, 1)
        top.addWidget(self.shown)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._middle, 1)
        row.addWidget(self._detail)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(row, 1)

    def _on_dropped(self, place: int) -> None:
        self.chosen.emit(self._lines[place].name)

    def _show_part(self, part: str) -> None:
        if self._narrow:
            self._middle.setCurrentWidget(self.options if part == "options" else self.preview)
