"""Asks once before pasted rows become budget lines: what each column is, how they are read, what is left out."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from charrette.domain.money import cost_words
from charrette.domain.wording import counted
from charrette.services.budget import LineDraft
from charrette.ui.desk import Desk
from charrette.ui.plan.paste_rows import FIELDS, Cells, Reading, read_lines
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.plain_table import PlainTable

HEADS = ("", "What is paid for", "Department", "Class", "Amount", "Scope", "Paid by")


class PasteDialog(Question):
    """``drafts`` are what is to be added."""

    def __init__(self, parent: QWidget | None, desk: Desk, theme: Theme, cells: Cells) -> None:
        super().__init__(parent, theme, "Paste budget lines", "Add the lines")
        self._desk, self._cells = desk, cells
        self._reading = Reading((), ())
        self.columns = [QComboBox() for _ in cells.fields]
        self.department = QComboBox()
        self.table = PlainTable(theme, HEADS, self.tr("The lines as they are read"), 1)
        self.table.setMinimumSize(theme.half_px(720), theme.px(220))
        self.told = label("", "small", wraps=True)
        said = (
            self.tr("The first row names the columns.")
            if cells.headed
            else self.tr("What is in each column?")
        )
        self.body.addWidget(label(f"{counted(len(cells.rows), 'row')}. {said}", "small"))
        self.body.addWidget(self._column_fields())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.department.currentIndexChanged.connect(self._on_chosen)
        self.resize(theme.half_px(800), theme.half_px(520))
        self._on_chosen()

    @property
    def drafts(self) -> tuple[LineDraft, ...]:
        """The lines that can be read."""
        return self._reading.drafts

    def _column_fields(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(self.theme.px(8))
        for place, (box, field) in enumerate(zip(self.columns, self._cells.fields, strict=True)):
            box.addItem(self.tr("left out"), "")
            for name in FIELDS:
                box.addItem(name.capitalize(), name)
            choose_value(box, field)
            box.setAccessibleName(self.tr("Column {n}").format(n=place + 1))
            box.currentIndexChanged.connect(self._on_chosen)
            example = next((row[place] for row in self._cells.rows if row[place]), "")
            grid.addWidget(label(example[:24] or " ", "hint"), 0, place)
            grid.addWidget(box, 1, place)
        self.department.addItem(self.tr("No department yet"), None)
        for each in self._desk.snapshot.departments:
            self.department.addItem(each.name, each.id)
        self.department.setAccessibleName(self.tr("Department, where no column says it"))
        grid.addWidget(label(self.tr("Department, where no column says it"), "label"), 2, 0, 1, 2)
        grid.addWidget(self.department, 2, 2, 1, max(len(self.columns) - 2, 1))
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFixedHeight(self.theme.px(128))
        return scroll

    def _on_chosen(self) -> None:
        fields = [str(box.currentData()) for box in self.columns]
        department: UUID | None = self.department.currentData()
        self._reading = read_lines(self._cells, fields, department, self._desk.planned)
        self.table.show_cells([*self._read_rows(), *self._faulty_rows()])
        faults = len(self._reading.faults)
        wrong = _twice(fields)
        give_role(self.told, "error" if wrong or faults else "small")
        why = " ".join(dict.fromkeys(words for _, words in self._reading.faults[:3]))
        left_out = self.tr("{rows} cannot be read and would be left out: {why}")
        left_out = left_out.format(rows=counted(faults, "row"), why=why)
        self.told.setText(
            wrong or (left_out if faults else self.tr("One step: Undo takes all of them away again."))
        )
        number = len(self.drafts)
        self.keep.setText(self.tr("Add {lines}").format(lines=counted(number, "line")))
        self.keep.setEnabled(bool(number) and not wrong)

    def _read_rows(self) -> list[tuple[str, ...]]:
        snapshot, plan = self._desk.planned, self._desk.planned.planned
        names = {source.id: source.name for source in plan.district.sources}
        return [
            (
                "✓",
                draft.description,
                snapshot.department_name(draft.department_id),
                draft.kind.words,
                cost_words(draft.amount, snapshot.project.currency),
                "; ".join(plan.scope_by_id[each].code for each in draft.scope_ids),
                "; ".join(names.get(each, "") for each in draft.allocations),
            )
            for draft in self.drafts
        ]

    def _faulty_rows(self) -> list[tuple[str, ...]]:
        rows = self._cells.rows
        return [
            ("left out", f"{words} ({' | '.join(rows[place])})", *[""] * 5)
            for place, words in self._reading.faults
        ]


def _twice(fields: Sequence[str]) -> str:
    again = next((name for name in fields if name and fields.count(name) > 1), "")
    return f"Two columns are “{again}”: leave one of them out." if again else ""
