"""The bell at the end of a block: one short sound, by what the system has to play it with."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from charrette.system.resources import resource

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Programs that play a sound file, the first one that is there is taken: PipeWire, PulseAudio, ALSA, macOS."""
_NO_SCREEN = {"offscreen", "minimal", "vnc"}


def ring() -> None:
    """Rings without waiting for the sound; the system's own beep where nothing can play it. Silent without a screen."""
    if QApplication.platformName() in _NO_SCREEN:
        return
    if not play(resource("sounds/bell.wav")):
        QApplication.beep()


def play(sound: Path) -> bool:
    """Starts to play a sound; False where nothing can."""
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(sound), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return True
    from PySide6.QtCore import QStandardPaths

    found = next((each for each in _PLAYERS if QStandardPaths.findExecutable(each[0])), None)
    if found is None:
        return False
    return _started([*found, str(sound)])


def _started(command: list[str]) -> bool:
    from PySide6.QtCore import QProcess

    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(command[1:])
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    return bool(process.startDetached())  # a bool, though its stub says it is a pair
