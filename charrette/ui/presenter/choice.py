"""What was chosen by hand for the room to see, and whether the stage follows the room."""

from uuid import UUID

from charrette.domain.surfaces import View


class Choice:
    """A view chosen by hand stands until the room moves on; while it is held it stands whatever the room does."""

    def __init__(self) -> None:
        self.following = True
        """Whether the view changes by itself when the room moves on."""
        self.view: View | None = None
        self.round_id: UUID | None = None
        self.item_id: UUID | None = None
        self.page: int | None = None
        """The page that was turned to; None: the one the view opens at."""

    def show(self, view: View, *, round_id: UUID | None = None, item_id: UUID | None = None) -> None:
        """Chooses a view; the result that is shown next is that of the round chosen last."""
        if view is not View.RESULT or round_id is not None:
            self.round_id = round_id
        self.view, self.item_id, self.page = view, item_id, None

    def hold(self, view: View) -> None:
        """Keeps the view that is shown now."""
        self.following, self.view = False, view

    def follow(self) -> None:
        """Goes with the room, now and from now on."""
        self.following = True
        self._let_go()

    def moved_on(self) -> None:
        """The room is in another block or step."""
        if self.following:
            self._let_go()

    def _let_go(self) -> None:
        self.view, self.round_id, self.item_id, self.page = None, None, None, None
