"""Prompts: decks of open questions by type of space; one is given to the session or to a block of its agenda."""

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from charrette.domain.agenda import Block
from charrette.domain.errors import CharretteError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.templates import Deck
from charrette.domain.wording import quoted
from charrette.services.agenda import edit_block
from charrette.services.projects import edit_session
from charrette.services.templates import own_decks_folder, read_shelf
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, plain_words
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button, calling
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView
from charrette.ui.widgets.wrapped import wrap_rows


@dataclass(frozen=True, slots=True)
class PromptRow:
    """A prompt of the deck that is shown, and where it is asked already."""

    id: int
    text: str
    used: str


class PromptsPart(Part):
    """Arrow keys show a prompt as the room would see it; Enter gives it to the session."""

    title = "Prompts"
    sentence = (
        "Open questions about a day in the building. Choose a deck; what is selected is shown at the right."
    )

    def build(self) -> None:
        theme = self.theme
        self._shelf = read_shelf()
        self.deck = QComboBox()
        for each in self._shelf.decks:
            self.deck.addItem(f"{each.title} (your own)" if each.own else each.title, each.name)
        self.about = label("", "hint", wraps=True)
        form = Form(theme)
        form.add("Deck", self.deck)
        form.add_widget(self.about)
        self.model = RowsTable(
            (Column("Prompt", lambda row: row.text), Column("Asked in", lambda row: row.used)), parent=self
        )
        self.view = RowsView(theme, self.model, "Prompts of the deck")
        self.view.setMinimumHeight(theme.px(220))
        wrap_rows(theme, self.view)
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.column.addWidget(form)
        self.column.addWidget(self.view, 1)
        self.to_session = button(theme, "Ask it in the session", key="Enter")
        self.to_block = button(theme, "Ask it in a block…")
        self.row(self.to_session, self.to_block)
        self.column.addWidget(self.error)
        for trouble in self._shelf.troubles:
            self.column.addWidget(label(plain_words(trouble), "warn", wraps=True))
        self.column.addWidget(label(f"Your own decks: {own_decks_folder()}", "hint", wraps=True))
        self._connect()

    def _connect(self) -> None:
        self.deck.currentIndexChanged.connect(calling(self._on_deck))
        self.view.current_changed.connect(self._on_current)
        self.view.activated.connect(calling(self._on_session))
        self.to_session.clicked.connect(self._on_session)
        self.to_block.clicked.connect(self._on_block)

    def first_field(self) -> QWidget:
        return self.view

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        missing = sum(not session.prompt for session in snapshot.sessions)
        return Filled(not missing, f"{missing} to fill" if missing else "")

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        deck = self._deck()
        self.about.setText(deck.about if deck else "")
        asked = _asked(snapshot)
        prompts = deck.prompts if deck else ()
        self.view.show_rows([PromptRow(n, text, asked.get(text, "")) for n, text in enumerate(prompts)])
        session = self.desk.session
        self.to_session.setEnabled(session is not None and not self.desk.read_only)
        self.to_block.setEnabled(bool(session and snapshot.agenda(session.id)) and not self.desk.read_only)

    def _deck(self) -> Deck | None:
        name = self.deck.currentData()
        return next((each for each in self._shelf.decks if each.name == name), None)

    def _on_deck(self) -> None:
        self.show_snapshot(self.desk.snapshot)
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._on_current()

    def _on_current(self) -> None:
        row: PromptRow | None = self.view.current()
        if row is not None and self.isVisible():
            self.looked.emit(row.text)

    def _on_session(self) -> None:
        row: PromptRow | None = self.view.current()
        session = self.desk.session
        if row is not None and session is not None and session.prompt != row.text:
            self._say("")
            changed = replace(session, prompt=row.text)
            self.desk.do(edit_session, changed, failed=self._on_failed, owner=self)

    def _on_block(self) -> None:
        row: PromptRow | None = self.view.current()
        session = self.desk.session
        if row is None or session is None:
            return
        blocks = self.desk.snapshot.agenda(session.id)
        choices: list[tuple[str, object]] = [
            (f"{each.position + 1}. {each.title}: {each.prompt or 'no prompt yet'}", each.id)
            for each in blocks
        ]
        picked = ask.pick(self, self.theme, f"Ask {quoted(row.text)}", "Block", choices)
        block = next((each for each in blocks if each.id == picked), None)
        if block is not None and block.prompt != row.text:
            self._ask_in(block, row.text)
        self.view.setFocus()

    def _ask_in(self, block: Block, prompt: str) -> None:
        self._say("")
        self.desk.do(edit_block, replace(block, prompt=prompt), failed=self._on_failed, owner=self)

    def _on_failed(self, error: CharretteError) -> None:
        self._say(plain_words(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))


def _asked(snapshot: ProjectSnapshot) -> dict[str, str]:
    """Where each prompt is asked: the titles of sessions and blocks."""
    titles: dict[UUID, str] = {session.id: session.title for session in snapshot.sessions}
    places = [(session.prompt, session.title) for session in snapshot.sessions]
    several = len(titles) > 1
    places += [
        (block.prompt, f"{titles[block.session_id]}: {block.title}" if several else block.title)
        for block in snapshot.blocks
    ]
    found: dict[str, list[str]] = {}
    for prompt, place in places:
        found.setdefault(prompt, []).append(place)
    return {
        prompt: where[0] if len(where) == 1 else f"{where[0]} and {len(where) - 1} more"
        for prompt, where in found.items()
    }
