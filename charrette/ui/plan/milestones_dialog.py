"""All fields of a milestone: what, when, whose, what it waits for, who leads, what shows that it is reached."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.milestones import Milestone, MilestoneLink, MilestoneState
from charrette.domain.plan.people import Staffing
from charrette.domain.plan.phases import Phase
from charrette.services.milestones import EditMilestone, edit_milestone
from charrette.ui.desk import Desk
from charrette.ui.plan.days import today_of
from charrette.ui.plan.milestones_columns import Col, waits_words
from charrette.ui.plan.milestones_typing import MilestoneTyping
from charrette.ui.plan.papers_dialog import PapersButton
from charrette.ui.plan.papers_rows import About
from charrette.ui.plan.scope_cell import CellField
from charrette.ui.plan.scope_columns import people_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot


class MilestoneDialog(Question):
    """Kept in one step; what follows stays where it is (moving a milestone shows that first)."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        desk: Desk,
        snapshot: "ProjectSnapshot",
        milestone: Milestone,
    ) -> None:
        super().__init__(parent, theme, f"{milestone.code} {milestone.title}", "Keep")
        self._desk, self._milestone, self._snapshot = desk, milestone, snapshot
        self._calendar = milestone.project_id is None
        self._typing = MilestoneTyping(snapshot, today_of(desk), calendar=self._calendar)
        self.form = Form(theme)
        self.title, self.due = QLineEdit(milestone.title), QLineEdit(milestone.due)
        self.owner, self.phase, self.state = QComboBox(), QComboBox(), QComboBox()
        self.gate = QCheckBox("A gate: reviewed before it is passed")
        self.lead, self.backup, self.acting = QComboBox(), QComboBox(), QComboBox()
        self.acting_from = QLineEdit(milestone.staffing.acting_from)
        self.acting_until = QLineEdit(milestone.staffing.acting_until)
        self.evidence, self.done_on = QLineEdit(milestone.evidence), QLineEdit(milestone.done_on)
        self.waits = self._made_waits()
        self._fill()
        self._add_fields()
        self.body.addWidget(scrolled(self.theme, self.form), 1)
        self.papers = PapersButton(desk, theme, About(milestone_id=milestone.id))
        self.foot.insertWidget(0, self.papers)
        self.told = label("", "error", wraps=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.take_size(520, 720)
        self.state.currentIndexChanged.connect(self._enable)
        self.acting.currentIndexChanged.connect(self._enable)
        self._enable()
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.keep.setEnabled(not desk.read_only)
        self.title.setFocus()

    def edited(self) -> Milestone:
        """The milestone as the fields have it."""
        acts = self.acting.currentData() is not None
        state = MilestoneState(self.state.currentData())
        phase = self.phase.currentData()
        return replace(
            self._milestone,
            title=self.title.text(),
            due=self.due.text().strip(),
            department_id=self.owner.currentData(),
            phase=Phase(phase) if phase else None,
            state=state,
            gate=self.gate.isChecked(),
            evidence=self.evidence.text(),
            done_on=self.done_on.text().strip() if state is MilestoneState.DONE else "",
            staffing=Staffing(
                self.lead.currentData(),
                self.backup.currentData(),
                self.acting.currentData(),
                self.acting_from.text().strip() if acts else "",
                self.acting_until.text().strip() if acts else "",
            ),
        )

    def _made_waits(self) -> CellField:
        codes = {each: other.code for each, other in self._snapshot.planned.milestone_by_id.items()}
        field = CellField(self, self._typing.choices(Col.WAITS), several=True, coded=True)
        field.setText(waits_words(self._links(), codes))
        field.setPlaceholderText("M-003 +14; K-001")
        return field

    def _fill(self) -> None:
        milestone, staffing = self._milestone, self._milestone.staffing
        departments = [(each.name, each.id) for each in self._snapshot.departments]
        people = [(name, id_) for id_, name in people_words(self._snapshot.planned.district.people).items()]
        for field, none, choices, chosen in (
            (self.owner, "Nobody yet", departments, milestone.department_id),
            (self.phase, "No phase", [(each.words, each.value) for each in Phase], milestone.phase),
            (self.lead, "Nobody named", people, staffing.lead_id),
            (self.backup, "Nobody named", people, staffing.backup_id),
            (self.acting, "Nobody: the owner does it", departments, staffing.acting_id),
        ):
            field.addItem(none, None)
            for words, value in choices:
                field.addItem(words, value)
            choose_value(field, chosen)
        for each in MilestoneState:
            self.state.addItem(each.words, each.value)
        choose_value(self.state, milestone.state.value)
        self.gate.setChecked(milestone.gate)

    def _add_fields(self) -> None:
        form = self.form
        form.add("Milestone", self.title)
        form.add(
            "Due", self.due, "Move it with Alt and the arrow keys to see what follows and must move too."
        )
        form.add("Owner", self.owner)
        form.add("Waits for", self.waits, "Codes with the least days between, such as M-003 +14; K-001.")
        form.add("State", self.state)
        form.add("Reached on", self.done_on)
        form.add("Evidence", self.evidence, "What shows that it is reached.")
        if not self._calendar:
            form.add("Phase", self.phase)
            self.gate.setAccessibleName("A gate")
            form.add_widget(self.gate)
        form.add("Lead", self.lead)
        form.add("Backup", self.backup, "Who stands in when the lead is away.")
        people = button(self.theme, "People of the district…", kind="link")
        people.clicked.connect(self._edit_people)
        form.add_widget(people)
        form.add("Acting for the owner", self.acting, "A department that does the owner’s duty for a time.")
        form.add_widget(self._acting_days())

    def _acting_days(self) -> QWidget:
        row, holder = QHBoxLayout(), QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        for field, words in ((self.acting_from, "from"), (self.acting_until, "until")):
            field.setAccessibleName(f"Acting {words}")
            field.setPlaceholderText("2028-03-14")
            named = label(words, "small")
            named.setBuddy(field)
            row.addWidget(named)
            row.addWidget(field, 1)
        holder.setLayout(row)
        return holder

    def _edit_people(self) -> None:
        from charrette.ui.plan.people_dialog import PeopleDialog

        dialog = PeopleDialog(self, self.theme, self._desk)
        dialog.exec()
        dialog.deleteLater()
        people = people_words(self._desk.planned.planned.district.people)
        for field in (self.lead, self.backup):
            chosen = field.currentData()
            field.clear()
            field.addItem("Nobody named", None)
            for id_, name in people.items():
                field.addItem(name, id_)
            choose_value(field, chosen)

    def _enable(self) -> None:
        self.done_on.setEnabled(self.state.currentData() == MilestoneState.DONE.value)
        for field in (self.acting_from, self.acting_until):
            field.setEnabled(self.acting.currentData() is not None)

    def _on_keep(self) -> None:
        self.told.hide()
        try:
            waits = self._typing.waits(self.waits.text())
        except CharretteError as error:
            self._on_failed(error)
            return
        before = {link.waits_for_id: link.lag_days for link in self._links()}
        after = self.edited()
        if after == self._milestone and waits == before:
            self.accept()
            return
        self.keep.setEnabled(False)
        command = EditMilestone(after, waits if waits != before else None)
        self._desk.do(edit_milestone, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _links(self) -> list[MilestoneLink]:
        plan = self._desk.planned.planned
        return [
            link
            for link in (*plan.milestone_links, *plan.district.links)
            if link.milestone_id == self._milestone.id
        ]

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(True)
        self.told.setText(" ".join(part for part in (error.what, error.way_on) if part))
        self.told.show()


def scrolled(theme: Theme, form: Form) -> QScrollArea:
    """A form that scrolls where the screen is too low for it."""
    area, inside = QScrollArea(), QWidget()
    inside.setProperty("clear", "true")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, theme.px(12), 0)
    column.addWidget(form)
    column.addStretch(1)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
