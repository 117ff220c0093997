"""The way through, as the welcome screen shows it: five steps and what each is for."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charrette.ui.shell.steps import STEPS
from charrette.ui.theme import Theme

ROW, DISC, HEAD = 68, 40, 26
_SENTENCES = {
    "prepare": "Project, groups, people, prompts",
    "run": "Timer, projector, cards, themes",
    "prioritise": "Votes with rules everyone can check",
    "plan": "What becomes of each need, and who has it",
    "publish": "Briefs and reports",
}


class Way(QWidget):
    """A painted column of the five steps; read as one sentence by a screen reader."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        told = "; ".join(f"{step.words}: {_SENTENCES[step.name]}" for step in STEPS)
        self.setAccessibleName(f"The way through. {told}.")

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(self._theme.half_px(370), px(HEAD) + 5 * px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.palette.ink3)
        align = Qt.AlignmentFlag.AlignLeading
        painter.drawText(QRectF(0, 0, self.width(), px(20)), align, self.tr("The way through"))
        disc = px(DISC)
        x = self.width() - disc if rtl else 0
        painter.setPen(QPen(theme.palette.line, 2))
        middle = x + disc / 2
        top = px(HEAD) + disc / 2
        painter.drawLine(QPointF(middle, top), QPointF(middle, top + 4 * px(ROW)))
        for place, step in enumerate(STEPS):
            y = px(HEAD) + place * px(ROW)
            painter.setPen(QPen(theme.palette.line, 1))
            painter.setBrush(theme.palette.surface)
            painter.drawEllipse(QRectF(x + 0.5, y + 0.5, disc - 1, disc - 1))
            side = px(20)
            inset = (disc - side) / 2
            theme.icon(step.name).paint(painter, QRectF(x + inset, y + inset, side, side).toRect())
            left = 0 if rtl else disc + px(16)
            width = self.width() - disc - px(16)
            painter.setFont(theme.font("base", 600))
            painter.setPen(theme.palette.ink)
            painter.drawText(QRectF(left, y, width, px(20)), align, step.words)
            painter.setFont(theme.font("body"))
            painter.setPen(theme.palette.ink2)
            painter.drawText(QRectF(left, y + px(20), width, px(20)), align, _SENTENCES[step.name])
