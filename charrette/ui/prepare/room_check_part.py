"""Room check: displays, fonts, printer, disk, backup, power, sleep and clock, each with a verdict and what to do."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.room_check import Finding, Verdict, check_room, place_of
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, plain_words
from charrette.ui.prepare.room_probes import look_at_screens, look_for_printer
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.rows_view import RowsView

_WORDS_FROM = 2
"""The first of the columns that hold sentences."""
_SIGNS = {
    Verdict.OK: ("tick", "ok", "ok"),
    Verdict.LOOK: ("eye", "warn", "look"),
    Verdict.STOP: ("stop", "stop", "stop"),
}


class Wrapped(QStyledItemDelegate):
    """Cells as high as their words need; the style's own measure forgets the padding of the style sheet."""

    def __init__(self, view: "FindingsView", theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        px = self._theme.px
        hint = super().sizeHint(option, index)
        if index.column() < _WORDS_FROM:
            return hint
        width = max(self._view.columnWidth(index.column()) - px(28), px(60))
        metrics = QFontMetrics(self._view.font())
        box = metrics.boundingRect(
            QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, str(index.data() or "")
        )
        return QSize(hint.width(), box.height() + px(16))


class FindingsView(RowsView):
    """Rows as high as their words; R checks again."""

    def __init__(self, part: "RoomCheckPart") -> None:
        super().__init__(part.theme, part.model, "What was found", wide=2)
        self._part = part
        self.setWordWrap(True)
        self.setItemDelegate(Wrapped(self, part.theme))
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().sectionResized.connect(self.resizeRowsToContents)
        self.verticalHeader().setMinimumSectionSize(part.theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_R and not event.modifiers():
            self._part.check()
        else:
            super().keyPressEvent(event)


class RoomCheckPart(Part):
    """Runs by itself the first time it is shown, and again with one key."""

    title = "Room check"
    sentence = (
        "Before the start, in the room, with the projector connected. Nothing here is required to begin."
    )
    look = ""
    findings: tuple[Finding, ...] = ()

    def build(self) -> None:
        theme = self.theme
        self._checking = False
        self.summary = label("Not checked yet.", "base", wraps=True)
        self.column.addWidget(self.summary)
        self.model = RowsTable(
            (
                Column("Verdict", lambda each: _SIGNS[each.verdict][2], icon=self._icon),
                Column("What", lambda each: each.name),
                Column("Found", lambda each: each.found),
                Column("What to do", lambda each: each.todo),
            ),
            parent=self,
        )
        self.view = FindingsView(self)
        self.view.setMinimumHeight(theme.px(200))
        self.column.addWidget(self.view, 1)
        self.again = button(theme, "Check again", key="R", icon="reset", kind="primary")
        self.back_up = button(theme, "Back up now")
        self.row(self.again, self.back_up)
        self.again.clicked.connect(self.check)
        self.back_up.clicked.connect(self._on_back_up)
        theme.changed.connect(self.model.refresh)

    def first_field(self) -> QWidget:
        return self.view

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        if not self.findings:
            return Filled(False, "not checked yet")
        open_ = sum(each.verdict is not Verdict.OK for each in self.findings)
        return Filled(not open_, f"{open_} to look at" if open_ else "")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        """What was found stays until it is checked again."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.findings:
            self.check()

    def check(self) -> None:
        """Looks at everything; what may be slow is asked where no screen waits."""
        if self._checking or self.desk.project_id is None:
            return
        self._checking = True
        self.again.setEnabled(False)
        self.summary.setText("Checking …")
        give_role(self.summary, "base")
        screens = look_at_screens(self, self.desk)
        library, project_id = self.desk.library, self.desk.project_id

        def job() -> tuple[Finding, ...]:
            return (look_for_printer(), *check_room(place_of(library, project_id)))

        self.desk.run(job, lambda found: self._on_checked((*screens, *found)), self._on_failed, owner=self)

    def _on_checked(self, findings: tuple[Finding, ...]) -> None:
        self._checking = False
        self.again.setEnabled(True)
        self.findings = findings
        stops, looks = (
            sum(each.verdict is kind for each in findings) for kind in (Verdict.STOP, Verdict.LOOK)
        )
        parts = [
            f"{counted(stops, 'thing')} to mend first" if stops else "",
            f"{looks} to look at" if looks else "",
        ]
        words = " and ".join(part for part in parts if part)
        self.summary.setText(f"{words[:1].upper()}{words[1:]}." if words else "The room is ready.")
        self.view.show_rows(findings)
        self.view.resizeRowsToContents()
        self.filled_changed.emit()

    def _on_failed(self, error: CharretteError) -> None:
        self._checking = False
        self.again.setEnabled(True)
        self.summary.setText(plain_words(error))

    def _on_back_up(self) -> None:
        from charrette.services.safety import back_up_if_due

        library = self.desk.library
        self.desk.write(
            lambda: back_up_if_due(library, "by-hand"), lambda _: self.check(), self._on_failed, owner=self
        )

    def _icon(self, finding: Finding) -> QIcon:
        icon, token, _ = _SIGNS[finding.verdict]
        return self.theme.icon(icon, token, 18)
