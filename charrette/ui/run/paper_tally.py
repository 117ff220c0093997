"""What of the printed card sheets is still to be keyed, in a line of its own."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from charrette.domain.paper_keying import left_words
from charrette.ui.desk import Desk
from charrette.ui.widgets.labels import label


class PaperTally(QObject):
    """Knows how many cards were printed, and which were passed over as blank while this window was open."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.line = label("", "small", wraps=True)
        self.blank: set[int] = set()
        self._printed = 0
        self._taken: Collection[int] = ()
        self._ask(desk)

    def show_taken(self, taken: Collection[int]) -> None:
        """The numbers that were keyed."""
        self._taken = taken
        self.line.setText(left_words(self._printed, taken, self.blank))

    def doubt(self, number: int) -> str:
        """A question where a number is higher than any that was printed; '' elsewhere."""
        if not self._printed or number <= self._printed:
            return ""
        return self.tr(" Only 1 to {last} were printed: is the number right?").format(last=self._printed)

    def _ask(self, desk: Desk) -> None:
        from charrette.services.paper_numbers import LETTER

        project_id = desk.snapshot.project.id
        desk.ask(lambda queries: queries.last_number(project_id, LETTER), self._on_printed, owner=self)

    def _on_printed(self, last: int) -> None:
        self._printed = last
        self.show_taken(self._taken)
