"""Sessions and prompt: the days or evenings of each charrette, the question asked and the minutes given to it."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from charrette.domain.errors import CharretteError
from charrette.domain.project import Charrette, Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.projects import (
    AddCharrette,
    AddSession,
    add_charrette,
    add_session,
    edit_charrette,
    edit_session,
)
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.part import Filled, Part, Words, plain_words, to_fill
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.form import Form
from charrette.ui.widgets.rows_view import RowsView


@dataclass(frozen=True, slots=True)
class Held:
    """A session with the charrette it belongs to."""

    session: Session
    charrette: Charrette
    runs: bool

    @property
    def id(self) -> UUID:
        """The session's id."""
        return self.session.id


class SessionsPart(Part):
    """The list of sessions, then the form of the one that is selected."""

    title = "Sessions and prompt"
    sentence = "The room answers one prompt at a time. At the right is what it will see."

    def build(self) -> None:
        theme = self.theme
        self._shown: Held | None = None
        self.model = RowsTable(
            (
                Column("Charrette", lambda held: held.charrette.title),
                Column("Session", lambda held: held.session.title),
                Column("When", lambda held: held.session.held_on),
                Column("", lambda held: "runs now" if held.runs else ""),
            ),
            parent=self,
        )
        self.view = RowsView(theme, self.model, "Sessions", wide=1)
        self.view.setMinimumHeight(theme.px(140))
        self.view.setMaximumHeight(theme.px(200))
        self.column.addWidget(self.view)
        self.add = button(theme, "Add session", key="Ins", icon="plus")
        self.another = button(theme, "Add charrette…")
        self.run = button(theme, "Run this session")
        self.row(self.add, self.another, self.run)
        self._add_form()
        self.column.addStretch(1)
        self.view.current_changed.connect(self._on_current)
        self.view.add_wanted.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.another.clicked.connect(self._on_add_charrette)
        self.run.clicked.connect(self._on_run)

    def _add_form(self) -> None:
        self.charrette, self.session, self.held_on = QLineEdit(), QLineEdit(), QLineEdit()
        self.prompt, self.minutes = Words(self.theme, 3), QLineEdit()
        self.minutes.setValidator(QIntValidator(1, 600, self.minutes))
        self.form = Form(self.theme)
        self.form.add("Charrette", self.charrette)
        self.form.add("Session", self.session)
        self.form.add("When", self.held_on, "For example Thursday 4 March, 6 to 8 PM.")
        self.form.add("Prompt", self.prompt, "One open question, about a day in the life of the school.")
        self.form.add("Minutes to write", self.minutes)
        self.column.addWidget(self.form)
        for field in (self.charrette, self.session, self.held_on, self.minutes):
            field.editingFinished.connect(self._keeping(field))
        self.prompt.left.connect(self._keeping(self.prompt))
        self.prompt.textChanged.connect(lambda: self.looked.emit(self.prompt.toPlainText().strip()))

    def first_field(self) -> QWidget:
        return self.prompt

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        if not snapshot.sessions:
            return Filled(False, "no session yet")
        missing = sum((not each.prompt) + (not each.held_on) for each in snapshot.sessions)
        return to_fill(missing)

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        running = self.desk.session
        charrettes = {each.id: each for each in snapshot.charrettes}
        held = [
            Held(each, charrettes[each.charrette_id], running is not None and each.id == running.id)
            for each in snapshot.sessions
        ]
        first = self._shown is None
        self.view.show_rows(held)
        if first and running is not None:
            self.view.select(running.id)
        self._on_current()

    def _on_current(self) -> None:
        held: Held | None = self.view.current()
        other = held is None or self._shown is None or held.id != self._shown.id
        self._shown = held
        self.form.setEnabled(held is not None)
        self.run.setEnabled(held is not None and not held.runs)
        if held is None:
            return
        if other:
            self.form.clear_errors()
        session = held.session
        for field, text in (
            (self.charrette, held.charrette.title),
            (self.session, session.title),
            (self.held_on, session.held_on),
            (self.minutes, str(session.minutes)),
        ):
            if other or not (field.hasFocus() and field.isModified()):
                field.setText(text)
        if (other or not self.prompt.hasFocus()) and self.prompt.toPlainText() != session.prompt:
            self.prompt.setPlainText(session.prompt)
        self.looked.emit(session.prompt)

    def _keeping(self, field: QWidget) -> Any:
        def keep() -> None:
            self._keep(field)

        return keep

    def _keep(self, field: QWidget) -> None:
        held = self._shown
        if held is None:
            return
        self.form.show_error(field, "")

        def refuse(error: CharretteError) -> None:
            self.form.show_error(field, plain_words(error))

        charrette = replace(held.charrette, title=self.charrette.text().strip() or held.charrette.title)
        if charrette != held.charrette:
            self.desk.do(edit_charrette, charrette, failed=refuse, owner=self)
        session = replace(
            held.session,
            title=self.session.text().strip() or held.session.title,
            held_on=self.held_on.text().strip(),
            prompt=self.prompt.toPlainText().strip(),
            minutes=int(self.minutes.text() or 0),
        )
        if session != held.session:
            self.desk.do(edit_session, session, failed=refuse, owner=self)

    def _on_add(self) -> None:
        charrettes = self.desk.snapshot.charrettes
        if self._shown is not None or charrettes:
            charrette = self._shown.charrette if self._shown else charrettes[-1]
            command = AddSession(charrette.id, "")
            self.desk.do(add_session, command, lambda made: self._show_new(made.id), owner=self)

    def _show_new(self, session_id: UUID) -> None:
        self.view.select(session_id)
        self.session.setFocus()
        self.session.selectAll()

    def _on_add_charrette(self) -> None:
        title = ask.ask_text(
            self, self.theme, "Add charrette", "What it is about", placeholder="What the building must do"
        )
        if title:
            self.desk.do(add_charrette, AddCharrette(self.desk.snapshot.project.id, title), owner=self)

    def _on_run(self) -> None:
        if self._shown is not None:
            self.desk.choose_session(self._shown.id)
