"""Under the page: which one it is, the way to the next, and the zoom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, icon_button
from charrette.ui.widgets.labels import label


class PageBar(QWidget):
    """Buttons for what the keys do too."""

    turned = Signal(int)
    zoomed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.back = icon_button(theme, "page-left", self.tr("Previous page"), key="PgUp", outlined=True)
        self.on = icon_button(theme, "page-right", self.tr("Next page"), key="PgDown", outlined=True)
        self.smaller = icon_button(theme, "zoom-out", self.tr("Smaller"), key="Ctrl+-", outlined=True)
        self.larger = icon_button(theme, "zoom-in", self.tr("Larger"), key="Ctrl++", outlined=True)
        self.fit = button(theme, self.tr("Fit"), kind="quiet", tip=self.tr("Fit the page (Ctrl+0)"))
        self.place, self.state = label("", "body"), label("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        for widget in (self.back, self.place, self.on):
            row.addWidget(widget)
        row.addSpacing(theme.px(12))
        for widget in (self.smaller, self.fit, self.larger):
            row.addWidget(widget)
        row.addSpacing(theme.px(8))
        row.addWidget(self.state)
        row.addStretch(1)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        self.larger.clicked.connect(lambda: self.zoomed.emit(1))
        self.fit.clicked.connect(lambda: self.zoomed.emit(0))

    def show_place(self, number: int, count: int, zoom: str) -> None:
        """Page ``number`` (counted from 0) of ``count``."""
        self.place.setText(self.tr("Page {number} of {count}").format(number=number + 1, count=count))
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number < count - 1)
        self.fit.setText(zoom)
