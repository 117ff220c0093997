"""Under the list: who stands for the bars by group, what the Musts cost, how ranks are to be read."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charrette.domain.wording import listed, number
from charrette.ui.models.needs_list import RoundView
from charrette.ui.theme import Theme
from charrette.ui.widgets.chip import Chip
from charrette.ui.widgets.labels import give_role, label


class ResultFoot(QWidget):
    """Two lines: the groups with their ballots, and what has to be said about the numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.musts, self.notes = label("", "hint", wraps=True), label("", "hint", wraps=True)
        self._legend = QWidget()
        self._groups = QHBoxLayout(self._legend)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._legend)
        column.addWidget(self.notes)
        column.addWidget(self.musts)

    def show_view(self, view: RoundView) -> None:
        """Says what belongs to a counted round."""
        while (item := self._groups.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if view.view.columns:
            self._groups.addWidget(label("Ballots:", "hint"))
        for column in view.view.columns:
            apart = " apart" if column.host else ""
            self._groups.addWidget(
                Chip(self._theme, f"{column.label} {number(column.ballots)}{apart}", mark=column.mark)
            )
        self._groups.addStretch(1)
        self.notes.setText(" ".join(_notes(view)))
        self.musts.setText(view.musts.sentence)
        priorities = not view.round.on_proposals and view.method.ranks
        self.musts.setVisible(priorities and (bool(view.musts.share) or view.musts.warns))
        give_role(self.musts, "warn" if view.musts.warns else "hint")
        if view.musts.warns:
            self.musts.setText(f"Too much is a Must: over 60 %. {view.musts.sentence}")

    def show_short(self, short: bool) -> None:
        """In a low window only a warning about the Musts stays."""
        self._legend.setVisible(not short)
        self.notes.setVisible(not short)


def _notes(view: RoundView) -> list[str]:
    result = view.result
    notes = [view.came]
    if view.method.ranks:
        without = "an answer" if result.levels else f"a {result.unit.removesuffix('s')}"
        notes.append(f"Ties share a rank; needs without {without} stay on the list.")
    else:
        notes.append("This is a check of agreement: it ranks nothing.")
    if view.view.hidden or view.view.note:
        notes.append(view.view.hidden or view.view.note)
    hosts = [each.group.name for each in result.groups if not each.counts and each.ballots]
    if hosts:
        notes.append(f"{listed(hosts)} ran the room: shown apart, not in the ranks.")
    if view.balanced_headline and result.ballots is None:
        notes.append("Not balanced: how many people put dots on the wall is not known.")
    if result.bounded:
        notes.append(
            f"No ballot counts more than three times the average; this binds for {listed(result.bounded)}."
        )
    return notes
