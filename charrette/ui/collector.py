"""Python's garbage is collected on the GUI thread only.

The collector runs wherever memory happens to be asked for. On a lane's thread it would destroy windows that are garbage
by then, and Qt's objects may only be destroyed on their own thread: the app would fall over at a random moment.
"""

import gc

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 1000


class Collector(QObject):
    """Switches the automatic collection off and collects from the event loop, as often as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.collect)
        self._beat.start()

    def collect(self) -> int:
        """Collects the oldest generation that is due; returns how many objects were found."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if counts[generation] > limits[generation]]
        return gc.collect(max(due)) if due else 0

    def stop(self) -> None:
        """Gives the collection back to Python."""
        self._beat.stop()
        gc.enable()
