"""The criteria in the form of a round: their weights as bars, what the comparisons say, and the way to change them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charrette.domain.ahp import criterion_weights
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.criteria_set import SCHOOL_CRITERIA
from charrette.ui.prioritise.ahp_view import Judge
from charrette.ui.prioritise.criteria_dialog import CriteriaDialog, fit_words
from charrette.ui.prioritise.weight_bars import WeightBars
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label


class CriteriaPart(QWidget):
    """Begins with what is proposed to a school, or with the criteria of the last round that had some."""

    changed = Signal()

    def __init__(self, theme: Theme, judges: Callable[[], Sequence[Judge]]) -> None:
        """``judges`` are the groups that vote, with their influence, as the form has them now."""
        super().__init__()
        self._theme, self._judges = theme, judges
        self.criteria: tuple[Criterion, ...] = SCHOOL_CRITERIA
        self.judgements: tuple[Judgement, ...] = ()
        self.bars, self.told = WeightBars(theme), label("", "small", wraps=True)
        self.change = button(theme, self.tr("Set criteria and weights…"), icon="edit")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(label(self.tr("Criteria"), "label"))
        column.addWidget(self.bars)
        column.addWidget(self.told)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.change.clicked.connect(self.ask)
        self.show_criteria(self.criteria, ())

    def show_criteria(self, criteria: Sequence[Criterion], judgements: Sequence[Judgement]) -> None:
        """Other criteria."""
        self.criteria, self.judgements = tuple(criteria), tuple(judgements)
        self.bars.show_weights(self.criteria, criterion_weights(self.criteria, self.judgements))
        words, fits = fit_words(self.criteria, self.judgements, self._judges())
        give_role(self.told, "small" if fits else "warn")
        self.told.setText(words)
        self.changed.emit()

    def ask(self) -> None:
        """Opens the dialog on the criteria as they are."""
        dialog = CriteriaDialog(self, self._theme, self.criteria, self.judgements, self._judges())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.show_criteria(dialog.criteria, dialog.judgements)
        dialog.deleteLater()
