"""A look at a second scribe's sorted paper before it is merged: what is new, what moves, what is left as it is."""

from PySide6.QtWidgets import QHeaderView, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.sorted_paper import SortedDraft, SortedPlan, plan_sorted, preview_lines
from charrette.services.sorted_paper import MergeSorted, merge_sorted
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.plain_table import PlainTable
from charrette.ui.widgets.wrapped import wrap_rows


class SortedDialog(Question):
    """The plan as a table; when the room goes on meanwhile it is worked out anew."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        desk: Desk,
        drafts: tuple[SortedDraft, ...],
        came_from: str,
    ) -> None:
        super().__init__(parent, theme, f"Merge sorted paper from {came_from}", "Merge")
        self._desk, self._drafts, self._came_from = desk, drafts, came_from
        self.plan = SortedPlan()
        self.resize(theme.half_px(760), theme.half_px(560))
        self.told = label("", "base", wraps=True)
        self.body.addWidget(self.told)
        help_ = "What the room decided stays: where the file differs, the row is left and told here."
        self.body.addWidget(label(help_, "hint", wraps=True))
        self.preview = PlainTable(theme, ("What", "Which"), "What will be done", 1)
        wrap_rows(theme, self.preview)
        self.preview.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.preview.setColumnWidth(0, theme.half_px(190))
        self.body.addWidget(self.preview, 1)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What the file would do now."""
        self.plan = plan_sorted(self._drafts, self._desk.snapshot)
        sentence = self.plan.sentence
        give_role(self.told, "base")
        self.told.setText(f"{sentence[0].upper()}{sentence[1:]}.")
        self.preview.show_cells(preview_lines(self.plan, self._desk.snapshot))
        self.keep.setEnabled(not self.plan.empty)

    def _on_keep(self) -> None:
        self.keep.setEnabled(False)
        command = MergeSorted(self._desk.snapshot.project.id, self._drafts, self._came_from, self.plan)
        self._desk.changed.disconnect(self.refresh)
        self._desk.do(merge_sorted, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._desk.changed.connect(self.refresh)
        self.refresh()
        give_role(self.told, "error")
        self.told.setText(str(error))
