"""Breaking a name into at most so many lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from charrette.ui.broken_lines import broken_lines

MOST_REMEMBERED = 20_000
_remembered: dict[tuple[str, str, int, int], list[str]] = {}


def elided_lines(words: str, font: QFont, width: int, most: int) -> list[str]:
    """``words`` on at most ``most`` lines of ``width`` pixels; the last is elided where words are left over.

    Remembered, because a table asks again at every repaint.
    """
    key = (words, font.key(), width, most)
    if key not in _remembered:
        if len(_remembered) > MOST_REMEMBERED:
            _remembered.clear()
        _remembered[key] = _broken(words, font, width, most)
    return _remembered[key]


def _broken(words: str, font: QFont, width: int, most: int) -> list[str]:
    lines = broken_lines(words, font, width)
    if len(lines) <= most:
        return lines or [""]
    rest = " ".join(lines[most - 1 :])
    return [*lines[: most - 1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
