"""How firm the place of one need is, in the detail: drawn again, by other methods, and how far the room agrees."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from charrette.domain.wording import ordinal
from charrette.ui.models.analysis import agreed_words, by_methods, methods_compared, redrawn_words
from charrette.ui.models.needs_list import NeedLine, RoundView
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label, panel


def firm_parts(theme: Theme, view: RoundView, line: NeedLine) -> list[QWidget]:
    """Nothing before it was worked out, or where a method ranks nothing and says nothing of agreement."""
    if view.analysis is None or line.standing is None:
        return []
    parts: list[QWidget] = []
    if redrawn := redrawn_words(view.analysis, line.need.id):
        parts.append(_redrawn(theme, redrawn))
    if line.tier is not None and line.tier.words:
        words = f"{line.tier.words.capitalize()}: the ballots do not tell these needs apart."
        parts.append(label(words, "hint", wraps=True))
    if rows := by_methods(view, view.analysis, line):
        parts += [label(methods_compared(view), "small", wraps=True), ByMethods(theme, rows)]
    if agreed := agreed_words(view.analysis, line.need.id):
        parts.append(label(agreed, "small", wraps=True))
    return parts


def _redrawn(theme: Theme, words: str) -> QWidget:
    """``Rank if ballots are re-drawn    5 to 9 in 9 of 10``, over a hairline."""
    made = panel("header")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, theme.px(6), 0, theme.px(6))
    asked = made.tr("Rank if ballots are re-drawn")
    row.addWidget(label(asked, "small"), 1)
    places, beside = words.split(" in ", 1)
    row.addWidget(label(places, "label"))
    row.addWidget(label(f"in {beside}", "small"))
    made.setAccessibleName(f"{asked}: {words}")
    return made


class ByMethods(QWidget):
    """One row a method with the place that the need would have."""

    def __init__(self, theme: Theme, rows: list[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        grid.setColumnStretch(1, 1)
        said = [(title, ordinal(int(place))) for title, place in rows]
        for row, (title, place) in enumerate(said):
            grid.addWidget(label(title, "body"), row, 0)
            grid.addWidget(label(place, "body"), row, 1, Qt.AlignmentFlag.AlignLeading)
        self.setAccessibleName("; ".join(f"{title}: {place}" for title, place in said))
