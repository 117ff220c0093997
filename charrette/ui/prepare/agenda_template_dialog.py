"""“From a template…”: the templates there are, what is in the chosen one, and when it shall start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from charrette.domain.activities import activity_named
from charrette.domain.agenda import Slot
from charrette.domain.errors import CharretteError
from charrette.domain.project import Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.templates import Template, as_blocks, timed
from charrette.domain.wording import quoted
from charrette.services.templates import Shelf, UseTemplate, own_templates_folder, read_shelf
from charrette.system.zones import zone_named
from charrette.ui.models.rows import Column, RowsTable
from charrette.ui.prepare.agenda_times import moment
from charrette.ui.prepare.part import plain_words
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import Question
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.rows_view import RowsView
from charrette.ui.widgets.wrapped import WrappingDelegate


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A line of the preview: a block with its times, or the title of a session (without a slot)."""

    id: int
    title: str
    slot: Slot | None
    zone: tzinfo | None

    @property
    def start(self) -> str:
        """When it begins, where it does not stand beside another."""
        if self.slot is None or self.slot.block.beside:
            return ""
        return f"{self.slot.start.astimezone(self.zone):%H:%M}"


class TemplateDialog(Question):
    """Arrow keys choose a template; Enter takes it."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, shelf: Shelf, zone: tzinfo | None, what: str
    ) -> None:
        super().__init__(parent, theme, "From a template", "Use the template")
        self._zone = zone
        self._templates: Sequence[Template] = shelf.templates
        self.list = QListWidget()
        self.list.setAccessibleName("Templates")
        self.list.setProperty("list", "parts")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(WrappingDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in self._templates:
            self.list.addItem(QListWidgetItem(f"{each.title}{' (your own)' if each.own else ''}"))
        self.about, self.people = label("", "body", wraps=True), label("", "small", wraps=True)
        self.preview = RowsView(theme, RowsTable(_columns(), parent=self), "What is in it", wide=1)
        self.preview.setMinimumHeight(theme.half_px(220))
        self.day, self.start = QLineEdit(), QLineEdit()
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self._lay_out(theme, what, shelf)
        self.list.currentRowChanged.connect(self._on_template)
        for field in (self.day, self.start):
            field.textChanged.connect(self._on_times)
        self.list.ensurePolished()
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self.resize(theme.half_px(900), theme.half_px(640))

    def _lay_out(self, theme: Theme, what: str, shelf: Shelf) -> None:
        row, right = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.list, 2)
        right.addWidget(self.about)
        right.addWidget(self.people)
        right.addWidget(self.preview, 1)
        row.addLayout(right, 5)
        self.body.addLayout(row, 1)
        times = QHBoxLayout()
        for words, field, example in (
            ("First day", self.day, "2027-03-14"),
            ("Starts", self.start, "09:00"),
        ):
            named = label(words, "label")
            named.setBuddy(field)
            field.setAccessibleName(words)
            field.setPlaceholderText(example)
            field.setFixedWidth(theme.px(112))
            times.addWidget(named)
            times.addWidget(field)
        times.addWidget(label("Without a day no times are set.", "hint"))
        times.addStretch(1)
        self.body.addLayout(times)
        self.body.addWidget(self.error)
        self.body.addWidget(label(what, "small", wraps=True))
        for trouble in shelf.troubles:
            self.body.addWidget(label(plain_words(trouble), "warn", wraps=True))
        hint = label(f"Your own templates: {own_templates_folder()}", "hint", wraps=True)
        self.body.addWidget(hint)

    def template(self) -> Template:
        """The chosen one."""
        return self._templates[self.list.currentRow()]

    def starts_at(self) -> datetime | None:
        """When the first session starts; None where no day is given."""
        if not self.day.text().strip():
            return None
        return moment(self.day.text(), self.start.text() or self.template().sessions[0].start, self._zone)

    def _on_template(self, row: int) -> None:
        self.keep.setEnabled(row >= 0)
        if row < 0:
            return
        template = self.template()
        self.about.setText(template.purpose)
        self.people.setText(f"{template.in_short}. {template.people}.")
        self.start.setText(template.sessions[0].start)
        self._show_preview()

    def _on_times(self) -> None:
        try:
            self.starts_at()
        except CharretteError as fault:
            self._say(plain_words(fault))
            return
        self._say("")
        self._show_preview()

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.keep.setEnabled(not words)

    def _show_preview(self) -> None:
        template = self.template()
        first = template.sessions[0].start
        start = self.starts_at() or moment(
            f"{datetime.now(UTC):%Y-%m-%d}", self.start.text() or first, self._zone
        )
        rows: list[PreviewRow] = []
        for session, begins, _ in timed(template, start, self._zone):
            if len(template.sessions) > 1:
                rows.append(PreviewRow(len(rows), session.title, None, self._zone))
            slots = as_blocks(session, begins, self._zone)
            rows += [
                PreviewRow(len(rows) + n, slot.block.title, slot, self._zone) for n, slot in enumerate(slots)
            ]
        self.preview.show_rows(rows)


def template_wanted(
    parent: QWidget, theme: Theme, snapshot: ProjectSnapshot, session: Session
) -> UseTemplate | None:
    """Asks which template a session shall have; None when it was cancelled."""
    empty = not snapshot.agenda(session.id)
    charrette = next(each for each in snapshot.charrettes if each.id == session.charrette_id)
    shown = quoted(session.title)
    what = f"It fills {shown}, which has no agenda yet; further sessions are added."
    if not empty:
        what = f"{shown} has an agenda: the template’s sessions are added to {quoted(charrette.title)}."
    dialog = TemplateDialog(parent, theme, read_shelf(), zone_named(snapshot.project.zone), what)
    command = None
    if dialog.exec() == TemplateDialog.DialogCode.Accepted:
        wanted = session.id if empty else None
        command = UseTemplate(charrette.id, dialog.template(), dialog.starts_at(), wanted)
    dialog.deleteLater()
    return command


def _columns() -> tuple[Column, ...]:
    return (
        Column("Start", lambda row: row.start, right=True),
        Column(
            "Block", lambda row: f"\u2003{row.title}" if row.slot and row.slot.block.beside else row.title
        ),
        Column("Min", lambda row: row.slot.block.minutes if row.slot else "", right=True),
        Column("Activity", lambda row: activity_named(row.slot.block.kind).title if row.slot else ""),
        Column("", lambda row: "protected" if row.slot and row.slot.block.protected else ""),
    )
