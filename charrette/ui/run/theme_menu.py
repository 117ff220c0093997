"""What can be done with a theme: rename, fold, move, remove, and make a new one.

Each act imports what it needs when it is done for the first time, so that the start does not wait for it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from charrette.domain.themes import Theme as CardTheme
from charrette.domain.wording import counted, quoted
from charrette.ui.desk import Desk
from charrette.ui.theme import Theme


class ThemeMenu(QObject):
    """The acts on themes; folding is a preference of this computer, the rest is kept in the library."""

    folded = Signal(object)
    """A theme (id) was folded or opened by its menu."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._window = desk, theme, parent

    def is_folded(self, theme_id: UUID) -> bool:
        """Whether a person folded this theme."""
        return str(theme_id) in self._desk.settings.collapsed_themes

    def set_folded(self, theme_id: UUID, *, folded: bool) -> None:
        """Remembers that a theme is folded, or not."""
        others = [each for each in self._desk.settings.collapsed_themes if each != str(theme_id)]
        self._desk.settings.collapsed_themes = [*others, str(theme_id)] if folded else others

    def fold(self, card_theme: CardTheme) -> None:
        """Folds a theme to a narrow strip."""
        self.set_folded(card_theme.id, folded=True)
        self.folded.emit(card_theme.id)

    def fill(self, menu: QMenu, theme: CardTheme) -> None:
        """Puts the acts on one theme into a menu."""
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Rename…\tF2"), partial(self.rename, theme)),
            (self.tr("Fold to a strip"), partial(self.fold, theme)),
            (self.tr("Move left"), partial(self.shift, theme, -1)),
            (self.tr("Move right"), partial(self.shift, theme, 1)),
            (self.tr("New theme…"), self.add),
            (self.tr("Remove…"), partial(self.remove, theme)),
        )
        menu.clear()
        for words, act in acts:
            menu.addAction(words, act)

    def add(self) -> None:
        """Asks for a name and adds a theme, the last column of the board."""
        from charrette.services.board import AddTheme, add_theme
        from charrette.ui.widgets.ask import ask_text

        name = ask_text(
            self._window, self._theme, self.tr("New theme"), self.tr("Name"), accept=self.tr("Add")
        )
        if name:
            self._desk.do(
                add_theme, AddTheme(self._desk.snapshot.project.id, name), self._on_added, owner=self
            )

    def rename(self, theme: CardTheme) -> None:
        """Asks for another name."""
        from charrette.services.board import rename_theme
        from charrette.ui.widgets.ask import ask_text

        title = self.tr("Rename theme")
        name = ask_text(self._window, self._theme, title, self.tr("Name"), text=theme.name)
        if name and name != theme.name:
            self._desk.do(rename_theme, replace(theme, name=name), owner=self)

    def shift(self, theme: CardTheme, places: int) -> None:
        """One place to the left or right."""
        from charrette.services.board import ShiftTheme, shift_theme

        self._desk.do(shift_theme, ShiftTheme(theme.id, places), owner=self)

    def remove(self, theme: CardTheme) -> None:
        """Removes a theme; asks first when it holds something, since many cards move."""
        from charrette.services.board import remove_theme
        from charrette.ui.widgets.ask import confirm

        snapshot = self._desk.snapshot
        cards = sum(card.theme_id == theme.id for card in snapshot.cards)
        needs = sum(need.theme_id == theme.id for need in snapshot.needs)
        if cards or needs:
            sentence = self.tr("{cards} will be not sorted yet, {needs} will stand without a theme.").format(
                cards=counted(cards, "card"), needs=counted(needs, "need")
            )
            title = self.tr("Remove {name}?").format(name=quoted(theme.name))
            if not confirm(self._window, self._theme, title, sentence, self.tr("Remove the theme")):
                return
        self._desk.do(remove_theme, theme, owner=self)

    def _on_added(self, theme: CardTheme) -> None:
        self.folded.emit(theme.id)
