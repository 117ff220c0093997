"""Brings the running activity into Run: its band, its view, whose words the capture bar keeps, gentle hints."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from charrette.domain.activities import rules_of
from charrette.domain.activities.outcome import cards_of
from charrette.domain.cards import Card
from charrette.domain.clarifying import Item
from charrette.domain.going_round import turns_in
from charrette.domain.surfaces import Surface
from charrette.domain.wording import listed
from charrette.services.activities import SetStep, TakeTurn, set_step, take_turn
from charrette.ui.desk import Desk
from charrette.ui.run.activity.band import ActivityBand
from charrette.ui.run.activity.panel import Panel
from charrette.ui.run.activity.restless_watch import RestlessWatch
from charrette.ui.run.activity.running import RunningBlock
from charrette.ui.run.activity.view import ActivityView
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.store.changes import Changes
    from charrette.ui.run.page import RunPage

_LATER_MS = 100
_SILENT = 4
"""As many silent groups as are named."""


class ActivityHost(QObject):
    """The page asks it for the band, for the widget of the view "Activity", and to act."""

    def __init__(self, desk: Desk, theme: Theme, page: "RunPage") -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.running = RunningBlock(desk, self)
        self.band = ActivityBand(desk, theme, self.running)
        self.view = ActivityView(desk, theme)
        self._in_turn = 0
        self._served: tuple[UUID, str] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self.refresh_words)
        self._watch = RestlessWatch(desk, self.running, self)
        self._watch.found.connect(self.band.say)
        self.band.step_wanted.connect(self.go_step)
        self.view.panel_made.connect(self._on_panel_made)
        self.running.moved.connect(self._on_moved)
        self.running.changed.connect(self._on_block_changed)
        desk.changed.connect(self._on_changed)

    def start(self) -> None:
        """The page is whole: what runs is shown."""
        self._page.bar.kept.connect(self._on_kept)
        self.running.refresh()

    def widget(self) -> QWidget:
        """What the view "Activity" shows: the board where work is done there."""
        if self.running.on_board:
            return self._page.board
        self.view.show_surface(self.running.surface).show_block(self.running.block)
        return self.view

    def go_step(self, by: int) -> None:
        """One step of the activity on, or back."""
        block, at = self.running.block, self.running.step_at + by
        if block is not None and 0 <= at < len(self.running.kind.steps):
            self._desk.do(set_step, SetStep(block.id, at), owner=self, quiet=True)

    def take_turn(self, *, passed: bool) -> None:
        """The current speaker is done, wherever the keyboard is."""
        block = self.running.block
        if block is not None and self.running.surface is Surface.TURNS:
            self._desk.do(take_turn, TakeTurn(block.id, passed), owner=self, quiet=True)

    def done(self) -> None:
        """The speaker, the round of the sheets or the item is done, wherever the keyboard is."""
        if self.running.surface is Surface.TURNS:
            self.take_turn(passed=False)
        else:
            self.view.do("done")

    def refresh_words(self) -> None:
        """What is worked out over many cards: a moment after the change."""
        self.band.show_result()
        if self.running.surface is Surface.CAPTURE:
            self.band.say(self._silent_words())

    def _on_moved(self) -> None:
        """Another block or step: its screen comes up by itself, without taking the keyboard from what is typed."""
        self._in_turn = 0
        self.band.say("")
        self._page.show_activity()
        self.refresh_words()

    def _on_block_changed(self) -> None:
        panel = self.view.panel()
        if panel is not None and not self.running.on_board:
            panel.show_block(self.running.block)
        self._serve_capture()

    def _on_changed(self, changes: "Changes") -> None:
        panel = self.view.panel()
        touched = frozenset(changes.touched)
        if panel is not None and panel.isVisible() and panel.concerns(touched - {"block"}):
            panel.refresh()
        if touched & {"participant", "stakeholder_group"}:
            self._serve_capture()
        self._later.start()

    def _serve_capture(self) -> None:
        """Cards belong to the block that runs; while the room goes round, to the speaker."""
        block = self.running.block
        speaker = None
        if block is not None and self.running.surface is Surface.TURNS:
            speaker = turns_in(self._desk.snapshot, block).current
        served = (block.id, speaker.key) if block is not None and speaker is not None else None
        self._page.talk.follow(block, speaker, changed=served != self._served)
        if served != self._served:
            self._served, self._in_turn = served, 0

    def _on_kept(self, card: Card) -> None:
        """In a turn so many ideas are one turn's: then the next speaker's turn comes by itself."""
        block = self.running.block
        if block is None or card.block_id != block.id or self.running.surface is not Surface.TURNS:
            return
        self._in_turn += 1
        ideas = rules_of(block).get("ideas", 1)
        if ideas and self._in_turn >= ideas:
            self._in_turn = 0
            self.take_turn(passed=False)

    def _silent_words(self) -> str:
        """Groups that are here and have no card in this block yet; nothing before the first card."""
        block, snapshot = self.running.block, self._desk.snapshot
        cards = cards_of(block, snapshot) if block else ()
        heard = {card.group_id for card in cards}
        present = {each.group_id for each in snapshot.here}
        silent = [each.name for each in snapshot.groups if each.id in present - heard and not each.host]
        if not cards or not silent or len(silent) > _SILENT:
            return ""
        return self.tr("No card yet from {names}.").format(names=listed(silent))

    def _on_panel_made(self, panel: Panel) -> None:
        panel.go.connect(self._page.go)
        panel.typing_wanted.connect(self._page.bar.take_focus)
        panel.opened.connect(self._on_opened)
        panel.revealed.connect(self._on_revealed)

    def _on_opened(self, item: Item) -> None:
        opens = self._page.openings.open_need if item.is_need else self._page.openings.open_card
        opens(item.id)

    def _on_revealed(self, round_id: UUID) -> None:
        self._page.stage.show_view("result", round_id)
