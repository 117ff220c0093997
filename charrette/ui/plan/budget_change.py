"""One field of many budget lines at once: class, phase or department."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.phases import Phase
from charrette.domain.wording import counted
from charrette.services.budget import FillLines, fill_lines
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import pick

FIELDS: tuple[tuple[str, object], ...] = (
    ("Class", "kind"),
    ("Phase", "phase"),
    ("Department", "department_id"),
)
_NONE = object()


def ask_change(parent: QWidget, desk: Desk, theme: Theme, lines: Sequence[BudgetLine]) -> None:
    """Asks for the field and for its value, and fills it in, in one step."""
    title = f"Change {counted(len(lines), 'line')}"
    field = pick(parent, theme, title, "What?", FIELDS)
    if not isinstance(field, str):
        return
    value = pick(parent, theme, title, "To what?", _values(desk, field))
    if value is not None:
        changed = {field: None if value is _NONE else value}
        desk.do(fill_lines, FillLines(tuple(line.id for line in lines), changed), owner=parent)


def _values(desk: Desk, field: str) -> list[tuple[str, object]]:
    """What a field can become."""
    if field == "department_id":
        departments = ((each.name, each.id) for each in desk.snapshot.departments)
        return [*departments, ("No department yet", _NONE)]
    if field == "kind":
        return [(kind.words, kind) for kind in LineClass]
    return [*((phase.words, phase) for phase in Phase), ("No phase yet", _NONE)]
