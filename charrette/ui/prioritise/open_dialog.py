"""Opening a round: which needs, how many dots, who votes; everything freezes when it opens."""

from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import METHODS, Method
from charrette.domain.needs import Need
from charrette.domain.project import StakeholderGroup
from charrette.domain.rounds import Headline, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.rounds import OpenRound
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.fields import inset
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment

SHORTLIST = 25
"""Above so many needs a shortlist round comes first."""
SHORTLIST_DOTS = 8
TOP = 12
METHOD = "dots"
_ID = Qt.ItemDataRole.UserRole


def needs_for_ballot(snapshot: ProjectSnapshot) -> tuple[Need, ...]:
    """The open needs that are not required, in the order of their themes."""
    order = {theme.id: theme.position for theme in snapshot.themes}
    free = [need for need in snapshot.open_needs if not need.required]
    last = len(order)
    free.sort(key=lambda need: (order.get(need.theme_id, last) if need.theme_id else last, need.number))
    return tuple(free)


def example_words(options: Mapping[str, int], people: int) -> str:
    """A ballot in words: ``"One ballot: 2 dots on one need, 2 on another, 1 on a third."``"""
    left, places = options["dots"], ["one need", "another", "a third", "a fourth", "a fifth"]
    parts: list[str] = []
    for place in places:
        if left <= 0:
            break
        placed = min(options["cap"], left)
        left -= placed
        dots = f"{counted(placed, 'dot')} on {place}" if not parts else f"{placed} on {place}"
        parts.append(dots)
    more = f", and so on for the other {left}" if left > 0 else ""
    together = f" {people} people place at most {people * options['dots']} dots." if people else ""
    return f"One ballot: {', '.join(parts)}{more}. Fewer dots are fine.{together}"


class GroupRules(QWidget):
    """For each group: whether it votes, and how much it counts in the balanced result."""

    def __init__(self, theme: Theme, groups: tuple[StakeholderGroup, ...]) -> None:
        super().__init__()
        self._groups = groups
        self.votes: dict[UUID, QCheckBox] = {}
        self.influence: dict[UUID, QDoubleSpinBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(self.tr("Influence"), "hint"), 0, 1)
        for row, group in enumerate(groups, start=1):
            box = QCheckBox(f"{group.label}  {group.name}{' (host)' if group.host else ''}")
            box.setChecked(True)
            box.setAccessibleName(self.tr("{name} votes").format(name=group.name))
            weight = QDoubleSpinBox()
            weight.setRange(0, 9)
            weight.setDecimals(1)
            weight.setSingleStep(0.5)
            weight.setValue(1)
            weight.setAccessibleName(self.tr("Influence of {name}").format(name=group.name))
            weight.setFixedWidth(theme.px(84))
            inset(weight, theme)
            self.votes[group.id], self.influence[group.id] = box, weight
            grid.addWidget(box, row, 0)
            grid.addWidget(weight, row, 1)

    def voting(self) -> frozenset[UUID]:
        """The groups that vote."""
        return frozenset(group_id for group_id, box in self.votes.items() if box.isChecked())

    def influences(self) -> dict[UUID, Fraction]:
        """The influence of each group, exactly."""
        return {group_id: Fraction(f"{box.value():.1f}") for group_id, box in self.influence.items()}


class OpenRoundDialog(Question):
    """Rules are checked as they are set; what the button does is said beside it."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, snapshot: ProjectSnapshot, charrette_id: UUID
    ) -> None:
        super().__init__(parent, theme, "Open a round", "Freeze the rules and open")
        self._snapshot, self._charrette_id = snapshot, charrette_id
        self._method: Method = METHODS[METHOD]
        self._untouched, self._title = True, ""
        self.needs = QListWidget()
        self.count, self.told = label("", "label"), label("", "small", wraps=True)
        self.advice = label("", "warn", wraps=True)
        self.fields: dict[str, QSpinBox] = {}
        self.headline = Segment(
            theme, [("raw", "Every ballot the same"), ("balanced", "Groups balanced")], name="Headline"
        )
        self.groups = GroupRules(theme, snapshot.groups)
        self.host_counts = QCheckBox(self.tr("Ballots of host groups count in the headline"))
        self._build()
        self._fill()
        self._propose()
        self.resize(theme.half_px(920), theme.half_px(660))

    def _build(self) -> None:
        inside = QWidget()
        across = self.theme.scale < 1.5
        ways = QBoxLayout.Direction
        row = QBoxLayout(ways.LeftToRight if across else ways.TopToBottom, inside)
        row.setContentsMargins(0, 0, self.theme.px(8), 0)
        row.setSpacing(self.theme.px(20))
        row.addWidget(self._needs_column(), 1)
        row.addWidget(self._rules_column(), 1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setProperty("bare", "true")
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.told)

    def _needs_column(self) -> QWidget:
        column_widget = QWidget()
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.count)
        column.addWidget(self.advice)
        acts = QHBoxLayout()
        for words, act in self._choices():
            made = button(self.theme, words, kind="link")
            made.clicked.connect(act)
            acts.addWidget(made)
        acts.addStretch(1)
        column.addLayout(acts)
        self.needs.setAccessibleName(self.tr("Needs on the ballot"))
        self.needs.setMinimumHeight(self.theme.px(240))
        self.needs.itemChanged.connect(self._on_needs)
        column.addWidget(self.needs, 1)
        return column_widget

    def _choices(self) -> list[tuple[str, object]]:
        choices: list[tuple[str, object]] = [
            (self.tr("All"), lambda: self._check(None)),
            (self.tr("None"), lambda: self._check(frozenset())),
        ]
        if self._needs_many():
            choices.append((self.tr("Make it a shortlist round"), self.make_shortlist))
        if top := self._top():
            choices.append(
                (self.tr("Top {number} of the last round").format(number=TOP), lambda: self._check(top))
            )
        return choices

    def _rules_column(self) -> QWidget:
        form = Form(self.theme)
        for field in self._method.fields:
            box = QSpinBox()
            box.setRange(field.least, field.most)
            inset(box, self.theme)
            box.valueChanged.connect(self._on_rules)
            self.fields[field.name] = box
            form.add(field.label, box, field.help)
        both = self.tr("Both results are always shown side by side; this one gives the ranks.")
        form.add(self.tr("Headline"), self.headline, both)
        self.headline.chosen.connect(self._check_rules)
        form.add(self.tr("Who votes"), self.groups, self.tr("Influence counts in the balanced result only."))
        for box in self.groups.votes.values():
            box.toggled.connect(self._check_rules)
        if any(group.host for group in self._snapshot.groups):
            form.add_widget(self.host_counts)
        return form

    def _fill(self) -> None:
        for need in needs_for_ballot(self._snapshot):
            theme = self._snapshot.theme_by_id.get(need.theme_id) if need.theme_id else None
            item = QListWidgetItem(f"{need.code}  {need.short_name}")
            item.setToolTip(theme.name if theme else self.tr("No theme"))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(_ID, need.id)
            self.needs.addItem(item)

    def chosen(self) -> tuple[UUID, ...]:
        """The needs on the ballot, in its order."""
        items = (self.needs.item(row) for row in range(self.needs.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def options(self) -> dict[str, int]:
        """The method's options as they are set."""
        return {name: box.value() for name, box in self.fields.items()}

    def command(self) -> OpenRound:
        """What is to be frozen."""
        return OpenRound(
            self._charrette_id,
            self.chosen(),
            self._method.name,
            self.options(),
            Headline(self.headline.value),
            self.groups.voting(),
            self.groups.influences(),
            self.host_counts.isChecked(),
            self._title,
        )

    def make_shortlist(self) -> None:
        """One dot at most on a need, the most dots there are: many needs are sifted, none is ranked finely."""
        number = 1 + len(self._snapshot.rounds)
        self._title = f"Round {number}, shortlist"
        self.fields["dots"].setValue(min(SHORTLIST_DOTS, max(len(self.chosen()), 1)))
        self.fields["cap"].setValue(1)

    def _needs_many(self) -> bool:
        return len(needs_for_ballot(self._snapshot)) > SHORTLIST

    def _top(self) -> frozenset[UUID]:
        """The needs at the top of the last round that the room has seen."""
        round_ = self._snapshot.named_round
        if round_ is None or round_.revealed_at is None or round_.state is not RoundState.CLOSED:
            return frozenset()
        standings = self._snapshot.result(round_).standings
        return frozenset(each.need.need_id for each in standings if each.rank <= TOP and each.score)

    def _check(self, wanted: frozenset[UUID] | None) -> None:
        self.needs.blockSignals(True)
        for row in range(self.needs.count()):
            item = self.needs.item(row)
            on = wanted is None or item.data(_ID) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.needs.blockSignals(False)
        self._on_needs()

    def _on_needs(self) -> None:
        if self._untouched:
            self._propose()
        self._check_rules()

    def _propose(self) -> None:
        """The method's own proposal, until a rule is set by hand."""
        for name, value in self._method.defaults(max(len(self.chosen()), 1)).items():
            self.fields[name].blockSignals(True)
            self.fields[name].setValue(value)
            self.fields[name].blockSignals(False)
        self._check_rules()

    def _on_rules(self) -> None:
        self._untouched = False
        self._check_rules()

    def _check_rules(self) -> None:
        number = len(self.chosen())
        self.count.setText(f"{number} of {counted(self.needs.count(), 'need')} on the ballot")
        self.advice.setText(
            f"{number} needs are more than people can weigh at once. Make this a shortlist round: "
            f"{SHORTLIST_DOTS} dots, 1 at most on one need; then a second round on the top of it."
            if number > SHORTLIST
            else ""
        )
        self.advice.setVisible(number > SHORTLIST)
        wrong = self._wrong(number)
        give_role(self.told, "error" if wrong else "small")
        self.told.setText(wrong or example_words(self.options(), len(self._snapshot.here)))
        self.keep.setEnabled(not wrong)

    def _wrong(self, number: int) -> str:
        if not number:
            return "Choose at least one need for the ballot."
        if self._snapshot.groups and not self.groups.voting():
            return "Choose at least one group that votes."
        try:
            self._method.check_options(self.options(), number)
        except InvalidInputError as error:
            return error.what
        return ""
