"""Over a result: what the method's rule says shall follow, and the one act that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charrette.domain.wording import counted
from charrette.ui.models.needs_list import RoundView
from charrette.ui.prioritise.flag_box import FlagBox
from charrette.ui.theme import Theme
from charrette.ui.widgets.buttons import button

_WHICH = {"delphi": "undecided ", "multivote": "kept "}


def follow_words(view: RoundView) -> str:
    """``"Vote again on 7 undecided needs"``."""
    thing = "proposal" if view.round.on_proposals else "need"
    number = len(view.follow.need_ids)
    if number == len(view.result.standings):
        return f"Vote again on the whole list of {number}" if number > 1 else f"Vote again on the {thing}"
    which = _WHICH.get(view.result.rules.method, "")
    return f"Vote again on {counted(number, f'{which}{thing}')}"


class FollowStrip(QWidget):
    """Hidden where nothing follows; without its button while a round is open or the library is read only."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.act = button(theme, "")
        self.box: FlagBox | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self.act)
        self.act.clicked.connect(self.asked)
        self.hide()

    def show_view(self, view: RoundView) -> None:
        """What follows a counted round."""
        if self.box is not None:
            self._row.removeWidget(self.box)
            self.box.deleteLater()
            self.box = None
        follows = bool(view.follow.need_ids)
        self.setVisible(follows)
        if follows:
            self.box = FlagBox(self._theme, view.follow.words, icon="vote", tone="accent")
            self._row.insertWidget(0, self.box, 1)
            self.act.setText(follow_words(view))

    def allow(self, *, may: bool) -> None:
        """Whether a round can be opened now."""
        self.act.setVisible(may)
