"""The themes as chips with their counts; those that do not fit are in a menu."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from charrette.domain.themes import Theme as CardTheme
from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button

Counts = dict[UUID | None, int]


class CountChip(QPushButton):
    """A name and a number; the one that is taken has an edge and the accent."""

    def __init__(self, theme: Theme, key: UUID | None, name: str) -> None:
        super().__init__()
        self._theme, self.key, self.name, self._count = theme, key, name, 0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key is None else Qt.FocusPolicy.ClickFocus)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many cards stand under it."""
        self._count = count
        self.setAccessibleName(f"{self.name}, {counted(count, 'card')}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + self._theme.px(26), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        palette, taken = theme.palette, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        if taken or focused or self.underMouse():
            edge = palette.accent if focused else palette.line
            painter.setPen(QPen(edge, 2 if focused else 1))
            painter.setBrush(palette.surface if taken else palette.hover)
            inner = self.rect().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        name, number = self._widths()
        px = theme.px
        self._write(painter, QRect(px(9), 0, name + 1, self.height()), self.name, taken=taken, bold=True)
        end = QRect(px(9) + name + px(6), 0, number + 1, self.height())
        self._write(painter, end, f"{self._count:,}", taken=taken, bold=taken)

    def _write(self, painter: QPainter, box: QRect, text: str, *, taken: bool, bold: bool) -> None:
        palette = self._theme.palette
        painter.setFont(self._theme.font("body", 600 if taken else 500 if bold else 400))
        painter.setPen(palette.accent if taken else palette.ink2 if bold else palette.ink3)
        box = self.style().visualRect(self.layoutDirection(), self.rect(), box)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)

    def _widths(self) -> tuple[int, int]:
        metrics = QFontMetrics(self._theme.font("body", 600))
        return metrics.horizontalAdvance(self.name), metrics.horizontalAdvance(f"{self._count:,}")


class ThemeChips(QWidget):
    """All, then the themes that have cards, as many as fit. One Tab stop, arrow keys inside."""

    chosen = Signal(object)
    """A theme's id; None for all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._themes: tuple[CardTheme, ...] = ()
        self._counts: Counts = {}
        self._chips: list[CountChip] = []
        self._rest: list[CardTheme] = []
        self.more = button(theme, "", kind="quiet", icon="chevron-down")
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._menu = QMenu(self)
        self.more.clicked.connect(self._open_menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._add(None, self.tr("All"))
        theme.changed.connect(self._on_theme_changed)
        self._chips[0].setChecked(True)

    def show_counts(self, themes: tuple[CardTheme, ...], counts: Counts) -> None:
        """The themes and their open cards."""
        if themes != self._themes:
            for chip in self._chips[1:]:
                self._row.removeWidget(chip)
                chip.deleteLater()
            del self._chips[1:]
            for theme in themes:
                self._add(theme.id, theme.name)
        self._themes, self._counts = themes, counts
        self._chips[0].show_count(sum(counts.values()))
        for chip in self._chips[1:]:
            chip.show_count(counts.get(chip.key, 0))
        self.fit()

    def take(self, key: UUID | None) -> None:
        """Shows which theme is taken."""
        for chip in self._chips:
            chip.setChecked(chip.key == key)

    def fit(self) -> None:
        """Shows as many chips as there is room for; a narrow window has them all in the menu."""
        narrow = self.window().width() / self._theme.scale < 1120
        more = self.tr("All themes") if narrow else counted(len(self._themes), "more theme")
        self.more.setText(more)
        room = self.width() - self._chips[0].sizeHint().width() - self.more.sizeHint().width()
        self._rest = []
        for theme, chip in zip(self._themes, self._chips[1:], strict=True):
            used = self._counts.get(theme.id, 0) > 0
            room -= chip.sizeHint().width() if used else 0
            fits = used and room >= 0 and not narrow
            chip.setVisible(fits)
            if not fits:
                self._rest.append(theme)
        if not narrow:
            self.more.setText(counted(len(self._rest), "more theme"))
        self.more.setVisible(bool(self._rest))
        rest = self.more.sizeHint().width() if self._rest else 0
        self.setMinimumWidth(self._chips[0].sizeHint().width() + rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        stops: list[QWidget] = [chip for chip in (*self._chips, self.more) if chip.isVisible()]
        here = self.focusWidget()
        if not step or here not in stops:
            super().keyPressEvent(event)
            return
        step = -step if self.isRightToLeft() else step
        stops[min(max(stops.index(here) + step, 0), len(stops) - 1)].setFocus()

    def _add(self, key: UUID | None, name: str) -> None:
        chip = CountChip(self._theme, key, name)
        chip.clicked.connect(partial(self._on_clicked, key))
        self._row.insertWidget(len(self._chips), chip)
        self._chips.append(chip)

    def _on_theme_changed(self) -> None:
        for chip in self._chips:
            chip.updateGeometry()
        self.fit()

    def _on_clicked(self, key: UUID | None) -> None:
        self.take(key)
        self.chosen.emit(key)

    def _open_menu(self) -> None:
        self._menu.clear()
        for theme in self._rest:
            words = f"{theme.name.replace('&', '&&')}\t{self._counts.get(theme.id, 0):,}"
            self._menu.addAction(words, partial(self._on_clicked, theme.id))
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
