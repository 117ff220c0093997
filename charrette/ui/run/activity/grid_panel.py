"""Brainwriting: the sheets that go round, who holds which, and their cells keyed from paper."""

from dataclasses import dataclass

from charrette.domain.activities import result_words, rules_of
from charrette.domain.activities.outcome import cards_of
from charrette.domain.cards import Card
from charrette.domain.idea_grid import GridCell, IdeaGrid, grid_of, round_of
from charrette.domain.wording import counted
from charrette.services.activities import KeyCell, SetGridRound, key_cell, set_grid_round
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.run.activity.grid_view import GridView
from charrette.ui.run.activity.panel import TurningPanel
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label

_FIRST_IDEA = 2


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a sheet as the table shows it."""

    sheet: int
    row: int
    writer: int
    ideas: tuple[str, ...]

    @property
    def id(self) -> tuple[int, int]:
        """Its place."""
        return self.sheet, self.row


def grid_rows(grid: IdeaGrid, cards: tuple[Card, ...]) -> tuple[GridRow, ...]:
    """The rows of all sheets with the ideas that are keyed."""
    keyed = {card.paper: card.text for card in cards}
    return tuple(
        GridRow(
            sheet,
            row,
            grid.holder(sheet, row),
            tuple(keyed.get(GridCell(sheet, row, idea).paper, "") for idea in range(1, grid.ideas + 1)),
        )
        for sheet in range(1, grid.people + 1)
        for row in range(1, grid.rounds + 1)
    )


def _columns(ideas: int) -> tuple[Column, ...]:
    def idea(place: int) -> Column:
        return Column(f"Idea {place + 1}", lambda row: row.ideas[place], editable=True)

    return (
        Column("Sheet", lambda row: f"{row.sheet}" if row.row == 1 else ""),
        Column("Row", lambda row: f"{row.row}, person {row.writer}"),
        *(idea(place) for place in range(ideas)),
    )


class GridPanel(TurningPanel):
    """The round at the top, the sheets below; cells are cards with their place as number on paper."""

    def build(self) -> None:
        self.heading, self.words = label("", "title"), label("", "body", wraps=True)
        self.next = button(self.theme, self.tr("Pass on: next round"), kind="primary", key="Ctrl+Shift+D")
        self.before = button(self.theme, self.tr("Back one"))
        self.next.clicked.connect(self.on_next)
        self.before.clicked.connect(self.on_back)
        self.hint = label(
            self.tr("Type, Enter, type; Enter on a blank cell skips it. Tab leaves the table."), "hint"
        )
        self.column.addWidget(self.heading)
        self.column.addWidget(self.words)
        self.row(self.next, self.before)
        self.view: GridView | None = None
        self.model: RowsTable | None = None
        self.column.addWidget(self.hint)

    def refresh(self) -> None:
        block = self.block
        if block is None:
            return
        grid, now = grid_of(block), round_of(block)
        self.heading.setText(self.tr("Round {n} of {all}").format(n=now, all=grid.rounds))
        self.words.setText(f"{self._holding(grid, now)} {result_words(block, self.desk.snapshot)}")
        writable = not self.desk.read_only
        self.next.setEnabled(writable and now < grid.rounds)
        self.before.setEnabled(writable and now > 1)
        self._show_sheets(grid)

    def concerns(self, tables: frozenset[str]) -> bool:
        return bool(tables & {"block", "card"})

    def take_focus(self) -> None:
        if self.view is not None:
            self.view.take_focus()

    def turn(self, step: int) -> None:
        if self.block is not None:
            command = SetGridRound(self.block.id, round_of(self.block) + step)
            self.desk.do(set_grid_round, command, owner=self, quiet=True)

    def _holding(self, grid: IdeaGrid, now: int) -> str:
        assert self.block is not None
        minutes = counted(rules_of(self.block)["minutes"], "minute")
        held = ", ".join(f"{person} has {grid.sheet_of(person, now)}" for person in range(1, grid.people + 1))
        return self.tr("{minutes} for row {row}. Person and sheet: {held}.").format(
            minutes=minutes, row=now, held=held
        )

    def _show_sheets(self, grid: IdeaGrid) -> None:
        assert self.block is not None
        if self.model is None or len(self.model.columns) != grid.ideas + _FIRST_IDEA:
            self._make_table(grid.ideas)
        assert self.model is not None
        assert self.view is not None
        self.model.show(grid_rows(grid, cards_of(self.block, self.desk.snapshot)))

    def _make_table(self, ideas: int) -> None:
        """The table for so many ideas a row; another block may have other rules."""
        if self.view is not None:
            self.column.removeWidget(self.view)
            self.view.deleteLater()
        self.model = RowsTable(_columns(ideas), writable=not self.desk.read_only, parent=self)
        self.model.edited.connect(self._on_keyed)
        self.view = GridView(self.theme, self.model, _FIRST_IDEA, self.tr("Sheets"))
        self.view.setMinimumHeight(self.theme.px(180))
        self.column.insertWidget(self.column.count() - 1, self.view, 1)
        self.view.fit()

    def _on_keyed(self, row: GridRow, column: int, text: str) -> None:
        if self.block is None or not str(text).strip():
            return
        cell = GridCell(row.sheet, row.row, column - _FIRST_IDEA + 1)
        command = KeyCell(self.block.id, cell, str(text), language=self.desk.snapshot.project.language)
        self.desk.do(key_cell, command, owner=self, quiet=True)
