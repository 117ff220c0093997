"""The project: name, district, school, opening, zone and target budget."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.money import to_decimal, to_minor
from charrette.domain.project import Project, SchoolType
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.projects import edit_project
from charrette.ui.prepare.part import Filled, Part, plain_words, to_fill
from charrette.ui.widgets.fields import number_field, school_field, zone_field
from charrette.ui.widgets.form import Form

CURRENCIES = ("USD", "CAD", "EUR", "GBP", "AUD", "NZD", "MXN")


class ProjectPart(Part):
    """One form; each field is kept when it is left."""

    title = "Project"
    sentence = "What stands on every document. It is kept as you leave a field."

    def build(self) -> None:
        self.name, self.district = QLineEdit(), QLineEdit()
        self.school, self.grades = school_field(SchoolType.OTHER), QLineEdit()
        self.enrolment, self.opening = number_field(None), QLineEdit()
        self.zone, self.currency, self.budget = zone_field("UTC"), QComboBox(), QLineEdit()
        self.currency.addItems(CURRENCIES)
        self.form = Form(self.theme)
        self.form.add("Name of the school", self.name)
        self.form.add("District", self.district)
        self.form.add("School", self.school)
        self.form.add("Grades", self.grades, "For example 6 to 8.")
        self.form.add("Enrolment", self.enrolment, "Students the school is planned for.")
        self.form.add("Opening", self.opening, "For example August 2030.")
        self.form.add("Time zone", self.zone, "Times on screens and papers are shown in it.")
        self.form.add("Currency", self.currency)
        self.form.add(
            "Target budget", self.budget, "The Musts are compared with it. Leave it empty when not known."
        )
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        for field in self._texts():
            field.editingFinished.connect(self._keeping(field))
        for combo in (self.school, self.zone, self.currency):
            combo.activated.connect(self._keeping(combo))
        line = self.zone.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._keeping(self.zone))

    def first_field(self) -> QWidget:
        return self.name

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        project = snapshot.project
        answers = (project.district, project.grades, project.opening, project.enrolment)
        return to_fill(sum(answer in {"", None} for answer in answers))

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        project = snapshot.project
        budget = project.target_budget
        for field, text in (
            (self.name, project.name),
            (self.district, project.district),
            (self.grades, project.grades),
            (self.opening, project.opening),
            (self.enrolment, "" if project.enrolment is None else str(project.enrolment)),
            (self.budget, "" if budget is None else _figures(budget, project.currency)),
        ):
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
        self.school.setCurrentIndex(list(SchoolType).index(project.school_type))
        if not self.zone.hasFocus():
            self.zone.setCurrentText(project.zone)
        if self.currency.findText(project.currency) < 0:
            self.currency.addItem(project.currency)
        self.currency.setCurrentText(project.currency)
        counted = budget is not None or any(need.cost.middle is not None for need in snapshot.needs)
        self.currency.setEnabled(not counted)
        self.currency.setToolTip("Amounts are counted in it already." if counted else "")

    def _texts(self) -> tuple[QLineEdit, ...]:
        return self.name, self.district, self.grades, self.opening, self.enrolment, self.budget

    def _keeping(self, field: Any) -> Any:
        def keep() -> None:
            self._keep(field)

        return keep

    def _keep(self, field: QWidget) -> None:
        if self.desk.project_id is None:
            return
        self.form.show_error(field, "")
        before = self.desk.snapshot.project
        try:
            after = self._answered(before)
        except CharretteError as error:
            self.form.show_error(field, plain_words(error))
            return
        if after != before:
            self.desk.do(edit_project, after, failed=lambda error: self._refuse(field, error), owner=self)

    def _answered(self, before: Project) -> Project:
        zone = self.zone.currentText()
        if zone not in available_timezones():
            raise InvalidInputError(f"There is no time zone “{zone}”.", "", "Choose one of the list.")
        enrolment = self.enrolment.text()
        currency = self.currency.currentText()
        return replace(
            before,
            name=" ".join(self.name.text().split()),
            district=self.district.text().strip(),
            school_type=SchoolType(self.school.currentData()),
            grades=self.grades.text().strip(),
            enrolment=int(enrolment) if enrolment else None,
            opening=self.opening.text().strip(),
            zone=zone,
            currency=currency,
            target_budget=_amount(self.budget.text(), currency),
        )

    def _refuse(self, field: QWidget, error: CharretteError) -> None:
        self.form.show_error(field, plain_words(error))


def _amount(text: str, currency: str) -> int | None:
    """What was typed as money, in minor units."""
    digits = text.strip().lstrip("$€£").replace(",", "").replace(" ", "")
    if not digits:
        return None
    try:
        amount = Decimal(digits)
    except InvalidOperation:
        raise InvalidInputError(
            f"“{text}” is no amount.", "", "Type figures, for example 48,500,000."
        ) from None
    if not amount.is_finite() or amount < 0:
        raise InvalidInputError("A budget cannot be below zero.")
    return to_minor(amount, currency)


def _figures(minor: int, currency: str) -> str:
    """An amount as it is typed: cents only where there are any."""
    amount = to_decimal(minor, currency)
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
