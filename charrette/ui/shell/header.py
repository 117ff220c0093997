"""The header: title and one line of context, then what the page offers, its primary act last."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from charrette.ui.theme import Theme

HEIGHT, EDGE = 56, 20


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the whole text is its tool tip then."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        """The text as it was given."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitted = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitted)
        self.setToolTip("" if fitted == self._whole else self._whole)


class Header(QFrame):
    """Shows the current page's title, context and widgets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("panel", "header")
        self.title, self.context = ElidedLabel("base"), ElidedLabel("small")
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch(1)
        self._words.addWidget(self.title)
        self._words.addWidget(self.context)
        self._words.addStretch(1)
        self._offers = QStackedWidget()
        self._offers.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._offers)
        self._of_page: dict[str, QWidget] = {}
        self._page = ""
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add_page(self, name: str, widgets: list[QWidget]) -> None:
        """Takes in the widgets of a page, once."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._of_page[name] = holder
        self._offers.addWidget(holder)
        self._show_offers()

    def show_page(self, name: str, title: str, context: str) -> None:
        """Shows what belongs to a page; the others' widgets take no room."""
        self._page = name
        self._show_offers()
        self.show_words(title, context)

    def take_focus(self) -> None:
        """The primary act, which stands last, takes the keyboard; Shift+Tab goes to those before it."""
        shown = (part for part in self._offers.findChildren(QPushButton) if part.isVisible())
        for part in reversed(list(shown)):
            if part.isEnabled():
                part.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def show_words(self, title: str, context: str) -> None:
        """Another title and context."""
        self.title.show_text(title)
        self.context.show_text(context)
        self.context.setVisible(bool(context))

    def _show_offers(self) -> None:
        for name, holder in self._of_page.items():
            shown = name == self._page
            wanted = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            holder.setSizePolicy(wanted, wanted)
            if shown:
                self._offers.setCurrentWidget(holder)

    def _on_theme_changed(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px(HEIGHT))
        edge = min(theme.px(EDGE), 32)
        self._row.setContentsMargins(edge, 0, edge, 0)
        self._row.setSpacing(theme.px(16))
