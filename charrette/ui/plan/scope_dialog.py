"""Who leads a scope item, who stands in, which department acts for the owner and when; its words and a note."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.errors import CharretteError
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.scope import ScopeItem
from charrette.services.scope import EditScope, edit_scope
from charrette.ui.desk import Desk
from charrette.ui.plan.papers_dialog import PapersButton
from charrette.ui.plan.papers_rows import About
from charrette.ui.plan.scope_columns import people_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class ScopeDialog(Question):
    """What does not stand in the table; kept in one step."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, desk: Desk, snapshot: "ProjectSnapshot", item: ScopeItem
    ) -> None:
        super().__init__(parent, theme, item.code, "Keep")
        self._desk, self._item = desk, item
        self.body.addWidget(label(f"{item.words}. {_owner_words(snapshot, item)}", "body", wraps=True))
        self.form = Form(theme)
        self.title = QLineEdit(item.title)
        self.form.add("Words", self.title, "Empty: said from system, space and action.")
        self.lead, self.backup, self.acting = QComboBox(), QComboBox(), QComboBox()
        self._fill_people(snapshot)
        self._fill_departments(snapshot)
        self.form.add("Lead", self.lead)
        self.form.add("Backup", self.backup, "Who stands in when the lead is away.")
        people = button(theme, "People of the district…", kind="link")
        people.clicked.connect(self._edit_people)
        self.form.add_widget(people)
        self.form.add(
            "Acting for the owner", self.acting, "A department that does the owner’s duty for a time."
        )
        self.acting_from, self.acting_until = (
            QLineEdit(item.staffing.acting_from),
            QLineEdit(item.staffing.acting_until),
        )
        self._add_days()
        self.note = QPlainTextEdit(item.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(72))
        self.form.add("Note", self.note)
        self.body.addWidget(self._scrolled(), 1)
        self.take_size(460, 700)
        self.told = label("", "error", wraps=True)
        self._add_foot()
        self.acting.currentIndexChanged.connect(self._enable)
        self._enable()
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.keep.setEnabled(not desk.read_only)
        self.lead.setFocus()

    def edited(self) -> ScopeItem:
        """The item as the fields have it."""
        acts = self.acting.currentData() is not None
        staffing = Staffing(
            self.lead.currentData(),
            self.backup.currentData(),
            self.acting.currentData(),
            self.acting_from.text().strip() if acts else "",
            self.acting_until.text().strip() if acts else "",
        )
        return replace(
            self._item, title=self.title.text(), staffing=staffing, note=self.note.toPlainText().strip()
        )

    def _fill_people(self, snapshot: "ProjectSnapshot") -> None:
        words = people_words(snapshot.planned.district.people)
        staffing = self._item.staffing
        for field, chosen in ((self.lead, staffing.lead_id), (self.backup, staffing.backup_id)):
            now = field.currentData() if field.count() else chosen
            field.clear()
            field.addItem("Nobody named", None)
            for id_, name in words.items():
                field.addItem(name, id_)
            choose_value(field, now)

    def _fill_departments(self, snapshot: "ProjectSnapshot") -> None:
        self.acting.addItem("Nobody: the owner does it", None)
        for each in snapshot.departments:
            if each.id != self._item.accountable:
                self.acting.addItem(each.name, each.id)
        choose_value(self.acting, self._item.staffing.acting_id)

    def _scrolled(self) -> QScrollArea:
        area, inside = QScrollArea(), QWidget()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("clear", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self.theme.px(12), 0)
        column.addWidget(self.form)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _add_foot(self) -> None:
        self.foot.insertWidget(0, PapersButton(self._desk, self.theme, About(scope_id=self._item.id)))
        self.told.hide()
        self.body.addWidget(self.told)

    def _add_days(self) -> None:
        row, holder = QHBoxLayout(), QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        for field, words in ((self.acting_from, "from"), (self.acting_until, "until")):
            field.setAccessibleName(f"Acting {words}")
            field.setPlaceholderText("2027-03-14")
            named = label(words, "small")
            named.setBuddy(field)
            row.addWidget(named)
            row.addWidget(field, 1)
        holder.setLayout(row)
        self.form.add_widget(holder)

    def _enable(self) -> None:
        for field in (self.acting_from, self.acting_until):
            field.setEnabled(self.acting.currentData() is not None)

    def _edit_people(self) -> None:
        from charrette.ui.plan.people_dialog import PeopleDialog

        dialog = PeopleDialog(self, self.theme, self._desk)
        dialog.exec()
        dialog.deleteLater()
        self._fill_people(self._desk.planned)

    def _on_keep(self) -> None:
        after = self.edited()
        if after == self._item:
            self.accept()
            return
        self.keep.setEnabled(False)
        self._desk.do(edit_scope, EditScope(after), lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(True)
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()


def _owner_words(snapshot: "ProjectSnapshot", item: ScopeItem) -> str:
    owner: UUID | None = item.accountable
    return (
        f"{snapshot.department_name(owner)} is accountable."
        if owner
        else "No one department is accountable yet."
    )
