"""A wall of coloured dots: the totals by need and group, and how many people of each put them there."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import method_named
from charrette.domain.rounds import Round
from charrette.domain.wording import counted
from charrette.services.hand_counts import CountColours
from charrette.ui.prioritise.count_grid import CountGrid, CountGridView, Head
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import give_role, label


class WallGrid(CountGrid):
    """Rows are needs, the last one the number of people (empty: not known); columns the voting groups' colours."""

    def __init__(self, round_: Round) -> None:
        self._round, self._method = round_, method_named(round_.rules.method)
        groups = [group for group in round_.rules.groups if group.votes]
        self._groups: list[tuple[UUID | None, str]] = [(group.id, group.name) for group in groups]
        self._groups.append((None, "No group"))
        needs = [Head(f"{need.position}  {need.short_name}") for need in round_.needs]
        super().__init__(
            [*needs, Head("Number of people")],
            [*(Head(group.label, group.name) for group in groups), Head("–", "A colour of no group")],
            [*("" for _ in needs), "not known"],
        )

    def command(self) -> CountColours:
        """The whole wall in one step."""
        return CountColours(
            self._round.id,
            {group_id: self._content(column) for column, (group_id, _) in enumerate(self._groups)},
            {
                group_id: people
                for column, (group_id, _) in enumerate(self._groups)
                if (people := self._people(column)) is not None
            },
        )

    @property
    def total(self) -> int:
        """All that was counted."""
        return sum(sum(self._content(column).values()) for column in range(len(self._groups)))

    def problems(self) -> list[str]:
        """What does not add up, group by group."""
        found: list[str] = []
        for column, (_, name) in enumerate(self._groups):
            content, people = self._content(column), self._people(column)
            if people and not content:
                found.append(f"{name}: people, but no {self._method.unit.removesuffix('s')}.")
                continue
            try:
                if content:
                    self._method.check_count(content, people, self._round.rules.options)
            except InvalidInputError as error:
                found.append(f"{name}: {error.what}")
        return found

    def words(self) -> str:
        """``"46 dots on the wall, 3 of 7 colours counted"``."""
        done = sum(bool(self._content(column)) for column in range(len(self._groups)))
        return f"{self.total} {self._method.unit} on the wall, {done} of {counted(len(self._groups), 'colour')} counted"

    def _content(self, column: int) -> dict[UUID, int]:
        return {
            need.need_id: count
            for row, need in enumerate(self._round.needs)
            if (count := self.count(row, column))
        }

    def _people(self, column: int) -> int | None:
        return self.count(len(self._round.needs), column)


class WallDialog(Question):
    """Asks for the totals; nothing is kept before Keep."""

    def __init__(self, parent: QWidget | None, theme: Theme, round_: Round) -> None:
        super().__init__(parent, theme, "Wall of coloured dots", "Keep the count")
        self.model = WallGrid(round_)
        self.grid = CountGridView(theme, self.model, self.tr("Dots by need and group"), across=False)
        self.told = label("", "small", wraps=True)
        told = self.tr(
            "Type how many dots each group has on each need; Enter goes on below, Ctrl+Enter keeps. Who voted how "
            "stays unknown; leave the number of people empty when it is not known: then nothing by group or balanced "
            "is shown."
        )
        self.body.addWidget(label(told, "small", wraps=True))
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.told)
        self.model.dataChanged.connect(self._on_changed)
        self.grid.done.connect(self.keep.setFocus)
        self.resize(theme.half_px(900), theme.half_px(640))
        self.grid.setFocus()
        self._on_changed()

    def _on_changed(self) -> None:
        problems = self.model.problems()
        give_role(self.told, "error" if problems else "small")
        self.told.setText(" ".join(problems) or self.model.words())
        self.keep.setEnabled(bool(self.model.total) and not problems)
