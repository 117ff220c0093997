"""The room's timer as the screens see it: one value, pushed once a second to every view."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from charrette.domain.timer import Timer
from charrette.system.clock import Clock


class RoomTimer(QObject):
    """Holds the one ``Timer`` of the session that runs."""

    ticked = Signal()
    """The time left changed; read ``timer`` and ``left``."""

    def __init__(self, clock: Clock, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.timer = Timer.of_minutes(minutes)
        self._beat = QTimer(self)
        self._beat.setInterval(1000)
        self._beat.timeout.connect(self.ticked)

    @property
    def left(self) -> timedelta:
        """What is left now; below zero when the time is over."""
        return self.timer.left(self._clock.now())

    @property
    def phase(self) -> str:
        """``calm``, ``soon``, ``last`` or ``over``."""
        return self.timer.phase(self._clock.now())

    def set_minutes(self, minutes: int) -> None:
        """A fresh timer, standing still."""
        self._show(Timer.of_minutes(minutes))

    def toggle(self) -> None:
        """Starts or pauses."""
        now = self._clock.now()
        self._show(self.timer.paused(now) if self.timer.running else self.timer.started(now))

    def add_minute(self) -> None:
        """One minute more for everyone."""
        self._show(self.timer.extended(timedelta(minutes=1)))

    def _show(self, timer: Timer) -> None:
        self.timer = timer
        if timer.running:
            self._beat.start()
        else:
            self._beat.stop()
        self.ticked.emit()
