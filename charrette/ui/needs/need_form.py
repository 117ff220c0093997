"""The fields of a need; each edit is kept as soon as the field is left."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.money import CostRange, to_decimal, to_minor
from charrette.domain.needs import LONGEST_SHORT_NAME, Need
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import give_role, label


class Paragraph(QPlainTextEdit):
    """Several lines; says when they were left."""

    left = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NeedForm(Form):
    """Shows one need. ``edited`` gives the need as it now reads; errors stand under their field."""

    edited = Signal(object, object)
    """The changed need, and the field that was left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._px = theme.px
        self._need: Need | None = None
        self._currency = "USD"
        self._build_words()
        self._build_places()
        self._build_cost()
        self._build_required()

    def show_need(self, snapshot: ProjectSnapshot, need: Need) -> None:
        """Fills the fields; one that holds the keyboard, or words that were not kept, is left alone."""
        self._need, self._currency = need, snapshot.project.currency
        for field, text in (
            (self.short_name, need.short_name),
            (self.statement, need.statement),
            (self.rationale, need.rationale),
            (self.acceptance, need.acceptance),
            (self.space_type, need.space_type),
            (self.reference, need.required_reference),
            *zip((self.low, self.likely, self.high), self._amounts(need.cost), strict=True),
        ):
            if not self._is_refused(field):
                _fill(field, text)
        self._fill_choice(
            self.theme_choice, "No theme yet", [(t.name, t.id) for t in snapshot.themes], need.theme_id
        )
        departments = [(each.name, each.id) for each in snapshot.departments]
        self._fill_choice(self.department, "No department yet", departments, need.department_id)
        if not self._is_refused(self.required):
            self.required.setChecked(need.required)
        self._on_required()
        self._count()

    def base_on(self, need: Need) -> None:
        """The need that the next edit changes; the fields stay as they are."""
        self._need = need

    def refused(self) -> bool:
        """Whether a field holds words that were not kept."""
        return any(error.text() for error in self._errors.values())

    def show_failure(self, field: QWidget, error: CharretteError) -> None:
        """Why the edit of a field was not kept; the words stay in it."""
        self.show_error(self._holders.get(field, field), str(error))

    def _is_refused(self, field: QWidget) -> bool:
        return bool(self.error_of(self._holders.get(field, field)))

    def _build_words(self) -> None:
        self.short_name = QLineEdit()
        self.statement, self.rationale = Paragraph(self._px(76)), Paragraph(self._px(60))
        self.acceptance, self.space_type = Paragraph(self._px(60)), QLineEdit()
        self.counter = label("", "hint")
        self.short_name.setAccessibleName(self.tr("Short name"))
        named = QWidget()
        column = QVBoxLayout(named)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._px(2))
        column.addWidget(self.short_name)
        column.addWidget(self.counter)
        named.setFocusProxy(self.short_name)
        self._holders: dict[QWidget, QWidget] = {self.short_name: named}
        self.add(self.tr("Short name"), named)
        self.add(
            self.tr("Statement"),
            self.statement,
            self.tr("What the building must do, so that it can be checked."),
        )
        self.add(
            self.tr("Rationale"), self.rationale, self.tr("Why: whom it serves, what happens without it.")
        )
        self.add(
            self.tr("Acceptance"),
            self.acceptance,
            self.tr("How the two departments will see that it is met."),
        )
        self.add(self.tr("Space type"), self.space_type, self.tr("For example classroom, corridor, site."))
        self.short_name.textChanged.connect(self._count)
        for line in (self.short_name, self.space_type):
            line.editingFinished.connect(self._keeper(line))
        for paragraph in (self.statement, self.rationale, self.acceptance):
            paragraph.left.connect(self._keeper(paragraph))

    def _build_places(self) -> None:
        self.theme_choice, self.department = QComboBox(), QComboBox()
        self.add(self.tr("Theme"), self.theme_choice)
        self.add(self.tr("Department"), self.department, self.tr("Who will budget for it and own it."))
        for choice in (self.theme_choice, self.department):
            choice.activated.connect(self._keeper(choice))

    def _build_cost(self) -> None:
        self._cost = QWidget()
        row = QHBoxLayout(self._cost)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._px(8))
        self.low, self.likely, self.high = QLineEdit(), QLineEdit(), QLineEdit()
        for field, words in ((self.low, "Low"), (self.likely, "Likely"), (self.high, "High")):
            column = QVBoxLayout()
            column.setSpacing(self._px(2))
            field.setAccessibleName(f"Cost, {words.lower()}")
            field.editingFinished.connect(self._keeper(field))
            column.addWidget(label(words, "hint"))
            column.addWidget(field)
            row.addLayout(column, 1)
        self._holders |= dict.fromkeys((self.low, self.likely, self.high), self._cost)
        self.add(self.tr("Cost"), self._cost, self.tr("Leave empty what nobody knows yet."))

    def _build_required(self) -> None:
        self.required = QCheckBox(self.tr("Required by code, board policy or standard"))
        self.reference = QLineEdit()
        self.required.toggled.connect(self._on_required)
        self.required.clicked.connect(self._keeper(self.required))
        self.reference.editingFinished.connect(self._keeper(self.reference))
        self._holders[self.required] = self.reference
        self.add_widget(self.required)
        self.add(
            self.tr("Reference"),
            self.reference,
            self.tr("The code, policy or standard. A required need stands first and is never voted on."),
        )

    def _keeper(self, field: QWidget) -> Callable[..., None]:
        return lambda *_: self._on_left(field)

    def _on_left(self, field: QWidget) -> None:
        need = self._need
        if need is None:
            return
        if field is self.required and self.required.isChecked() and not self.reference.text().strip():
            self.show_error(self.reference, self.tr("Name the code, policy or standard, then it is kept."))
            self.reference.setFocus()
            return
        try:
            changed = replace(need, **self._read(field))
        except CharretteError as error:
            self.show_failure(field, error)
            return
        self.show_error(self._holders.get(field, field), "")
        if changed != need:
            self._need = changed
            self.edited.emit(changed, field)

    def _read(self, field: QWidget) -> dict[str, Any]:
        """The values of the need that a field holds."""
        texts: dict[QWidget, str] = {
            self.short_name: "short_name",
            self.statement: "statement",
            self.rationale: "rationale",
            self.acceptance: "acceptance",
            self.space_type: "space_type",
        }
        if field is self.short_name:
            _check_short_name(_text(field))
        if field in texts:
            return {texts[field]: _text(field)}
        if field is self.theme_choice:
            return {"theme_id": self.theme_choice.currentData()}
        if field is self.department:
            return {"department_id": self.department.currentData()}
        if field in {self.required, self.reference}:
            required = self.required.isChecked()
            return {"required": required, "required_reference": _text(self.reference)}
        points = (self._minor(each.text()) for each in (self.low, self.likely, self.high))
        return {"cost": CostRange(*points)}

    def _minor(self, text: str) -> int | None:
        plain = text.strip().lstrip("$€£¥").strip()
        if not plain:
            return None
        group, point = QLocale().groupSeparator(), QLocale().decimalPoint()
        plain = plain.replace(group, "").replace("\u00a0", "").replace(" ", "").replace(point, ".")
        try:
            amount = Decimal(plain)
        except InvalidOperation:
            raise InvalidInputError(f"“{text.strip()}” is not an amount.") from None
        if not amount.is_finite():
            raise InvalidInputError(f"“{text.strip()}” is not an amount.")
        return to_minor(amount, self._currency)

    def _amounts(self, cost: CostRange) -> list[str]:
        """Amounts as this system writes them, without rounding."""
        found: list[str] = []
        for minor in (cost.low, cost.likely, cost.high):
            amount = to_decimal(minor, self._currency) if minor is not None else None
            whole = amount is not None and amount == amount.to_integral_value()
            text = "" if amount is None else f"{amount:,.0f}" if whole else f"{amount:,}"
            marks = {",": QLocale().groupSeparator(), ".": QLocale().decimalPoint()}
            found.append("".join(marks.get(letter, letter) for letter in text))
        return found

    def _fill_choice(
        self, choice: QComboBox, none: str, entries: list[tuple[str, Any]], current: Any
    ) -> None:
        choice.clear()
        choice.addItem(none, None)
        for words, value in entries:
            choice.addItem(words, value)
        choose_value(choice, current)

    def _on_required(self, *_: object) -> None:
        self.reference.setEnabled(self.required.isChecked())

    def _count(self) -> None:
        left = LONGEST_SHORT_NAME - len(self.short_name.text().strip())
        over = f"{counted(-left, 'character')} too long"
        words = f"{left} of {LONGEST_SHORT_NAME} characters left" if left >= 0 else over
        self.counter.setText(words)
        give_role(self.counter, "hint" if left >= 0 else "error")


def _check_short_name(text: str) -> None:
    if not text:
        raise InvalidInputError("Give the need a short name.")
    if len(text) > LONGEST_SHORT_NAME:
        raise InvalidInputError(
            f"The short name has {len(text)} characters; the most is {LONGEST_SHORT_NAME}.",
            "",
            "Shorten it; the statement can be longer.",
        )


def _text(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    assert isinstance(field, QLineEdit)
    return field.text().strip()


def _fill(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if field.hasFocus() or _text(field) == text:
        return
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        field.setText(text)
