"""What can be done with a result that the room has seen: what if, how it came about, its picture, its ballots."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from charrette.domain.rounds import Round
from charrette.system.paths import documents_folder
from charrette.ui.desk import Desk
from charrette.ui.models.chart import ResultChart, chart_of
from charrette.ui.models.needs_list import RoundView
from charrette.ui.theme import Theme
from charrette.ui.widgets.ask import confirm
from charrette.ui.widgets.file_questions import file_to_save

PICTURES = "Pictures (*.svg *.png)"


class ResultActs(QObject):
    """Each act is refused in words, not silently, where the round was not revealed or would tell on somebody."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._over = desk, theme, parent

    def what_if(self, view: RoundView) -> None:
        """Asks what if; nothing of it is kept."""
        from charrette.ui.prioritise.whatif_dialog import WhatIfDialog

        dialog = WhatIfDialog(self._over, self._desk, self._theme, view)
        dialog.exec()
        dialog.deleteLater()

    def how(self, view: RoundView, need_id: UUID | None) -> None:
        """Shows how the result came about, beginning with a need."""
        from charrette.ui.prioritise.how_dialog import HowDialog

        dialog = HowDialog(self._over, self._theme, self._desk.snapshot, view, need_id)
        dialog.export_asked.connect(lambda: self.export_ballots(view.round))
        dialog.exec()
        dialog.deleteLater()

    def picture(self, round_: Round) -> None:
        """Asks where, then saves the picture that anybody may see."""
        snapshot = self._desk.snapshot
        self._desk.run(
            lambda: chart_of(snapshot, round_), lambda chart: self._ask_where(chart, round_), owner=self
        )

    def save_picture(self, chart: ResultChart, path: Path) -> None:
        """Saves; the sentence that says the same is put on the clipboard, to go beside the picture."""
        from charrette.domain.errors import CharretteError
        from charrette.ui.prioritise.charts_saving import save_picture

        try:
            save_picture(self._theme, chart, path)
        except CharretteError as error:
            self._desk.failed.emit(error)
            return
        QApplication.clipboard().setText(chart.alt)
        told = self.tr(
            "Saved {name}. A sentence that says the same is on the clipboard, for beside the picture."
        )
        self._desk.said.emit(told.format(name=path.name), False)

    def export_ballots(self, round_: Round) -> None:
        """Asks first, because single ballots leave the library; then where."""
        from charrette.domain.errors import InvalidInputError
        from charrette.domain.methods import method_named
        from charrette.services.round_files import FULL_ONLY, formats_for, usual_name, why_not_written

        snapshot = self._desk.snapshot
        if why := why_not_written(snapshot, round_):
            self._desk.failed.emit(InvalidInputError(why))
            return
        title = self.tr("Export the ballots of {round}?").format(round=round_.title)
        if not confirm(self._over, self._theme, title, FULL_ONLY, self.tr("Choose where")):
            return
        forms = formats_for(method_named(round_.rules.method))
        proposed = self._folder() / usual_name(snapshot, round_, forms[0])
        kinds = " ".join(f"*.{form}" for form in forms)
        path = file_to_save(self._over, self.tr("Export ballots"), proposed, f"Ballots ({kinds})")
        if path is not None:
            self.write_ballots(round_, path)

    def write_ballots(self, round_: Round, path: Path) -> None:
        """Writes the file on a reader lane, then a minute of it."""
        from charrette.services.round_files import note_round, write_round

        desk, snapshot = self._desk, self._desk.snapshot
        said = self.tr("Exported the ballots to {name}.").format(name=path.name)

        def noted(_done: object) -> None:
            library, project_id = desk.library, snapshot.project.id
            desk.write(
                lambda: note_round(library, project_id, round_, path),
                lambda _: desk.said.emit(said, False),
                owner=self,
            )

        desk.run(lambda: write_round(snapshot, round_, path), noted, owner=self)

    def _ask_where(self, chart: ResultChart, round_: Round) -> None:
        name = f"{self._desk.snapshot.project.name} {round_.title}".casefold()
        words = "-".join("".join(letter if letter.isalnum() else " " for letter in name).split())
        path = file_to_save(self._over, self.tr("Save picture"), self._folder() / f"{words}.png", PICTURES)
        if path is not None:
            self.save_picture(chart, path)

    def _folder(self) -> Path:
        """Where exports go: the folder chosen last, else the documents of this user."""
        kept = self._desk.settings.export_folder
        return Path(kept) if kept else documents_folder()
