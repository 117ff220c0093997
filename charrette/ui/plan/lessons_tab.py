"""The part Lessons: what this school hands on, what the one before offers, and the way to the next one."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from charrette.domain.plan.lessons import Lesson
from charrette.domain.wording import counted
from charrette.services.lessons import (
    OfferedLessons,
    lessons_on_offer,
    remove_lesson,
    take_lessons,
    turn_down_lessons,
)
from charrette.ui.desk import Desk
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.carry_dialog import carry_project
from charrette.ui.plan.lessons_dialog import LessonDialog
from charrette.ui.plan.lessons_origin import OriginLine
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.empty import EmptyState
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.wrapped_rows import WrappedRows

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Findings
    from charrette.domain.snapshot import ProjectSnapshot

SHORT = 640
"""The effective width below which a lesson's category and origin are left to its dialog."""


class LessonsTab(QWidget):
    """``Insert`` adds, ``Enter`` edits, ``Delete`` removes; in the offer ``Enter`` takes and ``Delete`` turns down."""

    go = Signal(str, object)
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._snapshot: ProjectSnapshot | None = None
        self.model = RowsTable(_columns(), writable=False, parent=self)
        self.offered = RowsTable(_columns()[:3], writable=False, parent=self)
        self.table = WrappedRows(theme, self.model, self.tr("Lessons"), (60, 0, 130, 190))
        self.offer_table = WrappedRows(theme, self.offered, self.tr("Lessons on offer"), (60, 0, 130))
        self.origin, self.offer_words = OriginLine(theme), label("", "base", wraps=True)
        self.add_button = button(theme, self.tr("Lesson…"), icon="plus", key="Ins")
        self.edit_button = button(theme, self.tr("Edit…"), key="Enter")
        self.remove_button = button(theme, self.tr("Remove"), key="Del")
        self.carry_button = button(theme, self.tr("Carry forward…"), icon="arrow-right")
        self.take_button = button(theme, self.tr("Take it"), kind="primary", key="Enter")
        self.take_all_button = button(theme, self.tr("Take all"))
        self.turn_down_button = button(theme, self.tr("Turn it down"), key="Del")
        self.empty = EmptyState(
            theme,
            self.tr("No lesson yet"),
            self.tr("Write down what the next school should know. Carried forward, lessons go with it."),
            [(self.tr("Write a lesson…"), self.add), (self.tr("Carry forward…"), self.carry)],
        )
        self._offer, self._either = QWidget(), QStackedWidget()
        self._build()
        self._make_actions()
        self._connect()

    def show(self, snapshot: "ProjectSnapshot", findings: "Findings") -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The lessons as they are now, and what the origin offers."""
        del findings
        self._snapshot = snapshot
        self.table.show_rows(snapshot.planned.lessons)
        self.origin.show_snapshot(snapshot)
        self._either.setCurrentWidget(self._lessons if snapshot.planned.lessons else self.empty)
        self._enable()
        project_id = snapshot.project.id
        if snapshot.planned.origins:
            self._desk.ask(
                lambda queries: lessons_on_offer(queries, project_id),
                lambda found: self._show_offer(project_id, found),
                owner=self,
            )
        else:
            self._show_offer(project_id, ())

    def enter(self) -> None:
        """The list takes the focus, or the way to a first lesson."""
        (self.empty if self._either.currentWidget() is self.empty else self.table).setFocus()

    def panes(self) -> list[QWidget]:
        """The stops of F6."""
        offer = [] if self._offer.isHidden() else [self.offer_table]
        return [*offer, self.empty if self._either.currentWidget() is self.empty else self.table]

    def actions(self) -> list[QAction]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The commands of the part."""
        return list(self._acts)

    def header_widgets(self) -> list[QWidget]:
        """The way to the next school, and the button that adds."""
        return [self.carry_button, self.add_button]

    def reveal(self, code: str) -> bool:
        """Goes to a lesson."""
        lessons = self._snapshot.planned.lessons if self._snapshot else ()
        found = next((each for each in lessons if each.code == code), None)
        if found is not None:
            self.table.select(found.id)
        return found is not None

    def add(self) -> None:
        """Asks for a lesson."""
        self._ask(None)

    def edit(self) -> None:
        """The current lesson in its dialog."""
        if (lesson := self.table.current()) is not None:
            self._ask(lesson)

    def remove(self) -> None:
        """Removes the current lesson; undo brings it back."""
        if (lesson := self.table.current()) is not None and not self._desk.read_only:
            self._desk.do(remove_lesson, lesson.id, owner=self)

    def carry(self) -> None:
        """Asks for the next school."""
        carry_project(self, self._theme, self._desk)

    def take(self, *, every: bool = False) -> None:
        """Takes the current lesson of the offer, or all of them."""
        self._settle(take_lessons, every=every)

    def turn_down(self) -> None:
        """Turns the current lesson of the offer down: it is not offered again."""
        self._settle(turn_down_lessons, every=False)

    def _settle(self, act: Any, *, every: bool) -> None:
        current = self.offer_table.current()
        chosen = self._rows_on_offer() if every else [current] if current is not None else []
        if chosen and self._snapshot is not None and not self._desk.read_only:
            ids = tuple(each.id for each in chosen)
            self._desk.do(act, OfferedLessons(self._snapshot.project.id, ids), owner=self)

    def _rows_on_offer(self) -> list[Lesson]:
        found = (self.offered.at(row) for row in range(self.offered.rowCount()))
        return [each for each in found if isinstance(each, Lesson)]

    def _show_offer(self, project_id: UUID, lessons: tuple[Lesson, ...]) -> None:
        if self._snapshot is None or self._snapshot.project.id != project_id:
            return
        had_focus = self.offer_table.hasFocus()
        self.offer_table.show_rows(lessons)
        self._offer.setVisible(bool(lessons))
        if had_focus and not lessons:
            self.enter()
        if lessons:
            name = self._snapshot.planned.origins[0].from_name
            number = counted(len(lessons), "later lesson")
            self.offer_words.setText(self.tr("{name} offers {n}").format(name=name, n=number))

    def _ask(self, lesson: Lesson | None) -> None:
        if self._desk.read_only or self._snapshot is None:
            return
        lessons = self._snapshot.planned.lessons
        departments = [each.name for each in self._snapshot.departments]
        categories = dict.fromkeys([*departments, *(each.category for each in lessons if each.category)])
        dialog = LessonDialog(self, self._theme, self._desk, list(categories), lesson)
        if dialog.exec() and dialog.made is not None:
            self.table.select(dialog.made.id)
            self.table.setFocus()
        dialog.deleteLater()

    def _build(self) -> None:
        px = self._theme.px
        offer, acts, foot = QVBoxLayout(self._offer), QHBoxLayout(), QHBoxLayout()
        offer.setContentsMargins(0, 0, 0, 0)
        for made in (self.take_button, self.take_all_button, self.turn_down_button):
            acts.addWidget(made)
        for made in (self.edit_button, self.remove_button):
            foot.addWidget(made)
        offer.addWidget(self.offer_words)
        offer.addWidget(self.offer_table)
        offer.addLayout(acts)
        self.offer_table.setMinimumHeight(px(104))
        self.offer_table.setMaximumHeight(px(190))
        self.table.setMinimumHeight(px(120))
        self._lessons = QWidget()
        inside = QVBoxLayout(self._lessons)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table, 1)
        inside.addLayout(foot)
        for row in (acts, foot):
            row.addStretch(1)
        for each in (acts, foot, offer, inside):
            each.setSpacing(px(8))
        self._lessons.setFocusProxy(self.table)
        for each in (self._lessons, self.empty):
            self._either.addWidget(each)
        column = QVBoxLayout(self._scrolled())
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.origin)
        column.addWidget(self._offer)
        column.addWidget(self._either, 1)
        self._offer.hide()
        self.origin.hide()

    def _scrolled(self) -> QWidget:
        """What may be higher than the window."""
        whole, area = QWidget(), QScrollArea()
        whole.setProperty("clear", "true")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return whole

    def _make_actions(self) -> None:
        self._acts: list[QAction] = []
        for words, act in (
            (self.tr("Write a lesson…"), self.add),
            (self.tr("Carry the project forward…"), self.carry),
        ):
            action = QAction(words, self)
            action.triggered.connect(calling(act))
            self._acts.append(action)

    def _connect(self) -> None:
        self.table.add_wanted.connect(self.add)
        self.table.opened.connect(self.edit)
        self.table.remove_wanted.connect(self.remove)
        self.offer_table.opened.connect(calling(self.take))
        self.offer_table.remove_wanted.connect(self.turn_down)
        self.add_button.clicked.connect(calling(self.add))
        self.edit_button.clicked.connect(calling(self.edit))
        self.remove_button.clicked.connect(calling(self.remove))
        self.carry_button.clicked.connect(calling(self.carry))
        self.take_button.clicked.connect(calling(self.take))
        self.take_all_button.clicked.connect(calling(lambda: self.take(every=True)))
        self.turn_down_button.clicked.connect(calling(self.turn_down))
        self.table.current_changed.connect(self._enable)

    def _enable(self) -> None:
        writable, current = not self._desk.read_only, self.table.current() is not None
        for made in (self.edit_button, self.remove_button):
            made.setEnabled(writable and current)
        for made in (self.add_button, self.carry_button, self.take_button, self.take_all_button):
            made.setEnabled(writable)
        self.turn_down_button.setEnabled(writable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self.width() / self._theme.scale < SHORT
        self.table.fit([2, 3] if short else [])
        self.offer_table.fit([2] if short else [])


def _columns() -> tuple[Column, ...]:
    return (
        Column("Code", lambda lesson: lesson.code),
        Column("Lesson", lambda lesson: lesson.text),
        Column("Category", lambda lesson: lesson.category),
        Column("Learned by", lambda lesson: lesson.from_project or "this project"),
    )
