"""A budget line with everything about it: whose, what, how much, when, for which scope, and who pays."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.eligibility import objections
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.totals import amounts_of, left
from charrette.services.budget import AddLines, EditLine, LineDraft, add_lines, edit_line
from charrette.ui.desk import Desk
from charrette.ui.plan.amounts import plain_amount, read_amount, typed_amount
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.fields import choose_value
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

ON_TOP = (LineClass.CONTINGENCY, LineClass.ESCALATION)
POINTS = ("low", "likely", "high")


class LineDialog(Question):
    """For a new line (from a draft) or one there is; stays open until it is kept, faults stand under their fields."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, theme: Theme, given: BudgetLine | LineDraft
    ) -> None:
        self._line = given if isinstance(given, BudgetLine) else None
        title = f"{given.code} {given.description}" if self._line else "Budget line"
        super().__init__(parent, theme, title, "Keep" if self._line else "Add the line")
        self._desk, self._given, self._plan = desk, given, desk.planned.planned
        self._currency = desk.snapshot.project.currency
        self.description, self.buy_by, self.scope, self.note = (QLineEdit() for _ in range(4))
        self.department, self.kind, self.phase = QComboBox(), QComboBox(), QComboBox()
        self.points = {name: QLineEdit() for name in POINTS}
        self.rate, self.rate_on, self.rate_source, self.rate_date = (QLineEdit() for _ in range(4))
        self.paid: dict[UUID, QLineEdit] = {}
        self.form, self.rates, self.payers = Form(theme), Form(theme), Form(theme)
        self._build()
        self._fill()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()
        self.resize(theme.half_px(580), theme.half_px(640))
        self.description.setFocus()

    def accept(self) -> None:
        """Keeps the line; the dialog closes when the library has it."""
        for form in (self.form, self.rates, self.payers):
            form.clear_errors()
        try:
            command = self._command()
        except _FaultyFieldError as fault:
            fault.form.show_error(fault.field, fault.words)
            fault.field.setFocus()
            self._scroll.ensureWidgetVisible(fault.field)
            return
        self.keep.setEnabled(False)  # a second press would add the line twice
        if isinstance(command, AddLines):
            self._desk.do(add_lines, command, then=self._on_kept, failed=self._on_failed, owner=self)
        else:
            self._desk.do(edit_line, command, then=self._on_kept, failed=self._on_failed, owner=self)

    def _on_kept(self, _: object) -> None:
        super().accept()

    def _on_failed(self, error: CharretteError) -> None:
        self.keep.setEnabled(True)
        self.form.show_error(self.description, " ".join(part for part in (error.what, error.way_on) if part))
        self._scroll.ensureWidgetVisible(self.description)

    def _build(self) -> None:
        self.form.add(self.tr("What is paid for"), self.description)
        self.form.add(self.tr("Department"), self.department)
        self.form.add_widget(_row(self.theme, (("Class", self.kind), ("Phase", self.phase))))
        self.form.add_widget(
            _row(self.theme, tuple((each.capitalize(), field) for each, field in self.points.items()))
        )
        for field in self.points.values():
            field.setPlaceholderText("40k")
        self.form.add(
            self.tr("For the scope"), self.scope, self.tr("Codes such as S-014; several are separated by ;")
        )
        self.form.add(
            self.tr("Buy by"),
            self.buy_by,
            self.tr("Such as 2027-03-14, March 14, or +30 for in thirty days."),
        )
        self.form.add(self.tr("Note"), self.note)
        self.rates.add(
            self.tr("Rate, %"),
            self.rate,
            self.tr("In place of an amount: a share of other lines, such as 4.5."),
        )
        self.rates.add(self.tr("Of the classes"), self.rate_on, self.tr("Such as hard; soft. Empty: of all."))
        self.rates.add(self.tr("Where the rate is from"), self.rate_source)
        self.rates.add(self.tr("Date of the rate"), self.rate_date)
        self._add_payers()
        column = Form(self.theme)
        column.setProperty("clear", "true")
        for part in (self.form, self.rates, label(self.tr("Paid by"), "label"), self.payers):
            column.add_widget(part)
        scroll = self._scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(column)
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(self.theme.px(240))
        self.body.addWidget(scroll, 1)

    def _add_payers(self) -> None:
        """A field for each funding source, with what it has left and what speaks against it."""
        for source in self._plan.district.sources:
            field = self.paid[source.id] = QLineEdit()
            rest = left(source, self._plan)
            told = (
                self.tr("{money} left").format(money=plain_amount(rest, self._currency))
                if rest is not None
                else ""
            )
            if self._line is not None:
                against = objections(source, self._line, self._desk.planned)
                told = " ".join((f"{told}." if told else "", *against)).strip()
            self.payers.add(source.name, field, told)
        if not self.paid:
            self.payers.add_widget(
                label(self.tr("No funding source yet: add one beside the lines."), "hint", wraps=True)
            )

    def _fill(self) -> None:
        given, plan = self._given, self._plan
        self.department.addItem(self.tr("No department yet"), None)
        for each in self._desk.snapshot.departments:
            self.department.addItem(each.name, each.id)
        for kind in LineClass:
            self.kind.addItem(kind.words, kind)
        self.phase.addItem(self.tr("No phase yet"), None)
        for phase in Phase:
            self.phase.addItem(phase.words, phase)
        choose_value(self.department, given.department_id)
        choose_value(self.kind, given.kind)
        choose_value(self.phase, given.phase)
        self.description.setText(given.description)
        self.buy_by.setText(given.buy_by)
        self.note.setText(given.note)
        for name, field in self.points.items():
            field.setText(typed_amount(getattr(given.amount, name), self._currency))
        self.rate.setText("" if given.rate is None else f"{given.rate.normalize():f}")
        self.rate_on.setText("; ".join(kind.value for kind in given.rate_on))
        self.rate_source.setText(given.rate_source)
        self.rate_date.setText(given.rate_date)
        scope_ids = plan.scope_of_line.get(given.id, ()) if isinstance(given, BudgetLine) else given.scope_ids
        self.scope.setText("; ".join(plan.scope_by_id[each].code for each in scope_ids))
        for source_id, amount in self._paid_before().items():
            if source_id in self.paid:
                self.paid[source_id].setText(typed_amount(amount, self._currency))

    def _paid_before(self) -> Mapping[UUID, int]:
        if isinstance(self._given, LineDraft):
            return self._given.allocations
        return {
            each.source_id: each.amount for each in self._plan.allocations_of_line.get(self._given.id, ())
        }

    def _on_kind(self) -> None:
        """Only contingency and escalation are a rate on other lines."""
        self.rates.setVisible(self.kind.currentData() in ON_TOP)

    def _command(self) -> AddLines | EditLine:
        draft = self._draft()
        if self._line is None:
            return AddLines(self._desk.snapshot.project.id, (draft,))
        line = BudgetLine(
            self._line.id,
            self._line.project_id,
            self._line.number,
            self._line.code,
            draft.description,
            draft.kind,
            draft.department_id,
            draft.phase,
            draft.amount,
            draft.buy_by,
            draft.rate,
            draft.rate_on,
            draft.rate_source,
            draft.rate_date,
            draft.note,
        )
        return EditLine(line, draft.scope_ids, self._shares(line, draft))

    def _draft(self) -> LineDraft:
        rated = self.kind.currentData() in ON_TOP and bool(self.rate.text().strip())
        amounts = {
            name: self._amount(field, self.form, self.description) for name, field in self.points.items()
        }
        return LineDraft(
            self.description.text(),
            self.kind.currentData(),
            self.department.currentData(),
            self.phase.currentData(),
            CostRange() if rated else CostRange(**amounts),
            self.buy_by.text(),
            self._scope_ids(),
            {
                each: amount
                for each, field in self.paid.items()
                if (amount := self._amount(field, self.payers, field))
            },
            self._rate() if rated else None,
            self._rate_on() if rated else (),
            self.rate_source.text() if rated else "",
            self.rate_date.text() if rated else "",
            self.note.text(),
        )

    def _shares(self, line: BudgetLine, draft: LineDraft) -> Mapping[UUID, int]:
        """A line that one source paid alone stays paid by it when its amount changes."""
        before, now = self._paid_before(), draft.allocations
        assert self._line is not None
        whole = amounts_of(self._plan)[self._line.id].middle
        same = len(before) == 1 and before == now and next(iter(before.values())) == whole
        return dict.fromkeys(now, line.amount.middle) if same and line.amount.middle else now

    def _amount(self, field: QLineEdit, form: Form, said_at: QLineEdit) -> int | None:
        try:
            return read_amount(field.text(), self._currency)
        except InvalidInputError as error:
            raise _FaultyFieldError(form, said_at, str(error)) from error

    def _rate(self) -> Decimal:
        try:
            return Decimal(self.rate.text().replace("%", "").replace(",", ".").strip())
        except InvalidOperation as error:
            words = self.tr("“{text}” is no rate in per cent.").format(text=self.rate.text().strip())
            raise _FaultyFieldError(self.rates, self.rate, words) from error

    def _rate_on(self) -> tuple[LineClass, ...]:
        found: list[LineClass] = []
        for part in _parts(self.rate_on.text()):
            kind = next((each for each in LineClass if each.value.startswith(part.casefold())), None)
            if kind is None:
                names = ", ".join(each.value for each in LineClass)
                words = self.tr("There is no class “{part}”: {names}.").format(part=part, names=names)
                raise _FaultyFieldError(self.rates, self.rate_on, words)
            found.append(kind)
        return tuple(found)

    def _scope_ids(self) -> tuple[UUID, ...]:
        codes = {item.code.casefold(): item.id for item in self._plan.scope}
        for part in _parts(self.scope.text()):
            if part.casefold() not in codes:
                words = self.tr("There is no scope item {part}.").format(part=part)
                raise _FaultyFieldError(self.form, self.scope, words)
        return tuple(codes[part.casefold()] for part in _parts(self.scope.text()))


class _FaultyFieldError(Exception):
    """What is wrong with a field."""

    def __init__(self, form: Form, field: QLineEdit, words: str) -> None:
        super().__init__(words)
        self.form, self.field, self.words = form, field, words


def _parts(text: str) -> list[str]:
    return [part for each in text.replace(",", ";").split(";") if (part := each.strip())]


def _row(theme: Theme, fields: Sequence[tuple[str, QWidget]]) -> QWidget:
    """Fields side by side, each under its label."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    for words, field in fields:
        form = Form(theme)
        form.add(words, field)
        row.addWidget(form)
    return holder
