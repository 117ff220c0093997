"""Carry forward: which project, into which one, and what comes along; then the new project is opened."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.errors import CharretteError
from charrette.domain.plan.carried_parts import Part
from charrette.domain.project import Project
from charrette.services.carrying import CarryForward, carry_forward
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import calling
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label

NOTHING_PERSONAL = (
    "Nothing personal comes along: no participant, alias, card, ballot, photo, paper, person or note; "
    "names are taken out of every text."
)


def carry_project(parent: QWidget, theme: Theme, desk: Desk) -> None:
    """Reads which projects there are, then asks."""

    def then(projects: tuple[Project, ...]) -> None:
        dialog = CarryDialog(parent, theme, desk, projects)
        dialog.exec()
        made = dialog.made
        dialog.deleteLater()
        if made is not None:
            desk.open_project(made.id)

    desk.ask(lambda queries: queries.projects(), then, owner=parent)


class CarryDialog(Question):
    """``made`` is the project it went to, None until then. What is refused is said, and the dialog stays."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk, projects: Sequence[Project]) -> None:
        super().__init__(parent, theme, "Carry forward", "Carry forward")
        self._desk, self._projects = desk, projects
        self.made: Project | None = None
        self.origin, self.there = QComboBox(), QComboBox()
        self.new, self.existing = QRadioButton("A new project"), QRadioButton("A project that is there")
        self.name = QLineEdit()
        self.ticks = {part: QCheckBox(part.words) for part in Part}
        self.told = label("", "error", wraps=True)
        self._build()
        self._connect()
        self._fill_there()
        self._enable()
        self.name.setFocus()

    def command(self) -> CarryForward:
        """What is asked for."""
        parts = tuple(part for part, tick in self.ticks.items() if tick.isChecked())
        origin: UUID = self.origin.currentData()
        if self.new.isChecked():
            return CarryForward(origin, self.name.text().strip(), parts=parts)
        return CarryForward(origin, to_id=self.there.currentData(), parts=parts)

    def _build(self) -> None:
        px, inside = self.theme.px, QWidget()
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(6))
        for project in self._projects:
            self.origin.addItem(project.name, project.id)
        choose_value(self.origin, self._desk.project_id)
        from_words = label("From", "label")
        from_words.setBuddy(self.origin)
        self.origin.setAccessibleName("From")
        self.name.setPlaceholderText("Name of the next school")
        self.name.setAccessibleName("Name of the new project")
        self.there.setAccessibleName("The project that is there")
        self.new.setChecked(True)
        for each in (
            from_words,
            self.origin,
            label("To", "label"),
            self.new,
            self.name,
            self.existing,
            self.there,
        ):
            column.addWidget(each)
        column.addSpacing(px(8))
        column.addWidget(label("What comes along", "label"))
        for tick in self.ticks.values():
            tick.setChecked(True)
            column.addWidget(tick)
        column.addStretch(1)
        self.body.addWidget(_scrolled(inside), 1)
        self.body.addWidget(label(NOTHING_PERSONAL, "small", wraps=True))
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(560, 740)

    def _connect(self) -> None:
        self.origin.currentIndexChanged.connect(calling(self._fill_there))
        self.name.textChanged.connect(calling(self._enable))
        self.new.toggled.connect(calling(self._enable))
        for tick in self.ticks.values():
            tick.toggled.connect(calling(self._enable))
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(calling(self._on_keep))

    def _fill_there(self) -> None:
        """A project cannot be carried into itself."""
        before, origin = self.there.currentData(), self.origin.currentData()
        self.there.clear()
        for project in self._projects:
            if project.id != origin:
                self.there.addItem(project.name, project.id)
        choose_value(self.there, before)
        if not self.there.count():
            self.new.setChecked(True)
        self.existing.setEnabled(self.there.count() > 0)
        self._enable()

    def _enable(self) -> None:
        new = self.new.isChecked()
        self.name.setEnabled(new)
        self.there.setEnabled(not new)
        aimed = bool(self.name.text().strip()) if new else self.there.count() > 0
        ticked = any(tick.isChecked() for tick in self.ticks.values())
        self.keep.setEnabled(aimed and ticked and not self._desk.read_only)

    def _on_keep(self) -> None:
        self.told.hide()
        self.keep.setEnabled(False)
        self._desk.do(carry_forward, self.command(), self._on_carried, self._on_failed, owner=self)

    def _on_carried(self, project: Project) -> None:
        self.made = project
        self.accept()

    def _on_failed(self, error: CharretteError) -> None:
        self._enable()
        self.told.setText(str(error))
        self.told.show()


def _scrolled(inside: QWidget) -> QScrollArea:
    """What may be higher than the screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
