"""Breaking a name into at most so many lines."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def elided_lines(words: str, font: QFont, width: int, most: int) -> list[str]:
    """``words`` on at most ``most`` lines of ``width`` pixels; the last is elided where words are left over."""
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
