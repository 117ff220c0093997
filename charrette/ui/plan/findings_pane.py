"""The findings beside the table: how many of each kind, the open one with its choices, the others, what was decided."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout

from charrette.domain.money import money_words
from charrette.domain.wording import listed
from charrette.ui.desk import Desk
from charrette.ui.plan.checking import NOTHING
from charrette.ui.plan.days import moment_words, today_of
from charrette.ui.plan.finding_card import FindingCard
from charrette.ui.plan.finding_rows import FindingDelegate, FindingRows
from charrette.ui.plan.finding_words import SIGNS, TONES, by_severity, kind_words
from charrette.ui.plan.settle import Settling
from charrette.ui.theme import Theme
from charrette.ui.widgets.announce import announce
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.chip import Chip
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Choice, Finding, Findings
    from charrette.domain.snapshot import ProjectSnapshot


class FindingsPane(QFrame):
    """``F8`` and the list open a finding; its choices settle it."""

    previewed = Signal(object, object)
    """Ids that the finding or choice under the pointer is about, and ids of what it would drop."""
    opened = Signal(object)
    """The ``Finding`` that was opened: the table goes to its row."""
    code_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", "detail")
        self._desk, self._theme = desk, theme
        self._findings: Findings = NOTHING
        self._open_id = ""
        self._decided = False
        self.acts = Settling(desk, theme, self)
        self.card, self.rows, self.list = FindingCard(theme), FindingRows(self), QListView()
        self.title, self.when = label(self.tr("Findings"), "lead"), label("", "hint")
        self.nothing, self.freed = label("", "small", wraps=True), label("", "ok", wraps=True)
        self.decided_button = button(theme, "", kind="link")
        self._chips = QHBoxLayout()
        self._scroll = QScrollArea()
        self._build()
        self._connect()

    @property
    def finding(self) -> "Finding | None":
        """The finding that is open."""
        return next((each for each in self._listed if each.id == self._open_id), None)

    def show_findings(self, snapshot: "ProjectSnapshot", findings: "Findings", *, checked: bool) -> None:
        """The findings as they are now; the open one stays open while it is there, else the next one is."""
        place = next((n for n, each in enumerate(self._listed) if each.id == self._open_id), 0)
        self._findings, self._currency = findings, snapshot.project.currency
        self._names = {each.id: each.name for each in snapshot.departments}
        if self._decided and not findings.settled:
            self._decided = False
        if self.finding is None:
            left = self._listed
            self._open_id = left[min(place, len(left) - 1)].id if left else ""
        self.when.setText(self.tr("checked just now") if checked else self.tr("checking"))
        self._show_all(pressed=True)

    def open_next(self, step: int = 1) -> "Finding | None":
        """Opens the next finding that is not settled, the first after the last."""
        if self._decided:
            self._show_decided(decided=False)
        left = self._findings.open
        if not left:
            announce(self, self.nothing.text())
            return None
        here = next((n for n, each in enumerate(left) if each.id == self._open_id), -1)
        self.open_finding(left[(here + step) % len(left)])
        return self.finding

    def open_finding(self, finding: "Finding") -> None:
        """Opens one finding."""
        self._open_id = finding.id
        self._show_all()
        self._scroll.verticalScrollBar().setValue(0)
        announce(self, self.card.accessibleName())
        self.opened.emit(finding)

    def focus_choices(self) -> None:
        """The first choice takes the keyboard, else the list."""
        first = self.card.buttons[0] if self.card.buttons else self.list
        first.setFocus()
        if first is not self.list:
            self._scroll.ensureWidgetVisible(first)

    @property
    def _listed(self) -> "tuple[Finding, ...]":
        return self._findings.settled if self._decided else self._findings.open

    _currency = "USD"

    def _build(self) -> None:
        px, theme = self._theme.px, self._theme
        self.setAccessibleName(self.tr("Findings"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(FindingDelegate(theme, self.list))
        self.list.setAccessibleName(self.tr("Other findings"))
        self.list.setProperty("bare", "true")
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMinimumHeight(px(72))
        self._scroll.setWidget(self.card)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chips.setSpacing(px(6))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.when)
        foot.addWidget(self.decided_button)
        foot.addStretch(1)
        column = self._column = QVBoxLayout(self)
        inset = min(px(20), 32)
        column.setContentsMargins(inset, px(16), inset, px(12))
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addLayout(self._chips)
        for widget in (self.nothing, self._scroll):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.freed)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        self.list.entered.connect(self._on_pointed)
        self.list.viewportEntered.connect(calling(lambda: self._preview(None)))
        self.list.selectionModel().currentChanged.connect(self._on_pointed)
        self.decided_button.clicked.connect(calling(lambda: self._show_decided(decided=not self._decided)))
        self.card.installEventFilter(self)
        self.card.chosen.connect(self._on_chosen)
        self.card.previewed.connect(self._on_previewed)
        self.card.code_asked.connect(self.code_asked)
        self._theme.changed.connect(self._fit)

    def _show_all(self, *, pressed: bool = False) -> None:
        """What is open; where a choice had the keyboard, the choices of what is shown now have it.

        Where a choice was just pressed, the next finding has it: a second press must not settle that one too.
        """
        finding, focus = self.finding, self.window().focusWidget()
        chosen = focus is not None and (focus is self.card or self.card.isAncestorOf(focus))  # pyright: ignore[reportUnnecessaryComparison]
        before = self.card.finding
        self._show_chips()
        words = self.tr("Nothing overlaps and nothing is missing.") if not self._decided else ""
        self.nothing.setText(words)
        self.nothing.setVisible(finding is None)
        self._scroll.setVisible(finding is not None)
        if finding is not None:
            self._show_card(finding)
        self.rows.show([each for each in self._listed if each.id != self._open_id], self._currency)
        number = len(self._findings.settled)
        back, decided = self.tr("Back to what is open"), self.tr("Decided, {n}").format(n=number)
        self.decided_button.setText(back if self._decided else decided)
        self.decided_button.setVisible(bool(number))
        self.title.setText(self.tr("Decided") if self._decided else self.tr("Findings"))
        money = money_words(self._findings.freed, self._currency)
        self.freed.setText(self.tr("{money} freed by what was decided").format(money=money))
        self.freed.setVisible(self._findings.freed > 0)
        if chosen:
            self._keep_focus(before if pressed else None)
        self._fit()

    def _keep_focus(self, before: "Finding | None") -> None:
        now = self.finding
        same = now is None or before is None or now.id == before.id
        if same and (before is None or self.card.buttons):
            self.focus_choices()
        else:
            self.card.setFocus()

    def _show_card(self, finding: "Finding") -> None:
        writable, settlement = not self._desk.read_only, finding.settlement
        holds = settlement is not None and not finding.reopened
        self.card.show_finding(
            finding, self._currency, self._decided_words(finding), choices=not holds, writable=writable
        )
        if settlement is None or not holds or not writable:
            return
        waiting = [each for each in finding.departments if each not in settlement.confirmed]
        for department_id in waiting if settlement.split else ():
            words = self.tr("{name} agrees to the split").format(name=self._names.get(department_id, ""))
            self.card.offer(words, "tick").clicked.connect(
                calling(lambda department_id=department_id: self.acts.confirm(settlement, department_id))
            )
        self.card.offer(self.tr("Open it again"), "undo").clicked.connect(
            calling(lambda: self.acts.reopen(settlement))
        )

    def _show_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for findings in by_severity(self._findings.open):
            severity = findings[0].severity
            chip = Chip(self._theme, kind_words(findings), tone=TONES[severity], icon=SIGNS[severity][0])
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _show_decided(self, *, decided: bool) -> None:
        """The settled findings, or back to the open ones."""
        self._decided, self._open_id = decided, ""
        self._open_id = self._listed[0].id if self._listed else ""
        self._show_all()

    def _decided_words(self, finding: "Finding") -> str:
        """Who settled it, when and how; empty where nobody did, or where it no longer holds."""
        settlement = finding.settlement
        if settlement is None or finding.reopened:
            return ""
        day = moment_words(settlement.decided_at, today_of(self._desk))
        parts = [self.tr("Settled {day}: {way}").format(day=day, way=settlement.way.value)]
        if settlement.decided_by:
            parts[0] = f"{parts[0]} ({settlement.decided_by})"
        parts += [part for part in (settlement.split, settlement.reason) if part]
        agreed = [self._names[each] for each in settlement.confirmed if each in self._names]
        if settlement.split and agreed:
            parts.append(self.tr("Agreed by {names}").format(names=listed(agreed)))
        return ". ".join(parts) + "."

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_finding(self.rows.rows[index.row()])

    def _on_pointed(self, index: QModelIndex) -> None:
        self._preview(self.rows.rows[index.row()] if index.isValid() else None)

    def _on_chosen(self, choice: "Choice") -> None:
        if (finding := self.finding) is not None:
            self.acts.settle(finding, choice)

    def _on_previewed(self, choice: "Choice | None") -> None:
        self._preview(self.finding if choice is not None else None, choice)

    def _preview(self, finding: "Finding | None", choice: "Choice | None" = None) -> None:
        subjects = frozenset(finding.subjects if finding else ())
        self.previewed.emit(subjects, frozenset(choice.drops if choice else ()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card is as high as what it says."""
        if watched is self.card and event.type() is QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The open finding takes what it needs, but leaves room for the others."""
        inset = self._column.contentsMargins()
        width = max(self.width() - inset.left() - inset.right() - 2, 1)
        wanted = self.card.height_at(width)
        taken = self._column.minimumSize().height() - self._scroll.minimumHeight() - self.list.minimumHeight()
        room = max(self.height() - taken, self._theme.px(60))
        self.list.setMinimumHeight(min(self._theme.px(72), room // 3))
        most = max(room - self._theme.px(130), room * 2 // 3)
        height = min(wanted + 2, most)
        if self._scroll.height() != height or self._scroll.minimumHeight() != height:
            self._scroll.setFixedHeight(height)
