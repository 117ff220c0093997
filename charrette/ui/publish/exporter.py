"""Exports in the background: one document or all, with progress, and given up at once when the person says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from charrette.domain.errors import CancelledError, CharretteError
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.paper_numbers import give_numbers
from charrette.services.publish import note_export, snapshot_to_write, write_document
from charrette.ui.desk import Desk
from charrette.ui.publish.choice import Choice


@dataclass
class Outcome:
    """What an export came to: the files that were written, and why there are no more."""

    wanted: int
    files: list[Path] = field(default_factory=list[Path])
    error: CharretteError | None = None


class Exporter(QObject):
    """One export at a time. Files are written beside and take their names when they are whole."""

    advanced = Signal(str, int, int)
    """What is being written, how much is done of how much."""
    finished = Signal(object)
    """An ``Outcome``, also when it failed or was given up."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cancelled = Event()
        self.running = False

    def export(self, choices: Sequence[Choice], folder: Path) -> None:
        """Writes documents of the project as it is now into a folder, which is made when it is not there."""
        if self.running or self._desk.project_id is None:
            return
        self.running = True
        self._cancelled.clear()
        snapshot, outcome = self._desk.planned, Outcome(len(choices))

        def job() -> None:
            for place, choice in enumerate(choices):
                self._write(choice, folder, snapshot, outcome, place)

        def failed(error: CharretteError) -> None:
            outcome.error = error
            self._finish(outcome)

        self._desk.run(job, lambda _: self._finish(outcome), failed, owner=self)

    def cancel(self) -> None:
        """Gives up what is being written; what stands under its name stays."""
        self._cancelled.set()

    def _write(
        self, choice: Choice, folder: Path, snapshot: ProjectSnapshot, outcome: Outcome, place: int
    ) -> None:
        """On a reader's thread."""
        path = choice.path_in(folder, snapshot)
        command = choice.export(snapshot.project.id, path)
        before = f"{place + 1} of {outcome.wanted}: " if outcome.wanted > 1 else ""

        def progress(done: int, of: int) -> None:
            if self._cancelled.is_set():
                raise CancelledError("The export was cancelled.", "Nothing was overwritten.")
            self.advanced.emit(f"{before}{choice.words}", done, of)

        progress(0, 1)
        library = self._desk.library
        give = self._desk.lanes.write(
            lambda: give_numbers(library, snapshot, command.document, command.options)
        )
        numbered = replace(command, options=give.result())
        with library.reading() as queries:
            whole = snapshot_to_write(queries, command)
        write_document(whole, numbered, path, self._desk.clock.now(), progress)
        outcome.files.append(path)
        self._desk.lanes.write(lambda: note_export(library, command, path)).result()

    def _finish(self, outcome: Outcome) -> None:
        self.running = False
        self.finished.emit(outcome)
