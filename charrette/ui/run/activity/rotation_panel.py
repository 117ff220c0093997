"""The rotation plan: which topic lies on which table, now and in each rotation."""

from PySide6.QtWidgets import QHeaderView

from charrette.domain.activities import rules_of
from charrette.domain.rotation import plan_of, rotation_of, topics_of
from charrette.domain.wording import counted
from charrette.services.activities import SetRotation, set_rotation
from charrette.ui.run.activity.panel import TurningPanel
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.plain_table import PlainTable


class RotationPanel(TurningPanel):
    """The row of the rotation that is on is chosen; D goes on to the next."""

    def build(self) -> None:
        self.heading = label("", "title")
        self.words = label("", "body", wraps=True)
        self.next = button(self.theme, "", kind="primary", key="D")
        self.before = button(self.theme, self.tr("Back one"), key="Shift+D")
        self.write = button(self.theme, self.tr("Type a card"), key="N")
        self.next.clicked.connect(self.on_next)
        self.before.clicked.connect(self.on_back)
        self.write.clicked.connect(self.typing_wanted)
        self.table = PlainTable(self.theme, [""], self.tr("Rotation plan"), 0)
        self.table.setMinimumHeight(self.theme.px(150))
        self.column.addWidget(self.heading)
        self.column.addWidget(self.words)
        self.row(self.next, self.before, self.write)
        self.column.addSpacing(self.theme.px(4))
        self.column.addWidget(self.table, 1)

    def refresh(self) -> None:
        block = self.block
        if block is None:
            return
        plan, now = plan_of(block), rotation_of(block)
        self.heading.setText(self.tr("Rotation {n} of {all}").format(n=now, all=plan.rotations))
        minutes = counted(rules_of(block)["minutes"], "minute")
        last = self.tr("The last one: each table puts its topic in order, the first three first.")
        usual = self.tr("{minutes} at each topic; then the recorder takes it to the next table.")
        self.words.setText(last if plan.puts_in_order(now) else usual.format(minutes=minutes))
        self.next.setText(self.tr("Next rotation"))
        writable = not self.desk.read_only
        self.next.setEnabled(writable and now < plan.rotations)
        self.before.setEnabled(writable and now > 1)
        self._show_plan()
        self.table.selectRow(now - 1)

    def concerns(self, tables: frozenset[str]) -> bool:
        return "block" in tables

    def take_focus(self) -> None:
        (self.next if self.next.isEnabled() else self.table).setFocus()

    def turn(self, step: int) -> None:
        if self.block is not None:
            command = SetRotation(self.block.id, rotation_of(self.block) + step)
            self.desk.do(set_rotation, command, owner=self, quiet=True)

    def _show_plan(self) -> None:
        assert self.block is not None
        plan, topics = plan_of(self.block), topics_of(self.block)
        heads = [
            self.tr("Rotation"),
            *(self.tr("Table {n}").format(n=table + 1) for table in range(plan.tables)),
        ]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        header = self.table.horizontalHeader()
        for column in range(len(heads)):
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if column else QHeaderView.ResizeMode.ResizeToContents
            )
        rows = [
            [str(rotation), *(topics[topic - 1] for topic in plan.row(rotation))]
            for rotation in range(1, plan.rotations + 1)
        ]
        self.table.show_cells(rows)
