"""The fields of a what-if: the money, the rule with what it favours, the vote, and the most of each department."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.errors import InvalidInputError
from charrette.domain.rounds import Round
from charrette.domain.selections import SELECTIONS, selection_named
from charrette.ui.plan.amounts import read_amount, typed_amount
from charrette.ui.plan.whatif_trial import Trial
from charrette.ui.prioritise.rule_form import RuleForm
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

PAUSE = 300
"""Milliseconds after the last key until what was typed is tried."""


class WhatIfForm(QScrollArea):
    """``changed`` is said when a person changed something, after a pause in typing."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._currency = "USD"
        self._project: UUID | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Money and rule"))
        self.budget, self.rule, self.round = QLineEdit(), QComboBox(), QComboBox()
        self.explanation, self.options = label("", "small", wraps=True), RuleForm(theme)
        self.caps: dict[UUID, QLineEdit] = {}
        self._form, self._caps_form = Form(theme), Form(theme)
        self._caps_place = QVBoxLayout()
        self._caps_title = label(self.tr("The most of a department"), "lead")
        self._build()
        self._connect()

    def show_snapshot(self, snapshot: "ProjectSnapshot", rounds: Sequence[Round]) -> None:
        """Rounds and departments as they are now; what was typed stays, unless it is another project."""
        self._currency = snapshot.project.currency
        fresh, self._project = snapshot.project.id != self._project, snapshot.project.id
        self._show_rounds(snapshot, rounds, fresh=fresh)
        if fresh:
            self.budget.setText(typed_amount(snapshot.project.target_budget, self._currency))
            self._form.clear_errors()
        if fresh or tuple(self.caps) != tuple(each.id for each in snapshot.departments):
            self._show_departments(snapshot)

    def trial(self) -> Trial | None:
        """What the fields say; None, and said under the field, where an amount cannot be read or is missing."""
        budget = self._amount(self._form, self.budget)
        caps = {id_: self._amount(self._caps_form, field) for id_, field in self.caps.items()}
        fields = [*((self._caps_form, each) for each in self.caps.values()), (self._form, self.budget)]
        if any(form.error_of(field) for form, field in fields):
            return None
        if budget is None:
            self._form.show_error(self.budget, self.tr("How much is there to spend?"))
            return None
        return Trial(
            budget,
            self.rule.currentData(),
            self.round.currentData() or "",
            tuple((id_, cap) for id_, cap in caps.items() if cap is not None),
            tuple(self.options.options().items()),
        )

    def _amount(self, form: Form, field: QLineEdit) -> int | None:
        try:
            found = read_amount(field.text(), self._currency)
        except InvalidInputError as error:
            form.show_error(field, error.what)
            return None
        form.show_error(field, "")
        return found

    def _build(self) -> None:
        px, inside = self._theme.px, QWidget()
        inside.setProperty("clear", "true")
        self.budget.setPlaceholderText("9.5m")
        for selection in SELECTIONS.values():
            self.rule.addItem(selection.title, selection.name)
        self._form.add(self.tr("Budget"), self.budget, self.tr("Such as 9500000, 950k or 9.5m."))
        self._form.add(self.tr("Rule"), self.rule)
        self._form.add_widget(self.explanation)
        self._form.add_widget(self.options)
        self._form.add(self.tr("Vote"), self.round, self.tr("The round whose ballots choose."))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(20), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(self._form)
        column.addSpacing(px(12))
        column.addWidget(self._caps_title)
        column.addLayout(self._caps_place)
        column.addStretch(1)
        self.setWidget(inside)
        self.setFocusProxy(self.budget)
        for box in (self.rule, self.round):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        self._show_rule()

    def _connect(self) -> None:
        self._pause.timeout.connect(self.changed)
        self.budget.textEdited.connect(calling(self._pause.start))
        self.round.currentIndexChanged.connect(calling(self.changed.emit))
        self.rule.currentIndexChanged.connect(calling(self._on_rule))
        self.options.changed.connect(self.changed)

    def _show_rule(self) -> None:
        selection = selection_named(self.rule.currentData())
        self.explanation.setText(selection.explanation)
        self.rule.setAccessibleDescription(selection.explanation)
        self.options.show_method(cast(Any, selection))  # it needs only the fields
        self.options.propose(selection.defaults())

    def _on_rule(self) -> None:
        self._show_rule()
        self.changed.emit()

    def _show_rounds(self, snapshot: "ProjectSnapshot", rounds: Sequence[Round], *, fresh: bool) -> None:
        named = snapshot.named_round
        wanted = (named.code if named else "") if fresh else self.round.currentData()
        with QSignalBlocker(self.round):
            self.round.clear()
            for each in reversed(rounds):
                self.round.addItem(f"{each.code}  {each.title}", each.code)
            choose_value(self.round, wanted)

    def _show_departments(self, snapshot: "ProjectSnapshot") -> None:
        """A field for each department, made anew."""
        before = {id_: field.text() for id_, field in self.caps.items()}
        old, self._caps_form = self._caps_form, Form(self._theme)
        self._caps_place.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.caps = {}
        for each in snapshot.departments:
            field = QLineEdit(before.get(each.id, ""))
            field.setPlaceholderText(self.tr("no limit"))
            field.textEdited.connect(calling(self._pause.start))
            self._caps_form.add(each.name, field)
            field.setAccessibleName(self.tr("The most of {name}").format(name=each.name))
            self.caps[each.id] = field
        self._caps_place.addWidget(self._caps_form)
        self._caps_title.setVisible(bool(self.caps))
