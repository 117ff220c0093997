"""Notices: one line at the bottom edge, and a banner under the header while something is lost or locked."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from charrette.domain.errors import CharretteError
from charrette.ui.shell.header import ElidedLabel
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce
from charrette.ui.widgets.buttons import button, calling, icon_button
from charrette.ui.widgets.labels import IconLabel, label

HEIGHT, SECONDS, LONGEST = 36, 8, 220


class NoticeLine(QFrame):
    """Icon, sentence and one action; gone after 8 seconds, an error stays until it is closed."""

    undo_wanted = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = IconLabel(theme, "tick", "ok", 16)
        self.sentence = label("", "body")
        self.undo = button(theme, self.tr("Undo"), kind="link", key="Ctrl Z")
        self.undo.clicked.connect(self._on_undo)
        self.close_button = icon_button(theme, "close", self.tr("Close the notice"), key="Esc")
        self.close_button.clicked.connect(self.close_notice)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.undo)
        self.way = button(theme, "", kind="link")
        self.way.clicked.connect(self._on_way)
        self._to: Callable[[], object] | None = None
        self._row.addWidget(self.way)
        self._row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.close_notice)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.is_error = False
        self.hide()

    def say(self, sentence: str, undo: bool) -> None:
        """A sentence for 8 seconds, with Undo or without."""
        self._show(sentence, "notice", "tick", "ok", error=False)
        self.undo.setVisible(undo)
        self._timer.start()

    def offer(self, sentence: str, words: str, act: Callable[[], object]) -> None:
        """A sentence that somebody should act on: it stays until it is closed, with the way there."""
        self._show(sentence, "notice", "clock", "warn", error=False)
        self.undo.hide()
        self._timer.stop()
        self.way.setText(words)
        self._to = act
        self.way.show()

    def fail(self, error: CharretteError) -> None:
        """What went wrong, what was kept, what to do; it stays until it is closed."""
        words = " ".join(part for part in (error.what, error.kept, error.way_on) if part)
        self._show(words, "notice-stop", "stop", "stop", error=True)
        self.undo.hide()
        self._timer.stop()

    def close_notice(self) -> None:
        """Takes the line away."""
        self._timer.stop()
        self.is_error = False
        self.hide()
        self.height_changed.emit()

    def place(self, whole: QWidget, foot: object, left: int) -> None:
        """At the bottom edge, or above the page's own foot (the capture bar), which it never covers."""
        width, below = whole.width(), whole.height()
        if isinstance(foot, QWidget) and foot.isVisible():
            corner = foot.mapTo(whole, foot.rect().topLeft())
            left, below = corner.x(), corner.y()
        width -= left
        height = max(self.minimumHeight(), self.heightForWidth(width))
        self.setGeometry(left, below - height, width, height)

    def _show(self, words: str, kind: str, icon: str, ink: str, *, error: bool) -> None:
        self.is_error = error
        self.setProperty("panel", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.show_icon(icon, ink, 16)
        self.way.hide()
        shown = words if error or len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        self.sentence.setText(shown)
        self.sentence.setWordWrap(error)
        self.close_button.setVisible(True)
        self.show()
        self.raise_()
        self.height_changed.emit()
        announce(self, words)

    def _on_undo(self) -> None:
        self.close_notice()
        self.undo_wanted.emit()

    def _on_way(self) -> None:
        self.close_notice()
        if self._to is not None:
            self._to()

    def _on_theme_changed(self) -> None:
        edge = min(self._theme.px(20), 32)
        self._row.setContentsMargins(edge, 2, edge // 2, 2)
        self._row.setSpacing(self._theme.px(10))
        self.setMinimumHeight(self._theme.px(HEIGHT))


class Banner(QFrame):
    """What happened, what was kept and what to do, for as long as it is so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("panel", "banner")
        self.sentence = ElidedLabel("body")
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel(theme, "alert", "warn", 18))
        self._row.addWidget(self.sentence, 1)
        self._action: QPushButton | None = None
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_banner(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Shows a sentence, with one action where there is one."""
        if self._action is not None:
            self._action.deleteLater()
            self._action = None
        if action and act is not None:
            self._action = button(self._theme, action, kind="link")
            self._action.clicked.connect(calling(act))
            self._row.addWidget(self._action)
        self.show()
        self.sentence.show_text(sentence)
        announce(self, sentence)

    def clear(self) -> None:
        """It is over."""
        self.hide()

    def _on_theme_changed(self) -> None:
        edge = min(self._theme.px(20), 32)
        self._row.setContentsMargins(edge, 0, edge, 0)
        self._row.setSpacing(self._theme.px(10))
        self.setFixedHeight(self._theme.px(40))
