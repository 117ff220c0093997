"""Breaking a name into at most so many lines."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

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
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= 1:
        return [words]
    cuts = [*starts[:most], len(words)] if len(starts) <= most else starts[:most]
    lines = [words[start:end].strip() for start, end in pairwise(cuts)]
    if len(starts) > most:
        rest = words[starts[most - 1] :]
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines
