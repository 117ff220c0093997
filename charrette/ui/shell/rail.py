"""The rail: the five steps of the way, the minutes and the help."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from charrette.ui.shell.steps import MINUTES, STEPS
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import icon_button

WIDE, NARROW = 88, 56


class Rail(QFrame):
    """Icon over label, icons alone where the window is narrow. The current step has ground, colour and a bar."""

    step_chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self.setProperty("panel", "rail")
        self.setAccessibleName(self.tr("The way through"))
        self.menu_button = icon_button(theme, "menu", self.tr("Menu"), key="Alt")
        self._steps: dict[str, QToolButton] = {}
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(theme.px(8))
        group = QButtonGroup(self)
        for place, step in enumerate(STEPS, start=1):
            self._add(step.name, step.words, f"Ctrl+{place}", "step", group)
        self._column.addStretch(1)
        self._add(MINUTES.name, MINUTES.words, "Ctrl+6", "foot", group)
        self.help = self._made("help", self.tr("Help"), "F1", "foot")
        self.help.clicked.connect(self.help_wanted)
        self._column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self.refresh)
        theme.drawn.connect(self._draw_icons)
        self.refresh()

    def show_step(self, name: str) -> None:
        """Marks a step as the current one."""
        if name in self._steps:
            self._steps[name].setChecked(True)
        self._draw_icons()
        self.update()

    def show_narrow(self, narrow: bool) -> None:
        """Icons with tool tips only, or with their labels."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.refresh()

    def focus_step(self) -> None:
        """Puts the focus on the current step."""
        current = next((each for each in self._steps.values() if each.isChecked()), self._steps["prepare"])
        current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_button(self, name: str) -> QToolButton:
        """The button of a step."""
        return self._steps[name]

    def refresh(self) -> None:
        """Takes colours and sizes of the theme again."""
        theme = self._theme
        self.setFixedWidth(theme.px(NARROW if self._narrow else WIDE))
        self._column.setContentsMargins(0, theme.px(16), 1, theme.px(10))
        self._column.setSpacing(theme.px(4))
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if self._narrow
            else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        )
        for name, button in (*self._steps.items(), ("help", self.help)):
            foot = name in {"help", MINUTES.name}
            button.setToolButtonStyle(style)
            width, height = (44, 44) if self._narrow else (72, 48 if foot else 64)
            button.setFixedSize(theme.px(width), theme.px(height))
            side = theme.px(18 if foot else 22)
            button.setIconSize(QSize(side, side))
        self._draw_icons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from step to step without choosing one."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        stops = [*self._steps.values(), self.help]
        here = next((place for place, each in enumerate(stops) if each.hasFocus()), None)
        if step and here is not None:
            stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = next((each for each in self._steps.values() if each.isChecked()), None)
        if current is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.palette.accent)
        box, inset = current.geometry(), self._theme.px(14)
        width = self._theme.px(4)
        left = self.width() - width if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
        painter.drawRoundedRect(left, box.top() + inset, width, box.height() - 2 * inset, 2, 2)

    def _add(self, name: str, words: str, key: str, kind: str, group: QButtonGroup) -> None:
        button = self._made(name, words, key, kind)
        button.setCheckable(True)
        group.addButton(button)
        button.clicked.connect(lambda: self.step_chosen.emit(name))
        self._steps[name] = button
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _made(self, name: str, words: str, key: str, kind: str) -> QToolButton:
        button = _StepButton()
        button.setObjectName(name)
        button.setText(words)
        button.setProperty("kind", kind)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _draw_icons(self) -> None:
        for name, button in (*self._steps.items(), ("help", self.help)):
            size = 18 if name in {"help", MINUTES.name} else 22
            button.setIcon(self._theme.icon(name, "accent" if button.isChecked() else "ink2", size))


class _StepButton(QToolButton):
    """A step; arrow keys are the rail's, not those of the group of buttons, which would choose."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)
