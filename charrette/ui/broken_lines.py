"""Breaking words into lines, as Qt lays them out in a font and a width."""

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def broken_lines(words: str, font: QFont, width: float) -> list[str]:
    """The lines of one paragraph, none wider than ``width``; a word that is too long is broken inside."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = words.encode("utf-16-le", "surrogatepass")  # Qt counts in units of sixteen bits, an emoji has two
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start = 2 * line.textStart()
        lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le", "replace").strip())
    layout.endLayout()
    return lines
