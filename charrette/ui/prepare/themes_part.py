"""Themes: the columns of the board, in their order."""

from collections import Counter
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme as CardTheme
from charrette.domain.wording import counted
from charrette.services.board import AddTheme, ShiftTheme, add_theme, remove_theme, rename_theme, shift_theme
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, plain_words
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView


class ThemesPart(Part):
    """A list to type into; its order is the order of the board."""

    title = "Themes"
    sentence = (
        "Headings over cards and needs, in the order of the board. The usual twelve are there; change them."
    )
    look = "coverage"

    def build(self) -> None:
        theme = self.theme
        self._cards: Counter[UUID | None] = Counter()
        self._needs: Counter[UUID | None] = Counter()
        self.model = RowsTable(
            (
                Column("Theme", lambda each: each.name, editable=True),
                Column("Cards", lambda each: self._cards[each.id], right=True),
                Column("Needs", lambda each: self._needs[each.id], right=True),
            ),
            writable=not self.desk.read_only,
            parent=self,
        )
        self.view = RowsView(theme, self.model, "Themes")
        self.view.when_empty = "No theme yet. Insert adds one; themes can also be made while sorting."
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.error)
        self.add = button(theme, "Add theme", key="Ins", icon="plus")
        self.up = button(theme, "Up", tip="Alt+Up", icon="arrow-up")
        self.down = button(theme, "Down", tip="Alt+Down", icon="arrow-down")
        self.remove = button(theme, "Remove", key="Del")
        self.row(self.add, self.up, self.down, self.remove)
        self.add.clicked.connect(self._on_add)
        self.up.clicked.connect(lambda: self._on_shift(-1))
        self.down.clicked.connect(lambda: self._on_shift(1))
        self.remove.clicked.connect(self._on_remove)
        self.model.edited.connect(self._on_edited)
        self.view.add_wanted.connect(self._on_add)
        self.view.remove_wanted.connect(self._on_remove)
        self.view.shift_wanted.connect(self._on_shift)

    def first_field(self) -> QWidget:
        return self.view

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        count = len(snapshot.themes)
        return Filled(bool(count), counted(count, "theme") if count else "no theme yet")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        self._cards = Counter(card.theme_id for card in snapshot.cards)
        self._needs = Counter(need.theme_id for need in snapshot.open_needs)
        self.view.show_rows(snapshot.themes)

    def _on_edited(self, theme: CardTheme, column: int, value: object) -> None:
        self._say("")
        self.desk.do(rename_theme, replace(theme, name=str(value)), failed=self._on_failed, owner=self)

    def _on_add(self) -> None:
        name = ask.ask_text(self, self.theme, "Add theme", "Name", accept="Add the theme")
        if name:
            self._say("")
            self.desk.do(
                add_theme,
                AddTheme(self.desk.snapshot.project.id, name),
                lambda made: self.view.select(made.id),
                self._on_failed,
                owner=self,
            )
        self.view.setFocus()

    def _on_shift(self, places: int) -> None:
        theme = self.view.current()
        if theme is not None:
            self.desk.do(shift_theme, ShiftTheme(theme.id, places), failed=self._on_failed, owner=self)

    def _on_remove(self) -> None:
        theme = self.view.current()
        if theme is not None:
            self._say("")
            self.desk.do(remove_theme, theme, failed=self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._say(plain_words(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
