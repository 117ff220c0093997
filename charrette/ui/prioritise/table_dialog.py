"""A hand count: the ballots of a whole table, or a show of hands, as totals by need. Also to correct one."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from charrette.domain.errors import InvalidInputError
from charrette.domain.levels import MOST_AT_A_LEVEL, packed, unpacked
from charrette.domain.methods import method_named
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.services.hand_counts import CorrectCount, CountTable, CountWall
from charrette.ui.prioritise.count_grid import CountGrid, CountGridView, Head
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.labels import give_role, label

_MIXED = "mixed"


class NumberLine(QLineEdit):
    """A whole number; Enter goes on to the next field instead of keeping the whole."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setValidator(QIntValidator(1, MOST_AT_A_LEVEL, self))
        self.setAccessibleName(name)

    @property
    def number(self) -> int | None:
        """What was typed; None while empty."""
        return int(self.text()) if self.hasAcceptableInput() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class TotalsGrid(CountGrid):
    """A row for each need; one column of totals, or one for each answer where answers are counted."""

    def __init__(self, round_: Round) -> None:
        self._needs, self._method = round_.needs, method_named(round_.rules.method)
        levels = [Head(level.key, level.words) for level in self._method.levels]
        super().__init__(
            [Head(f"{need.position}  {need.short_name}") for need in round_.needs],
            levels or [Head(self._method.unit.capitalize())],
        )

    def content(self) -> dict[UUID, int]:
        """The totals as a hand count holds them, those by level packed. ``ValueError`` above 999 a level."""
        found: dict[UUID, int] = {}
        for row, need in enumerate(self._needs):
            counts = [self.count(row, column) or 0 for column in range(self.columnCount())]
            levels = self._method.levels
            by_level = {level.value: count for level, count in zip(levels, counts, strict=False) if count}
            if any(counts):
                found[need.need_id] = packed(by_level) if levels else counts[0]
        return found

    @property
    def total(self) -> int:
        """All that was counted."""
        rows, columns = range(self.rowCount()), range(self.columnCount())
        return sum(self.count(row, column) or 0 for row in rows for column in columns)

    def show_content(self, content: dict[UUID, int]) -> None:
        """The totals of a count that is to be corrected."""
        for row, need in enumerate(self._needs):
            total = content.get(need.need_id, 0)
            counts = unpacked(total) if self._method.levels else {}
            shown = [counts.get(level.value, 0) for level in self._method.levels] or [total]
            for column, count in enumerate(shown):
                if count:
                    self.setData(self.index(row, column), count)


class TableDialog(Question):
    """Table, number of ballots, group, totals; a total that cannot be right is explained as it is typed."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        round_: Round,
        ballots: Sequence[Ballot] = (),
        count: Ballot | None = None,
    ) -> None:
        """``ballots`` are those that are in; ``count`` is the hand count to correct."""
        title, accept = ("Hand count", "Keep the count")
        if count is not None:
            title, accept = f"Correct hand count {count.name}", "Correct the count"
        super().__init__(parent, theme, title, accept)
        self._round, self._method, self._count = round_, method_named(round_.rules.method), count
        hands = [each for each in ballots if each.channel is BallotChannel.HAND_COUNT]
        self._hands = [each for each in hands if count is None or each.id != count.id]
        self.table, self.voters = NumberLine(self.tr("Table")), NumberLine(self.tr("Ballots counted"))
        self.group = QComboBox()
        self.model = TotalsGrid(round_)
        self.grid = CountGridView(theme, self.model, self.tr("Totals by need"), across=True)
        self.told = label("", "small", wraps=True)
        self._build()
        if count is not None:
            self._show(count)
        for changed in (self.table.textChanged, self.voters.textChanged, self.group.currentIndexChanged):
            changed.connect(self._on_changed)
        self.model.dataChanged.connect(self._on_changed)
        self.grid.done.connect(self.keep.setFocus)
        self.resize(theme.half_px(680), theme.half_px(640))
        (self.table if self.table.isEnabled() else self.voters).setFocus()
        self._on_changed()

    def command(self) -> CountTable | CountWall | CorrectCount:
        """What is to be kept."""
        content, group, voters = self.model.content(), self._group_id(), self.voters.number
        if self._count is not None:
            return CorrectCount(self._count.id, group, content, voters)
        if self.table.number is None:
            return CountWall(self._round.id, group, content, voters)
        return CountTable(self._round.id, self.table.number, voters or 0, content, group)

    def _build(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(self.theme.px(12))
        self.table.setPlaceholderText(self.tr("no table: the whole room") if self._by_hands else "3")
        self.voters.setPlaceholderText("7")
        self.group.setAccessibleName(self.tr("Group"))
        self.group.addItem(self.tr("Mixed, or not known"), _MIXED)
        for group in self._round.rules.groups:
            if group.votes:
                self.group.addItem(f"{group.label} {group.name}", group.id)
        shown = ((self.tr("Table"), self.table), (self.tr("Ballots counted"), self.voters))
        for column, (words, field) in enumerate((*shown, (self.tr("Group"), self.group))):
            named = label(words, "label")
            named.setBuddy(field)
            fields.addWidget(named, 0, column)
            fields.addWidget(field, 1, column)
            fields.setColumnStretch(column, 2 if field is self.group else 1)
        self.body.addLayout(fields)
        self.body.addWidget(label(self._how(), "small", wraps=True))
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.told)
        order = (self.table, self.voters, self.grid, self.group, self.cancel, self.keep)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    @property
    def _by_hands(self) -> bool:
        """Whether answers are counted, so that a show of hands needs no table."""
        return bool(self._method.levels)

    def _how(self) -> str:
        what = self.tr("how many gave each answer") if self._by_hands else self.tr("the total of each need")
        return self.tr(
            "Type {what}; Enter goes on, Ctrl+Enter keeps. The table’s ballots are not entered singly."
        ).format(what=what)

    def _show(self, count: Ballot) -> None:
        self.table.setText(str(count.table) if count.table is not None else "")
        self.table.setEnabled(False)
        self.voters.setText(str(count.voters) if count.voters is not None else "")
        choose_value(self.group, count.group_id or _MIXED)
        self.model.show_content(dict(count.content))

    def _group_id(self) -> UUID | None:
        chosen = self.group.currentData()
        return None if chosen == _MIXED else chosen

    def _on_changed(self) -> None:
        try:
            wrong = self._wrong()
        except InvalidInputError as error:
            wrong = error.what
        except ValueError as error:
            wrong = str(error)
        missing = self._missing()
        give_role(self.told, "error" if wrong else "small")
        self.told.setText(wrong or missing or self._adds_up())
        self.keep.setEnabled(not wrong and not missing)

    def _missing(self) -> str:
        """What is still to be typed."""
        table = self._by_hands or self._count is not None or self.table.number is not None
        if not table:
            return self.tr("Which table?")
        wall = self._count is not None and self._count.table is None
        if self.voters.number is None and not wall:
            return self.tr("How many ballots were counted?")
        return "" if self.model.total else self.tr("Type the totals.")

    def _wrong(self) -> str:
        """Why this cannot be right; empty while it can."""
        table, group = self.table.number, self._group_id()
        for each in self._hands if table is not None else ():
            if each.table == table and (not (each.group_id and group) or each.group_id == group):
                return (
                    f"Table {table} is in already as {each.name}: its people count once. Correct that count."
                )
        content = self.model.content()
        if content and (self.voters.number is not None or self._count is not None):
            self._method.check_count(content, self.voters.number, self._round.rules.options)
        return ""

    def _adds_up(self) -> str:
        """``"34 of 35 dots: 1 not used."``"""
        total, voters, unit = self.model.total, self.voters.number, self._method.unit
        options = self._round.rules.options
        each = options.get("dots", options.get("votes"))
        if each is None or voters is None:
            return f"{total} {unit} counted."
        left = each * voters - total
        used = f"{left} not used" if left else "all used"
        return f"{total} of {each * voters} {unit} ({voters} × {each}): {used}."
