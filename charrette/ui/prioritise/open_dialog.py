"""Opening a round: how, on what, by which rules, who votes; everything freezes when it opens."""

from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from charrette.domain.activities import activity_named
from charrette.domain.activities.voting import options_of
from charrette.domain.agenda import Block
from charrette.domain.errors import InvalidInputError
from charrette.domain.example_ballot import SHOWN, example_ballot, heads_of
from charrette.domain.methods import METHODS, BallotKind, Method
from charrette.domain.project import Session
from charrette.domain.rounds import Headline, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.rounds import OpenRound
from charrette.ui.prioritise.ahp_view import Judge
from charrette.ui.prioritise.ballot_subjects import SHORTLIST, Subjects
from charrette.ui.prioritise.criteria_part import CriteriaPart
from charrette.ui.prioritise.example_view import ExampleView
from charrette.ui.prioritise.group_rules import GroupRules
from charrette.ui.prioritise.method_choice import MethodChoice
from charrette.ui.prioritise.rule_form import RuleBox, RuleForm, example_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import give_role, label
from charrette.ui.widgets.segment import Segment

SHORTLIST_METHOD = "multivote"
TOLD = 120
"""Room under a method that the keyboard comes to: what it takes and cannot tell."""


def voting_block(snapshot: ProjectSnapshot, session: Session) -> Block | None:
    """The block the room is in, when it votes and nothing was opened in it yet."""
    clock = snapshot.clock(session.id)
    block = snapshot.block_by_id.get(clock.block_id) if clock and clock.block_id else None
    if block is None or activity_named(block.kind).method not in METHODS:
        return None
    opened = any(each.block_id == block.id and each.state is not RoundState.VOID for each in snapshot.rounds)
    return None if opened else block


class OpenRoundDialog(Question):
    """Rules are checked as they are set; what the button does is said beside it."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, snapshot: ProjectSnapshot, session: Session
    ) -> None:
        super().__init__(parent, theme, "Open a round", "Freeze the rules and open")
        self._snapshot, self._session = snapshot, session
        self._block = voting_block(snapshot, session)
        self._title = ""
        self.methods, self.rules = MethodChoice(theme), RuleForm(theme)
        self.subjects = Subjects(theme, snapshot, self.make_shortlist)
        self.told = label("", "small", wraps=True)
        self.example = ExampleView(theme)
        self.headline = Segment(
            theme, [("raw", "Every ballot the same"), ("balanced", "Groups balanced")], name="Headline"
        )
        self.groups = GroupRules(theme, snapshot.groups)
        self.host_counts = QCheckBox(self.tr("Ballots of host groups count in the headline"))
        self.criteria = CriteriaPart(theme, self._judges)
        self._build()
        self.methods.chosen.connect(self._on_method)
        self.subjects.changed.connect(self._on_subjects)
        self.rules.changed.connect(self._check_rules)
        self.criteria.changed.connect(self._check_rules)
        self._on_method()
        self._take_block()
        self.take_size(980, 760)

    @property
    def needs(self) -> QWidget:
        """The list of needs on the ballot."""
        return self.subjects.needs

    @property
    def fields(self) -> dict[str, RuleBox]:
        """The fields of the rules form."""
        return self.rules.fields

    @property
    def method(self) -> Method:
        """The method that is chosen."""
        return self.methods.method

    def options(self) -> dict[str, int]:
        """The method's options as they are set."""
        return self.rules.options()

    def command(self) -> OpenRound:
        """What is to be frozen."""
        block = self._block
        fits = block is not None and activity_named(block.kind).method == self.method.name
        return OpenRound(
            self._session.charrette_id,
            self.subjects.chosen(),
            self.method.name,
            self.options(),
            Headline(self.headline.value),
            self.groups.voting(),
            self.groups.influences(),
            self.host_counts.isChecked(),
            self._title if self.method.name == SHORTLIST_METHOD else "",
            self.subjects.sentences(),
            block.id if block is not None and fits else None,
            self.criteria.criteria if self._by_criteria else (),
            self.criteria.judgements if self._by_criteria else (),
        )

    def make_shortlist(self) -> None:
        """Multivoting: one vote at most on a need, in rounds, until the list is short enough to be ranked."""
        self._title = f"Round {1 + len(self._snapshot.rounds)}, shortlist"
        self.methods.choose(SHORTLIST_METHOD)

    def _build(self) -> None:
        inside = QWidget()
        across = self.theme.scale < 1.5
        ways = QBoxLayout.Direction
        row = QBoxLayout(ways.LeftToRight if across else ways.TopToBottom, inside)
        row.setContentsMargins(0, 0, self.theme.px(8), 0)
        row.setSpacing(self.theme.px(20))
        row.addWidget(self._left_column(), 1)
        row.addWidget(self._rules_column(), 1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setProperty("bare", "true")

        def show(made: QWidget) -> None:
            scroll.ensureWidgetVisible(made, 0, self.theme.px(TOLD))

        self.methods.reached.connect(show)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.told)

    def _left_column(self) -> QWidget:
        return _column(self.theme, (label(self.tr("How"), "label"), self.methods, self.subjects))

    def _rules_column(self) -> QWidget:
        form = Form(self.theme)
        both = self.tr("Both results are always shown side by side; this one gives the ranks.")
        form.add(self.tr("Headline"), self.headline, both)
        self.headline.chosen.connect(self._check_rules)
        form.add(self.tr("Who votes"), self.groups, self.tr("Influence counts in the balanced result only."))
        for box in self.groups.votes.values():
            box.toggled.connect(self._check_rules)
        if any(group.host for group in self._snapshot.groups):
            form.add_widget(self.host_counts)
        example = label(self.tr("An example ballot"), "label")
        return _column(self.theme, (self.rules, self.criteria, example, self.example, form, None))

    def _take_block(self) -> None:
        """The block the room is in says how it votes; that can still be changed."""
        if self._block is None:
            return
        kind = activity_named(self._block.kind)
        self.methods.choose(kind.method)
        number = max(self.subjects.number, 1)
        self.rules.propose(options_of(self._block.rules, self.method, number))
        self._check_rules()

    @property
    def _by_criteria(self) -> bool:
        return self.method.ballot_kind is BallotKind.CRITERIA

    def _judges(self) -> tuple[Judge, ...]:
        """The groups that vote, with their influence."""
        voting, influences = self.groups.voting(), self.groups.influences()
        groups = [group for group in self._snapshot.groups if group.id in voting]
        return tuple(Judge(group.id, group.name, influences[group.id]) for group in groups)

    def _on_method(self) -> None:
        self.subjects.offer_proposals(offered=not self.method.ranks)
        self.rules.show_method(self.method)
        self.criteria.setVisible(self._by_criteria)
        self._propose()

    def _on_subjects(self) -> None:
        if self.rules.untouched:
            self._propose()
        self._check_rules()

    def _propose(self) -> None:
        """The method's own proposal, until a rule is set by hand."""
        self.rules.propose(self.method.defaults(max(self.subjects.number, 1)))
        self._check_rules()

    def _check_rules(self) -> None:
        number = self.subjects.number
        shortlist = number > SHORTLIST and self.method.name != SHORTLIST_METHOD
        self.subjects.advise(
            f"{number} needs are more than people can weigh at once. Make this a shortlist round first: "
            "one vote at most on a need, half of the list each; then rank what is left."
            if shortlist and self.method.ranks
            else ""
        )
        wrong, people = self._wrong(number), len(self._snapshot.here)
        self.methods.show_size(number, people)
        give_role(self.told, "error" if wrong else "small")
        self.told.setText(wrong or example_words(self.method, self._all_options(), number, people))
        self.keep.setEnabled(not wrong)
        if not wrong:
            self._show_example(number)

    def _all_options(self) -> dict[str, int]:
        """The options with the number of criteria."""
        many = {"criteria": len(self.criteria.criteria)} if self._by_criteria else {}
        return self.options() | many

    def _show_example(self, number: int) -> None:
        """A ballot of the first needs, as one person might fill it."""
        options = self.method.frozen(self.options(), number)
        names = self.subjects.names(SHOWN)
        criteria = [each.name for each in self.criteria.criteria] if self._by_criteria else []
        lines = example_ballot(self.method, options, names, len(criteria))
        rest = f"and {counted(number - len(names), 'more need', 'more needs')}" if number > len(names) else ""
        self.example.show_lines(lines, heads_of(self.method, criteria), rest)

    def _wrong(self, number: int) -> str:
        if problem := self.subjects.problem():
            return problem
        if self._snapshot.groups and not self.groups.voting():
            return "Choose at least one group that votes."
        if self.method.ballot_kind is BallotKind.PAIRS and number < 2:
            return "Choose at least two needs to compare."
        try:
            self.method.check_options(self._all_options(), number)
        except InvalidInputError as error:
            return error.what
        return ""


def _column(theme: Theme, parts: tuple[QWidget | None, ...]) -> QWidget:
    """Parts below each other; None is the room that is left."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    for part in parts:
        column.addStretch(1) if part is None else column.addWidget(part)
    return made
