"""What is typed into the budget table becomes one step: an amount, a description, who pays; lines come and go."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.money import CostRange, money_words
from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.budget_rows import BudgetRow
from charrette.domain.plan.totals import amounts_of
from charrette.services.budget import (
    AddLines,
    EditLine,
    FillLines,
    LineDraft,
    RemoveLines,
    add_lines,
    edit_line,
    fill_lines,
    remove_lines,
)
from charrette.ui.desk import Desk
from charrette.ui.plan.amounts import read_amount
from charrette.ui.plan.payers import read_payers


class BudgetEdits:
    """Asks the library for each edit; what cannot be is said in the notice line."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def type_amount(self, row: BudgetRow, department_id: UUID | None, text: str) -> None:
        """A likely amount for the line of a cell; where there is no line yet it becomes one for the row's scope."""
        line = row.lines.get(department_id)
        amount = self._read(text)
        if amount == _UNREADABLE:
            return
        if line is None:
            if amount is not None and row.scope is not None:
                self.add((replace(self.draft_for(row, department_id), amount=CostRange(likely=amount)),))
            return
        line = self._current(line)
        if amount is None:
            after = CostRange()
        elif _within(amount, line.amount):
            after = replace(line.amount, likely=amount)
        else:
            self._say_outside(line, amount)
            return
        self._do_edit(replace(line, amount=after), self._followed(line, amount))

    def type_words(self, row: BudgetRow, text: str) -> None:
        """Another description of the one line of a row."""
        line = self._current(next(iter(row.lines.values())))
        self._do_edit(replace(line, description=text), None)

    def type_payers(self, row: BudgetRow, text: str) -> None:
        """Who pays the one line of a row, such as "Bond; E-Rate 48k"."""
        line, plan = self._current(next(iter(row.lines.values()))), self._desk.planned.planned
        whole = amounts_of(plan)[line.id].middle
        try:
            shares = read_payers(text, plan.district.sources, whole, self._desk.snapshot.project.currency)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return
        self._do_edit(line, shares)

    def draft_for(self, row: BudgetRow | None, department_id: UUID | None) -> LineDraft:
        """A line to begin with: for the scope of a row, of the class its department usually pays."""
        name = self._desk.snapshot.department_name(department_id).casefold()
        kind = LineClass.TECHNOLOGY if name.startswith(("tech", "information")) else LineClass.HARD
        scope = row.scope if row else None
        return LineDraft(
            scope.words if scope else "", kind, department_id, scope_ids=(scope.id,) if scope else ()
        )

    def add(self, drafts: tuple[LineDraft, ...]) -> None:
        """Adds lines in one step."""
        self._desk.do(add_lines, AddLines(self._desk.snapshot.project.id, drafts))

    def remove(self, lines: Sequence[BudgetLine]) -> None:
        """Removes lines in one step."""
        if lines:
            self._desk.do(remove_lines, RemoveLines(tuple(line.id for line in lines)))

    def fill_amount(self, lines: Sequence[BudgetLine]) -> None:
        """The first line's amount for all of them."""
        if len(lines) > 1:
            changed = {"amount": lines[0].amount}
            self._desk.do(fill_lines, FillLines(tuple(line.id for line in lines[1:]), changed))

    def _followed(self, line: BudgetLine, amount: int | None) -> dict[UUID, int] | None:
        """A line that one source paid alone stays paid by it when its amount changes."""
        paid = self._desk.planned.planned.allocations_of_line.get(line.id, ())
        alone = len(paid) == 1 and paid[0].amount == line.amount.middle
        return {paid[0].source_id: amount} if alone and amount else None

    def _current(self, line: BudgetLine) -> BudgetLine:
        """A line as it is now: another program may have changed it while a cell was typed into."""
        return self._desk.planned.planned.line_by_id.get(line.id, line)

    def _say_outside(self, line: BudgetLine, amount: int) -> None:
        currency = self._desk.snapshot.project.currency
        ends = [
            money_words(each, currency) for each in (line.amount.low, line.amount.high) if each is not None
        ]
        self._desk.failed.emit(
            InvalidInputError(
                f"{money_words(amount, currency)} is outside of low and high of {line.code}, {' and '.join(ends)}.",
                "Nothing was changed.",
                "Press Enter on the cell to change them with it.",
            )
        )

    def _do_edit(self, line: BudgetLine, shares: dict[UUID, int] | None) -> None:
        self._desk.do(edit_line, EditLine(line, allocations=shares), quiet=True)

    def _read(self, text: str) -> "int | None":
        try:
            return read_amount(text, self._desk.snapshot.project.currency)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return _UNREADABLE


_UNREADABLE = -1
"""What was typed is no amount; that was said already."""


def _within(amount: int, cost: CostRange) -> bool:
    """Whether a likely amount rises from the low to the high one."""
    return (cost.low is None or cost.low <= amount) and (cost.high is None or amount <= cost.high)
