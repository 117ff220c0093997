"""Beside the entry line: the ballot with its numbers, and how many ballots are in, without any result."""

from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from charrette.domain.methods import Method, method_named
from charrette.domain.reconciliation import Reconciliation
from charrette.domain.rounds import BallotNeed, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.models.ballots import Counter, ballots_in, came_rows, group_counters
from charrette.ui.prioritise.ballot_words import given_head, short_answer
from charrette.ui.prioritise.text_lines import elided_lines
from charrette.ui.theme import Theme
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.marks import paint_mark
from charrette.ui.widgets.plain_table import PlainTable

_A = Qt.AlignmentFlag


class BallotSheet(QWidget):
    """The needs with the numbers people write; what is being typed stands beside them, as dots or in a word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._needs: tuple[BallotNeed, ...] = ()
        self._method: Method = method_named("dots")
        self._placed: dict[UUID, int] = {}
        self._criteria = 0
        self.setAccessibleName(self.tr("The needs on the ballot"))
        theme.changed.connect(self.updateGeometry)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_ballot(self, round_: Round) -> None:
        """The needs of a round."""
        needs = round_.needs
        self._needs, self._method = needs, method_named(round_.rules.method)
        self._criteria = round_.rules.options.get("criteria", 0)
        self.setAccessibleDescription("; ".join(f"{need.position} {need.short_name}" for need in needs))
        self.updateGeometry()
        self.update()

    def show_placed(self, placed: dict[UUID, int]) -> None:
        """What the line being typed gives to each need."""
        self._placed = placed
        self.update()

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(240))
        return QSize(self._theme.px(240), self.heightForWidth(width))

    def heightForWidth(self, arg__1: int) -> int:
        return sum(height for _, height in self._laid(arg__1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, top = self._theme.px, 0
        for need, (lines, height) in zip(self._needs, self._laid(self.width()), strict=True):
            row = QRect(0, top, self.width(), height)
            placed = self._placed.get(need.need_id)
            if placed is not None:
                painter.fillRect(row, self._theme.palette.accent_soft)
            painter.setFont(self._theme.font("body", 600, tabular=True))
            painter.setPen(self._theme.palette.ink)
            painter.drawText(
                QRect(0, top, px(30), height), _A.AlignRight | _A.AlignVCenter, str(need.position)
            )
            painter.setFont(self._theme.font("body"))
            for place, words in enumerate(lines):
                spot = QRect(px(40), top + px(4) + place * px(18), self.width() - px(40), px(18))
                painter.drawText(spot, _A.AlignLeft | _A.AlignVCenter, words)
            if placed is not None:
                self._paint_given(painter, row, placed)
            top += height

    def _paint_given(self, painter: QPainter, row: QRect, given: int) -> None:
        """The answer in a word, else a dot for each."""
        px = self._theme.px
        if words := short_answer(self._method, given, self._criteria):
            painter.setFont(self._theme.font("body", 600, tabular=True))
            painter.setPen(self._theme.palette.accent)
            painter.drawText(row.adjusted(0, 0, -px(6), 0), _A.AlignRight | _A.AlignVCenter, words)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.palette.accent)
        for dot in range(given):
            painter.drawEllipse(
                self.width() - px(14) - dot * px(13), row.top() + row.height() // 2 - px(5), px(10), px(10)
            )

    def _laid(self, width: int) -> list[tuple[list[str], int]]:
        px, font = self._theme.px, self._theme.font("body")
        laid = [elided_lines(need.short_name, font, width - px(90), 2) for need in self._needs]
        return [(lines, len(lines) * px(18) + px(8)) for lines in laid]


class Counters(QWidget):
    """Ballots by channel and by group: how many are in, never what they say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[Counter, ...] = ()
        theme.changed.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[Counter, ...]) -> None:
        """Other counts."""
        self._rows = rows
        self.setAccessibleName("; ".join(f"{row.name}: {row.words}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(22) * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, high = self._theme.px, self._theme.px(22)
        for place, row in enumerate(self._rows):
            top = place * high
            left = 0
            if row.mark is not None:
                paint_mark(
                    painter,
                    QRect(0, top + (high - px(10)) // 2, px(10), px(10)).toRectF(),
                    row.mark,
                    self._theme,
                )
                left = px(18)
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.palette.ink)
            painter.drawText(
                QRect(left, top, self.width() - px(90), high), _A.AlignLeft | _A.AlignVCenter, row.name
            )
            painter.setFont(self._theme.font("body", 600, tabular=True))
            painter.setPen(self._theme.palette.warn if row.over else self._theme.palette.ink2)
            painter.drawText(QRect(0, top, self.width(), high), _A.AlignRight | _A.AlignVCenter, row.words)


class BallotSide(QScrollArea):
    """What came from where, how many of each group are in, and the ballot to look numbers up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sheet, self.by_group = BallotSheet(theme), Counters(theme)
        self.came = PlainTable(theme, ("", "", "", ""), self.tr("What came from where"), 0)
        self.came.setSelectionMode(PlainTable.SelectionMode.NoSelection)
        self.came.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.came.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cast = label("", "lead")
        self._over = label("", "warn", wraps=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        inset = theme.px(16)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(8))
        for part in (
            self.cast,
            self.came,
            label(self.tr("By group"), "label"),
            self.by_group,
            self._over,
        ):
            column.addWidget(part)
        column.addSpacing(theme.px(8))
        column.addWidget(label(self.tr("Numbers on the ballot"), "label"))
        column.addWidget(self.sheet)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Ballots that are in, and the needs on the ballot"))

    def show_round(self, snapshot: ProjectSnapshot, round_: Round, found: Reconciliation) -> None:
        """The counts of a round, none of which says what a ballot says."""
        self.cast.setText(ballots_in(snapshot, round_))
        rows = came_rows(found)
        given = given_head(method_named(round_.rules.method))
        self.came.setHorizontalHeaderLabels(["", self.tr("Ballots"), given, self.tr("Left")])
        self.came.show_cells(rows)
        self.came.setColumnHidden(3, all(not row[3] for row in rows))
        self.came.setVisible(bool(rows))
        self._fit_came(len(rows))
        groups = group_counters(snapshot, round_)
        self.by_group.show_rows(groups)
        over = [row.name for row in groups if row.over]
        self._over.setText(
            f"More ballots than people: {', '.join(over)}. Was one entered twice?" if over else ""
        )
        self._over.setVisible(bool(over))
        self.sheet.show_ballot(round_)

    def _fit_came(self, rows: int) -> None:
        """As high as its rows, so that only the pane scrolls; numbers stand right."""
        self.came.verticalHeader().setDefaultSectionSize(self._theme.px(26))
        for row in range(rows):
            for column in (1, 2, 3):
                item = self.came.item(row, column)
                if item is not None:
                    item.setTextAlignment(_A.AlignRight | _A.AlignVCenter)
        head = self.came.horizontalHeader().sizeHint().height()
        self.came.setFixedHeight(head + rows * self._theme.px(26) + 2)
