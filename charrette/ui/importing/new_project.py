"""A new project: a few questions; nothing but the name is required."""

from zoneinfo import available_timezones

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from charrette.domain.project import SchoolType
from charrette.services.projects import NewProject
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import FALLBACK_ZONE, number_field, school_field, system_zone, zone_field
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label


class NewProjectDialog(Question):
    """Name, district, school, enrolment and opening; groups, themes and departments are the usual ones."""

    def __init__(self, parent: QWidget | None, theme: Theme, name: str = "") -> None:
        super().__init__(parent, theme, "New project", "Start the project")
        self.setMinimumWidth(theme.half_px(560))
        self.name, self.district = QLineEdit(name), QLineEdit()
        self.school, self.grades = school_field(SchoolType.MIDDLE), QLineEdit()
        self.enrolment, self.opening = number_field(None), QLineEdit()
        self.zone = zone_field(system_zone())
        self.name.setPlaceholderText(self.tr("Alder Creek Middle School"))
        self.opening.setPlaceholderText(self.tr("August 2030"))
        self.grades.setPlaceholderText(self.tr("6 to 8"))
        self.body.addWidget(
            label(self.tr("Only the name is needed now; everything can be changed in Prepare."), "small")
        )
        self.form = Form(theme)
        self.form.add(self.tr("Name of the school"), self.name)
        self.form.add(self.tr("District"), self.district)
        self.form.add_widget(self._pair(("School", self.school), ("Grades", self.grades)))
        self.form.add_widget(self._pair(("Enrolment", self.enrolment), ("Opening", self.opening)))
        self.form.add(
            self.tr("Time zone"), self.zone, self.tr("Times on screens and papers are shown in it.")
        )
        self.body.addWidget(self.form)
        self.name.textChanged.connect(self._on_name_changed)
        self._on_name_changed(name)
        self.name.setFocus()

    def command(self) -> NewProject:
        """What was answered."""
        enrolment = self.enrolment.text()
        zone = self.zone.currentText()
        return NewProject(
            self.name.text(),
            self.district.text(),
            SchoolType(self.school.currentData()),
            self.grades.text(),
            int(enrolment) if enrolment else None,
            self.opening.text(),
            zone=zone if zone in available_timezones() else FALLBACK_ZONE,
        )

    def refuse(self, words: str) -> None:
        """Says at the name why it cannot be taken."""
        self.form.show_error(self.name, words)
        self.name.setFocus()

    def _pair(self, *fields: tuple[str, QWidget]) -> QWidget:
        """Two short answers side by side."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.px(12))
        grid.setVerticalSpacing(self.theme.px(4))
        for column, (words, field) in enumerate(fields):
            named = label(words, "label")
            named.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(named, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        return holder

    def _on_name_changed(self, name: str) -> None:
        self.keep.setEnabled(bool(name.strip()))
        self.form.clear_errors()
