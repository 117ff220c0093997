"""What stands beside the form: the prompt as the room will see it, and how the table is covered."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.timer import Timer
from charrette.domain.wording import counted
from charrette.ui.presenter.canvas import HEIGHT, WIDTH, Canvas
from charrette.ui.presenter.paint import paint_slide
from charrette.ui.presenter.slides import prompt_slides
from charrette.ui.run.room_panel import RoomPanel, presences
from charrette.ui.theme import LIGHT, Theme
from charrette.ui.widgets.labels import label, panel


class PromptLook(QWidget):
    """The projector's picture of the prompt, small."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title, self._prompt, self._minutes = "", "", 12
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_prompt(self, title: str, prompt: str, minutes: int) -> None:
        """Another prompt, or the same as it is being typed."""
        self._title, self._prompt, self._minutes = title, prompt, minutes
        self.setAccessibleName(f"On the projector: {title}. {prompt}")
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * HEIGHT / WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), LIGHT.surface)
        painter.scale(self.width() / WIDTH, self.height() / HEIGHT)
        paint_prompt(painter, self._theme, self._title, self._prompt, self._minutes)
        painter.resetTransform()
        painter.setPen(self._theme.palette.control)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def paint_prompt(painter: QPainter, theme: Theme, title: str, prompt: str, minutes: int) -> None:
    """The prompt as the stage paints it, with the timer standing at its start."""
    from charrette.ui.presenter.timer_face import TimerReading

    timer = Timer.of_minutes(max(minutes, 1))
    reading = TimerReading(timer.length, timer.length, "calm", running=False)
    canvas = Canvas(painter, theme, LIGHT, LIGHT.surface)
    paint_slide(canvas, prompt_slides(title, prompt or "Type a prompt")[0], reading)


class LookPane(QFrame):
    """Right 324: the look that belongs to the part."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("panel", "detail")
        self._column = QVBoxLayout(self)
        self._prompt_head = label("What the room will see", "label")
        self.prompt = PromptLook(theme)
        self._coverage_head = label("A seat at the table", "label")
        self.coverage = RoomPanel(theme, leads_on=False)
        self.coverage_words = label("", "small", wraps=True)
        box = panel("surface")
        inner = QVBoxLayout(box)
        inset = min(theme.px(12), 20)
        inner.setContentsMargins(inset, inset, inset, inset)
        inner.addWidget(self.coverage)
        self._coverage_box = box
        for widget in (
            *(self._prompt_head, self.prompt),
            *(self._coverage_head, self._coverage_box, self.coverage_words),
        ):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_look(self, look: str) -> None:
        """``prompt`` or ``coverage``."""
        for widget in (self._prompt_head, self.prompt):
            widget.setVisible(look == "prompt")
        for widget in (self._coverage_head, self._coverage_box, self.coverage_words):
            widget.setVisible(look == "coverage")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        """Who has a seat, who came, who was heard."""
        rows = presences(snapshot)
        self.coverage.show_rows(rows)
        silent = [row.name for row in rows if not row.cards]
        seats = sum(row.seats for row in rows)
        here = len(snapshot.here)
        words = f"{here} of {counted(seats, 'seat')} taken." if seats else "No seats offered yet."
        if silent and snapshot.cards:
            words += f" Not heard yet: {', '.join(silent)}."
        self.coverage_words.setText(words)

    def _on_theme_changed(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.half_px(324))
        inset = min(theme.px(16), 24)
        self._column.setContentsMargins(inset, min(theme.px(24), 32), inset, inset)
        self._column.setSpacing(theme.px(8))
