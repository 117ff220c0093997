"""Setting the criteria that needs are judged by, and what each counts: by points, or by comparing them two by two."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.ahp import ahp_weights, criterion_weights, group_weights
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.criteria_set import SCHOOL_CRITERIA, check_criteria
from charrette.domain.errors import InvalidInputError
from charrette.ui.prioritise.ahp_view import AhpView, Judge
from charrette.ui.prioritise.criteria_rows import CriteriaRows
from charrette.ui.prioritise.weight_bars import WeightBars
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment

POINTS, COMPARED = "points", "compared"


def consistency_words(
    criteria: Sequence[Criterion], judgements: Sequence[Judgement], judges: Sequence[Judge]
) -> tuple[str, bool]:
    """What the comparisons say of themselves, and whether they fit together; of several judges each that does not."""
    names = [each.name for each in criteria]
    together = group_weights(names, judgements)
    if len(judgements) == 1:
        return together.words, together.consistent
    called = {each.group_id: each.name for each in judges}
    said = [f"{len(judgements)} groups together: {together.words}"]
    consistent = together.consistent
    for each in judgements:
        own = ahp_weights(names, each.entries)
        if not own.consistent:
            consistent = False
            said.append(f"{called[each.group_id]}: {own.words}")
    return " ".join(said), consistent


class CriteriaDialog(Question):
    """Rows or pairs, the weights that follow as bars, and in words what is wrong or does not fit."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        criteria: Sequence[Criterion],
        judgements: Sequence[Judgement],
        groups: Sequence[Judge],
    ) -> None:
        super().__init__(parent, theme, "Criteria and their weights", "Use these criteria")
        choices = [(POINTS, self.tr("Criteria and points")), (COMPARED, self.tr("Compare two by two"))]
        self.by = Segment(theme, choices, name=self.tr("Where the weights come from"))
        self.school = button(theme, self.tr("As proposed to a school"), kind="link")
        self.rows, self.ahp, self.bars = CriteriaRows(theme), AhpView(theme, groups), WeightBars(theme)
        self.told = label("", "small", wraps=True)
        self._stack = QStackedWidget()
        self._build()
        self.rows.show_criteria(criteria)
        self.ahp.take(judgements, self.rows.keys)
        self.by.choose(COMPARED if judgements else POINTS)
        self.rows.changed.connect(self._on_changed)
        self.ahp.changed.connect(self._on_changed)
        self.by.chosen.connect(self._on_by)
        self.school.clicked.connect(lambda: self.rows.show_criteria(SCHOOL_CRITERIA))
        self._on_changed()
        self._stack.setCurrentWidget(self.ahp if self.compares else self.rows)
        self.take_size(760, 740)
        (self.ahp.pairs if self.compares else self.rows.rows[0].name).setFocus()

    @property
    def compares(self) -> bool:
        """Whether the weights come from comparisons."""
        return self.by.value == COMPARED

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What is to be frozen."""
        return self.rows.criteria()

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The whole judgements, where the weights come from them."""
        return self.ahp.judgements if self.compares else ()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.by)
        top.addStretch(1)
        top.addWidget(self.school)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.ahp)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self.theme.px(8), 0)
        column.setSpacing(self.theme.px(6))
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(label(self.tr("What each counts"), "label"))
        column.addWidget(self.bars)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setProperty("bare", "true")
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.told)

    def _on_by(self) -> None:
        self._stack.setCurrentWidget(self.ahp if self.compares else self.rows)
        self.school.setVisible(not self.compares)
        self._on_changed()
        if self.compares:
            self.ahp.show_criteria(self.criteria, self.rows.keys)
            self.ahp.pairs.setFocus()

    def _on_changed(self) -> None:
        if self._stack.currentWidget() is self.rows or not self.ahp.pairs.count():
            self.ahp.show_criteria(self.criteria, self.rows.keys)
        total = sum((each.weight for each in self.criteria), Fraction(0))
        self.rows.sum.setText(self.tr("{total} points in all").format(total=total))
        wrong = self._wrong()
        missing = self.ahp.open_words if self.compares and not wrong else ""
        words, fits = (wrong or missing, True) if wrong or missing else self._judged()
        give_role(self.told, "error" if wrong else "small" if fits else "warn")
        self.told.setText(words)
        self.keep.setEnabled(not (wrong or missing))
        self._show_bars(known=not (wrong or missing))

    def _judged(self) -> tuple[str, bool]:
        if not self.compares:
            return self.tr("Points are shares: what matters is how they stand to each other."), True
        return consistency_words(self.criteria, self.judgements, self.ahp.judges)

    def _show_bars(self, *, known: bool) -> None:
        """The weights, where they are known."""
        shares: tuple[Fraction, ...] = ()
        if known:
            shares = criterion_weights(self.criteria, self.judgements)
        self.bars.show_weights(self.criteria, shares or [Fraction(0)] * len(self.criteria))

    def _wrong(self) -> str:
        try:
            check_criteria(self.criteria, self.judgements)
        except InvalidInputError as error:
            return error.what
        return ""


def fit_words(
    criteria: Sequence[Criterion], judgements: Sequence[Judgement], judges: Sequence[Judge]
) -> tuple[str, bool]:
    """Where the weights come from, for the form of a round; and whether that fits together."""
    if not judgements:
        return "Weights by points.", True
    words, fits = consistency_words(criteria, judgements, judges)
    return f"Compared two by two. {words}", fits
