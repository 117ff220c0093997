"""The time of day, how far the agenda is behind, and when the session will end."""

from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.projection import asked_end, minutes_behind, projected
from charrette.domain.wording import counted
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.presenter.stage import Stage
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label

LATE = 2
"""From so many minutes on, begun ones counted, it is said that the room is behind."""
_BEAT_MS = 2000


def time_of_day(at: datetime, *, half: bool = False) -> str:
    """``"6:46"``, with ``half`` ``"6:46 PM"`` where the system's clock has twelve hours; ``"18:46"`` elsewhere."""
    locale = QLocale()
    words = locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat).replace("\u202f", " ")
    return words if half else words.replace(locale.amText(), "").replace(locale.pmText(), "").strip()


class ClockFace(QWidget):
    """Kept true by a beat of its own. The chip asks for the adviser."""

    advice_asked = Signal()
    beaten = Signal()
    """A moment has passed: what is to come may have moved."""

    def __init__(self, desk: Desk, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._desk, self._theme, self._stage = desk, theme, stage
        self.time, self.half = QLabel(), QLabel()
        self.late = button(theme, "", kind="late")
        self.late.clicked.connect(self.advice_asked)
        self.ends = label("", "small")
        self._behind = 0
        self._build()
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.refresh)
        self._beat.timeout.connect(self.beaten)
        self._beat.start()
        theme.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """The time now, and the end as it will be."""
        time, _, half = self._stage.clock_words().replace("\u202f", " ").partition(" ")
        self.time.setText(time)
        self.half.setText(half)
        self.half.setVisible(bool(half))
        self.time.setAccessibleName(f"{time} {half}".strip())
        self._refresh_end()

    def set_inset(self, inset: int) -> None:
        """Keeps so much free at the end of the first line: the drawer has its button there."""
        self._row.setContentsMargins(0, 0, inset, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The chip says fewer words where there is no room for all."""
        self.late.setText(self.tr("{n} min behind").format(n=self._behind))
        if self._row.sizeHint().width() > self.width():
            self.late.setText(self.tr("{n} min").format(n=self._behind))

    def _refresh_end(self) -> None:
        session = self._desk.session if self._desk.project_id is not None else None
        blocks = self._desk.snapshot.agenda(session.id) if session else ()
        if session is None or not blocks:
            self.late.hide()
            self.ends.hide()
            return
        clock, now = self._desk.snapshot.clock(session.id), self._desk.clock.now()
        zone = zone_named(self._desk.snapshot.project.zone)
        behind = minutes_behind(session, blocks, clock, now, zone)
        self._behind = behind
        self._fit()
        self.late.setAccessibleName(
            self.tr("{late} behind: other times").format(late=counted(behind, "minute"))
        )
        self.late.setToolTip(self.tr("See what the times can be (L)"))
        begun = clock is not None and (clock.block_id is not None or any(each.over for each in blocks))
        self.late.setVisible(behind >= LATE and begun and session.closed_at is None)
        ends = max(slot.end for slot in projected(session, blocks, clock, now, zone)).astimezone(zone)
        asked = asked_end(session, blocks, zone)
        self.ends.setText(self._end_words(ends, asked.astimezone(zone) if asked else None))
        self.ends.setVisible(bool(self.ends.text()))

    def _end_words(self, ends: datetime, asked: datetime | None) -> str:
        if asked is None:
            return ""
        if abs(ends - asked) < timedelta(minutes=1):
            return self.tr("Ends {time}").format(time=time_of_day(asked))
        if ends < asked:
            return self.tr("Ends {time}").format(time=time_of_day(ends))
        words = self.tr("Ends {time} instead of {asked}")
        return words.format(time=time_of_day(ends), asked=time_of_day(asked))

    def _build(self) -> None:
        self._row = row = QHBoxLayout()
        row.setSpacing(self._theme.px(6))
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.half, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        row.addWidget(self.late, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addLayout(row)
        column.addWidget(self.ends)

    def _dress(self) -> None:
        self.time.setFont(self._theme.font("clock", tabular=True))
        self.half.setFont(self._theme.font("lead"))
        self.late.setIcon(self._theme.icon("clock", "warn", 14))
        self.late.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
        self.refresh()
