"""Which milestone waits for a decision or an action: the choices, and the field in a line of the log."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from charrette.domain.plan.milestones import Milestone
from charrette.ui.desk import Desk
from charrette.ui.widgets.fields import choose_value

Index = QModelIndex | QPersistentModelIndex
NOTHING = "Nothing waits for it"


def waiting_milestones(desk: Desk) -> Mapping[UUID, Milestone]:
    """The milestones of the project and of the district’s calendar, by id."""
    plan = desk.planned.planned
    every = (*plan.milestones, *plan.district.calendar)
    return {each.id: each for each in every}


def waiting_code(desk: Desk, milestone_id: UUID | None) -> str:
    """The code of the milestone that waits; empty for none."""
    found = waiting_milestones(desk).get(milestone_id) if milestone_id else None
    return found.code if found else ""


def milestone_with(desk: Desk, code: str) -> UUID | None:
    """The id of the milestone with a code; None for an empty one."""
    return next((id_ for id_, each in waiting_milestones(desk).items() if each.code == code), None)


class WaitingField(QComboBox):
    """Codes with their titles; the first choice is that nothing waits."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(self.tr("Milestone that waits for it"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.fill()

    @property
    def code(self) -> str:
        """The code that is chosen; empty for none."""
        return self.currentData() or ""

    def fill(self) -> None:
        """The milestones as they are now; the chosen one stays chosen while it is open."""
        chosen = self.code
        with QSignalBlocker(self):
            self.clear()
            self.addItem(NOTHING, "")
            for each in waiting_milestones(self._desk).values():
                if not each.done or each.code == chosen:
                    self.addItem(f"{each.code} {each.title}", each.code)
            choose_value(self, chosen)

    def choose(self, code: str) -> None:
        """Chooses a milestone by its code, also one that is reached."""
        milestone_id = milestone_with(self._desk, code)
        if milestone_id is not None and self.findData(code) < 0:
            milestone = waiting_milestones(self._desk)[milestone_id]
            self.addItem(f"{code} {milestone.title}", code)
        choose_value(self, code)


class WaitingDelegate(QStyledItemDelegate):
    """The field in the table of entries."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = WaitingField(self._desk, parent)
        field.activated.connect(lambda: self._on_activated(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, WaitingField):
            editor.choose(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, WaitingField):
            model.setData(index, editor.code, Qt.ItemDataRole.EditRole)

    def _on_activated(self, field: WaitingField) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)
