"""Settling a finding: what a choice needs to be said is asked for, then it is done in one step."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.plan.settlements import Settlement, Way
from charrette.domain.plan.totals import amounts_of
from charrette.services.settling import (
    ConfirmSplit,
    ReopenFinding,
    SettleFinding,
    confirm_split,
    reopen_finding,
    settle_finding,
)
from charrette.ui.desk import Desk
from charrette.ui.plan.amounts import read_amount, typed_amount
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import ManyLines, Question
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label

if TYPE_CHECKING:
    from charrette.domain.guard.finding import Choice, Finding
    from charrette.store.unit_of_work import UnitOfWork

Command = TypeVar("Command")


class SettleDialog(Question):
    """Asks for a reason, or how a piece of work is split and what each line pays of it."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        finding: "Finding",
        choice: "Choice",
        shares: dict[str, int],
        currency: str,
    ) -> None:
        super().__init__(parent, theme, finding.title, "Settle it")
        self._currency = currency
        split = choice.asks == "split"
        self.words, self.form = ManyLines(), Form(theme)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme.px(88))
        self.fields: dict[str, QLineEdit] = {}
        self.body.addWidget(label(finding.explanation, "small", wraps=True))
        self.body.addWidget(label(choice.words.rstrip("….") + ".", "base", wraps=True))
        question = self.tr("Who does which part") if split else self.tr("Why")
        self.form.add(question, self.words, self.tr("It stays in the minutes, beside the finding."))
        for code, amount in (shares if choice.way is Way.SHARE else {}).items():
            self.fields[code] = QLineEdit(typed_amount(amount, currency))
            self.form.add(self.tr("{code} pays").format(code=code), self.fields[code])
        self.body.addWidget(self.form)
        self.words.textChanged.connect(self._on_typed)
        self._on_typed()
        self.words.setFocus()

    @property
    def said(self) -> str:
        """The words that were asked for."""
        return self.words.toPlainText().strip()

    def shares(self) -> dict[str, int]:
        """What each line pays, in minor units; raises ``InvalidInputError`` for what is no amount."""
        found = {code: read_amount(field.text(), self._currency) for code, field in self.fields.items()}
        return {code: amount for code, amount in found.items() if amount is not None}

    def accept(self) -> None:
        """Only when every amount can be read."""
        self.form.clear_errors()
        for field in self.fields.values():
            try:
                read_amount(field.text(), self._currency)
            except CharretteError as error:
                self.form.show_error(field, str(error))
                field.setFocus()
                return
        super().accept()

    def _on_typed(self) -> None:
        self.keep.setEnabled(bool(self.said))


class Settling:
    """Does what a choice says; the findings follow by themselves."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        self._desk, self._theme, self._parent = desk, theme, parent
        self.busy = False
        """Whether a step is being done; the second press of two is for it."""

    def settle(self, finding: "Finding", choice: "Choice") -> None:
        """Asks what the choice asks for, then settles the finding."""
        if self.busy:
            return  # the second press of two is for the same finding
        project_id = self._desk.snapshot.project.id
        if not choice.asks:
            self._do(settle_finding, SettleFinding(project_id, finding, choice))
            return
        currency = self._desk.snapshot.project.currency
        dialog = SettleDialog(self._parent, self._theme, finding, choice, self._shares(finding), currency)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            split = dialog.said if choice.asks == "split" else ""
            reason = "" if split else dialog.said
            command = SettleFinding(project_id, finding, choice, reason, split, dialog.shares())
            self._do(settle_finding, command)
        dialog.deleteLater()

    def reopen(self, settlement: Settlement) -> None:
        """The finding is open again; what was done stays."""
        self._do(reopen_finding, ReopenFinding(settlement.id))

    def confirm(self, settlement: Settlement, department_id: UUID) -> None:
        """A department agrees to a recorded split."""
        self._do(confirm_split, ConfirmSplit(settlement.id, department_id))

    def _do(self, function: "Callable[[UnitOfWork, Command], object]", command: Command) -> None:
        """One step at a time: the second press of two is for what is being done already."""
        if not self.busy:
            self.busy = True
            self._desk.do(function, command, self._on_done, self._on_failed, owner=self._parent)

    def _on_done(self, _: object) -> None:
        self.busy = False

    def _on_failed(self, error: CharretteError) -> None:
        self.busy = False
        self._desk.failed.emit(error)

    def _shares(self, finding: "Finding") -> dict[str, int]:
        """What each line of a finding pays now, by its code."""
        plan = self._desk.planned.planned
        amounts = amounts_of(plan)
        lines = [plan.line_by_id[each] for each in finding.subjects if each in plan.line_by_id]
        return {line.code: amounts[line.id].middle or 0 for line in lines}
