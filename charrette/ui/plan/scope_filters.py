"""The row above the scope: which department, space and need, and words to look for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from charrette.domain.wording import counted
from charrette.ui.plan.scope_columns import needs_codes
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.plan.scope import ScopeItem
    from charrette.domain.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class ScopeFilter:
    """What is shown: items with a letter of a department, in a space, for a need (by code; empty: for none)."""

    department: UUID | None = None
    space: str | None = None
    need: str | None = None

    @property
    def on(self) -> bool:
        """Whether anything is left out."""
        return any(each is not None for each in (self.department, self.space, self.need))

    def kept(self, snapshot: "ProjectSnapshot", words: str = "") -> "set[UUID]":
        """The ids of the scope items that are shown; ``words`` must all be found in one."""
        wanted = words.casefold().split()
        return {
            item.id
            for item in snapshot.planned.scope
            if self._takes(snapshot, item) and (not wanted or _holds(snapshot, item, wanted))
        }

    def _takes(self, snapshot: "ProjectSnapshot", item: "ScopeItem") -> bool:
        if self.department and all(duty.department_id != self.department for duty in item.duties):
            return False
        if self.space is not None and item.space != self.space:
            return False
        if self.need is None:
            return True
        codes = needs_codes(snapshot, item)
        return self.need in codes if self.need else not codes


def _holds(snapshot: "ProjectSnapshot", item: "ScopeItem", wanted: Sequence[str]) -> bool:
    parties = (
        duty.outsider.words if duty.outsider else snapshot.department_name(duty.department_id)
        for duty in item.duties
    )
    tag = f"{item.responsibility.value} {item.responsibility.words}" if item.responsibility else ""
    texts = (item.code, item.space, item.system, item.action.words, item.title, tag, item.division, item.note)
    found = " ".join((*texts, *parties, *needs_codes(snapshot, item))).casefold()
    return all(part in found for part in wanted)


class ScopeFilters(QWidget):
    """Three lists to choose from; each goes with what the project has."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.department, self.space, self.need = (_combo(name) for name in ("Department", "Space", "Need"))
        self.count: QLabel = label("", "hint")
        self.clear = button(theme, self.tr("Show all"), kind="link")
        self.clear.clicked.connect(self.reset)
        self._row = QHBoxLayout(self)
        for field in (self.department, self.space, self.need):
            self._row.addWidget(field)
            field.currentIndexChanged.connect(self._on_chosen)
        self._row.addWidget(self.clear)
        self._row.addStretch(1)
        self._row.addWidget(self.count)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def value(self) -> ScopeFilter:
        """What is chosen."""
        return ScopeFilter(self.department.currentData(), self.space.currentData(), self.need.currentData())

    def show_lists(self, snapshot: "ProjectSnapshot") -> None:
        """What the project has to choose from; what was chosen stays chosen where it is still there."""
        used = dict.fromkeys(item.space for item in snapshot.planned.scope)
        _fill(self.department, "All departments", [(each.name, each.id) for each in snapshot.departments])
        _fill(self.space, "All spaces", [(each, each) for each in sorted(used, key=str.casefold)])
        needs = [(f"{each.code} {each.short_name}", each.code) for each in snapshot.open_needs]
        _fill(self.need, "All needs", [("No need", ""), *needs])

    def show_count(self, shown: int, whole: int, searched: bool) -> None:
        """How many of how many are shown."""
        all_shown = shown == whole
        words = counted(whole, "scope item")
        self.count.setText(words if all_shown else f"{shown:,} of {words}")
        self.clear.setVisible(self.value.on or searched)

    def reset(self) -> None:
        """Shows all."""
        for field in (self.department, self.space, self.need):
            field.blockSignals(True)
            field.setCurrentIndex(0)
            field.blockSignals(False)
        self.changed.emit()

    def _on_chosen(self) -> None:
        self.changed.emit()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(0, 0, 0, px(8))
        self._row.setSpacing(px(8))
        for field in (self.department, self.space, self.need):
            field.setMaximumWidth(self._theme.half_px(220))


def _combo(name: str) -> QComboBox:
    field = QComboBox()
    field.setAccessibleName(name)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    return field


def _fill(field: QComboBox, every: str, choices: Sequence[tuple[str, object]]) -> None:
    wanted = [(every, None), *choices]
    if [(field.itemText(n), field.itemData(n)) for n in range(field.count())] == wanted:
        return
    chosen = field.currentData()
    field.blockSignals(True)
    field.clear()
    for words, value in wanted:
        field.addItem(words, value)
    choose_value(field, chosen)
    field.blockSignals(False)
