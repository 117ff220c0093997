"""A look at the cards of a file before they are kept: which column is what, and how many cards that makes."""

from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QWidget,
)

from charrette.domain.errors import CharretteError
from charrette.domain.wording import counted
from charrette.exchange.cards_file import CardDrafts, ColumnMapping, preview, read_cards, suggest_columns
from charrette.services.importing import ImportCards, import_cards
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.plain_table import PlainTable

PREVIEW_ROWS = 6
NO_COLUMN = "(none)"


class CardsDialog(Question):
    """First rows, four choices of columns, a count made in a dry run; nothing is kept while a row is wrong."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk, table: Any) -> None:
        super().__init__(parent, theme, f"Import cards from {table.name}", "Import")
        self._desk, self._table = desk, table
        self._drafts: CardDrafts | None = None
        self.resize(theme.half_px(760), theme.half_px(600))
        how = f"Read as {table.how}. " if table.how else ""
        self.body.addWidget(label(f"{how}{counted(len(table.rows), 'row')}.", "small"))
        suggested = suggest_columns(table)
        self._add_columns(suggested)
        self._add_preview(suggested.text)
        self.told: QLabel = label("", "base", wraps=True)
        self.body.addWidget(self.told)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.dry_run()

    def mapping(self) -> ColumnMapping:
        """Which column holds what."""
        text, group, theme, language = (self.columns[name].currentData() for name in self.columns)
        return ColumnMapping(text, group, theme, language)

    def dry_run(self) -> None:
        """Reads every row and says what would be kept, or what is wrong where."""
        groups = [(group.label, group.name) for group in self._desk.snapshot.groups]
        try:
            self._drafts = read_cards(self._table, self.mapping(), groups)
        except CharretteError as error:
            self._drafts = None
            self._tell(" ".join(part for part in (error.what, error.kept, error.way_on) if part), "error")
            return
        found = self._drafts
        passed = f" {counted(found.skipped, 'row')} without words passed over." if found.skipped else ""
        unknown = sum(draft.group is None for draft in found.drafts)
        ungrouped = f" {counted(unknown, 'card')} of no group." if unknown else ""
        self._tell(f"{counted(len(found.drafts), 'card')} will be kept.{ungrouped}{passed}", "base")

    def _tell(self, words: str, role: str) -> None:
        give_role(self.told, role)
        self.told.setText(words)
        found = self._drafts
        self.keep.setEnabled(found is not None)
        self.keep.setText(f"Import {counted(len(found.drafts), 'card')}" if found else "Import")

    def _add_columns(self, suggested: ColumnMapping) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(12))
        self.columns: dict[str, QComboBox] = {}
        chosen: dict[str, int | None] = {
            "Text": suggested.text,
            "Group": suggested.group,
            "Theme": suggested.theme,
            "Language": suggested.language,
        }
        for place, (words, column) in enumerate(chosen.items()):
            field = QComboBox()
            if words != "Text":
                field.addItem(NO_COLUMN, None)
            for at, name in enumerate(self._table.header):
                field.addItem(name, at)
            choose_value(field, column)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(10)
            field.setAccessibleName(f"Column of the {words.lower()}")
            field.currentIndexChanged.connect(self.dry_run)
            named = label(f"{words} is in", "label")
            named.setBuddy(field)
            grid.addWidget(named, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
            self.columns[words] = field
        self.body.addLayout(grid)

    def _add_preview(self, wide: int) -> None:
        self.preview = PlainTable(self.theme, self._table.header, "First rows of the file", wide)
        self.preview.show_cells(preview(self._table, PREVIEW_ROWS))
        self.body.addWidget(self.preview, 1)

    def _on_keep(self) -> None:
        if self._drafts is None:
            return
        self.keep.setEnabled(False)
        command = ImportCards(self._desk.snapshot.project.id, self._drafts, self._table.name)
        self._desk.do(import_cards, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._tell(" ".join(part for part in (error.what, error.kept, error.way_on) if part), "error")
