"""The rules of a block's activity as small fields, made from what its kind declares."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from charrette.domain.activities import ActivityKind
from charrette.domain.methods.method import RuleField
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.fields import choose_value, inset
from charrette.ui.widgets.form import Form


class RulesFields(QWidget):
    """``changed`` is said when a person has changed a rule. Rules freeze when the block starts."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = ""
        self._form: Form | None = None
        self.fields: dict[str, QSpinBox | QComboBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_rules(self, kind: ActivityKind, rules: Mapping[str, int]) -> None:
        """The rules of a block of that kind: its own, else the kind's."""
        if kind.name != self._kind:
            self._build(kind)
        for name, field in self.fields.items():
            value = rules.get(name, kind.defaults.get(name, 0))
            field.blockSignals(True)
            if isinstance(field, QComboBox):
                choose_value(field, value)
            elif not field.hasFocus():
                field.setValue(value)
            field.blockSignals(False)

    def rules(self) -> dict[str, int]:
        """What stands in the fields."""
        return {
            name: int(field.currentData()) if isinstance(field, QComboBox) else field.value()
            for name, field in self.fields.items()
        }

    def _build(self, kind: ActivityKind) -> None:
        self._kind = kind.name
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.deleteLater()
        self._form = Form(self._theme)
        self.fields = {}
        for rule in kind.fields:
            self.fields[rule.name] = self._field(rule)
            self._form.add(rule.label, self.fields[rule.name], rule.help)
        self._column.addWidget(self._form)
        self.setVisible(bool(kind.fields))

    def _field(self, rule: RuleField) -> QSpinBox | QComboBox:
        if rule.choices:
            chooser = QComboBox()
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for value, words in rule.choices:
                chooser.addItem(words, value)
            chooser.activated.connect(calling(self.changed.emit))
            return chooser
        box = QSpinBox()
        box.setRange(rule.least, rule.most)
        inset(box, self._theme)
        box.editingFinished.connect(calling(self.changed.emit))
        return box
