"""What is asked before the clock acts: a block out of turn, other times for the rest, the end of a session."""

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from charrette.domain.adviser import advise
from charrette.domain.agenda import Block
from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.wording import listed, quoted
from charrette.services.agenda import TakeTimes, take_times
from charrette.services.clock import CloseSession, close_session
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.room_timer import RoomTimer
from charrette.ui.run.adviser_sheet import AdviserSheet
from charrette.ui.run.clock_face import LATE
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import confirm


class ClockActs(QObject):
    """Asks over ``pane``, then acts through the room's timer and the desk."""

    def __init__(self, desk: Desk, theme: Theme, timer: RoomTimer, pane: QWidget) -> None:
        super().__init__(pane)
        self._desk, self._theme, self._timer, self._pane = desk, theme, timer, pane

    def start_block(self, block_id: UUID) -> None:
        """Starts a block; asks first where it is not the next one."""
        block = self._desk.snapshot.block_by_id[block_id]
        here = self._timer.block
        if here is not None and here.id == block_id:
            return
        sentence = self._out_of_turn(block)
        if sentence and not confirm(
            self._pane.window(), self._theme, f"Start {quoted(block.title)} now?", sentence, "Start it"
        ):
            return
        self._timer.start_block(block_id)

    def advise(self) -> None:
        """The adviser's sheet; says so where nothing is late."""
        session = self._desk.session if self._desk.project_id is not None else None
        if session is None:
            return
        snapshot = self._desk.snapshot
        zone = zone_named(snapshot.project.zone)
        blocks, clock = snapshot.agenda(session.id), snapshot.clock(session.id)
        advice = advise(session, blocks, clock, self._desk.clock.now(), zone)
        if advice is None or (advice.late < LATE and not advice.unavoidable):
            words = "Nothing is late." if blocks else "There is no agenda to be late with."
            self._desk.said.emit(words, False)
            return
        sheet = AdviserSheet(self._pane.window(), self._theme, advice, zone)
        taken = sheet.exec() == QDialog.DialogCode.Accepted
        sheet.deleteLater()
        if taken and advice.minutes:
            self._desk.do(take_times, TakeTimes(session.id, advice.minutes), owner=self)

    def close_session(self) -> None:
        """Closes the session; where items have no owner or date, names them and asks whether despite them."""
        session = self._desk.session if self._desk.project_id is not None else None
        if session is not None:
            self._desk.do(close_session, CloseSession(session.id), failed=self._on_refused, owner=self)

    def _on_refused(self, error: CharretteError) -> None:
        session = self._desk.session
        if session is None or session.closed_at or not isinstance(error, InvalidInputError):
            self._desk.failed.emit(error)
            return
        sentence = f"{error.what} {error.kept} {error.way_on}"
        window = self._pane.window()
        if confirm(
            window, self._theme, "Close the session despite open items?", sentence, "Close it despite them"
        ):
            command = CloseSession(session.id, despite_open_items=True)
            self._desk.do(close_session, command, owner=self)

    def _out_of_turn(self, block: Block) -> str:
        """What starting the block means where it is not the next; empty where it is."""
        coming = self._timer.coming()
        together = {each.id for each in coming}
        running = self._timer.block
        if block.id in together or (running is not None and block.id in self._beside(running)):
            return ""
        if block.over:
            return f"It lies behind the room. It starts again with all its {block.minutes} minutes."
        after = [each.title for each in coming if each.position < block.position]
        if after:
            return f"{listed([quoted(each) for each in after])} would come first, and can still be started later."
        return "It stands earlier in the agenda; the room goes on from there."

    def _beside(self, block: Block) -> set[UUID]:
        from charrette.domain.running import set_of

        return {each.id for each in set_of(self._timer.agenda, block.id)}
