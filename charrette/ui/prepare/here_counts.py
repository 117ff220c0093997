"""Who is here: the number large, and by group, readable from where the line stands."""

from collections import Counter
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from charrette.domain.project import StakeholderGroup
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label, panel
from charrette.ui.widgets.marks import mark_pixmap


class HereCounts(QWidget):
    """A number in all, then a line for each group, with a button that lets a walk-in of it in."""

    walk_in_wanted = Signal(object)
    """The id of a group."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape: tuple[tuple[object, ...], ...] = ()
        self._numbers: dict[UUID, QLabel] = {}
        self.total, self.of = label("0", "display"), label("", "small", wraps=True)
        box = panel("surface")
        inner = QVBoxLayout(box)
        inset = min(theme.px(16), 20)
        inner.setContentsMargins(inset, inset, inset, inset)
        inner.setSpacing(theme.px(4))
        inner.addWidget(self.total)
        inner.addWidget(self.of)
        inner.addSpacing(theme.px(8))
        self._holder = QWidget()
        self._holder.setProperty("clear", "true")
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        scroll = QScrollArea()
        scroll.setWidget(self._holder)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.addWidget(scroll, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(box)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        """Counts as they are now; lines are made anew only where the groups changed."""
        here = Counter(each.group_id for each in snapshot.here)
        seats = sum(group.invited for group in snapshot.groups)
        shape = tuple((group.id, group.name, group.label, group.mark) for group in snapshot.groups)
        if shape != self._shape:
            self._shape = shape
            self._make_lines(snapshot.groups)
        expected = len(snapshot.participants) - len(snapshot.here)
        self.total.setText(f"{len(snapshot.here)} here")
        self.of.setText(f"{expected} more on the list, {seats} seats offered")
        for group in snapshot.groups:
            number = self._numbers[group.id]
            number.setText(f"{here[group.id]} / {group.invited}" if group.invited else str(here[group.id]))
            number.setAccessibleName(f"{group.name}: {here[group.id]} of {group.invited} here")

    def _make_lines(self, groups: tuple[StakeholderGroup, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._numbers = {}
        for row, group in enumerate(groups):
            sign, number = QLabel(), label("", "lead")
            sign.setPixmap(mark_pixmap(self._theme, group.mark, 16))
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self._numbers[group.id] = number
            for column, widget in enumerate((sign, label(group.name, "body"), number, self._adder(group))):
                self._grid.addWidget(widget, row, column)
        self._grid.setRowStretch(len(groups), 1)

    def _adder(self, group: StakeholderGroup) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "icon")
        made.setIcon(self._theme.icon("plus", "ink2", 16))
        made.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        made.setToolTip(f"A walk-in of {group.name} (+{group.label.lower()})")
        made.setAccessibleName(f"A walk-in of {group.name}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.walk_in_wanted.emit(group.id))
        return made

    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.half_px(264))
        self._shape = ()
