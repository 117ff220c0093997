"""The agenda of a session: its blocks in their order with the times that follow, and the form of one beside it."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from charrette.domain.activities import ACTIVITIES
from charrette.domain.agenda import Block, BlockState, sets_of
from charrette.domain.agenda_sum import agenda_sum
from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.project import Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.services.agenda import (
    AddBlock,
    SetTimes,
    ShiftBlock,
    add_block,
    edit_block,
    places_to,
    remove_block,
    set_times,
    shift_block,
)
from charrette.services.templates import use_template
from charrette.system.zones import zone_named
from charrette.ui.prepare.agenda_form import BlockForm
from charrette.ui.prepare.agenda_rows import MINUTES, TITLE, AgendaRow, AgendaTable
from charrette.ui.prepare.agenda_template_dialog import template_wanted
from charrette.ui.prepare.agenda_times import SessionTimes
from charrette.ui.prepare.agenda_view import AgendaView
from charrette.ui.prepare.part import Filled, Part, plain_words
from charrette.ui.widgets import ask
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import give_role, label

FORM, TABLE_LEAST = 316, 400


class AgendaPart(Part):
    """Enter opens a block's form, Escape goes back; Alt with an arrow or a drag moves a block."""

    title = "Agenda"
    sentence = "Start times follow by themselves. What is protected is never moved or shortened when the day runs late."
    look = ""

    def build(self) -> None:
        theme = self.theme
        self._open = False
        self._wanted: UUID | None = None
        self.times = SessionTimes(theme)
        self.model = AgendaTable(writable=not self.desk.read_only, parent=self)
        self.view = AgendaView(theme, self.model)
        self.form = BlockForm(theme)
        self.total, self.error = label("", "body", wraps=True), label("", "error", wraps=True)
        self.error.hide()
        self.column.addWidget(self.times)
        self._add_buttons()
        self.column.addWidget(self.total)  # above the table: a notice would hide it at the foot
        pair = QHBoxLayout()
        pair.setSpacing(theme.px(16))
        pair.addWidget(self.view, 1)
        pair.addWidget(self.form)
        self.column.addLayout(pair, 1)
        self.column.addWidget(self.error)
        self._connect()

    def _add_buttons(self) -> None:
        theme = self.theme
        self.from_template = button(theme, "From a template…")
        self.add = button(theme, "Add block…", key="Ins", icon="plus")
        self.more = button(theme, "More", icon="more")
        self.menu = QMenu(self.more)
        for words, act in (
            ("Edit\tEnter", self._on_edit),
            ("Duplicate\tCtrl+D", self._on_duplicate),
            ("Up\tAlt+Up", lambda: self._on_shift(-1)),
            ("Down\tAlt+Down", lambda: self._on_shift(1)),
            ("Remove\tDel", self._on_remove),
        ):
            self.menu.addAction(words).triggered.connect(act)
        self.more.setMenu(self.menu)
        self.row(self.from_template, self.add, self.more)
        self.from_template.clicked.connect(self._on_template)
        self.add.clicked.connect(self._on_add)

    def _connect(self) -> None:
        view = self.view
        self.times.chosen.connect(self._on_session)
        self.times.typed.connect(self._on_times)
        self.model.edited.connect(self._on_typed)
        self.model.dropped.connect(self._on_dropped)
        view.edit_wanted.connect(self._on_edit)
        view.add_wanted.connect(self._on_add)
        view.remove_wanted.connect(self._on_remove)
        view.shift_wanted.connect(self._on_shift)
        view.duplicate_wanted.connect(self._on_duplicate)
        view.current_changed.connect(self._on_current)
        view.menu_wanted.connect(self._on_menu)
        self.form.edited.connect(self._on_form)
        self.form.left.connect(self._on_left)
        self.theme.changed.connect(self._fit)

    def first_field(self) -> QWidget:
        return self.view

    def filled(self, snapshot: ProjectSnapshot) -> Filled:
        bare = sum(not snapshot.agenda(session.id) for session in snapshot.sessions)
        if bare:
            return Filled(False, "no agenda yet" if bare == len(snapshot.sessions) else f"{bare} without")
        over = sum(bool(self._sum(snapshot, session).troubles) for session in snapshot.sessions)
        return Filled(not over, f"{over} too long" if over else "")

    def _sum(self, snapshot: ProjectSnapshot, session: Session):
        zone = zone_named(snapshot.project.zone)
        return agenda_sum(session, snapshot.agenda(session.id), zone)

    def show_snapshot(self, snapshot: ProjectSnapshot) -> None:
        running = self.desk.session
        wanted = self._wanted or (running.id if running else None)
        self.times.show_sessions(snapshot, wanted)
        session = self._session(snapshot)
        blocks = snapshot.agenda(session.id) if session else ()
        zone = zone_named(snapshot.project.zone)
        if session is None:
            self.view.show_rows(())
            return
        total = agenda_sum(session, blocks, zone)
        slots = {slot.block.id: slot for slot in total.slots}
        ends = session.ends_at
        self.view.show_rows(
            [
                AgendaRow(block, slot, zone, bool(slot and ends and slot.end > ends))
                for block in blocks
                for slot in (slots.get(block.id),)
            ]
        )
        self._show_total(total.words if total.slots else _no_times(blocks), late=bool(total.troubles))
        self._on_current()

    def _show_total(self, words: str, *, late: bool) -> None:
        give_role(self.total, "warn" if late else "body")
        self.total.setText(words)
        self.total.setVisible(bool(words))

    def _session(self, snapshot: ProjectSnapshot) -> Session | None:
        chosen = self.times.session_id()
        return next((each for each in snapshot.sessions if each.id == chosen), None)

    def _block(self) -> Block | None:
        row: AgendaRow | None = self.view.current()
        return row.block if row else None

    def _on_session(self) -> None:
        self._wanted = self.times.session_id()
        self.show_snapshot(self.desk.snapshot)

    def _on_times(self, command: SetTimes) -> None:
        self.desk.do(set_times, command, failed=lambda fault: self.times.say(plain_words(fault)), owner=self)

    def _on_current(self) -> None:
        self.form.show_block(self._block())
        self._fit()

    def _on_edit(self) -> None:
        if self._block() is not None:
            self._open = True
            self._fit()
            self.form.title.setFocus()
            self.form.title.selectAll()

    def _on_left(self) -> None:
        self._open = False
        self._fit()
        self.view.setFocus()

    def _on_form(self, block: Block) -> None:
        self.desk.do(edit_block, block, failed=self.form.show_error, owner=self)

    def _on_typed(self, row: AgendaRow, column: int, value: object) -> None:
        self._say("")
        try:
            block = typed_block(row.block, column, str(value).strip())
        except CharretteError as fault:
            self._on_failed(fault)
        else:
            self.desk.do(edit_block, block, failed=self._on_failed, owner=self)

    def _on_add(self) -> None:
        session = self._session(self.desk.snapshot)
        if session is None:
            return
        choices: list[tuple[str, object]] = [
            (f"{kind.title}: {kind.purpose}", kind.name) for kind in ACTIVITIES.values()
        ]
        name = ask.pick(self, self.theme, "Add block", "Kind of activity", choices)
        if not isinstance(name, str):
            self.view.setFocus()
            return
        kind, after = ACTIVITIES[name], place_after(self.desk.snapshot, self._block())
        command = AddBlock(
            session.id, kind.title, kind.name, kind.minutes, kind.least, prompt=kind.prompt, after=after
        )
        self._do_add(command)

    def _do_add(self, command: AddBlock) -> None:
        self._say("")
        self.desk.do(add_block, command, self._on_added, self._on_failed, owner=self)

    def _on_added(self, block: Block) -> None:
        self.view.select(block.id)
        self._on_edit()

    def _on_duplicate(self) -> None:
        block = self._block()
        if block is not None:
            given = {
                name: getattr(block, name)
                for name in AddBlock.__slots__
                if name not in {"after", "title", "fixed_start"}
            }
            after = place_after(self.desk.snapshot, block)
            self._do_add(AddBlock(**given, title=f"{block.title} (copy)", after=after))

    def _on_remove(self) -> None:
        block = self._block()
        if block is not None:
            self._say("")
            self.desk.do(remove_block, block, failed=partial(self._on_unremoved, block), owner=self)

    def _on_unremoved(self, block: Block, error: CharretteError) -> None:
        """Delete pressed twice, faster than the first is done, asks for nothing more."""
        if block.id in self.desk.snapshot.block_by_id:
            self._on_failed(error)

    def _on_shift(self, places: int) -> None:
        block = self._block()
        if block is not None and places:
            self._say("")
            self.desk.do(shift_block, ShiftBlock(block.id, places), failed=self._on_failed, owner=self)

    def _on_dropped(self, row: int, before: int) -> None:
        dragged: AgendaRow | None = self.model.at(row)
        session = self._session(self.desk.snapshot)
        if dragged is None or session is None:
            return
        self.view.select(dragged.id)
        self._on_shift(places_to(self.desk.snapshot.agenda(session.id), dragged.id, before))

    def _on_menu(self, at: QPoint) -> None:
        self.menu.popup(at)

    def _on_template(self) -> None:
        session = self._session(self.desk.snapshot)
        command = template_wanted(self, self.theme, self.desk.snapshot, session) if session else None
        if command is not None:
            self.desk.do(use_template, command, self._on_template_used, self._on_failed, owner=self)
        self.view.setFocus()

    def _on_template_used(self, sessions: tuple[Session, ...]) -> None:
        self._wanted = sessions[0].id
        self.desk.choose_session(sessions[0].id)

    def _on_failed(self, error: CharretteError) -> None:
        self._say(plain_words(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._made:
            self._fit()

    def _fit(self) -> None:
        """Table and form side by side; where there is little room one at a time."""
        theme = self.theme
        beside = self.width() >= theme.half_px(FORM) + theme.px(TABLE_LEAST) + theme.px(64)
        self.view.setVisible(beside or not self._open)
        self.form.setVisible(beside or self._open)
        self.form.setMaximumWidth(theme.half_px(FORM) if beside else 16_777_215)
        self.form.setMinimumWidth(theme.half_px(FORM) if beside else 0)
        edges = theme.px(64) + (theme.half_px(FORM) if beside else 0)
        self.view.show_for_width(self.width() - edges)


def place_after(snapshot: ProjectSnapshot, current: Block | None) -> UUID | None:
    """The block that a new one follows: the current one, or what was begun last where that lies behind the room."""
    if current is None:
        return None
    begun = [each for each in snapshot.agenda(current.session_id) if each.state is not BlockState.PLANNED]
    return begun[-1].id if begun and begun[-1].position > current.position else current.id


def typed_block(block: Block, column: int, words: str) -> Block:
    """The block with what was typed into a cell. Raises ``InvalidInputError`` for minutes that are no number."""
    if column == MINUTES:
        if not words.isdecimal():
            raise InvalidInputError("Minutes are a whole number, for example 15.")
        return replace(block, minutes=int(words), least=min(block.least, max(int(words), 1)))
    return replace(block, **{"title" if column == TITLE else "owner": words})


def _no_times(blocks: tuple[Block, ...]) -> str:
    """What stands below an agenda without times."""
    if not blocks:
        return ""
    minutes = sum(max(block.minutes for block in each) for each in sets_of(blocks))
    return f"{counted(minutes, 'minute')} in all. Set the day and the start to see the times."
