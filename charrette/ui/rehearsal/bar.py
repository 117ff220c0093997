"""The bar of a rehearsal that runs: what it is, how fast, pause."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from charrette.ui.rehearsal.dialog import SPEEDS
from charrette.ui.rehearsal.performer import Performer, Playing
from charrette.ui.shell.header import ElidedLabel
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.segment import Segment


class RehearsalBar(QFrame):
    """Under the header, as long as the rehearsal is open: nobody takes simulated people for real ones."""

    def __init__(self, theme: Theme, performer: Performer, title: str) -> None:
        super().__init__()
        self._theme, self._performer, self._title = theme, performer, title
        self.setProperty("panel", "banner")
        self.words = ElidedLabel("body")
        self.speeds = Segment(theme, [(str(speed), f"{speed}×") for speed in SPEEDS])
        self.speeds.setAccessibleName(self.tr("How fast the rehearsal runs"))
        self.speeds.choose(str(round(performer.speed)))
        self.speeds.chosen.connect(self._on_speed_chosen)
        self.pause = button(theme, self.tr("Pause"))
        self.pause.clicked.connect(performer.toggle)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.speeds)
        self._row.addWidget(self.pause)
        performer.changed.connect(self._show)
        theme.changed.connect(self._fit)
        self._fit()
        self._show()

    def _on_speed_chosen(self, speed: str) -> None:
        self._performer.set_speed(float(speed))

    def _show(self) -> None:
        performer = self._performer
        over = performer.state is Playing.OVER
        self.pause.setVisible(not over)
        self.speeds.setVisible(not over)
        self.pause.setText(self.tr("Pause") if performer.state is Playing.ON else self.tr("Go on"))
        self.words.show_text(self._sentence())

    def _sentence(self) -> str:
        start = self.tr("Rehearsal of “{title}” with simulated people").format(title=self._title)
        if self._performer.trouble:
            return self.tr("{start}: it stopped. {why}").format(start=start, why=self._performer.trouble)
        if self._performer.state is Playing.OVER:
            return self.tr("{start}: it is over. Look around, then open your own library.").format(
                start=start
            )
        if self._performer.state is Playing.PAUSED:
            return self.tr("{start}: paused.").format(start=start)
        return self.tr("{start}. Your own library is not touched.").format(start=start)

    def _fit(self) -> None:
        edge = min(self._theme.px(20), 32)
        self._row.setContentsMargins(edge, 0, edge, 0)
        self._row.setSpacing(self._theme.px(10))
        self.setFixedHeight(self._theme.px(44))
