"""What a round is held on: needs that are checked in a list, or proposals, one a line."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from charrette.domain.needs import Need
from charrette.domain.rounds import RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.segment import Segment

SHORTLIST = 25
"""Above so many needs a shortlist round comes first."""
TOP = 12
_ID = Qt.ItemDataRole.UserRole
_NEEDS, _PROPOSALS = "needs", "proposals"


def needs_for_ballot(snapshot: ProjectSnapshot) -> tuple[Need, ...]:
    """The open needs that are not required, in the order of their themes."""
    order = {theme.id: theme.position for theme in snapshot.themes}
    free = [need for need in snapshot.open_needs if not need.required]
    last = len(order)
    free.sort(key=lambda need: (order.get(need.theme_id, last) if need.theme_id else last, need.number))
    return tuple(free)


class Subjects(QWidget):
    """The list of needs, or where the method asks about agreement also a field for proposals."""

    changed = Signal()

    def __init__(self, theme: Theme, snapshot: ProjectSnapshot, make_shortlist: Callable[[], object]) -> None:
        super().__init__()
        self._theme, self._snapshot = theme, snapshot
        self.kind = Segment(
            theme,
            [(_NEEDS, self.tr("On needs")), (_PROPOSALS, self.tr("On proposals"))],
            name=self.tr("What the room votes on"),
        )
        self.needs, self.proposals = QListWidget(), QPlainTextEdit()
        self.count, self.advice = label("", "label"), label("", "warn", wraps=True)
        self._choices = QWidget()
        self._build(make_shortlist)
        self._fill()
        self._show_kind()
        self.kind.chosen.connect(self._on_kind)
        self.needs.itemChanged.connect(self._on_changed)
        self.proposals.textChanged.connect(self._on_changed)

    @property
    def number(self) -> int:
        """How many stand on the ballot."""
        return len(self.sentences()) if self.on_proposals else len(self.chosen())

    @property
    def on_proposals(self) -> bool:
        """Whether the room votes on proposals."""
        return not self.kind.isHidden() and self.kind.value == _PROPOSALS

    def chosen(self) -> tuple[UUID, ...]:
        """The needs on the ballot, in its order; none where it holds proposals."""
        if self.on_proposals:
            return ()
        items = (self.needs.item(row) for row in range(self.needs.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def sentences(self) -> tuple[str, ...]:
        """The proposals; none where the ballot holds needs."""
        if not self.on_proposals:
            return ()
        lines = (" ".join(line.split()) for line in self.proposals.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def names(self, most: int) -> list[str]:
        """The first so many of what stands on the ballot, by short name."""
        if self.on_proposals:
            return list(self.sentences()[:most])
        known = {need.id: need.short_name for need in needs_for_ballot(self._snapshot)}
        return [known[each] for each in self.chosen()[:most]]

    def problem(self) -> str:
        """Why no round can be opened on this; empty when one can."""
        sentences = self.sentences()
        if len({each.casefold() for each in sentences}) < len(sentences):
            return "Two proposals say the same."
        if self.number:
            return ""
        return (
            "Type at least one proposal." if self.on_proposals else "Choose at least one need for the ballot."
        )

    def offer_proposals(self, *, offered: bool) -> None:
        """Proposals instead of needs are for checks of agreement."""
        self.kind.setVisible(offered)
        self._show_kind()

    def advise(self, words: str) -> None:
        """What to do about a list that is too long; empty words take it away."""
        self.advice.setText(words)
        self.advice.setVisible(bool(words))

    def check(self, wanted: frozenset[UUID] | None) -> None:
        """Checks these needs and no others; None: all."""
        self.needs.blockSignals(True)
        for row in range(self.needs.count()):
            item = self.needs.item(row)
            on = wanted is None or item.data(_ID) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.needs.blockSignals(False)
        self._on_changed()

    def top(self) -> frozenset[UUID]:
        """The needs at the top of the last round that the room has seen."""
        round_ = self._snapshot.named_round
        if round_ is None or round_.revealed_at is None or round_.state is not RoundState.CLOSED:
            return frozenset()
        standings = self._snapshot.result(round_).standings
        return frozenset(each.need.need_id for each in standings if each.rank <= TOP and each.voted)

    def _build(self, make_shortlist: Callable[[], object]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        acts = QHBoxLayout(self._choices)
        acts.setContentsMargins(0, 0, 0, 0)
        for words, act in self._links(make_shortlist):
            made = button(self._theme, words, kind="link")
            made.clicked.connect(act)
            acts.addWidget(made)
        acts.addStretch(1)
        self.needs.setAccessibleName(self.tr("Needs on the ballot"))
        self.needs.setMinimumHeight(self._theme.px(220))
        self.proposals.setAccessibleName(self.tr("Proposals, one a line"))
        self.proposals.setPlaceholderText(
            self.tr("This list as it stands\nThe library moves to the ground floor")
        )
        self.proposals.setTabChangesFocus(True)
        self.proposals.setMinimumHeight(self._theme.px(110))
        for part in (self.kind, self.count, self.advice, self._choices, self.needs, self.proposals):
            column.addWidget(part, 1 if part is self.needs else 0)

    def _links(self, make_shortlist: Callable[[], object]) -> list[tuple[str, Callable[[], object]]]:
        links: list[tuple[str, Callable[[], object]]] = [
            (self.tr("All"), lambda: self.check(None)),
            (self.tr("None"), lambda: self.check(frozenset())),
        ]
        if len(needs_for_ballot(self._snapshot)) > SHORTLIST:
            links.append((self.tr("Make it a shortlist round"), make_shortlist))
        if top := self.top():
            words = self.tr("Top {number} of the last round").format(number=TOP)
            links.append((words, lambda: self.check(top)))
        return links

    def _fill(self) -> None:
        for need in needs_for_ballot(self._snapshot):
            item = QListWidgetItem(f"{need.code}  {need.short_name}")
            item.setToolTip(self._snapshot.theme_name(need.theme_id) or self.tr("No theme"))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(_ID, need.id)
            self.needs.addItem(item)

    def _on_kind(self) -> None:
        self._show_kind()
        (self.proposals if self.on_proposals else self.needs).setFocus()
        self.changed.emit()

    def _on_changed(self) -> None:
        self._count()
        self.changed.emit()

    def _show_kind(self) -> None:
        for part in (self.needs, self._choices):
            part.setVisible(not self.on_proposals)
        self.proposals.setVisible(self.on_proposals)
        self._count()

    def _count(self) -> None:
        if self.on_proposals:
            self.count.setText(self.tr("Proposals, one a line: {number}").format(number=self.number))
        else:
            self.count.setText(f"{self.number} of {counted(self.needs.count(), 'need')} on the ballot")
