"""Where a project came from: what came along, and what each need was there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charrette.domain.plan.carried_parts import Part
from charrette.domain.plan.lessons import Origin
from charrette.domain.wording import listed
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.plan.days import day_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.labels import label, panel
from charrette.ui.widgets.wrapped_rows import WrappedRows

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

_WORDS = {
    Part.AGENDA: "agendas",
    Part.TEMPLATES: "prompts and ground rules",
    Part.GROUPS: "groups",
    Part.CATEGORIES: "categories",
    Part.DEPARTMENTS: "departments",
    Part.NEEDS: "standing needs",
    Part.SYSTEMS: "spaces and systems",
    Part.RESPONSIBILITIES: "responsibilities",
    Part.LESSONS: "lessons",
}


def origin_words(origin: Origin) -> str:
    """``"Carried forward from Alder Creek on Mar 14, 2027: groups, standing needs and lessons."``"""
    day = day_words(origin.carried_at.date().isoformat())
    came = listed([words for part, words in _WORDS.items() if part.value in origin.parts])
    return f"Carried forward from {origin.from_name} on {day}: {came}."


@dataclass(frozen=True, slots=True)
class History:
    """A need that came along, and what it was."""

    id: UUID
    need: str
    words: str


def histories_of(snapshot: "ProjectSnapshot") -> list[History]:
    """The needs that came along, in their order."""
    told = {id_: words for origin in snapshot.planned.origins for id_, words in origin.histories.items()}
    return [
        History(need.id, f"{need.code} {need.short_name}", told[need.id])
        for need in snapshot.needs
        if need.id in told
    ]


class OriginLine(QWidget):
    """One sentence, and the way to what each need was; hidden where the project began by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: ProjectSnapshot | None = None
        frame = panel("surface")
        self.words = label("", "body", wraps=True)
        self.needs_button = button(theme, self.tr("What the needs were…"))
        self.needs_button.clicked.connect(calling(self.show_histories))
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.needs_button)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_snapshot(self, snapshot: "ProjectSnapshot") -> None:
        """The origin as it is kept."""
        self._snapshot = snapshot
        origins = snapshot.planned.origins
        self.words.setText(" ".join(origin_words(each) for each in origins))
        self.needs_button.setVisible(bool(histories_of(snapshot)))
        self.setVisible(bool(origins))

    def show_histories(self) -> None:
        """What each need was, in a table."""
        if self._snapshot is not None:
            dialog = HistoriesDialog(self, self._theme, self._snapshot)
            dialog.exec()
            dialog.deleteLater()


class HistoriesDialog(Question):
    """Each need that came along, and what it was in the projects before."""

    def __init__(self, parent: QWidget | None, theme: Theme, snapshot: "ProjectSnapshot") -> None:
        super().__init__(parent, theme, "What the needs were before", "Close")
        self.cancel.hide()
        columns = (
            Column("Need", lambda row: row.need),
            Column("What it was", lambda row: row.words),
        )
        self.table = WrappedRows(
            theme, RowsTable(columns, writable=False, parent=self), "What the needs were before", (0, 0)
        )
        self.table.show_rows(histories_of(snapshot))
        self.body.addWidget(self.table, 1)
        self.take_size(860, 520)
        self.table.setFocus()
