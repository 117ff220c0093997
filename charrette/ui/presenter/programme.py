"""What is on for the room: the view by choice or by the running step, its round, and its pages."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from charrette.domain.surfaces import View
from charrette.ui.desk import Desk
from charrette.ui.presenter.choice import Choice
from charrette.ui.presenter.place import Place, next_place, place_of, waiting_view
from charrette.ui.theme import Theme

if TYPE_CHECKING:
    from charrette.domain.rounds import Round
    from charrette.ui.presenter.audience import Audience, Pages, Wanted
    from charrette.ui.presenter.reveal import Reveal
    from charrette.ui.presenter.slides import Slide


class Programme(QObject):
    """Makes pages when they are first asked for after a change; a result only after the reveal."""

    ready = Signal()
    """The pages of a result are there; until then its ballot is shown."""

    def __init__(self, desk: Desk, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self.choice = Choice()
        self._pages: Pages | None = None

    @property
    def opened(self) -> bool:
        """Whether a project is on the desk."""
        return self._desk.project_id is not None

    @property
    def place(self) -> Place:
        """Where the room is, as the facilitator may read it."""
        return place_of(self._desk.snapshot, self._desk.session) if self.opened else Place()

    @property
    def wanted(self) -> View:
        """The view that was chosen, else the one that belongs to what runs."""
        if self.choice.view is not None or not self.opened:
            return self.choice.view or View.PROMPT
        return self.place.own_view or waiting_view(self._desk.snapshot, self._desk.session)

    @property
    def view(self) -> View:
        """The view that is shown; a result the room has not seen yet is replaced by its ballot."""
        wanted, round_ = self.wanted, self.round
        revealed = round_ is not None and round_.revealed_at is not None
        return View.VOTING if wanted is View.RESULT and not revealed else wanted

    @property
    def round(self) -> "Round | None":
        """The round on the stage: the one shown last, else that of the block, else the open one or the last."""
        if not self.opened or not self._desk.snapshot.rounds:
            return None
        from charrette.domain.rounds import RoundState

        rounds = [each for each in self._desk.snapshot.rounds if each.state is not RoundState.VOID]
        if chosen := next((each for each in rounds if each.id == self.choice.round_id), None):
            return chosen
        block = self.place.block
        if block is not None and self.choice.view is None:
            begun = block.started_at
            rounds = [
                each for each in rounds if each.block_id == block.id or (begun and each.opened_at >= begun)
            ]
        running = next((each for each in rounds if each.state is RoundState.OPEN), None)
        return running or (rounds[-1] if rounds else None)

    @property
    def slides(self) -> "tuple[Slide, ...]":
        """The pages of the view."""
        return self._made[0]

    @property
    def page(self) -> int:
        """Which page is shown: the one turned to, else the one the view opens at."""
        slides, opens_at = self._made
        page = opens_at if self.choice.page is None else self.choice.page
        return max(0, min(page, len(slides) - 1))

    def next_slide(self) -> "Slide | None":
        """What the room will see in the next step or block; None at the end. Never a number of a vote."""
        from charrette.ui.presenter.audience import Wanted

        if not self.opened:
            return None
        here = self._audience.place
        coming = next_place(self._audience.public, here)
        if coming is None or coming.own_view is None:
            return None
        same = coming.block is not None and here.block is not None and coming.block.id == here.block.id
        round_id = self.round.id if same and self.round else None
        view = View.VOTING if coming.own_view is View.RESULT else coming.own_view
        slides, opens_at = self._audience.pages(Wanted(view, round_id, place=coming))
        return slides[opens_at]

    def forget_pages(self) -> None:
        """Something they are made from has changed."""
        self._pages = None

    @property
    def _made(self) -> "Pages":
        if self._pages is None:
            self._pages = self._result() or self._audience.pages(self._shown())
        return self._pages

    def _result(self) -> "Pages | None":
        """The pages of a revealed result; None while they are counted, and for any other view."""
        round_ = self.round
        if round_ is None or self.view is not View.RESULT:
            return None
        read = self._audience.as_read(round_.id) or round_
        slides = self._reveal.slides_of(read, self._desk.snapshot)
        return (slides, 0) if slides else None

    def _shown(self) -> "Wanted":
        from charrette.ui.presenter.audience import Wanted

        round_ = self.round
        view = View.VOTING if self.view is View.RESULT else self.view
        return Wanted(view, round_.id if round_ else None, self.choice.item_id)

    @cached_property
    def _audience(self) -> "Audience":
        from charrette.ui.presenter.audience import Audience

        return Audience(self._desk, self._theme)

    @cached_property
    def _reveal(self) -> "Reveal":
        from charrette.ui.presenter.reveal import Reveal

        made = Reveal(self._desk, self)
        made.ready.connect(self._on_ready)
        return made

    def _on_ready(self) -> None:
        self.forget_pages()
        self.ready.emit()
