"""A look at a list of people before it is kept: which column is what, how many of each group, what is wrong where."""

from dataclasses import fields

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.wording import counted, listed
from charrette.exchange.people_file import ListColumns, PeopleDrafts, preview, read_people, suggest_list
from charrette.exchange.tables import Table
from charrette.services.invitations import ImportPeople, import_people
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.plain_table import PlainTable

PREVIEW_ROWS, IN_A_ROW = 5, 4
NO_COLUMN = "(none)"
_WORDS = {
    "alias": "Name or alias",
    "group": "Group",
    "role": "Role",
    "language": "Language",
    "accommodation": "Accommodation",
    "minor": "Minor",
    "grade_band": "Grade band",
    "consent": "Consent",
}


class PeopleDialog(Question):
    """First rows, a choice of column for each thing, a dry run; nothing is kept while a row is wrong."""

    def __init__(self, parent: QWidget | None, theme: Theme, desk: Desk, table: Table) -> None:
        super().__init__(parent, theme, f"Import people from {table.name}", "Import")
        self._desk, self._table = desk, table
        self._drafts: PeopleDrafts | None = None
        self.resize(theme.half_px(820), theme.half_px(620))
        how = f"Read as {table.how}. " if table.how else ""
        told = f"{how}{counted(len(table.rows), 'row')}. Of a minor no name is kept: an alias is given."
        self.body.addWidget(label(told, "small", wraps=True))
        self._add_columns(suggest_list(table))
        self.preview = PlainTable(theme, table.header, "First rows of the file", 0)
        self.preview.show_cells(preview(table, PREVIEW_ROWS))
        self.body.addWidget(self.preview, 1)
        self.seats = QCheckBox("Offer each group as many seats as it has people on the list")
        self.body.addWidget(self.seats)
        self.told = label("", "base", wraps=True)
        self.body.addWidget(self.told)
        self.keep.clicked.disconnect()
        self.keep.clicked.connect(self._on_keep)
        self.dry_run()

    def mapping(self) -> ListColumns:
        """Which column holds what."""
        return ListColumns(**{name: field.currentData() for name, field in self.columns.items()})

    def dry_run(self) -> None:
        """Reads every row and says what would be kept, or what is wrong where."""
        snapshot = self._desk.snapshot
        groups = [(group.label, group.name) for group in snapshot.groups]
        taken = [each.alias for each in snapshot.participants]
        try:
            self._drafts = read_people(self._table, self.mapping(), groups, taken)
        except CharretteError as error:
            self._drafts = None
            self._refuse(error)
            return
        names = dict(groups)
        by_group = [f"{count} {names[each]}" for each, count in self._drafts.seats().items()]
        minors = sum(each.minor for each in self._drafts.drafts)
        more = f" {counted(minors, 'minor')} by alias." if minors else ""
        self._tell(f"On the list will be {listed(by_group)}.{more}", "base")

    def _refuse(self, error: CharretteError) -> None:
        self._tell(" ".join(part for part in (error.what, error.kept, error.way_on) if part), "error")

    def _tell(self, words: str, role: str) -> None:
        give_role(self.told, role)
        self.told.setText(words)
        found = self._drafts
        self.keep.setEnabled(found is not None)
        count = counted(len(found.drafts), "person", "people") if found else ""
        self.keep.setText(f"Import {count}".strip())

    def _add_columns(self, suggested: ListColumns) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(12))
        self.columns: dict[str, QComboBox] = {}
        for place, each in enumerate(fields(ListColumns)):
            words, field = _WORDS[each.name], QComboBox()
            field.addItem(NO_COLUMN, None)
            for at, name in enumerate(self._table.header):
                field.addItem(name, at)
            choose_value(field, getattr(suggested, each.name))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(9)
            field.setAccessibleName(f"Column of {words.lower()}")
            field.currentIndexChanged.connect(self.dry_run)
            named = label(f"{words} is in", "label")
            named.setBuddy(field)
            row, column = divmod(place, IN_A_ROW)
            grid.addWidget(named, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
            self.columns[each.name] = field
        self.body.addLayout(grid)

    def _on_keep(self) -> None:
        if self._drafts is None:
            return
        self.keep.setEnabled(False)
        project_id = self._desk.snapshot.project.id
        command = ImportPeople(project_id, self._drafts, self._table.name, self.seats.isChecked())
        self._desk.do(import_people, command, lambda _: self.accept(), self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._drafts = None
        self._refuse(error)
