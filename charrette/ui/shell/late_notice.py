"""What is late is said once, when a project is opened: of the log, questions, milestones; with the way there."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from charrette.domain.wording import counted
from charrette.system.zones import zone_named
from charrette.ui.desk import Desk
from charrette.ui.shell.notices import NoticeLine

if TYPE_CHECKING:
    from charrette.domain.plan.late import Item
    from charrette.store.queries import Queries


class LateNotice(QObject):
    """Looks behind the first picture, on a reader's lane: the start does not wait for it."""

    def __init__(
        self, desk: Desk, notice: NoticeLine, show_page: Callable[[str, str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._notice, self._show_page = desk, notice, show_page
        self._told: UUID | None = None
        desk.opened.connect(self._on_opened)
        self._on_opened()

    def _on_opened(self) -> None:
        project_id = self._desk.project_id
        if project_id == self._told:
            return  # another session of the same project
        self._told = project_id
        if project_id is not None:
            self._desk.first_picture.then(lambda: self._look(project_id))

    def _look(self, project_id: UUID) -> None:
        if self._desk.project_id != project_id:
            return
        snapshot = self._desk.snapshot
        zone = zone_named(snapshot.project.zone)
        today = self._desk.clock.now().astimezone(zone).date().isoformat()

        def late(queries: "Queries") -> "tuple[Item, ...]":
            from charrette.domain.plan.late import late_items
            from charrette.domain.snapshot import renewed

            return late_items(renewed(snapshot, plan=queries.plan(project_id)), today)

        self._desk.ask(late, lambda items: self._tell(project_id, items), owner=self)

    def _tell(self, project_id: UUID, items: "tuple[Item, ...]") -> None:
        if not items or self._desk.project_id != project_id:
            return
        first = items[0]
        more = f" and {len(items) - 1} more" if len(items) > 1 else ""
        named = f"{first.code} {first.words}".strip()
        sentence = self.tr("{n} late: {first}{more}.").format(
            n=counted(len(items), "item is", "items are"), first=named, more=more
        )
        self._notice.offer(sentence, self.tr("Show it"), lambda: self._show_page("plan", first.code))
